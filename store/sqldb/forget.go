package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// The tables that keep something of a case after it was erased.
const (
	auditTable  = "audit"
	erasedTable = "erased"
)

// caseColumn is the column of every table whose rows are about one case. Whatever has it is erased and
// exported with the case, without anybody remembering it.
const caseColumn = "case_id"

// Erase takes every row about the case out of every table but the audit, in one transaction. See
// casework.Forgetting.
func (d *DB) Erase(ctx context.Context, e casework.Erasure) (casework.Rows, error) {
	const op = "sqldb.Erase"
	if err := casework.CheckErasure(&e); err != nil {
		return nil, err
	}
	var gone casework.Rows
	err := d.write(ctx, op, func(orm *gorm.DB) error {
		tx, err := native(orm)
		if err != nil {
			return err
		}
		w := erasing{d: d, tx: tx, op: op, open: d.revealer(ctx)}
		if err := w.load(ctx, &e); err != nil {
			return err
		}
		if err := w.alone(ctx); err != nil {
			return err
		}
		if err := w.takeOut(ctx); err != nil {
			return err
		}
		if err := w.keep(ctx, &e); err != nil {
			return err
		}
		gone = w.gone
		return d.appendAudit(orm, op, e.Audit)
	})
	if err != nil {
		return nil, err
	}
	return gone, d.settle(ctx, op)
}

// native is the transaction under gorm's.
func native(orm *gorm.DB) (*sql.Tx, error) {
	tx, ok := orm.Statement.ConnPool.(*sql.Tx)
	if !ok {
		return nil, errors.New("there is no transaction")
	}
	return tx, nil
}

// settle makes sure that what went cannot be read out of the file any more: what was deleted is overwritten
// (secure_delete is on), and the log beside the file is brought into it and emptied. Where somebody is just
// reading, the log is emptied by a later write.
func (d *DB) settle(ctx context.Context, op string) error {
	if d.place.postgres != nil {
		return nil
	}
	var busy, log, moved int
	return d.fail(ctx, op, d.pool.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved))
}

// erasing is the erasing of one case.
type erasing struct {
	d      *DB
	tx     *sql.Tx
	op     string
	id     casework.CaseID
	ref    casework.Reference
	tables []table
	gone   casework.Rows
	open   opener
}

// opener opens sealed text: with the keys of the database or, while a backup is put back, with its own.
type opener func(at sealed.Place, text sealed.Text) ([]byte, error)

func (d *DB) revealer(ctx context.Context) opener {
	return func(at sealed.Place, text sealed.Text) ([]byte, error) { return d.reveal(ctx, at, text) }
}

// alone keeps reminders of the case from being written at the same time; it comes after the case is held, as
// in every change of a case. SQLite has one writer anyway.
func (w *erasing) alone(ctx context.Context) error {
	if w.d.place.postgres == nil {
		return nil
	}
	_, err := w.tx.ExecContext(ctx, "LOCK TABLE outbox, inbox IN SHARE ROW EXCLUSIVE MODE")
	return err
}

// load finds the case and holds its row.
func (w *erasing) load(ctx context.Context, e *casework.Erasure) (err error) {
	ask := "SELECT reference, version FROM cases WHERE id = ?"
	if w.d.place.postgres != nil {
		ask += " FOR UPDATE"
	}
	var version int64
	switch err := w.tx.QueryRowContext(ctx, w.d.marked(ask), string(e.Case)).Scan(&w.ref, &version); {
	case errors.Is(err, sql.ErrNoRows):
		return casework.NoSuchCase(w.op)
	case err != nil:
		return err
	case e.BasedOn >= 0 && int64(e.BasedOn) != version:
		return casework.Stale(w.op, e.BasedOn, casework.Version(version))
	}
	w.id = e.Case
	w.tables, err = w.d.tables(ctx, w.tx)
	return err
}

// leaving is what there is about one case that goes with it.
type leaving struct {
	from       []string // "FROM told WHERE case_id = ?", tables before those that their rows refer to
	letters    []string // keys of those that hold something about the case
	deliveries []string // likewise
	rows       casework.Rows
}

// leaving finds what goes with the case, and changes nothing.
func (w *erasing) leaving(ctx context.Context) (l leaving, err error) {
	l.rows = casework.Rows{}
	for _, t := range slices.Backward(w.tables) {
		column := t.caseColumn()
		if column == "" {
			continue
		}
		from := "FROM " + quoted(t.Name) + " WHERE " + column + " = ?"
		l.from = append(l.from, from)
		var n int
		if err := w.tx.QueryRowContext(ctx, w.d.marked("SELECT count(*) "+from), string(w.id)).Scan(&n); err != nil {
			return l, err
		}
		l.count(t.Name, n)
	}
	if l.letters, err = w.d.lettersAbout(ctx, w.tx, w.open, w.id, w.ref); err != nil {
		return l, err
	}
	if l.deliveries, err = w.d.deliveriesAbout(ctx, w.tx, w.open, w.id, w.ref); err != nil {
		return l, err
	}
	l.count("outbox", len(l.letters))
	l.count("inbox", len(l.deliveries))
	return l, nil
}

func (l *leaving) count(table string, n int) {
	if n > 0 {
		l.rows[table] += int64(n)
	}
}

// takeOut empties what was said about the case, then deletes its rows, those of a table before those that
// they refer to.
func (w *erasing) takeOut(ctx context.Context) error {
	l, err := w.leaving(ctx)
	if err != nil {
		return err
	}
	if err := w.empty(ctx, &l); err != nil {
		return err
	}
	for _, from := range l.from {
		if err := w.exec(ctx, "DELETE "+from, string(w.id)); err != nil {
			return err
		}
	}
	w.gone = l.rows
	return nil
}

// Erasable counts, by table, the rows that Erase would take now; none where there is no such case. It goes by the
// indexes of the case, and not through the audit as About does.
func (d *DB) Erasable(ctx context.Context, id casework.CaseID) (casework.Rows, error) {
	const op = "sqldb.Erasable"
	tx, err := d.pool.BeginTx(ctx, d.oneLook())
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	defer func() { _ = tx.Rollback() }()
	w := erasing{d: d, tx: tx, op: op, open: d.revealer(ctx), id: id}
	err = tx.QueryRowContext(ctx, d.marked("SELECT reference FROM cases WHERE id = ?"), string(id)).Scan(&w.ref)
	if errors.Is(err, sql.ErrNoRows) {
		return casework.Rows{}, nil
	}
	if err == nil {
		w.tables, err = d.tables(ctx, tx)
	}
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	l, err := w.leaving(ctx)
	return l.rows, d.fail(ctx, op, err)
}

// caseColumn is the column that says which case a row is about, in a table whose rows go with the case; empty
// in any other.
func (t *table) caseColumn() string {
	switch {
	case t.Name == "cases":
		return "id"
	case t.Name != auditTable && t.Name != erasedTable && t.has(caseColumn):
		return caseColumn
	}
	return ""
}

// has reports whether the table has the column.
func (t *table) has(name string) bool {
	return slices.ContainsFunc(t.Columns, func(c column) bool { return c.Name == name })
}

func (w *erasing) exec(ctx context.Context, statement string, values ...any) error {
	_, err := w.tx.ExecContext(ctx, w.d.marked(statement), values...)
	return err
}
