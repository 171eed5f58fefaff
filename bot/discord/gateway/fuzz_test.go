package gateway

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// FuzzFrames says anything to a client that has a session. It must neither fail nor send what is too long, nor hang:
// after that it has ended for a reason, or answers a heartbeat that it is asked for.
func FuzzFrames(f *testing.F) {
	for _, seed := range []string{
		`{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{}}`, `{"op":7}`, `{"op":9,"d":true}`, `{"op":9}`, `{"op":1}`, `{"op":11}`, `{"op":10}`,
		`{"op":10,"d":{"heartbeat_interval":1e300}}`, `{"op":0,"t":"READY","s":3,"d":{"session_id":5}}`, `{"op":0,"t":"READY","s":-9,"d":null}`,
		`{"op":0,"s":9223372036854775807,"t":"RESUMED"}`, `{"op":1e99}`, `[]`, `null`, `{`, ``, `{"op":0,"t":null,"s":1.5}`, "\xff\xfe",
	} {
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, said string, binary bool) {
		up := websocket.Upgrader{}
		answered := make(chan bool, 1)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			conn, err := up.Upgrade(w, r, nil)
			if err != nil {
				return
			}
			defer conn.Close()
			answered <- converse(conn, said, binary)
		}))
		defer server.Close()
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
		defer stop()
		c := New(Options{Token: "t", URL: func(context.Context) (Where, error) {
			return Where{URL: "ws" + strings.TrimPrefix(server.URL, "http")}, nil
		}})
		c.saver = c.startSaver(ctx)
		over := make(chan error, 1)
		go func() {
			over <- c.once(ctx, func(context.Context, string, json.RawMessage) (func() error, error) { return nil, nil })
		}()
		if !<-answered {
			t.Error("it sent what is too long")
		}
		select {
		case err := <-over:
			if err == nil {
				t.Error("it ended for no reason")
			}
		case <-ctx.Done():
			t.Error("it does not end when the connection has")
		}
	})
}

// converse begins a session, says the words, asks for a heartbeat and hears the client out. It reports whether all
// that was sent could be.
func converse(conn *websocket.Conn, said string, binary bool) bool {
	say := func(kind int, body string) { _ = conn.WriteMessage(kind, []byte(body)) }
	say(websocket.TextMessage, `{"op":10,"d":{"heartbeat_interval":41250}}`)
	say(websocket.TextMessage, `{"op":0,"t":"READY","s":1,"d":{"session_id":"a","resume_gateway_url":"ws://x"}}`)
	kind := websocket.TextMessage
	if binary {
		kind = websocket.BinaryMessage
	}
	say(kind, said)
	say(websocket.TextMessage, `{"op":1}`)
	_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	for {
		_, body, err := conn.ReadMessage()
		if err != nil {
			return true // it has had enough
		}
		if len(body) > maxSent {
			return false
		}
		var beat struct{ Op int }
		if json.Unmarshal(body, &beat) == nil && beat.Op == opHeartbeat {
			return true
		}
	}
}
