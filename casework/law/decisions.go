package law

import "slices"

// findDecisions settles which events are decisions, and on which grounds: a decision-sent, and an event
// that is one at the same time (a plan; a review decision to keep or to end it). A decision-sent on the
// same day as, or about, such an event is that same decision.
func (c *course) findDecisions() {
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.typ == c.book.plan.decision {
			n.decision, n.grounds = true, n.ev.Attrs.All("ground")
			if len(n.grounds) == 0 {
				n.grounds = c.m.Grounds
			}
			continue
		}
		if g := c.givesRise(n); g != nil {
			n.decision, n.grounds = true, c.narrowed(g)
		}
	}
	c.mergeDecisions()
}

// givesRise returns the grounds of the decision that the event is at the same time, or nil.
func (c *course) givesRise(n *node) []string {
	for _, g := range c.book.Vocabulary.Types[n.typ].GivesRise {
		if g.Attr == "" || n.ev.Attrs.Has(g.Attr, g.Value) {
			return g.Grounds
		}
	}
	return nil
}

// narrowed keeps of the grounds those that the dispute is about, where it is about nothing else: a dispute
// about the placement alone stays one when the plan is sent.
func (c *course) narrowed(grounds []string) []string {
	if allIn(c.m.Grounds, grounds) {
		return c.m.Grounds
	}
	return grounds
}

// mergeDecisions makes one decision of a decision-sent and the plan that it came with: the plan stops being
// a decision of its own, and what is about the one is about the other.
func (c *course) mergeDecisions() {
	for i := range c.nodes {
		d := &c.nodes[i]
		if d.typ != c.book.plan.decision {
			continue
		}
		for j := range c.nodes {
			p := &c.nodes[j]
			if !p.decision || p.typ == c.book.plan.decision || (d.ev.Of == "" && p.day != d.day) || (d.ev.Of != "" && c.standing(d.ev.Of) != p.id) {
				continue
			}
			p.decision = false
			p.parents, p.twins = append(p.parents, i), p.twins+1
			d.parents, d.twins = append(d.parents, j), d.twins+1
			if p.day.Before(d.day) {
				d.day, d.dayOf = p.day, j+1
			}
		}
	}
}

// groundsOf returns the grounds that a start is about: those of the decision it belongs to, else those of
// the matter.
func (c *course) groundsOf(s int) []string {
	if c.nodes[s].decision {
		return c.nodes[s].grounds
	}
	var found []string
	for j := range c.nodes {
		if c.nodes[j].decision && c.nodes[s].near.has(j) {
			found = c.nodes[j].grounds
		}
	}
	if found != nil {
		return found
	}
	return c.m.Grounds
}

// disability reports whether the start belongs to a claim of disability discrimination and not to an
// appeal.
func (c *course) disability(s int) bool {
	for j := range c.nodes {
		if c.book.plan.claims[c.nodes[j].typ] && c.nodes[s].about.has(j) {
			return true
		}
	}
	grounds := c.groundsOf(s)
	for _, g := range grounds {
		if at := slices.IndexFunc(c.book.Grounds, func(x Ground) bool { return x.ID == g }); at < 0 || c.book.Grounds[at].Cases != "disability" {
			return false
		}
	}
	return len(grounds) > 0
}

// mixed reports whether the dispute is an appeal and a claim at once, and the start does not say to which
// of them it belongs.
func (c *course) mixed(s int) bool {
	if !c.nodes[s].near.empty() {
		return false
	}
	kinds := map[string]bool{}
	for _, g := range c.m.Grounds {
		for i := range c.book.Grounds {
			if c.book.Grounds[i].ID == g {
				kinds[c.book.Grounds[i].Cases] = true
			}
		}
	}
	return len(kinds) > 1
}
