package talk

import (
	"regexp"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// A question that only says what is different from the last one: "and this week", "what about 0305", "and if the
// certificate comes on the 20th".

var (
	followsUp = regexp.MustCompile(`(?i)^\s*(?:ok |so |right )?(?:and|n|what about|how about|wbt|&|\+)[ ,]+(?:what about |how about |for |also )?(.+)$`)
	supposes  = regexp.MustCompile(`(?i)^\s*(?:ok |so )?(?:and|n|but|so|&|ok)[ ,]+(?:what )?if\b(.+)$`)
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
	} else if m := followsUp.FindStringSubmatch(t.ev.Text); m != nil && askedAgain[t.state.Question] != "" && len(t.heard.Facts) == 0 && t.followable() {
		full = askedAgain[t.state.Question] + t.samePeriod(strings.TrimSpace(m[1]))
	}
	if full == "" {
		return false
	}
	heard := t.Hear(t.setting(), full)
	if heard.Refusal != "" || heard.Intent == words.Record || heard.Intent == words.OutOfScope {
		return false
	}
	t.ev.Text, t.heard = full, heard
	return true
}

// lastOne is a question for the stretch of time before the one that was counted: "and last".
var lastOne = regexp.MustCompile(`(?i)^(?:the )?(?:last|previous|prev)(?: one)?[?. ]*$`)

// samePeriod adds to a question for numbers that names no stretch of time the one of the question before.
func (t *turn) samePeriod(rest string) string {
	unit := t.state.Period
	switch {
	case t.state.Question != words.Count || unit == "":
		return rest
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
	case words.Record, words.OutOfScope, words.Chat, words.Show, words.OpenCase, words.Agenda:
		return t.heard.Intent != t.state.Question
	case words.Rule, words.Help, words.DateSum:
		return t.Handbook == nil || t.Handbook.Best(t.inRole()) == nil
	}
	return false
}

// noteQuestion remembers what kind of question was answered.
func (t *turn) noteQuestion(a *answer) {
	if a.state == answered || a.state == asked {
		t.state.Question, t.state.Rule = "", a.rule
		if a.intent == words.Count {
			t.state.Period = unitIn(t.ev.Text)
		}
		if askedAgain[a.intent] != "" {
			t.state.Question = a.intent
		}
	}
}
