package talk

import (
	"fmt"
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// While a case is being opened it is the one that is spoken of: "when is her last day" asks for its dates, which nothing
// holds yet but the proposal, and never for those of the case before.

// wordBeingOpened stands for the reference that it does not have yet.
const wordBeingOpened = "New case, not saved"

// beingOpened is the case that the proposal would open, as far as it is told; nil: there is none, or another is meant.
func (t *turn) beingOpened() *casework.Case {
	d := t.state.Draft
	if d == nil || d.Kind != kindOpen || d.expired(t.at) || len(t.heard.References) > 0 || t.saysOther() || d.Header.Authority == "" {
		return nil
	}
	if t.heard.Authority != "" && t.heard.Authority != d.Header.Authority || slices.ContainsFunc(t.heard.Facts, t.beginsDispute) {
		return nil
	}
	c := &casework.Case{Header: d.Header}
	c.Reference = wordBeingOpened
	for i, e := range d.events() {
		if day, _ := e.Day(); day.IsZero() {
			continue
		}
		e.ID = fmt.Sprintf("proposed-%d", i+1)
		c.Facts = append(c.Facts, casework.Fact{Event: e})
	}
	if len(c.Facts) == 0 {
		return nil
	}
	return c
}

// beginsDispute reports whether a fact of the message is one that a dispute of its own begins with.
func (t *turn) beginsDispute(f words.HeardFact) bool {
	return (&draft{Facts: []pending{{Event: law.Event{Type: f.Event.Type, On: t.today}}}}).begins(t.Service.Book().Vocabulary)
}

// ofBeingOpened answers what is asked of the dates of the case that is being opened, or of what would follow in it; nil:
// none of that is asked.
func (t *turn) ofBeingOpened() (*answer, error) {
	answers := map[words.Intent]func(*answer, *casework.Case) error{
		words.Deadlines: t.caseDeadlines, words.Why: t.whyCase, words.WhatIf: t.suppose,
	}
	f := answers[t.heard.Intent]
	if f == nil || t.heard.Refusal != "" || t.heard.Intent == words.WhatIf && len(t.heard.Facts) == 0 {
		return nil, nil
	}
	if len(t.heard.Facts) > 0 && t.heard.Intent == words.Deadlines {
		f = t.suppose
	}
	c := t.beingOpened()
	if c == nil || slices.ContainsFunc(pendingFacts(&t.heard), func(p pending) bool { return p.InOn != nil || p.InDue != nil || p.Event.On.IsZero() }) {
		return nil, nil
	}
	a := t.say(t.heard.Intent, answered)
	return a, f(a, c)
}
