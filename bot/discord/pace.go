package discord

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

// Bounds of the pace. Discord takes 50 requests a second of a bot, whatever they are for, and shuts out an address
// that was refused 10,000 times within 10 minutes; both are kept with room to spare.
const (
	everyRequest   = 22 * time.Millisecond
	atATime        = 4
	longestWait    = 30 * time.Second // longer waits are left to whoever asked
	callTakes      = time.Second      // that much of the time that whoever asked has is left for the call itself
	refusalsWithin = 10 * time.Minute
	mostRefusals   = 5000
	manyBuckets    = 4096
)

// pace keeps the limits that Discord's headers tell. A bucket is what Discord counts together: its own name for it
// with the channel, server or webhook that it is about.
type pace struct {
	now func() time.Time

	mu       sync.Mutex
	names    map[string]string  // Discord's name of the bucket, by method and route without ids
	buckets  map[string]*bucket // by name and major id
	next     time.Time          // when the next request of all is due, at the rate of all
	shut     time.Time          // nothing goes out before
	refusals []time.Time
}

type bucket struct {
	left  int
	reset time.Time
}

func newPace(now func() time.Time) *pace {
	return &pace{now: now, names: map[string]string{}, buckets: map[string]*bucket{}}
}

// majors are the beginnings of the routes that Discord counts for each id apart, with how many parts of a route that
// id has: a webhook and an interaction are their id and their token.
var majors = map[string]int{"channels": 1, "guilds": 1, "webhooks": 2, "interactions": 2}

// majorOf splits a route into what it is about, "channels/5", and what is left of it when the id is left out.
func majorOf(route string) (major, rest string) {
	parts := strings.Split(strings.TrimPrefix(route, "/"), "/")
	ids := majors[parts[0]]
	if ids == 0 || len(parts) <= ids {
		return "", route
	}
	return strings.Join(parts[:1+ids], "/"), parts[0] + "//" + strings.Join(parts[1+ids:], "/")
}

// keysOf names the route without its ids, and the bucket that the call falls in as far as it is known.
func (p *pace) keysOf(c *call) (route, key string) {
	major, rest := majorOf(c.route)
	route = c.method + " " + rest
	name := p.names[route]
	if name == "" {
		name = route
	}
	return route, name + "\x00" + major
}

// wait returns when the call may be made. Where that takes longer than whoever asked has time it is a
// *chat.RetryAfter.
func (p *pace) wait(ctx context.Context, c *call) error {
	for {
		delay, turn, cause := p.take(c, turnWithin(ctx))
		if delay > 0 && !turn && delay > turnWithin(ctx) {
			return &chat.RetryAfter{After: delay, Cause: cause}
		}
		if delay > 0 {
			chat.Pause(ctx, delay)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if turn && !p.isShut() {
			return nil
		}
	}
}

// turnWithin is how long a call may wait for its turn. What waits here keeps its place before what comes after it; what
// is given back may lose it.
func turnWithin(ctx context.Context) time.Duration { return min(longestWait, left(ctx)-callTakes) }

// left is how much time there is until the context's deadline, an hour where it has none.
func left(ctx context.Context) time.Duration {
	if by, ok := ctx.Deadline(); ok {
		return time.Until(by) //nolint:forbidigo // a deadline is by the real clock
	}
	return time.Hour
}

// pacedError says why a call waits.
type pacedError string

func (e pacedError) Error() string { return string(e) }

// take takes one call out of its bucket and gives it its turn among all, in the order in which they ask; delay is how
// long until then. Without a turn it is how long until it may be asked for again: none is given that is more than
// within away.
func (p *pace) take(c *call, within time.Duration) (delay time.Duration, turn bool, cause error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if wait := p.shut.Sub(now); wait > 0 {
		return wait, false, pacedError("Discord takes nothing from this bot for a while")
	}
	if wait := p.spared(now); wait > 0 {
		return wait, false, pacedError("too many requests were refused: the address would be shut out")
	}
	_, key := p.keysOf(c)
	b := p.buckets[key]
	if b != nil && b.left <= 0 && b.reset.After(now) {
		return b.reset.Sub(now), false, pacedError("the limit of this place")
	}
	if c.by == asBot {
		if p.next.Before(now) {
			p.next = now
		}
		if delay = max(p.next.Sub(now)-atATime*everyRequest, 0); delay > within {
			return delay, false, pacedError("the limit of all requests")
		}
		p.next = p.next.Add(everyRequest)
	}
	if b != nil {
		b.left--
	}
	return delay, true, nil
}

func (p *pace) isShut() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shut.After(p.now())
}

// spared is how long nothing is sent, so that the address is not shut out. The lock is held.
func (p *pace) spared(now time.Time) time.Duration {
	for len(p.refusals) > 0 && now.Sub(p.refusals[0]) > refusalsWithin {
		p.refusals = p.refusals[1:]
	}
	if len(p.refusals) < mostRefusals {
		return 0
	}
	return refusalsWithin - now.Sub(p.refusals[0])
}

// learn reads what an answer says of the limits.
func (p *pace) learn(c *call, head http.Header, failed *apiError) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if failed != nil {
		p.refused(failed, now)
	}
	route, _ := p.keysOf(c)
	if name := head.Get("X-Ratelimit-Bucket"); name != "" {
		p.names[route] = name
	}
	_, key := p.keysOf(c)
	if failed != nil && failed.Status == http.StatusTooManyRequests && !failed.Global {
		p.keep(key, bucket{0, now.Add(failed.After)}, now)
		return
	}
	left, err := strconv.Atoi(head.Get("X-Ratelimit-Remaining"))
	after, wrong := strconv.ParseFloat(head.Get("X-Ratelimit-Reset-After"), 64)
	if err != nil || wrong != nil {
		return
	}
	p.keep(key, bucket{left, now.Add(seconds(after))}, now)
}

// refused counts a refusal. The lock is held.
func (p *pace) refused(failed *apiError, now time.Time) {
	switch failed.Status {
	case http.StatusTooManyRequests:
		if failed.Global {
			p.shut = now.Add(failed.After)
		}
		if failed.Shared {
			return
		}
	case http.StatusUnauthorized, http.StatusForbidden:
	default:
		return
	}
	p.refusals = append(p.refusals, now)
}

// keep keeps a bucket, and forgets those that are full again. The lock is held.
func (p *pace) keep(key string, b bucket, now time.Time) {
	if have := p.buckets[key]; have != nil && have.reset.After(now) && b.reset.Sub(have.reset).Abs() < 500*time.Millisecond {
		b.left = min(b.left, have.left) // answers come out of order
	}
	p.buckets[key] = &b
	if len(p.buckets) < manyBuckets {
		return
	}
	for k, other := range p.buckets {
		if other.reset.Before(now) {
			delete(p.buckets, k)
		}
	}
}
