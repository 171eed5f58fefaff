package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Whoever has no case speaks of a letter over several messages: "letter dated 14 october", "so when do I have to appeal",
// "what if it was dated the 24th". What was told last is remembered and counted from; nothing is saved.

// ofLast reports whether what is asked can only be asked of the letter last spoken of: no case was.
func (t *turn) ofLast() bool {
	return t.state.Hypo != nil && t.heard.Authority == "" && len(t.heard.References) == 0 && len(t.remembered()) == 0
}

// ofNoCase answers what somebody tells or asks of a letter without a case; nil: nothing of the kind was said.
func (t *turn) ofNoCase() (*answer, error) {
	if t.dated() {
		if alone, err := t.caseless(); alone || err != nil {
			return first(t.ofLetter, err)
		}
	}
	if alone, err := t.calculates(); alone || err != nil {
		return first(t.workedOutOnly, err)
	}
	if t.asksAgain() || t.addsToLetter() {
		t.heard.Intent = words.Deadlines
		return t.ofLetter()
	}
	return nil, nil
}

// calculates reports whether what is told can be meant for the calculator only: whoever tells it has no case, and names
// none.
func (t *turn) calculates() (bool, error) {
	tells := t.heard.Intent == words.Record || t.heard.Intent == words.Correct && t.state.Hypo == nil
	if !tells || len(t.heard.References) > 0 || !slices.ContainsFunc(t.heard.Facts, hasDay) || len(t.remembered()) > 0 {
		return false, nil
	}
	return t.caseless()
}

// workedOutOnly works out what is told by somebody who cannot have it recorded, and says how it could be.
func (t *turn) workedOutOnly() (*answer, error) {
	t.heard.Intent = words.Deadlines
	a, err := t.ofLetter()
	if err == nil && !t.tied {
		a.add(chat.Plain, wordUntied...)
	}
	return a, err
}

// hasDay reports whether the fact has its day, so that a limit can be counted from it.
func hasDay(f words.HeardFact) bool { return !f.Event.On.IsZero() && !f.Assumed }

// caseless reports whether the person has no case: they are tied to nobody, work for an authority, or volunteer for a
// forum and no family has consented.
func (t *turn) caseless() (bool, error) {
	if !t.tied || t.actor.Kind == casework.LocalAuthority {
		return true, nil
	}
	if t.actor.Kind != casework.ParentCarerForum {
		return false, nil
	}
	for _, err := range t.Service.List(t.ctx, t.actor, casework.Filter{}) {
		return false, err
	}
	return true, nil
}

// fresh are the facts with which another dispute begins.
var fresh = map[string]bool{
	"decision-sent": true, "assessment-requested": true, "final-plan-sent": true, "review-meeting-held": true, "order-made": true,
	"discrimination-happened": true, "draft-plan-served": true, "final-amended-plan-sent": true, "reassessment-requested": true,
}

// goesOn reports whether what is told can only be told of the letter last spoken of: no other dispute is named.
func (t *turn) goesOn() bool {
	return t.ofLast() && !slices.ContainsFunc(t.heard.Facts, func(f words.HeardFact) bool { return fresh[f.Event.Type] })
}

// sameSide puts a day that was supposed anew into the year of the one that it stands for: of a letter of March last, "what
// if it had been the 20th of April" is not of April next.
func (h *hypothetical) sameSide(heard []words.HeardFact, facts []pending) {
	for i := range min(len(heard), len(facts)) {
		e, when := &facts[i].Event, &heard[i].When
		for k := range h.Events {
			old := &h.Events[k]
			if e.On.IsZero() || when.Past.IsZero() || when.Ahead.IsZero() || old.On.IsZero() || old.Type != e.Type && !fresh[old.Type] {
				continue
			}
			e.On = when.Ahead
			if apart(when.Past, old.On) < apart(when.Ahead, old.On) {
				e.On = when.Past
			}
		}
	}
}

func apart(a, b civil.Date) int { return max(a.Sub(b), b.Sub(a)) }

// onlyDated is a message that says nothing but another day: "it was on 3 June", "what if it was dated 24/10".
var onlyDated = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|but|sorry|what|if)[ ,]+)*(?:it|that|this|the letter|letter|they)?(?:'s|s)?\s*` +
	`(?:(?:was|is|were|had|been|happened|dated|sent|posted|issued|it|on|the)\s+)+\S+(?:\s+\S+){0,3}\s*\??\s*$`)

// datedAgain reports whether the last question of a letter is asked again of another day: "and from the 30th".
func (t *turn) datedAgain() bool {
	switch t.state.Question {
	case words.Deadlines, words.Why, words.WhatIf:
	default:
		return false
	}
	left, ok := t.onlyAnother()
	return ok && left == "" && t.state.Hypo != nil && (leadsAgain.MatchString(t.ev.Text) || endsAsQuestion.MatchString(t.ev.Text))
}

// dated hears a message that says only on which day it was: of the letter last spoken of, or of what starts the limit that
// was asked about last. It reports whether it does.
func (t *turn) dated() bool {
	if len(t.heard.Dates) != 1 || len(t.heard.Facts)+len(t.heard.References) > 0 || len(t.remembered()) > 0 {
		return false
	}
	if !onlyDated.MatchString(t.ev.Text) && !t.datedAgain() {
		return false
	}
	day := t.heard.Dates[0]
	on := day.Past
	if on.IsZero() {
		on = day.Day
	}
	e := law.Event{On: on}
	if h := t.state.Hypo; h != nil && len(h.Events) > 0 {
		e = h.meant(t.ev.Text)
		e.On, e.Printed = on, civil.Date{}
	} else if r := t.ruleByID(t.state.Limit); r != nil && len(r.Starts) == 1 {
		e.Type = r.Starts[0].Type
	}
	if isDated.MatchString(t.ev.Text) && !slices.Contains(sentThings, e.Type) {
		e.Type = "decision-sent"
	}
	if e.Type == "" || on.IsZero() {
		return false
	}
	t.heard.Intent, t.heard.Limit = words.Deadlines, t.state.Limit
	t.heard.Facts = []words.HeardFact{{Event: e, When: day}}
	return true
}

// isDated is how a letter is said to have its date, where none is named: it is that of the decision.
var isDated = regexp.MustCompile(`(?i)\b(?:it|it'?s|its|letter)\b.{0,12}\bdated\b`)

// saysLetter is how the letter itself is named.
var saysLetter = regexp.MustCompile(`(?i)\bletter\b`)

// meant is what another day is said of: what the last message told by itself, else what began it all.
func (h *hypothetical) meant(text string) law.Event {
	if h.Told == 1 && !saysLetter.MatchString(text) {
		return h.Events[len(h.Events)-1]
	}
	return h.Events[0]
}

// asksAgain reports whether a question can only be meant of the letter last spoken of: it asks for a day, and no answer of
// the handbook fits it.
func (t *turn) asksAgain() bool {
	switch t.heard.Intent {
	case words.Rule, words.OutOfScope, words.DateSum, words.Show, words.Agenda, words.Help:
	default:
		return false
	}
	return t.ofLast() && len(t.heard.Dates)+len(t.heard.Facts) == 0 && t.heard.Sum == nil && asksDay.MatchString(t.ev.Text) &&
		(t.Handbook == nil || t.surest() == nil)
}

// addsToLetter reports whether something is added to the letter whose limits were just asked for: "and with a cert on 25 Aug".
func (t *turn) addsToLetter() bool {
	return t.heard.Intent == words.Record && t.state.Question == words.Deadlines && t.goesOn() && also.MatchString(t.ev.Text) &&
		len(t.heard.Facts) > 0 && !slices.ContainsFunc(t.heard.Facts, func(f words.HeardFact) bool { return !hasDay(f) })
}

var asksDay = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|but|right)[ ,]+)*(?:when|what (?:day|date)|which (?:day|date)|by when|thats|that's|so thats)\b`)
