package configs_test

import (
	"slices"
	"testing"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// Every count of every book in force is in a sweep, so that none is added without its second computation. What
// has no day is seen to have none.
func TestEveryCountIsSwept(t *testing.T) {
	sweeps := allSweeps()
	for _, name := range configs.Books() {
		l := lawNamed(t, name)
		if l.book.Proposal {
			countsNothingNew(t, l.book, lawNamed(t, l.book.Base).book)
			continue
		}
		for i := range l.book.Rules {
			for _, lacks := range unswept(&l.book.Rules[i], sweeps[name]) {
				t.Errorf("%s: %s is not swept", name, lacks)
			}
		}
	}
}

// countsNothingNew sees that a proposal counts as the book in force does, which is swept: none of those that are
// built in names a period of its own.
func countsNothingNew(t *testing.T, proposal, inForce *law.Book) {
	t.Helper()
	for i := range proposal.Rules {
		r := &proposal.Rules[i]
		for k := range r.Versions {
			c := &r.Versions[k].Count
			base, ok := inForce.Rule(r.ID)
			same := func(v law.Version) bool {
				return v.Count.Kind == c.Kind && v.Count.Period == c.Period && v.Count.Profile == c.Profile && v.Count.Before == c.Before
			}
			if c.Kind != law.CountNone && (!ok || !slices.ContainsFunc(base.Versions, same)) {
				t.Errorf("%s: %s counts otherwise than %s and is not swept", proposal.Name, r.ID, inForce.Name)
			}
		}
	}
}

// unswept names the counts of a rule that no sweep looks at.
func unswept(r *law.Rule, sweeps []swept) []string {
	var out []string
	needs := func(what string, by func(*swept) bool) {
		if !slices.ContainsFunc(sweeps, func(s swept) bool { return s.limit == r.ID && by(&s) }) {
			out = append(out, r.ID+" "+what)
		}
	}
	if len(r.LaterOf) > 0 || r.LimbOf != "" {
		if id := r.ID + r.LimbOf; !slices.ContainsFunc(pairs(), func(p paired) bool { return p.limit == r.ID || p.limit == r.LimbOf }) {
			out = append(out, id+" (two limbs)")
		}
		return out
	}
	if r.Guidance {
		return nil
	}
	for i := range r.Versions {
		v := &r.Versions[i]
		switch v.Count.Kind {
		case law.CountPeriod, law.CountDirected:
			needs("", func(*swept) bool { return true })
		case law.CountFixed:
			if !inTransfers(r.ID) {
				out = append(out, r.ID)
			}
		case law.CountNone, law.CountSchool:
		}
		if v.Disability != "" {
			needs("in disability cases", func(s *swept) bool { return s.ground == "disability-school" })
		}
		if v.Extended != nil {
			needs("extended", func(s *swept) bool { return s.with != nil })
		}
		for _, step := range v.Steps {
			if step.Count.Kind == law.CountPeriod {
				needs(step.What+" "+step.Step, func(s *swept) bool { return s.item == step.What && s.step == step.Step })
			}
		}
	}
	for _, p := range slices.Concat(r.Starts, fallbackStarts(r)) {
		if r.Versions[0].Count.Kind != law.CountFixed && len(r.Versions[0].Steps) == 0 {
			needs("from "+p.Type, func(s *swept) bool { return startedBy(s, p) })
		}
	}
	return out
}

func inTransfers(id string) bool {
	for _, phase := range transfers {
		if phase.limit == id {
			return true
		}
	}
	return false
}

func fallbackStarts(r *law.Rule) []law.Pattern {
	if r.Fallback == nil {
		return nil
	}
	return r.Fallback.Starts
}

// startedBy reports whether the sweep starts as the pattern asks; of several values one is enough.
func startedBy(s *swept, p law.Pattern) bool {
	return s.start.Type == p.Type && !slices.ContainsFunc(p.Conds, func(c law.Cond) bool {
		own := s.start.Attrs.All(c.Name)
		return len(own) > 0 && !slices.Contains(c.Values, own[0])
	})
}
