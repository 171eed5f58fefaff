package law

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/redress-send/redress/casework/civil"
)

// node is one event that stands, with what it is about.
type node struct {
	ev       *Event
	id       string // the event's id, or one made from its type and day
	typ      int
	day      civil.Date
	fallback bool // the day is the printed one
	decision bool
	grounds  []string // of a decision
	parents  []int    // positions of what it is about
	about    set      // itself and everything it is about, at any remove
	things   set      // the nearest things that it is about, or itself
	near     set      // the nearest decisions that it is about, and itself
	undone   bool     // an appeal that was returned
}

// set is a set of node positions.
type set []uint64

func (s set) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }
func (s set) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s set) meets(t set) bool {
	for i := range s {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}
func (s set) empty() bool { return !s.meets(s) }

// course is a matter in the order of its days, each event once, with who belongs to whom.
type course struct {
	book  *Book
	m     *Matter
	nodes []node
}

func newCourse(b *Book, m *Matter) (*course, error) {
	c := &course{book: b, m: m}
	if err := c.collect(); err != nil {
		return nil, err
	}
	c.sort()
	c.dropTwins()
	c.nameApart()
	c.findDecisions()
	c.findParents()
	c.findAbout()
	c.undoReturned()
	return c, nil
}

// collect takes up the events that stand.
func (c *course) collect() error {
	idx := liveIndexes(c.m.Events)
	c.nodes = make([]node, 0, len(idx))
	for _, i := range idx {
		ev := &c.m.Events[i]
		typ := c.book.typeIndex(ev.Type)
		if typ < 0 {
			return &EventError{Index: i, Fault: Fault{Field: "type", Text: unknownType(c.book.Vocabulary, ev.Type)}}
		}
		day, fallback := ev.Day()
		if day.IsZero() {
			return &EventError{Index: i, Fault: Fault{Field: "on", Text: ev.Type + " has no day: give on (or printed_on)"}}
		}
		id := ev.ID
		if id == "" {
			id = ev.Type + "-" + day.String()
		}
		c.nodes = append(c.nodes, node{ev: ev, id: id, typ: typ, day: day, fallback: fallback})
	}
	return nil
}

// sort puts the nodes into an order that does not depend on the order in which they were told.
func (c *course) sort() {
	slices.SortStableFunc(c.nodes, func(a, b node) int {
		if n := a.day.Compare(b.day); n != 0 {
			return n
		}
		if n := cmp.Compare(a.typ, b.typ); n != 0 {
			return n
		}
		if n := cmp.Compare(a.id, b.id); n != 0 {
			return n
		}
		return slices.CompareFunc(a.ev.Attrs, b.ev.Attrs, func(x, y Attr) int {
			return cmp.Or(cmp.Compare(x.Name, y.Name), slices.Compare(x.Values, y.Values))
		})
	})
}

// nameApart gives events that told no id, and differ on one day, ids that differ.
func (c *course) nameApart() {
	n := 1
	for i := 1; i < len(c.nodes); i++ {
		if n++; c.nodes[i].typ != c.nodes[i-1].typ || c.nodes[i].day != c.nodes[i-1].day {
			n = 1
		}
		if n > 1 && c.nodes[i].ev.ID == "" {
			c.nodes[i].id += "-" + strconv.Itoa(n)
		}
	}
}

// dropTwins keeps one of several events that say the same of the same day.
func (c *course) dropTwins() {
	for i := 0; i < len(c.nodes); i++ {
		for j := i + 1; j < len(c.nodes) && c.nodes[j].day == c.nodes[i].day && c.nodes[j].typ == c.nodes[i].typ; j++ {
			anonymous := c.nodes[i].ev.ID == "" || c.nodes[j].ev.ID == ""
			if anonymous && sameContent(c.nodes[i].ev, c.nodes[j].ev) && !c.named(c.nodes[j].ev.ID) {
				c.nodes[i].keep(&c.nodes[j])
				c.nodes = slices.Delete(c.nodes, j, j+1)
				j--
			}
		}
	}
}

// named reports whether another event says that it is about the one of this id.
func (c *course) named(id string) bool {
	return id != "" && slices.ContainsFunc(c.nodes, func(n node) bool { return n.ev.Of != "" && c.standing(n.ev.Of) == id })
}

func sameContent(a, b *Event) bool {
	return a.Due == b.Due && a.Time == b.Time && a.Of == b.Of && a.Printed == b.Printed &&
		slices.EqualFunc(a.Attrs, b.Attrs, func(x, y Attr) bool { return x.Name == y.Name && slices.Equal(x.Values, y.Values) }) &&
		slices.Equal(a.Items, b.Items)
}

// keep makes one node of two that say the same: the confirmed one of them, and the id that was told.
func (n *node) keep(twin *node) {
	if n.ev.ID == "" && twin.ev.ID != "" {
		n.id = twin.id
	}
	if n.ev.Reported && !twin.ev.Reported {
		n.ev = twin.ev
	}
}

// find returns the position of the event of that id, or -1.
func (c *course) find(id string) int {
	return slices.IndexFunc(c.nodes, func(n node) bool { return n.id == id })
}

// standing returns the id of the event that stands in the place of the one of this id: its correction, and
// that one's, as far as they were not taken back. What belongs to an event belongs to its correction.
func (c *course) standing(id string) string {
	for range c.m.Events {
		next := slices.IndexFunc(c.m.Events, func(e Event) bool {
			return e.Supersedes == id && e.Type != Retraction && !retracted(c.m.Events, e.ID, 0)
		})
		if next < 0 {
			break
		}
		id = c.m.Events[next].ID
	}
	return id
}

// findParents settles what each event is about: what it says, or of each group the latest earlier event
// that it can be about.
func (c *course) findParents() {
	backing := make([]int, 0, 3*len(c.nodes))
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.parents == nil {
			n.parents, backing = backing[len(backing):len(backing):min(len(backing)+3, cap(backing))], backing[:min(len(backing)+3, cap(backing))]
		}
		if n.ev.Of != "" {
			if at := c.find(c.standing(n.ev.Of)); at >= 0 {
				n.parents = append(n.parents, at)
			}
			continue
		}
		for _, group := range c.book.plan.parents[n.typ] {
			if at := c.latest(i, group); at >= 0 {
				n.parents = append(n.parents, at)
			}
		}
	}
}

// latest returns the latest event of one of the types on or before the day of node i, or -1.
func (c *course) latest(i int, types []int) int {
	best, fits := -1, false
	for j := range c.nodes {
		if c.nodes[j].day.After(c.nodes[i].day) {
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

// looksLike reports whether the node matches by its own attributes, before it is known what it is about.
func (c *course) looksLike(list []Pattern, j int) bool {
	n := &c.nodes[j]
	return slices.ContainsFunc(list, func(p Pattern) bool {
		if p.typ != n.typ && (p.typ != c.book.plan.decision || !n.decision) {
			return false
		}
		return !slices.ContainsFunc(p.Conds, func(cond Cond) bool {
			have := n.ev.Attrs.All(cond.Name)
			return len(have) > 0 && !overlap(have, cond.Values)
		})
	})
}

// findAbout spreads what everything is about along the parents.
func (c *course) findAbout() {
	words := (len(c.nodes) + 63) / 64
	backing := make([]uint64, 3*words*len(c.nodes))
	for i := range c.nodes {
		c.nodes[i].about, backing = backing[:words:words], backing[words:]
		c.nodes[i].things, backing = backing[:words:words], backing[words:]
		c.nodes[i].near, backing = backing[:words:words], backing[words:]
		c.walk(i, i)
		c.nearest(i, i, 0)
		c.nearestDecisions(i, i, 0)
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

// nearest adds the nearest things on the way from at to the things of i.
func (c *course) nearest(i, at, depth int) {
	if c.book.Vocabulary.Types[c.nodes[at].typ].Thing {
		c.nodes[i].things.add(at)
		return
	}
	if depth > len(c.nodes) {
		return
	}
	for _, p := range c.nodes[at].parents {
		c.nearest(i, p, depth+1)
	}
}

// nearestDecisions adds the first decisions on the way from at to what i is about: an appeal against a plan
// is about that plan and not about the refusal that came before it.
func (c *course) nearestDecisions(i, at, depth int) {
	n := &c.nodes[at]
	if n.decision {
		c.nodes[i].near.add(at)
		if at != i {
			return
		}
	}
	if depth > len(c.nodes) {
		return
	}
	for _, p := range n.parents {
		c.nearestDecisions(i, p, depth+1)
	}
}

// belongs reports whether node m is about the same thing as the start s: it is about one of the things of
// s (of a decision: with no other decision between) or, where neither is about anything, there is only one
// thing it could be.
func (c *course) belongs(m, s int) bool {
	a, b := &c.nodes[m], &c.nodes[s]
	if a.ev.Of != "" && len(a.parents) == 1 {
		if said := a.parents[0]; said == s || c.isAbout(b, said) {
			return true
		} else if c.nodes[said].typ == b.typ {
			return false // it says which, and it is another one
		}
	}
	for t := range c.nodes {
		if b.things.has(t) && c.isAbout(a, t) {
			return true
		}
	}
	return b.things.empty() && (a.about.has(s) || a.things.empty() || len(a.parents) == 0)
}

// isAbout reports whether n is about t, with no other decision between.
func (c *course) isAbout(n *node, t int) bool {
	return n.about.has(t) && (!c.nodes[t].decision || n.near.has(t))
}

// undoReturned marks the appeals that were returned: such an appeal has not started.
func (c *course) undoReturned() {
	for i := range c.nodes {
		if c.nodes[i].typ != c.book.plan.returned {
			continue
		}
		for j := len(c.nodes) - 1; j >= 0; j-- {
			n := &c.nodes[j]
			if n.typ == c.book.plan.received && !n.undone && !n.day.After(c.nodes[i].day) && c.sameThing(i, j) {
				n.undone = true
				break
			}
		}
	}
}

func (c *course) sameThing(i, j int) bool {
	a, b := c.nodes[i].things, c.nodes[j].things
	return a.meets(b) || c.nodes[i].about.has(j) || (a.empty() && b.empty())
}
