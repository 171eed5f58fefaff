package casework

import (
	"context"
	"errors"
	"time"
)

// visit is one person's act on one case: the case as the store has it, who asks, and where they sit.
type visit struct {
	Case  Case
	actor Actor
	link  link
}

// enter fetches the case for the person. A case that they may not see is answered like one that is not
// there; either is noted, as what they wanted to do.
func (s *Service) enter(ctx context.Context, op string, act Action, a Actor, id CaseID, d *directory) (visit, error) {
	c, err := s.cases.Get(ctx, id)
	if KindOf(err) == NotFound {
		return visit{}, s.noteRefused(ctx, &a, act, "", NoSuchCase(op))
	}
	if err != nil {
		return visit{}, err
	}
	v, err := d.visit(ctx, a, c)
	if err != nil {
		return visit{}, err
	}
	if !v.link.may(ActSee) {
		return visit{}, s.noteRefused(ctx, &a, act, id, NoSuchCase(op))
	}
	return v, nil
}

// view returns the case as the visitor may see it.
func (v *visit) view() Case { return view(&v.actor, v.link, v.Case) }

// directory looks people up, each once.
type directory struct {
	people People // may be nil
	known  map[PersonID]*Actor
}

func (s *Service) directory() *directory {
	return &directory{people: s.people, known: make(map[PersonID]*Actor)}
}

// find returns the person, or nil where nobody is known by that id.
func (d *directory) find(ctx context.Context, id PersonID) (*Actor, error) {
	if d.people == nil {
		return nil, nil
	}
	if a, ok := d.known[id]; ok {
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

// visit works out where the person sits in the case.
func (d *directory) visit(ctx context.Context, a Actor, c Case) (visit, error) {
	c.ManagedBy = ""
	if a.Is(Manager) {
		team, err := d.colleagues(ctx, &a, &c)
		if err != nil {
			return visit{}, err
		}
		if len(team) > 0 {
			c.ManagedBy = a.ID
		}
	}
	return visit{Case: c, actor: a, link: linkOf(&a, &c)}, nil
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
