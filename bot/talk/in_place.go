package talk

import (
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// sameThing is the index of the draft's fact that p says again: of its type, and for the same thing where the type has
// several ("evidence", "bundle"); -1 where there is none.
func (d *draft) sameThing(p *pending) int {
	what := p.Event.Attrs.Get("what")
	return slices.IndexFunc(d.Facts, func(have pending) bool {
		own := have.Event.Attrs.Get("what")
		return have.Event.Type == p.Event.Type && (what == "" || own == "" || what == own)
	})
}

// inPlaceOf is the nth fact that was heard with its day read as a correction of the day that the draft has of it: "the 22nd"
// is of the month, and "Thursday" of the week, that is being corrected.
func (t *turn) inPlaceOf(d *draft, p pending, n int) pending {
	t.letterOf(d, &p)
	i := d.sameThing(&p)
	if i < 0 || n >= len(t.heard.Facts) {
		return p
	}
	have, said := &d.Facts[i], &t.heard.Facts[n]
	if due := shifted(said.Due, have.Event.Due, true); p.Due && said.Due.Text != "" && !due.IsZero() {
		p.Event.Due, p.InDue = due, nil
	}
	if on := shifted(said.When, have.Event.On, false); said.When.Text != "" && !on.IsZero() && p.Event.Received.IsZero() {
		p.setDay(on, false)
	}
	return p
}

// byLetter are facts that a letter tells of: "the letter was the 5th" is said of whichever of them the draft has.
var byLetter = []string{"review-decision-sent", "final-plan-sent", "final-amended-plan-sent", "amendment-notice-sent", "reasons-sent", "order-made"}

// letterOf makes "the letter" the one letter that the draft tells of, where it has no decision.
func (t *turn) letterOf(d *draft, p *pending) {
	if p.Event.Type != decisionSent || d.severalOf(decisionSent) || slices.ContainsFunc(d.Facts, func(f pending) bool { return f.Event.Type == decisionSent }) {
		return
	}
	var found []string
	for i := range d.Facts {
		if name := d.Facts[i].Event.Type; slices.Contains(byLetter, name) {
			found = append(found, name)
		}
	}
	if len(found) == 1 && t.says("letter") {
		p.Event = law.Event{Type: found[0], On: p.Event.On, Received: p.Event.Received}
	}
}
