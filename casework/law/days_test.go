package law_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// profilesOf returns the profiles that a deadline can have been counted by.
func (w *world) profilesOf(d *law.Deadline) []*law.Profile {
	ids := []string{d.Version.Count.Profile, d.Version.Disability}
	for _, limb := range d.Rule.LaterOf {
		if r, ok := w.book.Rule(limb); ok {
			for i := range r.Versions {
				ids = append(ids, r.Versions[i].Count.Profile)
			}
		}
	}
	if back := d.Rule.Fallback; back != nil && back.Count != nil && stepOf(d, law.StepFallback) != nil {
		ids = []string{back.Count.Profile}
	}
	var out []*law.Profile
	for i := range w.book.Profiles {
		if slices.Contains(ids, w.book.Profiles[i].ID) {
			out = append(out, &w.book.Profiles[i])
		}
	}
	return out
}

// all reports whether it is so of every profile that the deadline can have been counted by.
func (w *world) all(d *law.Deadline, so func(*law.Profile) bool) bool {
	return !slices.ContainsFunc(w.profilesOf(d), func(p *law.Profile) bool { return !so(p) })
}

// forward reports whether the deadline was counted towards the future, and nobody fixed another day.
func forward(d *law.Deadline) bool {
	counted := stepOf(d, law.StepCounted)
	return counted != nil && !counted.Backwards && stepOf(d, law.StepReplaced) == nil
}

func (w *world) open(d civil.Date) bool {
	ok, err := w.calendar.IsWorking(d)
	return err == nil && ok
}

func (w *world) inSpan(id string, d civil.Date) bool {
	return slices.ContainsFunc(w.book.Spans, func(s law.Span) bool { return s.ID == id && s.Contains(d) })
}

func TestADayThatMovesOffClosedDaysIsNeverOne(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			if d.Due.IsZero() || !forward(d) {
				continue
			}
			if w.all(d, func(p *law.Profile) bool { return p.ClosedDay == law.ClosedNext }) && !w.open(d.Due) {
				return fmt.Sprintf("%v is due on %s, which is closed", nameOf(d), d.Due.Long())
			}
			if w.all(d, func(p *law.Profile) bool { return p.ClosedDay == law.ClosedStays && len(p.Pushes) == 0 }) && d.Due != d.RawEnd {
				return fmt.Sprintf("%v was moved from %s to %s by a profile that moves nothing", nameOf(d), d.RawEnd, d.Due)
			}
		}
		return ""
	})
}

// An end inside a span that pushes comes out behind it. Only an end before the span, rolled off a closed day,
// can come to lie in it (Saturday 31 July 2027 goes to Monday 2 August).
func TestNoDayIsLeftInsideASpanThatPushes(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			if d.Due.IsZero() || !forward(d) {
				continue
			}
			for _, p := range w.profilesOf(d) {
				for _, span := range p.Pushes {
					if w.inSpan(span, d.Due) && !w.rolledInto(span, d) {
						return fmt.Sprintf("%v is due on %s, inside %s", nameOf(d), d.Due.Long(), span)
					}
				}
			}
		}
		return ""
	})
}

func (w *world) rolledInto(span string, d *law.Deadline) bool {
	if w.inSpan(span, d.RawEnd) {
		return false
	}
	for day := d.RawEnd; day.Before(d.Due); day = day.AddDays(1) {
		if w.open(day) {
			return false
		}
	}
	return true
}

func TestDaysStandInOrder(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			switch {
			case !d.Due.IsZero() && d.Due.Before(d.RawEnd) && stepOf(d, law.StepReplaced) == nil:
				return fmt.Sprintf("%v is due on %s, before its raw end %s", nameOf(d), d.Due, d.RawEnd)
			case !d.Safe.IsZero() && (!d.Safe.Before(d.Due) || !w.open(d.Safe)):
				return fmt.Sprintf("the safe day of %v, %s, is not a working day before %s", nameOf(d), d.Safe.Long(), d.Due)
			case d.Safe.IsZero() && w.calendar.Covers(d.Due) && !w.open(d.Due):
				return fmt.Sprintf("%v is due on %s, which is closed, and has no safe day", nameOf(d), d.Due.Long())
			case !d.Safe.IsZero() && w.lastOpen(d.Due) != d.Safe:
				return fmt.Sprintf("the safe day of %v is %s, and not the last working day before %s", nameOf(d), d.Safe, d.Due)
			case !d.Due.IsZero() && len(d.Steps) == 0:
				return fmt.Sprintf("%v has a day and no step", nameOf(d))
			case d.Due.IsZero() && d.Cutoff != "" && d.RawEnd.IsZero() && d.Version.Count.Kind == law.CountNone && len(d.Rule.LaterOf) == 0:
				return fmt.Sprintf("%v has an hour and no day", nameOf(d))
			case i > 0 && !d.Due.IsZero() && (r.Deadlines[i-1].Due.IsZero() || d.Due.Before(r.Deadlines[i-1].Due)):
				return fmt.Sprintf("%v stands behind a later day", nameOf(d))
			}
		}
		return ""
	})
}

func (w *world) lastOpen(d civil.Date) civil.Date {
	for !w.open(d) {
		d = d.AddDays(-1)
	}
	return d
}

// The steps tell the whole way: the first begins where the count began, each goes on from where the last one
// left off, and the last ends on the day.
func TestTheStepsLeadFromTheStartToTheDay(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			if d := &r.Deadlines[i]; !d.Due.IsZero() {
				if at := stepsLead(d); at != d.Due {
					return fmt.Sprintf("the steps of %v lead to %s and not to %s", nameOf(d), at, d.Due)
				}
			}
		}
		return ""
	})
}

// Of two limbs the later governs, and both are among the steps.
func TestOfTwoLimbsTheLaterGoverns(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			both := stepOf(d, law.StepLaterOf)
			for _, s := range d.Steps {
				switch {
				case both == nil || s.Kind != law.StepCounted:
				case s.To.After(d.RawEnd):
					return fmt.Sprintf("%v ends on %s, and its limb %s on %s", nameOf(d), d.RawEnd, s.Limb, s.To)
				case s.Limb == both.Limb && s.To != d.RawEnd:
					return fmt.Sprintf("%v ends on %s, and %s, which governs, on %s", nameOf(d), d.RawEnd, s.Limb, s.To)
				}
			}
		}
		return ""
	})
}

// stepsLead follows the steps that move the day.
func stepsLead(d *law.Deadline) civil.Date {
	var at civil.Date
	for _, s := range d.Steps {
		switch s.Kind {
		case law.StepCounted, law.StepFixed:
			if s.To.After(at) {
				at = s.To
			}
		case law.StepLaterOf, law.StepReplaced:
			at = s.To
		case law.StepSpan, law.StepClosed, law.StepExpiry:
			if s.From != at {
				return s.From
			}
			at = s.To
		case law.StepExtended, law.StepSafe, law.StepReading, law.StepEdge, law.StepRevived, law.StepFallback, law.StepUncounted, law.StepUnknown:
		}
	}
	return at
}

func TestTheStatusFollowsFromTheDays(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		r := w.compute(m)
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			if why := statusWrong(d); why != "" {
				return fmt.Sprintf("%v %s", nameOf(d), why)
			}
			if why := answered(w, m, d); why != "" {
				return fmt.Sprintf("%v %s", nameOf(d), why)
			}
		}
		return ""
	})
}

// statusWrong asks for the status on the days around the due day and long before and after.
func statusWrong(d *law.Deadline) string {
	around := d.Due
	if around.IsZero() {
		around = civil.On(2026, 6, 1)
	}
	canBeMissed := d.EndedBy == "" && d.MetOn.IsZero() && !d.Due.IsZero() && len(d.Rule.MetBy) > 0
	for _, by := range []int{-4000, -1, 0, 1, 2, 4000} {
		got, want := d.Status(around.AddDays(by)), law.Open
		switch {
		case d.EndedBy != "":
			want = law.Superseded
		case !d.MetOn.IsZero() && (d.Due.IsZero() || !d.MetOn.After(d.Due)):
			want = law.Met
		case !d.MetOn.IsZero():
			want = law.MetLate
		case canBeMissed && by > 0:
			want = law.Missed
		}
		if got != want {
			return fmt.Sprintf("is %s %d days from %s, and not %s", got, by, around, want)
		}
	}
	return ""
}

// answered checks what met or ended it: an event of the case, of the day that is said.
func answered(w *world, m law.Matter, d *law.Deadline) string {
	if d.MetOn.IsZero() != (d.MetBy == "") {
		return "is met by " + d.MetBy + " on " + d.MetOn.String()
	}
	if d.MetBy != "" && !onDay(w, m, d.MetOn, d.Rule.MetBy) {
		return "is met on " + d.MetOn.String() + ", when nothing happened that could"
	}
	if !d.MetOn.IsZero() && d.EndedBy != "" {
		return "is met by " + d.MetBy + " and ended by " + d.EndedBy
	}
	if d.EndedBy == "" && !d.EndedOn.IsZero() {
		return "ended on " + d.EndedOn.String() + " by nothing"
	}
	return ""
}

// onDay reports whether an event of one of the patterns' types is told of the day.
func onDay(w *world, m law.Matter, on civil.Date, list []law.Pattern) bool {
	return slices.ContainsFunc(m.Events, func(e law.Event) bool {
		typ, _ := w.book.Vocabulary.Type(e.Type)
		day, _ := e.Day()
		return day == on && slices.ContainsFunc(list, func(p law.Pattern) bool {
			return p.Type == e.Type || p.Type == "decision-sent" && len(typ.GivesRise) > 0
		})
	})
}
