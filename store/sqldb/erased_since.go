package sqldb

import (
	"context"
	"slices"

	"github.com/redress-send/redress/casework"
)

// ErasedAmong returns those of the names that are the reference or the id of a case that was erased.
func (d *DB) ErasedAmong(ctx context.Context, names []string) ([]string, error) {
	const op = "sqldb.ErasedAmong"
	var out []string
	for some := range slices.Chunk(names, batch) {
		rows, err := rowsOf[erasedRow](d.read(ctx).Where("case_id IN ? OR reference IN ?", some, some))
		if err != nil {
			return nil, d.fail(ctx, op, err)
		}
		for _, row := range rows {
			for _, name := range []string{row.CaseID, row.Reference} {
				if slices.Contains(some, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out, nil
}

// ErasedAfter returns the cases whose erasure is written down in the audit after the entry of that number, and the
// number of the last entry. A chain that is shorter than the number, for a backup was put back, is read from its
// beginning.
func (d *DB) ErasedAfter(ctx context.Context, nr int64) (out []casework.Erased, last int64, err error) {
	const op = "sqldb.ErasedAfter"
	end, err := d.AuditEnd(ctx)
	if err != nil {
		return nil, nr, err
	}
	if end.Last < nr {
		nr = 0
	}
	var rows []erasedRow
	err = d.read(ctx).Raw(`SELECT DISTINCT e.case_id, e.reference, e.erased_at, e.why FROM audit AS a JOIN erased AS e ON e.case_id = a.case_id
		WHERE a.nr > ? AND a.nr <= ? AND a.action = ?`, nr, end.Last, string(casework.ActErase)).Scan(&rows).Error
	if err != nil {
		return nil, nr, d.fail(ctx, op, err)
	}
	for i := range rows {
		out = append(out, rows[i].toErased())
	}
	return out, end.Last, nil
}
