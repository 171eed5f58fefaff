package law

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// end sees whether another event ended the deadline before it was met. What took that back (a reinstatement
// after a withdrawal) lets it run again; whether its day is still the same is for the tribunal to say, so it is
// no more than provisional.
func (w *working) end(d *deadline) {
	at := -1
	if len(d.Rule.SupersededBy) > 0 {
		at = w.first(d.Rule.SupersededBy, d.start)
	}
	for at >= 0 && (d.MetOn.IsZero() || w.nodes[at].day.Before(d.MetOn)) {
		back := w.firstSince(d.Rule.RevivedBy, d.start, at, w.nodes[at].day)
		if back < 0 {
			d.endBy(w.nodes[at].day, w.nodes[at].id)
			return
		}
		w.restOn(d, back)
		d.lower(Provisional)
		d.Steps = append(d.Steps, Step{Kind: StepRevived, From: w.nodes[at].day, To: w.nodes[back].day, Name: w.nodes[back].ev.Type})
		at = w.firstSince(d.Rule.SupersededBy, d.start, back, w.nodes[back].day.AddDays(1))
	}
	w.needless(d)
}

// needless ends what nobody waits for any more and had not fallen due.
func (w *working) needless(d *deadline) {
	at := w.first(d.Rule.NeedlessAfter, d.start)
	if at < 0 || (!d.MetOn.IsZero() && !w.nodes[at].day.Before(d.MetOn)) || (!d.Due.IsZero() && w.nodes[at].day.After(d.Due)) {
		return
	}
	d.endBy(w.nodes[at].day, w.nodes[at].id)
}

// endBy notes what ended the deadline; what ended was not met.
func (d *Deadline) endBy(on civil.Date, by string) {
	d.EndedOn, d.EndedBy, d.MetOn, d.MetBy = on, by, civil.Date{}, ""
}

// endVaried ends what was agreed where a later agreement about the agreement names the same item (SEND
// Regulations 2014 reg 42(5)).
func (w *working) endVaried() {
	for i := range w.list {
		a := &w.list[i]
		if a.Item == "" || a.EndedBy != "" {
			continue
		}
		at := w.varied(a)
		if at >= 0 && (a.MetOn.IsZero() || w.nodes[at].day.Before(a.MetOn)) {
			a.endBy(w.nodes[at].day, w.nodes[at].id)
		}
	}
}

// varied returns the agreement that says it is about the one which a came from, and names the same item; -1:
// none.
func (w *working) varied(a *deadline) int {
	return slices.IndexFunc(w.nodes, func(n node) bool {
		return n.said == a.start+1 && n.typ == w.nodes[a.start].typ &&
			slices.ContainsFunc(n.ev.Items, func(it Item) bool { return strings.EqualFold(it.Item, a.Item) })
	})
}

// ask puts the book's questions about the deadline among what is missing.
func (w *working) ask(d *deadline) {
	for i := range d.Rule.Asks {
		ask := &d.Rule.Asks[i]
		if w.cameBefore(ask.After, d.start) || (ask.OnceRevived && d.has(StepRevived)) {
			w.missing = append(w.missing, Gap{Rule: d.Rule, Of: d.Of, Reason: GapAsk, Text: ask.Says})
		}
	}
}

func (d *Deadline) has(kind StepKind) bool {
	return slices.ContainsFunc(d.Steps, func(s Step) bool { return s.Kind == kind })
}

// cameBefore reports whether an event of the same decision that matches came on or before the start.
func (c *course) cameBefore(list []Pattern, s int) bool {
	for i := range c.nodes {
		if i != s && !c.nodes[i].day.After(c.nodes[s].day) && c.matchesAny(list, i) && c.sameDecision(i, s) {
			return true
		}
	}
	return false
}

// sameDecision reports whether two events are about the same decision, or neither about any.
func (c *course) sameDecision(i, j int) bool {
	a, b := c.nodes[i].near, c.nodes[j].near
	return a.meets(b) || (a.empty() && b.empty())
}

// askLate asks what the book asks once another limit of the same start was met late.
func (w *working) askLate() {
	for i := range w.list {
		a := &w.list[i]
		for k := range a.Rule.Asks {
			ask := &a.Rule.Asks[k]
			late := func(b deadline) bool {
				return b.Rule.ID == ask.OnceLate && b.start == a.start && b.Status(a.Due) == MetLate
			}
			if ask.OnceLate != "" && a.EndedBy == "" && slices.ContainsFunc(w.list, late) {
				w.missing = append(w.missing, Gap{Rule: a.Rule, Of: a.Of, Reason: GapAsk, Text: ask.Says})
			}
		}
	}
}

// askUnstarted asks what the book asks of a dispute while nothing has started a limit.
func (w *working) askUnstarted() {
	for i := range w.book.plan.unstarted {
		u := &w.book.plan.unstarted[i]
		if w.disputes(u.ask.Unstarted) && !w.known(u.starts) && !w.known(u.ask.Until) {
			w.missing = append(w.missing, Gap{Rule: u.rule, Needs: u.starts[0].Type, Reason: GapAsk, Text: u.ask.Says})
		}
	}
}

// disputes reports whether the matter has a ground of that kind of cases.
func (w *working) disputes(kind string) bool {
	return slices.ContainsFunc(w.m.Grounds, func(id string) bool {
		return slices.ContainsFunc(w.book.Grounds, func(g Ground) bool { return g.ID == id && g.Cases == kind })
	})
}
