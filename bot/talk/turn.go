package talk

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/casework/post"
)

// turn is one event being answered.
type turn struct {
	*Engine
	ctx    context.Context //nolint:containedctx // a turn lives as long as the call that it was made for
	ev     chat.Event
	at     time.Time
	today  civil.Date
	actor  casework.Actor
	tied   bool // the account belongs to a person
	heard  words.Heard
	part   []string // words of the titles of what is asked after, where a part of a case's deadlines is
	asSent bool     // what was supposed to come on a day is taken as sent on it
	warned bool     // something is to be looked at twice
	// found are the answers of the handbook that may fit the text foundFor.
	found    []handbook.Match
	foundFor string
	said     string // the message as it was typed, whatever it is heard as
	calc     bool   // the calculator was called by its name
	easy     bool   // the answer was asked for in easy read before
	ends     bool   // the answer ends what the pressed card stood for, and takes its place
	after    *draft // what is asked in the answer to a save, and becomes the draft after it
	state    *state
	// countedOnly are the groups of the numbers that are told, where only some are.
	countedOnly []string
	// unsettled is what is to be settled once the day is said that the answer asks for.
	unsettled string
	told      []string // the keys of the reminder that a choice was pressed on; nil: none was
	// letters are what others are told of their own accord, written together with the answer.
	letters []post.Letter
	passed  bool // the message before was not understood
}

// turn gathers what is known before a word is heard: who speaks, when, and what was said before.
func (e *Engine) turn(ctx context.Context, ev chat.Event) (*turn, error) {
	t := &turn{Engine: e, ctx: ctx, ev: ev, at: ev.At}
	if t.at.IsZero() {
		t.at = e.Now()
	}
	t.ctx = casework.Asking(ctx, t.at)
	t.today = casework.Today(t.at)
	actor, err := e.Who(ctx, ev.Account)
	switch {
	case err == nil && !actor.Disabled:
		t.actor, t.tied = actor, true
	case err != nil && casework.KindOf(err) != casework.NotFound:
		return nil, fmt.Errorf("talk: who is at the account: %w", err)
	}
	kept, err := e.Dialogs.Load(ctx, dialogKey(&ev))
	if err != nil {
		e.Log.Warn("the conversation so far could not be read", "delivery", ev.Key, "cause", err)
	}
	t.state = decodeState(kept)
	return t, nil
}

// remember keeps the state of the dialog, and the case that its thread is about.
func (t *turn) remember() error {
	b, err := json.Marshal(t.state)
	if err != nil {
		return err
	}
	if err := t.Dialogs.Save(t.ctx, dialogKey(&t.ev), b, memoryLife); err != nil {
		return err
	}
	if key := threadKey(&t.ev); key != "" && t.state.Case != "" {
		if err := t.Dialogs.Save(t.ctx, key, []byte(t.state.Case), memoryLife); err != nil {
			return err
		}
	}
	return t.forgetErased(b)
}

// setting is what the words of this event are heard against.
func (t *turn) setting() *words.Setting {
	book := t.Service.Book()
	s := &words.Setting{
		Today: t.today, Vocabulary: book.Vocabulary, Grounds: book.Grounds,
		Authorities: t.Authorities, Calendar: t.Service.Calendar(),
	}
	for i := range book.Rules {
		s.Limits = append(s.Limits, book.Rules[i].ID)
	}
	return s
}

// answer decides what is answered.
func (t *turn) answer() (*answer, error) {
	if t.ev.TakenBack != "" {
		return t.takenBack(), nil
	}
	if t.ev.Press != "" {
		return t.pressed(t.ev.Press)
	}
	t.ev.Text = words.Legible(t.ev.Text)
	t.said = t.ev.Text
	if a := t.wordless(); a != nil {
		return a, nil
	}
	if len(t.ev.Text) > longestMessage {
		return t.tooLong()
	}
	if a, err := t.breaksGlass(); a != nil || err != nil {
		return a, err
	}
	a, err := t.hear()
	if err == nil {
		err = t.nowSpokenOf(a)
	}
	return a, err
}

// hear answers what is typed, or what is left of it.
func (t *turn) hear() (*answer, error) {
	t.calculator()
	t.ev.Text = remindsWhat.ReplaceAllString(t.ev.Text, "$1")
	t.heard = t.Hear(t.setting(), t.ev.Text)
	t.afterGreeting()
	if t.heard.Refusal == words.OtherCase { // it may be one's own team
		if a, err := t.caseload(); a != nil || err != nil {
			return a, err
		}
	}
	if t.heard.Refusal != "" {
		return t.refuse()
	}
	t.saysTheme()
	t.beginsAnew()
	t.ruledOn()
	t.fromContext()
	t.passed, t.state.Passed = t.state.Passed, false
	d := t.state.Draft
	if d == nil || d.expired(t.at) {
		return t.begin()
	}
	if d.Kind == kindWithout {
		return t.without(d)
	}
	if a, err := t.goOn(d); a != nil || err != nil {
		return a, err
	}
	a, err := t.begin()
	if err == nil {
		t.stillOpen(a, d)
		t.state.Passed = !t.heard.Yes && !t.heard.No && len(a.facts) == 0 && (a.intent == words.OutOfScope || a.intent == words.Record && a.state == asked)
	}
	return a, err
}

// begin answers a message that continues nothing.
func (t *turn) begin() (*answer, error) {
	if t.heard.Yes || t.heard.No {
		return t.nothingPending()
	}
	if t.sumAlone() {
		a, err := t.dateSum()
		if err == nil {
			t.noteQuestion(a)
		}
		return a, err
	}
	goesOn := t.untilWhen()
	a, err := t.ofBeingOpened()
	if a == nil && err == nil && !goesOn {
		a, err = t.ofTheLast()
	}
	if a == nil && err == nil {
		t.inFull()
		a, err = t.anew()
	}
	if err == nil {
		t.noteQuestion(a)
	}
	return a, err
}

// anew answers what is asked or told, whatever was said before: in the first of the ways that is meant, else by its
// intent. The more certain a way is of what it is for, the earlier it stands; what anything could be comes last.
func (t *turn) anew() (*answer, error) {
	for _, way := range [...]func() (*answer, error){
		t.greeted, t.readsSettings, t.caseload, t.contactsNobody, t.wantsReminder, // of the one who speaks
		t.lineAsked, t.whoHasIt, t.whichReference, t.lastRecorded, t.clockAlone, // of what is spoken of
		t.whyOfList, t.listReply, // of the list that was seen last
		t.themeAgain, t.themeUncalled, // of the forum's themes
		t.stillUnseen, t.asksForList, // of others' cases
		t.provision, t.general, // of the law
		t.moved, t.ofNoCase, t.nobodysCase, // of a wrong case, or of none
	} {
		if a, err := way(); a != nil || err != nil {
			return a, err
		}
	}
	if t.heard.Intent == words.Assign && asksWho.MatchString(t.ev.Text) {
		t.heard.Intent, t.heard.Facts = words.Show, nil // the card says who has the case
	}
	if f, ok := intents()[t.heard.Intent]; ok {
		return f(t)
	}
	return t.ofNothingElse()
}

// intents says who answers what.
func intents() map[words.Intent]func(*turn) (*answer, error) {
	return map[words.Intent]func(*turn) (*answer, error){
		words.OpenCase:  (*turn).openCase,
		words.Record:    (*turn).record,
		words.Assign:    (*turn).record,
		words.Consent:   (*turn).record,
		words.Correct:   (*turn).correct,
		words.Undo:      (*turn).undo,
		words.Show:      (*turn).show,
		words.Deadlines: (*turn).deadlines,
		words.Why:       (*turn).why,
		words.WhatIf:    (*turn).whatIf,
		words.Agenda:    (*turn).agenda,
		words.Rule:      (*turn).rule,
		words.DateSum:   (*turn).dateSum,
		words.Help:      (*turn).help,
		words.Chat:      (*turn).chat,
		words.Count:     (*turn).count,
		words.Report:    (*turn).report,
		words.Theme:     (*turn).theme,
		words.Settings:  (*turn).settings,
	}
}
