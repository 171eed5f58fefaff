package talk

import (
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
)

// A message with a name in it is refused, and nothing of it is kept. Where what it tells is clear without the name, it is
// shown with the name taken out, and a button goes on with that: the rest is heard as if it had been typed so.

// verbGoOn goes on with what is left of a message.
const verbGoOn = "go-on"

// offerWithout adds to a refusal the message without its personal detail, and the button that goes on with it.
func (t *turn) offerWithout(a *answer) {
	left, ok := words.Without(t.setting(), t.ev.Text)
	if !ok || !t.tied {
		return
	}
	d := &draft{ID: token(t.ev.Key), Kind: kindWithout, Intent: t.heard.Intent, At: t.at, Left: left}
	if before := t.state.Draft; before != nil && !before.expired(t.at) && before.Kind != kindWithout {
		d.Before = before
	}
	t.state.Draft = d
	a.add(chat.Plain, wordWithout).add(chat.Bullet, left).add(chat.Plain, wordWithoutDo)
	a.offer(d.ID, verbGoOn, wordGoOn).offer(d.ID, verbCancel, "Cancel")
}

// goOnWithout hears what was left of the message; what was open before it is open again.
func (t *turn) goOnWithout(d *draft) (*answer, error) {
	t.stepBack(d, outcomeReplaced)
	t.ev.Text, t.ev.Press, t.easy = words.Closed(d.Left), "", false
	return t.hear()
}

// stepBack ends the step, and what was open before it is open again.
func (t *turn) stepBack(d *draft, o outcome) {
	t.state.end(o, "")
	t.state.Draft = d.Before
}

// without answers a message after the step was offered: yes goes on, no leaves it, anything else lets it lapse.
func (t *turn) without(d *draft) (*answer, error) {
	switch {
	case t.heard.Yes:
		return t.goOnWithout(d)
	case t.heard.No:
		t.stepBack(d, outcomeCancelled)
		return t.say(words.Chat, answered, wordWithoutLeft), nil
	}
	t.stepBack(d, outcomeCancelled)
	return t.hear()
}
