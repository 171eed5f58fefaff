package chat

import (
	"context"
	"sync"
	"time"
)

// Letters are claimed for a short while, so that those of a process that is gone are soon taken up by another
// one. While they are in hand the claim is kept.

// claims are the claims in hand: how many letters each still has, and when it runs out.
type claims struct {
	mu   sync.Mutex
	held map[string]*holding
}

type holding struct {
	letters int
	until   time.Time
}

// take adds letters of a claim.
func (c *claims) take(claim string, letters int, until time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == nil {
		c.held = map[string]*holding{}
	}
	h := c.held[claim]
	if h == nil {
		h = &holding{}
		c.held[claim] = h
	}
	h.letters, h.until = h.letters+letters, until
}

// let lets go of one letter of the claim.
func (c *claims) let(claim string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h := c.held[claim]; h != nil {
		if h.letters--; h.letters <= 0 {
			delete(c.held, claim)
		}
	}
}

// until is when the claim runs out; the zero time where it is not in hand.
func (c *claims) until(claim string) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h := c.held[claim]; h != nil {
		return h.until
	}
	return time.Time{}
}

// names are the claims that have not run out.
func (c *claims) names(now time.Time) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []string
	for name, h := range c.held {
		if now.Before(h.until) {
			out = append(out, name)
		}
	}
	return out
}

func (c *claims) extend(names []string, until time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range names {
		if h := c.held[name]; h != nil {
			h.until = until
		}
	}
}

// keepClaims keeps the claims in hand until it is told to let go, unless that is done already.
func (p *Post) keepClaims(ctx context.Context) (letGo func()) {
	if !p.keeping.CompareAndSwap(false, true) {
		return func() {}
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	go p.keepHolding(ctx)
	return func() {
		cancel()
		p.keeping.Store(false)
	}
}

// keepHolding keeps the claims in hand until ctx ends. One that could not be kept in time is somebody else's.
func (p *Post) keepHolding(ctx context.Context) {
	t := time.NewTicker(p.opt.Hold / 4)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		now := p.opt.Now()
		names := p.inHand.names(now)
		if len(names) == 0 {
			continue
		}
		once, cancel := context.WithTimeout(ctx, p.opt.Hold/2)
		err := p.outbox.Keep(once, names, now.Add(p.opt.Hold))
		cancel()
		if err == nil {
			p.inHand.extend(names, now.Add(p.opt.Hold))
		} else if ctx.Err() == nil {
			p.opt.Log.Warn("claims could not be kept", "claims", len(names), "cause", err)
		}
	}
}
