package law_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// The days over which starts are moved.
var (
	firstStart = civil.On(2019, time.January, 1)
	lastStart  = civil.On(2028, time.December, 31)
)

// held is what a deadline came to for the start of the day before.
type held struct {
	raw, due civil.Date
	version  *law.Version
}

// mover asks for the deadlines of one start after the other, a day later each time, and sees that none comes
// sooner.
type mover struct {
	*world

	last map[name]held
}

func newMover(w *world) *mover { return &mover{w, map[name]held{}} }

func (v *mover) later(m law.Matter, on civil.Date) {
	v.Helper()
	r := v.compute(m)
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.RawEnd.IsZero() || d.Of != "" && d.Of != "start" {
			continue
		}
		before, ok := v.last[nameOf(d)]
		v.last[nameOf(d)] = held{d.RawEnd, d.Due, d.Version}
		if !ok || before.version != d.Version || shorterMonth(v.world, d, on) {
			continue
		}
		if d.RawEnd.Before(before.raw) || !d.Due.IsZero() && d.Due.Before(before.due) {
			v.Fatalf("%s from %s: %s (due %s), and from an earlier day %s (due %s)\n%s",
				d.Rule.ID, on, d.RawEnd, d.Due, before.raw, before.due, asFile(v, m))
		}
	}
}

// shorterMonth reports whether the deadline is counted in months that are measured in days and then counted
// without those of a span, from a day that the month of its end has not: 30 August to 30 September are 31
// days, 31 August to 30 September are 30. That the month is the shorter one is not what is asked here.
func shorterMonth(w *world, d *law.Deadline, on civil.Date) bool {
	counted := stepOf(d, law.StepCounted)
	if counted == nil || counted.Period.Unit != civil.Months {
		return false
	}
	for back := range stride {
		if !on.AddDays(-back).HasDay(counted.Period.N) {
			return slices.ContainsFunc(w.profilesOf(d), func(p *law.Profile) bool { return len(p.NotCounted) > 0 })
		}
	}
	return false
}

// Every start of every limit of the book, moved day by day over ten years.
func TestALaterStartNeverEndsSooner(t *testing.T) {
	w := newWorld(t)
	w.startsLater()
	for _, other := range w.others() {
		if !other.book.Proposal {
			other.startsLater()
		}
	}
}

func (w *world) startsLater() {
	w.Helper()
	for _, start := range starts(w.book) {
		v := newMover(w)
		for on := firstStart; !on.After(lastStart); on = on.AddDays(stride) {
			start.On = on
			if !start.Due.IsZero() { // what is counted from is the day that the event fixes
				start.On, start.Due = firstStart.AddDays(-400), on
			}
			v.later(law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{start}}, on)
		}
	}
}

// starts returns one event for each pattern that starts a limit of the book.
func starts(book *law.Book) []law.Event {
	var out []law.Event
	seen := map[string]bool{}
	for i := range book.Rules {
		r := &book.Rules[i]
		patterns := r.Starts
		if r.Fallback != nil {
			patterns = slices.Concat(patterns, r.Fallback.Starts)
		}
		for _, p := range patterns {
			typ, ok := book.Vocabulary.Type(p.Type)
			if !ok || seen[fmt.Sprint(p)] {
				continue
			}
			seen[fmt.Sprint(p)] = true
			e := law.Event{ID: "start", Type: p.Type}
			for _, c := range p.Conds {
				if _, own := typ.Attr(c.Name); own && c.Values[0] != "-" {
					e.Attrs = e.Attrs.With(c.Name, c.Values[0])
				}
			}
			if typ.HasItems {
				for _, what := range []string{"assess", "make-plan", "contents", "placement", "other"} {
					e.Items = append(e.Items, law.Item{Item: what, What: what})
				}
			}
			if typ.HasDue {
				e.Due = firstStart
			}
			out = append(out, e)
		}
	}
	return out
}

// Every way to count that the book knows, with every unit, forwards and backwards, whether a limit uses it or
// not.
func TestNoWayOfCountingEndsSoonerForALaterStart(t *testing.T) {
	w := newWorld(t)
	book, err := law.NewBook(everyCount(w.book))
	if err != nil {
		t.Fatal(err)
	}
	v := newMover(&world{TB: t, book: book, calendar: w.calendar})
	for on := firstStart; !on.After(lastStart); on = on.AddDays(stride) {
		v.later(law.Matter{Grounds: []string{"cease"}, Events: []law.Event{{ID: "start", Type: "assessment-requested", On: on}}}, on)
	}
}

// everyCount is a book of limits that count every unit by every profile that counts.
func everyCount(book *law.Book) law.Book {
	out := law.Book{Name: "every-count", Title: "Every way to count", Version: "2026-01-01", Vocabulary: book.Vocabulary,
		Grounds: book.Grounds, Spans: book.Spans, Profiles: slices.Clone(book.Profiles), Calendar: book.Calendar}
	periods := []civil.Period{{N: 1, Unit: civil.Days}, {N: 15, Unit: civil.Days}, {N: 30, Unit: civil.Days}, {N: 2, Unit: civil.Weeks},
		{N: 20, Unit: civil.Weeks}, {N: 1, Unit: civil.Months}, {N: 2, Unit: civil.Months}, {N: 6, Unit: civil.Months},
		{N: 12, Unit: civil.Months}, {N: 3, Unit: civil.WorkingDays}, {N: 30, Unit: civil.WorkingDays}}
	seen := map[string]bool{}
	for i := range book.Profiles {
		p := &book.Profiles[i]
		way := fmt.Sprint(p.FirstDay, p.NoSuchDay, p.WorkingDays, p.NotCounted, p.Pushes, p.ClosedDay)
		if p.FirstDay == law.NotApplicable || p.WorkingDays.Calendar == "school" || seen[way] {
			continue
		}
		seen[way] = true
		for _, period := range periods {
			for _, back := range []bool{false, true} {
				out.Rules = append(out.Rules, countOf(p, period, back))
			}
		}
	}
	return out
}

func countOf(p *law.Profile, period civil.Period, back bool) law.Rule {
	id := strings.ReplaceAll(fmt.Sprintf("%s-%s-%t", p.ID, period, back), " ", "-")
	return law.Rule{ID: id, Title: id, OwedBy: "local-authority", Sense: law.Duty, Act: "sent", Starts: []law.Pattern{{Type: "assessment-requested"}},
		Versions: []law.Version{{Count: law.Count{Kind: law.CountPeriod, Period: period, Profile: p.ID, Before: back}, Provision: "none", Force: "statute", Confidence: "A"}}}
}

// The appeal is never sooner for a later notice, nor for a later certificate.
func TestALaterNoticeOrCertificateNeverShortensTheAppeal(t *testing.T) {
	w := newWorld(t)
	pair := func(notice, certificate civil.Date) law.Matter {
		return law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{
			{ID: "start", Type: "decision-sent", On: notice},
			{Type: "certificate-issued", On: certificate, Of: "start", Attrs: attrs("kind", "not-pursued")}}}
	}
	for notice := firstStart; notice.Before(lastStart); notice = notice.AddDays(9) {
		v := newMover(w)
		for after := range 40 {
			v.later(pair(notice, notice.AddDays(5*after)), notice)
		}
	}
	for certificate := firstStart; certificate.Before(lastStart); certificate = certificate.AddDays(23) {
		v := newMover(w)
		for before := 100; before >= 0; before-- {
			v.later(pair(certificate.AddDays(-before), certificate), certificate.AddDays(-before))
		}
	}
}
