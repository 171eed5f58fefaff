package discordtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// identify begins a session.
func (g *Gateway) identify(c *gatewayConn, data json.RawMessage) int {
	var d struct {
		Token   string `json:"token"`
		Intents int    `json:"intents"`
	}
	if err := json.Unmarshal(data, &d); err != nil {
		return 4002
	}
	left, lately, had := g.spend(c)
	switch {
	case had:
		g.violate("identified twice over one connection")
		return 4005
	case left == 0:
		g.violate("a session was begun when none was left: the token is void")
		return 4004
	case strings.TrimPrefix(d.Token, "Bot ") != g.opt.Token: // discordgo says it with the prefix, and is let in
		return 4004
	case d.Intents&^knownIntents != 0:
		return 4013
	case d.Intents&privilegedIntents&^g.opt.Privileged != 0:
		return 4014
	}
	if !g.wrong(c, AtIdentify) {
		return 0
	}
	g.mu.Lock()
	if lately > g.opt.Concurrency {
		g.invalid(c, false)
		g.mu.Unlock()
		return 0
	}
	g.nr++
	s := &gatewaySession{id: fmt.Sprintf("session-%d", g.nr), intents: d.Intents, conn: c}
	c.session = s
	g.sessions[s.id] = s
	g.append(s, "READY", g.ready(s.id, c.address))
	g.happened()
	g.mu.Unlock()
	g.wrong(c, AfterReady)
	return 0
}

// spend counts a session that is being begun. It says how many might have been, how many were within 5 s, and whether
// the connection had one already.
func (g *Gateway) spend(c *gatewayConn) (left, lately int, had bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.opt.Now()
	g.tally.Identifies++
	left, _ = g.startsLeft(now)
	g.begun = append(g.begun, now)
	for _, at := range g.begun {
		if now.Sub(at) < 5*time.Second {
			lately++
		}
	}
	g.happened()
	return left, lately, c.session != nil
}

// takeUp takes a session up: what was missed is delivered again, in order, and then RESUMED.
func (g *Gateway) takeUp(c *gatewayConn, data json.RawMessage) int {
	var d struct {
		Token string `json:"token"`
		ID    string `json:"session_id"`
		Seq   int64  `json:"seq"`
	}
	if err := json.Unmarshal(data, &d); err != nil {
		return 4002
	}
	g.mu.Lock()
	g.tally.Resumes++
	g.happened()
	g.mu.Unlock()
	if !g.wrong(c, AtIdentify) {
		return 0
	}
	code := g.replay(c, d.ID, d.Seq, d.Token)
	if code == 0 {
		g.wrong(c, AfterReady)
	}
	return code
}

func (g *Gateway) replay(c *gatewayConn, id string, seq int64, token string) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.happened()
	s := g.sessions[id]
	switch {
	case c.session != nil:
		g.violate("a session was taken up over a connection that had one")
		return 4005
	case token != g.opt.Token:
		return 4004
	case s == nil, s.conn == nil && g.opt.Now().Sub(s.left) > g.opt.Remembers, seq+1 < s.seq && (len(s.buffer) == 0 || s.buffer[0].seq > seq+1):
		g.invalid(c, false)
		return 0
	case seq > s.seq:
		g.violate("a session was taken up after event %d, the last was %d", seq, s.seq)
		return 4007
	case !c.resume && g.opt.ResumeURL == "" && g.away == 0:
		g.violate("a session was taken up elsewhere than at resume_gateway_url")
	}
	if old := s.conn; old != nil {
		old.session = nil
		old.closeWith(4000)
	}
	s.conn, c.session = c, s
	for _, b := range s.buffer {
		if b.seq > seq {
			g.tally.Replayed++
			c.say(b.body)
		}
	}
	g.tally.Resumed++
	g.away = 0
	g.append(s, "RESUMED", json.RawMessage(`{"_trace":["fake"]}`))
	return 0
}
