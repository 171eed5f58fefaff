package law

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// ofMatter gives the deadlines that no event starts but the matter itself: the days before a transfer to
// another phase of education.
func (w *working) ofMatter() {
	pt := w.m.PhaseTransfer
	if pt == nil {
		return
	}
	for _, r := range w.book.plan.ofMatter {
		if !transferMatches(r.Starts, pt) {
			continue
		}
		day := civil.On(pt.Year, time.January, 1)
		v := r.inForce(day)
		if v == nil {
			w.missing = append(w.missing, Gap{Rule: r, Reason: GapVersion, Day: day})
			continue
		}
		d := w.blank(r, v, -1)
		w.fixed(d, &v.Count, pt.Year)
		w.file(d)
	}
}

func transferMatches(starts []Pattern, pt *PhaseTransfer) bool {
	for _, p := range starts {
		if p.Type != phaseTransferType {
			continue
		}
		for _, c := range p.Conds {
			if c.Name == "kind" && overlap(c.Values, []string{pt.Kind}) {
				return true
			}
		}
	}
	return false
}

// fixed takes the day of the year that the law names. "Before" a day leaves that day out.
func (w *working) fixed(d *deadline, c *Count, year int) {
	named := civil.On(year, c.Month, c.Day)
	o := counted{raw: named}
	if c.Before {
		o.raw = named.AddDays(-1)
	}
	o.steps = append(o.steps, Step{Kind: StepFixed, From: named, To: o.raw, Backwards: c.Before})
	o.move(c.profile, w.cal, c.Before)
	w.take(d, o, c)
	// What meets it is the first plan that could belong to this transfer: one of the year before the day.
	since := civil.On(year-1, c.Month, c.Day)
	for i := range w.nodes {
		if !w.nodes[i].day.Before(since) && w.matchesAny(d.Rule.MetBy, i) {
			d.MetOn, d.MetBy = w.nodes[i].day, w.nodes[i].id
			return
		}
	}
}
