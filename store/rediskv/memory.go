package rediskv

import (
	"bytes"
	"context"
	"sync"
	"time"

	"github.com/redress-send/redress/casework"
)

// Memory keeps the states of conversations in the memory of one process. It may be used by any number of goroutines.
type Memory struct {
	now func() time.Time

	mu    sync.Mutex
	kept  map[string]kept
	sweep int // how many may be kept before those that have run out are thrown away
}

// kept is a value and the instant at which its time runs out.
type kept struct {
	value []byte
	until time.Time
}

// leastSweep is how many values are kept before the first look for those that have run out.
const leastSweep = 64

// NewMemory returns an empty store in which time passes as now says: time.Now, outside of tests.
func NewMemory(now func() time.Time) *Memory {
	return &Memory{now: now, kept: map[string]kept{}, sweep: leastSweep}
}

// Close does nothing. It is there so that the stores can stand in for each other.
func (m *Memory) Close() error { return nil }

// Load returns the state, or nil where there is none or its time has run out.
func (m *Memory) Load(ctx context.Context, key string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, casework.Stopped("rediskv.Load", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.kept[key]
	if !ok || !m.now().Before(k.until) {
		delete(m.kept, key)
		return nil, nil
	}
	return bytes.Clone(k.value), nil
}

// Save keeps the state for the length of time, at least a millisecond, in place of what was there.
func (m *Memory) Save(ctx context.Context, key string, state []byte, keep time.Duration) error {
	const op = "rediskv.Save"
	if err := ctx.Err(); err != nil {
		return casework.Stopped(op, err)
	}
	if err := checkLifetime(op, keep); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	m.kept[key] = kept{append([]byte{}, state...), now.Add(keep)}
	if len(m.kept) > m.sweep {
		throwAway(m.kept, now)
		m.sweep = max(leastSweep, 2*len(m.kept))
	}
	return nil
}

// Drop forgets the state. There need not be one.
func (m *Memory) Drop(ctx context.Context, key string) error {
	if err := ctx.Err(); err != nil {
		return casework.Stopped("rediskv.Drop", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, key)
	return nil
}

func throwAway(all map[string]kept, now time.Time) {
	for name, k := range all {
		if !now.Before(k.until) {
			delete(all, name)
		}
	}
}
