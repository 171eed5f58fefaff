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

// itemsOf returns the items of one case that the query asks for.
func (s *Service) itemsOf(ctx context.Context, v *visit, q *AgendaQuery, d *directory) ([]Item, error) {
	c := v.view()
	r, err := s.WorkOut(&c)
	if err != nil {
		return nil, err
	}
	return v.itemsOf(ctx, &r, q, d)
}

// itemsOf returns those of the result, which is of the case as the visitor sees it.
func (v *visit) itemsOf(ctx context.Context, r *law.Result, q *AgendaQuery, d *directory) ([]Item, error) {
	closed, wanted := v.Case.Closed(), make([]asked, 0, 16)
	for i := range r.Deadlines {
		if x := &r.Deadlines[i]; q.wants(x) && v.running(x, closed) {
			wanted = append(wanted, asked{x, nil})
		}
	}
	for i := range r.Missing {
		if g := &r.Missing[i]; (q.Blocked || q.Whole) && v.running(concerned(r, g), closed) {
			wanted = append(wanted, asked{concerned(r, g), g})
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	people, err := d.audience(ctx, v)
	if err != nil {
		return nil, err
	}
	out := make([]Item, len(wanted))
	for i, x := range wanted {
		out[i] = v.item(x.deadline, x.gap, q.At, people)
	}
	return out, nil
}

// asked is a deadline of a case that the query asks for, or (where there is a gap) what is missing for it.
type asked struct {
	deadline *law.Deadline
	gap      *law.Gap
}

// running reports whether the deadline still runs in the case as it is kept: in a closed case only the month
// of a rights request does; in one whose processing is restricted that and, for all but who may work on it,
// the limits of the family.
func (v *visit) running(d *law.Deadline, closed bool) bool {
	of, _ := v.Case.Fact(d.Of)
	switch {
	case of.Type == factRightsAsked:
		return true
	case closed:
		return false
	}
	return !v.link.restricted || familys(d)
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

func (v *visit) item(d *law.Deadline, g *law.Gap, at civil.Date, people []listener) Item {
	of := d.Of
	if g != nil && of == "" {
		of = g.Of
	}
	it := Item{Case: v.Case.ID, Reference: v.Case.Reference, Authority: v.Case.Authority, Key: v.Case.KeyOf(d), Deadline: *d, Gap: g}
	if d.Rule != nil {
		it.Status = d.Status(at)
	}
	for _, p := range people {
		if !p.hidden[of] && (v.link.may(ActSeeSupport) || p.works || p.id == v.actor.ID) {
			it.People = append(it.People, p.id)
		}
	}
	return it
}

// concerned returns the deadline that the gap is about; where there is none, one that only names the limit.
func concerned(r *law.Result, g *law.Gap) *law.Deadline {
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; d.Rule == g.Rule && (g.Of == "" || d.Of == g.Of) {
			return d
		}
	}
	return &law.Deadline{Rule: g.Rule, Of: g.Of}
}

// listener is somebody who may be told of a case's deadlines.
type listener struct {
	id     PersonID
	works  bool            // on the case as mediator or adviser
	hidden map[string]bool // facts that they may not see
}

// audience returns who has the case or is assigned to it, and what they may not see of it. Whoever lost
// their consent is not among them.
func (d *directory) audience(ctx context.Context, v *visit) ([]listener, error) {
	workers := v.Case.Workers()
	ids := slices.Clone(workers)
	for _, id := range v.Case.AssignedAs("") {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	var out []listener
	for _, id := range ids {
		works := slices.Contains(workers, id)
		if d.people == nil {
			if works {
				out = append(out, listener{id: id, works: true})
			}
			continue
		}
		p, err := d.find(ctx, id)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue
		}
		if l := linkOf(p, &v.Case); l.may(ActSee) {
			seen := view(p, l, v.Case)
			out = append(out, listener{id: id, works: l.may(ActSeeSupport), hidden: unseen(&seen)})
		}
	}
	return out, nil
}

// unseen returns the ids of the facts that count and are not shown; nil where everything is.
func unseen(c *Case) map[string]bool {
	if c.Counted == nil {
		return nil
	}
	out := make(map[string]bool)
	for i := range c.Counted {
		out[c.Counted[i].ID] = true
	}
	for i := range c.Facts {
		delete(out, c.Facts[i].ID)
	}
	return out
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
