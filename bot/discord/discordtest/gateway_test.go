package discordtest

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// caller is a client that says whatever it is told to.
type caller struct {
	t    *testing.T
	conn *websocket.Conn
}

func call(t *testing.T, g *Gateway, query string) *caller {
	t.Helper()
	s := httptest.NewServer(g)
	t.Cleanup(func() { g.Close(); s.Close() })
	conn, response, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(s.URL, "http")+"/"+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	t.Cleanup(func() { _ = conn.Close() })
	return &caller{t, conn}
}

func (c *caller) says(frames ...string) *caller {
	c.t.Helper()
	for _, f := range frames {
		if err := c.conn.WriteMessage(websocket.TextMessage, []byte(f)); err != nil {
			c.t.Fatal(err)
		}
	}
	return c
}

// hears returns the next frame's opcode, or the code that the connection was closed with.
func (c *caller) hears() int {
	c.t.Helper()
	_ = c.conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	_, body, err := c.conn.ReadMessage()
	if err != nil {
		closed, ok := errors.AsType[*websocket.CloseError](err)
		if !ok {
			c.t.Fatal(err)
		}
		return closed.Code
	}
	var f struct{ Op int }
	if err := json.Unmarshal(body, &f); err != nil {
		c.t.Fatal(err)
	}
	return f.Op
}

const (
	goodQuery = "?v=10&encoding=json"
	identify  = `{"op":2,"d":{"token":"bot-token","intents":4608,"properties":{"os":"linux","browser":"x","device":"x"}}}`
)

func testOptions() GatewayOptions {
	opt := GatewayOptions{Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }}
	if shared := os.Getenv("REDRESS_SHARED"); shared != "" {
		opt.Contracts = filepath.Join(shared, "contracts", "discord")
	}
	return opt
}

// Whatever breaks a rule is in the list that every test fails on, and the client hears of it as from Discord.
func TestEveryBrokenRuleIsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		frames []string
		query  string
		code   int // that the connection is closed with, or the last opcode
		want   string
	}{
		"another version":                  {nil, "?v=9&encoding=json", 4012, "v=9"},
		"a frame that is no JSON":          {[]string{"{"}, "", 4002, "cannot be read"},
		"a frame without an opcode":        {[]string{`{"d":1}`}, "", 4002, "cannot be read"},
		"a frame that is too long":         {[]string{`{"op":1,"d":null,"x":"` + strings.Repeat("x", 4096) + `"}`}, "", 4002, "4,096"},
		"an opcode that nobody knows":      {[]string{`{"op":12}`}, "", 4001, "opcode 12"},
		"something before a session began": {[]string{`{"op":3,"d":{}}`}, "", 4003, "before a session"},
		"identified twice":                 {[]string{identify, identify}, "", 4005, "twice"},
		"a heartbeat of what is no number": {[]string{identify, `{"op":1,"d":"x"}`}, "", 11, "heartbeat of"},
		"a heartbeat of what never came":   {[]string{identify, `{"op":1,"d":99}`}, "", 11, "event 99"},
		"too many frames":                  {slicesRepeat(`{"op":1,"d":null}`, 121), "", 4008, "120 frames"},
	} {
		t.Run(name, func(t *testing.T) {
			g := NewGateway(testOptions())
			if c.query == "" {
				c.query = goodQuery
			}
			caller := call(t, g, c.query).says(c.frames...)
			last := 0
			for range len(c.frames) + 2 {
				if last = caller.hears(); last == c.code {
					break
				}
			}
			if last != c.code {
				t.Errorf("it answers with %d, want %d", last, c.code)
			}
			if v := g.Violations(); len(v) != 1 || !strings.Contains(v[0], c.want) {
				t.Errorf("the list holds %q, want one with %q", v, c.want)
			}
		})
	}
}

func slicesRepeat(s string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = s
	}
	return all
}

// What has the wrong shape is seen where the schemas are at hand; and so is a fake that says what Discord does not.
func TestTheSchemasAreAsked(t *testing.T) {
	if os.Getenv("REDRESS_SHARED") == "" {
		t.Skip("REDRESS_SHARED is not set: the schemas are not at hand")
	}
	g := NewGateway(testOptions())
	call(t, g, goodQuery).says(`{"op":2,"d":{"token":"bot-token","intents":4608}}`).hears()
	g.Wait(10*time.Second, func() bool { return g.Ready() == 1 })
	if v := g.Violations(); len(v) != 1 || !strings.Contains(v[0], "GatewayIdentify") {
		t.Errorf("a client without properties: %q", v)
	}
	m := g.Message("1", "", "2", "x")
	delete(m, "author")
	g.Dispatch("MESSAGE_CREATE", m)
	if v := g.Violations(); len(v) != 2 || !strings.Contains(v[1], "the fake says what is no GatewayMessageCreateDispatch") {
		t.Errorf("a message of nobody: %q", v)
	}
}

// What is said in a server is told only to those who asked for it, and its words only where the app is mentioned.
func TestWhatASessionIsTold(t *testing.T) {
	g := NewGateway(testOptions())
	c := call(t, g, goodQuery).says(identify)
	hello, ready := c.hears(), c.hears()
	if hello != 10 || ready != 0 {
		t.Fatalf("it began with %d, %d", hello, ready)
	}
	said := func(guild, words string) string {
		t.Helper()
		g.Say("1", guild, "2", words)
		_, body, err := c.conn.ReadMessage()
		if err != nil {
			t.Fatal(err)
		}
		var f struct{ D struct{ Content string } }
		if err := json.Unmarshal(body, &f); err != nil {
			t.Fatal(err)
		}
		return f.D.Content
	}
	mention := "<@900000000000000001> what is due"
	for _, c := range [][3]string{{"", "hello", "hello"}, {"3", "secret", ""}, {"3", mention, mention}} {
		if got := said(c[0], c[1]); got != c[2] {
			t.Errorf("in %q %q is told as %q", c[0], c[1], got)
		}
	}
	if v := g.Violations(); len(v) != 0 {
		t.Error(v)
	}
}

// A session is begun no more often than Discord lets it be.
func TestNoSessionBeyondTheBudget(t *testing.T) {
	opt := testOptions()
	opt.Starts = 1
	g := NewGateway(opt)
	g.Spend(1)
	c := call(t, g, goodQuery).says(identify)
	if hello, closed := c.hears(), c.hears(); hello != 10 || closed != 4004 || len(g.Violations()) != 1 {
		t.Errorf("%d %d %q", hello, closed, g.Violations())
	}
	limit, _ := g.Bot("ws://x")["session_start_limit"].(map[string]any)
	if limit["remaining"] != 0 {
		t.Errorf("%v are left", limit["remaining"])
	}
}
