package journal

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
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
	insert = "INSERT INTO delivery (key, body, accepted_at, process) VALUES (?, ?, ?, nullif(?, 0)) ON CONFLICT (key) DO NOTHING"
	settle = "UPDATE delivery SET body = NULL, settled_at = ? WHERE key = ? AND settled_at IS NULL"
	forget = "DELETE FROM delivery WHERE settled_at < ?"
)

// writer is the connection that deliveries are written over, with what is written again and again made ready.
type writer struct {
	conn                            *sql.Conn
	begin, insert, settle, end, not *sql.Stmt
	number                          int // of the process
}

// newWriter takes a connection of the pool's.
func newWriter(ctx context.Context, pool *sql.DB, number int) (*writer, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writer{conn: conn, number: number}
	for text, ready := range map[string]**sql.Stmt{
		"BEGIN IMMEDIATE": &w.begin, insert: &w.insert, settle: &w.settle, "COMMIT": &w.end, "ROLLBACK": &w.not,
	} {
		if *ready, err = conn.PrepareContext(ctx, text); err != nil { //nolint:sqlclosecheck // close closes them
			return nil, errors.Join(err, w.close())
		}
	}
	return w, nil
}

// close ends the connection itself, not only its use: what it has begun and not ended is as if it had never been.
func (w *writer) close() error {
	for _, s := range []*sql.Stmt{w.begin, w.insert, w.settle, w.end, w.not} {
		if s != nil {
			_ = s.Close()
		}
	}
	if err := w.conn.Raw(func(any) error { return driver.ErrBadConn }); !errors.Is(err, driver.ErrBadConn) {
		return err
	}
	return nil
}

// write does all of the batch in one transaction, or nothing. It waits for another process no longer than the
// settings of the connection say.
func (w *writer) write(ctx context.Context, batch []*wish) error {
	if len(batch) == 1 { // a statement is a transaction of its own
		fresh, err := w.do(ctx, batch[0])
		batch[0].fresh = fresh
		return err
	}
	if _, err := w.begin.ExecContext(ctx); err != nil {
		return err
	}
	fresh := make([]bool, len(batch))
	for i, one := range batch {
		var err error
		if fresh[i], err = w.do(ctx, one); err != nil {
			return w.undo(ctx, err)
		}
	}
	if _, err := w.end.ExecContext(ctx); err != nil {
		return w.undo(ctx, err)
	}
	for i, one := range batch {
		one.fresh = fresh[i]
	}
	return nil
}

func (w *writer) undo(ctx context.Context, cause error) error {
	_, err := w.not.ExecContext(ctx)
	return errors.Join(cause, err)
}

// do does what is wished and reports whether anything changed.
func (w *writer) do(ctx context.Context, one *wish) (bool, error) {
	var done sql.Result
	var err error
	switch {
	case one.look:
		return false, nil
	case one.settle:
		done, err = w.settle.ExecContext(ctx, one.at.UnixMilli(), one.key)
	default:
		done, err = w.insert.ExecContext(ctx, one.key, one.body, one.at.UnixMilli(), w.number)
	}
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// commit writes the batch, over a new connection where one failed before.
func (j *Journal) commit(batch []*wish) (err error) {
	ctx := context.Background()
	if j.writer == nil {
		if j.writer, err = newWriter(ctx, j.pool, j.number); err != nil {
			return fmt.Errorf("journal: begin: %w", err)
		}
	}
	if err := j.writer.write(ctx, batch); err != nil {
		err = errors.Join(err, j.writer.close())
		j.writer = nil
		return fmt.Errorf("journal: write: %w", err)
	}
	return nil
}

// forget lets go of keys that nobody delivers any more. What it misses it finds the next time.
func (j *Journal) forget(now time.Time) {
	ctx, cancel := context.WithTimeout(context.Background(), commitWithin)
	defer cancel()
	_, _ = j.pool.ExecContext(ctx, forget, now.Add(-remembered).UnixMilli())
}
