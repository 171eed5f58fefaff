package sqldb

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// walking goes through the rows of a table that have something in a column, a batch at a time in the order
// of their keys. Rows may change meanwhile.
type walking struct {
	d      *DB
	tx     querier
	column *sealedColumn
	where  string // a condition without values
	after  []any
}

// querier is what reads rows.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// walked is the value of one row.
type walked struct {
	key   []string
	value []byte

	as []any // the key as the database gave it
}

// walkBatch is how many rows are looked at together.
const walkBatch = 200

// each does something with every row, and returns how many there were.
func (w *walking) each(ctx context.Context, do func(r *walked) error) (n int, err error) {
	for {
		rows, err := w.next(ctx)
		if err != nil || len(rows) == 0 {
			return n, err
		}
		for i := range rows {
			if err := do(&rows[i]); err != nil {
				return n, err
			}
			n++
		}
	}
}

// next returns the rows that come next, none at the end.
func (w *walking) next(ctx context.Context) ([]walked, error) {
	c := w.column
	keys := strings.Join(c.Key, ", ")
	query := fmt.Sprintf("SELECT %s, %s FROM %s WHERE %s", keys, c.Column, c.Table, w.where)
	if w.after != nil {
		query += fmt.Sprintf(" AND (%s) > (%s)", keys, strings.TrimSuffix(strings.Repeat("?, ", len(c.Key)), ", "))
	}
	query += fmt.Sprintf(" ORDER BY %s LIMIT %d", keys, walkBatch)
	rows, err := w.tx.QueryContext(ctx, w.d.marked(query), w.after...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []walked
	for rows.Next() {
		r := walked{key: make([]string, len(c.Key)), as: make([]any, len(c.Key))}
		into := make([]any, 0, len(c.Key)+1)
		for i := range r.as {
			into = append(into, &r.as[i])
		}
		if err := rows.Scan(append(into, &r.value)...); err != nil {
			return nil, err
		}
		for i, v := range r.as {
			r.key[i] = fmt.Sprint(v)
		}
		w.after = r.as
		out = append(out, r)
	}
	return out, rows.Err()
}
