package discord

import (
	"context"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

// TestADeletionIsTiedToWhoWroteItRightAfterARestart: whose the channel is has to be asked for then, for nobody has said
// anything in it yet. One in a channel that is not there is left out, and what is said afterwards is heard.
func TestADeletionIsTiedToWhoWroteItRightAfterARestart(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	taken := make(chan chat.Event, 1)
	w.answer = func(ctx context.Context, e chat.Event) error {
		if e.TakenBack != "" {
			taken <- e
		}
		return chattest.Parrot(w.db.Answered)(ctx, e)
	}
	w.discord.Dispatch("MESSAGE_DELETE", map[string]any{"id": w.discord.NewID(), "channel_id": "900000000000000009"})
	id := w.discord.NewID()
	w.discord.Dispatch("MESSAGE_DELETE", map[string]any{"id": id, "channel_id": direct})
	var e chat.Event
	select {
	case e = <-taken:
	case <-time.After(patience):
		t.Fatal("the deletion was not tied to anybody")
	}
	want := chat.Room{Route: Route, ID: direct, Privacy: chat.Direct}
	if e.Account != "discord/"+one || e.TakenBack != id || e.Room != want {
		t.Errorf("%+v, want the message %s of %s taken back", e, id, one)
	}
	if n := w.discord.Calls("GET /channels/{channel}"); n != 2 {
		t.Errorf("asked %d times whose a channel is, want twice", n)
	}
}
