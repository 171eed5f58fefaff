package gateway

import (
	"context"
	"errors"
	"net"
	"slices"
	"testing"
	"time"
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
