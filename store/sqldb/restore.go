package sqldb

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"reflect"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// Restored is what a backup brought.
type Restored struct {
	Rows map[string]int64 // by table, as they are now
	// Again are the cases of the backup that had been erased since it was made, and were erased again.
	Again []casework.Erased
	// Others are references on the register that another case of the backup has: it was left as it is.
	Others []casework.Reference
	// Uncounted is how many of those that were erased again are no longer counted, for nothing says how.
	Uncounted int
}

// Restore puts a backup back: all of it or nothing, in one transaction. What was erased since the backup was
// made, as far as the database or the register (which may be nil) knows it, is erased again. A database that holds anything is
// an error of kind Exists unless it may be overwritten, which takes everything out of it first; a backup
// that is damaged or cut off, of another schema, or locked with a key that the store was not given, is an error
// of kind Invalid.
func (d *DB) Restore(ctx context.Context, r io.Reader, overwrite bool, erased *Register) (Restored, error) {
	const op = "sqldb.Restore"
	out, err := d.restore(ctx, op, r, overwrite, erased)
	if err == nil {
		err = d.fail(ctx, op, d.useKeys(ctx)) // they are the backup's now
	}
	return out, err
}

func (d *DB) restore(ctx context.Context, op string, r io.Reader, overwrite bool, erased *Register) (Restored, error) {
	fresh, err := d.freshRows(ctx)
	if err != nil {
		return Restored{}, d.fail(ctx, op, err)
	}
	if d.turn != nil {
		select {
		case d.turn <- struct{}{}:
			defer func() { <-d.turn }()
		case <-ctx.Done():
			return Restored{}, d.fail(ctx, op, ctx.Err())
		}
	}
	tx, err := d.pool.BeginTx(ctx, nil)
	if err != nil {
		return Restored{}, d.fail(ctx, op, err)
	}
	defer func() { _ = tx.Rollback() }()
	back := restoring{d: d, tx: tx, op: op, sum: sha256.New(), erased: erased}
	err = back.open(ctx, r)
	if err == nil && !overwrite {
		err = back.mustBeEmpty(ctx, fresh)
	}
	if err == nil {
		err = back.replaceAll(ctx)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return Restored{}, d.fail(ctx, op, err)
	}
	return back.out, nil
}

// restoring is one restore.
type restoring struct {
	d      *DB
	tx     *sql.Tx
	op     string
	in     *bufio.Reader
	sum    hash.Hash
	tables []table // of the database
	head   backupHead
	out    Restored
	erased *Register    // kept apart from the database; may be nil
	ring   *sealed.Ring // the keys of the backup
}

func (r *restoring) damaged(cause error) error {
	return casework.E(casework.Invalid, r.op, "The backup is damaged or was cut off. Nothing was changed; use another copy of it.", cause)
}

// open reads what the backup is, and compares it with the database.
func (r *restoring) open(ctx context.Context, from io.Reader) error {
	zip, err := gzip.NewReader(from)
	if err != nil {
		return casework.E(casework.Invalid, r.op, "This is not a backup that “redress backup” made. Nothing was changed.", err)
	}
	r.in = bufio.NewReaderSize(zip, 1<<16)
	line, err := r.line()
	if err != nil {
		return err
	}
	if err := json.Unmarshal(line, &r.head); err != nil || r.head.Redress != backupName {
		return r.damaged(err)
	}
	have, err := applied(ctx, r.tx)
	if err == nil {
		r.tables, err = r.d.tables(ctx, r.tx)
	}
	if err != nil {
		return err
	}
	if r.head.Form != backupForm || !slices.Equal(r.head.Schema, have) || !sameTables(r.head.Tables, r.tables) {
		return casework.E(casework.Invalid, r.op, fmt.Sprintf(
			"The backup is of schema %s and this program has schema %s: put it back with the program that made it, then run `redress migrate` with this one. Nothing was changed.",
			lastOf(r.head.Schema), lastOf(have)), nil)
	}
	if r.ring, err = sealed.Unlock(r.head.Keys, r.d.keys.given...); err != nil {
		return r.d.cannotUnlock(r.op, "The backup", r.head.Keys.By, err)
	}
	return nil
}

func lastOf(schema []int64) string {
	if len(schema) == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%d migrations)", schema[len(schema)-1], len(schema))
}

// sameTables reports whether both have the same tables with the same columns, in whatever order.
func sameTables(a, b []table) bool { return reflect.DeepEqual(shape(a), shape(b)) }

func shape(all []table) map[string]string {
	out := map[string]string{}
	for _, t := range all {
		for _, c := range t.Columns {
			out[t.Name+"."+c.Name] = c.Kind
		}
	}
	return out
}

// line reads a line and adds it to the sum.
func (r *restoring) line() ([]byte, error) {
	line, err := r.in.ReadBytes('\n')
	if err != nil {
		return nil, r.damaged(err)
	}
	if !bytes.HasPrefix(line, []byte(`{"end":`)) {
		_, _ = r.sum.Write(line)
	}
	return line, nil
}

// replaceAll takes everything out and puts the backup in.
func (r *restoring) replaceAll(ctx context.Context) error {
	erased, err := erasuresIn(ctx, r.tx)
	if err != nil {
		return err
	}
	erased.join(r.erased)
	again, err := r.d.quieten(ctx, r.tx, r.tables)
	if err != nil {
		return err
	}
	for _, t := range slices.Backward(r.tables) {
		if _, err := r.tx.ExecContext(ctx, "DELETE FROM "+quoted(t.Name)); err != nil { //nolint:gosec // the database named it
			return err
		}
	}
	end, err := r.fill(ctx)
	if err != nil {
		return err
	}
	if err := r.d.setSequences(ctx, r.tx, end.Last); err != nil {
		return err
	}
	if err := again(); err != nil {
		return err
	}
	return r.eraseAgain(ctx, erased)
}

// quieten keeps the database from doing anything of its own about rows that go and come, until again.
func (d *DB) quieten(ctx context.Context, tx *sql.Tx, tables []table) (again func() error, err error) {
	var before, after []string
	if d.place.postgres == nil {
		err = scan(ctx, tx, d.catalogue().triggers, func(r *[2]string) error {
			before, after = append(before, "DROP TRIGGER "+quoted(r[0])), append(after, r[1])
			return nil
		})
	} else {
		for _, t := range tables {
			before = append(before, "ALTER TABLE "+quoted(t.Name)+" DISABLE TRIGGER USER")
			after = append(after, "ALTER TABLE "+quoted(t.Name)+" ENABLE TRIGGER USER")
		}
	}
	each := func(statements []string) error {
		for _, s := range statements {
			if _, err := tx.ExecContext(ctx, s); err != nil {
				return err
			}
		}
		return nil
	}
	if err == nil {
		err = each(before)
	}
	return func() error { return each(after) }, err
}

// fill reads the rows and writes them, until the end says that all of them were there.
func (r *restoring) fill(ctx context.Context) (end backupEnd, err error) {
	r.out.Rows = map[string]int64{}
	var into *inserting
	for {
		line, err := r.line()
		if err != nil {
			return end, err
		}
		switch line[0] {
		case '[':
			err = r.damaged(errors.New("a row without a table"))
			if into != nil {
				err = into.row(ctx, line)
				r.out.Rows[into.to.Name]++
			}
		case '{':
			if into != nil {
				if err := into.flush(ctx); err != nil {
					return end, err
				}
			}
			if bytes.HasPrefix(line, []byte(`{"end":`)) {
				return r.end(line)
			}
			into, err = r.begin(line)
		default:
			err = r.damaged(nil)
		}
		if err != nil {
			return end, err
		}
	}
}

// end compares what was read with what was written.
func (r *restoring) end(line []byte) (end backupEnd, err error) {
	if err := json.Unmarshal(line, &end); err != nil {
		return end, r.damaged(err)
	}
	if end.SHA256 != hex.EncodeToString(r.sum.Sum(nil)) || !reflect.DeepEqual(end.Rows, r.out.Rows) {
		return end, r.damaged(errors.New("the checksum does not fit"))
	}
	if n, err := r.in.Read(make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) {
		return end, r.damaged(fmt.Errorf("something follows the end: %w", err))
	}
	return end, nil
}
