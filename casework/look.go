package casework

import (
	"context"
	"iter"
)

// Look returns the case as the person may see it, or an error of kind NotFound where there is none or none
// for this person.
func (s *Service) Look(ctx context.Context, a Actor, id CaseID) (Case, error) {
	v, err := s.enter(ctx, "casework.Look", ActSee, a, id, s.directory())
	if err == nil {
		err = s.noteSeen(ctx, &v, looked)
	}
	if err != nil {
		return Case{}, err
	}
	return v.view(), nil
}

// Resolve returns the cases that a reference may mean, typed in any way, among those that the person may
// see: none, one or, for a bare number that several areas have, several. Something that is no reference at
// all is an error of kind Invalid.
func (s *Service) Resolve(ctx context.Context, a Actor, typed string) ([]Case, error) {
	letters, number, ok := ParseReference(typed)
	if !ok {
		return nil, E(Invalid, "casework.Resolve", "That is not a case reference. Write it like HPL-0231, or just 231.", nil)
	}
	d := s.directory()
	if err := d.getReady(ctx, &a, true); err != nil {
		return nil, err
	}
	var out []Case
	for v, err := range s.visits(ctx, a, Filter{Number: number}, d) {
		if err != nil {
			return nil, err
		}
		if !v.Case.Reference.Matches(letters, number) {
			continue
		}
		if err := s.noteSeen(ctx, &v, looked); err != nil {
			return nil, err
		}
		out = append(out, v.view())
	}
	switch { // no error where there is none; noted all the same
	case len(out) == 0 && letters == "": // a bare number names no case
		return nil, s.noteRefused(ctx, &a, ActSee, "", "-"+number, nil)
	case len(out) == 0:
		return nil, s.noteRefusedOf(ctx, &a, ActSee, NewReference(letters, number), nil)
	}
	return out, nil
}

// List yields the cases that match and that the person may see, as they may see them, ordered by reference.
// The first error ends it.
func (s *Service) List(ctx context.Context, a Actor, f Filter) iter.Seq2[Case, error] {
	return func(yield func(Case, error) bool) {
		for v, err := range s.noted(ctx, &a, narrowed("list", &f), s.visits(ctx, a, f, s.directory())) {
			if err != nil {
				yield(Case{}, err)
				return
			}
			if !yield(v.view(), nil) {
				return
			}
		}
	}
}

// visits yields the cases that match and that the person may see.
func (s *Service) visits(ctx context.Context, a Actor, f Filter, d *directory) iter.Seq2[visit, error] {
	return func(yield func(visit, error) bool) {
		limit, seen := f.Limit, 0
		f.Limit = 0 // counted here: the store does not know who may see what
		if !a.Is(Operator) && !a.Is(Manager) && f.Involves == "" {
			f.Involves = a.ID
		}
		if err := d.getReady(ctx, &a, false); err != nil {
			yield(visit{}, err)
			return
		}
		for c, err := range s.cases.Find(ctx, f) {
			if err != nil {
				yield(visit{}, err)
				return
			}
			v, err := d.visit(ctx, a, c)
			if err != nil {
				yield(visit{}, err)
				return
			}
			if !v.link.may(ActKnow) {
				continue
			}
			if seen++; !yield(v, nil) || seen == limit {
				return
			}
		}
	}
}
