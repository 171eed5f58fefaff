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
	ctx, stop := context.WithCancel(ctx)
	found := s.readAhead(ctx, groups, q.Authority)
	defer func() {
		stop()
		for range found { // until nothing is read any more
		}
	}()
	once := workedOut{service: s}
	for l := range found {
		if l.err != nil {
			return l.err
		}
		for i := range l.cases {
			once.begin(&l.cases[i].Case)
			serves := func(asker int) bool { return l.group.serves(asker, askers[asker].Own, l.cases[i].before) }
			if err := s.handOut(ctx, askers, o, q, &once, serves, take); err != nil {
				return err
			}
		}
		for j := 0; l.last && j < len(l.group.askers); j++ {
			if err := done(l.group.askers[j]); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// handOut gives what is due in the case to those who may sit in it and are to be served.
func (s *Service) handOut(ctx context.Context, askers []Asker, o *overseers, q AgendaQuery, once *workedOut, serves func(asker int) bool,
	take func(asker int, items []Item) error,
) error {
	for _, i := range o.whoMaySit(once.c) {
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

// workedOut is a case with what follows from it and who may be told, which is found once for all who see the whole
// of it. One after the other uses the same room.
type workedOut struct {
	service *Service
	c       *Case

	workers, all []PersonID // who has it, and they with whoever is assigned to it
	drafts       []draft
	people       []listener
	drafted      bool // drafts are filled
	asked        bool // people is filled

	room []Item
}

func (w *workedOut) begin(c *Case) {
	w.c, w.drafts, w.drafted, w.people, w.asked = c, w.drafts[:0], false, nil, false
	w.workers, w.all = c.engaged()
}

// itemsFor are the items of the case for the person. They are to be used before the next are asked for.
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
	if !w.drafted {
		r, err := w.service.WorkOut(&seen)
		if err != nil {
			return nil, err
		}
		w.drafts, w.drafted = draftsOf(w.c, &r, q, w.drafts[:0]), true
	}
	w.room = v.itemsAmong(w.drafts, w.room[:0])
	if len(w.room) == 0 {
		return nil, nil
	}
	people, err := w.audience(ctx, &v, d)
	if err != nil {
		return nil, err
	}
	v.address(w.room, people)
	return w.room, nil
}

// audience is that of the directory. It is the same whoever asks, but that a manager who is in it may see more where
// they ask themselves.
func (w *workedOut) audience(ctx context.Context, v *visit, d *directory) ([]listener, error) {
	if v.actor.Is(Manager) && slices.Contains(w.all, v.actor.ID) {
		return d.audience(ctx, v)
	}
	if !w.asked {
		people, err := d.audience(ctx, &visit{Case: *w.c})
		if err != nil {
			return nil, err
		}
		w.people, w.asked = people, true
	}
	return w.people, nil
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
