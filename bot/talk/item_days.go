package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// itemDay gives the day of a correction to the agreed item that it belongs to: the one that the message names, the one whose
// day it says it is not, or the only one that has a day where nothing else can have been meant. It reports whether there
// is one.
func (t *turn) itemDay(d *draft, when words.When) bool {
	type spot struct {
		at   place
		item int
	}
	var named, denied, dated []spot
	for _, at := range d.places() {
		p := d.at(at)
		for i := range p.Event.Items {
			it := &p.Event.Items[i]
			if t.namesItem(p, i) {
				named = append(named, spot{at, i})
			}
			if it.Due.IsZero() {
				continue
			}
			dated = append(dated, spot{at, i})
			for _, w := range t.heard.Dates {
				if w.Not && shifted(w, it.Due, true) == it.Due {
					denied = append(denied, spot{at, i})
				}
			}
		}
	}
	var s spot
	switch {
	case len(named) == 1:
		s = named[0]
	case len(denied) == 1:
		s = denied[0]
	case len(dated) == 1 && d.at(dated[0].at).farFrom(when):
		s = dated[0]
	default:
		return false
	}
	p := d.at(s.at)
	day := shifted(when, p.Event.Items[s.item].Due, true)
	if day.IsZero() {
		return false
	}
	p.Event.Items = slices.Clone(p.Event.Items)
	p.Event.Items[s.item].Due = day
	return true
}

// farFrom reports whether the day can hardly be a correction of the fact's own: it is to come, or another month's.
func (p *pending) farFrom(when words.When) bool {
	own := shifted(when, p.day(), p.Due)
	return own.IsZero() || apart(own, p.day()) > 27
}

// namesItem reports whether the message has a telling word of the item that none of the fact's other items has.
func (t *turn) namesItem(p *pending, item int) bool {
	said := aWord.FindAllString(strings.ToLower(t.ev.Text), -1)
	for _, w := range aWord.FindAllString(strings.ToLower(p.Event.Items[item].Item), -1) {
		if len(w) < 2 || !slices.Contains(said, w) || fillers.MatchString(w) {
			continue
		}
		others := 0
		for i := range p.Event.Items {
			if i != item && slices.Contains(aWord.FindAllString(strings.ToLower(p.Event.Items[i].Item), -1), w) {
				others++
			}
		}
		if others == 0 {
			return true
		}
	}
	return false
}
