package talk

import (
	"context"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// Say is what the person would be answered if they asked the question at the instant, in a room of their own and out
// of the blue. It saves nothing and asks nothing back: ok is false where the question has no plain answer. Whether it
// is noted that they looked is for the context to say.
func (e *Engine) Say(ctx context.Context, who casework.Actor, at time.Time, question string) (m chat.Message, ok bool, err error) {
	t := &turn{
		Engine: e, ctx: ctx, at: at, today: casework.Today(at), actor: who, tied: true, state: decodeState(nil),
		ev: chat.Event{Text: question, At: at, Room: chat.Room{Privacy: chat.Direct}},
	}
	a, err := t.hear()
	if err != nil || a.state != answered {
		return chat.Message{}, false, err
	}
	m = t.message(a)
	m.Choices, m.Meta = nil, nil
	return m, true, nil
}
