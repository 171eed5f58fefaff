package talk

import (
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// correctDraft changes what is proposed: another day, another case, other particulars.
func (t *turn) correctDraft(d *draft) (*answer, error) {
	if d.Kind == kindTogether && len(t.heard.References)+len(t.heard.Facts) > 0 {
		return nil, nil // it begins anew
	}
	next := d.copy()
	if len(t.heard.References) > 0 && d.Kind != kindOpen {
		c, a, err := t.named(t.heard.References[0], next)
		if a != nil || err != nil {
			return a, err
		}
		next.Case, next.Version = c.ID, c.Version
		if len(t.heard.Facts) == 0 && len(t.heard.Dates) == 0 {
			return t.propose(next)
		}
	}
	if len(t.heard.Facts) > 0 {
		for i, p := range pendingFacts(&t.heard) {
			next.change(t.inPlaceOf(next, p, i))
		}
		next.mergeHeader(&t.heard)
		return t.propose(next)
	}
	if t.headerOnly(d) {
		next.mergeHeader(&t.heard)
		return t.propose(next)
	}
	if next.anotherPerson(&t.heard) {
		if a := t.forMe(next); a != nil {
			return a, nil
		}
		return t.propose(next)
	}
	if len(t.saidDates()) != 1 || t.passed { // it may be of what was not understood
		return t.correctHow(next), nil
	}
	return t.correctDay(next)
}

// anotherPerson gives the case to the one person that the message names, where the draft gives it to somebody.
func (d *draft) anotherPerson(h *words.Heard) bool {
	i := slices.IndexFunc(d.Facts, func(p pending) bool { return p.Event.Type == "assigned" })
	if i < 0 || len(h.People) != 1 || len(h.Dates) > 0 {
		return false
	}
	d.Facts[i].Event.Attrs = d.Facts[i].Event.Attrs.With("person", h.People[0])
	return true
}

// correctHow asks what is to be different.
func (t *turn) correctHow(d *draft) *answer {
	if open := t.state.Draft; open != nil {
		open.Doubted = true
	}
	a := t.say(words.Correct, asked, wordCorrectHow)
	a.facts, a.ref = d.events(), t.refOf(d)
	return a
}

// saidDates are the days of the message, without those that it says it is not.
func (t *turn) saidDates() []words.When {
	var out []words.When
	for _, w := range t.heard.Dates {
		if !w.Not {
			out = append(out, w)
		}
	}
	return out
}

// headerOnly reports whether the message changes what a case to be opened is about, and no day.
func (t *turn) headerOnly(d *draft) bool {
	h := &t.heard
	return d.Kind == kindOpen && len(h.Dates) == 0 && (h.Authority != "" || len(h.Grounds) > 0 || h.Appellant != "")
}

// change puts p in the place of the draft's fact of the same type, or adds it. What p does not say stays.
func (d *draft) change(p pending) {
	i := d.sameThing(&p)
	if i < 0 {
		d.Facts = append(d.Facts, p)
		return
	}
	have := d.Facts[i]
	p.Event.Supersedes, p.Event.Of = have.Event.Supersedes, have.Event.Of
	for _, a := range have.Event.Attrs {
		if len(p.Event.Attrs.All(a.Name)) == 0 {
			p.Event.Attrs = p.Event.Attrs.With(a.Name, a.Values...)
		}
	}
	if p.Event.Due.IsZero() && (p.InDue == nil || p.InDue.Kind == doubtMissingDue) {
		p.Event.Due, p.InDue = have.Event.Due, nil
	}
	if p.Event.Time == "" {
		p.Event.Time = have.Event.Time
	}
	if len(p.Event.Items) == 0 {
		p.Event.Items = have.Event.Items
	}
	if p.Event.On.IsZero() && p.Event.Printed.IsZero() && (p.InOn == nil || p.InOn.Kind == doubtMissingDay) {
		p.InOn = nil
		p.Event.On, p.Event.Printed = have.Event.On, have.Event.Printed
	}
	d.Facts[i] = p
}

// correctDay gives the one day of the message to the draft's one fact, or asks to which.
func (t *turn) correctDay(next *draft) (*answer, error) {
	when := t.saidDates()[0]
	if t.itemDay(next, when) {
		next.Asked = nil
		return t.propose(next)
	}
	switch all := next.places(); {
	case len(all) == 0:
		return t.correctHow(next), nil
	case len(all) == 1:
		p := next.at(all[0])
		day, may := t.shiftedOrAsked(when, p.day(), p.Due)
		if day.IsZero() {
			return t.ask(next, &question{About: p.dayOrDue(), Text: fill(wordWhichDay, t.factName(p)), Options: may}), nil
		}
		p.setDay(day, p.Due)
		p.atHour(t.saidDates())
		next.Asked = nil
		return t.propose(next)
	}
	q := &question{About: aboutFact, Text: fill(wordWhichFact, clip(when.Text, 40)), Options: t.belongs(next, when)}
	if len(q.Options) == 1 {
		if err := next.chooseFact(q.Options[0].Value); err != nil {
			return nil, err
		}
		next.Asked = nil
		return t.propose(next)
	}
	if len(q.Options) == 0 {
		return t.correctHow(next), nil
	}
	if next.oneMeeting() {
		for i := range next.Facts {
			next.Facts[i].setDay(shifted(when, next.Facts[i].day(), false), false)
		}
		next.Asked = nil
		return t.propose(next)
	}
	return t.ask(next, q), nil
}

// oneMeeting reports whether the facts of the draft are those of one mediation, all of one day.
func (d *draft) oneMeeting() bool {
	return len(d.Facts) > 1 && !slices.ContainsFunc(d.Facts, func(p pending) bool {
		return !slices.Contains(meeting, p.Event.Type) || p.Due || p.Event.On != d.Facts[0].Event.On || p.Event.Supersedes != ""
	})
}

// day is the day of the fact that was typed: its own, or the one that it fixes.
func (p *pending) day() civil.Date {
	if p.Due {
		return p.Event.Due
	}
	day, _ := p.Event.Day()
	return day
}

func (p *pending) dayOrDue() subject {
	if p.Due {
		return aboutDue
	}
	return aboutDay
}

// correct proposes the change of a fact that is saved.
func (t *turn) correct() (*answer, error) {
	if t.onlyAnotherCase() {
		return t.askedOf()
	}
	d := &draft{Kind: kindRecord, Intent: words.Correct, Facts: pendingFacts(&t.heard)}
	c, a, err := t.which(d)
	if a != nil || err != nil {
		return a, err
	}
	d.Case = c.ID
	if one, ok := t.particularOfLast(&draft{Kind: d.Kind, Intent: d.Intent, Case: c.ID, Version: c.Version}, c); ok {
		return t.propose(one)
	}
	if len(d.Facts) > 0 {
		return t.correctFacts(d, c)
	}
	if len(t.saidDates()) != 1 {
		return t.say(words.Correct, asked, fill(wordCorrectWhat, string(c.Reference))).about(c), nil
	}
	last := t.lastChange(c)
	if len(last) == 0 {
		return t.say(words.Correct, asked, fill(wordCorrectWhat, string(c.Reference))).about(c), nil
	}
	for _, f := range last {
		d.Facts = append(d.Facts, pendingFrom(f))
	}
	if len(last) > 1 {
		return t.correctOneOf(d, c)
	}
	return t.correctDay(d)
}

// pendingFrom is a saved fact as the draft of its own correction.
func pendingFrom(f casework.Fact) pending {
	e := f.Event
	e.ID, e.Supersedes, e.Reported = "", f.ID, false
	return pending{Event: e, Due: !e.Due.IsZero()}
}

// correctFacts finds for each fact that was said the saved one of its type.
func (t *turn) correctFacts(d *draft, c *casework.Case) (*answer, error) {
	live := c.Live()
	for i := range d.Facts {
		p := &d.Facts[i]
		old := latestOf(live, &p.Event)
		if old == nil {
			return t.say(words.Correct, asked, fill(wordNothingToCorrect, string(c.Reference), t.factName(p))).about(c), nil
		}
		one := &draft{Facts: []pending{pendingFrom(*old)}}
		one.change(*p)
		one.Facts[0].Event.Supersedes = old.ID
		*p = one.Facts[0]
	}
	return t.propose(d)
}

// latestOf is the fact that was recorded last among those of the event's type, the one that says the same
// first.
func latestOf(live []casework.Fact, e *law.Event) *casework.Fact {
	var other *casework.Fact
	for i := range slices.Backward(live) {
		f := &live[i]
		if f.Type != e.Type {
			continue
		}
		if sameAttrs(&f.Event, e) {
			return f
		}
		if other == nil {
			other = f
		}
	}
	return other
}

// correctOneOf asks which of several saved facts the day belongs to.
func (t *turn) correctOneOf(d *draft, c *casework.Case) (*answer, error) {
	when := t.saidDates()[0]
	q := &question{About: aboutFact, Text: fill(wordWhichSaved, string(c.Reference), clip(when.Text, 40)), Options: t.belongs(d, when)}
	d.Only = true
	switch len(q.Options) {
	case 0:
		return t.say(words.Correct, asked, fill(wordCorrectWhat, string(c.Reference))).about(c), nil
	case 1:
		if err := d.chooseFact(q.Options[0].Value); err != nil {
			return nil, err
		}
		return t.propose(d)
	}
	return t.ask(d, q), nil
}
