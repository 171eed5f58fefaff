package law

import (
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// matches reports whether node i is what the pattern describes.
func (c *course) matches(p *Pattern, i int) bool {
	n := &c.nodes[i]
	if n.undone {
		return false
	}
	if p.typ == c.book.plan.decision {
		if !n.decision {
			return false
		}
	} else if n.typ != p.typ {
		return false
	}
	for k := range p.Conds {
		if !c.holds(&p.Conds[k], i) {
			return false
		}
	}
	return true
}

// holds reports whether the condition holds for node i.
func (c *course) holds(cond *Cond, i int) bool {
	n := &c.nodes[i]
	switch cond.Name {
	case "item.what":
		return slices.ContainsFunc(n.ev.Items, func(it Item) bool { return slices.Contains(cond.Values, it.What) })
	case "of.ground":
		for j := range c.nodes {
			if c.nodes[j].decision && j != i && n.near.has(j) && overlap(c.nodes[j].grounds, cond.Values) {
				return true
			}
		}
		return false
	case "covers":
		return c.coversAll(i)
	case "ground":
		if n.decision {
			return overlap(n.grounds, cond.Values)
		}
		if len(n.ev.Attrs.All("ground")) == 0 {
			return overlap(c.groundsOf(i), cond.Values)
		}
	}
	have := n.ev.Attrs.All(cond.Name)
	if len(have) == 0 {
		return slices.Contains(cond.Values, "-")
	}
	return overlap(have, cond.Values)
}

// coversAll reports whether the event, with those of its type that came before it in the same dispute, is about
// every ground.
func (c *course) coversAll(i int) bool {
	return !slices.ContainsFunc(c.groundsOf(i), func(ground string) bool {
		for j := range c.nodes {
			n := &c.nodes[j]
			if n.typ != c.nodes[i].typ || n.day.After(c.nodes[i].day) || !c.sameDecision(i, j) {
				continue
			}
			if said := n.ev.Attrs.All("ground"); len(said) == 0 || slices.Contains(said, ground) {
				return false
			}
		}
		return true
	})
}

func overlap(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

func (c *course) matchesAny(list []Pattern, i int) bool {
	for k := range list {
		if c.matches(&list[k], i) {
			return true
		}
	}
	return false
}

// known reports whether there is any event of the types of the patterns.
func (c *course) known(list []Pattern) bool {
	for k := range list {
		typ := list[k].typ
		if typ >= 0 && c.types.has(typ) || typ == c.book.plan.decision && c.decided {
			return true
		}
	}
	return false
}

// first returns the first event on or after the start that matches and belongs to the same thing, or -1.
func (c *course) first(list []Pattern, s int) int { return c.firstSince(list, s, s, c.nodes[s].day) }

// firstSince returns the first event on or after the day that matches, is not the event past and belongs to the
// same thing as the start, or -1.
func (c *course) firstSince(list []Pattern, s, past int, day civil.Date) int {
	if !c.known(list) {
		return -1
	}
	for i := range c.nodes {
		if i != s && i != past && !c.nodes[i].day.Before(day) && c.matchesAny(list, i) && c.belongs(i, s) {
			return i
		}
	}
	return -1
}

// firstFor returns the first event that could belong to the day which the start fixes: it says so, or it
// came in the year before that day and after the day that an earlier start of the rule fixed. -1: none.
func (c *course) firstFor(r *Rule, s int) int {
	due := c.nodes[s].ev.Due
	year, month, day := due.Parts()
	since := civil.On(year-1, month, min(day, 28))
	for i := range c.nodes {
		if other := c.nodes[i].ev.Due; i != s && c.matchesAny(r.Starts, i) && other.Before(due) && other.After(since) {
			since = other
		}
	}
	for i := range c.nodes {
		if !c.matchesAny(r.MetBy, i) {
			continue
		}
		day := c.nodes[i].day
		if c.nodes[i].ev.Of != "" && c.belongs(i, s) || c.nodes[i].ev.Of == "" && day.After(since) && !day.After(due) {
			return i
		}
	}
	return -1
}

// wanted reports whether the rule applies to the start at all, and the event that this rests on (-1 for
// none).
func (c *course) wanted(r *Rule, s int) (ok bool, rests int) {
	if r.Cases != "" && (r.Cases == "disability") != c.disability(s) {
		return false, -1
	}
	if len(r.UnlessOnlyGrounds) > 0 && allIn(c.groundsOf(s), r.UnlessOnlyGrounds) {
		return false, -1
	}
	for k := range r.OnlyIfLatest {
		if at := c.latestLike(&r.OnlyIfLatest[k], s); at < 0 || !c.matches(&r.OnlyIfLatest[k], at) {
			return false, -1
		}
	}
	for k := range r.UnlessLatest {
		if at := c.latestLike(&r.UnlessLatest[k], s); at >= 0 && c.matches(&r.UnlessLatest[k], at) {
			return false, -1
		}
	}
	if len(r.OnlyIf) > 0 {
		at := c.first(r.OnlyIf, s)
		return at >= 0, at
	}
	return true, -1
}

func allIn(have, list []string) bool {
	for _, h := range have {
		if !slices.Contains(list, h) {
			return false
		}
	}
	return len(have) > 0
}

// latestLike returns the latest event of the pattern's type that is about the same thing as the start, or
// -1.
func (c *course) latestLike(p *Pattern, s int) int {
	best := -1
	for i := range c.nodes {
		if c.nodes[i].typ == p.typ && (i == s || c.belongs(i, s)) {
			best = i
		}
	}
	return best
}
