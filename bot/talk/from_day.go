package talk

import (
	"regexp"
	"slices"
)

// An assignment holds from the moment that it is saved. A day that is still to come is not kept with it: the proposal says
// so, and a day that has passed is the day of the assignment.

var startsOn = regexp.MustCompile(`(?i)\b(?:from|starting|starts|as of|as from|wef|w\.e\.f\.?|beginning|effective)\b`)

// fromDay takes the day from which an assignment is wanted.
func (t *turn) fromDay(d *draft) {
	said := t.saidDates()
	if len(said) != 1 || len(d.Facts) == 0 || slices.ContainsFunc(d.Facts, func(p pending) bool { return p.Event.Type != "assigned" }) {
		return
	}
	if !startsOn.MatchString(t.ev.Text) && !said[0].Past.IsZero() && !said[0].Past.After(t.today) && said[0].Day == said[0].Past {
		return
	}
	day := said[0].Day
	if startsOn.MatchString(t.ev.Text) && !said[0].Ahead.IsZero() {
		day = said[0].Ahead
	}
	switch {
	case day.After(t.today):
		d.From = day
		for i := range d.Facts {
			d.Facts[i].setDay(t.today, false)
		}
	case !day.IsZero():
		for i := range d.Facts {
			d.Facts[i].setDay(day, false)
		}
	}
}

// fromDayTyped answers a message that only says from which day a proposed assignment is wanted; nil: it does not.
func (t *turn) fromDayTyped(d *draft) (*answer, error) {
	if d.Kind != kindRecord || d.Asked != nil || len(t.heard.Facts) > 0 || !startsOn.MatchString(t.ev.Text) {
		return nil, nil
	}
	next := d.copy()
	if t.fromDay(next); next.From == d.From {
		return nil, nil
	}
	return t.propose(next)
}
