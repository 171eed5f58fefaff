package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// Opcodes of the gateway.
const (
	opDispatch  = 0
	opHeartbeat = 1
	opIdentify  = 2
	opResume    = 6
	opReconnect = 7
	opInvalid   = 9
	opHello     = 10
	opAck       = 11
)

// Events that say whether a session goes on.
const (
	ready   = "READY"
	resumed = "RESUMED"
)

// Bounds of a connection.
const (
	maxFrame     = 16 << 20 // bytes of one frame of Discord's: a large server's description has millions
	maxSent      = 4096     // bytes of one frame of ours
	dialWithin   = 15 * time.Second
	helloWithin  = 15 * time.Second
	resumeWithin = 10 * time.Second // until something comes of a session that is taken up
	readyWithin  = 30 * time.Second // until a session has begun; in an outage Discord lets one wait
	writeWithin  = 10 * time.Second
	closeWithin  = time.Second
	drainWithin  = 3 * time.Second // for events in hand when a connection has ended
	closedToStay = 4000            // a close code after which the session can be taken up
)

// frame is what comes over a connection.
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
}

// link is one connection.
type link struct {
	c        *Client
	conn     *websocket.Conn
	hand     *handoff
	session  *session // what goes on over it; nil until it has begun
	resuming bool     // the session was going on before
	caughtUp bool     // what was missed has come
	greeted  bool
	writing  sync.Mutex
	received atomic.Int64 // the last event that came; -1: none
	acked    atomic.Bool  // something was acknowledged since the last heartbeat that was due
	progress atomic.Bool  // events came over it
	asked    askedBeats
	end      context.CancelCauseFunc
}

func newLink(c *Client, conn *websocket.Conn, take Taker) *link {
	l := &link{c: c, conn: conn, session: c.session, resuming: c.session != nil}
	l.received.Store(-1)
	if l.session != nil {
		l.received.Store(l.session.kept.Load())
	}
	l.hand = newHandoff(l, take)
	return l
}

// Real reports whether the address is one of the real gateway.
func Real(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "wss" || u.User != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return host == "discord.gg" || strings.HasSuffix(host, ".discord.gg")
}

// dial opens a connection to the address, with the version and the encoding that this client speaks.
func (c *Client) dial(ctx context.Context, address string) (*websocket.Conn, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "ws" && u.Scheme != "wss" {
		return nil, errors.New("the gateway's address is none of a WebSocket")
	}
	query := u.Query()
	query.Set("v", "10")
	query.Set("encoding", "json")
	query.Del("compress")
	u.RawQuery = query.Encode()
	if u.Path == "" {
		u.Path = "/"
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: dialWithin, NetDialContext: c.opt.Dial}
	if c.opt.Dial != nil {
		dialer.Proxy = nil
	}
	conn, response, err := dialer.DialContext(ctx, u.String(), nil)
	if response != nil && response.Body != nil {
		_ = response.Body.Close()
	}
	if err != nil {
		if errors.Is(err, websocket.ErrBadHandshake) && response != nil {
			return nil, fmt.Errorf("the gateway answers with HTTP status %d", response.StatusCode)
		}
		return nil, err
	}
	conn.SetReadLimit(maxFrame)
	conn.SetCloseHandler(func(code int, _ string) error {
		if code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway {
			return nil // to say it back would end the session
		}
		return conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), clock().Add(closeWithin))
	})
	return conn, nil
}

// live reads until the connection ends, and returns why it did. What came until then has been handed on, as far as
// that takes no more than drainWithin.
func (l *link) live(parent context.Context) error {
	ctx, end := context.WithCancelCause(parent)
	defer end(nil)
	l.end = end
	unblock := context.AfterFunc(ctx, func() { l.close(parent) })
	defer unblock()
	hello := time.AfterFunc(helloWithin, func() { end(errNoHello) })
	defer hello.Stop()
	handed := l.hand.start(parent)
	err := l.read(ctx, hello)
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	err = verdict(err)
	end(err)
	l.close(parent)
	within := drainWithin
	if _, unkept := errors.AsType[*notKeptError](err); unkept {
		within = 0
	}
	handed(within)
	return err
}

// close says good-bye, so that the session can be taken up where somebody will, and ends the connection.
func (l *link) close(parent context.Context) {
	code := closedToStay
	if parent.Err() != nil && l.c.opt.Session == nil {
		code = websocket.CloseNormalClosure
	}
	_ = l.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), clock().Add(closeWithin))
	_ = l.conn.Close()
}

func (l *link) read(ctx context.Context, hello *time.Timer) error {
	for {
		kind, raw, err := l.conn.ReadMessage()
		if err != nil {
			return err
		}
		var f frame
		if err := json.Unmarshal(raw, &f); err != nil || kind != websocket.TextMessage {
			l.c.opt.Log.Warn("a frame of Discord's cannot be read", "bytes", len(raw))
			continue
		}
		if err := l.heed(ctx, &f, hello); err != nil {
			return err
		}
	}
}

// heed does what the frame asks for. The error ends the connection.
func (l *link) heed(ctx context.Context, f *frame, hello *time.Timer) error {
	switch f.Op {
	case opHello:
		if l.greeted {
			return nil
		}
		l.greeted = true
		hello.Stop()
		return l.greet(ctx, f.Data)
	case opHeartbeat:
		if l.asked.may(clock()) {
			return l.heartbeat()
		}
	case opAck:
		l.acked.Store(true)
	case opReconnect:
		return errReconnect
	case opInvalid:
		var again bool
		_ = json.Unmarshal(f.Data, &again)
		return &invalidSessionError{again: again && l.session != nil}
	case opDispatch:
		return l.dispatched(f)
	}
	return nil
}

// greet answers Discord's hello: heartbeats from now on, and who is there.
func (l *link) greet(ctx context.Context, data json.RawMessage) error {
	var hello struct {
		Interval float64 `json:"heartbeat_interval"` // milliseconds
	}
	if err := json.Unmarshal(data, &hello); err != nil || hello.Interval < 1 || hello.Interval > 1e8 {
		return errNoHello
	}
	go l.beat(ctx, time.Duration(hello.Interval*float64(time.Millisecond)))
	within := readyWithin
	if l.resuming {
		within = resumeWithin
	}
	waiting := time.AfterFunc(within, func() {
		if !l.progress.Load() {
			l.end(errNoAnswer)
		}
	})
	context.AfterFunc(ctx, func() { waiting.Stop() })
	if l.resuming {
		l.c.opt.Log.Debug("a session is taken up")
		return l.send(opResume, map[string]any{"token": l.c.opt.Token, "session_id": l.session.id, "seq": l.session.kept.Load()})
	}
	l.c.budget.spend(clock())
	l.c.endTurn(identifySpan)
	return l.send(opIdentify, map[string]any{
		"token": l.c.opt.Token, "intents": l.c.opt.Intents,
		"properties": map[string]string{"os": runtime.GOOS, "browser": "redress", "device": "redress"},
	})
}

// dispatched takes an event and hands it on.
func (l *link) dispatched(f *frame) error {
	if f.Seq == nil || f.Type == "" {
		return nil
	}
	switch f.Type {
	case ready:
		var r struct {
			ID  string `json:"session_id"`
			URL string `json:"resume_gateway_url"`
		}
		if err := json.Unmarshal(f.Data, &r); err != nil {
			return fmt.Errorf("read READY: %w", err)
		}
		l.session = l.c.newSession(r.ID, r.URL, *f.Seq)
		l.c.saver.now(l.session)
		l.c.opt.Log.Info("connected to Discord")
	case resumed:
		l.caughtUp = true
		l.c.opt.Log.Info("connected to Discord again, where it left off")
	}
	l.progress.Store(true)
	l.received.Store(*f.Seq)
	return l.hand.put(event{session: l.session, seq: *f.Seq, name: f.Type, data: f.Data, again: l.resuming && !l.caughtUp && f.Type != ready})
}

func (l *link) send(op int, data any) error {
	body, err := json.Marshal(map[string]any{"op": op, "d": data})
	if err != nil {
		return err
	}
	if len(body) > maxSent {
		return fmt.Errorf("a frame of %d bytes is longer than the %d that Discord takes", len(body), maxSent)
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	if err := l.conn.SetWriteDeadline(clock().Add(writeWithin)); err != nil {
		return err
	}
	return l.conn.WriteMessage(websocket.TextMessage, body)
}
