package discordtest

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// gatewayConn is one connection of a client.
type gatewayConn struct {
	g       *Gateway
	conn    *websocket.Conn
	fault   Fault
	address string // where its session is to be taken up
	resume  bool   // it was opened there

	mu      sync.Mutex
	waiting []outgoing
	more    chan struct{}
	done    chan struct{}
	silent  bool

	// what follows is the gateway's, under its lock
	session *gatewaySession
	came    []time.Time // frames of the last minute
	greeted bool
}

type outgoing struct {
	body []byte
	code int // close with it
	cut  bool
}

// say queues a frame: whoever dispatches waits for no client.
func (c *gatewayConn) say(body []byte) { c.queue(outgoing{body: body}) }

func (c *gatewayConn) closeWith(code int) { c.queue(outgoing{code: code}) }

func (c *gatewayConn) queue(o outgoing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.silent {
		return
	}
	c.waiting = append(c.waiting, o)
	select {
	case c.more <- struct{}{}:
	default:
	}
}

// silence makes the connection say nothing more.
func (c *gatewayConn) silence() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.silent, c.waiting = true, nil
}

func (c *gatewayConn) isSilent() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.silent
}

// write says what is queued, until the connection ends.
func (c *gatewayConn) write() {
	for {
		select {
		case <-c.more:
		case <-c.done:
			return
		}
		c.mu.Lock()
		out := c.waiting
		c.waiting = nil
		c.mu.Unlock()
		for _, o := range out {
			switch {
			case o.cut:
				_ = c.conn.Close()
				return
			case o.code != 0:
				c.shut(o.code)
				return
			}
			if c.conn.WriteMessage(websocket.TextMessage, o.body) != nil {
				_ = c.conn.Close()
				return
			}
		}
	}
}

// shut closes with the code, and gives the client a moment to say good-bye.
func (c *gatewayConn) shut(code int) {
	body := websocket.FormatCloseMessage(code, "said for people, not for logs")
	_ = c.conn.WriteControl(websocket.CloseMessage, body, time.Now().Add(time.Second)) //nolint:forbidigo // a socket's own clock
	t := time.NewTimer(2 * time.Second)
	defer t.Stop()
	select {
	case <-c.done:
	case <-t.C:
	}
	_ = c.conn.Close()
}

// serve speaks the protocol over the connection until it ends.
func (g *Gateway) serve(c *gatewayConn, r *http.Request) {
	c.resume = strings.HasSuffix(r.URL.Path, "/"+resumePath)
	g.mu.Lock()
	g.open = append(g.open, c)
	g.mu.Unlock()
	go c.write()
	defer g.ended(c)
	if q := r.URL.Query(); q.Get("v") != "10" || q.Get("encoding") != "json" {
		g.violate("connected with %q in place of v=10&encoding=json", r.URL.RawQuery)
		c.closeWith(4012)
		g.listen(c)
		return
	}
	if !g.wrong(c, AtHello) {
		return
	}
	c.say(g.hello())
	g.mu.Lock()
	c.greeted = true
	g.mu.Unlock()
	g.listen(c)
}

// wrong makes happen what goes wrong at the moment. It reports whether the connection goes on as it should.
func (g *Gateway) wrong(c *gatewayConn, at Moment) bool {
	f := c.fault
	if f.When != at || f == (Fault{}) {
		return true
	}
	c.fault = Fault{}
	switch {
	case f.Cut:
		c.queue(outgoing{cut: true})
	case f.Close != 0:
		c.closeWith(f.Close)
	case f.Op == 7:
		c.say(g.reconnect())
	case f.Op == 9:
		g.mu.Lock()
		g.invalid(c, f.Again)
		g.mu.Unlock()
	case f.Op == 11:
		c.say(g.ack())
	case f.Op == 1:
		c.say(g.askBeat())
	}
	if f.Silent {
		c.silence()
	}
	if f.Rest || at == AfterReady {
		return true
	}
	if at == AtHello {
		g.listen(c) // until the client has enough of it
	}
	return false
}

// invalid says that there is no such session. The lock is held.
func (g *Gateway) invalid(c *gatewayConn, again bool) {
	g.tally.Invalid++
	c.say(g.invalidSession(again))
}

// listen hears the client until the connection ends.
func (g *Gateway) listen(c *gatewayConn) {
	for {
		_, body, err := c.conn.ReadMessage()
		if err != nil {
			code := websocket.CloseAbnormalClosure
			if closed, ok := errors.AsType[*websocket.CloseError](err); ok {
				code = closed.Code
			}
			g.left(c, code)
			return
		}
		if c.isSilent() {
			g.count(c)
			continue
		}
		if code := g.heard(c, body); code != 0 {
			c.closeWith(code)
		}
	}
}

// left notes how the client ended the connection: with 1000 or 1001 its session ends too.
func (g *Gateway) left(c *gatewayConn, code int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tally.Closed = append(g.tally.Closed, code)
	if s := c.session; s != nil && s.conn == c && (code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway) {
		delete(g.sessions, s.id)
	}
	g.happened()
}

// ended forgets a connection; its session stays for a while.
func (g *Gateway) ended(c *gatewayConn) {
	_ = c.conn.Close()
	close(c.done)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = slices.DeleteFunc(g.open, func(o *gatewayConn) bool { return o == c })
	if s := c.session; s != nil && s.conn == c {
		s.conn, s.left = nil, g.opt.Now()
	}
	g.happened()
}

// count notes a frame and reports whether there were too many.
func (g *Gateway) count(c *gatewayConn) (many bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.opt.Now()
	c.came = append(slices.DeleteFunc(c.came, func(at time.Time) bool { return now.Sub(at) >= time.Minute }), now)
	return len(c.came) > 120
}

// heard does what a frame of the client's asks for, and returns the code to close with; 0: none.
func (g *Gateway) heard(c *gatewayConn, body []byte) int {
	if g.count(c) {
		g.violate("more than 120 frames in 60 s")
		return 4008
	}
	if len(body) > 4096 {
		g.violate("a frame of %d bytes, at most 4,096", len(body))
		return 4002
	}
	var f struct {
		Op   *int            `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if err := json.Unmarshal(body, &f); err != nil || f.Op == nil {
		g.violate("a frame that cannot be read: %v", err)
		return 4002
	}
	g.checkSent(*f.Op, body)
	switch *f.Op {
	case 1:
		return g.beat(c, f.Data)
	case 2:
		return g.identify(c, f.Data)
	case 6:
		return g.takeUp(c, f.Data)
	}
	g.mu.Lock()
	known := c.session != nil
	g.mu.Unlock()
	if *f.Op != 3 && *f.Op != 4 && *f.Op != 8 {
		g.violate("a frame with opcode %d", *f.Op)
		return 4001
	}
	if !known {
		g.violate("opcode %d before a session began", *f.Op)
		return 4003
	}
	return 0
}

// beat acknowledges a heartbeat.
func (g *Gateway) beat(c *gatewayConn, data json.RawMessage) int {
	var last *int64
	err := json.Unmarshal(data, &last)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tally.Heartbeats++
	switch s := c.session; {
	case err != nil:
		g.violate("a heartbeat of %.20s", data)
	case last != nil && s != nil && *last > s.seq:
		g.violate("a heartbeat of event %d, the last was %d", *last, s.seq)
	case !c.greeted:
		g.violate("a heartbeat before the hello")
	}
	c.say(g.ack())
	g.happened()
	return 0
}
