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
	options := &sql.TxOptions{ReadOnly: true}
	if d.place.postgres != nil {
		options.Isolation = sql.LevelRepeatableRead
	}
	tx, err := d.pool.BeginTx(ctx, options)
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
		like := "%" + string(id) + "%"
		return d.rowsOfTable(ctx, tx, t, "(case_id = ? OR detail LIKE ?) ORDER BY nr", string(id), like)
	case t.Name == "outbox", t.Name == "inbox":
		find := d.lettersAbout
		if t.Name == "inbox" {
			find = d.deliveriesAbout
		}
		keys, err := find(ctx, tx, id, ref)
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
		row := casework.Row{Table: t.Name}
		for i, v := range held {
			if v != nil {
				row.Fields = append(row.Fields, casework.Field{Name: t.Columns[i].Name, Value: t.Columns[i].legibly(v)})
			}
		}
		out = append(out, row)
	}
	return out, found.Err()
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
