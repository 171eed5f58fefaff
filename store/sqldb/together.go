package sqldb

import (
	"context"
	"errors"
	"slices"
	"sync"

	"gorm.io/gorm"
)

// wish is a small change that waits for its turn to be written.
type wish struct {
	ctx  context.Context //nolint:containedctx // of who wishes, who is not who writes
	do   func(tx *gorm.DB) error
	done chan error // gets nil when it is on the disk, errAlone where it is to be tried alone
}

// wishes are those that wait. SQLite has one writer and waits for the disk once for each transaction: what waits for
// the same turn goes to the disk together.
type wishes struct {
	mu      sync.Mutex
	waiting []*wish
}

// mostTogether is how many wishes go to the disk together, so that no other writer waits for long.
const mostTogether = 64

// errAlone sends a wish back to be tried alone.
var errAlone = errors.New("not with others")

func (w *wishes) add(one *wish) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting = append(w.waiting, one)
}

// take takes the oldest wishes.
func (w *wishes) take() []*wish {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := min(len(w.waiting), mostTogether)
	all := slices.Clone(w.waiting[:n])
	w.waiting = slices.Delete(w.waiting, 0, n)
	return all
}

// drop takes out one that is not waited for any more.
func (w *wishes) drop(one *wish) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting = slices.DeleteFunc(w.waiting, func(o *wish) bool { return o == one })
}

// together is write for small changes that need not be in a transaction of their own: on SQLite those that wait at the
// same time share one, and with it the wait for the disk. What fails there is tried alone, so that one cannot spoil
// another.
func (d *DB) together(ctx context.Context, op string, do func(tx *gorm.DB) error) error {
	if d.turn == nil || ctx.Err() != nil {
		return d.write(ctx, op, do)
	}
	mine := &wish{ctx, do, make(chan error, 1)}
	d.wishes.add(mine)
	for {
		select {
		case err := <-mine.done:
			if err != nil {
				return d.write(ctx, op, do)
			}
			return nil
		case <-ctx.Done():
			d.wishes.drop(mine) // where somebody has taken it, it may be written all the same
			return d.fail(ctx, op, ctx.Err())
		case d.turn <- struct{}{}:
			d.grant(ctx)
			<-d.turn
		}
	}
}

// grant writes what waits. The turn is held.
func (d *DB) grant(ctx context.Context) {
	all := d.wishes.take()
	if len(all) == 0 {
		return
	}
	failed := make([]error, len(all))
	err := d.transaction(ctx, func(tx *gorm.DB) error {
		if err := d.fresh(ctx, tx.Statement.ConnPool); err != nil {
			return err
		}
		for i, w := range all {
			if failed[i] = w.ctx.Err(); failed[i] != nil {
				continue
			}
			if len(all) == 1 {
				return w.do(tx)
			}
			failed[i] = tx.Transaction(w.do) // a part that can be undone alone
		}
		return ctx.Err()
	})
	for i, w := range all {
		if err != nil || failed[i] != nil {
			w.done <- errAlone
			continue
		}
		w.done <- nil
	}
}
