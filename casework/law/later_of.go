package law

import (
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// laterOf gives the deadlines of a rule with two limbs: one for each start of the first limb, counted also
// from the earliest start of the second that belongs to the same thing. The later raw end governs, and then
// moves as the profile says. A second limb whose first is not known stands alone, provisionally.
func (w *working) laterOf(r *Rule) {
	first, second := w.book.plan.rules[r.LaterOf[0]], w.book.plan.rules[r.LaterOf[1]]
	for s := range w.nodes {
		if w.matchesAny(first.Starts, s) {
			w.bothLimbs(r, first, second, s)
		}
	}
	w.secondAlone(r, first, second)
}

func (w *working) bothLimbs(r, first, second *Rule, s int) {
	d := w.begin(r, s)
	if d == nil {
		return
	}
	version := first.inForce(w.nodes[s].day)
	if version == nil {
		w.missing = append(w.missing, Gap{Rule: r, Of: d.Of, Reason: GapVersion, Day: w.nodes[s].day})
		return
	}
	var others []int
	if len(second.UnlessOnlyGrounds) == 0 || !allIn(w.groundsOf(s), second.UnlessOnlyGrounds) {
		others = w.limbStarts(second, s)
	}
	if second.LimbTakes == TakesLatestBefore && len(others) == 0 {
		d.lower(Provisional)
		w.missing = append(w.missing, Gap{Rule: r, Of: d.Of, Needs: second.Starts[0].Type, Reason: GapLimb})
	}
	governing, limb := &version.Count, first
	a := w.limbEnd(d, first, governing, w.nodes[s].day)
	if len(others) > 0 {
		if v := second.inForce(w.nodes[others[0]].day); v != nil {
			b := w.limbEnd(d, second, &v.Count, w.nodes[others[0]].day)
			if b.After(a) {
				w.restOn(d, others[0])
				a, governing, limb = b, &v.Count, second
			} else {
				d.From = append(d.From, w.source(others[0]))
				b = a
			}
			d.Steps = append(d.Steps, Step{Kind: StepLaterOf, To: b, Limb: limb.ID, Name: limb.Title})
		}
	}
	w.settle(d, governing, a)
	w.otherReadings(d, second, others)
	w.conclude(d, &d.Version.Count)
}

// source describes an event that was counted from without governing.
func (w *working) source(i int) Source {
	n := &w.nodes[i]
	return Source{ID: n.id, Type: n.ev.Type, Day: n.day, Reported: n.ev.Reported, Fallback: n.fallback}
}

// limbStarts returns the starts of the second limb that belong to the start, by day.
func (w *working) limbStarts(second *Rule, s int) []int {
	var out []int
	for i := range w.nodes {
		switch {
		case i == s || !w.matchesAny(second.Starts, i):
		case second.LimbTakes == TakesLatestBefore && w.nodes[i].day.Before(w.nodes[s].day):
			out = append(out[:0], i)
		case second.LimbTakes == TakesEarliest && w.belongs(i, s):
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return w.nodes[a].day.Compare(w.nodes[b].day) })
	return out
}

// limbEnd counts one limb and notes the step. A limb that cannot be counted ends at the zero day.
func (w *working) limbEnd(d *deadline, limb *Rule, c *Count, from civil.Date) civil.Date {
	raw, err := c.profile.rawEnd(w.cal, c, from)
	if err != nil {
		return civil.Date{}
	}
	d.Steps = append(d.Steps, Step{Kind: StepCounted, From: from, To: raw, Period: c.Period, Limb: limb.ID, Name: limb.Title,
		Inclusive: c.profile.FirstDay == FirstIncluded, Provision: c.profile.cites.firstDay})
	return raw
}

// settle moves the governing raw end.
func (w *working) settle(d *deadline, c *Count, raw civil.Date) {
	o := counted{raw: raw, steps: d.Steps}
	if raw.IsZero() {
		o.lost(w.nodes[d.start].day)
	} else {
		o.move(c.profile, w.cal, false)
	}
	w.take(d, o, c)
}

// otherReadings notes what later starts of the second limb would give.
func (w *working) otherReadings(d *deadline, second *Rule, others []int) {
	for _, i := range others[min(1, len(others)):] {
		v := second.inForce(w.nodes[i].day)
		if v == nil {
			continue
		}
		o := v.Count.count(w.cal, w.nodes[i].day, nil)
		if !o.due.IsZero() {
			d.Steps = append(d.Steps, Step{Kind: StepReading, From: w.nodes[i].day, To: o.due, Name: w.nodes[i].ev.Type, Limb: second.ID})
		}
	}
}

// secondAlone gives a deadline from the earliest start of the second limb that belongs to no start of the
// first.
func (w *working) secondAlone(r, first, second *Rule) {
	at := -1
	if second.LimbTakes != TakesEarliest {
		return
	}
	for i := range w.nodes {
		if w.matchesAny(second.Starts, i) && w.nodes[i].things.empty() && (at < 0 || w.nodes[i].day.Before(w.nodes[at].day)) {
			at = i
		}
	}
	if at < 0 || (len(second.UnlessOnlyGrounds) > 0 && allIn(w.m.Grounds, second.UnlessOnlyGrounds)) {
		return
	}
	d := w.begin(r, at)
	if d == nil {
		return
	}
	v := second.inForce(w.nodes[at].day)
	if v == nil {
		return
	}
	d.lower(Provisional)
	w.missing = append(w.missing, Gap{Rule: r, Of: d.Of, Needs: first.Starts[0].Type, Reason: GapLimb})
	raw := w.limbEnd(d, second, &v.Count, w.nodes[at].day)
	w.settle(d, &v.Count, raw)
	w.conclude(d, &d.Version.Count)
}
