package discordtest

import (
	"encoding/json"
	"maps"
	"slices"
)

// Dispatch delivers an event to every session that asked for its kind, and keeps it for those that have lost their
// connection. It returns how many sessions have it.
func (g *Gateway) Dispatch(name string, data any) int {
	body, err := json.Marshal(data)
	if err != nil {
		g.violate("the fake dispatches what is no JSON: %v", err)
		return 0
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	n := 0
	now := g.opt.Now()
	for _, id := range slices.Sorted(maps.Keys(g.sessions)) {
		s := g.sessions[id]
		if s.conn == nil && now.Sub(s.left) > g.opt.Remembers {
			delete(g.sessions, id)
			continue
		}
		if d, wanted := g.forSession(s, name, body); wanted {
			g.append(s, name, d)
			n++
		}
	}
	g.tally.Dispatched += n
	g.happened()
	return n
}

// append gives the session an event. The lock is held.
func (g *Gateway) append(s *gatewaySession, name string, data json.RawMessage) {
	s.seq++
	body := g.frame(name, map[string]any{"op": 0, "t": name, "s": s.seq, "d": data})
	s.buffer = append(s.buffer, numbered{s.seq, body})
	if over := len(s.buffer) - g.opt.Buffer; over > 0 {
		s.buffer = s.buffer[over:]
	}
	if s.conn != nil {
		s.conn.say(body)
	}
}

// each does something with every open connection.
func (g *Gateway) each(do func(c *gatewayConn)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, c := range g.open {
		do(c)
	}
	g.happened()
}

// Reconnect asks every client to connect anew (opcode 7).
func (g *Gateway) Reconnect() { g.each(func(c *gatewayConn) { c.say(g.reconnect()) }) }

// Invalidate tells every client that its session is none (opcode 9); again says that it can be taken up all the same.
func (g *Gateway) Invalidate(again bool) {
	g.each(func(c *gatewayConn) {
		if !again && c.session != nil {
			delete(g.sessions, c.session.id)
		}
		g.invalid(c, again)
	})
}

// CloseAll closes every connection with the code.
func (g *Gateway) CloseAll(code int) { g.each(func(c *gatewayConn) { c.closeWith(code) }) }

// Cut ends every connection without a word.
func (g *Gateway) Cut() { g.each(func(c *gatewayConn) { _ = c.conn.Close() }) }

// Deafen makes the open connections zombies: nothing that comes is answered, nothing is delivered over them.
func (g *Gateway) Deafen() { g.each(func(c *gatewayConn) { c.silence() }) }

// Ask asks for a heartbeat at once (opcode 1).
func (g *Gateway) Ask() { g.each(func(c *gatewayConn) { c.say(g.askBeat()) }) }

// Forget forgets every session that has no connection.
func (g *Gateway) Forget() {
	g.mu.Lock()
	defer g.mu.Unlock()
	maps.DeleteFunc(g.sessions, func(_ string, s *gatewaySession) bool { return s.conn == nil })
}

// Close ends every connection.
func (g *Gateway) Close() { g.Cut() }
