package sqldb

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"gorm.io/gorm"
)

// Small changes that wait together are all made, in as few transactions as can be; one that fails takes nothing of the
// others with it, and one that nobody waits for any more is not made.
func TestWhatWaitsTogetherIsWrittenTogether(t *testing.T) {
	d, err := Open(t.Context(), "sqlite://"+filepath.Join(t.TempDir(), "r.db"))
	if err == nil {
		err = d.Ready(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	const n = 40
	d.turn <- struct{}{} // somebody writes
	gone, stop := context.WithCancel(t.Context())
	errBad := errors.New("it cannot be")
	runs := make([]int, n)
	connections := map[any]bool{}
	var mu sync.Mutex
	add := func(i int) func(tx *gorm.DB) error {
		return func(tx *gorm.DB) error {
			mu.Lock()
			runs[i]++
			connections[tx.Statement.ConnPool] = true
			mu.Unlock()
			if err := tx.Exec("INSERT INTO turns (job, token, until_at, slot_at, done_at) VALUES (?, '', 0, 0, 0)", fmt.Sprint("job-", i)).Error; err != nil {
				return err
			}
			if i == 7 {
				return errBad
			}
			return nil
		}
	}
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		ctx := t.Context()
		if i == 9 {
			ctx = gone
		}
		all.Go(func() { errs[i] = d.together(ctx, "test", add(i)) })
	}
	for waiting := 0; waiting < n; {
		d.wishes.mu.Lock()
		waiting = len(d.wishes.waiting)
		d.wishes.mu.Unlock()
	}
	stop()
	for waiting := n; waiting == n; { // until it is seen that nobody waits for the ninth
		d.wishes.mu.Lock()
		waiting = len(d.wishes.waiting)
		d.wishes.mu.Unlock()
	}
	<-d.turn
	all.Wait()
	for i, err := range errs {
		switch {
		case i == 7:
			if !errors.Is(err, errBad) || runs[i] != 2 {
				t.Errorf("the bad one: %v after %d runs, want its own error from a try alone", err, runs[i])
			}
		case i == 9:
			if !errors.Is(err, context.Canceled) || runs[i] != 0 {
				t.Errorf("the one that nobody waits for: %v after %d runs", err, runs[i])
			}
		case err != nil || runs[i] != 1:
			t.Errorf("%d: %v after %d runs", i, err, runs[i])
		}
	}
	if len(connections) != 2 {
		t.Errorf("%d transactions, want one for all and one for the bad one", len(connections))
	}
	var kept int64
	if err := d.orm.Table("turns").Where("job LIKE 'job-%'").Count(&kept).Error; err != nil || kept != n-2 {
		t.Errorf("%d were written (%v), want %d", kept, err, n-2)
	}
}
