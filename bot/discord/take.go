package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/gateway"
)

// The events of the gateway that are heeded. With a direct message that was deleted goes what came of it and is not
// saved; what was saved is a fact of its case, and is corrected there.
const (
	eventReady       = "READY"
	eventMessage     = "MESSAGE_CREATE"
	eventEdit        = "MESSAGE_UPDATE"
	eventDelete      = "MESSAGE_DELETE"
	eventInteraction = "INTERACTION_CREATE"
	eventServer      = "GUILD_CREATE"
	eventThread      = "THREAD_CREATE"
	eventThreads     = "THREAD_LIST_SYNC"
)

// hear takes what the gateway tells. What is said is handed to the post office before hear returns, so that events
// stay in their order; kept returns when it is on the disk. What cannot be read is left out: it would come again and
// not be read again.
func (d *Discord) hear(ctx context.Context, event string, data json.RawMessage) (kept func() error, err error) {
	kept, err = d.heard(ctx, event, data)
	switch {
	case err == nil:
		return kept, nil
	case !Ignored(err):
		d.opt.Log.Warn("an event of Discord cannot be read", "event", event, "bytes", len(data), "cause", chat.RootType(err))
	}
	return nil, nil
}

func (d *Discord) heard(ctx context.Context, event string, data json.RawMessage) (func() error, error) {
	switch event {
	case eventMessage:
		e, err := d.message(data)
		if err != nil {
			return nil, err
		}
		return d.opt.Post.Accept(ctx, e), nil
	case eventEdit:
		e, err := d.edit(data)
		if err != nil {
			return nil, err
		}
		return d.opt.Post.Accept(ctx, e), nil
	case eventDelete:
		return d.takeBack(ctx, data)
	case eventInteraction:
		return d.takeOverGateway(ctx, data)
	case eventReady:
		return nil, d.ready(data)
	case eventServer, eventThread, eventThreads:
		return nil, d.learnThreads(event, data)
	}
	return nil, errNotOurs
}

// ready learns who the bot is.
func (d *Discord) ready(data json.RawMessage) error {
	var in struct {
		User        user `json:"user"`
		Application user `json:"application"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("discord: read READY: %w", err)
	}
	d.know(in.User.ID)
	if in.Application.ID != "" {
		d.mu.Lock()
		d.app = in.Application.ID
		d.mu.Unlock()
	}
	d.opt.Log.Info("Discord knows the bot", "bot", in.User.ID)
	return nil
}

// reaction is what goes back to Discord at once, and when it may.
type reaction struct {
	// kept returns when it may go back, or why it may not; nil: at once.
	kept func() error
	// answer is what goes back. It may take a moment to be made, and is made once.
	answer func() callback
}

// takeOverGateway begins what an interaction asks for, and answers it by a call of its own.
func (d *Discord) takeOverGateway(ctx context.Context, data json.RawMessage) (func() error, error) {
	in, err := readInteraction(data)
	if err != nil {
		return nil, err
	}
	if in.ID == "" || in.Token == "" || in.Type == interPing { // asked by HTTP alone, and answered by no call
		return nil, errNotOurs
	}
	a := d.acknowledging(in.Token)
	r, err := d.react(ctx, in)
	if err != nil {
		d.acknowledged(in.Token, a, false)
		return nil, err
	}
	if gateway.Again(ctx) && d.opt.Now().Sub(instant(in.ID)) > answerWithin {
		// Discord waits no more. An answer that it has may be that of the process before.
		d.acknowledged(in.Token, a, true)
		return r.kept, nil
	}
	return d.answerByCall(ctx, in, a, &r), nil
}

// answerByCall answers an interaction by a call, beside what else is done. It returns what says when the interaction
// is kept.
func (d *Discord) answerByCall(ctx context.Context, in *inInteraction, a *ack, r *reaction) (kept func() error) {
	ctx = context.WithoutCancel(ctx)
	if !d.busy.Begin() {
		d.acknowledged(in.Token, a, false)
		return func() error { return errStopping } // it comes again, to the next process
	}
	outcome := make(chan error, 1)
	began, cancel := context.WithTimeout(ctx, answerWithin)
	go func() {
		defer d.busy.End()
		defer cancel()
		if r.kept != nil {
			err := r.kept()
			outcome <- err
			if err != nil {
				d.acknowledged(in.Token, a, false)
				d.opt.Log.Error("an interaction cannot be kept and is not acknowledged", "cause", err)
				return
			}
		}
		d.acknowledged(in.Token, a, d.callBack(began, in, r.answer()))
	}()
	if r.kept == nil {
		return nil
	}
	return func() error { return <-outcome }
}

// errStopping is an interaction that came when the process was about to end.
var errStopping = errors.New("the bot is stopping")

// callBack answers an interaction. It reports whether Discord has an answer: this one, or that of another process
// that heard the same.
func (d *Discord) callBack(ctx context.Context, in *inInteraction, answer callback) bool {
	c := &call{
		method: http.MethodPost, path: "/interactions/" + segment(in.ID) + "/" + segment(in.Token) + "/callback",
		body: answer, by: atOnce,
	}
	for wait := callAgain; ; wait *= 2 {
		err := d.api.do(ctx, c, nil)
		said := saidBy(err)
		unknown := said == nil || said.Status >= http.StatusInternalServerError
		switch {
		case err == nil, isCode(err, codeAcknowledged):
			return true
		case said != nil && said.Status == http.StatusTooManyRequests:
			wait = max(wait, said.After)
		case !unknown:
			d.opt.Log.Warn("an interaction was not acknowledged; it is answered in a message", "cause", why(err))
			return false
		}
		// Once more: where it did arrive, Discord says that it is answered.
		if left(ctx) > wait {
			chat.Pause(ctx, wait)
			continue
		}
		d.opt.Log.Warn("an interaction was perhaps not acknowledged", "cause", why(err))
		return unknown
	}
}

// callAgain is the wait until a callback that failed is tried again; doubled after each further failure.
const callAgain = 100 * time.Millisecond

// ack is a callback under way.
type ack struct {
	done   chan struct{}
	failed bool // Discord has no answer: its handle is no good
}

// rememberAcks is how long the outcome of a callback is known: until the answer is posted, as a rule.
const rememberAcks = time.Minute

// acknowledging notes that the interaction is about to be acknowledged: its answer waits for that.
func (d *Discord) acknowledging(token string) *ack {
	a := &ack{done: make(chan struct{})}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.acks[token] = a
	return a
}

func (d *Discord) acknowledged(token string, a *ack, well bool) {
	a.failed = !well
	close(a.done)
	time.AfterFunc(rememberAcks, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.acks[token] == a {
			delete(d.acks, token)
		}
	})
}

// afterAck waits until the interaction is acknowledged, where that is under way here, and reports whether its handle
// may be good.
func (d *Discord) afterAck(ctx context.Context, token string) bool {
	d.mu.Lock()
	a := d.acks[token]
	d.mu.Unlock()
	if a == nil {
		return true
	}
	select {
	case <-a.done:
		return !a.failed
	case <-ctx.Done():
		return true
	}
}

// react says what an interaction gets back. What is said in it is handed to the post office before react returns.
func (d *Discord) react(ctx context.Context, in *inInteraction) (reaction, error) {
	switch in.Type {
	case interPing:
		return reaction{answer: func() callback { return callback{Type: answerPong} }}, nil
	case interAutocomplete:
		return reaction{answer: func() callback { return d.suggest(ctx, in) }}, nil
	}
	e, err := d.pressed(in)
	if err != nil {
		return reaction{}, err
	}
	switch in.Type {
	case interCommand:
		return d.takeCommand(ctx, in, &e)
	case interComponent:
		return d.takePress(ctx, in, &e)
	case interModal:
		return d.takeForm(ctx, in, &e)
	}
	return reaction{}, errNotOurs
}

// accept hands what was said to the post office; what goes back is that an answer is to come.
func (d *Discord) accept(ctx context.Context, e *chat.Event, soon callback) reaction {
	return reaction{kept: d.opt.Post.Accept(ctx, *e), answer: func() callback { return soon }}
}

func (d *Discord) takeCommand(ctx context.Context, in *inInteraction, e *chat.Event) (reaction, error) {
	if in.Data.Type == commandMessage {
		return opens(in), nil
	}
	text, fault := said(in)
	if in.Data.Type == commandUser || text == "" && fault == "" {
		fault = notOffered
	}
	if fault != "" {
		return reaction{answer: func() callback { return toOne(fault) }}, nil
	}
	e.Text = text
	return d.accept(ctx, e, deferred(in)), nil
}

func (d *Discord) takePress(ctx context.Context, in *inInteraction, e *chat.Event) (reaction, error) {
	if e.Press == pressForm {
		return opens(in), nil
	}
	return d.accept(ctx, e, callback{Type: answerDeferUpdate}), nil
}
