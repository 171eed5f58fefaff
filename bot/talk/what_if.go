package talk

import (
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// whatIf works out what would follow from facts that nobody has recorded, and compares. Nothing is saved.
func (t *turn) whatIf() (*answer, error) {
	if len(t.heard.Facts) == 0 {
		t.namesIt()
	}
	if len(t.heard.Facts) == 0 {
		return t.say(words.WhatIf, asked, wordSupposeWhat), nil
	}
	if len(t.heard.References) == 0 && len(t.remembered()) == 0 && !(t.tied && t.namesTheOne()) {
		return t.ofLetter()
	}
	return t.eachCase(&draft{Kind: kindAsk, Intent: words.WhatIf}, t.suppose)
}

// suppose compares a case with what it would be.
func (t *turn) suppose(a *answer, c *casework.Case) error {
	facts := pendingFacts(&t.heard)
	sent := asSent(facts)
	more := (&draft{Facts: facts}).events()
	for i := range facts {
		if q := t.missingDay(&facts[i], i); q != nil {
			d := &draft{Kind: kindAsk, Intent: words.WhatIf, Case: c.ID, Facts: facts}
			*a = *t.ask(d, q).about(c)
			return nil
		}
	}
	live := c.Live()
	for i := range more {
		if old := latestOf(live, &more[i]); old != nil && !repeated(more[i].Type) && len(t.heard.Facts) == 1 {
			more[i].Supersedes = old.ID
			if day := shifted(t.heard.Facts[i].When, old.On, false); !day.IsZero() && !sent {
				more[i].On = day
			}
			if len(more[i].Attrs) == 0 {
				more[i].Attrs = old.Attrs
			}
		}
	}
	before, after, err := t.Service.Preview(c, more)
	if err != nil {
		return err
	}
	a.facts = more
	a.add(chat.Title, fill(wordSuppose, string(c.Reference)))
	for i := range more {
		a.add(chat.Bullet, t.understood1(&pending{Event: more[i]}, c))
	}
	changes := t.differences(c, &before, &after)
	switch {
	case t.wantsEasy():
		t.easyDifferences(a, c, &before, &after)
	case len(changes) == 0:
		a.add(chat.Plain, wordNoChange)
		a.add(chat.Bullet, t.appealStays(&after)...)
	default:
		a.add(chat.Plain, wordWouldFollow)
		a.add(chat.Bullet, changes...)
	}
	a.noteSent(sent)
	a.add(chat.Plain, wordNothingSaved)
	t.ending(a)
	return nil
}

// appealStays says the limit for the appeal that is still open, where nothing that was supposed moves it.
func (t *turn) appealStays(after *law.Result) []string {
	var out []string
	for i := range after.Deadlines {
		if d := &after.Deadlines[i]; d.Rule.ID == appeal && d.Status(t.today) == law.Open && !d.Due.IsZero() {
			out = append(out, capital(brief.Line(d, t.today)))
		}
	}
	return out
}

// goOn adds what was supposed before, but for what is now supposed otherwise.
func (h *hypothetical) goOn(before *hypothetical, facts []pending) {
	if len(h.Grounds) == 0 {
		h.Grounds = before.Grounds
	}
	for i := range before.Events {
		again := func(p pending) bool { return p.Event.Type == before.Events[i].Type }
		if !slices.ContainsFunc(facts, again) {
			h.Events = append(h.Events, before.Events[i])
		}
	}
}
