package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

// Whatever ends a connection, the session is taken up where it left off: what was said in between is heard, once and
// in order, and no session is begun for it.
func TestASessionIsTakenUpWhereItLeftOff(t *testing.T) {
	for name, fault := range map[string]func(g *discordtest.Gateway){
		"Discord asks for it":               (*discordtest.Gateway).Reconnect,
		"the connection is cut":             (*discordtest.Gateway).Cut,
		"the session may go on":             func(g *discordtest.Gateway) { g.Invalidate(true) },
		"closed for no reason":              func(g *discordtest.Gateway) { g.CloseAll(4000) },
		"closed as if an opcode was wrong":  func(g *discordtest.Gateway) { g.CloseAll(4001) },
		"closed as if a frame was wrong":    func(g *discordtest.Gateway) { g.CloseAll(4002) },
		"closed for too many frames":        func(g *discordtest.Gateway) { g.CloseAll(4008) },
		"closed because Discord goes away":  func(g *discordtest.Gateway) { g.CloseAll(1001) },
		"closed as everything is well":      func(g *discordtest.Gateway) { g.CloseAll(1000) },
		"closed with a code nobody knows":   func(g *discordtest.Gateway) { g.CloseAll(4900) },
		"closed for a fault of the server":  func(g *discordtest.Gateway) { g.CloseAll(1011) },
		"cut, and busy when it comes again": func(g *discordtest.Gateway) { g.Next(discordtest.Fault{Status: 503}); g.Cut() },
		"cut, and busy for long": func(g *discordtest.Gateway) {
			g.Next(slices.Repeat([]discordtest.Fault{{Status: 503}}, 4)...)
			g.Cut()
		},
		"cut, and asked to connect anew in place of hello": func(g *discordtest.Gateway) {
			g.Next(discordtest.Fault{Op: 7}, discordtest.Fault{Op: 7})
			g.Cut()
		},
		"cut, and asked to connect anew right after": func(g *discordtest.Gateway) {
			g.Next(discordtest.Fault{When: discordtest.AfterReady, Op: 7})
			g.Cut()
		},
		"cut, and no such session for a moment": func(g *discordtest.Gateway) {
			g.Next(discordtest.Fault{Op: 9, Again: true}, discordtest.Fault{When: discordtest.AtIdentify, Op: 9, Again: true})
			g.Cut()
		},
		"cut, and nobody greets": func(g *discordtest.Gateway) { g.Next(discordtest.Fault{Silent: true}); g.Cut() },
		"cut, and nobody says what next": func(g *discordtest.Gateway) {
			g.Next(discordtest.Fault{When: discordtest.AtIdentify, Silent: true})
			g.Cut()
		},
		"cut, and cut again and again": func(g *discordtest.Gateway) {
			g.Next(discordtest.Fault{Cut: true}, discordtest.Fault{Cut: true}, discordtest.Fault{When: discordtest.AtIdentify, Cut: true},
				discordtest.Fault{When: discordtest.AfterReady, Cut: true})
			g.Cut()
		},
		"an acknowledgement in place of hello": func(g *discordtest.Gateway) { g.Next(discordtest.Fault{Op: 11, Rest: true}); g.Cut() },
		"a heartbeat asked for after READY":    func(g *discordtest.Gateway) { g.Next(discordtest.Fault{When: discordtest.AfterReady, Op: 1}); g.Cut() },
		"it is dead":                           (*discordtest.Gateway).Deafen,
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, plain, func(w *world) {
				w.run()
				after(time.Second)
				w.say(0, 10)
				after(100 * time.Millisecond)
				fault(w.g)
				w.say(10, 10) // while nobody listens
				after(2 * time.Minute)
				w.say(20, 10)
				after(time.Second)
				w.inOrder(30)
				tally := w.g.Tally()
				if tally.Identifies != 1 || tally.Resumed == 0 || w.times(resumed) != tally.Resumed || w.times(ready) != 1 {
					t.Errorf("%+v, READY %d times, RESUMED %d times", tally, w.times(ready), w.times(resumed))
				}
				if tally.Open != 1 || tally.Sessions != 1 {
					t.Errorf("%d connections and %d sessions are left", tally.Open, tally.Sessions)
				}
				for _, code := range tally.Closed {
					if code == 1000 || code == 1001 {
						t.Errorf("the client closed with %d: the session would have ended", code)
					}
				}
			})
		})
	}
}

// However often a connection over which a session went on is closed, somebody who waits is not kept for long.
func TestASessionThatWorksIsTakenUpSoon(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.run()
		after(time.Second)
		for n := range 12 {
			w.g.CloseAll(4000)
			after(3 * time.Second)
			w.say(n, 1)
			after(100 * time.Millisecond)
			w.inOrder(n + 1)
		}
	})
}

// Where the session has ended another is begun, and nothing is tried for long that cannot succeed.
func TestASessionThatEndedIsBegunAnew(t *testing.T) {
	for name, fault := range map[string]func(g *discordtest.Gateway){
		"Discord says so":              func(g *discordtest.Gateway) { g.Invalidate(false) },
		"it timed out":                 func(g *discordtest.Gateway) { g.CloseAll(4009) },
		"its number is wrong":          func(g *discordtest.Gateway) { g.CloseAll(4007) },
		"it is not authenticated":      func(g *discordtest.Gateway) { g.CloseAll(4003) },
		"cut, and forgotten meanwhile": func(g *discordtest.Gateway) { g.Cut(); synctest.Wait(); g.Forget() },
		"none in place of hello":       func(g *discordtest.Gateway) { g.Next(discordtest.Fault{Op: 9}); g.Cut() },
		"none, and none to be had at first": func(g *discordtest.Gateway) {
			g.Next(discordtest.Fault{Op: 9}, discordtest.Fault{When: discordtest.AtIdentify, Op: 9})
			g.Cut()
		},
		"nothing ever comes of taking it up": func(g *discordtest.Gateway) {
			g.Next(slices.Repeat([]discordtest.Fault{{When: discordtest.AtIdentify, Cut: true}}, vainAtMost)...)
			g.Cut()
		},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, plain, func(w *world) {
				w.run()
				after(time.Second)
				w.say(0, 5)
				after(10 * time.Second)
				fault(w.g)
				after(time.Minute)
				w.say(5, 5)
				after(time.Second)
				w.inOrder(10)
				if n := w.times(ready); n != 2 {
					t.Errorf("READY came %d times, want 2: %+v", n, w.g.Tally())
				}
			})
		})
	}
}

// memory keeps a session for tests.
type memory struct {
	mu sync.Mutex
	s  Session
}

func (m *memory) Load(context.Context) (Session, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.s, nil
}

func (m *memory) Save(_ context.Context, s Session) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.s = s
	return nil
}

// has is what is kept now.
func (m *memory) has() Session { s, _ := m.Load(context.Background()); return s }

// A process that is started again takes up the session of the one before it, and hears what was said in between.
func TestTheNextProcessHearsWhatWasSaidMeanwhile(t *testing.T) {
	bubble(t, plain, func(w *world) {
		kept := &memory{}
		w.opt.Session = kept
		n := 0
		for range 5 {
			w.run()
			after(time.Second)
			w.say(n, 10)
			after(time.Second)
			w.over()
			w.say(n+10, 10)
			after(30 * time.Second)
			n += 20
		}
		w.run()
		after(time.Second)
		w.inOrder(n)
		if tally := w.g.Tally(); tally.Identifies != 1 || w.times(resumed) != 5 {
			t.Errorf("%+v", tally)
		}
	})
}

// The session of another bot, of other intents, or one that nothing comes of, keeps nobody from a new one.
func TestASessionOfTheProcessBeforeThatIsNoGood(t *testing.T) {
	for name, spoil := range map[string]func(w *world){
		"another bot's":      func(w *world) { w.opt.Session.(*memory).s.Of = "x" },
		"with other intents": func(w *world) { w.opt.Intents = 1 << 12 },
		"unknown by now":     func(w *world) { w.g.Forget() },
		"too old":            func(*world) { after(time.Hour) },
		"one that nobody says a word to": func(w *world) {
			w.g.Next(slices.Repeat([]discordtest.Fault{{When: discordtest.AtIdentify, Silent: true}}, inheritedVain)...)
		},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, plain, func(w *world) {
				w.opt.Session = &memory{}
				w.run()
				after(time.Second)
				w.over()
				synctest.Wait()
				spoil(w)
				w.run()
				after(30 * time.Second)
				w.say(0, 1)
				after(time.Second)
				if n := w.times(ready); n != 2 || len(w.heard()) == 0 {
					t.Errorf("READY came %d times, heard %q: %+v", n, w.heard(), w.g.Tally())
				}
			})
		})
	}
}

// A process that is killed has not told anybody. What it had not kept comes again to the next one.
func TestWhatAKilledProcessHadNotKeptComesAgain(t *testing.T) {
	bubble(t, plain, func(w *world) {
		kept := &memory{}
		w.opt.Session = kept
		stuck := make(chan struct{})
		w.handle = func(_ string, data json.RawMessage) error {
			if strings.Contains(string(data), `"word 5"`) {
				<-stuck // and then it is killed
				return errors.New("killed")
			}
			return nil
		}
		w.run()
		after(time.Second)
		w.say(0, 10)
		after(time.Second)
		was := kept.has()
		w.g.Cut()
		close(stuck)
		w.over()
		_ = kept.Save(w.t.Context(), was)
		w.handle = nil
		w.run()
		after(time.Second)
		w.inOrder(10)
	})
}
