package talk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// What is supposed of a line of the list that was shown last, "what if the cert for number 4 came tomorrow", or of another
// case than the last, "and the Durham one".

var (
	// supposesSomething is how a supposition begins.
	supposesSomething = regexp.MustCompile(`(?i)^\s*(?:(?:and|n|so|but|ok|right|hi|morning)[ ,]+)*(?:what (?:would|wd|will)? ?(?:happen(?:s)?|` +
		`change(?:s)?|be|it be)?(?: to| for| on| with)?\b.{0,24}\bif|` +
		`what if|wot if|whatif|if|suppose|supposing|imagine|say|assuming|let'?s say)\b`)
	// ofPlace is a line of the list with the word that ties it to what is supposed: "for number 4".
	ofPlace = regexp.MustCompile(`(?i)\b(?:for|on|of|in|with|to)\s+(?:the\s+)?` + placeForm)
	// aPlace is a line of the list by itself: "the second one's", "no 3".
	aPlace = regexp.MustCompile(`(?i)(?:\bthe\s+)?` + placeForm)
	// bareLine is a line by its bare number, of which something is supposed: "suppose 2 gets its cert on Friday".
	bareLine = regexp.MustCompile(`(?i)\b(?:if|suppose|supposing|imagine|say) #?(\d{1,2}) (?:gets?|got|has|had|goes|went|is|was|were|comes|` +
		`came|mediates?d?|appeals?)\b`)
	placeForm = `(?:(?:\b(?:number|item|line|no\.?)|#)\s?(\d{1,2})\b|\b(?:` + strings.Join(places, "|") + `|1st|2nd|3rd|[4-9]th|10th|` +
		`` + strings.Join(endWords, "|") + `) (?:one|item|line)\b)(?:'s)?`
)

// supposedLine supposes something of a line of the list; nil: no line is meant.
func (t *turn) supposedLine() (*answer, error) {
	if !t.tied || t.Desk == nil || len(t.heard.References) > 0 || !supposesSomething.MatchString(t.ev.Text) {
		return nil, nil
	}
	bare := bareLine.FindStringSubmatchIndex(t.ev.Text)
	if !aPlace.MatchString(t.ev.Text) && bare == nil {
		return nil, nil
	}
	keys, err := t.lastList()
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	n, said := lineMeant(t.ev.Text, len(keys)), t.ev.Text
	if n == 0 {
		if bare == nil {
			return nil, nil
		}
		n, _ = strconv.Atoi(said[bare[2]:bare[3]]) // two figures
		said = said[:bare[2]] + "it" + said[bare[3]:]
	}
	if n > len(keys) {
		return t.say(words.WhatIf, asked, fill(wordNoLine, len(keys))), nil
	}
	c, err := t.ofLine(func(int) int { return n })
	if c == nil || err != nil {
		return nil, err
	}
	return t.supposeOf(c, aPlace.ReplaceAllString(ofPlace.ReplaceAllString(said, " "), "it"), strings.Split(keys[n-1], "|"))
}

// lineMeant is the number of the line, of n, that a supposition names; 0: none. "No 3" is a line here, for nothing is
// denied.
func lineMeant(text string, n int) int {
	if m := aPlace.FindStringSubmatch(text); m != nil && m[1] != "" {
		at, _ := strconv.Atoi(m[1]) // two figures
		return at
	}
	return placeMeant(text, n)
}

// supposeOf hears the supposition without the words for its line, and answers it for the case of that line.
func (t *turn) supposeOf(c *casework.Case, said string, key []string) (*answer, error) {
	heard := t.Hear(t.setting(), strings.TrimSpace(said))
	if heard.Refusal != "" {
		return nil, nil
	}
	heard.References = []string{string(c.Reference)}
	t.heard = heard
	t.heard.Intent = words.WhatIf
	if len(heard.Facts) > 0 || len(heard.Dates) != 1 {
		return t.whatIf()
	}
	t.state.Question, t.state.Supposed = words.Deadlines, nil
	if t.state.Limit = ""; len(key) > 1 {
		t.state.Limit = key[1]
	}
	t.heard.References = nil
	return t.anotherStart()
}

// supposedOfAnother supposes of another case what was supposed last; nil: no other is named.
func (t *turn) supposedOfAnother() (*answer, error) {
	was := t.state.Supposed
	if was == nil || t.state.Question != words.WhatIf || !t.tied || len(t.heard.Facts)+len(t.heard.Dates) > 0 || len(t.heard.References) > 1 {
		return nil, nil
	}
	aLine := placeWord.MatchString(t.ev.Text) || placeNumber.MatchString(t.ev.Text)
	if !followsUp.MatchString(t.ev.Text) || len(t.heard.References) == 0 && !t.namesTheOne() && !t.saysOther() && !aLine {
		return nil, nil
	}
	t.heard.Intent, t.heard.Facts = words.WhatIf, []words.HeardFact{{Event: law.Event{Type: was.Type, On: was.On}}}
	return t.eachCase(&draft{Kind: kindAsk, Intent: words.WhatIf}, t.suppose)
}

// theOne is how a case is meant by its area: "the Durham one".
var theOne = regexp.MustCompile(`(?i)\b(?:one|case|family|lot)\b`)

// namesTheOne reports whether a case is meant by its area.
func (t *turn) namesTheOne() bool { return t.heard.Authority != "" && theOne.MatchString(t.ev.Text) }

// asSent takes the day on which something is supposed to come for the one on which it is sent, where no other is said, and
// reports whether it did.
func asSent(facts []pending) bool {
	did := false
	for i := range facts {
		if e := &facts[i].Event; e.On.IsZero() && !e.Received.IsZero() && slices.Contains(sentThings, e.Type) {
			facts[i].setDay(e.Received, false)
			e.Received, did = civil.Date{}, true
		}
	}
	return did
}

// sentThings are the facts that count from the day on which something was sent or issued.
var sentThings = []string{"decision-sent", "certificate-issued", "final-plan-sent", "final-amended-plan-sent", "amendment-notice-sent", "order-made"}

// noteSent says that the day was taken for the one of sending.
func (a *answer) noteSent(did bool) {
	if did {
		a.add(chat.Plain, wordAsSent)
	}
}
