package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"
)

// Bounds of what waits to be handed on. Beyond them the connection is let go and the session taken up later: Discord
// has what was not kept.
const (
	waitAtMost  = 4096     // events
	bytesAtMost = 32 << 20 // of events
	keptAtOnce  = 512      // events that are being kept
)

// event is one event of a session.
type event struct {
	session *session
	seq     int64
	name    string
	data    json.RawMessage
	again   bool
}

// againKey is where a context says that its event came while nobody listened, or comes again.
type againKey struct{}

// Again reports whether the event that a handler got with the context is delivered because a session is taken up: it
// came while nobody listened, or comes for a second time. What is good for seconds only may be over.
func Again(ctx context.Context) bool { return ctx.Value(againKey{}) != nil }

// handoff hands the events of a connection on, one after the other, while the connection is read.
type handoff struct {
	l    *link
	take Taker

	mu      sync.Mutex
	waiting []event
	bytes   int
	more    chan struct{}
	closed  bool // nothing more comes

	ledger ledger
	slots  chan struct{}
	busy   sync.WaitGroup
}

func newHandoff(l *link, take Taker) *handoff {
	return &handoff{l: l, take: take, more: make(chan struct{}, 1), slots: make(chan struct{}, keptAtOnce)}
}

// put adds an event. The error ends the connection.
func (h *handoff) put(e event) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.waiting) >= waitAtMost || h.bytes+len(e.data) > bytesAtMost && len(h.waiting) > 0 {
		return errTooMuch
	}
	h.waiting = append(h.waiting, e)
	h.bytes += len(e.data)
	h.wake()
	return nil
}

func (h *handoff) wake() {
	select {
	case h.more <- struct{}{}:
	default:
	}
}

// start begins to hand on. What it returns is called when the connection has ended: it waits for what is in hand, no
// longer than within; the rest is left to be delivered again.
func (h *handoff) start(ctx context.Context) (end func(within time.Duration)) {
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			e, ok := h.next(ctx)
			if !ok || !h.pass(ctx, e) {
				break
			}
		}
		h.busy.Wait()
	}()
	return func(within time.Duration) {
		h.mu.Lock()
		h.closed = true
		h.mu.Unlock()
		h.wake()
		t := time.NewTimer(within)
		defer t.Stop()
		select {
		case <-done:
		case <-t.C:
		}
		stop()
	}
}

// next is the next event; none when no more come.
func (h *handoff) next(ctx context.Context) (event, bool) {
	for ctx.Err() == nil {
		h.mu.Lock()
		if len(h.waiting) > 0 {
			e := h.waiting[0]
			h.waiting[0] = event{}
			h.waiting = h.waiting[1:]
			h.bytes -= len(e.data)
			h.mu.Unlock()
			return e, true
		}
		closed := h.closed
		h.mu.Unlock()
		if closed {
			return event{}, false
		}
		select {
		case <-h.more:
		case <-ctx.Done():
		}
	}
	return event{}, false
}

// pass hands an event on. It reports whether the next may be.
func (h *handoff) pass(ctx context.Context, e event) bool {
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	line := h.ledger.open(e)
	kept, err := h.guarded(ctx, e)
	switch {
	case err != nil:
		h.l.end(&notKeptError{e.name, err})
		return false
	case kept == nil:
		<-h.slots
		h.ledger.close(line)
		return true
	}
	h.busy.Go(func() {
		err := kept()
		<-h.slots
		if err != nil {
			h.l.end(&notKeptError{e.name, err})
			return
		}
		h.ledger.close(line)
	})
	return true
}

// guarded calls the taker. An event at which it panics counts as kept: it would panic the next time too.
func (h *handoff) guarded(ctx context.Context, e event) (kept func() error, err error) {
	defer func() {
		if r := recover(); r != nil {
			h.l.c.opt.Log.Error("an event could not be read and is left out", "event", e.name, "kind", fmt.Sprintf("%T", r))
			kept, err = nil, nil
		}
	}()
	if e.again {
		ctx = context.WithValue(ctx, againKey{}, true)
	}
	return h.take(ctx, e.name, e.data)
}

// ledger knows which events are being kept, in the order in which they came.
type ledger struct {
	mu    sync.Mutex
	lines []*line
}

type line struct {
	event *session
	seq   int64
	kept  bool
}

func (l *ledger) open(e event) *line {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := &line{event: e.session, seq: e.seq}
	l.lines = append(l.lines, n)
	return n
}

// close notes that the event is kept, and with it all up to the first that is not.
func (l *ledger) close(n *line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n.kept = true
	for len(l.lines) > 0 && l.lines[0].kept {
		if first := l.lines[0]; first.event != nil {
			first.event.keptUpTo(first.seq)
		}
		l.lines = l.lines[1:]
	}
}
