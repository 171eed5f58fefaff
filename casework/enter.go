package casework

import (
	"context"
	"errors"
	"slices"
	"time"
)

// visit is one person's act on one case: the case as the store has it, who asks, and where they sit.
type visit struct {
	Case  Case
	actor Actor
	link  link
	more  []AuditEntry // what the audit has to say beside the act
}

// enter fetches the case for the person. A case that they may not see is answered like one that is not
// there; either is noted, as what they wanted to do. What is read for that is the same either way.
func (s *Service) enter(ctx context.Context, op string, act Action, a Actor, id CaseID, d *directory) (visit, error) {
	if err := d.getReady(ctx, &a, true); err != nil {
		return visit{}, err
	}
	c, err := s.cases.Get(ctx, id)
	if err != nil && KindOf(err) == NotFound {
		return visit{}, s.noteRefused(ctx, &a, act, "", string(id), NoSuchCase(op))
	}
	if err != nil {
		return visit{}, err
	}
	v, err := d.visit(ctx, a, c)
	if err != nil {
		return visit{}, err
	}
	if !v.link.may(ActKnow) {
		return visit{}, s.noteRefused(ctx, &a, act, id, string(id), NoSuchCase(op))
	}
	return v, nil
}

// view returns the case as the visitor may see it.
func (v *visit) view() Case { return view(&v.actor, v.link, v.Case) }

// directory looks people up, each once.
type directory struct {
	people People // may be nil
	known  map[PersonID]*Actor
	whole  bool // known has everybody

	service *Service
	broken  map[CaseID]bool // the cases of which the person who asks has broken the glass
	looked  bool            // broken is filled
	areas   []string        // the authorities that the manager's provider works for
}

func (s *Service) directory() *directory {
	return &directory{people: s.people, known: make(map[PersonID]*Actor), service: s}
}

// getReady reads, before any case is read, all that it takes to say where a manager sits: everybody, and
// where they broke the glass if that counts. So what is read does not depend on what cases there are.
func (d *directory) getReady(ctx context.Context, a *Actor, glass bool) error {
	if !a.Is(Manager) || a.Disabled {
		return nil
	}
	if d.people != nil && !d.whole {
		for p, err := range d.people.People(ctx) {
			if err != nil {
				return err
			}
			d.known[p.ID] = &p
		}
		d.whole = true
		if err := d.findAreas(ctx, a); err != nil {
			return err
		}
	}
	if !glass || d.looked {
		return nil
	}
	broken, err := d.service.brokenBy(ctx, a.ID)
	d.broken, d.looked = broken, err == nil
	return err
}

// findAreas fills in the areas where the manager's organisation may accept what was taken in for a family.
func (d *directory) findAreas(ctx context.Context, a *Actor) error {
	org, err := d.people.Organisation(ctx, a.Organisation)
	switch {
	case err != nil && KindOf(err) != NotFound:
		return err
	case err == nil && org.Kind == MediationProvider:
		d.areas = org.Authorities
	}
	return nil
}

// find returns the person, or nil where nobody is known by that id.
func (d *directory) find(ctx context.Context, id PersonID) (*Actor, error) {
	if d.people == nil {
		return nil, nil
	}
	if a, ok := d.known[id]; ok || d.whole {
		return a, nil
	}
	a, err := d.people.Person(ctx, id)
	switch {
	case KindOf(err) == NotFound && err != nil:
		d.known[id] = nil
		return nil, nil //nolint:nilerr // nobody is an answer
	case err != nil:
		return nil, err
	}
	d.known[id] = &a
	return &a, nil
}

// visit works out where the person sits in the case. For a manager the directory must be ready.
func (d *directory) visit(ctx context.Context, a Actor, c Case) (visit, error) {
	c.ManagedBy, c.KeptBy, c.BrokenBy = "", "", ""
	if a.Is(Manager) {
		if err := d.manage(ctx, &a, &c); err != nil {
			return visit{}, err
		}
	}
	return visit{Case: c, actor: a, link: linkOf(&a, &c)}, nil
}

// manage says on the case whether the manager's provider has it, or else had it, or else whether they broke
// the glass.
func (d *directory) manage(ctx context.Context, a *Actor, c *Case) error {
	has, err := d.has(ctx, a, c)
	if err == nil && !has {
		has, err = d.offered(ctx, c)
	}
	switch {
	case err != nil:
		return err
	case has:
		c.ManagedBy = a.ID
		return nil
	}
	if d.broken[c.ID] {
		c.BrokenBy = a.ID
		return nil
	}
	had, err := d.had(ctx, a, c)
	if err == nil && had != nil {
		*c = *had
		c.KeptBy = a.ID
	}
	return err
}

// has reports whether the person's organisation has the case.
func (d *directory) has(ctx context.Context, a *Actor, c *Case) (bool, error) {
	if h, moved := c.handedOver(); moved {
		return h.to == a.Organisation && a.Organisation != "", nil
	}
	team, err := d.colleagues(ctx, a, c)
	return len(team) > 0, err
}

// offered reports whether the case is an intake that no provider has accepted, in an area that the manager's
// provider works for: a service or a forum took it in for the family, and nobody mediates in it.
func (d *directory) offered(ctx context.Context, c *Case) (bool, error) {
	if _, moved := c.handedOver(); moved || !c.unallocated() || !slices.Contains(d.areas, c.Authority) {
		return false, nil
	}
	opener, err := d.find(ctx, c.OpenedBy)
	if err != nil || opener == nil || mediates(opener) {
		return false, err
	}
	return opener.Kind == Sendiass || opener.Kind == ParentCarerForum, nil
}

// had returns the case as it stood when the person's organisation last handed it over; nil where it never
// had the case.
func (d *directory) had(ctx context.Context, a *Actor, c *Case) (*Case, error) {
	for _, h := range slices.Backward(c.handOvers()) {
		then, earlier := c.upTo(h), *c
		earlier.Facts = c.Facts[:h.at-1]
		has, err := d.has(ctx, a, &earlier)
		if err != nil {
			return nil, err
		}
		if has {
			return &then, nil
		}
	}
	return nil, nil
}

// colleagues returns those of the case's workers who are of the person's organisation.
func (d *directory) colleagues(ctx context.Context, a *Actor, c *Case) ([]PersonID, error) {
	var out []PersonID
	for _, id := range c.Workers() {
		if id == a.ID {
			out = append(out, id)
			continue
		}
		p, err := d.find(ctx, id)
		if err != nil {
			return nil, err
		}
		if p != nil && p.Organisation == a.Organisation && a.Organisation != "" {
			out = append(out, id)
		}
	}
	return out, nil
}

// check says whether the envelope can carry an act.
func (e *Envelope) check(op string) error {
	switch {
	case e.Source == "":
		return E(Internal, op, "", errors.New("the act has no source"))
	case e.At.IsZero():
		return E(Internal, op, "", errors.New("the act has no time"))
	}
	e.At = e.At.UTC().Truncate(time.Millisecond)
	return nil
}
