package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// addTo adds what a further message says to the draft: to a case that is being opened, and to facts that wait for
// confirmation, as long as the message names no other case. While something is asked, only what begins with "and" or
// "also" is added; any other message begins anew.
func (t *turn) addTo(d *draft) (*answer, error) {
	if a := t.addGuess(d); a != nil {
		return a, nil
	}
	if len(t.heard.Facts) == 0 && !t.headerOnly(d) || t.heard.Intent == words.OpenCase && len(t.heard.Facts) > 0 && t.heard.Authority != "" {
		return nil, nil
	}
	switch d.Kind {
	case kindOpen:
		if len(t.heard.References) > 0 {
			return nil, nil
		}
	case kindRecord:
		if d.Moved || !also.MatchString(t.ev.Text) && (d.Asked != nil || len(t.heard.References) > 0) || !t.sameCase(d) {
			return nil, nil
		}
	case kindTogether:
		return t.addToEach(d)
	default:
		return nil, nil
	}
	next := d.copy()
	next.Asked = nil
	more := pendingFacts(&t.heard)
	t.lendDays(d, more)
	t.addOrChange(next, more)
	next.mergeHeader(&t.heard)
	if a := t.forMe(next); a != nil {
		return a, nil
	}
	if a := t.askUnplaced(next); a != nil {
		return a, nil
	}
	return t.propose(next)
}

// addToEach adds what is said of all of several cases to each of them; nil: it is not said of all.
func (t *turn) addToEach(d *draft) (*answer, error) {
	if d.Moved || d.Asked != nil || len(t.heard.References) > 0 || !ofEach.MatchString(t.ev.Text) {
		return nil, nil
	}
	next := d.copy()
	for i := range next.Parts {
		part := next.Parts[i].draft()
		more := pendingFacts(&t.heard)
		t.lendDays(part, more)
		t.addOrChange(part, more)
		next.Parts[i].Facts = part.Facts
	}
	return t.proposeTogether(next)
}

// addOrChange adds the facts; one that the draft has already changes that one, unless it can happen again and is said to.
func (t *turn) addOrChange(d *draft, more []pending) {
	for n, p := range more {
		t.letterOf(d, &p)
		again := repeated(p.Event.Type) && (also.MatchString(t.ev.Text) || saysAgain.MatchString(t.ev.Text))
		if i := d.sameThing(&p); i < 0 || again || d.severalOf(p.Event.Type) && p.Event.Attrs.Get("what") == "" {
			d.mergeFacts([]pending{p})
			continue
		}
		d.change(t.inPlaceOf(d, p, n))
	}
}

// severalOf reports whether the draft has more than one fact of the type.
func (d *draft) severalOf(name string) bool {
	n := 0
	for i := range d.Facts {
		if d.Facts[i].Event.Type == name {
			n++
		}
	}
	return n > 1
}

var (
	// also is how a message begins that adds to the one before.
	also = regexp.MustCompile(`(?i)^\s*(?:(?:ok|right|oh)[ ,]+)*(?:also|and|plus|oh and|add|n|\+|&)\b`)
	// saysAgain says that something happened once more.
	saysAgain = regexp.MustCompile(`(?i)\b(?:again|another|second|as well|too|2nd one|new one)\b`)
	// ofEach says that something is so of all the cases that are spoken of.
	ofEach = regexp.MustCompile(`(?i)\b(?:both|each|all (?:of (?:them|these|those)|three|four|five|[345])|them all|the lot)\b`)
)

// oneCall are the facts of one talk with the family.
var oneCall = []string{"mediation-adviser-contacted", "information-given", "mediation-wanted", "mediation-declined"}

// lendDays gives facts that were said without a day the day of what the draft has of the same talk or meeting.
func (t *turn) lendDays(d *draft, more []pending) {
	for i := range more {
		p := &more[i]
		if p.InOn != nil && p.InOn.Kind == doubtNoDay && echoes.MatchString(p.InOn.Text) {
			if day := d.onlyDay(); !day.IsZero() {
				t.settled(p.InOn)
				p.setDay(day, false)
			}
			continue
		}
		if p.InOn == nil || p.InOn.Kind != doubtMissingDay {
			continue
		}
		for _, event := range [...][]string{meeting, oneCall} {
			if day := d.dayOfEvent(event); p.InOn != nil && slices.Contains(event, p.Event.Type) && !day.IsZero() {
				t.settled(p.InOn)
				p.setDay(day, false)
			}
		}
	}
}

// settled takes a doubt off those that the message leaves.
func (t *turn) settled(d *words.Doubt) {
	t.heard.Doubts = slices.DeleteFunc(slices.Clone(t.heard.Doubts), func(have words.Doubt) bool { return is(d, &have) })
}

// echoes is how the day of what was said before is said.
var echoes = regexp.MustCompile(`(?i)^(?:on )?(?:the )?(?:same|that) (?:day|date|morning|afternoon)$`)

// onlyDay is the one day on which the draft's facts happened; zero where they have none or several.
func (d *draft) onlyDay() civil.Date {
	var day civil.Date
	for i := range d.Facts {
		switch on := d.Facts[i].Event.On; {
		case on.IsZero():
		case !day.IsZero() && day != on:
			return civil.Date{}
		default:
			day = on
		}
	}
	return day
}

// dayOfEvent is the one day that the draft's facts of an event have; zero where they have none or several.
func (d *draft) dayOfEvent(event []string) civil.Date {
	var day civil.Date
	for i := range d.Facts {
		e := &d.Facts[i].Event
		if !slices.Contains(event, e.Type) || e.On.IsZero() {
			continue
		}
		if !day.IsZero() && day != e.On {
			return civil.Date{}
		}
		day = e.On
	}
	return day
}
