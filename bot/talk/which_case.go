package talk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// offeredCases is how many of one's own cases are offered as buttons where the case is not said.
const offeredCases = 8

// which finds the case that the message is about: the one named, else the one last spoken of, here or in the
// thread. Where it finds none or several, the answer asks, and d waits for it.
func (t *turn) which(d *draft) (*casework.Case, *answer, error) {
	if len(t.heard.References) > 1 {
		return t.oneOf(t.heard.References, d)
	}
	if len(t.heard.References) > 0 {
		return t.named(t.heard.References[0], d)
	}
	if t.saysOther() {
		return t.otherCase(d)
	}
	if c, a, err := t.byLine(d); c != nil || a != nil || err != nil {
		return c, a, err
	}
	if c, a, err := t.byArea(d); c != nil || a != nil || err != nil {
		return c, a, err
	}
	for _, id := range t.remembered() {
		c, err := t.Service.Look(t.ctx, t.actor, id)
		if err == nil {
			t.state.speakOf(c.ID)
			return &c, nil, nil
		}
		if casework.KindOf(err) != casework.NotFound {
			return nil, nil, err
		}
	}
	a, err := t.askWhich(d, nil)
	return nil, a, err
}

// byArea finds the case by the area that the message names, "the Hartlepool one": the one last spoken of where it is of
// that area, else the only open one of it; of several it asks which. It finds nothing where no area is named, or where
// none of it can be seen.
func (t *turn) byArea(d *draft) (*casework.Case, *answer, error) {
	if t.heard.Authority == "" {
		return nil, nil, nil
	}
	for _, id := range t.remembered() {
		if c, err := t.Service.Look(t.ctx, t.actor, id); err == nil && c.Authority == t.heard.Authority {
			t.state.speakOf(c.ID)
			return &c, nil, nil
		}
	}
	var some []casework.Case
	for c, err := range t.Service.List(t.ctx, t.actor, casework.Filter{Authority: t.heard.Authority}) {
		if err != nil {
			return nil, nil, err
		}
		if !c.Closed() && len(some) < offeredCases {
			some = append(some, c)
		}
	}
	switch len(some) {
	case 0:
		a, err := t.askWhich(d, nil) // the one last spoken of is of another area
		return nil, a, err
	case 1:
		t.state.speakOf(some[0].ID)
		return &some[0], nil, nil
	}
	a, err := t.askWhich(d, some)
	return nil, a, err
}

// remembered returns the cases last spoken of: by this person here, then by anybody in the thread.
func (t *turn) remembered() []casework.CaseID {
	var out []casework.CaseID
	if t.state.Case != "" {
		out = append(out, t.state.Case)
	}
	if key := threadKey(&t.ev); key != "" {
		b, err := t.Dialogs.Load(t.ctx, key)
		if err != nil {
			t.Log.Warn("the thread's case could not be read", "delivery", t.ev.Key, "cause", err)
		}
		if len(b) > 0 {
			out = append(out, casework.CaseID(b))
		}
	}
	return out
}

// named finds the case of a typed reference.
func (t *turn) named(typed string, d *draft) (*casework.Case, *answer, error) {
	found, err := t.Service.Resolve(t.ctx, t.actor, typed)
	if err != nil && !notThere(err) {
		return nil, nil, err
	}
	switch len(found) {
	case 0:
		if n, err := strconv.Atoi(typed); err == nil && len(typed) <= 2 { // of no case: of a line
			if c, err := t.ofLine(func(int) int { return n }); c != nil || err != nil {
				return c, nil, err
			}
		}
		return nil, t.noSuchCase(typed), nil
	case 1:
		t.state.speakOf(found[0].ID)
		return &found[0], nil, nil
	}
	a, err := t.askWhich(d, found)
	return nil, a, err
}

// notThere reports whether the error says no more than that there is no such case for this person.
func notThere(err error) bool {
	kind := casework.KindOf(err)
	return kind == casework.NotFound || kind == casework.Invalid
}

// oneOf asks which of several cases that a message names is meant, unless all are the same.
func (t *turn) oneOf(refs []string, d *draft) (*casework.Case, *answer, error) {
	var some []casework.Case
	for _, ref := range refs[:min(len(refs), offeredCases)] {
		c, a, err := t.named(ref, d)
		if a != nil || err != nil {
			return nil, a, err
		}
		if !slices.ContainsFunc(some, func(have casework.Case) bool { return have.ID == c.ID }) {
			some = append(some, *c)
		}
	}
	if len(some) == 1 {
		return &some[0], nil, nil
	}
	q := t.whichOf(wordWhichOfThese, some)
	if d.Kind == kindRecord && len(d.Facts) > 0 { // what is said may be so of each of them
		label := wordAllOfThem
		if len(some) == 2 {
			label = wordBothOfThem
		}
		q.Options = append(q.Options, option{label, allCases})
		q.All = nil
		for i := range some {
			q.All = append(q.All, some[i].ID)
		}
	}
	return nil, t.ask(d, q), nil
}

// allCases is the answer that means every case that the message names.
const allCases = "all"

// takeAll goes on with the facts in each of the cases.
func (t *turn) takeAll(d *draft, q *question) (*answer, error) {
	next := &draft{Kind: kindTogether, Intent: d.Intent}
	for _, id := range q.All {
		c, err := t.Service.Look(t.ctx, t.actor, id)
		if err != nil {
			return nil, err
		}
		next.Parts = append(next.Parts, part1{Case: c.ID, Version: c.Version, Facts: slices.Clone(d.Facts)})
	}
	return t.proposeTogether(next)
}

// noSuchCase is the answer to a reference that does not exist and to one that the person may not see; the
// two differ in nothing but the reference.
func (t *turn) noSuchCase(typed string) *answer {
	ref := strings.ToUpper(clip(typed, 40))
	a := t.say(t.intent(), refused, fill(wordNoSuchCase, ref))
	a.refusal, a.ref = refusalRights, ref
	return a
}

// intent is the intent that an answer names: what was heard, or what the draft is for.
func (t *turn) intent() words.Intent {
	if t.heard.Intent == "" || t.heard.Intent == words.Chat {
		if t.state.Draft != nil {
			return t.state.Draft.Intent
		}
	}
	return t.heard.Intent
}

// askWhich asks for the case, with some of them as buttons.
func (t *turn) askWhich(d *draft, some []casework.Case) (*answer, error) {
	text := wordWhichOfThese
	if some == nil {
		text = wordWhichCase
		for c, err := range t.Service.List(t.ctx, t.actor, casework.Filter{Involves: t.actor.ID, Limit: offeredCases}) {
			if err != nil {
				return nil, err
			}
			some = append(some, c)
		}
	}
	if len(some) == 0 && d.Kind == kindAsk {
		text += " " + wordWithoutCase
	}
	return t.ask(d, t.whichOf(text, some)), nil
}

// whichOf is the question which of some cases is meant.
func (t *turn) whichOf(text string, some []casework.Case) *question {
	q := &question{About: aboutCase, Text: text}
	for i := range some {
		label := string(some[i].Reference) + ", " + t.authorityName(some[i].Authority)
		q.Options = append(q.Options, option{label, string(some[i].ID)})
	}
	return q
}

// authorityName returns what people call the authority of that code.
func (t *turn) authorityName(code string) string {
	for _, a := range t.Authorities {
		if a.Code == code {
			return a.Name
		}
	}
	return code
}
