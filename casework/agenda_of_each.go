package casework

import (
	"context"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// AgendaOfEach returns for each of the people what Agenda with an empty scope would, as far as keep keeps it, and
// reads every case once for all of them. What it holds in memory is what was kept. It is for runs that look after
// many people at once; what they read is not noted.
func (s *Service) AgendaOfEach(ctx context.Context, people []Actor, q AgendaQuery, keep func(who *Actor, it *Item) bool) ([][]Item, error) {
	const op = "casework.AgendaOfEach"
	if err := q.check(op); err != nil {
		return nil, err
	}
	o, err := s.overseers(ctx, people)
	if err != nil {
		return nil, err
	}
	kept := make([][][]Item, len(people))
	for c, err := range s.cases.Find(ctx, Filter{Authority: q.Authority}) {
		if err != nil {
			return nil, err
		}
		once := workedOut{service: s, c: &c}
		for _, i := range o.whoMaySit(&c) {
			items, err := once.itemsFor(ctx, &people[i], &q, o.directories[i])
			if err != nil {
				return nil, err
			}
			items = slices.DeleteFunc(items, func(it Item) bool { return !keep(&people[i], &it) })
			for j := range items { // what is kept must not keep all else that was worked out with it
				d := &items[j].Deadline
				d.Steps, d.From = slices.Clone(d.Steps), slices.Clone(d.From)
			}
			if len(items) > 0 {
				kept[i] = append(kept[i], slices.Clone(items))
			}
		}
	}
	out := make([][]Item, len(people))
	for i := range kept {
		out[i] = inOrder(kept[i])
	}
	return out, nil
}

// workedOut is a case with what follows from it, which is worked out once for all who see the whole of it.
type workedOut struct {
	service *Service
	c       *Case
	whole   *law.Result
}

func (w *workedOut) itemsFor(ctx context.Context, a *Actor, q *AgendaQuery, d *directory) ([]Item, error) {
	v, err := d.visit(ctx, *a, *w.c)
	if err != nil || !v.link.may(ActKnow) || !v.hasItems() {
		return nil, err
	}
	if in, err := d.inScope(ctx, &v, q.Scope); err != nil || !in {
		return nil, err
	}
	seen := v.view()
	if seen.Counted != nil || len(seen.Facts) != len(w.c.Facts) { // less than all, or as it was at another time
		return w.service.itemsOf(ctx, &v, q, d)
	}
	if w.whole == nil {
		r, err := w.service.WorkOut(&seen)
		if err != nil {
			return nil, err
		}
		w.whole = &r
	}
	return v.itemsOf(ctx, w.whole, q, d)
}

// overseers are people for whom the same cases are looked at, each with what it takes to say where they sit.
type overseers struct {
	directories  []*directory
	known        map[PersonID]*Actor
	everywhere   []int // see any case, or are asked about any
	organisation map[OrganisationID][]int
	area         map[string][]int
	self         map[PersonID]int
}

func (s *Service) overseers(ctx context.Context, people []Actor) (*overseers, error) {
	o := &overseers{organisation: map[OrganisationID][]int{}, area: map[string][]int{}, self: map[PersonID]int{}}
	shared := s.directory()
	for i := range people {
		a := &people[i]
		d := &directory{people: s.people, known: shared.known, whole: shared.whole, service: s}
		ready := func() error { return d.getReady(ctx, a, false) }
		if d.whole && a.Is(Manager) && !a.Disabled { // everybody was read for another manager
			ready = func() error { return d.findAreas(ctx, a) }
		}
		if err := ready(); err != nil {
			return nil, err
		}
		shared.whole = d.whole
		o.directories, o.self[a.ID] = append(o.directories, d), i
		if _, fixed := fixedLink(a); fixed || s.people == nil {
			o.everywhere = append(o.everywhere, i)
			continue
		}
		o.organisation[a.Organisation] = append(o.organisation[a.Organisation], i)
		for _, area := range d.areas {
			o.area[area] = append(o.area[area], i)
		}
	}
	o.known = shared.known
	return o, nil
}

// whoMaySit returns who may have a seat in the case, and nobody twice: those who see any, those who were ever on it
// or opened it, and those of an organisation that had it, or that it could be offered to. For anybody else the rights
// table would say no.
func (o *overseers) whoMaySit(c *Case) []int {
	out := slices.Clone(o.everywhere)
	add := func(p PersonID, org OrganisationID) {
		if i, is := o.self[p]; is && p != "" {
			out = append(out, i)
		}
		if a := o.known[p]; a != nil {
			out = append(out, o.organisation[a.Organisation]...)
		}
		if org != "" {
			out = append(out, o.organisation[org]...)
		}
	}
	add(c.OpenedBy, "")
	for i := range c.Facts {
		switch f := &c.Facts[i]; f.Type {
		case factAssigned:
			add(f.Assigned(), "")
		case factHandedOver:
			add("", OrganisationID(f.Attrs.Get("to")))
		}
	}
	out = append(out, o.area[c.Authority]...)
	slices.Sort(out)
	return slices.Compact(out)
}
