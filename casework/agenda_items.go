package casework

import (
	"context"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// itemsOf returns the items of one case that the query asks for.
func (s *Service) itemsOf(ctx context.Context, v *visit, q *AgendaQuery, d *directory) ([]Item, error) {
	c := v.view()
	r, err := s.WorkOut(&c)
	if err != nil {
		return nil, err
	}
	items := v.itemsAmong(draftsOf(&v.Case, &r, q, nil), nil)
	if len(items) == 0 {
		return nil, nil
	}
	people, err := d.audience(ctx, v)
	if err != nil {
		return nil, err
	}
	v.address(items, people)
	return items, nil
}

// draft is an item before it is known who asks.
type draft struct {
	item   Item
	rights bool // of a rights request, which runs on in a closed case
}

// draftsOf adds to the drafts what the query asks for of what follows from the case.
func draftsOf(c *Case, r *law.Result, q *AgendaQuery, onto []draft) []draft {
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; q.wants(d) {
			onto = append(onto, draftOf(c, d, nil, q))
		}
	}
	for i := range r.Missing {
		if g := &r.Missing[i]; q.Blocked || q.Whole {
			onto = append(onto, draftOf(c, concerned(r, g), g, q))
		}
	}
	return onto
}

func draftOf(c *Case, d *law.Deadline, g *law.Gap, q *AgendaQuery) draft {
	out := draft{item: Item{Case: c.ID, Reference: c.Reference, Authority: c.Authority, Key: c.KeyOf(d), Deadline: *d, Gap: g}}
	if d.Rule != nil {
		out.item.Status = d.Status(q.At)
	}
	of, _ := c.Fact(d.Of)
	out.rights = of.Type == factRightsAsked
	return out
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

// itemsAmong adds those of the drafts that run for the visitor to the items.
func (v *visit) itemsAmong(drafts []draft, onto []Item) []Item {
	closed := v.Case.Closed()
	for i := range drafts {
		if v.running(&drafts[i], closed) {
			onto = append(onto, drafts[i].item)
		}
	}
	return onto
}

// running reports whether the deadline still runs in the case as it is kept: in a closed case only the month
// of a rights request does; in one whose processing is restricted that and, for all but who may work on it,
// the limits of the family.
func (v *visit) running(d *draft, closed bool) bool {
	switch {
	case d.rights:
		return true
	case closed:
		return false
	}
	return !v.link.restricted || familys(&d.item.Deadline)
}

// address says of each item who has the case or is assigned to it, and may see the item, as far as the visitor is told.
// Items that the same people may see share one list of them.
func (v *visit) address(items []Item, people []listener) {
	support := v.link.may(ActSeeSupport)
	var all []PersonID
	hidden := false
	for i := range people {
		if p := &people[i]; support || p.works || p.id == v.actor.ID {
			all, hidden = append(all, p.id), hidden || len(p.hidden) > 0
		}
	}
	all = slices.Clip(all)
	for i := range items {
		it := &items[i]
		if it.People = all; hidden {
			it.People = nil
			for _, id := range all {
				if !hides(people, id, it) {
					it.People = append(it.People, id)
				}
			}
		}
	}
}

// hides reports whether the fact that the item starts from is hidden from the person.
func hides(people []listener, id PersonID, it *Item) bool {
	of := it.Deadline.Of
	if it.Gap != nil && of == "" {
		of = it.Gap.Of
	}
	return slices.ContainsFunc(people, func(p listener) bool { return p.id == id && p.hidden[of] })
}

// listener is somebody who may be told of a case's deadlines.
type listener struct {
	id     PersonID
	works  bool            // on the case as mediator or adviser
	hidden map[string]bool // facts that they may not see
}

// engaged returns who has the case, and they with whoever is assigned to it.
func (c *Case) engaged() (workers, all []PersonID) {
	workers = c.Workers()
	all = slices.Clone(workers)
	for _, id := range c.AssignedAs("") {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return workers, all
}

// audience returns who has the case or is assigned to it, and what they may not see of it. Whoever lost
// their consent is not among them.
func (d *directory) audience(ctx context.Context, v *visit) ([]listener, error) {
	workers, ids := v.Case.engaged()
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
