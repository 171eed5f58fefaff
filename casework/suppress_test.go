package casework_test

import (
	"math/rand/v2"
	"testing"

	"github.com/redress-send/redress/casework"
)

func group(total int, parts ...int) casework.Group {
	g := casework.Group{Total: casework.Cell{N: total}}
	for _, n := range parts {
		g.Parts = append(g.Parts, casework.Cell{N: n})
	}
	return g
}

// shownOf is what of a group is shown; hidden numbers are -1.
func shownOf(g casework.Group) []int {
	var out []int
	for _, c := range append([]casework.Cell{g.Total}, g.Parts...) {
		if c.Hide {
			c.N = -1
		}
		out = append(out, c.N)
	}
	return out
}

func TestSmallNumbersAreHiddenAndWhatWouldGiveThemAway(t *testing.T) {
	for name, c := range map[string]struct {
		g    casework.Group
		want []int
	}{
		"nothing small":                           {group(30, 10, 20), []int{30, 10, 20}},
		"a small total":                           {group(4), []int{-1}},
		"nought is small":                         {group(0), []int{-1}},
		"five is shown":                           {group(5), []int{5}},
		"a small total hides its parts":           {group(4, 4, 0), []int{-1, -1, -1}},
		"one small part takes the others with it": {group(33, 3, 10, 20), []int{33, -1, -1, -1}},
		"parts that are all small":                {group(6, 3, 3), []int{6, -1, -1}},
		"a nought among the parts":                {group(19, 0, 19), []int{19, -1, -1}},
		"one part that is all":                    {group(9, 9), []int{9, 9}},
	} {
		groups := []casework.Group{c.g}
		casework.Suppress(groups)
		if got := shownOf(groups[0]); len(got) != len(c.want) || !sameNumbers(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func sameNumbers(a, b []int) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestNoHiddenNumberCanBeWorkedOut plays somebody who knows how numbers are hidden and tries every table that
// would have looked the same: each hidden number must have at least two values left.
func TestNoHiddenNumberCanBeWorkedOut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		parts := make([]int, 1+r.IntN(3))
		total := 0
		for i := range parts {
			parts[i] = r.IntN(9)
			total += parts[i]
		}
		g := []casework.Group{group(total, parts...)}
		casework.Suppress(g)
		seen := shownOf(g[0])
		for i, n := range seen {
			if n < 0 && len(values(seen, i)) < 2 {
				t.Errorf("%v of %v gives part %d away", seen, parts, i)
			}
		}
	}
}

// values are what the cell i may be in any table that is shown like seen.
func values(seen []int, i int) map[int]bool {
	out := map[int]bool{}
	parts := make([]int, len(seen)-1)
	var try func(k int)
	try = func(k int) {
		if k < len(parts) {
			for n := range 20 {
				if seen[k+1] < 0 || seen[k+1] == n {
					parts[k] = n
					try(k + 1)
				}
			}
			return
		}
		total := 0
		for _, n := range parts {
			total += n
		}
		g := []casework.Group{group(total, parts...)}
		casework.Suppress(g)
		if sameNumbers(shownOf(g[0]), seen) {
			out[append([]int{total}, parts...)[i]] = true
		}
	}
	try(0)
	return out
}

func TestAQuarterHasItsDays(t *testing.T) {
	from, to, ok := casework.Quarter("2026-Q4").Days()
	if !ok || from.String() != "2026-10-01" || to.String() != "2026-12-31" {
		t.Errorf("2026-Q4 is %s to %s (%v)", from, to, ok)
	}
	for _, not := range []casework.Quarter{"", "2026", "2026-Q5", "2026-Q0", "2026-Q4x", "26-Q4"} {
		if _, _, ok := not.Days(); ok {
			t.Errorf("%q is a quarter", not)
		}
	}
}
