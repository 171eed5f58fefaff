package slacktest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// socketState is what there is of Socket Mode.
type socketState struct {
	tickets map[string]bool
	open    []*connection
	turn    int
	waiting []*Envelope // that no connection has
	opened  int
}

type connection struct {
	conn    *websocket.Conn
	writing sync.Mutex
	unacked map[string]*Envelope
	bare    bool // being renewed: nothing new is delivered over it
}

// Envelope is one delivery.
type Envelope struct {
	ID      string
	Kind    string
	Payload any
	Attempt int
	// Delivered and Acked are when it was first delivered and when it was acknowledged; the zero time: not yet.
	Delivered, Acked time.Time
	// Answer is what came back beside the acknowledgement.
	Answer json.RawMessage
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

func (s *Server) openConnection(map[string]any) map[string]any {
	ticket := fmt.Sprint("ticket-", s.next())
	s.sockets.tickets[ticket] = true
	return map[string]any{"ok": true, "url": "ws" + strings.TrimPrefix(s.http.URL, "http") + "/link/" + ticket}
}

func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.PathValue("ticket")
	s.mu.Lock()
	good := s.sockets.tickets[ticket]
	delete(s.sockets.tickets, ticket)
	full := len(s.sockets.open) >= 10
	s.mu.Unlock()
	if !good {
		s.violate("a connection's address was used twice")
		http.Error(w, "used", http.StatusForbidden)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &connection{conn: conn, unacked: map[string]*Envelope{}}
	if full {
		_ = c.send(map[string]any{"type": "disconnect", "reason": "too_many_websockets"})
		_ = conn.Close()
		return
	}
	_ = c.send(map[string]any{
		"type": "hello", "num_connections": 1, "connection_info": map[string]any{"app_id": AppID},
		"debug_info": map[string]any{"host": "test", "build_number": 1, "approximate_connection_time": 18060},
	})
	s.mu.Lock()
	s.sockets.open = append(s.sockets.open, c)
	s.sockets.opened++
	waiting := s.sockets.waiting
	s.sockets.waiting = nil
	s.happened()
	s.mu.Unlock()
	for _, e := range waiting {
		s.send(e)
	}
	over := make(chan struct{})
	defer close(over)
	go c.ping(over)
	s.listen(c)
}

// ping pings as Slack does: whoever hears nothing for half a minute connects anew.
func (c *connection) ping(over <-chan struct{}) {
	t := time.NewTicker(10 * time.Second)
	defer t.Stop()
	for {
		select {
		case <-over:
			return
		case <-t.C:
			_ = c.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(5*time.Second)) //nolint:forbidigo // a socket's own clock
		}
	}
}

func (c *connection) send(v any) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	_ = c.conn.SetWriteDeadline(time.Now().Add(5 * time.Second)) //nolint:forbidigo // a socket's own clock
	return c.conn.WriteJSON(v)
}

// listen hears acknowledgements until the connection ends.
func (s *Server) listen(c *connection) {
	for {
		_, body, err := c.conn.ReadMessage()
		if err != nil {
			s.ended(c)
			return
		}
		var ack struct {
			EnvelopeID string          `json:"envelope_id"`
			Payload    json.RawMessage `json:"payload"`
		}
		if err := json.Unmarshal(body, &ack); err != nil || ack.EnvelopeID == "" {
			s.violate("a frame that acknowledges nothing: %.100s", body)
			continue
		}
		if len(body) >= 20480 {
			s.violate("an acknowledgement of %d bytes is dropped silently", len(body))
			continue
		}
		s.acknowledged(c, ack.EnvelopeID, ack.Payload)
	}
}

func (s *Server) acknowledged(c *connection, id string, answer json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := c.unacked[id]
	if e == nil {
		s.violations = append(s.violations, "an acknowledgement of what was not delivered over that connection, or twice")
		return
	}
	delete(c.unacked, id)
	e.Acked, e.Answer = s.opt.Now(), answer
	if late := e.Acked.Sub(e.Delivered); late > 3*time.Second {
		s.violations = append(s.violations, fmt.Sprintf("acknowledged after %s, Slack waits 3 s", late))
	}
	s.happened()
}

// ended forgets a connection, and delivers again what was not acknowledged over it.
func (s *Server) ended(c *connection) {
	_ = c.conn.Close()
	s.mu.Lock()
	s.sockets.open = slices.DeleteFunc(s.sockets.open, func(o *connection) bool { return o == c })
	var again []*Envelope
	if s.opt.Again {
		for _, e := range c.unacked {
			again = append(again, e)
		}
	}
	clear(c.unacked)
	s.happened()
	s.mu.Unlock()
	slices.SortFunc(again, func(a, b *Envelope) int { return strings.Compare(a.ID, b.ID) })
	for _, e := range again {
		s.Deliver(e)
	}
}

// Deliver delivers, for the first time or again; the envelope then has a new id.
func (s *Server) Deliver(e *Envelope) {
	s.mu.Lock()
	if !e.Delivered.IsZero() {
		e.Attempt++
	}
	e.ID = fmt.Sprintf("envelope-%09d", s.next())
	s.mu.Unlock()
	s.send(e)
}

func (s *Server) send(e *Envelope) {
	s.mu.Lock()
	var c *connection
	for range s.sockets.open {
		s.sockets.turn++
		if o := s.sockets.open[s.sockets.turn%len(s.sockets.open)]; !o.bare {
			c = o
			break
		}
	}
	if c == nil {
		s.sockets.waiting = append(s.sockets.waiting, e)
		s.mu.Unlock()
		return
	}
	c.unacked[e.ID] = e
	e.Delivered = s.opt.Now()
	frame := map[string]any{"type": e.Kind, "envelope_id": e.ID, "payload": e.Payload, "accepts_response_payload": e.Kind != "events_api"}
	if e.Kind == "events_api" {
		frame["retry_attempt"], frame["retry_reason"] = e.Attempt, ""
	}
	s.mu.Unlock()
	if c.send(frame) != nil {
		s.ended(c)
	}
}

// Sockets is how many connections are open, and how many were opened in all.
func (s *Server) Sockets() (open, opened int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sockets.open), s.sockets.opened
}

// Refresh tells a connection that it will be renewed, delivers nothing more over it,
// and closes it after the time.
func (s *Server) Refresh(reason string, after time.Duration) {
	s.mu.Lock()
	var c *connection
	if i := slices.IndexFunc(s.sockets.open, func(o *connection) bool { return !o.bare }); i >= 0 {
		c = s.sockets.open[i]
		c.bare = true
	}
	s.mu.Unlock()
	if c == nil {
		return
	}
	_ = c.send(map[string]any{"type": "disconnect", "reason": reason, "debug_info": map[string]any{"host": "test"}})
	time.AfterFunc(after, func() { _ = c.conn.Close() })
}

// Cut ends every connection without a word.
func (s *Server) Cut() {
	s.mu.Lock()
	open := slices.Clone(s.sockets.open)
	s.mu.Unlock()
	for _, c := range open {
		_ = c.conn.Close()
	}
}

func (s *Server) closeSockets() { s.Cut() }

// WaitAcked waits until the envelope is acknowledged.
func (s *Server) WaitAcked(ctx context.Context, e *Envelope) error {
	for {
		s.mu.Lock()
		changed, acked := s.changed, !e.Acked.IsZero()
		s.mu.Unlock()
		if acked {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("%s is not acknowledged: %w", e.ID, ctx.Err())
		}
	}
}
