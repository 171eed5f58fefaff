package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
)

// How long the database is waited for.
const (
	promptly  = 2 * time.Second  // before the platforms are connected to without it
	oneTry    = time.Minute      // for one opening, which may have to migrate an empty database
	nextTry   = time.Second      // between two
	sayAgain  = 30 * time.Second // between two lines of the log about it
	lettingGo = time.Second      // for an opening under way when the program is to end
)

// errNotYet is what a database answers that is not there yet.
var errNotYet = errors.New("the database is not there yet")

// awaited is a database that may come later. Until then nothing is answered and nothing is sent; what comes in is kept
// by the journal.
type awaited struct {
	there  atomic.Pointer[present]
	opened sync.Once
	came   chan struct{} // closed when it is there
}

// present is what there is to answer with.
type present struct {
	db     *sqldb.DB
	answer chat.Handler
}

func newAwaited() *awaited { return &awaited{came: make(chan struct{})} }

// comes tells that the database is there.
func (a *awaited) comes(db *sqldb.DB, answer chat.Handler) {
	a.there.Store(&present{db, answer})
	a.opened.Do(func() { close(a.came) })
}

// handle answers what was said, once there is something to answer with.
func (a *awaited) handle(ctx context.Context, e chat.Event) error {
	p := a.there.Load()
	if p == nil {
		return errNotYet
	}
	return p.answer(ctx, e)
}

// with uses the database, if it is there.
func (a *awaited) with(use func(db *sqldb.DB) error) error {
	p := a.there.Load()
	if p == nil {
		return errNotYet
	}
	return use(p.db)
}

// Accept is chat.Inbox's.
func (a *awaited) Accept(ctx context.Context, d post.Delivery) (fresh bool, err error) {
	err = a.with(func(db *sqldb.DB) error { fresh, err = db.Accept(ctx, d); return err })
	return fresh, err
}

// Answered is chat.Inbox's.
func (a *awaited) Answered(ctx context.Context, key string, replies []post.Letter) error {
	return a.with(func(db *sqldb.DB) error { return db.Answered(ctx, key, replies) })
}

// IsAnswered is chat.Inbox's.
func (a *awaited) IsAnswered(ctx context.Context, key string) (is bool, err error) {
	err = a.with(func(db *sqldb.DB) error { is, err = db.IsAnswered(ctx, key); return err })
	return is, err
}

// Unanswered is chat.Inbox's.
func (a *awaited) Unanswered(ctx context.Context, before time.Time, limit int) (left []post.Delivery, err error) {
	err = a.with(func(db *sqldb.DB) error { left, err = db.Unanswered(ctx, before, limit); return err })
	return left, err
}

// Claim is chat.Outbox's. Before the database is there, there is nothing to send.
func (a *awaited) Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) (letters []post.Letter, err error) {
	if a.there.Load() == nil {
		return nil, nil
	}
	err = a.with(func(db *sqldb.DB) error { letters, err = db.Claim(ctx, routes, now, lease, n); return err })
	return letters, err
}

// Keep is chat.Outbox's.
func (a *awaited) Keep(ctx context.Context, claims []string, until time.Time) error {
	return a.with(func(db *sqldb.DB) error { return db.Keep(ctx, claims, until) })
}

// Sent is chat.Outbox's.
func (a *awaited) Sent(ctx context.Context, l post.Letter, ref string, at time.Time) error {
	return a.with(func(db *sqldb.DB) error { return db.Sent(ctx, l, ref, at) })
}

// Later is chat.Outbox's.
func (a *awaited) Later(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	return a.with(func(db *sqldb.DB) error { return db.Later(ctx, l, at, cause) })
}

// Back is chat.Outbox's.
func (a *awaited) Back(ctx context.Context, letters []post.Letter, at time.Time) error {
	return a.with(func(db *sqldb.DB) error { return db.Back(ctx, letters, at) })
}

// Dead is chat.Outbox's.
func (a *awaited) Dead(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	return a.with(func(db *sqldb.DB) error { return db.Dead(ctx, l, at, cause) })
}

// Move is chat.Outbox's.
func (a *awaited) Move(ctx context.Context, l post.Letter, route, room, cause string) error {
	return a.with(func(db *sqldb.DB) error { return db.Move(ctx, l, route, room, cause) })
}

// Withdraw is chat.Outbox's.
func (a *awaited) Withdraw(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	return a.with(func(db *sqldb.DB) error { return db.Withdraw(ctx, l, at, cause) })
}

// What is said while the database is not there.
const (
	botsWait   = "the database is not there yet: what comes in is kept, and answered once it is"
	pagesWait  = "the database is not there yet: the pages say so until it is"
	remindWait = "the database is not there yet: nobody is reminded until it is, and then of all that is due"
)

// forBots opens the database for the bots, now or when it is there.
func (h *home) forBots(b *bots) func(context.Context) error {
	return func(ctx context.Context) error {
		return h.whenThere(ctx, botsWait, func(r *rooms) error { return h.enterBots(ctx, b, r) })
	}
}

// whenThere opens the database, now or when it is there, and hands over its rooms; until then the log says so now and
// then. Where ctx ends first it returns nil and nothing was handed over. The error is one that does not pass by itself.
func (h *home) whenThere(ctx context.Context, says string, use func(*rooms) error) error {
	var said time.Time
	for {
		limited, cancel := context.WithTimeout(ctx, oneTry)
		r, err := h.open(limited)
		cancel()
		if err == nil {
			if err = use(r); err == nil {
				return nil
			}
			err = errors.Join(err, r.Close())
		}
		switch {
		case ctx.Err() != nil:
			return nil //nolint:nilerr // the program is to end
		case !sqldb.Passing(err):
			return err
		case h.now().Sub(said) > sayAgain:
			said = h.now()
			h.log.Warn(says, "cause", casework.Sentence(err))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(nextTry):
		}
	}
}

// withDatabase runs with the database as soon as it is there, and without it until then. open is whenThere for whoever
// runs: what it finds at once and cannot use is refused before anything runs.
func withDatabase(ctx context.Context, open, run func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	opened := make(chan error, 1)
	go func() { opened <- open(ctx) }()
	select {
	case err := <-opened:
		if err != nil || ctx.Err() != nil {
			return err
		}
		return run(ctx)
	case <-time.After(promptly):
	}
	late := make(chan error, 1)
	go func() {
		err := <-opened
		late <- err
		if err != nil {
			stop() // it will never come
		}
	}()
	err := run(ctx)
	stop()
	select {
	case failed := <-late:
		return errors.Join(failed, err)
	case <-time.After(lettingGo):
		return err
	}
}
