package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// asksLastSaved asks what the person's own last change was.
var asksLastSaved = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|sorry|hang on|wait|remind me)[ ,]+)*` +
	`(?:what(?:'?s| is| was| did| have| had)?|show me|tell me what)\b.{0,12}\b` +
	`(?:(?:did |have |had )?(?:i|we) (?:just |last |already )?` + keeps +
	`|(?:the )?last (?:thing|entry|change|save|one|bit) (?:that )?(?:i|we) (?:just )?` + keeps + `)\b` +
	`(?: (?:just|last|then|now|on|in|for|to|it|that|there|today|a (?:minute|moment|second) ago))*\s*(?:\S*\d{3,4})?\s*\??\s*$`)

// keeps is how somebody says that they put something down here.
const keeps = `(?:saved?|record(?:ed)?|log(?:ged)?|enter(?:ed)?|put (?:in|down)|add(?:ed)?|changed?|made)`

// The words of what was saved last.
const (
	wordLastSaved   = "Your last change in %s:"
	wordNoneOfYours = "Nothing in %s was recorded by you."
	wordNoLast      = "Nothing was saved in this conversation. Say a case’s reference to see what was recorded in it."
)

// lastRecorded says what the person last recorded in the case that is named or spoken of; nil: that is not asked.
func (t *turn) lastRecorded() (*answer, error) {
	if t.heard.Refusal != "" || len(t.heard.Facts) > 0 || !asksLastSaved.MatchString(t.ev.Text) {
		return nil, nil
	}
	c, a, err := t.caseOfLast()
	if a != nil || err != nil {
		return a, err
	}
	last := t.lastChange(c)
	if len(last) == 0 {
		return t.say(words.Show, answered, fill(wordNoneOfYours, string(c.Reference))).about(c), nil
	}
	a = t.say(words.Show, answered, fill(wordLastSaved, string(c.Reference))).about(c)
	for i := range last {
		a.add(chat.Bullet, capital(t.factText(&pending{Event: last[i].Event})))
	}
	return a, nil
}

// caseOfLast is the case that the message names, or else the one that is spoken of.
func (t *turn) caseOfLast() (*casework.Case, *answer, error) {
	if len(t.heard.References) > 0 {
		return t.named(t.heard.References[0], &draft{Kind: kindAsk, Intent: words.Show})
	}
	if c := t.caseMeant(); c != nil {
		return c, nil, nil
	}
	return nil, t.say(words.Show, answered, wordNoLast), nil
}
