package talk

import (
	"regexp"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/law"
)

// A question that only says what is different from the last one: "and this week", "what about 0305", "and if the
// certificate comes on the 20th".

var (
	followsUp = regexp.MustCompile(`(?i)^\s*(?:ok |so |right )?(?:and|n|` +
		`same(?: (?:again|thing|question|numbers?|figures?|count|but))* (?:for|in|of)|what about|how about|wbt|just|only|&|\+)[ ,]+` +
		`(?:what about |how about |for |also )?(.+)$`)
	supposes = regexp.MustCompile(`(?i)^\s*(?:ok |so )?(?:and|n|but|so|&|ok)[ ,]+(?:what )?if\b(.+)$`)
)

// askedAgain is how each kind of question is asked in full.
var askedAgain = map[words.Intent]string{
	words.Agenda: "what is due ", words.Count: "how many cases ", words.Deadlines: "deadlines of ", words.Show: "show ", words.Why: "why ",
}

// inFull hears a message that follows the last question up as that question in full. It reports whether it does.
func (t *turn) inFull() bool {
	full := ""
	if m := supposes.FindStringSubmatch(t.ev.Text); m != nil && t.heard.Intent != words.WhatIf {
		full = "what if " + strings.TrimSpace(m[1])
	} else if m := followsUp.FindStringSubmatch(t.ev.Text); m != nil && askedAgain[t.state.Question] != "" && t.tellsNothing() && t.followable() {
		if t.state.Question == words.Agenda && becameOf.MatchString(m[1]) {
			t.state.Question = words.Count // what is over is not due
		}
		full = askedAgain[t.state.Question] + t.samePeriod(strings.TrimSpace(m[1]))
		if t.state.Question == words.Count && len(t.heard.People) == 1 {
			full = "how many cases has " + t.heard.People[0] + " got"
		}
	}
	if full == "" {
		return false
	}
	heard := t.Hear(t.setting(), full)
	if heard.Refusal != "" || heard.Intent == words.Record || heard.Intent == words.OutOfScope || heard.Intent == words.WhatIf && len(heard.Facts) == 0 {
		return false
	}
	t.ev.Text, t.heard = full, heard
	if heard.Intent == words.Deadlines && heard.Limit == "" {
		t.part = tellingOf(full)
	}
	return true
}

// becameOf is how cases are asked after by what became of them.
var becameOf = regexp.MustCompile(`(?i)\b(?:closed|finished|opened|reopened)\b`)

// tellsNothing reports whether no fact is told: somebody's id alone assigns nobody where something was asked before.
func (t *turn) tellsNothing() bool {
	return len(t.heard.Facts) == 0 || t.heard.Intent == words.Assign && len(t.heard.Facts) == 1 && t.heard.Facts[0].Event.Type == "assigned"
}

// sameFor asks the same of another area.
var sameFor = regexp.MustCompile(`(?i)^\W*(?:and |ok )?same(?: \w+){0,2} (?:for|in|of)\b`)

// lastOne is a question for the stretch of time before the one that was counted: "and last".
var lastOne = regexp.MustCompile(`(?i)^(?:the )?(?:(?:last|previous|prev)(?: one)?|(?:one|quarter|month|year) before(?: that)?)[?. ]*$`)

// samePeriod adds to a question for numbers that names no stretch of time the one of the question before.
func (t *turn) samePeriod(rest string) string {
	unit := t.state.Period
	switch {
	case t.state.Question == words.Agenda && unit != "" && lastOne.MatchString(rest):
		return "last " + strings.TrimPrefix(unit, "last ")
	case t.state.Question != words.Count || unit == "":
		return rest
	case lastOne.MatchString(rest) && strings.HasPrefix(unit, "last ") && !t.state.Counted.From.IsZero():
		return t.state.Counted.before()
	case lastOne.MatchString(rest):
		return "last " + strings.TrimPrefix(unit, "last ")
	case len(t.heard.Dates) > 0 || saysPeriodIn(rest):
		return rest
	}
	return rest + " " + unit
}

// followable reports whether what was heard is no question of its own.
func (t *turn) followable() bool {
	switch t.heard.Intent {
	case words.Assign:
		return len(t.heard.References) == 0 && (t.state.Question == words.Count || t.state.Question == words.Agenda)
	case words.Record, words.OutOfScope, words.Chat, words.Show, words.OpenCase, words.Agenda:
		return t.heard.Intent != t.state.Question
	case words.Theme:
		return t.state.Question == words.Count && sameFor.MatchString(t.ev.Text)
	case words.Rule, words.Help, words.DateSum:
		return t.Handbook == nil || t.surest() == nil || t.limitOfLetter()
	}
	return false
}

// limitOfLetter reports whether a few words only name another limit of the letter last spoken of: "and to ring the mediation
// people".
func (t *turn) limitOfLetter() bool {
	m := followsUp.FindStringSubmatch(t.ev.Text)
	if t.state.Question != words.Deadlines || !t.ofLast() || m == nil || len(strings.Fields(m[1])) > mostOfFollowing || asksSomething.MatchString(m[1]) {
		return false
	}
	return t.Hear(t.setting(), askedAgain[words.Deadlines]+m[1]).Limit != ""
}

// noteDay remembers what another day may be said for.
func (t *turn) noteDay(a *answer) {
	switch a.intent {
	case words.DateSum:
		t.state.Question, t.state.Sum = a.intent, t.heard.Sum
	case words.WhatIf:
		t.state.Question = a.intent
		if len(a.facts) == 1 && a.ref != "" {
			t.state.Supposed = &law.Event{Type: a.facts[0].Type, On: a.facts[0].On}
		}
	}
}

// noteQuestion remembers what kind of question was answered.
func (t *turn) noteQuestion(a *answer) {
	t.state.Sum, t.state.Supposed, t.state.Unsettled = nil, nil, t.unsettled
	t.state.Unseen = a.state == refused && (a.refusal == words.OtherCase || a.refusal == refusalRights)
	if a.state == answered || a.state == asked {
		t.state.Question, t.state.Rule = "", a.rule
		t.noteDay(a)
		t.state.CountedOnly = t.countedOnly
		if a.intent == words.Count || a.intent == words.Agenda {
			t.state.Period = unitIn(t.ev.Text)
		}
		if askedAgain[a.intent] != "" {
			t.state.Question = a.intent
		}
	}
}

// ofTheLast answers what can only be asked of what was just spoken of; nil: it is not.
func (t *turn) ofTheLast() (*answer, error) {
	if a := t.howLongNow(); a != nil {
		return a, nil
	}
	if t.calc {
		if a := t.onlyDay(); a != nil {
			return a, nil
		}
	}
	for _, way := range [...]func() (*answer, error){t.whatNowFor, t.otherwise, t.lastDay, t.partOfCase, t.supposedLine, t.supposedOfAnother, t.anotherDay} {
		if a, err := way(); a != nil || err != nil {
			return a, err
		}
	}
	if a := t.onlyDay(); a != nil {
		return a, nil
	}
	return nil, nil
}

// remindsWhat is a question that asks to be reminded of its answer now, not on a day: "remind me, what happens if she is late".
var remindsWhat = regexp.MustCompile(`(?i)^\s*(?:(?:just|please|pls|can you|could you|sorry)[ ,]+)*remind me[ ,:]+(what|how|why|which)\b`)
