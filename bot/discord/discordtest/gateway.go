// Package discordtest is a Discord in the process, for tests: its gateway over real WebSockets, with sessions that can
// be taken up, and what it refuses. It checks every frame by schemas, where they are at hand, and by the rules that no
// schema has; whatever breaks one is a violation, which a test fails on. What it says itself is checked too.
//
//	g := discordtest.NewGateway(discordtest.GatewayOptions{})
//	s := httptest.NewServer(g)
//	g.Say("100000000000000001", "", "200000000000000001", "what is due") // a direct message
package discordtest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// GatewayOptions are the ways of a Gateway. Zero fields get the values named.
type GatewayOptions struct {
	// Now is the clock of sessions, budgets and rates: the real one.
	Now func() time.Time
	// Contracts is the folder of Discord's schemas; empty: checked by hand alone.
	Contracts string
	// Violations gets the rules that are broken: a list of its own.
	Violations *Violations
	// Token is the bot's: "bot-token".
	Token string
	// App is the id of the app and of its user: "900000000000000001".
	App string
	// Interval is how often a heartbeat is due: 41.25 s.
	Interval time.Duration
	// Privileged are the privileged intents that the app may use: none.
	Privileged int
	// Starts is how many sessions may be begun in 24 hours: 1,000. Concurrency is how many in 5 s: 1.
	Starts, Concurrency int
	// Remembers is how long a session without a connection can be taken up: 3 min.
	Remembers time.Duration
	// Buffer is how many events of a session can be replayed: 20,000.
	Buffer int
	// ResumeURL is where sessions are to be taken up: below the address that they began at.
	ResumeURL string
}

// Gateway is the gateway's half of a Discord in the process. It serves any path below the one it is mounted at, for
// it names another address to take a session up at: mount it with its whole subtree. It is safe for use by several
// goroutines.
type Gateway struct {
	opt GatewayOptions

	mu       sync.Mutex
	nr       int64
	sessions map[string]*gatewaySession
	open     []*gatewayConn
	begun    []time.Time
	faults   []Fault
	tally    Tally
	away     int // handshakes that were refused since a session was begun or taken up
	changed  chan struct{}
}

// Tally counts what happened.
type Tally struct {
	Open       int   // connections now
	Opened     int   // connections in all
	Sessions   int   // sessions now, with a connection or without
	Identifies int   // sessions begun, or tried to
	Resumes    int   // sessions taken up, or tried to
	Resumed    int   // sessions taken up
	Replayed   int   // events delivered again on that
	Dispatched int   // events delivered for the first time, over all sessions
	Heartbeats int   // that came
	Invalid    int   // INVALID_SESSION, however caused
	Closed     []int // codes with which clients closed connections; 1006: without one
}

// gatewaySession is a session with what can be replayed.
type gatewaySession struct {
	id      string
	intents int
	seq     int64
	buffer  []numbered
	conn    *gatewayConn
	left    time.Time // when its connection ended
}

type numbered struct {
	seq  int64
	body []byte
}

// Moment is when something goes wrong with a connection.
type Moment int

// The moments.
const (
	AtHello    Moment = iota // before the hello, or in place of it
	AtIdentify               // in place of READY or RESUMED
	AfterReady               // right after READY or RESUMED
)

// Fault is what goes wrong with one connection that is opened.
type Fault struct {
	When   Moment
	Status int  // the handshake is answered with it
	Silent bool // nothing more is said over it
	Op     int  // a frame with this opcode: 1, 7, 9 or 11
	Again  bool // with Op 9: the session can be taken up all the same
	Close  int  // it is closed with this code
	Cut    bool // it is cut without a word
	Rest   bool // what should have been said is said afterwards
}

// NewGateway returns a gateway.
func NewGateway(opt GatewayOptions) *Gateway {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Violations == nil {
		opt.Violations = &Violations{}
	}
	or := func(v *string, instead string) {
		if *v == "" {
			*v = instead
		}
	}
	or(&opt.Token, "bot-token")
	or(&opt.App, "900000000000000001")
	number := func(v *int, instead int) {
		if *v == 0 {
			*v = instead
		}
	}
	number(&opt.Starts, 1000)
	number(&opt.Concurrency, 1)
	number(&opt.Buffer, 20_000)
	if opt.Interval == 0 {
		opt.Interval = 41250 * time.Millisecond
	}
	if opt.Remembers == 0 {
		opt.Remembers = 3 * time.Minute
	}
	return &Gateway{opt: opt, sessions: map[string]*gatewaySession{}, changed: make(chan struct{})}
}

// Violations are the rules that were broken.
func (g *Gateway) Violations() []string { return g.opt.Violations.All() }

// Tally is what happened until now.
func (g *Gateway) Tally() Tally {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.tally
	t.Open, t.Sessions, t.Closed = len(g.open), len(g.sessions), slices.Clone(t.Closed)
	return t
}

// Ready is how many sessions have a connection and hear what is dispatched.
func (g *Gateway) Ready() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := 0
	for _, s := range g.sessions {
		if s.conn != nil {
			n++
		}
	}
	return n
}

// Wait waits until the condition holds, and reports whether it did within the time.
func (g *Gateway) Wait(within time.Duration, holds func() bool) bool {
	over := time.After(within)
	for {
		g.mu.Lock()
		changed := g.changed
		g.mu.Unlock()
		if holds() {
			return true
		}
		select {
		case <-changed:
		case <-over:
			return holds()
		}
	}
}

// happened wakes whoever waits. The lock is held.
func (g *Gateway) happened() {
	close(g.changed)
	g.changed = make(chan struct{})
}

func (g *Gateway) violate(format string, args ...any) {
	g.opt.Violations.Add("gateway: "+format, args...)
}

// Bot is the answer to GET /gateway/bot; address is where the gateway is mounted (ws://…).
func (g *Gateway) Bot(address string) map[string]any {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.opt.Now()
	left, reset := g.startsLeft(now)
	return map[string]any{"url": address, "shards": 1, "session_start_limit": map[string]any{
		"total": g.opt.Starts, "remaining": left, "reset_after": reset.Milliseconds(), "max_concurrency": g.opt.Concurrency,
	}}
}

// startsLeft is how many sessions may be begun, and when all may again. The lock is held.
func (g *Gateway) startsLeft(now time.Time) (left int, reset time.Duration) {
	const day = 24 * time.Hour
	g.begun = slices.DeleteFunc(g.begun, func(at time.Time) bool { return now.Sub(at) >= day })
	if len(g.begun) > 0 {
		reset = day - now.Sub(g.begun[0])
	}
	return max(g.opt.Starts-len(g.begun), 0), reset
}

// Spend counts n sessions as begun: by somebody else.
func (g *Gateway) Spend(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for range n {
		g.begun = append(g.begun, g.opt.Now().Add(-time.Minute))
	}
}

// Next makes the next connections go wrong, one after the other.
func (g *Gateway) Next(faults ...Fault) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.faults = append(g.faults, faults...)
}

var gatewayUpgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// ServeHTTP is a connection.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	var f Fault
	if len(g.faults) > 0 {
		f, g.faults = g.faults[0], g.faults[1:]
	}
	g.tally.Opened++
	g.happened()
	g.mu.Unlock()
	if f.Status != 0 {
		g.mu.Lock()
		g.away++
		g.mu.Unlock()
		http.Error(w, "not now", f.Status)
		return
	}
	conn, err := gatewayUpgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	g.serve(&gatewayConn{g: g, conn: conn, fault: f, address: g.resumeAddress(r), more: make(chan struct{}, 1), done: make(chan struct{})}, r)
}

// resumePath ends the path that sessions are taken up at.
const resumePath = "resume"

func (g *Gateway) resumeAddress(r *http.Request) string {
	if g.opt.ResumeURL != "" {
		return g.opt.ResumeURL
	}
	path := strings.TrimSuffix(strings.TrimSuffix(r.URL.Path, "/"), "/"+resumePath)
	return fmt.Sprintf("ws://%s%s/%s", r.Host, path, resumePath)
}
