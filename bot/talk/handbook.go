package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/handbook"
)

// surely is how well an answer must fit where the words may as well mean something else.
const surely = 0.72

// wordForWord is how well an answer must fit what sounds like a question for somebody's list.
const wordForWord = 0.85

// likely is how well the answer that fits best must fit, to be given and not only offered.
const likely = 0.48

// general answers a question about the law that was heard as something else, where an answer fits it surely
// and nothing in the message points to a case; nil: nothing does.
func (t *turn) general() (*answer, error) {
	if len(t.heard.References)+len(t.heard.Facts)+len(t.heard.Dates) > 0 || t.asksType() {
		return nil, nil
	}
	if t.heard.Intent == words.Theme && beginsTheme.MatchString(t.ev.Text) {
		return nil, nil
	}
	found := t.matches()
	if len(found) == 0 || found[0].Score < surely || !t.maybeGeneral() {
		return nil, nil
	}
	return t.answerFrom(found[0].Answer), nil
}

// inRole is the question as anybody would put it: somebody of an authority who says "we" means the authority.
func (t *turn) inRole() string {
	text := ofAge.ReplaceAllString(t.ev.Text, "young person")
	if t.actor.Kind != casework.LocalAuthority {
		return text
	}
	return ourselves.ReplaceAllString(text, "the authority")
}

// ofAge is how somebody is spoken of who is a young person by age: "a 17yo", "an 18 year old".
var ofAge = regexp.MustCompile(`(?i)\b(?:1[6-9]|2[0-5])[ -]?(?:y/?o|yrs? old|years? olds?|year-olds?)\b`)

var ourselves = regexp.MustCompile(`(?i)\b(we|us|i|me)\b`)

// maybeGeneral reports whether what was heard may be a question about the law all the same.
func (t *turn) maybeGeneral() bool {
	switch t.heard.Intent {
	case words.Rule, words.OutOfScope, words.Help, words.Chat, words.Record, words.Consent, words.OpenCase, words.WhatIf, words.Count, words.Theme:
		return true
	case words.Agenda:
		return t.matches()[0].Score >= wordForWord
	case words.Deadlines:
		return t.state.Case == "" && t.state.Hypo == nil
	case words.Show, words.Why:
		return t.state.Case == ""
	}
	return false
}

// ruleFromHandbook answers a question about the law: with the answer that fits, or with those that may.
func (t *turn) ruleFromHandbook() *answer {
	if t.Handbook == nil {
		return nil
	}
	if supposes.MatchString(t.said) {
		if a := t.nextRule(); a != nil {
			return a
		}
	}
	if a := t.surest(); a != nil && !t.tooShort() {
		return t.answerFrom(a)
	}
	if a := t.likelyAnswer(t.matches()); a != nil {
		return a
	}
	if a := t.Handbook.About(t.heard.Topic); a != nil {
		return t.answerFrom(a)
	}
	return t.nextRule()
}

// tooShort reports whether the message only follows the last question up, in words too few to be one of its own but for an
// answer that fits surely.
func (t *turn) tooShort() bool {
	return len(strings.Fields(t.ev.Text)) <= mostOfFollowing && followsUp.MatchString(t.ev.Text) && t.matches()[0].Score < surely
}

// mostOfFollowing is how many words such a message has.
const mostOfFollowing = 5

// nextRule answers what only says how it differs from the question answered last: "and for college".
func (t *turn) nextRule() *answer {
	if t.state.Rule == "" || !followsUp.MatchString(t.said) && !supposes.MatchString(t.said) {
		return nil
	}
	if a := t.Handbook.Next(t.Handbook.About(t.state.Rule), t.said); a != nil {
		return t.answerFrom(a)
	}
	return nil
}

// matches are the answers that may fit the message, the best first.
func (t *turn) matches() []handbook.Match {
	if t.Handbook == nil {
		return nil
	}
	if text := t.inRole(); t.found == nil || t.foundFor != text {
		t.found, t.foundFor = t.Handbook.Find(text), text
	}
	return t.found
}

// surest is the answer that surely fits the message, or nil.
func (t *turn) surest() *handbook.Answer { return handbook.Surest(t.matches()) }

// likelyAnswer gives the answer that fits best, with the others that may be meant as buttons beneath it; nil: none fits
// well.
func (t *turn) likelyAnswer(found []handbook.Match) *answer {
	if len(found) == 0 || found[0].Score < likely || len(found) > 1 && !t.asksOfLaw() {
		return nil
	}
	a := t.answerFrom(found[0].Answer)
	for _, m := range found[1:] {
		a.choices = append(a.choices, chat.Choice{ID: otherAnswer + m.Answer.ID, Label: m.Answer.Title})
	}
	return a
}

// offerAnswers gives the answer that likely fits, or offers those that may be meant; nil: none may.
func (t *turn) offerAnswers() *answer {
	found := t.matches()
	if a := t.likelyAnswer(found); a != nil {
		return a
	}
	if len(found) == 0 || t.waits() || found[0].Score < likely && !t.asksOfLaw() {
		return nil
	}
	q := &question{About: aboutAnswer, Text: wordWhichQuestion}
	if len(found) == 1 {
		q.Text = wordStillThis
	}
	for _, m := range found {
		q.Options = append(q.Options, option{m.Answer.Title, m.Answer.ID})
	}
	return t.ask(&draft{Kind: kindAsk, Intent: words.Rule}, q)
}

// asksOfLaw reports whether the message is a question of its own about the law, or tells of somebody's trouble with it who
// has no case here.
func (t *turn) asksOfLaw() bool {
	asks := t.heard.Intent == words.Rule || asksSomething.MatchString(t.ev.Text) || !t.tied
	return asks && !followsUp.MatchString(t.ev.Text)
}

// otherAnswer begins the ids of the choices that ask another question than the one that was answered. They hold for ever:
// an answer of the handbook is nobody's own.
const otherAnswer = "answer."

// waits reports whether something is proposed or asked that a question back would put aside.
func (t *turn) waits() bool {
	d := t.state.Draft
	return d != nil && !d.Offered && d.Kind != kindAsk && !d.expired(t.at)
}

// answerNamed gives the answer that was chosen.
func (t *turn) answerNamed(id string) *answer {
	t.heard.Intent = words.Rule
	if a := t.Handbook.About(id); a != nil {
		return t.answerFrom(a)
	}
	return t.say(words.Rule, answered, wordWhichRule...)
}

// answerFrom says an answer of the handbook with its provision.
func (t *turn) answerFrom(h *handbook.Answer) *answer {
	intent := t.heard.Intent
	switch intent {
	case words.Help, words.Deadlines, words.Show, words.Why, words.Agenda:
	default:
		intent = words.Rule // whatever else it was heard as
	}
	a := t.say(intent, answered)
	t.addAnswer(a, h)
	a.rule = h.ID
	for _, p := range h.Periods {
		t.state.Limit = ruleIDOf(p.Limit)
		break
	}
	t.addOfLetter(a, h)
	t.addMoved(a, h)
	return a.add(chat.Note, wordNotAdvice)
}

// addOfLetter adds, to an answer that states time limits, the days on which they end for the letter last spoken of.
func (t *turn) addOfLetter(a *answer, h *handbook.Answer) {
	if t.state.Hypo == nil || len(h.Periods) == 0 {
		return
	}
	r, err := t.workOutLetter(t.state.Hypo)
	if err != nil {
		return // the answer stands without it
	}
	said := map[string]bool{}
	for _, p := range h.Periods {
		limit := ruleIDOf(p.Limit)
		for _, d := range ofLimit(&r, limit) {
			if !said[limit] && !d.Due.IsZero() && d.EndedBy == "" {
				a.add(chat.Plain, fill(wordForLetter, brief.Line(d, t.today)))
			}
			said[limit] = true
		}
	}
}

// moving are the answers about where an appeal limit goes that ends on a day that does not count.
var moving = []string{"christmas", "august", "weekend"}

// addMoved adds, to an answer about such days, where an appeal limit goes that ends on the day that is named.
func (t *turn) addMoved(a *answer, h *handbook.Answer) {
	if !slices.Contains(moving, h.ID) || len(t.heard.Dates) != 1 {
		return
	}
	day := dayOf(t.heard.Dates[0], true)
	to, err := t.movedTo(day)
	if day.IsZero() || err != nil || to == day {
		return
	}
	a.add(chat.Plain, fill(wordMovedTo, day.Short(), to.Short()))
}

// movedTo is the day on which an appeal limit ends whose count ends on the day: a span of the tribunal's is left first, then
// what is closed.
func (t *turn) movedTo(day civil.Date) (civil.Date, error) {
	in := t.skip(&words.Sum{Tribunal: true})
	within := in(day)
	for {
		open, err := t.Service.Calendar().IsWorking(day)
		if err != nil || open && !(within && in(day)) {
			return day, err
		}
		day = day.AddDays(1)
	}
}

// addAnswer adds the answer's lines and where they come from.
func (t *turn) addAnswer(a *answer, h *handbook.Answer) {
	a.add(chat.Title, h.Title)
	a.add(chat.Plain, h.Say...)
	remembered := func(p handbook.Period) bool {
		r := t.ruleByID(p.Limit)
		return r != nil && t.versionNow(r).Confidence == "C"
	}
	if slices.ContainsFunc(h.Periods, remembered) {
		a.add(chat.Plain, wordRemembered)
	}
	a.add(chat.Note, fill(wordAnswerSource, h.Source, h.Written.Short(), h.Link))
}
