package slack

import (
	"context"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

// office keeps what it is given when it is let.
type office struct {
	let chan struct{}

	mu    sync.Mutex
	taken int
}

func (o *office) Accept(context.Context, chat.Event) func() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.taken++
	return func() error { <-o.let; return nil }
}

func (o *office) count() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.taken
}

// linked is one end of a connection whose other end hears everything.
func linked(t *testing.T) *socket {
	t.Helper()
	far := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		for err == nil {
			_, _, err = conn.ReadMessage()
		}
		_ = conn.Close()
	}))
	t.Cleanup(far.Close)
	conn, response, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(far.URL, "http"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	t.Cleanup(func() { _ = conn.Close() })
	return &socket{conn: conn, renew: make(chan struct{}), ended: make(chan struct{})}
}

// delivery is a frame with something that was said.
func delivery(envelope string) []byte {
	return []byte(`{"type":"events_api","envelope_id":"` + envelope + `","payload":{"team_id":"T1","event_id":"` + envelope + `",` +
		`"event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"what is due","ts":"1.1"}}}`)
}

// What comes over a connection that is being left would be acknowledged by nobody who waits for it; Slack delivers it
// again over another one.
func TestAConnectionThatIsBeingLeftTakesNothingMore(t *testing.T) {
	post := &office{let: make(chan struct{})}
	s, c := New(Options{Post: post}), linked(t)
	s.receive(t.Context(), c, delivery("1"))
	left := make(chan struct{})
	go func() { c.finish(); close(left) }()
	for c.acks.Begin() { // until it is being left
		c.acks.End()
		runtime.Gosched()
	}
	s.receive(t.Context(), c, delivery("2"))
	if n := post.count(); n != 1 {
		t.Errorf("%d deliveries were taken, want the one before alone", n)
	}
	close(post.let)
	<-left
}

func TestASlackThatRenewsEveryConnectionAtOnceIsNotStormed(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil).connected()
	for until := time.Now().Add(1500 * time.Millisecond); time.Now().Before(until); time.Sleep(time.Millisecond) {
		w.slack.Refresh("refresh_requested", 0)
	}
	// Each of the two connections is opened at the start, half a second later and a second after that.
	if _, opened := w.slack.Sockets(); opened > 3*connections {
		t.Errorf("%d connections were opened in a second and a half", opened)
	}
	w.deliver(w.slack.Message("U1", "D1", "", "word 0"))
	once(t, w, 1)
}

func TestAFormThatIsAskedForIsOpenedBeforeTheEnd(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.On("views.open", slacktest.Script{Error: "internal_error"}) // the second try comes a little later
	w.deliver(w.slack.Shortcut("U1", "C1", "it came"))
	w.ends()
	if n := len(w.slack.Views()); n != 1 {
		t.Errorf("%d forms were opened when the bot had ended, want the one that was asked for", n)
	}
}
