package law

import "slices"

// findParents settles what each event is about: what it says, or of each group the latest earlier event
// that it can be about.
func (c *course) findParents() {
	if cap(c.mem.parents) < 3*len(c.nodes) {
		c.mem.parents = make([]int, 0, 3*len(c.nodes))
	}
	backing := c.mem.parents[:0]
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.parents == nil {
			n.parents, backing = backing[len(backing):len(backing):min(len(backing)+3, cap(backing))], backing[:min(len(backing)+3, cap(backing))]
		}
		n.parents = n.parents[:n.twins]
		if n.ev.Of != "" {
			c.sayParents(i)
			continue
		}
		if at := c.through(i); at >= 0 {
			n.parents = append(n.parents, at)
			continue
		}
		for _, group := range c.book.plan.parents[n.typ] {
			if at := c.latest(i, i, group); at >= 0 {
				n.parents = append(n.parents, at)
			}
		}
	}
}

// sayParents settles what an event is about that says so: that event and, of the groups that it is in none of, the
// latest that there was by then. A review decision that names its meeting still follows the decision of the year
// before.
func (c *course) sayParents(i int) {
	n := &c.nodes[i]
	at := c.find(c.standing(n.ev.Of))
	if at < 0 {
		return
	}
	n.said, n.parents = at+1, append(n.parents, at)
	groups := c.book.plan.parents[n.typ]
	names := func(group []int) bool { return slices.Contains(group, c.nodes[at].typ) }
	if !slices.ContainsFunc(groups, names) {
		return
	}
	for _, group := range groups {
		if names(group) {
			continue
		}
		if other := c.latest(i, at, group); other >= 0 {
			n.parents = append(n.parents, other)
		}
	}
}

// latest returns the latest event of one of the types on or before the day of node by that node i can be about,
// or -1.
func (c *course) latest(i, by int, types []int) int {
	best, fits := -1, false
	for j := range c.nodes {
		if c.nodes[j].day.After(c.nodes[by].day) {
			break
		}
		if j == i || !slices.Contains(types, c.nodes[j].typ) || !c.isAsked(types, j) {
			continue
		}
		if fit := c.answers(i, j); fit || !fits {
			best, fits = j, fit
		}
	}
	return best
}

// isAsked reports whether the node is what a group of types asks for: among decisions, only one that is a
// decision (a review decision to amend the plan is none).
func (c *course) isAsked(types []int, j int) bool {
	n := &c.nodes[j]
	return len(c.book.Vocabulary.Types[n.typ].GivesRise) == 0 || !slices.Contains(types, c.book.plan.decision) || c.givesRise(n) != nil
}

// answers reports whether node i can meet a limit that node j starts. An event belongs to one that it can
// answer rather than to a later one that asks nothing of it: a plan to the order to make it, whatever else
// was ordered since.
func (c *course) answers(i, j int) bool {
	for _, r := range c.book.plan.byStart[c.nodes[j].typ] {
		if c.looksLike(r.MetBy, i) && c.looksLike(r.Starts, j) {
			return true
		}
	}
	return false
}

// wider are the conditions that rest on more than the event's own attributes.
var wider = []string{"ground", "of.ground", "covers", "item.what"}

// looksLike reports whether the node matches by its own attributes, before it is known what it is about.
func (c *course) looksLike(list []Pattern, j int) bool {
	n := &c.nodes[j]
	return slices.ContainsFunc(list, func(p Pattern) bool {
		if p.typ != n.typ && (p.typ != c.book.plan.decision || !n.decision) {
			return false
		}
		return !slices.ContainsFunc(p.Conds, func(cond Cond) bool {
			have := n.ev.Attrs.All(cond.Name)
			if len(have) == 0 {
				return !slices.Contains(wider, cond.Name) && !slices.Contains(cond.Values, "-")
			}
			return !overlap(have, cond.Values)
		})
	})
}

// findAbout spreads what everything is about along the parents.
func (c *course) findAbout() {
	words := (len(c.nodes) + 63) / 64
	backing := c.mem.zeroed(words * (4*len(c.nodes) + 1))
	seen := set(backing[:words:words])
	backing = backing[words:]
	for i := range c.nodes {
		c.nodes[i].about, backing = backing[:words:words], backing[words:]
		c.nodes[i].things, backing = backing[:words:words], backing[words:]
		c.nodes[i].near, backing = backing[:words:words], backing[words:]
		c.nodes[i].past, backing = backing[:words:words], backing[words:]
		c.walk(i, i)
		clear(seen)
		c.nearest(i, i, seen)
		clear(seen)
		c.nearestDecisions(i, i, seen)
	}
}

// walk adds at and all that it is about to what i is about.
func (c *course) walk(i, at int) {
	if c.nodes[i].about.has(at) {
		return
	}
	c.nodes[i].about.add(at)
	for _, p := range c.nodes[at].parents {
		c.walk(i, p)
	}
}

// nearest adds the nearest things on the way from at to the things of i. Each event is seen once, however many
// ways lead to it.
func (c *course) nearest(i, at int, seen set) {
	if seen.has(at) {
		return
	}
	seen.add(at)
	if c.book.Vocabulary.Types[c.nodes[at].typ].Thing {
		c.nodes[i].things.add(at)
		return
	}
	for _, p := range c.nodes[at].parents {
		c.nearest(i, p, seen)
	}
}

// nearestDecisions adds the first decisions on the way from at to what i is about: an appeal against a plan
// is about that plan and not about the refusal that came before it.
func (c *course) nearestDecisions(i, at int, seen set) {
	if seen.has(at) {
		return
	}
	seen.add(at)
	n := &c.nodes[at]
	if n.decision {
		c.nodes[i].near.add(at)
		if at != i {
			return
		}
	}
	for _, p := range n.parents {
		c.nearestDecisions(i, p, seen)
	}
}

// belongs reports whether node m is about the same thing as the start s: it is about one of the things of
// s (of a decision: with no other decision between) or, where neither is about anything, there is only one
// thing it could be.
func (c *course) belongs(m, s int) bool {
	a, b := &c.nodes[m], &c.nodes[s]
	if said := a.said - 1; said >= 0 {
		switch {
		case said == s:
			return true
		case c.sameKind(said, s):
			return false // it says which, and it is another one
		case c.isAbout(b, said) && (c.isThing(said) || c.sameDecision(said, s)):
			return true
		}
	}
	for t := range c.nodes {
		if b.things.has(t) && c.isAbout(a, t) {
			return true
		}
	}
	return b.things.empty() && (a.about.has(s) || a.things.empty() || len(a.parents) == 0)
}

// sameKind reports whether two events can take each other's place: decisions, or things of one family.
func (c *course) sameKind(i, j int) bool {
	return c.family(i) == c.family(j) || c.nodes[i].decision && c.nodes[j].decision
}

// isAbout reports whether n is about t: about a decision with no other decision between, about any other thing
// where it is about no later one of its family.
func (c *course) isAbout(n *node, t int) bool {
	if c.nodes[t].decision {
		return n.near.has(t)
	}
	return n.about.has(t) && !n.past.has(t)
}

// findPast marks, of the things that each event is about at any remove, those that a later one of their family
// has taken the place of: what is said after the second review is not about the first.
func (c *course) findPast() {
	latest := c.mem.latestOf(len(c.book.Vocabulary.Types))
	for i := range c.nodes {
		n := &c.nodes[i]
		clear(latest)
		for t := range c.nodes { // in the order of their days
			if t != i && c.isThing(t) && n.about.has(t) {
				latest[c.family(t)] = t + 1
			}
		}
		for t := range c.nodes {
			if t == i || !c.isThing(t) || !n.about.has(t) {
				continue
			}
			if u := latest[c.family(t)] - 1; c.nodes[u].day.After(c.nodes[t].day) && !c.continues(u, t, 0) {
				n.past.add(t)
			}
		}
	}
}

// family returns the family of a thing, as the first type that is of it.
func (c *course) family(i int) int { return c.book.plan.families[c.nodes[i].typ] }

func (c *course) isThing(i int) bool { return c.book.Vocabulary.Types[c.nodes[i].typ].Thing }

// continues reports whether u says that it is about t, which is of its own type: an agreement that varies one.
func (c *course) continues(u, t, depth int) bool {
	n := &c.nodes[u]
	if n.said == 0 || depth > len(c.nodes) || c.nodes[n.said-1].typ != n.typ {
		return false
	}
	return n.said-1 == t || c.continues(n.said-1, t, depth+1)
}
