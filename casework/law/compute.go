package law

import (
	"cmp"
	"math"
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// Compute derives every deadline of the matter from the law of the book. The order in which the events are
// given does not matter; what was superseded or taken back counts for nothing.
//
// An event of an unknown type or without a day is an *EventError. A day outside the calendar is no error:
// its deadline has no Due and is Unconfirmed, and Missing says so.
func Compute(b *Book, cal *civil.Calendar, m Matter) (Result, error) {
	mem := scratches.Get().(*scratch)
	defer scratches.Put(mem)
	c, err := newCourse(b, &m, mem)
	if err != nil {
		return Result{}, err
	}
	w := newWorking(c, cal)
	for s := range c.nodes {
		if c.nodes[s].undone {
			continue
		}
		for _, r := range b.plan.byStart[c.nodes[s].typ] {
			if c.matchesAny(r.Starts, s) {
				w.start(r, s)
			}
		}
	}
	w.fallbacks()
	w.directedOnly()
	w.ofMatter()
	for _, r := range b.plan.laterOf {
		w.laterOf(r)
	}
	w.endEarlierStarts()
	w.endAlternatives()
	w.endVaried()
	w.askLate()
	w.askUnstarted()
	return Result{Deadlines: w.found(), Missing: w.missing, Stage: c.stage(), Tracks: c.tracks()}, nil
}

// working collects deadlines while they are found. Their steps and sources share two backing arrays.
type working struct {
	*course
	cal     *civil.Calendar
	list    []deadline
	steps   []Step
	sources []Source
	missing []Gap
	draft   deadline // the one that is being worked on: one at a time, until it is filed
}

func newWorking(c *course, cal *civil.Calendar) *working {
	return &working{course: c, cal: cal, list: c.mem.list[:0], steps: c.mem.steps[:0], sources: c.mem.sources[:0]}
}

// deadline is a Deadline with the positions of what it rests on.
type deadline struct {
	Deadline
	start   int // node that started it, -1 for the matter
	instead string
}

// begin makes the deadline of a rule for a start, with its version, or nil where the rule does not apply.
func (w *working) begin(r *Rule, s int) *deadline {
	ok, rests := w.wanted(r, s)
	if !ok {
		return nil
	}
	n := &w.nodes[s]
	v := r.inForce(n.day)
	if v == nil {
		w.missing = append(w.missing, Gap{Rule: r, Of: n.id, Reason: GapVersion, Day: n.day})
		return nil
	}
	d := w.blank(r, v, s)
	d.Of = n.id
	w.restOn(d, s)
	if rests >= 0 && w.nodes[rests].ev.Reported {
		d.lower(Provisional)
	}
	return d
}

// blank begins a deadline: its steps and sources grow where the last ones ended.
func (w *working) blank(r *Rule, v *Version, s int) *deadline {
	d := &w.draft
	*d = deadline{Deadline: Deadline{Rule: r, Version: v, Certainty: Certain,
		Steps: w.steps[len(w.steps):], From: w.sources[len(w.sources):]}, start: s}
	if v.Confidence == "C" {
		d.Certainty = Unconfirmed
	}
	return d
}

// file adds a deadline that is done to the list.
func (w *working) file(d *deadline) {
	w.steps = grown(w.steps, &d.Steps)
	w.sources = grown(w.sources, &d.From)
	w.list = append(w.list, *d)
}

// grown takes what was written behind the end of the backing array into it, and closes the part against
// further growth. A part that had to move elsewhere stays there.
func grown[T any](backing []T, part *[]T) []T {
	n := len(*part)
	if n == 0 {
		*part = nil
		return backing
	}
	if end := len(backing); end+n <= cap(backing) && &backing[:end+1][end] == &(*part)[0] {
		*part = (*part)[:n:n]
		return backing[:end+n]
	}
	return backing
}

// inForce returns the version in force on the day, or nil.
func (r *Rule) inForce(day civil.Date) *Version {
	for i := range r.Versions {
		v := &r.Versions[i]
		if (v.From.IsZero() || !day.Before(v.From)) && (v.To.IsZero() || !day.After(v.To)) {
			return v
		}
	}
	return nil
}

// restOn notes that the deadline is counted from the event.
func (w *working) restOn(d *deadline, i int) {
	if w.nodes[i].ev.Reported {
		d.lower(Provisional)
	}
	if of := w.nodes[i].dayOf; of > 0 { // its day is that of the plan it came with
		i = of - 1
	}
	n := &w.nodes[i]
	d.From = append(d.From, w.source(i))
	if n.ev.Reported {
		d.lower(Provisional)
	}
	if n.fallback {
		d.lower(Provisional)
		d.Steps = append(d.Steps, Step{Kind: StepFallback, From: n.day, Name: "the date printed on it"})
		w.missing = append(w.missing, Gap{Rule: d.Rule, Of: n.id, Needs: n.ev.Type, Reason: GapPrinted})
	}
}

// lower makes the deadline less certain, never more.
func (d *Deadline) lower(to Certainty) {
	if d.Certainty == Certain || to == Unconfirmed {
		d.Certainty = to
	}
}

// start adds the deadlines that the rule gives for the start.
func (w *working) start(r *Rule, s int) {
	d := w.begin(r, s)
	if d == nil {
		return
	}
	if len(d.Version.Steps) > 0 {
		w.agreed(d)
		return
	}
	w.finish(d, &d.Version.Count)
}

// finish counts the day, lets a directed day replace it, and sees what met or ended it.
func (w *working) finish(d *deadline, c *Count) {
	w.day(d, c)
	w.replace(d)
	w.conclude(d, c)
}

// conclude sees what met or ended a deadline of which the day is found, and files it.
func (w *working) conclude(d *deadline, c *Count) {
	w.meet(d, c)
	w.end(d)
	w.ask(d)
	w.file(d)
}

// meet sees what met the deadline, and what would have made it needless.
func (w *working) meet(d *deadline, c *Count) {
	var at int
	if c.Before && c.FromDue {
		at = w.firstFor(d.Rule, d.start)
	} else {
		at = w.first(d.Rule.MetBy, d.start)
	}
	if at >= 0 {
		d.MetOn, d.MetBy = w.nodes[at].day, w.nodes[at].id
	}
	d.lacking = len(d.Rule.Without) > 0 && w.first(d.Rule.Without, d.start) < 0
}

// day works out the day by the count.
func (w *working) day(d *deadline, c *Count) {
	n := &w.nodes[d.start]
	switch c.Kind {
	case CountNone:
		return
	case CountDirected:
		w.directed(d, n, c.profile)
		return
	case CountSchool:
		d.lower(Unconfirmed)
		d.Steps = append(d.Steps, Step{Kind: StepUnknown, From: n.day, Period: c.Period, Name: "school days"})
		w.missing = append(w.missing, Gap{Rule: d.Rule, Of: d.Of, Reason: GapSchool})
		return
	}
	from := n.day
	if c.FromDue {
		if from = n.ev.Due; from.IsZero() {
			w.undated(d, n)
			return
		}
	}
	w.take(d, w.count(d, w.profile(d, c), from), c)
}

// count counts from the day, with what makes the period longer.
func (w *working) count(d *deadline, c *Count, from civil.Date) counted {
	o := c.count(w.cal, from, d.Steps)
	more := d.Version.Extended
	if more == nil || o.due.IsZero() {
		return o
	}
	at := w.first(more.By, d.start)
	if at < 0 || w.nodes[at].day.After(o.raw) {
		return o
	}
	w.restOn(d, at)
	d.Steps = append(d.Steps, Step{Kind: StepExtended, From: w.nodes[at].day, Period: more.Period, Name: w.nodes[at].ev.Type,
		Provision: d.Version.Provision})
	longer := *c
	longer.Period.N += more.Period.N
	return longer.count(w.cal, from, d.Steps)
}

// profile returns the count with the profile that the case calls for.
func (w *working) profile(d *deadline, c *Count) *Count {
	if d.Version.disability == nil {
		return c
	}
	// Where it is not known which, the family's limit is the earlier one, in which August counts.
	if !w.disability(d.start) && (d.Rule.Sense != Limit || !w.mixed(d.start)) {
		return c
	}
	other := *c
	other.profile = d.Version.disability
	return &other
}

// take writes what was counted into the deadline.
func (w *working) take(d *deadline, o counted, c *Count) {
	d.RawEnd, d.Due, d.Safe, d.Steps = o.raw, o.due, o.safe, o.steps
	d.Cutoff = c.profile.hour()
	if !o.unknown.IsZero() {
		d.lower(Unconfirmed)
		w.missing = append(w.missing, Gap{Rule: d.Rule, Of: d.Of, Reason: GapCoverage, Day: o.unknown})
	}
}

// found returns the deadlines by day, those without one last.
func (w *working) found() []Deadline {
	order := w.mem.order[:0]
	for i := range w.list {
		day := math.MaxInt
		if due := w.list[i].Due; !due.IsZero() {
			day = due.Serial()
		}
		order = append(order, place{day, &w.list[i]})
	}
	slices.SortStableFunc(order, byDay)
	out := make([]Deadline, len(order))
	for i := range order {
		out[i] = order[i].at.Deadline
	}
	parted(out, func(d *Deadline) *[]Step { return &d.Steps })
	parted(out, func(d *Deadline) *[]Source { return &d.From })
	w.mem.list, w.mem.order, w.mem.steps, w.mem.sources = w.list, order, w.steps, w.sources
	return out
}

func byDay(x, y place) int {
	if x.day != y.day {
		return cmp.Compare(x.day, y.day)
	}
	a, b := x.at, y.at
	if a.Rule != b.Rule {
		return cmp.Compare(a.Rule.ID, b.Rule.ID)
	}
	return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Step, b.Step))
}
