package talk

import (
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// The ways in which a message is answered that continues nothing: each answers nil where it is not meant.

// listReply answers a reply to the list that was seen last, whatever else it was heard as; nil: it is none.
func (t *turn) listReply() (*answer, error) {
	if !t.tied || !repliesToList.MatchString(t.ev.Text) && !setsDigest.MatchString(t.ev.Text) {
		return nil, nil
	}
	return t.settings()
}

// moved moves to another case what was told of a wrong one; nil: that is not what is said.
func (t *turn) moved() (*answer, error) {
	if !t.tied || !t.wrongCase() || len(t.heard.Facts) > 0 || len(t.heard.References) > 1 {
		return nil, nil
	}
	return t.moveTo(strings.Join(t.heard.References, ""))
}

// nobodysCase answers who has no case; nil: the message needs none, or they may have one.
func (t *turn) nobodysCase() (*answer, error) {
	if !needsPerson[t.heard.Intent] || t.hypothetical() {
		return nil, nil
	}
	return t.withoutCase()
}

// ofNothingElse answers what was heard as nothing that the product does: out of the handbook where something fits.
func (t *turn) ofNothingElse() (*answer, error) {
	if a, err := t.easyAgain(); a != nil || err != nil {
		return a, err
	}
	if a := t.ruleFromHandbook(); a != nil {
		return a, nil
	}
	if a := t.offerAnswers(); a != nil {
		return a, nil
	}
	if saysThanks.MatchString(t.ev.Text) && !asksAnywhere.MatchString(t.ev.Text) && !strings.Contains(t.ev.Text, "?") {
		return t.say(words.Chat, answered, wordWelcome), nil
	}
	return t.say(words.OutOfScope, answered, wordOutOfScope...), nil
}
