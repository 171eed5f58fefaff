package memdb

import (
	"context"
	"crypto/rand"
	"time"
)

// turn is who does a job now, and which run of it was done last.
type turn struct {
	token             string
	until, slot, done time.Time
}

// TakeTurn takes up the run of the job that was to be at slot, and keeps others off it until now and keep. Without a
// token another process has it until the instant; without either it is done.
func (d *DB) TakeTurn(ctx context.Context, job string, slot, now time.Time, keep time.Duration) (token string, until time.Time, err error) {
	if err := stopped(ctx, "memdb.TakeTurn"); err != nil {
		return "", time.Time{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	t := d.turns[job]
	switch {
	case !t.slot.Before(instant(slot)):
		return "", time.Time{}, nil
	case t.token != "" && t.until.After(instant(now)):
		return "", t.until, nil
	}
	t.token, t.until = rand.Text(), instant(now.Add(keep))
	d.turns[job] = t
	return t.token, t.until, nil
}

// KeepTurn keeps others off the job for longer. It is false where the turn has passed on.
func (d *DB) KeepTurn(ctx context.Context, job, token string, until time.Time) (mine bool, err error) {
	if err := stopped(ctx, "memdb.KeepTurn"); err != nil {
		return false, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	t := d.turns[job]
	if t.token != token || token == "" {
		return false, nil
	}
	t.until = instant(until)
	d.turns[job] = t
	return true, nil
}

// EndTurn gives the job back, and marks the run of the slot as done; the zero slot marks nothing. It does nothing for a
// turn that has passed on.
func (d *DB) EndTurn(ctx context.Context, job, token string, slot, at time.Time) error {
	if err := stopped(ctx, "memdb.EndTurn"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	t := d.turns[job]
	if t.token != token || token == "" {
		return nil
	}
	t.token, t.until = "", time.Time{}
	if !slot.IsZero() {
		t.slot, t.done = instant(slot), instant(at)
	}
	d.turns[job] = t
	return nil
}

// LastTurn returns which run of the job was done last and when; both are zero where none was.
func (d *DB) LastTurn(ctx context.Context, job string) (slot, at time.Time, err error) {
	if err := stopped(ctx, "memdb.LastTurn"); err != nil {
		return time.Time{}, time.Time{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.turns[job].slot, d.turns[job].done, nil
}
