package gateway

import (
	"context"
	"time"
)

// Turn takes the turn to begin a session among the processes of one app, and keeps others off it for keep. It returns
// what lets it go again, after so long; or nil and how long another process has it at most.
type Turn func(ctx context.Context, keep time.Duration) (let func(after time.Duration), wait time.Duration, err error)

// Bounds of turns.
const (
	turnWithin = 2 * time.Second        // for an answer: without one a session is begun all the same
	turnKept   = 2 * identifySpan       // until a session is begun: for as long one that is killed meanwhile holds the others up
	turnAgain  = 100 * time.Millisecond // at least until it is asked for again
)

// takeTurn takes the turn to begin a session. It returns how long to wait until it is asked for again; 0: it is taken.
func (c *Client) takeTurn(ctx context.Context) (wait time.Duration) {
	if c.opt.Turn == nil {
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, turnWithin)
	defer cancel()
	let, wait, err := c.opt.Turn(ctx, turnKept)
	switch {
	case err != nil:
		c.opt.Log.Warn("whether another process begins a session at Discord is not known", "cause", why(err))
		return 0
	case let == nil:
		return max(wait, turnAgain)
	}
	c.letTurn = let
	return 0
}

// endTurn lets the turn go, if it is had: after the time in which Discord takes no other, or at once.
func (c *Client) endTurn(after time.Duration) {
	if let := c.letTurn; let != nil {
		c.letTurn = nil
		go let(after)
	}
}
