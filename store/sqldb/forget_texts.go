package sqldb

import (
	"context"
	"database/sql"
	"time"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// empty takes the words out of the letters and deliveries about the case.
func (w *erasing) empty(ctx context.Context, l *leaving) error {
	for _, key := range l.letters {
		if err := w.d.void(ctx, w.tx, "key = ?", key); err != nil {
			return err
		}
	}
	for _, key := range l.deliveries {
		if err := w.exec(ctx, "UPDATE inbox SET answered = ?, body = NULL WHERE key = ?", true, key); err != nil {
			return err
		}
	}
	return nil
}

// What holds something is found by indexes of it alone: of all that ever came in and went out it is little.
const (
	lettersThatSay    = "SELECT key, body FROM outbox WHERE body IS NOT NULL ORDER BY written_at, nr"
	deliveriesThatSay = "SELECT key, body FROM inbox WHERE body IS NOT NULL ORDER BY accepted_at, nr"
)

// lettersAbout are the keys of the letters that hold something and that tell of the case or name it.
func (d *DB) lettersAbout(ctx context.Context, tx *sql.Tx, open opener, id casework.CaseID, ref casework.Reference) ([]string, error) {
	told := map[string]bool{}
	err := eachKey(ctx, tx, d.marked("SELECT DISTINCT letter, NULL FROM tellings WHERE case_id = ? AND letter <> ''"),
		func(key string, _ sealed.Text) error { told[key] = true; return nil }, string(id))
	if err != nil {
		return nil, err
	}
	var out []string
	err = eachKey(ctx, tx, lettersThatSay, func(key string, text sealed.Text) error {
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
	err := eachKey(ctx, tx, deliveriesThatSay, func(key string, text sealed.Text) error {
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

// untell and unsay begin statements that end with a condition of which letters, by columns of outbox. What is untold is
// found from its letters, of which there are few, and not for each row of what everybody was ever told.
const (
	untell = `DELETE FROM told WHERE (person, deadline, told_at) IN (
		SELECT t.person, t.told_as, t.told_at FROM outbox AS o JOIN tellings AS t ON t.letter = o.key AND t.letter <> ''
		WHERE o.state = 'waiting' AND o.body IS NOT NULL AND o.`
	unsay = "UPDATE outbox SET state = CASE state WHEN 'waiting' THEN 'dead' ELSE state END, body = NULL, cause = '' WHERE body IS NOT NULL AND "
)

// void empties the letters that the condition names. What a letter was to tell that had not gone out counts
// as not told: whatever of it is still due is said again.
func (d *DB) void(ctx context.Context, tx *sql.Tx, which string, values ...any) error {
	if _, err := tx.ExecContext(ctx, d.marked(untell+which+")"), values...); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, d.marked(unsay+which), values...)
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
