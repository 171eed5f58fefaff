package law_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/redress-send/redress/casework/law"
)

// sureness orders the degrees of certainty.
var sureness = map[law.Certainty]int{law.Unconfirmed: 1, law.Provisional: 2, law.Certain: 3}

// name tells the deadlines of one answer apart.
type name struct{ Rule, Of, Item, Step string }

func nameOf(d *law.Deadline) name { return name{d.Rule.ID, d.Of, d.Item, d.Step} }

func TestEveryDeadlineHasANameOfItsOwn(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		seen := map[name]bool{}
		for i := range r.Deadlines {
			n := nameOf(&r.Deadlines[i])
			if seen[n] {
				return fmt.Sprintf("%v stands twice", n)
			}
			seen[n] = true
		}
		return ""
	})
}

// What is only reported moves no day and makes nothing surer.
func TestReportingInPlaceOfConfirmingChangesOnlyTheCertainty(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		want := w.compute(m)
		for i := range m.Events {
			if m.Events[i].Reported {
				continue
			}
			reported := slices.Clone(m.Events)
			reported[i].Reported = true
			got := w.compute(withEvents(m, reported))
			if diff := moreThanCertainty(want, got); diff != "" {
				return fmt.Sprintf("with fact %d reported, %s", i+1, diff)
			}
		}
		return ""
	})
}

func moreThanCertainty(confirmed, reported law.Result) string {
	if len(confirmed.Deadlines) != len(reported.Deadlines) {
		return "there are other deadlines"
	}
	for i := range confirmed.Deadlines {
		a, b := &confirmed.Deadlines[i], &reported.Deadlines[i]
		if sureness[b.Certainty] > sureness[a.Certainty] {
			return fmt.Sprintf("%v becomes %s, from %s", nameOf(a), b.Certainty, a.Certainty)
		}
	}
	level := func(r law.Result) law.Result {
		r.Missing = nil
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			d.Certainty = ""
			d.From = slices.Clone(d.From)
			for j := range d.From {
				d.From[j].Reported = false
			}
		}
		return r
	}
	confirmed.Deadlines, reported.Deadlines = slices.Clone(confirmed.Deadlines), slices.Clone(reported.Deadlines)
	return differ(level(confirmed), level(reported))
}

// A certain deadline rests on nothing that is remembered, reported, printed or outside the calendar.
func TestWhatIsCertainRestsOnNothingThatIsNot(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			if d.Certainty != law.Certain {
				continue
			}
			if why := w.unsure(d); why != "" {
				return fmt.Sprintf("%v is certain although %s", nameOf(d), why)
			}
		}
		return ""
	})
}

// unsure says why a deadline ought not to be certain, or nothing.
func (w *world) unsure(d *law.Deadline) string {
	if d.Version.Confidence == "C" {
		return "the limit is remembered only"
	}
	replaced := stepOf(d, law.StepReplaced)
	sources := d.From
	if limb := stepOf(d, law.StepLaterOf); limb != nil && len(sources) > 1 && limb.Limb == d.Rule.LaterOf[0] {
		sources = sources[:1] // the other limb did not govern
	}
	if replaced != nil && len(sources) > 1 {
		sources = sources[len(sources)-1:] // only what fixed the day counts
	}
	for _, s := range sources {
		if s.Reported || s.Fallback {
			return fmt.Sprintf("%s of %s is reported or only printed", s.Type, s.Day)
		}
	}
	if replaced != nil || stepOf(d, law.StepFixed) != nil && d.Of != "" {
		return "" // a person fixed the day
	}
	if stepOf(d, law.StepFallback) != nil {
		return "it is counted from a substitute"
	}
	if !d.Due.IsZero() && (!w.calendar.Covers(d.Due) || !w.calendar.Covers(d.RawEnd)) {
		return fmt.Sprintf("%s is outside the calendar", d.Due)
	}
	if d.Due.IsZero() && d.Version.Count.Kind != law.CountNone && len(d.Version.Steps) == 0 {
		return "its day could not be worked out"
	}
	return ""
}

// stepOf returns the first step of the kind, or nil.
func stepOf(d *law.Deadline, kind law.StepKind) *law.Step {
	for i := range d.Steps {
		if d.Steps[i].Kind == kind {
			return &d.Steps[i]
		}
	}
	return nil
}

func isSource(d *law.Deadline, id string) bool {
	return id == d.Of || slices.ContainsFunc(d.From, func(s law.Source) bool { return s.ID == id })
}

// What is not known is said: a deadline without the day that the law gives it, or that is only provisional,
// has its line in what is missing, a step that says why, or a fact that was reported.
func TestWhatCannotBeWorkedOutIsSaid(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			said := slices.ContainsFunc(r.Missing, func(g law.Gap) bool { return g.Rule == d.Rule && isSource(d, g.Of) })
			reported := slices.ContainsFunc(m.Events, func(e law.Event) bool { return e.Reported }) || stepOf(d, law.StepRevived) != nil
			switch {
			case said || d.Version.Confidence == "C" && !d.Due.IsZero():
			case d.Certainty == law.Unconfirmed && d.Version.Confidence != "C":
				return fmt.Sprintf("%v is unconfirmed and nothing says why", nameOf(d))
			case d.Certainty == law.Provisional && !reported:
				return fmt.Sprintf("%v is provisional and nothing says why", nameOf(d))
			case d.Due.IsZero() && d.Version.Count.Kind != law.CountNone:
				return fmt.Sprintf("%v has no day and nothing says why", nameOf(d))
			}
		}
		return ""
	})
}
