package chat

import (
	"sync/atomic"
	"time"
)

// Somebody waits for the acknowledgement of what comes in: answering and posting give way to it, until it is on the
// disk and a little longer, for then the acknowledgement is being written and the next event may be on its way. What
// keeps coming is not waited for without end: they wait for so long, which nobody notices, and then work for so long,
// and what had to wait goes to the disk together. Even then nothing begins while an event is on its way there, for a
// few waits.
const (
	looks   = time.Millisecond
	quiet   = 6 * time.Millisecond
	mostWay = 250 * time.Millisecond
	itsTurn = 60 * time.Millisecond
	between = 200 * time.Microsecond
	waits   = 20  // between, at most
	tooMany = 100 // events that wait to be answered: nothing gives way any more
)

// ways says whether to give way.
type ways struct {
	keeping atomic.Int64 // events on their way to the disk
	keptAt  atomic.Int64 // when the last one came there, in nanoseconds
	turn    atomic.Int64 // until when nothing gives way, in nanoseconds
}

// comes begins to keep an event.
func (w *ways) comes() { w.keeping.Add(1) }

// kept ends it.
func (w *ways) kept(now time.Time) {
	w.keptAt.Store(now.UnixNano())
	w.keeping.Add(-1)
}

// busy reports whether to give way.
func (w *ways) busy(now time.Time) bool {
	at := now.UnixNano()
	return at >= w.turn.Load() && (w.keeping.Load() > 0 || at-w.keptAt.Load() < int64(quiet))
}

// letPass waits for what is on its way to the disk, whoever's turn it is.
func (w *ways) letPass() {
	for range waits {
		if w.keeping.Load() == 0 {
			return
		}
		<-time.After(between)
	}
}

// giveWay waits while an acknowledgement is under way.
func (p *Post) giveWay() {
	p.waitForQuiet()
	if !p.crowded() {
		p.in.ways.letPass()
	}
}

// waitForQuiet waits until none is under way, or it is the turn of what waits.
func (p *Post) waitForQuiet() {
	w, now := &p.in.ways, p.opt.Now()
	if !w.busy(now) || p.crowded() {
		return
	}
	t := time.NewTicker(looks)
	defer t.Stop()
	for until := now.Add(mostWay); w.busy(now) && !p.crowded(); now = p.opt.Now() {
		if !now.Before(until) {
			w.turn.Store(now.Add(itsTurn).UnixNano())
			return
		}
		<-t.C
	}
}

// crowded reports whether too much waits to be answered to give way.
func (p *Post) crowded() bool {
	p.in.mu.Lock()
	defer p.in.mu.Unlock()
	return p.in.held > tooMany
}
