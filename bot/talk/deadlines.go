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
	"github.com/redress-send/redress/casework/law"
)

// hypothetical reports whether the message asks about a letter without a case.
func (t *turn) hypothetical() bool {
	switch t.heard.Intent {
	case words.WhatIf:
		return len(t.heard.References) == 0 && len(t.heard.Facts) > 0
	case words.Deadlines:
		return len(t.heard.References) == 0 && (len(t.heard.Facts) > 0 || t.ofLast())
	case words.Why:
		return len(t.heard.References) == 0 && (len(t.heard.Facts) > 0 || t.state.Case == "" && t.state.Hypo != nil)
	}
	return false
}

// deadlines answers with the deadlines of a case, or of a letter without one.
func (t *turn) deadlines() (*answer, error) {
	if t.hypothetical() {
		return t.ofLetter()
	}
	return t.eachCase(&draft{Kind: kindAsk, Intent: words.Deadlines}, t.caseDeadlines)
}

func (t *turn) caseDeadlines(a *answer, c *casework.Case) error {
	r, err := t.Service.WorkOut(c)
	if err != nil {
		return err
	}
	a.add(chat.Title, fill(wordCard, string(c.Reference), t.authorityName(c.Authority), t.groundTitles(c.Grounds)))
	t.addDeadlines(a, &r, t.heard.Limit)
	t.offerEasy(a, c)
	return nil
}

// addDeadlines says one limit in full, or lists what is due.
func (t *turn) addDeadlines(a *answer, r *law.Result, limit string) {
	some := ofLimit(r, limit)
	named := t.waitedFor(r, t.part)
	switch {
	case limit == "" && len(named) > 0:
		for _, d := range named {
			t.sayDeadline(a, d, false)
		}
		t.state.Limit = ruleID(named[0].Rule)
	case limit != "" && len(some) == 0:
		a.add(chat.Plain, fill(wordNoSuchLimit, t.limitTitle(limit)))
		t.addDue(a, r)
	case limit != "":
		for _, d := range some {
			t.sayDeadline(a, d, false)
		}
		t.state.Limit = limit
	default:
		t.addDue(a, r)
	}
	t.addGaps(a, r, func(g *law.Gap) bool { return limit == "" || g.Rule != nil && ruleID(g.Rule) == ruleIDOf(limit) })
	t.ending(a)
}

// ofLimit are the deadlines of the limit: those that still matter, or all where none does.
func ofLimit(r *law.Result, limit string) []*law.Deadline {
	var out, over []*law.Deadline
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if ruleID(d.Rule) != ruleIDOf(limit) {
			continue
		}
		if d.EndedBy == "" {
			out = append(out, d)
		} else {
			over = append(over, d)
		}
	}
	if len(out) == 0 {
		return over
	}
	return out
}

// The two limbs of the appeal limit are spoken of as one.
const appeal = "appeal"

func ruleIDOf(id string) string {
	if id == "appeal-2-months" || id == "appeal-1-month-certificate" {
		return appeal
	}
	return id
}

func ruleID(r *law.Rule) string { return ruleIDOf(r.ID) }

// limitTitle says what a limit is about.
func (t *turn) limitTitle(id string) string {
	book := t.Service.Book()
	for i := range book.Rules {
		if ruleID(&book.Rules[i]) == ruleIDOf(id) {
			return small(book.Rules[i].Title)
		}
	}
	return id
}

// ofLetter answers for a letter without a case: worked out, never saved.
func (t *turn) ofLetter() (*answer, error) {
	h, a := t.supposed()
	if a != nil {
		return a, nil
	}
	r, err := t.workOutLetter(h)
	if err != nil {
		return nil, err
	}
	t.state.Hypo, t.state.Limit = h, t.heard.Limit
	out := t.say(t.heard.Intent, answered)
	out.facts = h.Events
	out.add(chat.Title, fill(wordLetter, t.letterText(h)))
	out.noteSent(t.asSent)
	t.addDeadlines(out, &r, t.heard.Limit)
	if len(t.heard.Grounds) == 0 {
		out.lines = slices.Insert(out.lines, len(out.lines)-1, chat.Line{Kind: chat.Note, Text: wordAnyGround})
	}
	t.addRemedy(out, h, &r)
	return out, nil
}

// stillToCome is how something is spoken of that has not happened: "say the certificate comes on the 20th".
var stillToCome = regexp.MustCompile(`(?i)\b(?:comes|arrives|turns up|gets (?:here|issued|sent)|will|going to|won'?t|not until)\b`)

// supposed is the letter that the message tells of, or the question that has to be put first.
func (t *turn) supposed() (*hypothetical, *answer) {
	h := &hypothetical{Grounds: t.heard.Grounds}
	facts := pendingFacts(&t.heard)
	if t.heard.Intent == words.WhatIf {
		t.asSent = asSent(facts)
	}
	if before := t.state.Hypo; before != nil && (t.heard.Intent == words.WhatIf || t.goesOn()) {
		if !stillToCome.MatchString(t.ev.Text) {
			before.sameSide(t.heard.Facts, facts)
		}
		h.goOn(before, facts)
	}
	for i := range facts {
		if q := t.missingDay(&facts[i], i); q != nil {
			d := &draft{Kind: kindAsk, Intent: t.heard.Intent, Limit: t.heard.Limit, Facts: facts, Header: casework.Header{Grounds: t.heard.Grounds}}
			return nil, t.ask(d, q)
		}
		h.Events = append(h.Events, facts[i].Event)
	}
	h.Told = len(facts)
	if len(h.Grounds) == 0 {
		h.Grounds = []string{ordinaryGround}
	}
	return h, nil
}

// ordinaryGround stands for any decision for which a certificate is needed.
const ordinaryGround = "refuse-assess"

func (t *turn) workOutLetter(h *hypothetical) (law.Result, error) {
	c := &casework.Case{Header: casework.Header{Grounds: h.Grounds}}
	_, after, err := t.Service.Preview(c, h.Events)
	return after, err
}

func (t *turn) letterText(h *hypothetical) string {
	var out []string
	for i := range h.Events {
		out = append(out, brief.Fact(t.Service.Book().Vocabulary, &h.Events[i]))
	}
	return list(out)
}

// why explains a deadline, step by step.
func (t *turn) why() (*answer, error) {
	if t.hypothetical() {
		return t.whyLetter()
	}
	return t.eachCase(&draft{Kind: kindAsk, Intent: words.Why}, t.whyCase)
}

func (t *turn) whyLetter() (*answer, error) {
	h := t.state.Hypo
	if len(t.heard.Facts) > 0 {
		var a *answer
		if h, a = t.supposed(); a != nil {
			return a, nil
		}
		t.state.Hypo = h
	}
	r, err := t.workOutLetter(h)
	if err != nil {
		return nil, err
	}
	a := t.say(words.Why, answered)
	a.facts = h.Events
	t.explain(a, &r)
	return a, nil
}

func (t *turn) whyCase(a *answer, c *casework.Case) error {
	r, err := t.Service.WorkOut(c)
	if err != nil {
		return err
	}
	a.add(chat.Title, fill(wordCard, string(c.Reference), t.authorityName(c.Authority), t.groundTitles(c.Grounds)))
	t.explain(a, &r)
	t.offerEasy(a, c)
	return nil
}

// explain says why the limit that is asked about, else the one last spoken of, else the next one, falls on
// its day.
func (t *turn) explain(a *answer, r *law.Result) {
	limit := t.heard.Limit
	if limit == "" {
		limit = t.state.Limit
	}
	some := ofLimit(r, limit)
	if items := t.ofItems(r); len(items) > 0 && t.heard.Limit == "" {
		some = items
	} else if limit == "" || len(some) == 0 && t.heard.Limit == "" {
		some = t.nextDue(r)
	}
	if late := overdueOf(r, t.today); len(late) > 0 && t.heard.Limit == "" && (len(some) == 0 || t.says("red", "overdue", "late", "missed")) {
		some = late
	}
	if len(some) == 0 {
		what := wordNothingDue
		if t.wantsEasy() {
			what = wordEasyNoneDue
		}
		if limit != "" {
			what = fill(wordNoSuchLimit, t.limitTitle(limit))
		}
		a.add(chat.Plain, what)
	}
	for _, d := range some[:min(len(some), mostOverdue)] {
		t.sayDeadline(a, d, true)
		t.state.Limit = ruleID(d.Rule)
	}
	if len(some) > mostOverdue {
		a.add(chat.Plain, wordAlsoOverdue)
		for _, d := range some[mostOverdue:] {
			a.add(chat.Bullet, capital(brief.Line(d, t.today)))
		}
	}
	t.ending(a)
}

// ofItems are the deadlines of the agreed items that the message names.
func (t *turn) ofItems(r *law.Result) []*law.Deadline {
	said := strings.ToLower(t.ev.Text)
	var out []*law.Deadline
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Item != "" && d.EndedBy == "" && strings.Contains(said, strings.ToLower(d.Item)) {
			out = append(out, d)
		}
	}
	return out
}

// mostOverdue is how many overdue deadlines are explained at once.
const mostOverdue = 3

// overdueOf are the deadlines that were missed, as far as that still matters.
func overdueOf(r *law.Result, today civil.Date) []*law.Deadline {
	var out []*law.Deadline
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Status(today) == law.Missed && d.Rule.Sense != law.Window && d.EndedBy == "" {
			out = append(out, d)
		}
	}
	return out
}

// nextDue is the open deadline that comes next, the family's own before any other.
func (t *turn) nextDue(r *law.Result) []*law.Deadline {
	var other *law.Deadline
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Status(t.today) != law.Open || d.Due.IsZero() {
			continue
		}
		if d.Rule.Sense == law.Limit {
			return []*law.Deadline{d}
		}
		if other == nil {
			other = d
		}
	}
	if other == nil {
		return nil
	}
	return []*law.Deadline{other}
}
