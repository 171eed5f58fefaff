package casework

import (
	"context"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// Asker is somebody for whom AgendaOfEach asks.
type Asker struct {
	Actor

	Own bool // in the cases of their own only, as with the scope "mine"
}

// AgendaOfEach hands to take, for each asker and case, the items that Agenda would return, and calls done for an asker
// once all of theirs were taken. People are gone through by groups, in their order, and those who ask of more than
// their own cases are done last: so no more has to be held than what is of one group, and no case is read again but
// where people of two groups have it. The items are take's for as long as it runs: what is to outlast it has to be
// Kept. It is for runs that look after many people; what they read is not noted. An error of take or done ends it.
func (s *Service) AgendaOfEach(ctx context.Context, askers []Asker, q AgendaQuery, take func(asker int, items []Item) error, done func(asker int) error) error {
	const op = "casework.AgendaOfEach"
	if err := q.check(op); err != nil {
		return err
	}
	o, err := s.overseers(ctx, askers)
	if err != nil {
		return err
	}
	groups, err := s.groups(ctx, askers)
	if err != nil {
		return err
	}
	read := map[Reference]bool{}
	for i := range groups {
		g := &groups[i]
		err := s.eachCase(ctx, g, q.Authority, read, func(c *Case) error {
			return s.handOut(ctx, askers, o, q, c, func(asker int) bool { return g.serves(asker, askers[asker].Own, read[c.Reference]) }, take)
		})
		for j := 0; err == nil && j < len(g.askers); j++ {
			err = done(g.askers[j])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// handOut gives what is due in the case to those who may sit in it and are to be served.
func (s *Service) handOut(ctx context.Context, askers []Asker, o *overseers, q AgendaQuery, c *Case, serves func(asker int) bool,
	take func(asker int, items []Item) error,
) error {
	once := workedOut{service: s, c: c}
	for _, i := range o.whoMaySit(c) {
		if !serves(i) {
			continue
		}
		asks := q
		if askers[i].Own {
			asks.Scope = "mine"
		}
		items, err := once.itemsFor(ctx, &askers[i].Actor, &asks, o.directories[i])
		if err == nil && len(items) > 0 {
			err = take(i, items)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Kept returns the item without what was worked out or read together with it: where its day is certain, without how
// that was found.
func (it *Item) Kept() Item {
	out := *it
	d := &out.Deadline
	d.From, d.Steps, d.Of = slices.Clone(d.From), slices.Clone(d.Steps), strings.Clone(d.Of)
	if d.Certainty == law.Certain {
		d.From, d.Steps = nil, nil
	}
	if it.Gap != nil {
		gap := *it.Gap
		out.Gap = &gap
	}
	return out
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

// overseers are askers for whom the same cases are looked at, each with what it takes to say where they sit.
type overseers struct {
	directories  []*directory
	known        map[PersonID]*Actor
	everywhere   []int // see any case, or are asked about any
	organisation map[OrganisationID][]int
	area         map[string][]int
	self         map[PersonID][]int
}

func (s *Service) overseers(ctx context.Context, askers []Asker) (*overseers, error) {
	o := &overseers{organisation: map[OrganisationID][]int{}, area: map[string][]int{}, self: map[PersonID][]int{}}
	shared := s.directory()
	for i := range askers {
		a := &askers[i].Actor
		d := &directory{people: s.people, known: shared.known, whole: shared.whole, service: s}
		ready := func() error { return d.getReady(ctx, a, false) }
		if d.whole && a.Is(Manager) && !a.Disabled { // everybody was read for another manager
			ready = func() error { return d.findAreas(ctx, a) }
		}
		if err := ready(); err != nil {
			return nil, err
		}
		shared.whole = d.whole
		o.directories, o.self[a.ID] = append(o.directories, d), append(o.self[a.ID], i)
		if askers[i].Own {
			continue
		}
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
		if p != "" {
			out = append(out, o.self[p]...)
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
