package talk

import (
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// wordWordless is said of a message without words: a photograph of a letter, most often.
const wordWordless = "I read words only: pictures and files are not looked at, and nothing of them is kept. Say what happened and on " +
	"which day, or ask what is due; “help” shows what you can say."

// wordless answers a message in which nothing is said; nil where something is.
func (t *turn) wordless() *answer {
	if strings.TrimSpace(t.ev.Text) != "" {
		return nil
	}
	a := t.say(words.Chat, answered, wordWordless)
	if d := t.state.Draft; d != nil && !d.expired(t.at) {
		t.stillOpen(a, d)
	}
	return a
}
