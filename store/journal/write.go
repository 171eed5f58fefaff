package journal

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// commitWithin is how long one commit may take; an acknowledgement has 3 s.
const commitWithin = 2800 * time.Millisecond

// How long what is settled may stand in the file, and how often the log beside it is shortened.
const (
	settleWithin = 250 * time.Millisecond
	shortenEvery = 5 * time.Second
)

// write is the one writer of this process. Whatever is asked for while it commits goes to the disk together
// with the next commit, so that many deliveries cost one wait for the disk.
func (j *Journal) write() {
	defer close(j.ended)
	swept := j.now()
	slow := time.NewTicker(settleWithin)
	defer slow.Stop()
	for open := true; open; {
		var batch []*wish
		select {
		case first := <-j.asked:
			batch = j.gather(first)
		case <-slow.C:
			batch = j.gather()
		case <-j.closed:
			open, batch = false, j.gather()
		}
		if len(batch) == 0 {
			continue
		}
		err := j.commit(batch)
		for _, w := range batch {
			w.done <- err
		}
		if now := j.now(); now.Sub(swept) > sweepEvery {
			swept = now
			j.forget(now)
		}
	}
}

// gather takes what else is asked for at this moment.
func (j *Journal) gather(batch ...*wish) []*wish {
	for len(batch) < atATime {
		select {
		case w := <-j.asked:
			batch = append(batch, w)
			continue
		default:
		}
		select {
		case w := <-j.later:
			batch = append(batch, w)
		default:
			return batch
		}
	}
	return batch
}

// shorten brings the log beside the file back into the file from time to time, so that no acknowledgement waits for
// it.
func (j *Journal) shorten() {
	t := time.NewTicker(shortenEvery)
	defer t.Stop()
	for {
		select {
		case <-j.ended:
			return
		case <-t.C:
			ctx, cancel := context.WithTimeout(context.Background(), commitWithin)
			_, _ = j.pool.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)") // what it misses it finds the next time
			cancel()
		}
	}
}

const (
	insert = "INSERT INTO delivery (key, body, accepted_at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING"
	settle = "UPDATE delivery SET body = NULL, settled_at = ? WHERE key = ? AND settled_at IS NULL"
	forget = "DELETE FROM delivery WHERE settled_at < ?"
)

// commit does all of the batch in one transaction, or nothing.
func (j *Journal) commit(batch []*wish) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), commitWithin)
	defer cancel()
	tx, err := j.pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("journal: begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	fresh := make([]bool, len(batch))
	for i, w := range batch {
		if fresh[i], err = w.do(ctx, tx); err != nil {
			return fmt.Errorf("journal: write: %w", err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("journal: commit: %w", err)
	}
	for i, w := range batch {
		w.fresh = fresh[i]
	}
	return nil
}

// do does what is wished and reports whether anything changed.
func (w *wish) do(ctx context.Context, tx *sql.Tx) (bool, error) {
	var done sql.Result
	var err error
	if w.look {
		return false, nil
	}
	if w.settle {
		done, err = tx.ExecContext(ctx, settle, w.at.UnixMilli(), w.key)
	} else {
		done, err = tx.ExecContext(ctx, insert, w.key, w.body, w.at.UnixMilli())
	}
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// forget lets go of keys that nobody delivers any more. What it misses it finds the next time.
func (j *Journal) forget(now time.Time) {
	ctx, cancel := context.WithTimeout(context.Background(), commitWithin)
	defer cancel()
	_, _ = j.pool.ExecContext(ctx, forget, now.Add(-remembered).UnixMilli())
}
