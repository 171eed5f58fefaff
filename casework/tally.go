package casework

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Tally is a case as it is counted: what kind of dispute it was and, quarter by quarter, what happened. It
// names nobody: no case, no person, no day. It is what stays of an erased case, and a live case is counted
// by the same, so that no count changes when a case is erased.
type Tally struct {
	Provider  OrganisationID // that had the case
	Authority string
	Appellant string
	Grounds   []string
	Routes    []string
	Transfer  string // the kind of phase transfer it was about; empty: none
	Opened    Quarter
	Closed    Quarter // empty: it was open
	Events    []TallyEvent
	Spans     []TallySpan
	Limits    []TallyLimit
}

// TallyEvent is that something happened in a quarter. Of its attributes only those are kept whose values
// come from a list.
type TallyEvent struct {
	Type  string
	In    Quarter
	Attrs law.Attrs
	Items []string // what was agreed: assess, contents …
}

// TallySpan is how many days lay between two milestones that reports look at.
type TallySpan struct {
	Name string
	Days int
}

// TallyLimit is how often a limit of the case ended in which way.
type TallyLimit struct {
	Limit  string
	Status law.Status
	N      int
}

// Quarter is a quarter of a year: "2026-Q4". The empty one is no quarter.
type Quarter string

// QuarterOf returns the quarter in which the day lies.
func QuarterOf(d civil.Date) Quarter {
	if d.IsZero() {
		return ""
	}
	const monthsIn = 3
	return Quarter(fmt.Sprintf("%04d-Q%d", d.Year(), (int(d.Month())-1)/monthsIn+1))
}

// spans are the milestones between which reports count days: the first of each.
var spans = []struct{ name, from, to string }{
	{"decision-to-contact", "decision-sent", "mediation-adviser-contacted"},
	{"contact-to-certificate", "mediation-adviser-contacted", "certificate-issued"},
	{"wanted-to-held", "mediation-wanted", "mediation-held"},
	{"decision-to-appeal", "decision-sent", "appeal-received"},
}

// uncounted are facts of the keeping of a case that say who a family dealt with or what somebody needs:
// nothing counts them.
var uncounted = []string{factAssigned, factConsentGiven, factConsentWithdrawn, "conflict-declared", "access-need-recorded", law.Retraction}

// tally counts a case, on the day, with the organisation that has it.
func (s *Service) tally(c *Case, provider OrganisationID, today civil.Date) (Tally, error) {
	t := Tally{
		Provider: provider, Authority: c.Authority, Appellant: c.Appellant,
		Grounds: slices.Sorted(slices.Values(c.Grounds)), Routes: slices.Sorted(slices.Values(c.Routes)),
		Opened: QuarterOf(Today(c.OpenedAt)),
	}
	if c.PhaseTransfer != nil {
		t.Transfer = c.PhaseTransfer.Kind
	}
	if on, closed := c.ClosedOn(); closed {
		t.Closed = QuarterOf(on)
	}
	live := byDay(c.Live())
	first := make(map[string]civil.Date)
	for i := range live {
		f := &live[i]
		if f.Reported || slices.Contains(uncounted, f.Type) {
			continue
		}
		day, _ := f.Day()
		if _, seen := first[f.Type]; !seen {
			first[f.Type] = day
		}
		t.Events = append(t.Events, s.tallyEvent(&f.Event, day))
	}
	slices.SortFunc(t.Events, func(a, b TallyEvent) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	for _, span := range spans {
		from, to := first[span.from], first[span.to]
		if !from.IsZero() && !to.IsZero() && !to.Before(from) {
			t.Spans = append(t.Spans, TallySpan{span.name, to.Sub(from)})
		}
	}
	var err error
	t.Limits, err = s.tallyLimits(c, today)
	return t, err
}

func (s *Service) tallyEvent(e *law.Event, day civil.Date) TallyEvent {
	out := TallyEvent{Type: e.Type, In: QuarterOf(day)}
	typ, known := s.book.Vocabulary.Type(e.Type)
	for _, a := range e.Attrs {
		if !known {
			break
		}
		if kind, ok := typ.Attr(a.Name); ok && kind.Kind != law.AttrLabel {
			out.Attrs = out.Attrs.With(a.Name, slices.Sorted(slices.Values(a.Values))...)
		}
	}
	for _, it := range e.Items {
		out.Items = append(out.Items, it.What)
	}
	slices.Sort(out.Items)
	return out
}

// tallyLimits counts how the limits of the case ended. What is still open does not count.
func (s *Service) tallyLimits(c *Case, today civil.Date) ([]TallyLimit, error) {
	r, err := s.WorkOut(c)
	if err != nil {
		return nil, err
	}
	var out []TallyLimit
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		status := d.Status(today)
		if d.Rule == nil || status == law.Open {
			continue
		}
		at := slices.IndexFunc(out, func(l TallyLimit) bool { return l.Limit == d.Rule.ID && l.Status == status })
		if at < 0 {
			at = len(out)
			out = append(out, TallyLimit{Limit: d.Rule.ID, Status: status})
		}
		out[at].N++
	}
	slices.SortFunc(out, func(a, b TallyLimit) int {
		return cmp.Or(cmp.Compare(a.Limit, b.Limit), cmp.Compare(a.Status, b.Status))
	})
	return out, nil
}

// Tallies yields every case as it is counted on the day, those that were erased too, in no order that
// matters. Only an operator may have them: small numbers are not suppressed here.
func (s *Service) Tallies(ctx context.Context, a Actor, today civil.Date) iter.Seq2[Tally, error] {
	const op = "casework.Tallies"
	return func(yield func(Tally, error) bool) {
		if !Allowed(&a, ActNameCase, nil) {
			yield(Tally{}, E(Refused, op, "Only an operator can count all cases.", nil))
			return
		}
		d := s.directory()
		for c, err := range s.cases.Find(ctx, Filter{}) {
			var t Tally
			if err == nil {
				t, err = s.tallyOf(ctx, d, &c, today)
			}
			if !yield(t, err) || err != nil {
				return
			}
		}
		if s.forgetting == nil {
			return
		}
		for t, err := range s.forgetting.Counted(ctx) {
			if !yield(t, err) || err != nil {
				return
			}
		}
	}
}

func (s *Service) tallyOf(ctx context.Context, d *directory, c *Case, today civil.Date) (Tally, error) {
	keeper, err := d.keeper(ctx, c)
	if err != nil {
		return Tally{}, err
	}
	return s.tally(c, keeper, today)
}

// keeper returns the organisation that has the case: that of the first of its workers who has one; empty
// where nobody knows.
func (d *directory) keeper(ctx context.Context, c *Case) (OrganisationID, error) {
	for _, id := range c.Workers() {
		p, err := d.find(ctx, id)
		if err != nil {
			return "", err
		}
		if p != nil && p.Organisation != "" {
			return p.Organisation, nil
		}
	}
	return "", nil
}
