package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"slices"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

const interval = 41250 * time.Millisecond

// The first heartbeat comes after a part of the interval at random, the others one interval after the other.
func TestHeartbeatsKeepTheirInterval(t *testing.T) {
	var firsts []time.Duration
	for range 20 {
		bubble(t, plain, func(w *world) {
			w.run()
			after(time.Millisecond)
			began := time.Now()
			first := time.Duration(0)
			for w.g.Tally().Heartbeats == 0 && first <= interval {
				after(250 * time.Millisecond)
				first = time.Since(began)
			}
			firsts = append(firsts, first)
			after(100 * interval)
			if n := w.g.Tally().Heartbeats; n < 100 || n > 101 {
				t.Errorf("%d heartbeats in 100 intervals after the first", n)
			}
			if n := w.g.Tally().Opened; n != 1 {
				t.Errorf("%d connections", n)
			}
		})
	}
	slices.Sort(firsts)
	if firsts[0] > interval/2 || firsts[19] < interval/2 || firsts[19] > interval+time.Second || len(slices.Compact(firsts)) < 5 {
		t.Errorf("the first heartbeats came after %v", firsts)
	}
}

// A connection over which nothing is acknowledged is let go after two intervals at most, with a code after which the
// session can be taken up, and it is.
func TestADeadConnectionIsNoticed(t *testing.T) {
	for range 10 {
		bubble(t, plain, func(w *world) {
			w.run()
			after(5 * time.Minute)
			w.g.Deafen()
			w.say(0, 3)
			after(2*interval + time.Second)
			w.inOrder(3)
			tally := w.g.Tally()
			if tally.Resumed != 1 || !slices.Equal(tally.Closed, []int{closedToStay}) {
				t.Errorf("%+v", tally)
			}
		})
	}
}

// blackHole is a connection from which nothing comes back any more and into which nothing more goes, as where a
// cable is pulled.
type blackHole struct {
	net.Conn

	dark chan struct{}
}

func (b *blackHole) Write(p []byte) (int, error) {
	select {
	case <-b.dark:
		time.Sleep(writeWithin)
		return 0, errors.New("timeout")
	default:
		return b.Conn.Write(p)
	}
}

func (b *blackHole) Read(p []byte) (int, error) {
	n, err := b.Conn.Read(p)
	select {
	case <-b.dark:
		if err == nil {
			return b.Read(p) // lost on the way
		}
	default:
	}
	return n, err
}

func TestAPulledCableIsNoticed(t *testing.T) {
	bubble(t, plain, func(w *world) {
		dark := make(chan struct{})
		first := true
		w.opt.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := w.net.dial(ctx, network, address)
			if first && err == nil {
				first = false
				return &blackHole{conn, dark}, nil
			}
			return conn, err
		}
		w.run()
		after(time.Minute)
		close(dark)
		w.say(0, 3)
		after(2*interval + 2*writeWithin)
		w.inOrder(3)
		if tally := w.g.Tally(); tally.Resumed != 1 {
			t.Errorf("%+v", tally)
		}
	})
}

// A heartbeat that Discord asks for comes at once, but not more of them than may be sent.
func TestHeartbeatsThatAreAskedFor(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.run()
		after(time.Second)
		before := w.g.Tally().Heartbeats
		w.g.Ask()
		after(time.Millisecond)
		if n := w.g.Tally().Heartbeats - before; n != 1 {
			t.Errorf("%d heartbeats", n)
		}
		for range 500 {
			w.g.Ask()
			after(300 * time.Millisecond)
		}
		if n := w.g.Tally().Opened; n != 1 {
			t.Errorf("%d connections", n)
		}
	})
}

// However slow the handler is, heartbeats go on and nothing is lost.
func TestASlowHandlerHoldsUpNoHeartbeat(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.handle = func(string, json.RawMessage) error { time.Sleep(time.Second); return nil }
		w.run()
		after(2 * time.Second)
		w.say(0, 600)
		after(15 * time.Minute)
		w.inOrder(600)
		if n := w.g.Tally().Opened; n != 1 {
			t.Errorf("%d connections", n)
		}
	})
}

// More than can be held is left with Discord, which has it until it is kept.
func TestWhatIsTooMuchIsLeftWithDiscord(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.handle = func(string, json.RawMessage) error { time.Sleep(time.Millisecond); return nil }
		w.run()
		after(2 * time.Second)
		const n = 3*waitAtMost + 100
		w.say(0, n)
		after(10 * time.Minute)
		w.inOrder(n)
		if tally := w.g.Tally(); tally.Identifies != 1 || tally.Resumed == 0 {
			t.Errorf("%+v", tally)
		}
	})
}

func TestBudgetOfSessions(t *testing.T) {
	flapping := func(w *world, every time.Duration, times int) {
		for range times {
			w.g.Invalidate(false)
			after(every)
		}
	}
	t.Run("however often they end, a day takes fewer than Discord gives", func(t *testing.T) {
		bubble(t, plain, func(w *world) {
			w.run()
			flapping(w, 2*time.Second, 24*60*30)
			if n := w.g.Tally().Identifies; n > 800 || n < 500 {
				t.Errorf("%d sessions were begun in a day", n)
			}
		})
	})
	t.Run("none left: none is begun until there are some again", func(t *testing.T) {
		bubble(t, discordtest.GatewayOptions{Starts: 10}, func(w *world) {
			w.g.Spend(10)
			w.run()
			after(23 * time.Hour)
			if n := w.g.Tally().Identifies; n != 0 {
				t.Errorf("%d sessions were begun", n)
			}
			after(2 * time.Hour)
			if n := w.g.Tally().Identifies; n != 1 {
				t.Errorf("%d sessions were begun once it was allowed", n)
			}
		})
	})
	t.Run("the last ones are spread over the day", func(t *testing.T) {
		bubble(t, discordtest.GatewayOptions{Starts: 12}, func(w *world) {
			w.run()
			flapping(w, time.Minute, 6*60)
			if n := w.g.Tally().Identifies; n > 6 || n < 2 {
				t.Errorf("%d sessions were begun in the first quarter, of 12", n)
			}
			flapping(w, time.Minute, 18*60-1)
			if n := w.g.Tally().Identifies; n > 12 || n < 8 {
				t.Errorf("%d sessions were begun in all, of 12", n)
			}
		})
	})
	t.Run("a session that goes on costs none", func(t *testing.T) {
		bubble(t, discordtest.GatewayOptions{Starts: 1}, func(w *world) {
			w.run()
			after(time.Second)
			for range 100 {
				w.g.Cut()
				after(time.Minute)
			}
			w.say(0, 1)
			after(time.Second)
			w.inOrder(1)
		})
	})
	t.Run("where nobody says what is left, a bound of our own holds", func(t *testing.T) {
		bubble(t, plain, func(w *world) {
			w.opt.URL = func(context.Context) (Where, error) { return Where{URL: "ws://gateway.test"}, nil }
			w.run()
			flapping(w, 2*time.Second, 24*60*30)
			if n := w.g.Tally().Identifies; n > 800 {
				t.Errorf("%d sessions were begun in a day", n)
			}
		})
	})
}

// Two processes that start at once both get a session, one after the other.
func TestTwoProcessesBeginOneAfterTheOther(t *testing.T) {
	bubble(t, plain, func(w *world) {
		for range 2 {
			c := New(w.opt)
			ctx, stop := context.WithCancel(w.t.Context())
			done := make(chan struct{})
			go func() { _ = c.Run(ctx, w.on); close(done) }()
			defer func() { stop(); <-done }()
		}
		after(30 * time.Second)
		if n := w.g.Ready(); n != 2 {
			t.Errorf("%d sessions: %+v", n, w.g.Tally())
		}
		w.say(0, 1)
		after(time.Second)
		if n := len(w.heard()); n != 2 {
			t.Errorf("heard %d times, want once by each", n)
		}
	})
}

// What is being kept at the same time counts as kept up to the first that is not.
func TestManyAreKeptAtATime(t *testing.T) {
	bubble(t, plain, func(w *world) {
		kept := &memory{}
		w.opt.Session = kept
		var gates [5]chan error
		for i := range gates {
			gates[i] = make(chan error, 1)
		}
		ctx, stop := context.WithCancel(w.t.Context())
		ended := make(chan error, 1)
		go func() {
			ended <- New(w.opt).RunKeeping(ctx, func(_ context.Context, event string, data json.RawMessage) (func() error, error) {
				_ = w.on(ctx, event, data)
				if n := len(w.heard()); event == "MESSAGE_CREATE" && n <= len(gates) {
					return func() error { return <-gates[n-1] }, nil
				}
				return nil, nil
			})
		}()
		seq := func(want int64) {
			t.Helper()
			after(time.Second)
			if kept := kept.has(); kept.Seq != want {
				t.Errorf("kept up to %d, want %d", kept.Seq, want)
			}
		}
		after(time.Second)
		w.say(0, 5) // events 2 to 6
		seq(1)
		if n := len(w.heard()); n != 5 {
			t.Errorf("%d are being kept at a time", n)
		}
		gates[1] <- nil
		gates[3] <- nil
		seq(1)
		gates[0] <- nil
		seq(3)
		gates[2] <- errors.New("the disk is full") // word 2 comes again, and what followed it
		seq(7)
		if heard := w.heard(); !slices.Equal(heard[5:], []string{"word 2", "word 3", "word 4"}) {
			t.Errorf("heard %q", heard)
		}
		gates[4] <- nil
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
