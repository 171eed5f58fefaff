// Package gateway keeps a connection to Discord's gateway (API v10, JSON, no compression): it identifies, beats,
// notices a connection that is dead, takes a session up again where it left off, and stops where Discord will never
// let the app in. Events are handed on in the order in which they came, without holding up the reader.
//
// What counts as received is what was kept. A heartbeat carries the last event that came; a session is taken up after
// the last event that the handler has kept, so that whatever a crash or a lost connection took is delivered again.
// An event may therefore come twice: it is known by the id that Discord gave it. With a Keeper a process that is
// started again takes up the session of the one before it, and hears what was said in between; it then gets RESUMED
// and no READY.
//
// It refuses to begin more sessions than Discord lets it: whoever begins a thousand in a day loses the token.
//
//	c := gateway.New(gateway.Options{Token: token, Intents: 1 << 12, URL: where})
//	err := c.Run(ctx, func(ctx context.Context, event string, data json.RawMessage) error { … })
package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net"
	"time"
)

// Options are the ways of a Client. Token and URL must be set.
type Options struct {
	// Token is the bot's, without "Bot ".
	Token string
	// Intents are the bits of the events that are wanted.
	Intents int
	// URL asks where to connect (GET /gateway/bot). It is asked before every session that is begun. An error that
	// is a *Refused ends Run, every other one is tried again.
	URL func(ctx context.Context) (Where, error)
	// Trust reports whether the token may be sent to the address that a session is to be taken up at: by default
	// wss to a host of discord.gg. Where it may not, the address of URL is used.
	Trust func(resumeURL string) bool
	// Log gets codes and causes, never what was said, nor a token: discarded.
	Log *slog.Logger
	// Session keeps the session for the next process: by default nobody, and a session ends with its process.
	Session Keeper
	// Turn is asked for before a session is begun: by default by nobody, and processes may get in each other's way.
	Turn Turn
	// Dial opens connections of the network: as the environment says (HTTPS_PROXY).
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// Where is where to connect, and how many sessions may still be begun.
type Where struct {
	URL string
	// Limit is what is left; nil where nobody says.
	Limit *Limit
}

// Limit is Discord's session start limit.
type Limit struct {
	Remaining  int           // sessions that may still be begun
	ResetAfter time.Duration // until there are as many again as in the beginning
}

// Taker gets an event. It is called for one event after the other and returns at once: kept waits until the event is
// kept, or says why it could not be; nil: it is kept already. An error of either makes the event come again.
type Taker func(ctx context.Context, event string, data json.RawMessage) (kept func() error, err error)

// Client is a connection to the gateway that is kept. It runs once at a time.
type Client struct {
	opt       Options
	session   *session // nil: the next one is begun anew
	inherited bool     // it is of the process before, and was not taken up yet
	vain      int      // tries in a row to take the session up in which nothing came
	lost      int      // tries in a row in which no address could be reached
	worked    bool     // something came over the last connection
	budget    budget
	letTurn   func(after time.Duration) // nil: it is not this process's turn to begin a session
	saver     *saver
}

// New returns a client.
func New(opt Options) *Client {
	if opt.Trust == nil {
		opt.Trust = Real
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	return &Client{opt: opt}
}

// Run keeps the connection until ctx ends or Discord refuses the app for good; the error is then a *Refused. on gets
// every event, READY and RESUMED among them, one after the other. When it returns nil the event counts as kept; an
// error makes it come again.
func (c *Client) Run(ctx context.Context, on func(ctx context.Context, event string, data json.RawMessage) error) error {
	return c.RunKeeping(ctx, func(ctx context.Context, event string, data json.RawMessage) (func() error, error) {
		return nil, on(ctx, event, data)
	})
}

// RunKeeping is Run for a handler that waits for many events at a time to be kept.
func (c *Client) RunKeeping(ctx context.Context, take Taker) error {
	c.saver = c.startSaver(ctx)
	defer c.saver.stop()
	for try := 0; ctx.Err() == nil; {
		began := clock()
		err := c.once(ctx, take)
		if ctx.Err() != nil {
			return nil
		}
		if refused, ok := errors.AsType[*Refused](err); ok {
			return refused
		}
		switch {
		case clock().Sub(began) > steadyAfter:
			try = 0
		case c.worked:
			try = min(try, workedAtMost)
		}
		wait := c.after(err, try)
		try++
		c.opt.Log.Info("the connection to Discord ended", "cause", why(err), "again_in", wait.Round(time.Millisecond))
		pause(ctx, wait)
	}
	return nil
}

// Bounds of connecting.
const (
	steadyAfter  = 30 * time.Second // a connection that held as long is no failure
	workedAtMost = 2                // failures in a row that one counts for over which a session went on, however shortly
	longestWait  = 30 * time.Second // between two tries
	firstWait    = 500 * time.Millisecond
	vainAtMost   = 5 // tries to take up a session in which nothing comes, before a new one is begun
	// Somebody waits for a process that was started again: it does not try for as long.
	inheritedVain = 2
)

// once is one connection, from dialling to its end.
func (c *Client) once(ctx context.Context, take Taker) error {
	defer c.endTurn(0)
	address, err := c.address(ctx)
	if err != nil {
		return err
	}
	conn, err := c.dial(ctx, address)
	if err != nil {
		c.lost, c.worked = c.lost+1, false
		return err
	}
	c.lost = 0
	l := newLink(c, conn, take)
	err = l.live(ctx)
	c.learn(l, err)
	return err
}

// address is where to connect: where the session can be taken up, or where one can be begun, once that is allowed.
// Where the session's own address cannot be reached, every third try goes to the general one.
func (c *Client) address(ctx context.Context) (string, error) {
	if c.session != nil && c.session.url != "" && c.lost%3 != 2 {
		if c.opt.Trust(c.session.url) {
			return c.session.url, nil
		}
		c.opt.Log.Warn("the address to take the session up at is not Discord's and is not used")
	}
	for {
		where, err := c.opt.URL(ctx)
		if err != nil {
			return "", err
		}
		if c.session != nil {
			return where.URL, nil
		}
		wait := c.budget.wait(clock(), where.Limit)
		if wait <= 0 {
			wait = c.takeTurn(ctx)
		}
		if wait <= 0 {
			return where.URL, nil
		}
		if where.Limit != nil && where.Limit.Remaining <= 0 {
			c.opt.Log.Error("Discord lets this app begin no more sessions for now", "wait", wait)
		}
		if pause(ctx, wait); ctx.Err() != nil {
			return "", ctx.Err()
		}
	}
}

// learn takes from the end of a connection whether its session can be taken up.
func (c *Client) learn(l *link, err error) {
	c.worked = l.progress.Load()
	switch {
	case l.session == nil, l.session.id == "", ends(err):
		c.session = nil
	default:
		c.session = l.session
	}
	switch {
	case c.worked || c.session == nil:
		c.vain, c.inherited = 0, false
	case l.resuming && l.greeted:
		c.vain++
	}
	if c.vain >= vainAtMost || c.inherited && c.vain >= inheritedVain {
		c.opt.Log.Warn("the session cannot be taken up; a new one is begun")
		c.session, c.vain, c.inherited = nil, 0, false
	}
	c.saver.now(c.session)
}

// after is how long to wait after the nth end (from 0) in a row, for its cause.
func (c *Client) after(err error, n int) time.Duration {
	_, invalid := errors.AsType[*invalidSessionError](err)
	if n == 0 && (invalid || c.session != nil || errors.Is(err, errReconnect)) {
		return jitter(firstWait / 2)
	}
	wait := min(firstWait<<min(n, 10), longestWait)
	return wait/2 + jitter(wait/2)
}

// jitter is a time at random, shorter than the most: not all clients come back at the same instant.
func jitter(most time.Duration) time.Duration {
	return time.Duration(rand.Float64() * float64(most)) //nolint:gosec // nobody gains by guessing it
}

// pause waits, or until ctx ends.
func pause(ctx context.Context, wait time.Duration) {
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// clock is the clock of the network.
func clock() time.Time {
	return time.Now() //nolint:forbidigo // connections and budgets are by the real clock
}
