package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/journal"
	"github.com/redress-send/redress/store/rediskv"
)

// How a bot is run.
const (
	botLease   = 20 * time.Second        // after a kill, others wait as long for what it had in hand
	stopWithin = 9500 * time.Millisecond // whoever stops a process kills it after 10 s
)

// platform is one chat platform's adapter under its route.
type platform struct {
	route   string
	adapter chat.Adapter
	chat.Carriage
}

// bots are the chat platforms over one post office, with what they stand on.
type bots struct {
	*rooms // once awaited came

	awaited   *awaited
	kept      memory
	office    *chat.Post
	platforms []platform
	closers   []func() error
	channels  channels
	traces    *traces
}

// close closes what was opened, the last first.
func (b *bots) close() error {
	var all []error
	for _, closing := range slices.Backward(b.closers) {
		all = append(all, closing())
	}
	return errors.Join(all...)
}

// beginBots opens what the chat platforms stand on beside the database: memory, the journal and the post office.
func (h *home) beginBots(ctx context.Context) (b *bots, err error) {
	b = &bots{awaited: newAwaited()}
	if address := h.settings.RedisURL.Reveal(); address != "" {
		if b.kept, err = h.inRedisLater(address); err != nil {
			return b, err
		}
		b.closers = append(b.closers, b.kept.Close)
	}
	came, err := h.openJournal(ctx)
	if err != nil {
		return b, err
	}
	b.closers = append(b.closers, came.Close)
	// Nothing is taken up before the rooms are there.
	b.office, err = h.carrier(b.awaited, b.awaited, b.awaited.handle, func() *rooms { return b.rooms }, chat.Options{Lease: botLease, Journal: came})
	return b, err
}

// inRedisLater keeps conversations in a Redis that need not be there yet.
func (h *home) inRedisLater(address string) (memory, error) {
	r, err := rediskv.Later(address)
	if err != nil {
		return nil, err
	}
	if err := r.Answers(); err != nil {
		h.log.Warn("half-finished conversations are forgotten until Redis is there", "cause", casework.Sentence(err))
	}
	return r, nil
}

// enterBots gives the chat platforms the rooms to answer from.
func (h *home) enterBots(ctx context.Context, b *bots, r *rooms) error {
	b.rooms = r
	if err := r.learn(); err != nil {
		return err
	}
	if h.settings.RedisURL == "" { // what was asked outlasts the process, and another one may hear the answer
		b.kept = r.db.Dialogs(h.now)
	}
	b.traces = &traces{h: h, db: r.db, kept: b.kept}
	r.service = r.service.WithTraces(b.traces)
	if err := b.readChannels(ctx); err != nil {
		return err
	}
	b.awaited.comes(r.db, b.linking(b.calendars(b.inChannels(r.engine(b.kept, h.clock(), h.log).Handle, h.now), h.settings.BaseURL, h.now), h.now))
	go giveBack()
	return nil
}

// there are the rooms, once they are there.
func (b *bots) there() *rooms {
	if b.awaited.there.Load() == nil {
		return nil
	}
	return b.rooms
}

// join adds a platform.
func (b *bots) join(p platform) {
	b.platforms = append(b.platforms, p)
	b.office.Join(p.route, p.adapter, p.Carriage)
}

// journalPath is the file in which messages wait to be answered.
func (h *home) journalPath() string {
	if path := h.settings.Journal; path != "" {
		return path
	}
	if file, ok := strings.CutPrefix(h.settings.DatabaseURL.Reveal(), "sqlite://"); ok {
		return filepath.Clean(file) + ".inbox"
	}
	return "redress.inbox"
}

// openJournal opens the file in which messages wait to be answered: the one that is set, or one beside the
// database.
func (h *home) openJournal(ctx context.Context) (*journal.Journal, error) {
	keys, err := h.keysOf(h.journalPath())
	if err != nil {
		return nil, err
	}
	sealer, err := journal.WithKeys(keys...)
	if err != nil {
		return nil, err
	}
	return journal.Open(ctx, h.journalPath(), sealer, h.now)
}

// keysOf are the keys of what lies in a file beside the database, the one that seals first: those that are set or,
// where none is, one of its own in a file beside it.
func (h *home) keysOf(path string) ([][]byte, error) {
	var keys [][]byte
	for _, set := range []configs.Secret{h.settings.Key, h.settings.OldKey} {
		if set != "" {
			keys = append(keys, []byte(set.Reveal()))
		}
	}
	if len(keys) == 0 {
		beside, err := journal.KeyBeside(path + ".key")
		if err != nil {
			return nil, err
		}
		keys = append(keys, beside)
	}
	return keys, nil
}

// run receives and carries until ctx ends or a platform refuses the program for good. Then nothing more is
// received, what was accepted is answered, and the answers are posted.
func (b *bots) run(ctx context.Context) error {
	if err := b.office.Begin(ctx); err != nil { // before anything comes that is to be answered after it
		return err
	}
	receiving, stop := context.WithCancel(ctx)
	defer stop()
	carrying, rest := context.WithCancel(context.WithoutCancel(ctx))
	defer rest()
	carried, received := make(chan error, 1), make(chan error, len(b.platforms))
	go func() { carried <- b.office.Run(carrying) }()
	go func() {
		select {
		case <-receiving.Done():
		case <-b.awaited.came:
			go b.keepReadingChannels(receiving)
			b.keepForgetting(receiving)
		}
	}()
	for _, p := range b.platforms {
		go func() { received <- p.adapter.Run(receiving, nil) }()
	}
	var all []error
	for left := len(b.platforms); left > 0; {
		select {
		case err := <-received:
			all, left = append(all, err), left-1
			stop()
		case err := <-carried:
			all = append(all, err)
			stop()
			carried <- nil
		}
	}
	rest()
	return errors.Join(append(all, <-carried)...)
}

// untilTime runs until ctx has ended and then for no longer than whoever stops the process waits. What is not
// done then is done by the next process.
func untilTime(ctx context.Context, run func(context.Context) error) error {
	done := make(chan error, 1)
	go func() { done <- run(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(stopWithin):
		return nil
	}
}

// bot runs the chat platforms that are configured, also while the database is away.
func (h *home) bot(ctx context.Context) error {
	if len(h.faults) > 0 {
		return h.faults
	}
	b, err := h.beginBots(ctx)
	if err != nil {
		return errors.Join(err, b.close())
	}
	h.joinSlack(b)
	if _, err := h.joinDiscord(b, false); err != nil {
		return errors.Join(err, b.close())
	}
	err = untilTime(ctx, func(ctx context.Context) error {
		return withDatabase(ctx, h.forBots(b), func(ctx context.Context) error {
			h.log.Info("the bot runs", "platforms", len(b.platforms))
			return b.run(ctx)
		})
	})
	closed := b.close()
	if r := b.there(); r != nil {
		closed = errors.Join(closed, r.Close())
	}
	if closed != nil && err == nil {
		err = fmt.Errorf("close what the bot used: %w", closed)
	}
	return err
}

// onTime is a post office for the platforms: what was said counts as said when it was, by the business clock.
// A platform's own time is believed for a message of the last day, unless business time stands still.
type onTime struct {
	office *chat.Post
	fixed  bool
	now    func() time.Time
}

// believed is how old a platform's message may be to count as said when it was said.
const believed = 24 * time.Hour

// Accept is chat.Post's.
func (o onTime) Accept(ctx context.Context, e chat.Event) (kept func() error) {
	now := o.now()
	if age := now.Sub(e.At); o.fixed || age < 0 || age > believed {
		e.At = now.UTC()
	}
	return o.office.Accept(ctx, e)
}
