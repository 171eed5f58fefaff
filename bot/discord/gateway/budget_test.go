package gateway

import (
	"context"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

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
