package talk

import "github.com/redress-send/redress/bot/talk/words"

// tooLong answers a message that is longer than what is read. Nothing of it is taken down, but a sign of danger counts
// wherever it stands.
func (t *turn) tooLong() (*answer, error) {
	if heard := t.Hear(t.setting(), t.ev.Text); heard.Refusal == words.Safeguarding {
		t.heard = heard
		return t.refuse()
	}
	a := t.say(words.Chat, refused, wordTooLong)
	a.refusal = words.OutOfRemit
	return a, nil
}
