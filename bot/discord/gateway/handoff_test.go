package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// What comes because a session is taken up says so; what came before it and after it does not.
func TestWhatComesLateSaysSo(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.run()
		after(time.Second)
		w.say(0, 1)
		after(time.Second)
		w.g.Cut()
		w.say(1, 2)
		after(time.Minute)
		w.say(3, 1)
		after(time.Second)
		w.inOrder(4)
		if !slices.Equal(w.again, []string{"word 1", "word 2"}) {
			t.Errorf("late are %q", w.again)
		}
	})
}

// What cannot be kept comes again, until it can be.
func TestWhatCannotBeKeptComesAgain(t *testing.T) {
	bubble(t, plain, func(w *world) {
		fails := 3
		w.handle = func(_ string, data json.RawMessage) error {
			if strings.Contains(string(data), `"word 5"`) && fails > 0 {
				fails--
				return errors.New("the disk is full")
			}
			return nil
		}
		w.run()
		after(time.Second)
		w.say(0, 10)
		after(time.Minute)
		w.inOrder(10)
		if tally := w.g.Tally(); tally.Identifies != 1 || tally.Resumed != 3 {
			t.Errorf("%+v", tally)
		}
	})
}

// A READY that cannot be used is asked for again.
func TestAReadyThatCannotBeKeptIsAskedForAgain(t *testing.T) {
	bubble(t, plain, func(w *world) {
		fails := 1
		w.handle = func(event string, _ json.RawMessage) error {
			if event == ready && fails > 0 {
				fails--
				return errors.New("not now")
			}
			return nil
		}
		w.run()
		after(time.Minute)
		if w.times(ready) != 1 || w.g.Tally().Identifies != 2 {
			t.Errorf("READY %d times, %+v", w.times(ready), w.g.Tally())
		}
	})
}

// An event at which the handler panics is left out: it would panic again.
func TestAnEventThatPanicsIsLeftOut(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.handle = func(_ string, data json.RawMessage) error {
			if strings.Contains(string(data), `"odd"`) {
				panic(string(data))
			}
			return nil
		}
		w.run()
		after(time.Second)
		w.g.Say(someone, "", direct, "odd")
		w.say(0, 3)
		after(time.Minute)
		w.inOrder(3)
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
