package law

import "slices"

// through returns the event that event i goes by first, or -1: the latest earlier one of the types that the
// vocabulary names. What happens before the tribunal is about the case that is before it, and not about a
// decision that was sent meanwhile and that nobody appealed.
func (c *course) through(i int) int {
	n := &c.nodes[i]
	types := c.book.plan.through[n.typ]
	if len(types) == 0 {
		return -1
	}
	for j := len(c.nodes) - 1; j >= 0; j-- {
		p := &c.nodes[j]
		if j != i && slices.Contains(types, p.typ) && !p.undone && !p.day.After(n.day) {
			if c.overBy(j, i) {
				return -1
			}
			return j
		}
	}
	return -1
}

// overBy reports whether what event j began was over, and another decision sent after that, by the time of
// event i.
func (c *course) overBy(j, i int) bool {
	for u := range c.nodes {
		end := &c.nodes[u]
		if end.day.After(c.nodes[i].day) {
			return false
		}
		if u == i || end.day.Before(c.nodes[j].day) || !slices.Contains(c.book.plan.until[c.nodes[i].typ], end.typ) || !c.shareParent(u, j) {
			continue
		}
		for d := range c.nodes {
			if c.nodes[d].decision && c.nodes[d].day.After(end.day) && !c.nodes[d].day.After(c.nodes[i].day) {
				return true
			}
		}
	}
	return false
}

// shareParent reports whether event u is about event j, or about what that is about.
func (c *course) shareParent(u, j int) bool {
	return slices.Contains(c.nodes[u].parents, j) || overlapping(c.nodes[u].parents, c.nodes[j].parents)
}

func overlapping(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}
