package law

import (
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// directed takes the day and the hour that the event itself fixes. Nothing moves it (HESC rule 12(4)).
func (w *working) directed(d *deadline, n *node, p *Profile) {
	if n.ev.Due.IsZero() {
		w.undated(d, n)
		return
	}
	w.fix(d, n.ev.Due, n.ev.Time, p)
	d.Steps = append(d.Steps, Step{Kind: StepFixed, To: d.Due, Name: n.ev.Type})
	w.safe(d)
}

// fix sets the day, the hour or (where none is given) the profile's.
func (w *working) fix(d *deadline, day civil.Date, hour string, p *Profile) {
	d.Due = day
	if d.RawEnd.IsZero() {
		d.RawEnd = day
	}
	d.Safe, d.Cutoff = civil.Date{}, hour
	d.Steps = slices.DeleteFunc(d.Steps, func(s Step) bool { return s.Kind == StepSafe }) // of the day that no longer counts
	if d.Cutoff == "" && p != nil {
		d.Cutoff = p.hour()
	}
}

// safe names the last working day before a fixed day that is closed. A fixed day outside the calendar is
// still that day: a person fixed it.
func (w *working) safe(d *deadline) {
	if !w.cal.Covers(d.Due) {
		return
	}
	if last, err := w.cal.LastWorking(d.Due); err == nil && last != d.Due {
		d.Safe = last
		d.Steps = append(d.Steps, Step{Kind: StepSafe, From: d.Due, To: last, Name: closedName(w.cal, d.Due)})
	}
}

// undated says that the event which should fix a day does not.
func (w *working) undated(d *deadline, n *node) {
	d.lower(Unconfirmed)
	w.missing = append(w.missing, Gap{Rule: d.Rule, Of: n.id, Needs: n.ev.Type, Reason: GapDay})
}

// replace lets the latest event that fixes a day for this limit take the place of the computed day.
func (w *working) replace(d *deadline) {
	at := w.replacer(d.Rule, d.start)
	if at < 0 {
		return
	}
	n := &w.nodes[at]
	old := d.Due
	w.restOn(d, at)
	if d.Version.Confidence != "C" && !n.ev.Reported && !n.fallback {
		d.Certainty = Certain
	}
	w.fix(d, n.ev.Due, n.ev.Time, w.book.plan.direction)
	d.Steps = append(d.Steps, Step{Kind: StepReplaced, From: old, To: d.Due, Name: n.ev.Type})
	w.safe(d)
}

// replacer returns the latest event that fixes a day for the rule and start, or -1. Of two on one day the
// safe reading governs: the earlier day for what a family must do, the later for another's duty.
func (w *working) replacer(r *Rule, s int) int {
	best := -1
	if len(r.ReplacedBy) == 0 {
		return best
	}
	for i := range w.nodes {
		n := &w.nodes[i]
		if n.ev.Due.IsZero() || !w.matchesAny(r.ReplacedBy, i) || !w.belongs(i, s) {
			continue
		}
		if best < 0 || n.day.After(w.nodes[best].day) || w.saferThan(r, n.ev.Due, w.nodes[best].ev.Due) {
			best = i
		}
	}
	return best
}

func (w *working) saferThan(r *Rule, a, b civil.Date) bool {
	if r.OwedBy == "parent-or-young-person" || r.OwedBy == "both-parties" || r.OwedBy == "either-party" {
		return a.Before(b)
	}
	return a.After(b)
}

// fallbacks starts the rules that have a second-best start where the best one is not known.
func (w *working) fallbacks() {
	for s := range w.nodes {
		for _, r := range w.book.plan.byBack[w.nodes[s].typ] {
			if !w.matchesAny(r.Fallback.Starts, s) || w.started(r, s) || w.replacedAlready(r, s) {
				continue
			}
			if d := w.begin(r, s); d != nil {
				w.fallback(d)
			}
		}
	}
}

func (w *working) fallback(d *deadline) {
	back := d.Rule.Fallback
	d.lower(Provisional)
	d.Steps = append(d.Steps, Step{Kind: StepFallback, From: w.nodes[d.start].day, Name: back.Needs})
	count := &d.Version.Count
	if back.Count != nil {
		count = back.Count
	}
	w.finish(d, count)
	last := &w.list[len(w.list)-1]
	if last.Cutoff == "" && !last.Due.IsZero() {
		last.Cutoff = d.Version.Count.profile.hour()
	}
	if last.Certainty != Certain {
		w.missing = append(w.missing, Gap{Rule: d.Rule, Of: d.Of, Needs: back.Needs, Reason: GapFallback})
	}
}

// started reports whether the rule has a better start about the same thing.
func (w *working) started(r *Rule, s int) bool {
	for i := range w.nodes {
		if !w.nodes[i].undone && w.matchesAny(r.Starts, i) && (w.belongs(i, s) || w.belongs(s, i)) {
			return true
		}
	}
	return false
}

// replacedAlready reports whether the rule's deadline for the thing stands already (another fallback event
// of the same thing).
func (w *working) replacedAlready(r *Rule, s int) bool {
	if r.LatestOnly {
		return false
	}
	for i := range w.list {
		if w.list[i].Rule == r && w.list[i].start >= 0 && w.belongs(s, w.list[i].start) {
			return true
		}
	}
	return false
}

// directedOnly starts a rule from the event that fixes its day where nothing else started it.
func (w *working) directedOnly() {
	for s := range w.nodes {
		for _, r := range w.book.plan.replacers[w.nodes[s].typ] {
			if !w.matchesAny(r.ReplacedBy, s) || w.replacedAlready(r, s) || w.replacer(r, s) != s {
				continue
			}
			d := w.begin(r, s)
			if d == nil {
				continue
			}
			w.directed(d, &w.nodes[s], w.book.plan.direction)
			w.conclude(d, &d.Version.Count)
		}
	}
}

// endEarlierStarts ends a deadline of which the same thing has a later start, where the rule says so.
func (w *working) endEarlierStarts() {
	for i := range w.list {
		a := &w.list[i]
		if !a.Rule.LatestOnly || a.EndedBy != "" {
			continue
		}
		for j := range w.list {
			b := &w.list[j]
			if i == j || b.Rule != a.Rule || b.Item != a.Item || b.Step != a.Step || !w.later(b, a) {
				continue
			}
			on := w.nodes[b.start].day
			if a.EndedBy != "" && !on.Before(a.EndedOn) {
				continue // an earlier one ended it
			}
			if a.MetOn.IsZero() || on.Before(a.MetOn) {
				a.endBy(on, b.Of)
			}
		}
	}
}

// later reports whether b takes the place of a: about the same thing, and told later.
func (w *working) later(b, a *deadline) bool {
	if b.start < 0 || a.start < 0 || !w.belongs(b.start, a.start) {
		return false
	}
	x, y := w.nodes[b.start].day, w.nodes[a.start].day
	return x.After(y) || (x == y && b.Due != a.Due && w.saferThan(a.Rule, b.Due, a.Due))
}
