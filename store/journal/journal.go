// Package journal keeps what came in until it is answered, in a small SQLite file of its own: accepting
// waits for no other database. Several processes may use one file at the same time.
//
// What was said lies in it sealed, and is erased when it is settled; a key is remembered for some days, so that
// what is delivered again is known. It judges nothing: whether something is answered, the case database knows.
//
//	j, err := journal.Open(ctx, "redress.db.inbox", sealer)
//	fresh, err := j.Accept(ctx, delivery)
package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// Sealer makes text unreadable without its key. about is bound to the text: what was sealed about one thing
// does not open as another.
type Sealer interface {
	Seal(plain, about []byte) ([]byte, error)
	Open(sealed, about []byte) ([]byte, error)
}

// Bounds of a journal.
const (
	remembered = 72 * time.Hour // that a settled key is known; the platforms deliver again for minutes
	sweepEvery = time.Hour      // between two forgettings of old keys
	atATime    = 256            // deliveries that go to the disk together
)

// settings of every connection: return from a commit only when it is on the disk, overwrite what is erased,
// and wait for the other process no longer than an acknowledgement may.
const settings = "?_pragma=busy_timeout(2500)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=secure_delete(1)" +
	"&_pragma=wal_autocheckpoint(0)&_txlock=immediate"

const schema = `CREATE TABLE IF NOT EXISTS delivery (
	nr          INTEGER PRIMARY KEY AUTOINCREMENT,
	key         TEXT    NOT NULL UNIQUE,
	body        BLOB,              -- sealed; erased when it is settled
	accepted_at INTEGER NOT NULL,  -- milliseconds
	settled_at  INTEGER,
	process     INTEGER            -- the number of the one that accepted it; NULL: it has none
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_open ON delivery (accepted_at, nr) WHERE settled_at IS NULL;`

// Journal is an open file. It is safe for use by several goroutines.
type Journal struct {
	pool   *sql.DB
	seal   Sealer
	now    func() time.Time
	asked  chan *wish
	later  chan *wish // what need not be on the disk at once
	closed chan struct{}
	ended  chan struct{}
	writer *writer // nil: to be made

	path   string
	own    *os.File // held while this process has the journal open
	number int      // of this process; 0: it has none
	before int64    // the last delivery that was accepted before this process had its number
}

// wish is one change that waits for the next commit.
type wish struct {
	key    string
	body   []byte
	at     time.Time
	settle bool
	look   bool // changes nothing: what was asked for before it is on the disk with it
	fresh  bool
	done   chan error
}

// escaped writes a path as the name in a "file:" address of SQLite.
var escaped = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")

// Open opens the file, and makes it where there is none, for the eyes of its owner only.
func Open(ctx context.Context, path string, seal Sealer, now func() time.Time) (*Journal, error) {
	if err := makeFile(path); err != nil {
		return nil, refused(path, err)
	}
	pool, err := sql.Open("sqlite", "file:"+escaped.Replace(path)+settings)
	if err != nil {
		return nil, refused(path, err)
	}
	pool.SetMaxOpenConns(4)
	pool.SetMaxIdleConns(4)
	if err := prepare(ctx, pool); err != nil {
		return nil, errors.Join(refused(path, err), pool.Close())
	}
	j := &Journal{
		pool: pool, seal: seal, now: now, path: path,
		asked: make(chan *wish, atATime), later: make(chan *wish, 8*atATime), closed: make(chan struct{}), ended: make(chan struct{}),
	}
	if err := j.appear(ctx); err != nil {
		return nil, errors.Join(refused(path, err), pool.Close())
	}
	go j.write()
	go j.shorten() //nolint:gosec // it ends with the journal, not with whoever opened it
	return j, nil
}

// prepare makes the table. Two processes that make the same new file get in each other's way without waiting.
func prepare(ctx context.Context, pool *sql.DB) error {
	var err error
	for range 50 {
		if err = makeTable(ctx, pool); err == nil || ctx.Err() != nil || !inTheWay(err) {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond):
		}
	}
	return err
}

// inTheWay reports whether another process has the file locked at this moment.
func inTheWay(err error) bool {
	e, is := errors.AsType[*sqlite.Error](err)
	return is && (e.Code()&0xff == lib.SQLITE_BUSY || e.Code()&0xff == lib.SQLITE_LOCKED)
}

// makeTable makes the table where there is none, and adds what one of an older program has not.
func makeTable(ctx context.Context, pool *sql.DB) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	var known bool
	if err := tx.QueryRowContext(ctx, "SELECT count(*) > 0 FROM pragma_table_info('delivery') WHERE name = 'process'").Scan(&known); err != nil {
		return err
	}
	if !known {
		if _, err := tx.ExecContext(ctx, "ALTER TABLE delivery ADD COLUMN process INTEGER"); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func makeFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func refused(path string, cause error) error {
	return casework.E(casework.Internal, "journal.Open", fmt.Sprintf(
		"What comes in cannot be kept in %s: make its folder writable, or set REDRESS_JOURNAL to another file.", path), cause)
}

// Close ends the journal; what was accepted stays.
func (j *Journal) Close() error {
	close(j.closed)
	<-j.ended
	if j.writer != nil {
		_ = j.writer.close()
	}
	err := j.pool.Close()
	if j.own != nil {
		err = errors.Join(err, j.own.Close())
	}
	return err
}

// Accept keeps the delivery on the disk. fresh is false where its key was accepted before.
func (j *Journal) Accept(ctx context.Context, d post.Delivery) (fresh bool, err error) {
	if err := casework.CheckDelivery(&d); err != nil {
		return false, err
	}
	sealed, err := j.seal.Seal(d.Body, []byte(d.Key))
	if err != nil {
		return false, fmt.Errorf("journal: seal a delivery: %w", err)
	}
	w := &wish{key: d.Key, body: sealed, at: d.At, done: make(chan error, 1)}
	err = j.ask(ctx, w)
	return w.fresh && err == nil, err
}

// Settle erases what the delivery said, with the next commit or a quarter of a second later. A process that ends
// in between leaves it to the next one, which finds that it is answered. A key that was never accepted is no
// error.
func (j *Journal) Settle(ctx context.Context, key string) error {
	select {
	case j.later <- &wish{key: key, at: j.now(), settle: true, done: make(chan error, 1)}:
		return nil
	case <-j.closed:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// flush waits until what was settled before is on the disk.
func (j *Journal) flush(ctx context.Context) error {
	return j.ask(ctx, &wish{look: true, done: make(chan error, 1)})
}

// errClosed is what is asked of a journal that is closed.
var errClosed = errors.New("journal: closed")

func (j *Journal) ask(ctx context.Context, w *wish) error {
	select {
	case j.asked <- w:
	case <-j.closed:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-w.done:
		return err
	case <-j.ended:
		select {
		case err := <-w.done:
			return err
		default:
			return errClosed
		}
	case <-ctx.Done():
		w.fresh = false
		return ctx.Err()
	}
}

// Unsettled returns the oldest deliveries that were accepted before the instant and not settled, at most limit.
// One that cannot be unsealed comes without its body.
func (j *Journal) Unsettled(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error) {
	return j.unsettled(ctx, "accepted_at < ? ORDER BY accepted_at, nr LIMIT ?", before.UnixMilli(), limit)
}

// unsettled returns the deliveries that are not settled and of which the rest of a statement holds.
func (j *Journal) unsettled(ctx context.Context, which string, values ...any) (out []post.Delivery, err error) {
	statement := "SELECT key, body, accepted_at FROM delivery WHERE settled_at IS NULL AND " + which //nolint:gosec // which is a constant
	rows, err := j.pool.QueryContext(ctx, statement, values...)
	if err != nil {
		return nil, fmt.Errorf("journal: read what is not settled: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var d post.Delivery
		var sealed []byte
		var at int64
		if err := rows.Scan(&d.Key, &sealed, &at); err != nil {
			return nil, fmt.Errorf("journal: read what is not settled: %w", err)
		}
		d.At = time.UnixMilli(at).UTC()
		if plain, err := j.seal.Open(sealed, []byte(d.Key)); err == nil {
			d.Body = plain
		}
		out = append(out, d)
	}
	return out, rows.Err()
}
