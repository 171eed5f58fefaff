package chat

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// Bounds of carrying.
const (
	mostHeld   = 4096             // letters held at a time: some of each of 500 rooms that have many
	mostAtOnce = 128              // letters claimed at a time
	firstTry   = time.Second      // wait after the first failure; doubled after each further one
	longest    = 10 * time.Minute // longest wait between two tries
	tries      = 150              // tries until a letter is given up: about a day
	atMost     = 40 * time.Second // for posting one letter
	elsehow    = 20 * time.Second // until a letter for a room at another process is offered again
)

// lane is one room's queue: its letters are posted one after the other.
type lane struct {
	letters []held
	next    time.Time // not before this instant, for the pace
	until   time.Time // what was given back comes back then; nothing later may come before it
	running bool
	missed  bool // there may be more, not taken up
}

type held struct {
	post.Letter
	bound time.Time // when it was found out where its person is reached
}

// Deliver posts everything that is due now on the joined routes, in order, and returns when it is done. It
// is for adapters that answer while one waits; others use Run. Behind a letter that could not be posted those for the
// same room wait. It returns how many letters were posted.
func (p *Post) Deliver(ctx context.Context) (int, error) {
	defer p.keepClaims(ctx)()
	posted := 0
	for {
		letters, taken, err := p.claim(ctx, mostAtOnce)
		if err != nil {
			return posted, err
		}
		if taken == 0 || ctx.Err() != nil {
			return posted, ctx.Err()
		}
		waits := map[string]time.Duration{} // by lane
		for i := range letters {
			lane := letters[i].Lane()
			if wait, behind := waits[lane]; behind {
				p.back(letters[i:i+1], p.opt.Now().Add(wait))
			} else if wait := p.postOne(ctx, &letters[i]); wait > 0 {
				waits[lane] = wait
			} else {
				posted++
			}
		}
	}
}

// claim takes up letters and returns those that are to be posted here, and how many it took up.
func (p *Post) claim(ctx context.Context, n int) (here []held, taken int, err error) {
	p.mu.Lock()
	clear(p.justWrote) // all of that is seen now
	routes := make([]string, 0, len(p.adapters)+1)
	for r := range p.adapters {
		routes = append(routes, r)
	}
	p.mu.Unlock()
	if len(routes) == 0 {
		return nil, 0, nil
	}
	if p.opt.Ways != nil {
		routes = append(routes, post.ToPerson)
	}
	now := p.opt.Now()
	letters, err := p.outbox.Claim(ctx, routes, now, p.opt.Hold, n)
	if err != nil {
		return nil, 0, fmt.Errorf("chat: claim letters: %w", err)
	}
	out := make([]held, len(letters))
	for i, l := range letters {
		out[i] = held{Letter: l}
		p.inHand.take(l.Claim, 1, now.Add(p.opt.Hold))
	}
	return p.address(ctx, out), len(letters), nil
}

// postOne posts one letter and marks it. It returns 0 when that is done with, and else how long the letter
// waits. It is in hand no longer then.
func (p *Post) postOne(ctx context.Context, l *held) time.Duration {
	defer p.inHand.let(l.Claim)
	if ref, ok := p.isPosted(l.Key); ok {
		p.markSent(ctx, l, ref)
		return 0
	}
	if !p.bind(ctx, l) {
		return 0
	}
	p.mu.Lock()
	j, ok := p.adapters[l.Route]
	p.mu.Unlock()
	if !ok || !p.inHand.until(l.Claim).After(p.opt.Now()) {
		return firstTry // somebody else may have it by now
	}
	to, m, err := p.open(&l.Letter)
	if err != nil {
		return p.settle(ctx, l, "", fmt.Errorf("%w: %w", ErrUndeliverable, err))
	}
	if !p.serves(to) {
		p.report(l, p.outbox.Later(ctx, l.Letter, p.opt.Now().Add(elsehow), "the room is not here"))
		return elsehow
	}
	if j.Once {
		return p.postOnce(ctx, l, j.adapter, to, m)
	}
	if j.slots != nil {
		j.slots <- struct{}{}
		defer func() { <-j.slots }()
	}
	if !p.inHand.until(l.Claim).After(p.opt.Now()) {
		return firstTry
	}
	limited, cancel := context.WithTimeout(ctx, p.patience(l))
	defer cancel()
	ref, err := j.adapter.Post(limited, to, m)
	return p.settle(ctx, l, ref, err)
}

// patience is how long posting a letter may take: while its claim is kept, as long as anything should.
func (p *Post) patience(l *held) time.Duration {
	if p.keeping.Load() {
		return atMost
	}
	return p.inHand.until(l.Claim).Sub(p.opt.Now()) / 2
}

// postOnce marks the letter as sent before it is posted.
func (p *Post) postOnce(ctx context.Context, l *held, a Adapter, to Room, m Message) time.Duration {
	if err := p.outbox.Sent(ctx, l.Letter, "", p.opt.Now()); err != nil {
		p.report(l, err)
		return firstTry
	}
	if _, err := a.Post(ctx, to, m); err != nil {
		p.opt.Log.Warn("a letter that is posted once at most was lost", "letter", l.Key, "cause", err)
	}
	return 0
}

// settle marks what became of a letter and returns how long it waits, 0 where it is done with.
func (p *Post) settle(ctx context.Context, l *held, ref Ref, err error) time.Duration {
	if err == nil {
		p.markSent(ctx, l, ref)
		return 0
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.opt.Lease/2)
	defer cancel()
	now := p.opt.Now()
	later, busy := errors.AsType[*RetryAfter](err)
	if l.Failing.IsZero() && !busy { // a medium that says when is not down
		l.Failing = now
	}
	if p.byAnotherRoute(ctx, l, err) {
		return 0
	}
	if errors.Is(err, ErrUndeliverable) || l.Attempt >= tries {
		p.giveUp(ctx, l, err)
		return 0
	}
	wait := backoff(l.Attempt)
	if busy {
		wait = max(later.After, firstTry)
	}
	p.opt.Log.Warn("a letter is tried again", "letter", l.Key, "route", l.Route, "attempt", l.Attempt, "cause", err)
	p.report(l, p.outbox.Later(ctx, l.Letter, now.Add(wait), err.Error()))
	return wait
}

func (p *Post) report(l *held, err error) {
	if err != nil {
		p.opt.Log.Warn("a letter waits for its claim to run out", "letter", l.Key, "route", l.Route, "cause", err)
	}
}

// backoff is the wait after the nth failure.
func backoff(n int) time.Duration {
	wait := firstTry
	for i := 1; i < n && wait < longest; i++ {
		wait *= 2
	}
	return min(wait, longest)
}

// open takes a letter out of its envelope.
func (p *Post) open(l *post.Letter) (Room, Message, error) {
	to, err := ParseAddress(l.Route, l.Room)
	if err != nil {
		return Room{}, Message{}, err
	}
	m, err := Decode(l.Body)
	m.Key, m.Again = l.Key, l.Attempt > 1
	p.sayWhyHere(l, &m)
	return to, m, err
}
