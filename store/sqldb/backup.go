package sqldb

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"
	"time"
	"unicode/utf8"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// A backup is text in lines of JSON, compressed with gzip: what it is; then, table by table, the table's name
// and a list for every row; at last how many rows there were and the checksum of all lines before. It is the
// same for both databases, and one made of the one can be put back into the other. What is sealed stays sealed,
// and the keys are in it as they are in the database: locked with REDRESS_KEY, which it does not hold.
type (
	// backupHead is the first line.
	backupHead struct {
		Redress string    `json:"redress"` // "backup"
		Form    int       `json:"form"`
		Schema  []int64   `json:"schema"` // the migrations that made it
		At      time.Time `json:"at"`
		Tables  []table   `json:"tables"`
		// Keys are those of what is sealed in it, locked as they are in the database.
		Keys sealed.Locked `json:"keys"`
	}
	// backupTable begins a table.
	backupTable struct {
		Table string `json:"table"`
	}
	// backupEnd is the last line.
	backupEnd struct {
		End    bool             `json:"end"`
		Rows   map[string]int64 `json:"rows"`
		Last   map[string]int64 `json:"last"` // numbers that the database gave last
		SHA256 string           `json:"sha256"`
	}
)

const (
	backupName = "backup"
	backupForm = 1
)

// Backup writes everything that the database holds, as it stands at one moment, while others go on reading
// and writing. It returns how many rows of each table there are.
func (d *DB) Backup(ctx context.Context, w io.Writer, at time.Time) (map[string]int64, error) {
	const op = "sqldb.Backup"
	tx, err := d.pool.BeginTx(ctx, d.oneLook())
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	defer func() { _ = tx.Rollback() }()
	head := backupHead{Redress: backupName, Form: backupForm, At: at.UTC()}
	if head.Schema, err = applied(ctx, tx); err == nil {
		head.Tables, err = d.tables(ctx, tx)
	}
	if err == nil {
		head.Keys, _, err = d.lockedKeys(ctx, tx)
	}
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	out := newBackupWriter(w)
	out.line(head)
	rows := map[string]int64{}
	for i := range head.Tables {
		t := &head.Tables[i]
		out.line(backupTable{t.Name})
		if rows[t.Name], err = out.table(ctx, tx, t); err != nil {
			return nil, d.fail(ctx, op, err)
		}
	}
	last, err := d.sequences(ctx, tx)
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	if err := out.end(backupEnd{End: true, Rows: rows, Last: last}); err != nil {
		return nil, casework.E(casework.Internal, op, "The backup could not be written. Make room for it, or choose another place.", err)
	}
	return rows, nil
}

// backupWriter writes lines and remembers the first error.
type backupWriter struct {
	zip *gzip.Writer
	buf *bufio.Writer
	sum hash.Hash
	err error
}

func newBackupWriter(w io.Writer) *backupWriter {
	zip, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	return &backupWriter{zip: zip, buf: bufio.NewWriterSize(zip, 1<<16), sum: sha256.New(), err: err}
}

func (b *backupWriter) line(v any) {
	text, err := json.Marshal(v)
	if b.err == nil {
		b.err = err
	}
	if b.err == nil {
		text = append(text, '\n')
		_, _ = b.sum.Write(text)
		_, b.err = b.buf.Write(text)
	}
}

func (b *backupWriter) end(e backupEnd) error {
	e.SHA256 = hex.EncodeToString(b.sum.Sum(nil))
	b.line(e)
	if b.err == nil {
		b.err = b.buf.Flush()
	}
	if b.err == nil {
		b.err = b.zip.Close()
	}
	return b.err
}

// table writes every row of a table.
func (b *backupWriter) table(ctx context.Context, tx *sql.Tx, t *table) (n int64, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+t.names()+" FROM "+quoted(t.Name)) //nolint:gosec // the database named them
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	values, into := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() && b.err == nil {
		if err := rows.Scan(into...); err != nil {
			return n, err
		}
		for i, v := range values {
			values[i] = t.Columns[i].portable(v)
		}
		b.line(values)
		n++
	}
	if b.err != nil {
		return n, nil // the end says it
	}
	return n, rows.Err()
}

// notText is text that is not valid in JSON, which a database may hold nevertheless.
type notText struct {
	Bytes []byte `json:"bytes"`
}

// portable is a value as a backup holds it, whichever database it comes from. Bytes become base64.
func (c *column) portable(v any) any {
	switch v := v.(type) {
	case bool:
		if v {
			return 1
		}
		return 0
	case []byte:
		if c.Kind == "text" {
			return c.portable(string(v))
		}
	case string:
		if c.Kind == "bytes" {
			return []byte(v)
		}
		if !utf8.ValidString(v) {
			return notText{[]byte(v)}
		}
	}
	return v
}
