package talk

import (
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// decisionSent is the fact that most disputes begin with.
const decisionSent = "decision-sent"

// decisionOn is a decision letter of that date.
func decisionOn(day civil.Date) law.Event {
	return law.Event{Type: decisionSent, On: day, Printed: day}
}

// copy returns a draft that can be changed without changing d.
func (d *draft) copy() *draft {
	next := *d
	next.Facts = slices.Clone(d.Facts)
	next.Header.Grounds = slices.Clone(d.Header.Grounds)
	next.Parts = slices.Clone(d.Parts)
	for i := range next.Parts {
		next.Parts[i].Facts = slices.Clone(next.Parts[i].Facts)
	}
	next.Rest = slices.Clone(d.Rest)
	next.Guesses = slices.Clone(d.Guesses)
	if d.Theme != nil {
		next.Theme = new(*d.Theme)
	}
	return &next
}

// events are the facts of the draft, as far as they are known.
func (d *draft) events() []law.Event {
	out := make([]law.Event, len(d.Facts))
	for i := range d.Facts {
		out[i] = d.Facts[i].Event
	}
	return out
}

// pendingFacts turns what was heard into the facts of a draft. Days in doubt are left out, with the doubts.
func pendingFacts(h *words.Heard) []pending {
	out := make([]pending, 0, len(h.Facts))
	taken := make([]bool, len(h.Doubts))
	for i := range h.Facts {
		f := &h.Facts[i]
		p := pending{Event: f.Event, Due: f.Due.Text != ""}
		for n, d := range h.Doubts {
			if d.Fact != f.Event.Type || d.Kind == doubtWhichFact || taken[n] || !doubts(f, &d) {
				continue
			}
			taken[n] = true
			p.doubt(d, f.Due.Text != "" && d.Text == f.Due.Text && d.Text != f.When.Text)
		}
		out = append(out, p)
	}
	return out
}

// doubts reports whether the doubt is about a day of this fact, and not of another one of its type.
func doubts(f *words.HeardFact, d *words.Doubt) bool {
	switch d.Kind {
	case doubtMissingDay:
		return f.Event.On.IsZero() && f.When.Text == "" || f.Event.On.IsZero() && !f.Event.Received.IsZero()
	case doubtMissingDue:
		return f.Event.Due.IsZero()
	}
	return d.Text == f.When.Text || d.Text == f.Due.Text
}

// doubt takes out the day that is in doubt and keeps the doubt.
func (p *pending) doubt(d words.Doubt, due bool) {
	if due || d.Kind == doubtMissingDue {
		p.Due, p.Event.Due, p.InDue = true, civil.Date{}, &d
		return
	}
	p.Event.On, p.Event.Printed, p.InOn = civil.Date{}, civil.Date{}, &d
}

// setDay gives the fact its day, or the day that it fixes. A letter that was known by its printed date
// keeps the two the same.
func (p *pending) setDay(day civil.Date, due bool) {
	if due {
		p.InDue, p.Event.Due = nil, day
		return
	}
	p.InOn = nil
	if p.Event.Type == decisionSent && p.Event.On == p.Event.Printed && p.Event.Received.IsZero() {
		p.Event.Printed = day
	}
	p.Event.On = day
}

// atHour gives a fact that fixes a day the hour that was said with it.
func (p *pending) atHour(said []words.When) {
	if p.Due && len(said) == 1 && said[0].Time != "" {
		p.Event.Time = said[0].Time
	}
}

// answerDay gives the nth fact its day, and with it the facts that were said of the same day: those of which
// the same words were in doubt, and those of one meeting that were said without a day.
func (d *draft) answerDay(n int, day civil.Date, due bool) {
	doubt := d.Facts[n].InOn
	d.Facts[n].setDay(day, due)
	if due || doubt == nil {
		return
	}
	for i := range d.Facts {
		other := d.Facts[i].InOn
		if other == nil || other.Kind != doubt.Kind {
			continue
		}
		oneMeeting := doubt.Kind == doubtMissingDay && slices.Contains(meeting, d.Facts[i].Event.Type) && slices.Contains(meeting, d.Facts[n].Event.Type)
		if oneMeeting || doubt.Kind != doubtMissingDay && other.Text == doubt.Text {
			d.Facts[i].setDay(day, false)
		}
	}
}

// inEachPart gives what was just answered to the same fact of every other case that lacks it too: what was said of several
// cases in one breath is asked for once.
func (d *draft) inEachPart(q *question) {
	if q.Part == 0 {
		return
	}
	from := &d.Facts[q.Fact]
	for i := range d.Parts {
		for k := range d.Parts[i].Facts {
			if p := &d.Parts[i].Facts[k]; i != q.Part-1 && p.Event.Type == from.Event.Type {
				p.takeFrom(from, q)
			}
		}
	}
}

// takeFrom takes what was answered of another fact of the same type, where this one lacks it.
func (p *pending) takeFrom(from *pending, q *question) {
	switch q.About {
	case aboutDay:
		if p.Event.On.IsZero() && (p.InOn == nil || p.InOn.Kind == doubtMissingDay) {
			p.setDay(from.Event.On, false)
		}
	case aboutDue:
		if p.Event.Due.IsZero() && (p.InDue == nil || p.InDue.Kind == doubtMissingDue) {
			p.setDay(from.Event.Due, true)
			p.Event.Time = from.Event.Time
		}
	case aboutAttr:
		if !p.hasAttr(q.Attr) {
			p.Event.Attrs, p.Skipped = p.Event.Attrs.With(q.Attr, from.Event.Attrs.All(q.Attr)...), from.Skipped
		}
		if q.Attr == attrItems && len(p.Event.Items) == 0 {
			p.Event.Items = from.Event.Items
		}
	}
}

// meeting are the facts of one mediation.
var meeting = []string{"mediation-held", "mediation-concluded", "agreement-made"}

// setAttr gives the fact an attribute; an empty value means that it is not known.
func (p *pending) setAttr(name, value string) {
	switch {
	case name == attrItems && value != "":
		p.Event.Items = []law.Item{{Item: itemLabels[value], What: value}}
	case value == "":
		p.Skipped = append(slices.Clone(p.Skipped), name)
	default:
		p.Event.Attrs = p.Event.Attrs.With(name, value)
	}
}

// merge adds the facts of a further message. A fact of a type that the draft has without a day takes the place of that one.
func (d *draft) merge(h *words.Heard) { d.mergeFacts(pendingFacts(h)) }

// mergeFacts adds the facts, as merge does.
func (d *draft) mergeFacts(more []pending) {
	for _, p := range more {
		i := slices.IndexFunc(d.Facts, func(have pending) bool {
			return have.Event.Type == p.Event.Type && have.Event.Supersedes == "" &&
				(have.Event.On.IsZero() && have.Event.Printed.IsZero() || sameFact(&have.Event, &p.Event))
		})
		if i >= 0 {
			d.Facts[i] = p
			continue
		}
		d.Facts = append(d.Facts, p)
	}
}

// sameFact reports whether both say the same thing of the same day.
func sameFact(a, b *law.Event) bool {
	return a.Type == b.Type && a.On == b.On && a.Due == b.Due && a.Attrs.Get("what") == b.Attrs.Get("what")
}

// begins reports whether one of the facts is what a dispute begins with: a decision, or the event from which
// the authority's own time runs.
func (d *draft) begins(v *law.Vocabulary) bool {
	for i := range d.Facts {
		e := &d.Facts[i].Event
		if t, ok := v.Type(e.Type); ok && t.Thing && len(t.Tracks) == 0 && (t.Stage == "decision" || t.Stage == "") {
			return true
		}
	}
	return false
}
