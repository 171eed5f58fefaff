package law

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// agreed gives the deadlines of each item of an agreement: the counts of its kind, of which a day that the
// parties wrote down replaces the last (SEND Regulations 2014 reg 42).
func (w *working) agreed(base *deadline) {
	n := &w.nodes[base.start]
	for i := range n.ev.Items {
		item := &n.ev.Items[i]
		for k := range base.Version.Steps {
			ic := &base.Version.Steps[k]
			if ic.What != item.What {
				continue
			}
			d := *base
			d.From, d.Steps = slices.Clone(base.From), slices.Clone(base.Steps)
			d.Item, d.Step, d.instead = item.Item, ic.Step, ic.Instead
			w.agreedStep(&d, item, ic)
		}
	}
}

func (w *working) agreedStep(d *deadline, item *Item, ic *ItemCount) {
	sure, missing := d.Certainty, len(w.missing)
	w.day(d, &ic.Count)
	if ic.Last && !item.Due.IsZero() {
		old := d.Due
		d.Certainty, w.missing = sure, w.missing[:missing]
		w.fix(d, item.Due, "", nil)
		d.Steps = append(d.Steps, Step{Kind: StepReplaced, From: old, To: item.Due, Name: "agreement-made"})
		w.safe(d)
	}
	d.MetOn, d.MetBy = w.actionDone(d, ic)
	w.end(d)
	w.ask(d)
	w.file(d)
}

// actionDone returns the day of the first event that reports this step of this item as done.
func (w *working) actionDone(d *deadline, ic *ItemCount) (civil.Date, string) {
	for i := range w.nodes {
		n := &w.nodes[i]
		if n.day.Before(w.nodes[d.start].day) || !w.matchesAny(d.Rule.MetBy, i) || !w.belongs(i, d.start) {
			continue
		}
		item, step := n.ev.Attrs.Get("item"), n.ev.Attrs.Get("step")
		sameItem := strings.EqualFold(item, d.Item) || (item == "" && len(w.nodes[d.start].ev.Items) == 1)
		if sameItem && (step == ic.Step || (step == "" && ic.Last)) {
			return n.day, n.id
		}
	}
	return civil.Date{}, ""
}

// endAlternatives ends a deadline where another one that stands for it was met first: the two limits of
// one duty, or the two ways that an agreed action can go.
func (w *working) endAlternatives() {
	for i := range w.list {
		a := &w.list[i]
		if a.EndedBy != "" || (a.instead == "" && len(a.Rule.SupersededByLimit) == 0 && len(a.Rule.AlternativeTo) == 0) {
			continue
		}
		for j := range w.list {
			b := &w.list[j]
			if i != j && a.start == b.start && slices.Contains(a.Rule.SupersededByLimit, b.Rule.ID) {
				a.endBy(a.EndedOn, b.Rule.ID)
				break
			}
			if i == j || b.MetOn.IsZero() || b.EndedBy != "" || !w.alternative(a, b) {
				continue
			}
			if a.MetOn.IsZero() || b.MetOn.Before(a.MetOn) {
				a.endBy(b.MetOn, b.MetBy)
			}
		}
	}
}

func (w *working) alternative(a, b *deadline) bool {
	if a.start != b.start {
		return false
	}
	if a.Rule == b.Rule {
		return a.Item == b.Item && a.instead != "" && a.instead == b.Step
	}
	return slices.Contains(a.Rule.AlternativeTo, b.Rule.ID)
}
