package sqldb

import (
	"context"
	"iter"

	"github.com/redress-send/redress/casework"
)

// Involved yields of every case who opened it and whoever was ever assigned to it.
func (d *DB) Involved(ctx context.Context) iter.Seq2[casework.Involvement, error] {
	const op = "sqldb.Involved"
	return func(yield func(casework.Involvement, error) bool) {
		rows, err := d.pool.QueryContext(ctx, "SELECT reference, opened_by FROM cases UNION ALL "+
			"SELECT c.reference, f.assigned FROM facts f JOIN cases c ON c.id = f.case_id WHERE f.assigned <> ''")
		if err != nil {
			yield(casework.Involvement{}, d.fail(ctx, op, err))
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var i casework.Involvement
			if err := rows.Scan(&i.Reference, &i.Person); err != nil {
				yield(i, d.fail(ctx, op, err))
				return
			}
			if !yield(i, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(casework.Involvement{}, d.fail(ctx, op, err))
		}
	}
}
