package sqldb

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// About yields every row about the case, table by table, as one look at the database finds them. Which tables
// there are the database is asked: one that is new to the schema is among them.
func (d *DB) About(ctx context.Context, id casework.CaseID) iter.Seq2[casework.Row, error] {
	const op = "sqldb.About"
	return func(yield func(casework.Row, error) bool) {
		rows, err := d.rowsAbout(ctx, id)
		if err != nil {
			yield(casework.Row{}, d.fail(ctx, op, err))
			return
		}
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (d *DB) rowsAbout(ctx context.Context, id casework.CaseID) ([]casework.Row, error) {
	tx, err := d.pool.BeginTx(ctx, d.oneLook())
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	var ref string
	err = tx.QueryRowContext(ctx, d.marked("SELECT reference FROM cases WHERE id = ?"), string(id)).Scan(&ref)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	tables, err := d.tables(ctx, tx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(tables, func(a, b table) int { return cmp.Compare(a.Name, b.Name) })
	var out []casework.Row
	for i := range tables {
		found, err := d.tableAbout(ctx, tx, &tables[i], id, casework.Reference(ref))
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// tableAbout returns the rows of one table about the case.
func (d *DB) tableAbout(ctx context.Context, tx *sql.Tx, t *table, id casework.CaseID, ref casework.Reference) ([]casework.Row, error) {
	switch {
	case t.Name == "cases":
		return d.rowsOfTable(ctx, tx, t, "id = ?", string(id))
	case t.Name == auditTable: // lists name the cases that they showed
		return d.auditAbout(ctx, tx, t, id)
	case t.Name == "outbox", t.Name == "inbox":
		find := d.lettersAbout
		if t.Name == "inbox" {
			find = d.deliveriesAbout
		}
		keys, err := find(ctx, tx, d.revealer(ctx), id, ref)
		var out []casework.Row
		for _, key := range keys {
			var found []casework.Row
			if err == nil {
				found, err = d.rowsOfTable(ctx, tx, t, "key = ?", key)
			}
			out = append(out, found...)
		}
		return out, err
	case t.has(caseColumn):
		return d.rowsOfTable(ctx, tx, t, caseColumn+" = ?", string(id))
	}
	return nil, nil
}

// rowsOfTable reads rows as text. Bytes that are no text are written in hexadecimal.
func (d *DB) rowsOfTable(ctx context.Context, tx *sql.Tx, t *table, which string, values ...any) ([]casework.Row, error) {
	found, err := tx.QueryContext(ctx, d.marked("SELECT "+t.names()+" FROM "+quoted(t.Name)+" WHERE "+which), values...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = found.Close() }()
	var out []casework.Row
	for found.Next() {
		held, into := make([]any, len(t.Columns)), make([]any, len(t.Columns))
		for i := range held {
			into[i] = &held[i]
		}
		if err := found.Scan(into...); err != nil {
			return nil, err
		}
		row, err := d.legibleRow(ctx, t, held)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, found.Err()
}

// legibleRow is a row as text, with what is sealed in it opened.
func (d *DB) legibleRow(ctx context.Context, t *table, held []any) (casework.Row, error) {
	row, fields := casework.Row{Table: t.Name}, map[string]string{}
	for i, v := range held {
		if v != nil {
			fields[t.Columns[i].Name] = t.Columns[i].legibly(v)
		}
	}
	for i, v := range held {
		if v == nil {
			continue
		}
		name := t.Columns[i].Name
		if c := sealedColumnOf(t.Name, name); c != nil {
			key := make([]string, len(c.Key))
			for k := range c.Key {
				key[k] = fields[c.Key[k]]
			}
			text, err := sealed.Read(fields[name])
			var plain []byte
			if err == nil {
				plain, err = d.reveal(ctx, c.at(key), text)
			}
			if err != nil {
				return row, err
			}
			fields[name] = (&column{Kind: "bytes"}).legibly(plain) // it may have been bytes
		}
		row.Fields = append(row.Fields, casework.Field{Name: name, Value: fields[name]})
	}
	return row, nil
}

// auditAbout returns the entries about the case, and those of lists that name it.
func (d *DB) auditAbout(ctx context.Context, tx *sql.Tx, t *table, id casework.CaseID) ([]casework.Row, error) {
	var numbers []string
	err := eachKey(ctx, tx, d.marked("SELECT nr, CASE case_id WHEN ? THEN '' ELSE detail END FROM audit WHERE case_id = ? OR detail <> '' ORDER BY nr"),
		func(nr string, text sealed.Text) error {
			detail, err := d.reveal(ctx, auditPlace, text)
			if text.IsZero() || bytes.Contains(detail, []byte(id)) {
				numbers = append(numbers, nr)
			}
			return err
		}, string(id), string(id))
	if err != nil {
		return nil, err
	}
	var out []casework.Row
	for _, nr := range numbers {
		n, err := strconv.ParseInt(nr, 10, 64)
		if err != nil {
			return nil, err
		}
		found, err := d.rowsOfTable(ctx, tx, t, "nr = ?", n)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

func (c *column) legibly(v any) string {
	switch v := v.(type) {
	case []byte:
		if utf8.Valid(v) && (c.Kind == "text" || !bytes.ContainsRune(v, 0)) {
			return string(v)
		}
		return hex.EncodeToString(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return fmt.Sprint(v)
}
