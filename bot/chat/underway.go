package chat

import (
	"sync"
	"time"
)

// Underway counts what is under way, so that whoever stops can wait for it. Once stopping began nothing more begins: a
// sync.WaitGroup that is waited for while it still grows panics. The zero Underway is ready.
type Underway struct {
	mu       sync.Mutex
	stopping bool
	all      sync.WaitGroup // added to with the lock held, and not when stopping
}

// Begin begins something, which End ends, and reports whether it may.
func (u *Underway) Begin() bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if !u.stopping {
		u.all.Add(1)
	}
	return !u.stopping
}

// End ends something that Begin let begin.
func (u *Underway) End() { u.all.Done() }

// Stop lets nothing more begin and waits for what is under way, no longer than within. It may be called again.
func (u *Underway) Stop(within time.Duration) {
	u.mu.Lock()
	u.stopping = true
	u.mu.Unlock()
	done := make(chan struct{})
	go func() { u.all.Wait(); close(done) }()
	t := time.NewTimer(within)
	defer t.Stop()
	select {
	case <-done:
	case <-t.C:
	}
}
