package talk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// pressed answers a button. Whatever it did when it was drawn, rights and the state of things are looked at
// anew.
func (t *turn) pressed(id string) (*answer, error) {
	if told, ok := strings.CutPrefix(id, chat.ToldChoice); ok {
		return t.pressedTold(told)
	}
	if listed, ok := strings.CutPrefix(id, listChoice); ok {
		return t.pressedListed(listed)
	}
	if other, ok := strings.CutPrefix(id, otherAnswer); ok {
		return t.answerNamed(other), nil
	}
	draftID, verb, _ := strings.Cut(id, ".")
	d := t.state.Draft
	if d == nil || d.ID != draftID {
		return t.pressedOld(draftID, verb)
	}
	t.ends = true
	if !t.tied && d.Kind != kindAsk {
		return t.untied(), nil
	}
	if d.expired(t.at) {
		t.state.end(outcomeCancelled, d.Case)
		return t.say(d.Intent, answered, wordExpired), nil
	}
	switch verb {
	case verbCancel:
		if d.Kind == kindWithout {
			t.stepBack(d, outcomeCancelled)
			return t.say(words.Chat, answered, wordWithoutLeft), nil
		}
		return t.cancel(d), nil
	case verbGoOn:
		return t.goOnWithout(d)
	case verbSave:
		return t.save(d)
	case verbReplace:
		return t.saveInPlace(d)
	case verbRest:
		return t.saveCertain(d)
	}
	if reason, ok := strings.CutPrefix(verb, verbInSpite); ok {
		return t.saveInSpite(d, reason)
	}
	if n, err := strconv.Atoi(verb); err == nil && d.Asked != nil && n >= 1 && n <= len(d.Asked.Options) {
		return t.reply(d, d.Asked.Options[n-1])
	}
	t.ends = false
	return t.say(d.Intent, answered, wordOldButton), nil
}

// pressedOld answers a button of a draft that is not the one at hand: it is over, it ran out, or it is
// somebody else's. The last two are not told apart.
func (t *turn) pressedOld(draftID, verb string) (*answer, error) {
	p, ok := t.state.find(draftID)
	switch {
	case !ok:
		a := t.say("", answered, wordExpired)
		a.private = true // it may be open for somebody else who reads along
		return a, nil
	case p.Outcome == outcomeSaved && verb == verbUndo:
		t.ends = true
		return t.undoOf(p)
	case p.Outcome == outcomeSaved:
		return t.alreadySaved(p.Case), nil
	case p.Outcome == outcomeReplaced:
		return t.say("", answered, wordReplaced), nil
	}
	return t.say("", answered, wordWasCancelled), nil
}

// alreadySaved answers a second press.
func (t *turn) alreadySaved(id casework.CaseID) *answer {
	a := t.say("", answered, wordAlreadySaved)
	if id == "" {
		return a
	}
	if c, err := t.Service.Look(t.ctx, t.actor, id); err == nil {
		a.lines[0].Text = fill(wordAlreadySavedIn, string(c.Reference))
		a.about(&c)
	}
	return a
}

// nothingPending answers a bare yes or no to nothing: what ran out, what is saved already, or what could be
// confirmed in the case last spoken of.
func (t *turn) nothingPending() (*answer, error) {
	if d := t.state.Draft; d != nil && d.expired(t.at) {
		t.state.end(outcomeCancelled, d.Case)
		return t.say("", answered, wordExpired), nil
	}
	if n := len(t.state.Past); n > 0 && t.state.Past[n-1].Outcome == outcomeSaved && t.heard.Yes {
		return t.alreadySaved(t.state.Past[n-1].Case), nil
	}
	if c, err := t.Service.Look(t.ctx, t.actor, t.state.Case); err == nil && t.heard.Yes && len(reported(&c)) > 0 {
		return t.confirmReported(&c)
	}
	return t.say("", answered, wordNothingPending), nil
}

// saveInPlace saves the draft's fact as a correction of its twin.
func (t *turn) saveInPlace(d *draft) (*answer, error) {
	c, err := t.caseOf(d)
	if err != nil {
		return nil, err
	}
	twin := t.twin(d, c)
	if twin == "" {
		return t.propose(d, wordStillThis)
	}
	next := d.copy()
	next.Facts[0].Event.Supersedes = twin
	return t.save(next)
}

// save writes the draft, once however often it is confirmed: what it writes is named by the draft, and the
// reply is written in the same transaction.
func (t *turn) save(d *draft) (*answer, error) {
	switch d.Kind {
	case kindTheme, kindThemeBack:
		return t.saveTheme(d)
	case kindTogether:
		return t.saveTogether(d)
	}
	if d.Asked != nil {
		return t.askAgain(d)
	}
	if d.Kind != kindOpen {
		t.state.speakOf(d.Case)
	}
	env := casework.Envelope{Source: "talk:" + d.ID, At: t.at, Done: t.ev.Key}
	c, err := t.act(d, &env)
	switch {
	case err == nil:
		return t.afterSave(d, &c)
	case casework.KindOf(err) == casework.Conflict:
		return t.meanwhile(d, err)
	case casework.IsConflict(err):
		return t.inConflict(d, err), nil
	}
	return nil, err
}

// act hands the draft to the casework.
func (t *turn) act(d *draft, env *casework.Envelope) (casework.Case, error) {
	before := casework.Case{}
	if d.Kind != kindOpen {
		c, err := t.Service.Look(t.ctx, t.actor, d.Case)
		if err != nil {
			return casework.Case{}, err
		}
		before = c
	}
	env.Compose = func(after casework.Case) ([]post.Letter, error) { return t.composed(d, &before, &after) }
	switch d.Kind {
	case kindOpen:
		h := d.Header
		return t.Service.Open(t.ctx, t.actor, casework.Opening{Header: h, Area: t.areaOf(h.Authority), Facts: d.events(), Override: d.InSpite, Envelope: *env})
	case kindUndo:
		c, _, err := t.Service.Undo(t.ctx, t.actor, casework.Undoing{Case: d.Case, BasedOn: d.Version, Envelope: *env})
		return c, err
	case kindConfirm:
		return t.Service.Confirm(t.ctx, t.actor, casework.Confirming{Case: d.Case, BasedOn: d.Version, Facts: d.Confirm, Envelope: *env})
	}
	return t.Service.Record(t.ctx, t.actor, casework.Recording{Case: d.Case, BasedOn: d.Version, Facts: d.events(), Override: d.InSpite, Envelope: *env})
}

func (t *turn) areaOf(code string) string {
	for _, a := range t.Authorities {
		if a.Code == code {
			return a.Letters
		}
	}
	return ""
}

// afterSave remembers that the draft is saved. Where the draft had been saved before, by another press that
// was quicker, the casework wrote nothing, no reply either.
func (t *turn) afterSave(d *draft, c *casework.Case) (*answer, error) {
	t.state.speakOf(c.ID)
	if t.state.Draft == nil || t.state.Draft.ID != d.ID {
		t.state.over(d.ID, outcomeSaved, c.ID)
	} else {
		t.state.end(outcomeSaved, c.ID)
	}
	if t.after != nil {
		t.state.put(t.after)
	}
	done, err := t.Inbox.IsAnswered(t.ctx, t.ev.Key)
	if err != nil {
		return nil, err
	}
	t.Log.Info("saved", "reference", c.Reference, "delivery", t.ev.Key, "kind", d.Kind)
	if !done {
		return t.alreadySaved(c.ID), nil
	}
	return &answer{written: true}, nil
}

// composed is the reply that is written together with what was saved.
func (t *turn) composed(d *draft, before, after *casework.Case) ([]post.Letter, error) {
	a, err := t.savedAnswer(d, before, after)
	if err != nil {
		return nil, err
	}
	letter, err := chat.Letter(chat.ReplyKey(t.ev.Key), t.ev.Room, t.message(a))
	if err != nil {
		return nil, err
	}
	return []post.Letter{letter}, nil
}

// savedAnswer says what was saved and what it changes.
func (t *turn) savedAnswer(d *draft, before, after *casework.Case) (*answer, error) {
	a := (&answer{intent: d.Intent, state: saved}).about(after)
	a.add(chat.Title, t.savedHeading(d, after))
	now := newFacts(before, after)
	for i := range now {
		f := &now[i]
		a.facts = append(a.facts, f.Event)
		if f.Type == law.Retraction {
			if old, ok := after.Fact(f.Supersedes); ok {
				a.add(chat.Bullet, fill(wordTookBack, brief.Fact(t.Service.Book().Vocabulary, &old.Event)))
			}
			continue
		}
		a.add(chat.Bullet, t.understood1(&pending{Event: f.Event}, after))
	}
	if err := t.addChanges(a, before, after); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(now, func(f casework.Fact) bool { return f.Reported }) {
		a.add(chat.Note, wordReportedSaved)
	}
	a.add(chat.Note, t.notes(&draft{Kind: kindUndo, Facts: d.Facts}, after)...)
	a.add(chat.Note, wordNotAdvice)
	if d.Kind != kindUndo {
		a.offer(d.ID, verbUndo, "Undo")
	}
	if len(d.Rest) > 0 {
		return a, t.askRest(a, d, after)
	}
	return a, nil
}

func (t *turn) addChanges(a *answer, before, after *casework.Case) error {
	var was law.Result
	if before.ID != "" {
		var err error
		if was, err = t.Service.WorkOut(before); err != nil {
			return err
		}
	}
	is, err := t.Service.WorkOut(after)
	if err != nil {
		return err
	}
	a.figure = t.timeLine(after, &is)
	if changes := t.differences(after, &was, &is); len(changes) > 0 {
		a.add(chat.Plain, wordFollowsNow)
		a.add(chat.Bullet, changes...)
	}
	return nil
}

func (t *turn) savedHeading(d *draft, c *casework.Case) string {
	ref := string(c.Reference)
	switch {
	case d.Kind == kindOpen:
		return fill(wordOpened, ref, t.authorityName(c.Authority), t.groundTitles(c.Grounds))
	case d.Kind == kindUndo:
		return fill(wordUndone, ref)
	case d.Kind == kindConfirm:
		return fill(wordConfirmed, ref)
	case d.corrects():
		return fill(wordCorrected, ref)
	}
	return fill(wordSaved, ref)
}

// newFacts are the facts of after that before has not.
func newFacts(before, after *casework.Case) []casework.Fact {
	var out []casework.Fact
	for i := range after.Facts {
		if _, had := before.Fact(after.Facts[i].ID); !had {
			out = append(out, after.Facts[i])
		}
	}
	return out
}
