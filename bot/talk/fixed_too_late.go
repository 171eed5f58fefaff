package talk

import (
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// wordFixedTooLate warns of it.
const wordFixedTooLate = "%s is later than a last day of this case: %s."

// meansToHold says which event each fact fixes the day of.
var meansToHold = map[string]string{"mediation-booked": "mediation-held", "review-meeting-fixed": "review-meeting-held"}

// fixedTooLate warns of a meeting that is fixed for a day by which it would have to have been held.
func (t *turn) fixedTooLate(p *pending, d *draft, c *casework.Case) string {
	event := meansToHold[p.Event.Type]
	if event == "" || p.Event.Due.IsZero() {
		return ""
	}
	_, r, err := t.Service.Preview(c, t.standing(c, d.events()))
	if err != nil {
		return ""
	}
	for i := range r.Deadlines {
		l := &r.Deadlines[i]
		holds := slices.ContainsFunc(l.Rule.MetBy, func(by law.Pattern) bool { return by.Type == event })
		if holds && l.Status(t.today) == law.Open && p.Event.Due.After(l.Due) {
			return fill(wordFixedTooLate, p.Event.Due.Short(), brief.Line(l, t.today))
		}
	}
	return ""
}
