package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// AgendaQuery says which items are wanted. Zero days are open. Without Overdue and Blocked it asks for
// everything that is open or missed and due in the range; what has no due day is never in it.
type AgendaQuery struct {
	From, To  civil.Date // due in between, both included
	At        civil.Date // the day on which the question is asked; must be given
	Scope     string     // mine, team, area, or empty for everything that the actor may see
	Authority string     // only of this local authority; empty: of any
	Overdue   bool       // only what was missed
	Blocked   bool       // only what cannot be worked out for want of a fact; with Overdue: both
	Whole     bool       // what is due, and beside it what cannot be worked out for want of a fact
}

// Item is one deadline of one case, or (where Gap is set) something that cannot be worked out.
type Item struct {
	Case      CaseID
	Reference Reference
	Authority string
	Key       string       // stays the same when the day moves
	Deadline  law.Deadline // for a gap: the deadline concerned, zero where there is none
	Status    law.Status   // on the day of the question
	People    []PersonID   // who has the case, or is assigned to it, and may see this item
	Gap       *law.Gap
}

// Agenda returns what is due in the cases that the actor may see and that are not closed, by due day, then
// by reference. A window that has passed is not overdue, and what is only worth knowing is left out.
func (s *Service) Agenda(ctx context.Context, a Actor, q AgendaQuery) ([]Item, error) {
	const op = "casework.Agenda"
	if err := q.check(op); err != nil {
		return nil, err
	}
	var out [][]Item
	d, filter := s.directory(), Filter{Authority: q.Authority}
	if q.Scope == "mine" { // of a manager too
		filter.Involves = a.ID
	}
	shown := roll{what: narrowed("agenda", &filter, q.Scope)}
	for v, err := range s.visits(ctx, a, filter, d) {
		if err != nil {
			return nil, err
		}
		if !v.hasItems() {
			continue
		}
		in, err := d.inScope(ctx, &v, q.Scope)
		if err != nil {
			return nil, err
		}
		if !in {
			continue
		}
		items, err := s.itemsOf(ctx, &v, &q, d)
		if err != nil {
			return nil, err
		}
		if len(items) > 0 {
			out = append(out, items)
			shown.add(v.Case.ID)
		}
	}
	if err := s.noteList(ctx, &a, &shown); err != nil {
		return nil, err
	}
	return inOrder(out), nil
}

func (q *AgendaQuery) check(op string) error {
	if q.At.IsZero() || !slices.Contains([]string{"", "mine", "team", "area"}, q.Scope) {
		return E(Invalid, op, fmt.Sprintf("Say for which day (%q), and mine, team or area (%q).", q.At, q.Scope), nil)
	}
	return nil
}

// hasItems reports whether anything in the case can be due for the visitor: it is not closed, or a rights request
// runs on, and what another provider has to do is not theirs.
func (v *visit) hasItems() bool {
	return v.link.seat != seatBefore && (!v.Case.Closed() || len(v.Case.OpenRequests()) > 0)
}

// inOrder returns the items of all cases by due day, those of one as they came. Pointers are sorted: an item is
// large.
func inOrder(cases [][]Item) []Item {
	n := 0
	for _, items := range cases {
		n += len(items)
	}
	if n == 0 {
		return nil
	}
	at := make([]*Item, 0, n)
	for _, items := range cases {
		for i := range items {
			at = append(at, &items[i])
		}
	}
	slices.SortStableFunc(at, byDue)
	out := make([]Item, n)
	for i, it := range at {
		out[i] = *it
	}
	return out
}

// inScope reports whether the case is one of the actor's own, or of their team.
func (d *directory) inScope(ctx context.Context, v *visit, scope string) (bool, error) {
	switch scope {
	case "mine":
		return slices.Contains(v.Case.AssignedAs(""), v.actor.ID) || slices.Contains(v.Case.Workers(), v.actor.ID), nil
	case "team":
		team, err := d.colleagues(ctx, &v.actor, &v.Case)
		return len(team) > 0 || v.link.seat == seatOnCase || v.link.seat == seatManager, err
	}
	return true, nil
}

// wants reports whether the query asks for the deadline.
func (q *AgendaQuery) wants(d *law.Deadline) bool {
	status := d.Status(q.At)
	switch {
	case d.Due.IsZero(), d.Rule.Sense == law.Information:
		return false
	case status != law.Open && (status != law.Missed || d.Rule.Sense == law.Window):
		return false
	case (q.Overdue || q.Blocked) && !(q.Overdue && status == law.Missed):
		return false
	}
	return !d.Due.Before(q.From) && (q.To.IsZero() || !d.Due.After(q.To))
}

// KeyOf names a deadline of the case: case, limit, the fact that first started it, item and step. It stays
// the same when a correction moves the day.
func (c *Case) KeyOf(d *law.Deadline) string {
	rooted := *d
	rooted.Of = c.first(d.Of)
	return DeadlineKey(c.ID, &rooted)
}

// DeadlineKey names a deadline: case, limit, start, item and step. The start is the fact as it stands; for
// a name that outlasts corrections use Case.KeyOf or Item.Key. An item's label is what people wrote, and keys
// are kept where it must not be read: a digest stands for it.
func DeadlineKey(c CaseID, d *law.Deadline) string {
	rule := ""
	if d.Rule != nil {
		rule = d.Rule.ID
	}
	item := d.Item
	if item != "" {
		item = digest("item", string(c), item)
	}
	return strings.Join([]string{string(c), rule, d.Of, item, d.Step}, "|")
}

func byDue(a, b *Item) int {
	if x, y := a.Deadline.Due, b.Deadline.Due; x != y {
		switch {
		case x.IsZero():
			return 1
		case y.IsZero():
			return -1
		}
		return x.Compare(y)
	}
	return cmp.Or(cmp.Compare(a.Reference, b.Reference), cmp.Compare(a.Key, b.Key))
}
