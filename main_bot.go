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
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/journal"
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
	*rooms
	office    *chat.Post
	platforms []platform
	closers   []func() error
	channels  channels
}

// close closes what was opened, the last first.
func (b *bots) close() error {
	var all []error
	for _, closing := range slices.Backward(b.closers) {
		all = append(all, closing())
	}
	return errors.Join(all...)
}

// openBots opens the journal and the conversation of the chat platforms over the rooms.
func (h *home) openBots(ctx context.Context, r *rooms) (b *bots, err error) {
	b = &bots{rooms: r}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.close())
		}
	}()
	if err := r.learn(); err != nil {
		return b, err
	}
	kept, err := h.remember()
	if err != nil {
		return b, err
	}
	b.closers = append(b.closers, kept.Close)
	came, err := h.openJournal(ctx)
	if err != nil {
		return b, err
	}
	b.closers = append(b.closers, came.Close)
	if err := b.readChannels(ctx); err != nil {
		return b, err
	}
	answer := b.linking(b.inChannels(r.engine(kept, h.clock(), h.log).Handle, h.now), h.now)
	b.office = chat.NewPost(r.db, r.db, answer, chat.Options{Now: h.now, Lease: botLease, Journal: came, Log: h.log})
	return b, nil
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
// database. Where no key is set, what waits is sealed with a key of its own in a file beside it.
func (h *home) openJournal(ctx context.Context) (*journal.Journal, error) {
	path := h.journalPath()
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
	sealer, err := journal.WithKeys(keys...)
	if err != nil {
		return nil, err
	}
	return journal.Open(ctx, path, sealer, h.now)
}

// run receives and carries until ctx ends or a platform refuses the program for good. Then nothing more is
// received, what was accepted is answered, and the answers are posted.
func (b *bots) run(ctx context.Context) error {
	receiving, stop := context.WithCancel(ctx)
	defer stop()
	carrying, rest := context.WithCancel(context.WithoutCancel(ctx))
	defer rest()
	carried, received := make(chan error, 1), make(chan error, len(b.platforms))
	go func() { carried <- b.office.Run(carrying) }()
	go b.keepReadingChannels(receiving)
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

// bot runs the chat platforms that are configured.
func (h *home) bot(ctx context.Context) (err error) {
	r, err := h.open(ctx)
	if err != nil {
		return err
	}
	b, err := h.openBots(ctx, r)
	if err != nil {
		return errors.Join(err, r.db.Close())
	}
	h.joinSlack(b)
	h.log.Info("the bot runs", "platforms", len(b.platforms))
	err = untilTime(ctx, b.run)
	if e := errors.Join(b.close(), r.db.Close()); e != nil && err == nil {
		err = fmt.Errorf("close what the bot used: %w", e)
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
