package sqldb

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// Reseal seals every value anew that is sealed with another key than the one that seals now, some hundred
// at a time while others read and write. It can be stopped at any moment and begun again. It returns how many
// it sealed; values that do not open are left as they are, and make an error at the end that says how many.
func (d *DB) Reseal(ctx context.Context, progress func(done int)) (done int, err error) {
	const op = "sqldb.Reseal"
	now, err := d.reload(ctx)
	if err != nil {
		return 0, d.fail(ctx, op, err)
	}
	var failed int
	var first error
	for i := range sealedColumns {
		c := &sealedColumns[i]
		walk := walking{d: d, tx: d.pool, column: c,
			where: fmt.Sprintf("%s <> '' AND %[1]s NOT LIKE 's1:%s:%%'", c.Column, now.ring.Primary())}
		for {
			rows, err := walk.next(ctx)
			if err != nil {
				return done, d.fail(ctx, op, err)
			}
			if len(rows) == 0 {
				break
			}
			n, bad, err := d.resealRows(ctx, op, c, rows)
			if err != nil && bad == 0 {
				return done, err
			}
			if done, failed = done+n, failed+bad; first == nil {
				first = err
			}
			progress(done)
		}
	}
	if failed > 0 {
		return done, casework.E(casework.Internal, op, fmt.Sprintf(
			"%s holds %d sealed values that do not open: they were changed or moved past Redress, and stay as they are. The others are sealed anew.", d.place, failed), first)
	}
	return done, nil
}

// resealRows seals the values of some rows anew, unless somebody has changed them meanwhile. With bad values
// the error is that of the first of them.
func (d *DB) resealRows(ctx context.Context, op string, c *sealedColumn, rows []walked) (done, bad int, err error) {
	set := d.marked(fmt.Sprintf("UPDATE %s SET %s = ? WHERE %s AND %s = ?", c.Table, c.Column, c.isRow(), c.Column))
	var first error
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		done, bad, first = 0, 0, nil
		for i := range rows {
			r := &rows[i]
			fresh, err := d.sealedAnew(ctx, c.at(r.key), string(r.value))
			if err != nil {
				if bad++; first == nil {
					first = err
				}
				continue
			}
			values := append(append([]any{fresh.Form()}, r.as...), string(r.value))
			if _, err := tx.Statement.ConnPool.ExecContext(ctx, set, values...); err != nil {
				return err
			}
			done++
		}
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	return done, bad, first
}

func (d *DB) sealedAnew(ctx context.Context, at sealed.Place, form string) (sealed.Text, error) {
	old, err := sealed.Read(form)
	if err != nil {
		return old, d.sealedWrongly(at, err)
	}
	plain, err := d.reveal(ctx, at, old)
	if err != nil {
		return old, err
	}
	return d.keys.held.Load().ring.Seal(at, plain)
}
