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
	dayOf    int  // 1 more than the position of the event that the day was taken from; 0 where it is its own
	decision bool
	grounds  []string // of a decision
	parents  []int    // positions of what it is about
	said     int      // 1 more than the position of the event that it says it is about; 0 where it says none
	twins    int      // how many of them are the same decision, told in another way
	about    set      // itself and everything it is about, at any remove
	things   set      // the nearest things that it is about, or itself
	past     set      // things that later ones of their family took the place of
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
	book    *Book
	m       *Matter
	nodes   []node
	mem     *scratch
	types   set  // the types of event that are there
	decided bool // a decision is among them
}

func newCourse(b *Book, m *Matter, mem *scratch) (*course, error) {
	c := &course{book: b, m: m, mem: mem}
	if err := c.collect(); err != nil {
		return nil, err
	}
	c.sort()
	if c.dropTwins() {
		c.sort()
	}
	c.nameApart()
	c.findDecisions()
	c.findParents()
	c.findAbout()
	if c.undoReturned() { // what goes by an appeal does not go by one that was returned
		c.findParents()
		c.findAbout()
	}
	c.findPast()
	c.findTypes()
	return c, nil
}

// collect takes up the events that stand.
func (c *course) collect() error {
	c.mem.live = liveIndexes(c.m.Events, c.mem.live[:0])
	c.nodes = c.mem.nodes[:0]
	defer func() { c.mem.nodes = c.nodes }()
	for _, i := range c.mem.live {
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
		return compareContent(a.ev, b.ev)
	})
}

// compareContent orders events of one type and day by everything else that they say.
func compareContent(a, b *Event) int {
	attrs := slices.CompareFunc(a.Attrs, b.Attrs, func(x, y Attr) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), slices.Compare(x.Values, y.Values))
	})
	items := slices.CompareFunc(a.Items, b.Items, func(x, y Item) int {
		return cmp.Or(cmp.Compare(x.Item, y.Item), cmp.Compare(x.What, y.What), x.Due.Compare(y.Due))
	})
	return cmp.Or(attrs, a.Due.Compare(b.Due), cmp.Compare(a.Time, b.Time), cmp.Compare(a.Of, b.Of),
		a.Printed.Compare(b.Printed), a.Received.Compare(b.Received), items)
}

// nameApart gives events that told no id, and differ on one day, ids that differ.
func (c *course) nameApart() {
	n, last := 1, -1
	for i := range c.nodes {
		if c.nodes[i].ev.ID != "" {
			continue
		}
		if n++; last < 0 || c.nodes[i].typ != c.nodes[last].typ || c.nodes[i].day != c.nodes[last].day {
			n = 1
		}
		if last = i; n > 1 {
			c.nodes[i].id += "-" + strconv.Itoa(n)
		}
	}
}

// dropTwins keeps one of several events that say the same of the same day, and reports whether there were any.
func (c *course) dropTwins() bool {
	before := len(c.nodes)
	for i := 0; i < len(c.nodes); i++ {
		for j := i + 1; j < len(c.nodes) && c.nodes[j].day == c.nodes[i].day && c.nodes[j].typ == c.nodes[i].typ; j++ {
			anonymous := c.nodes[i].ev.ID == "" || c.nodes[j].ev.ID == ""
			if anonymous && sameContent(c.nodes[i].ev, c.nodes[j].ev) {
				c.nodes[i].keep(&c.nodes[j])
				c.nodes = slices.Delete(c.nodes, j, j+1)
				j--
			}
		}
	}
	return len(c.nodes) < before
}

func sameContent(a, b *Event) bool {
	return a.Due == b.Due && a.Time == b.Time && a.Of == b.Of && a.Printed == b.Printed &&
		slices.EqualFunc(a.Attrs, b.Attrs, func(x, y Attr) bool { return x.Name == y.Name && slices.Equal(x.Values, y.Values) }) &&
		slices.Equal(a.Items, b.Items)
}

// keep makes one node of two that say the same: the id that was told, and confirmed where one of them is.
func (n *node) keep(twin *node) {
	confirmed := !n.ev.Reported || !twin.ev.Reported
	if n.ev.ID == "" && twin.ev.ID != "" {
		n.id, n.ev = twin.id, twin.ev
	}
	if confirmed && n.ev.Reported {
		ev := *n.ev
		ev.Reported = false
		n.ev = &ev
	}
}

// findTypes notes which types of event there are.
func (c *course) findTypes() {
	words := len(c.book.Vocabulary.Types)/64 + 1
	if len(c.mem.types) < words {
		c.mem.types = make(set, words)
	}
	c.types = c.mem.types
	clear(c.types)
	for i := range c.nodes {
		c.types.add(c.nodes[i].typ)
		c.decided = c.decided || c.nodes[i].decision
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

// undoReturned marks the appeals that were returned: such an appeal has not started. It reports whether there is one.
func (c *course) undoReturned() (found bool) {
	for i := range c.nodes {
		if c.nodes[i].typ != c.book.plan.returned {
			continue
		}
		for j := len(c.nodes) - 1; j >= 0; j-- {
			n := &c.nodes[j]
			if n.typ == c.book.plan.received && !n.undone && !n.day.After(c.nodes[i].day) && c.sameThing(i, j) {
				n.undone, found = true, true
				break
			}
		}
	}
	return found
}

func (c *course) sameThing(i, j int) bool {
	a, b := c.nodes[i].things, c.nodes[j].things
	return a.meets(b) || c.nodes[i].about.has(j) || (a.empty() && b.empty())
}
