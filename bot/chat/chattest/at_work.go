package chattest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
)

// endsWithin is how long an adapter and its post office may take to stop.
const endsWithin = 20 * time.Second

// AtWork has the adapter receive and the post office carry until stop is called, or the test ends. stop may be called
// again; it waits until both have ended and returns why they did, nil where nothing was wrong.
func AtWork(t *testing.T, office *chat.Post, a chat.Adapter) (stop func() error) {
	t.Helper()
	receiving, hearNoMore := context.WithCancel(t.Context())
	carrying, carryNoMore := context.WithCancel(context.WithoutCancel(t.Context()))
	carried, ended := make(chan error, 1), make(chan error, 1)
	go func() { carried <- office.Run(carrying) }()
	go func() {
		err := a.Run(receiving, nil)
		carryNoMore()
		ended <- errors.Join(err, <-carried)
	}()
	stop = sync.OnceValue(func() error {
		hearNoMore()
		select {
		case err := <-ended:
			return err
		case <-time.After(endsWithin):
			t.Error("the bot does not end")
			return nil
		}
	})
	t.Cleanup(func() { _ = stop() })
	return stop
}

// Parrot is the handler of tests of what goes over the wire: it says who said what, in private unless the room is bound.
// Of certain words in what was said it does more: “offer” is answered with two choices, “long” with more than one
// message holds, and “stay” leaves the card that was pressed as it is.
func Parrot(answered func(ctx context.Context, key string, replies []post.Letter) error) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		said := e.Text
		if e.Press != "" {
			said = "pressed " + e.Press
		}
		m := chat.Say(fmt.Sprintf("%s said: %s", e.Account, said))
		m.Private = e.Room.Privacy != chat.Private
		m.InPlace = e.Press != "" && !strings.Contains(said, "stay")
		if strings.Contains(said, "offer") {
			m.Choices = []chat.Choice{{ID: "q.save", Label: "Save"}, {ID: "q.stay", Label: "Stay"}}
		}
		if strings.Contains(said, "long") {
			for range 100 {
				m.Lines = append(m.Lines, chat.Line{Kind: chat.Plain, Text: strings.Repeat("word ", 10)})
			}
		}
		return reply(ctx, &e, m, answered)
	}
}

// reply answers the event with the message.
func reply(ctx context.Context, e *chat.Event, m chat.Message, answered func(ctx context.Context, key string, replies []post.Letter) error) error {
	l, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, m)
	if err != nil {
		return err
	}
	return answered(ctx, e.Key, []post.Letter{l})
}
