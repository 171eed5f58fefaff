package chat

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
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

	mu        sync.Mutex
	adapters  map[string]joined
	lanes     map[string]*lane
	turns     map[string]*turn
	reached   map[string]heard
	unmarked  map[string]Ref  // by letter: what it became, where it is posted and not marked yet
	justWrote map[string]bool // lanes for which something was written since the outbox was looked at
	wake      chan struct{}
	in        *wayIn
	inHand    claims
	keeping   atomic.Bool // the claims in hand are kept
}

// Options are the ways of a Post. Zero fields get the values named.
type Options struct {
	// Now is the clock of leases, retries and pacing: the real one, whatever day business is done on.
	Now func() time.Time
	// Lease is how long a delivery being handled is left alone by others: 30 s.
	Lease time.Duration
	// Hold is for how long letters are claimed, unless the claim is kept: 6 s.
	Hold time.Duration
	// Journal keeps what came in where it is not to wait for the inbox: the inbox.
	Journal Journal
	// Poll is how often the outbox is looked at while nothing wakes it: 1 s.
	Poll time.Duration
	// Ways finds where people are reached: nil, and letters for people are left to others.
	Ways Ways
	// SecondRoute is for how long a person's route may fail before another one is taken: 10 min.
	SecondRoute time.Duration
	// RouteName is what people call a route, in "by e-mail": its own name.
	RouteName func(route string) string
	// GaveUp is told of a letter that was given up: nobody is.
	GaveUp func(ctx context.Context, l post.Letter)
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
	// AtOnce is how many letters are posted and not marked at most; 0: no bound. As many come twice when the
	// process is killed, where the medium knows no key. It goes without a Pace.
	AtOnce int
}

type joined struct {
	adapter Adapter
	Carriage

	slots chan struct{} // a place for each letter that may be under way; nil: there is no bound
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
	if opt.Hold == 0 {
		opt.Hold = hold
	}
	if opt.SecondRoute == 0 {
		opt.SecondRoute = secondRoute
	}
	if opt.RouteName == nil {
		opt.RouteName = func(route string) string { return route }
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Journal == nil {
		opt.Journal = journalInInbox{inbox}
	}
	return &Post{
		inbox: inbox, kept: opt.Journal, outbox: outbox, handle: h, opt: opt,
		adapters: map[string]joined{}, lanes: map[string]*lane{}, turns: map[string]*turn{}, reached: map[string]heard{}, unmarked: map[string]Ref{},
		justWrote: map[string]bool{},
		wake:      make(chan struct{}, 1), in: newWayIn(),
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
	j := joined{adapter: a, Carriage: c}
	if c.AtOnce > 0 {
		j.slots = make(chan struct{}, c.AtOnce)
	}
	p.adapters[route] = j
}

// Run carries letters and takes up what was left unanswered for half a lease, until ctx ends. Then what was
// accepted is answered and the answers are posted, as far as that takes no more than finishWithin and
// postWithin. It returns nil, or what made it impossible before the first round.
func (p *Post) Run(ctx context.Context) error {
	if err := errors.Join(p.Begin(ctx), p.takeUp(ctx)); err != nil && ctx.Err() == nil {
		return fmt.Errorf("chat: take up what was left unanswered: %w", err)
	}
	defer p.keepClaims(ctx)()
	// What is being posted when ctx ends is given a little longer.
	posting, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(finishWithin, cancel) })()
	var busy sync.WaitGroup
	defer busy.Wait()
	sweep, look := p.opt.Now().Add(p.opt.Lease/4), p.opt.Now().Add(p.opt.Poll)
	for ctx.Err() == nil {
		more, err := p.dispatch(ctx, posting, &busy)
		if err != nil && ctx.Err() == nil {
			p.opt.Log.Warn("the outbox cannot be read", "cause", err)
		}
		if now := p.opt.Now(); !now.Before(look) {
			look = now.Add(p.opt.Poll)
			if err := p.Begin(ctx); err != nil && ctx.Err() == nil {
				p.opt.Log.Warn("what came in cannot be read", "cause", err)
			}
		}
		if now := p.opt.Now(); now.After(sweep) || p.behind() {
			sweep = now.Add(p.opt.Lease / 4)
			if err := p.takeUp(ctx); err != nil && ctx.Err() == nil {
				p.opt.Log.Warn("what came in cannot be read", "cause", err)
			}
		}
		if !more {
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
	hold         = 6 * time.Second
	finishWithin = 4 * time.Second
	postWithin   = 2 * time.Second
)

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
		p.gather(ctx)
	case <-t.C:
	}
}

// gathers is how long a Post that is woken waits for what else is about to be written: many letters that are claimed
// together cost one wait for the disk, which acknowledgements wait for too.
const gathers = 10 * time.Millisecond

func (p *Post) gather(ctx context.Context) {
	t := time.NewTimer(gathers)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
	p.giveWay()
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
