package brief_test

import (
	"testing"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// twelve is a case from the request for an assessment to the order, in twelve facts.
func twelve(t testing.TB) law.Result {
	t.Helper()
	fact := func(typ, on string, attrs ...string) law.Event {
		e := law.Event{ID: typ, Type: typ, On: day(t, on)}
		if len(attrs) > 0 {
			e.Attrs = e.Attrs.With(attrs[0], attrs[1])
		}
		return e
	}
	return compute(t, []string{"refuse-assess"},
		fact("assessment-requested", "2026-01-05 Mon"), fact("decision-sent", "2026-02-10 Tue"),
		fact("mediation-adviser-contacted", "2026-02-20 Fri"), fact("authority-told-mediation-wanted", "2026-02-23 Mon"),
		fact("mediation-held", "2026-03-26 Thu"), fact("mediation-concluded", "2026-03-26 Thu", "outcome", "none"),
		fact("certificate-issued", "2026-03-27 Fri", "kind", "mediated"), fact("appeal-received", "2026-04-20 Mon"),
		fact("appeal-registered", "2026-05-05 Tue"), fact("authority-received-appeal", "2026-05-06 Wed"),
		fact("hearing-held", "2026-07-09 Thu"), fact("order-made", "2026-07-16 Thu", "orders", "assess"))
}

// BenchmarkWords says everything that there is to say about each deadline of a case of twelve facts: the
// sentence, the line, why, and what it started from.
func BenchmarkWords(b *testing.B) {
	r, at := twelve(b), day(b, "2026-04-01 Wed")
	var line []byte
	var s brief.Sentences
	b.ReportAllocs()
	for b.Loop() {
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			line = brief.AppendDeadline(line[:0], d, at)
			line = brief.AppendLine(line[:0], d, at)
			s.Reset()
			s.Why(d)
			s.From(d)
		}
	}
	perDeadline(b, len(r.Deadlines))
}

// BenchmarkWordsAsStrings says the same as strings.
func BenchmarkWordsAsStrings(b *testing.B) {
	r, at := twelve(b), day(b, "2026-04-01 Wed")
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			n += len(brief.Deadline(d, at)) + len(brief.Line(d, at)) + len(brief.Why(d)) + len(brief.From(d))
		}
	}
	perDeadline(b, len(r.Deadlines))
}

// BenchmarkEasyRead says each deadline in easy read.
func BenchmarkEasyRead(b *testing.B) {
	r, at := twelve(b), day(b, "2026-04-01 Wed")
	var s brief.Sentences
	b.ReportAllocs()
	for b.Loop() {
		for i := range r.Deadlines {
			s.Reset()
			s.Easy(&r.Deadlines[i], at)
		}
	}
	perDeadline(b, len(r.Deadlines))
}

func perDeadline(b *testing.B, deadlines int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(deadlines), "ns/deadline")
}
