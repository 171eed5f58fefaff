package casework

import (
	"context"
	"maps"
	"slices"
)

const (
	groupCases = 3000 // about so many cases have the people of one group, who are one at least
	findAtOnce = 1000 // so many cases are asked for by their references
)

// group are askers whose cases are read together.
type group struct {
	askers []int // their places
	cases  []Reference
	last   bool // they ask of more than their own cases
}

// serves reports whether an asker is given a case in the group: their own in theirs, and who asks of more whatever
// they were not given before.
func (g *group) serves(asker int, own, before bool) bool {
	if own {
		return !g.last && g.askers[0] <= asker && asker <= g.askers[len(g.askers)-1]
	}
	return !before
}

// groups are who asks of their own cases, by their order, and last who asks of more, with the cases that nobody of the
// others ever had.
func (s *Service) groups(ctx context.Context, askers []Asker) ([]group, error) {
	of := map[PersonID][]Reference{}
	for i := range askers {
		if askers[i].Own {
			of[askers[i].ID] = []Reference{}
		}
	}
	var rest []Reference
	for i, err := range s.cases.Involved(ctx) {
		if err != nil {
			return nil, err
		}
		if own, asks := of[i.Person]; asks {
			of[i.Person] = append(own, i.Reference)
		} else {
			rest = append(rest, i.Reference)
		}
	}
	var all []group
	last := group{cases: rest, last: true}
	for i := range askers {
		if !askers[i].Own {
			last.askers = append(last.askers, i)
			continue
		}
		if n := len(all); n == 0 || len(all[n-1].cases) >= groupCases {
			all = append(all, group{})
		}
		g := &all[len(all)-1]
		g.askers, g.cases = append(g.askers, i), append(g.cases, of[askers[i].ID]...)
	}
	if len(last.askers) == 0 {
		return all, nil
	}
	return append(all, last), nil
}

// eachCase reads the cases of the group: of the last, those that were not read before. It adds them to read once do
// has done with them.
func (s *Service) eachCase(ctx context.Context, g *group, authority string, read map[Reference]bool, do func(*Case) error) error {
	wanted := map[Reference]bool{}
	for _, ref := range g.cases {
		if !g.last || !read[ref] {
			wanted[ref] = true
		}
	}
	for refs := range slices.Chunk(slices.Sorted(maps.Keys(wanted)), findAtOnce) {
		for c, err := range s.cases.Find(ctx, Filter{References: refs, Authority: authority}) {
			if err == nil {
				err = do(&c)
			}
			if err != nil {
				return err
			}
			read[c.Reference] = true
		}
	}
	return nil
}
