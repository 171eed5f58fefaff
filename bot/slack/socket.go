package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// Bounds of a connection.
const (
	connections  = 2                // at a time: while one is renewed the other receives
	maxFrame     = 4 << 20          // bytes of one delivery
	maxAnswer    = 20_000           // bytes of an acknowledgement; from 20,480 on Slack drops it silently
	helloWithin  = 15 * time.Second // after the handshake
	silence      = 40 * time.Second // without a frame, a ping or a pong, until a connection counts as dead
	pingEvery    = 10 * time.Second
	writeWithin  = 5 * time.Second
	lingers      = 15 * time.Second // an old connection is read on while its successor is there already
	acksWithin   = time.Second      // for acknowledgements under way when a connection is to end
	steadyAfter  = 30 * time.Second // a connection that held as long is no failure
	closedNormal = websocket.CloseNormalClosure
)

// frame is what comes over a connection.
type frame struct {
	Type       string          `json:"type"`
	Reason     string          `json:"reason"`
	EnvelopeID string          `json:"envelope_id"`
	Payload    json.RawMessage `json:"payload"`
	Attempt    int             `json:"retry_attempt"`
}

// socket is one connection.
type socket struct {
	conn    *websocket.Conn
	renew   chan struct{} // closed when Slack asks for a new one
	ended   chan struct{} // closed when it is read no more
	writing sync.Mutex
	asked   sync.Once
	acks    chat.Underway // until the connection is being left; what comes then is delivered again over another one
}

// keepConnected keeps one connection until ctx ends. Where Slack says that it will close one, the next is opened
// before that one is let go.
func (s *Slack) keepConnected(ctx context.Context) {
	var old sync.WaitGroup
	defer old.Wait()
	for try := 0; ctx.Err() == nil && s.refusal() == nil; {
		c, err := s.connect(ctx)
		if err != nil {
			if ctx.Err() != nil {
				return
			}
			s.opt.Log.Warn("Slack cannot be connected to", "cause", why(err), "try", try+1)
			chat.Pause(ctx, waitAfter(try, err))
			try++
			continue
		}
		steady := time.NewTimer(steadyAfter)
		old.Go(func() { s.read(ctx, c) })
		select {
		case <-c.renew: // what is on its way over the old one still comes, meanwhile
			old.Go(func() { s.linger(ctx, c) })
		case <-c.ended:
		}
		if tooShort := steady.Stop(); !tooShort {
			try = 0
			continue
		}
		chat.Pause(ctx, waitAfter(try, nil))
		try++
	}
}

// connect opens a connection and waits for Slack's hello.
func (s *Slack) connect(ctx context.Context) (*socket, error) {
	_, address, err := s.api.StartSocketModeContext(ctx)
	if err != nil {
		s.heed("apps.connections.open", appToken, err)
		return nil, err
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: callWithin}
	conn, response, err := dialer.DialContext(ctx, address, nil)
	if response != nil && response.Body != nil {
		_ = response.Body.Close()
	}
	if err != nil {
		return nil, err
	}
	conn.SetReadLimit(maxFrame)
	if err := hello(conn); err != nil {
		_ = conn.Close()
		return nil, err
	}
	s.opt.Log.Info("connected to Slack")
	return &socket{conn: conn, renew: make(chan struct{}), ended: make(chan struct{})}, nil
}

// errNoHello is a connection that Slack did not greet.
var errNoHello = errors.New("no hello")

func hello(conn *websocket.Conn) error {
	if err := conn.SetReadDeadline(deadline(helloWithin)); err != nil {
		return err
	}
	var f frame
	if err := conn.ReadJSON(&f); err != nil {
		return err
	}
	if f.Type != "hello" {
		return fmt.Errorf("%w: a frame of type %.20q came first", errNoHello, f.Type)
	}
	return nil
}

// read reads deliveries until the connection ends, or ctx: then what is being acknowledged is finished.
func (s *Slack) read(ctx context.Context, c *socket) {
	defer close(c.ended)
	stop := context.AfterFunc(ctx, func() { c.finish() })
	defer stop()
	pinged := make(chan struct{})
	defer close(pinged)
	go c.ping(pinged)
	alive := func() { _ = c.conn.SetReadDeadline(deadline(silence)) }
	c.conn.SetPongHandler(func(string) error { alive(); return nil })
	pong := c.conn.PingHandler()
	c.conn.SetPingHandler(func(data string) error { alive(); return pong(data) })
	for {
		alive()
		_, raw, err := c.conn.ReadMessage()
		if err != nil {
			if ctx.Err() == nil {
				s.opt.Log.Info("a connection to Slack ended", "cause", why(err))
			}
			c.finish()
			return
		}
		s.receive(ctx, c, raw)
	}
}

func (s *Slack) receive(ctx context.Context, c *socket, raw []byte) {
	var f frame
	if err := json.Unmarshal(raw, &f); err != nil {
		s.opt.Log.Warn("a frame of Slack cannot be read", "bytes", len(raw))
		return
	}
	switch {
	case f.Type == "disconnect":
		s.disconnected(c, f.Reason)
	case f.EnvelopeID != "" && ctx.Err() == nil && c.acks.Begin():
		if f.Attempt > 0 {
			s.opt.Log.Debug("delivered again", "attempt", f.Attempt)
		}
		done := s.take(ctx, f.Type, f.Payload)
		go func() {
			defer c.acks.End()
			s.acknowledge(c, f.EnvelopeID, done)
		}()
	}
}

// disconnected hears that Slack will close the connection, or has.
func (s *Slack) disconnected(c *socket, reason string) {
	s.opt.Log.Info("Slack renews a connection", "reason", reason)
	if reason == "link_disabled" {
		s.heed("Socket Mode", appToken, slack.SlackErrorResponse{Err: reason})
		return
	}
	if reason == "too_many_websockets" {
		go c.finish() // somebody else has them: try again, slower each time
		return
	}
	c.asked.Do(func() { close(c.renew) })
}

// acknowledge tells Slack that the delivery is kept, once it is. What is not kept is not acknowledged: Slack
// delivers it again.
func (s *Slack) acknowledge(c *socket, envelope string, done reaction) {
	answer, err := done()
	if err != nil {
		s.opt.Log.Error("what came in cannot be kept and is not acknowledged", "cause", err)
		return
	}
	ack := map[string]any{"envelope_id": envelope}
	if answer != nil {
		ack["payload"] = answer
	}
	body, err := json.Marshal(ack)
	if err != nil || len(body) > maxAnswer {
		s.opt.Log.Error("an answer is too long for an acknowledgement", "bytes", len(body))
		body = fmt.Appendf(nil, `{"envelope_id":%q}`, envelope)
	}
	if err := c.write(websocket.TextMessage, body); err != nil {
		s.opt.Log.Info("an acknowledgement was lost; Slack delivers again", "cause", why(err))
	}
}

func (c *socket) write(kind int, body []byte) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	if err := c.conn.SetWriteDeadline(deadline(writeWithin)); err != nil {
		return err
	}
	return c.conn.WriteMessage(kind, body)
}

func (c *socket) ping(until <-chan struct{}) {
	t := time.NewTicker(pingEvery)
	defer t.Stop()
	for {
		select {
		case <-until:
			return
		case <-t.C:
			if c.conn.WriteControl(websocket.PingMessage, nil, deadline(writeWithin)) != nil {
				return
			}
		}
	}
}

// linger lets an old connection deliver what is on its way, until Slack closes it or its time is over.
func (s *Slack) linger(ctx context.Context, c *socket) {
	t := time.NewTimer(lingers)
	defer t.Stop()
	select {
	case <-c.ended:
	case <-ctx.Done():
	case <-t.C:
		c.finish()
	}
}

// finish closes the connection once the acknowledgements under way are written.
func (c *socket) finish() {
	c.acks.Stop(acksWithin)
	_ = c.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(closedNormal, ""), deadline(time.Second))
	_ = c.conn.Close()
}

// deadline is the instant after the time from now, by the clock of the network.
func deadline(after time.Duration) time.Time {
	return time.Now().Add(after) //nolint:forbidigo // a connection's deadlines are by the real clock
}
