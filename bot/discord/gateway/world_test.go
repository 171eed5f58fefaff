package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

// pipes is a network of its own: what is dialled is accepted. In a bubble its time is the bubble's.
type pipes struct {
	calls chan net.Conn
	once  sync.Once
	over  chan struct{}
}

func newPipes() *pipes { return &pipes{calls: make(chan net.Conn), over: make(chan struct{})} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.calls <- there:
		return here, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-p.over:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.calls:
		return c, nil
	case <-p.over:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.over) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.IPAddr{} }

// world is a client at a gateway.
type world struct {
	t     *testing.T
	g     *discordtest.Gateway
	net   *pipes
	opt   Options
	ended chan error
	stop  context.CancelFunc

	forgiven bool // what it broke was meant

	mu     sync.Mutex
	events []string // names and contents of what was handed on, in order
	again  []string // the contents of what came because a session was taken up
	handle func(event string, data json.RawMessage) error
}

const (
	someone = "100000000000000001"
	direct  = "200000000000000001"
	asks    = 1<<12 | 1<<9
)

// forgive says that the rules were broken on purpose.
func (w *world) forgive() { w.forgiven = true }

// contracts is the folder of Discord's schemas, or empty.
func contracts() string {
	if shared := os.Getenv("REDRESS_SHARED"); shared != "" {
		return filepath.Join(shared, "contracts", "discord")
	}
	return ""
}

// bubble runs the test in a world whose clock is its own: hours pass in no time. Whatever breaks a rule of Discord's
// fails it.
func bubble(t *testing.T, opt discordtest.GatewayOptions, test func(w *world)) {
	t.Helper()
	if opt.Contracts == "" {
		opt.Contracts = contracts()
	}
	synctest.Test(t, func(t *testing.T) {
		w := &world{t: t, g: discordtest.NewGateway(opt), net: newPipes()}
		server := &http.Server{Handler: w.g}
		go func() { _ = server.Serve(w.net) }()
		w.opt = Options{
			Token: "bot-token", Intents: asks, Dial: w.net.dial, Trust: func(string) bool { return true },
			URL: func(context.Context) (Where, error) { return w.where(), nil },
		}
		defer func() {
			if w.stop != nil {
				w.stop()
				for range w.ended { // it is closed once it has ended
				}
			}
			_ = w.net.Close()
			_ = server.Close()
			w.g.Close()
			for _, v := range w.g.Violations() {
				if !w.forgiven {
					t.Error(v)
				}
			}
		}()
		test(w)
	})
}

// where is what GET /gateway/bot says.
func (w *world) where() Where {
	said := w.g.Bot("ws://gateway.test/gateway")
	limit, _ := said["session_start_limit"].(map[string]any)
	reset, _ := limit["reset_after"].(int64)
	left, _ := limit["remaining"].(int)
	return Where{URL: said["url"].(string), Limit: &Limit{Remaining: left, ResetAfter: time.Duration(reset) * time.Millisecond}}
}

// run starts a client.
func (w *world) run() *Client {
	ctx, stop := context.WithCancel(w.t.Context())
	c := New(w.opt)
	ended := make(chan error, 1)
	w.stop, w.ended = stop, ended
	go func() {
		ended <- c.Run(ctx, w.on)
		close(ended)
	}()
	return c
}

// over stops the client and waits until it has ended.
func (w *world) over() {
	w.t.Helper()
	w.stop()
	if err := <-w.ended; err != nil {
		w.t.Error(err)
	}
}

func (w *world) on(ctx context.Context, event string, data json.RawMessage) error {
	w.mu.Lock()
	handle := w.handle
	w.mu.Unlock()
	if handle != nil {
		if err := handle(event, data); err != nil {
			return err
		}
	}
	var m struct{ Content string }
	_ = json.Unmarshal(data, &m)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.events = append(w.events, event+" "+m.Content)
	if Again(ctx) {
		w.again = append(w.again, m.Content)
	}
	return nil
}

// say has somebody say n words, from the given number on.
func (w *world) say(from, n int) {
	for i := range n {
		w.g.Say(someone, "", direct, fmt.Sprint("word ", from+i))
	}
}

// heard are the words that were handed on, in order.
func (w *world) heard() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var words []string
	for _, e := range w.events {
		if word, ok := cutEvent(e, "MESSAGE_CREATE"); ok {
			words = append(words, word)
		}
	}
	return words
}

// times is how often the event came.
func (w *world) times(event string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := 0
	for _, e := range w.events {
		if _, ok := cutEvent(e, event); ok {
			n++
		}
	}
	return n
}

func cutEvent(e, name string) (string, bool) {
	if len(e) > len(name) && e[:len(name)+1] == name+" " {
		return e[len(name)+1:], true
	}
	return "", false
}

// after lets the time pass, and what follows from it happen.
func after(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// inOrder checks that the words were handed on, each once and in order.
func (w *world) inOrder(n int) {
	w.t.Helper()
	heard := w.heard()
	for i := range n {
		if i >= len(heard) || heard[i] != fmt.Sprint("word ", i) {
			w.t.Fatalf("heard %d words, at %d %q; want %d in order", len(heard), i, heard[min(i, len(heard)):min(i+3, len(heard))], n)
		}
	}
	if len(heard) != n {
		w.t.Errorf("heard %d words, want %d", len(heard), n)
	}
}
