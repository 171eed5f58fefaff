package chat

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// Post is the post office: the durable way in and the durable way out. What comes in is kept, handled and
// answered once; what goes out is claimed, posted and marked, and tried again where it failed.
//
// Several processes may run one each over the same store. A Post is safe for use by several goroutines.
type Post struct {
	inbox  Inbox
	kept   Journal
	outbox Outbox
	handle Handler
	opt    Options

	mu       sync.Mutex
	adapters map[string]joined
	lanes    map[string]*lane
	turns    map[string]*turn
	wake     chan struct{}
	in       *wayIn
}

// Options are the ways of a Post. Zero fields get the values named.
type Options struct {
	// Now is the clock of leases, retries and pacing: the real one, whatever day business is done on.
	Now func() time.Time
	// Lease is how long a claimed letter, or a delivery being handled, is left alone by others: 30 s.
	Lease time.Duration
	// Journal keeps what came in where it is not to wait for the inbox: the inbox.
	Journal Journal
	// Poll is how often the outbox is looked at while nothing wakes it: 1 s.
	Poll time.Duration
	// Log gets keys, routes and causes, never what was said: discarded.
	Log *slog.Logger
}

// Carriage says how one adapter's letters are carried.
type Carriage struct {
	// Pace is the shortest time between two letters to the same room. 0: none.
	Pace time.Duration
	// Once marks a letter as sent before it is posted: a crash in between loses it, and none is ever
	// posted twice. Without Once a crash in between posts it twice, and none is ever lost.
	Once bool
}

type joined struct {
	adapter Adapter
	Carriage
}

// NewPost returns a post office over the ports. h answers every event and writes its reply to the outbox in
// the transaction that marks the delivery as answered; it may be nil in a process that only carries.
func NewPost(inbox Inbox, outbox Outbox, h Handler, opt Options) *Post {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Lease == 0 {
		opt.Lease = 30 * time.Second
	}
	if opt.Poll == 0 {
		opt.Poll = time.Second
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Journal == nil {
		opt.Journal = journalInInbox{inbox}
	}
	return &Post{
		inbox: inbox, kept: opt.Journal, outbox: outbox, handle: h, opt: opt,
		adapters: map[string]joined{}, lanes: map[string]*lane{}, turns: map[string]*turn{},
		wake: make(chan struct{}, 1), in: newWayIn(),
	}
}

// journalInInbox keeps what came in where it is marked as answered.
type journalInInbox struct{ Inbox }

// Settle has nothing to do: to be answered is to be settled.
func (journalInInbox) Settle(context.Context, string) error { return nil }

// Unsettled is what is unanswered.
func (j journalInInbox) Unsettled(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error) {
	return j.Unanswered(ctx, before, limit)
}

// Join makes the adapter carry the letters of the route.
func (p *Post) Join(route string, a Adapter, c Carriage) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.adapters[route] = joined{a, c}
}

// Run carries letters and takes up what was left unanswered for half a lease, until ctx ends. Then what was
// accepted is answered and the answers are posted, as far as that takes no more than finishWithin and
// postWithin. It returns nil, or what made it impossible before the first round.
func (p *Post) Run(ctx context.Context) error {
	if err := p.takeUp(ctx); err != nil && ctx.Err() == nil {
		return fmt.Errorf("chat: take up what was left unanswered: %w", err)
	}
	// What is being posted when ctx ends is given a little longer.
	posting, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(finishWithin, cancel) })()
	var busy sync.WaitGroup
	defer busy.Wait()
	sweep := p.opt.Now().Add(p.opt.Lease / 4)
	for ctx.Err() == nil {
		n, err := p.dispatch(ctx, posting, &busy)
		if err != nil && ctx.Err() == nil {
			p.opt.Log.Warn("the outbox cannot be read", "cause", err)
		}
		if now := p.opt.Now(); now.After(sweep) || p.behind() {
			sweep = now.Add(p.opt.Lease / 4)
			if err := p.takeUp(ctx); err != nil && ctx.Err() == nil {
				p.opt.Log.Warn("what came in cannot be read", "cause", err)
			}
		}
		if n == 0 {
			p.pause(ctx)
		}
	}
	p.stopAnswering(finishWithin)
	busy.Wait()
	p.postRest(context.WithoutCancel(ctx))
	return nil
}

// How long a Post that is stopped goes on answering, and then posting.
const (
	finishWithin = 4 * time.Second
	postWithin   = 2 * time.Second
)

// postRest posts the answers to what was accepted before the end.
func (p *Post) postRest(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, postWithin)
	defer cancel()
	if _, err := p.Deliver(ctx); err != nil {
		p.opt.Log.Warn("not everything was posted before the end: it waits in the outbox", "cause", err)
	}
}

// Wake makes a running Post look at the outbox at once.
func (p *Post) Wake() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *Post) pause(ctx context.Context) {
	t := time.NewTimer(p.opt.Poll)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-p.wake:
	case <-t.C:
	}
}

// Selective is an adapter that does not serve every room of its route: a terminal is one person's. Letters
// for other rooms, and what was said in them, are left for other processes.
type Selective interface {
	Serves(to Room) bool
}

// RetryAfter is an adapter's error for a letter that the platform will take, but not before After.
type RetryAfter struct {
	After time.Duration
	Cause error
}

func (e *RetryAfter) Error() string { return fmt.Sprintf("later (after %s): %v", e.After, e.Cause) }

func (e *RetryAfter) Unwrap() error { return e.Cause }

// ErrUndeliverable marks a letter that the platform will never take: the room is gone, the bot is not in it.
// Wrap it around the cause. Every other error is tried again.
var ErrUndeliverable = errors.New("cannot be delivered")

// describe says what came in, for the log.
func describe(d *post.Delivery) slog.Attr { return slog.String("delivery", d.Key) }
