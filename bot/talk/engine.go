package talk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/casework/post"
)

// Who tells which person is behind a chat account, with the rights of this moment. An account that is tied
// to nobody is an error of kind NotFound: it gets the calculator and is told how to be tied.
type Who func(ctx context.Context, account string) (casework.Actor, error)

// Reach puts a message to a person into an envelope. An empty route in the letter means that there is no way
// to this person.
type Reach func(to *casework.Actor, key string, m chat.Message) (post.Letter, error)

// Deps is what an Engine stands on. Those of which nothing is said must be set.
type Deps struct {
	Service     *casework.Service
	People      casework.People
	Inbox       chat.Inbox
	Dialogs     Dialogs
	Authorities []casework.Authority
	Who         Who
	// Handbook answers questions about the law. Nil: only the law book's own limits are told.
	Handbook *handbook.Book
	// Desk keeps settings and themes. Nil: neither can be had.
	Desk casework.Desk
	// Published are the published figures of every authority.
	Published []casework.Published
	// Reach writes a letter to a person by whichever route they have. Nil: nobody is written to of our own
	// accord.
	Reach Reach
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
	if d.Hear == nil {
		d.Hear = words.Hear
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return &Engine{d}
}

// Handle answers one event, exactly once however often it is called: the reply is written in the same
// transaction as the facts it reports, or with the mark that the event is answered. It is a chat.Handler. An
// error means that nothing was answered and that the event should come again.
func (e *Engine) Handle(ctx context.Context, ev chat.Event) error {
	t, err := e.turn(ctx, ev)
	if err != nil {
		return err
	}
	if t.state.Last == ev.Key && len(t.state.Reply) > 0 {
		return t.write(t.state.Reply)
	}
	a, err := t.answer()
	if err != nil {
		return t.failed(err)
	}
	if a == nil { // there is nothing to say
		return t.silent()
	}
	if a.written {
		t.keep(nil)
		return nil
	}
	body, err := chat.Encode(t.message(a))
	if err != nil {
		return err
	}
	if len(t.letters) > 0 { // what is to be told besides must not be lost with an answer that is only repeated
		t.keep(nil)
	} else {
		t.keep(body)
	}
	return t.write(body)
}

// failed answers an error that a person can do something about, and passes on any other.
func (t *turn) failed(err error) error {
	switch casework.KindOf(err) {
	case casework.Internal:
		return err
	case casework.OldSchema, casework.NewSchema:
		return err
	}
	a := t.refusal(err)
	body, encErr := chat.Encode(t.message(a))
	if encErr != nil {
		return errors.Join(err, encErr)
	}
	return t.write(body)
}

// write marks the event as answered, with the reply.
func (t *turn) write(body []byte) error {
	letter := post.Letter{Key: chat.ReplyKey(t.ev.Key), Route: t.ev.Room.Route, Room: t.ev.Room.Address(), Body: body}
	if err := t.Inbox.Answered(t.ctx, t.ev.Key, append([]post.Letter{letter}, t.letters...)); err != nil {
		return fmt.Errorf("talk: write the answer: %w", err)
	}
	return nil
}

// keep remembers the state, with the reply to this event. A memory that fails costs a question asked again
// and is no reason not to answer.
func (t *turn) keep(reply []byte) {
	t.state.Last, t.state.Reply = t.ev.Key, reply
	if d := t.state.Draft; d == nil {
		t.state.Said = ""
	} else if d.ID == token(t.ev.Key) { // it came of this message
		t.state.Said, d.Warned = t.ev.Said, t.warned
	}
	if err := t.remember(); err != nil {
		t.Log.Warn("the conversation could not be remembered", "delivery", t.ev.Key, "cause", err)
	}
}
