package casework

import "slices"

// Small is the least number that is shown to people who may not see the cases behind it.
const Small = 5

// Cell is one number of a table, and whether it may be shown.
type Cell struct {
	Name string
	N    int
	Hide bool
}

// Group is a number and the parts that it is the sum of; no parts: the number alone.
type Group struct {
	Total Cell
	Parts []Cell
}

// Suppress hides what could tell of single families: every number under Small, and of a group with a part under
// Small every part. To hide the smallest few and show the rest gives them away to somebody who knows how it is
// done: of parts that are 7, 7 and 4 the 4 can be worked out, whichever other one is hidden.
func Suppress(groups []Group) {
	for i := range groups {
		g := &groups[i]
		g.Total.Hide = g.Total.N < Small
		small := slices.ContainsFunc(g.Parts, func(c Cell) bool { return c.N < Small })
		for n := range g.Parts {
			g.Parts[n].Hide = small || g.Total.Hide
		}
	}
}
