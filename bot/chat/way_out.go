package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// Bounds of carrying.
const (
	inHand   = 128              // letters held at a time
	firstTry = time.Second      // wait after the first failure; doubled after each further one
	longest  = 10 * time.Minute // longest wait between two tries
	tries    = 150              // tries until a letter is given up: about a day
	elsehow  = 20 * time.Second // until a letter for a room at another process is offered again
)

// lane is one room's queue: its letters are posted one after the other.
type lane struct {
	letters []held
	next    time.Time // not before this instant, for the pace
	running bool
}

type held struct {
	post.Letter
	until time.Time // the claim runs out
}

// Deliver posts everything that is due now on the joined routes, in order, and returns when it is done. It
// is for adapters that answer while one waits; others use Run. It returns how many letters were posted.
func (p *Post) Deliver(ctx context.Context) (int, error) {
	posted := 0
	for {
		letters, err := p.claim(ctx, inHand)
		if err != nil {
			return posted, err
		}
		if len(letters) == 0 {
			return posted, ctx.Err()
		}
		for i := range letters {
			if p.postOne(ctx, &letters[i]) == 0 {
				posted++
			}
		}
	}
}

// dispatch claims letters and puts them into the lanes of their rooms; it returns how many it claimed. They are
// posted under the context of that name.
func (p *Post) dispatch(ctx, posting context.Context, busy *sync.WaitGroup) (int, error) {
	room := inHand - p.inLanes()
	if room <= 0 {
		p.pause(ctx)
		return 0, nil
	}
	letters, err := p.claim(ctx, room)
	if err != nil {
		return 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range letters {
		key := destination(&l.Letter)
		ln := p.lanes[key]
		if ln == nil {
			ln = &lane{}
			p.lanes[key] = ln
		}
		ln.letters = append(ln.letters, l)
		if !ln.running {
			ln.running = true
			busy.Go(func() { p.serve(ctx, posting, ln) })
		}
	}
	return len(letters), nil
}

// destination names the channel that a letter is for: whatever thread or person in it is meant, a platform
// counts its messages together.
func destination(l *post.Letter) string {
	channel, _, _ := strings.Cut(l.Room, "?")
	return l.Route + "\x00" + channel
}

func (p *Post) inLanes() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, ln := range p.lanes {
		n += len(ln.letters)
	}
	return n
}

// serve posts a lane's letters until there are none, at the pace of its adapter.
func (p *Post) serve(ctx, posting context.Context, ln *lane) {
	for {
		l, wait, ok := p.front(ln)
		if !ok {
			return
		}
		if wait > 0 {
			select {
			case <-ctx.Done():
			case <-time.After(wait):
			}
		}
		if ctx.Err() != nil {
			p.giveBack(&l, 0, "stopping")
			continue
		}
		p.giveWay()
		if again := p.postOne(posting, &l); again > 0 {
			p.giveBackLane(ln, again)
		}
	}
}

// front takes the lane's first letter and says how long to wait for the room's pace. Lanes without letters
// are forgotten once their pace has passed.
func (p *Post) front(ln *lane) (l held, wait time.Duration, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.opt.Now()
	if len(ln.letters) == 0 {
		ln.running = false
		for k, other := range p.lanes {
			if !other.running && len(other.letters) == 0 && !other.next.After(now) {
				delete(p.lanes, k)
			}
		}
		return held{}, 0, false
	}
	l, ln.letters = ln.letters[0], ln.letters[1:]
	if wait = ln.next.Sub(now); wait < 0 {
		wait = 0
	}
	ln.next = now.Add(wait + p.adapters[l.Route].Pace)
	return l, wait, true
}

// giveBackLane gives back what waits behind a letter that could not be posted, for as long, so that the order
// stays.
func (p *Post) giveBackLane(ln *lane, wait time.Duration) {
	p.mu.Lock()
	rest := ln.letters
	ln.letters = nil
	p.mu.Unlock()
	for i := range rest {
		p.giveBack(&rest[i], wait, "behind a letter that waits")
	}
}

func (p *Post) giveBack(l *held, wait time.Duration, cause string) {
	ctx, cancel := context.WithTimeout(context.Background(), p.opt.Lease/2)
	defer cancel()
	p.report(l, p.outbox.Later(ctx, l.Letter, p.opt.Now().Add(wait), cause))
}

func (p *Post) claim(ctx context.Context, n int) ([]held, error) {
	p.mu.Lock()
	routes := make([]string, 0, len(p.adapters))
	for r := range p.adapters {
		routes = append(routes, r)
	}
	p.mu.Unlock()
	if len(routes) == 0 {
		return nil, nil
	}
	now := p.opt.Now()
	letters, err := p.outbox.Claim(ctx, routes, now, p.opt.Lease, n)
	if err != nil {
		return nil, fmt.Errorf("chat: claim letters: %w", err)
	}
	out := make([]held, len(letters))
	for i, l := range letters {
		out[i] = held{l, now.Add(p.opt.Lease)}
	}
	return out, nil
}

// postOne posts one letter and marks it. It returns 0 when that is done with, and else how long the letter
// waits.
func (p *Post) postOne(ctx context.Context, l *held) time.Duration {
	p.mu.Lock()
	j, ok := p.adapters[l.Route]
	p.mu.Unlock()
	left := l.until.Sub(p.opt.Now())
	if !ok || left <= 0 {
		return firstTry // somebody else may have it by now
	}
	to, m, err := open(&l.Letter)
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
	limited, cancel := context.WithTimeout(ctx, left/2)
	defer cancel()
	ref, err := j.adapter.Post(limited, to, m)
	return p.settle(ctx, l, ref, err)
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
	// What was posted is marked, even where posting itself is to end.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.opt.Lease/2)
	defer cancel()
	now := p.opt.Now()
	if err == nil {
		p.report(l, p.outbox.Sent(ctx, l.Letter, string(ref), now))
		return 0
	}
	if errors.Is(err, ErrUndeliverable) || l.Attempt >= tries {
		p.opt.Log.Error("a letter is given up", "letter", l.Key, "route", l.Route, "attempt", l.Attempt, "cause", err)
		p.report(l, p.outbox.Dead(ctx, l.Letter, now, err.Error()))
		return 0
	}
	wait := backoff(l.Attempt)
	if later, ok := errors.AsType[*RetryAfter](err); ok {
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
func open(l *post.Letter) (Room, Message, error) {
	to, err := ParseAddress(l.Route, l.Room)
	if err != nil {
		return Room{}, Message{}, err
	}
	m, err := Decode(l.Body)
	m.Key, m.Again = l.Key, l.Attempt > 1
	return to, m, err
}
