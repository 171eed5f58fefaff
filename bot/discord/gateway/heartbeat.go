package gateway

import (
	"context"
	"time"
)

// beat sends heartbeats, the first after a part of the interval at random. Where nothing was acknowledged since the
// last one the connection is dead.
func (l *link) beat(ctx context.Context, interval time.Duration) {
	t := time.NewTimer(jitter(interval))
	defer t.Stop()
	for first := true; ; first = false {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		if !first && !l.acked.Load() {
			l.end(errDead)
			return
		}
		l.acked.Store(false)
		if err := l.heartbeat(); err != nil {
			l.end(err)
			return
		}
		t.Reset(interval)
	}
}

// heartbeat sends the number of the last event that came.
func (l *link) heartbeat() error {
	var last any
	if seq := l.received.Load(); seq >= 0 {
		last = seq
	}
	return l.send(opHeartbeat, last)
}

// askedBeats bounds the heartbeats that Discord asks for beside those that are due: 120 frames may be sent in 60 s.
type askedBeats struct {
	since time.Time
	n     int
}

const (
	askedAtMost = 60
	askedSpan   = time.Minute
)

func (a *askedBeats) may(now time.Time) bool {
	if now.Sub(a.since) >= askedSpan {
		a.since, a.n = now, 0
	}
	a.n++
	return a.n <= askedAtMost
}
