package casework

import (
	"context"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// CountQuery says what is to be counted: what happened from From to To, both included, in the cases of an
// authority (empty: of any that the person may count).
type CountQuery struct {
	From, To  civil.Date
	Authority string
	At        civil.Date
	Whole     bool // the whole area, suppressed, for an adviser who sees some of its cases
}

// Counts are the numbers that a person may have.
type Counts struct {
	From, To   civil.Date
	Authority  string // empty: of any
	Suppressed bool   // for somebody who may not see the cases behind them
	Groups     []Group
}

// The groups of Counts, in order.
const (
	CountedOpened       = "opened"
	CountedCertificates = "certificates"
	CountedHeld         = "held"
	CountedCancelled    = "cancelled"
	CountedConcluded    = "concluded"
	CountedAppeals      = "appeals"
	CountedClosed       = "closed"
)

// counted says which facts a group counts, and by which attribute its parts are told apart.
var counted = []struct{ group, fact, by string }{
	{CountedOpened, "", ""},
	{CountedCertificates, "certificate-issued", "kind"},
	{CountedHeld, "mediation-held", ""},
	{CountedCancelled, "mediation-cancelled", "by"},
	{CountedConcluded, "mediation-concluded", "outcome"},
	{CountedAppeals, "appeal-received", ""},
	{CountedClosed, "case-closed", ""},
}

// Unsaid is the part of a group whose kind was not recorded.
const Unsaid = "not said"

// Count counts. Mediators and advisers count the cases that they may see, a manager those of the provider,
// an operator all; erased cases count for those who count all of a provider or an area. A volunteer of a
// forum and a commissioner, and an adviser who asks for the Whole, get the whole of an area of their organisation, a quarter at a time, suppressed
// (of a longer time they could take the quarters off that they know);
// of any other area nothing: the error is then of kind Refused. Facts that are only reported do not count.
func (s *Service) Count(ctx context.Context, a Actor, q CountQuery) (Counts, error) {
	const op = "casework.Count"
	out := Counts{From: q.From, To: q.To, Authority: q.Authority}
	if q.At.IsZero() || q.From.After(q.To) && !q.To.IsZero() {
		return out, E(Invalid, op, "Say from which day to which day is to be counted.", nil)
	}
	t := newCounting(s.book.Vocabulary, &q)
	if a.Is(Commissioner) || a.Kind == LocalAuthority || a.Kind == ParentCarerForum || q.Whole && a.Kind == Sendiass {
		return s.countArea(ctx, op, &a, &q, t)
	}
	for v, err := range s.noted(ctx, &a, narrowed("count", &Filter{Authority: q.Authority}), s.visits(ctx, a, Filter{Authority: q.Authority}, s.directory())) {
		if err != nil {
			return out, err
		}
		c := v.view()
		t.add(&c)
	}
	if a.Is(Operator) || a.Is(Manager) {
		mine := func(e *Tally) bool { return a.Is(Operator) || e.Provider == a.Organisation && a.Organisation != "" }
		if err := s.countErased(ctx, t, mine); err != nil {
			return out, err
		}
	}
	out.Groups = t.groups
	return out, nil
}

// countArea counts a whole area for somebody who sees none of its cases.
func (s *Service) countArea(ctx context.Context, op string, a *Actor, q *CountQuery, t *counting) (Counts, error) {
	out := Counts{From: q.From, To: q.To, Authority: q.Authority, Suppressed: true}
	areas, err := s.areasOf(ctx, a)
	if err != nil {
		return out, err
	}
	if !slices.Contains(areas, q.Authority) {
		return out, s.noteRefused(ctx, a, ActSee, "", "", E(Refused, op,
			"You can have counts of your own organisation's area only. What is published can be asked of every area: published figures for Durham.", nil))
	}
	if !oneQuarter(q.From, q.To) {
		return out, E(Invalid, op, "Counts of an area come by whole quarters, one at a time: say this quarter or last quarter.", nil)
	}
	for c, err := range s.cases.Find(ctx, Filter{Authority: q.Authority}) {
		if err != nil {
			return out, err
		}
		t.add(&c)
	}
	if err := s.countErased(ctx, t, func(*Tally) bool { return true }); err != nil {
		return out, err
	}
	if err := s.note(ctx, note{AuditEntry: AuditEntry{Person: a.ID, Action: ActSee, Detail: fmt.Sprintf("counts, authority %s, suppressed", q.Authority)}}); err != nil {
		return out, err
	}
	for i := range t.groups { // that all was said of what kind it was tells of no family
		g := &t.groups[i]
		g.Parts = slices.DeleteFunc(g.Parts, func(c Cell) bool { return c.Name == Unsaid && c.N == 0 })
	}
	Suppress(t.groups)
	out.Groups = t.groups
	return out, nil
}

// areasOf are the authorities that the person's organisation works for.
func (s *Service) areasOf(ctx context.Context, a *Actor) ([]string, error) {
	if s.people == nil || a.Organisation == "" {
		return nil, nil
	}
	o, err := s.people.Organisation(ctx, a.Organisation)
	if KindOf(err) == NotFound {
		return nil, nil
	}
	return o.Authorities, err
}

func (s *Service) countErased(ctx context.Context, t *counting, mine func(*Tally) bool) error {
	if s.forgetting == nil {
		return nil
	}
	for e, err := range s.forgetting.Counted(ctx) {
		if err != nil {
			return err
		}
		if mine(&e) && (t.q.Authority == "" || e.Authority == t.q.Authority) {
			t.addErased(&e)
		}
	}
	return nil
}

// counting is a count under way.
type counting struct {
	q      *CountQuery
	groups []Group
}

func newCounting(v *law.Vocabulary, q *CountQuery) *counting {
	t := &counting{q: q}
	for _, of := range counted {
		g := Group{Total: Cell{Name: of.group}}
		if typ, ok := v.Type(of.fact); ok && of.by != "" {
			if attr, ok := typ.Attr(of.by); ok {
				for _, value := range attr.Values {
					g.Parts = append(g.Parts, Cell{Name: value})
				}
				g.Parts = append(g.Parts, Cell{Name: Unsaid})
			}
		}
		t.groups = append(t.groups, g)
	}
	return t
}

func (t *counting) add(c *Case) {
	if t.in(Today(c.OpenedAt)) {
		t.one(CountedOpened, law.Attrs{})
	}
	live := c.Live()
	for i := range live {
		f := &live[i]
		day, _ := f.Day()
		if f.Reported || day.IsZero() || !t.in(day) {
			continue
		}
		for _, of := range counted {
			if of.fact == f.Type {
				t.one(of.group, f.Attrs)
			}
		}
	}
}

// addErased adds what stayed of an erased case: it knows quarters, and counts where the whole quarter does.
func (t *counting) addErased(e *Tally) {
	if t.whole(e.Opened) {
		t.one(CountedOpened, law.Attrs{})
	}
	for i := range e.Events {
		ev := &e.Events[i]
		for _, of := range counted {
			if of.fact == ev.Type && t.whole(ev.In) {
				t.one(of.group, ev.Attrs)
			}
		}
	}
}

func (t *counting) in(d civil.Date) bool {
	return !d.Before(t.q.From) && (t.q.To.IsZero() || !d.After(t.q.To))
}

func (t *counting) whole(q Quarter) bool {
	from, to, ok := q.Days()
	return ok && !from.Before(t.q.From) && (t.q.To.IsZero() || !to.After(t.q.To))
}

// one counts one more in the group.
func (t *counting) one(group string, attrs law.Attrs) {
	for i := range t.groups {
		g := &t.groups[i]
		if g.Total.Name != group {
			continue
		}
		g.Total.N++
		if len(g.Parts) == 0 {
			return
		}
		kind := attrs.Get(counted[i].by)
		at := slices.IndexFunc(g.Parts, func(c Cell) bool { return c.Name == kind })
		if at < 0 {
			at = len(g.Parts) - 1
		}
		g.Parts[at].N++
	}
}
