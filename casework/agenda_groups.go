package casework

import (
	"context"
	"maps"
	"slices"
)

// groupCases is about how many cases the people of one group have, who are one at least.
const groupCases = 3000

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

// lot is some cases of a group, in the order in which they were read, or why there are no more of any.
type lot struct {
	group *group
	cases []readCase
	last  bool // of its group
	err   error
}

// readCase is a case, and whether it was read for an earlier group.
type readCase struct {
	Case

	before bool
}

// How far is read ahead while what was read is looked at: so many lots of so many cases.
const lotCases, lotsAhead = 100, 10

// readAhead reads the cases of the groups, one group after the other: of the last, those that were not read before.
// What it returns has to be read to its end, which the end of the context brings about.
func (s *Service) readAhead(ctx context.Context, groups []group, authority string) <-chan lot {
	out := make(chan lot, lotsAhead)
	go func() {
		defer close(out)
		read := map[Reference]bool{}
		for i := range groups {
			if err := s.readGroup(ctx, &groups[i], authority, read, out); err != nil {
				out <- lot{err: err}
				return
			}
		}
	}()
	return out
}

func (s *Service) readGroup(ctx context.Context, g *group, authority string, read map[Reference]bool, out chan<- lot) error {
	wanted := map[Reference]bool{}
	for _, ref := range g.cases {
		if !g.last || !read[ref] {
			wanted[ref] = true
		}
	}
	l := lot{group: g}
	for c, err := range s.cases.Find(ctx, Filter{References: slices.Sorted(maps.Keys(wanted)), Authority: authority}) {
		if err != nil {
			return err
		}
		l.cases = append(l.cases, readCase{c, read[c.Reference]})
		read[c.Reference] = true
		if len(l.cases) == lotCases {
			out <- l
			l.cases = make([]readCase, 0, lotCases)
		}
	}
	l.last = true
	out <- l
	return ctx.Err()
}
