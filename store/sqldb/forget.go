package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

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

// takeOut empties what was said about the case, then deletes its rows, those of a table before those that
// they refer to.
func (w *erasing) takeOut(ctx context.Context) error {
	w.gone = casework.Rows{}
	var which []string
	for _, t := range slices.Backward(w.tables) {
		column := t.caseColumn()
		if column == "" {
			continue
		}
		from := "FROM " + quoted(t.Name) + " WHERE " + column + " = ?"
		which = append(which, from)
		var n int
		if err := w.tx.QueryRowContext(ctx, w.d.marked("SELECT count(*) "+from), string(w.id)).Scan(&n); err != nil {
			return err
		}
		w.count(t.Name, n)
	}
	if err := w.empty(ctx); err != nil {
		return err
	}
	for _, from := range which {
		if err := w.exec(ctx, "DELETE "+from, string(w.id)); err != nil {
			return err
		}
	}
	return nil
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

// empty takes the words out of the letters and deliveries about the case.
func (w *erasing) empty(ctx context.Context) error {
	letters, err := w.d.lettersAbout(ctx, w.tx, w.open, w.id, w.ref)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if err := w.d.void(ctx, w.tx, "key = ?", l); err != nil {
			return err
		}
	}
	deliveries, err := w.d.deliveriesAbout(ctx, w.tx, w.open, w.id, w.ref)
	if err != nil {
		return err
	}
	for _, key := range deliveries {
		if err := w.exec(ctx, "UPDATE inbox SET answered = ?, body = NULL WHERE key = ?", true, key); err != nil {
			return err
		}
	}
	w.count("outbox", len(letters))
	w.count("inbox", len(deliveries))
	return nil
}

func (w *erasing) count(table string, n int) {
	if n > 0 {
		w.gone[table] += int64(n)
	}
}

// lettersAbout are the keys of the letters that hold something and that tell of the case or name it.
func (d *DB) lettersAbout(ctx context.Context, tx *sql.Tx, open opener, id casework.CaseID, ref casework.Reference) ([]string, error) {
	told := map[string]bool{}
	err := eachKey(ctx, tx, d.marked("SELECT DISTINCT letter, NULL FROM tellings WHERE case_id = ? AND letter <> ''"),
		func(key string, _ sealed.Text) error { told[key] = true; return nil }, string(id))
	if err != nil {
		return nil, err
	}
	var out []string
	err = eachKey(ctx, tx, "SELECT key, body FROM outbox WHERE body IS NOT NULL ORDER BY nr", func(key string, text sealed.Text) error {
		body, err := open(outboxPlace("body", key), text)
		if told[key] || casework.Mentions(body, id, ref) {
			out = append(out, key)
		}
		return err
	})
	return out, err
}

// deliveriesAbout are the keys of the deliveries that hold something and name the case.
func (d *DB) deliveriesAbout(ctx context.Context, tx *sql.Tx, open opener, id casework.CaseID, ref casework.Reference) ([]string, error) {
	var out []string
	err := eachKey(ctx, tx, "SELECT key, body FROM inbox WHERE body IS NOT NULL ORDER BY nr", func(key string, text sealed.Text) error {
		body, err := open(inboxPlace(key), text)
		if casework.Mentions(body, id, ref) {
			out = append(out, key)
		}
		return err
	})
	return out, err
}

// eachKey hands on the keys and bodies that a query finds.
func eachKey(ctx context.Context, tx *sql.Tx, query string, take func(key string, body sealed.Text) error, values ...any) error {
	rows, err := tx.QueryContext(ctx, query, values...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var key string
		var body sealed.Text
		if err := rows.Scan(&key, &body); err != nil {
			return err
		}
		if err := take(key, body); err != nil {
			return err
		}
	}
	return rows.Err()
}

// void empties the letters that the condition names. What a letter was to tell that had not gone out counts
// as not told: whatever of it is still due is said again.
func (d *DB) void(ctx context.Context, tx *sql.Tx, which string, values ...any) error {
	untold := `DELETE FROM told WHERE EXISTS (SELECT 1 FROM tellings AS t JOIN outbox AS o ON o.key = t.letter
		WHERE o.state = 'waiting' AND o.body IS NOT NULL AND o.` + which + `
		AND t.person = told.person AND t.told_as = told.deadline AND t.told_at = told.told_at)`
	if _, err := tx.ExecContext(ctx, d.marked(untold), values...); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, d.marked(
		"UPDATE outbox SET state = CASE state WHEN 'waiting' THEN 'dead' ELSE state END, body = NULL, cause = '' WHERE body IS NOT NULL AND "+which), values...)
	return err
}

// ForgetTexts empties what was said before the instant.
func (d *DB) ForgetTexts(ctx context.Context, before time.Time, dry bool) (casework.Texts, error) {
	const op = "sqldb.ForgetTexts"
	var n casework.Texts
	err := d.write(ctx, op, func(orm *gorm.DB) error {
		tx, err := native(orm)
		if err != nil {
			return err
		}
		counts := []struct {
			ask  string
			into *int64
		}{
			{"SELECT count(*) FROM inbox WHERE body IS NOT NULL AND accepted_at < ?", &n.Deliveries},
			{"SELECT count(*) FROM outbox WHERE body IS NOT NULL AND written_at < ?", &n.Letters},
		}
		for _, c := range counts {
			if err := tx.QueryRowContext(ctx, d.marked(c.ask), millis(before)).Scan(c.into); err != nil {
				return err
			}
		}
		if dry || n == (casework.Texts{}) {
			return nil
		}
		if _, err := tx.ExecContext(ctx, d.marked("UPDATE inbox SET answered = ?, body = NULL WHERE body IS NOT NULL AND accepted_at < ?"), true, millis(before)); err != nil {
			return err
		}
		return d.void(ctx, tx, "written_at < ?", millis(before))
	})
	if err != nil || dry || n == (casework.Texts{}) {
		return n, err
	}
	return n, d.settle(ctx, op)
}
