package sqldb

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/store/sealed"
)

// sealOlder is the number of the migration that makes the keys and seals what was written before there were any.
const sealOlder = 131

// sealOlder makes the keys, locked where there is a key to lock them with, and seals every column that is to
// be sealed. A column is replaced by one with the rule that nothing else comes in.
func (d *DB) sealOlder(ctx context.Context, tx *sql.Tx) error {
	now, err := d.makeKeyset(ctx, tx)
	if err != nil {
		return err
	}
	older := 0
	for i := range sealedColumns {
		if sealedColumns[i].young {
			continue
		}
		n, err := d.sealColumn(ctx, tx, now, &sealedColumns[i])
		if err != nil {
			return fmt.Errorf("%s.%s: %w", sealedColumns[i].Table, sealedColumns[i].Column, err)
		}
		older += n
	}
	n, err := d.blindTold(ctx, tx, now)
	if err == nil {
		err = d.nameTellings(ctx, tx, now)
	}
	if err == nil && older+n > 0 {
		_, err = tx.ExecContext(ctx, d.marked("UPDATE keyset SET cleared = ?"), false)
	}
	return err
}

// makeKeyset makes keys for a database that has none.
func (d *DB) makeKeyset(ctx context.Context, tx *sql.Tx) (*sealed.Ring, error) {
	ring, err := sealed.NewRing()
	if err != nil {
		return nil, err
	}
	kept, err := ring.Lock(d.keys.first())
	if err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, d.marked("INSERT INTO keyset (one, generation, locked_by, seal, lookup, cleared) VALUES (1, ?, ?, ?, ?, ?)"),
		rand.Text(), kept.By, kept.Seal, kept.Lookup, true)
	return ring, err
}

// sealColumn puts a sealed column in the place of a plain one, and returns how many values it sealed.
func (d *DB) sealColumn(ctx context.Context, tx *sql.Tx, ring *sealed.Ring, c *sealedColumn) (n int, err error) {
	fresh := c.Column + "_sealed"
	null, where := "NOT NULL DEFAULT ''", c.Column+" <> ''"
	if c.forgets {
		null, where = "NULL", c.Column+" IS NOT NULL"
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("ALTER TABLE %s ADD COLUMN %s TEXT %s CONSTRAINT %s_%s_sealed CHECK (%s)",
		c.Table, fresh, null, c.Table, c.Column, d.sealedCheck(fresh)))
	if err != nil {
		return 0, err
	}
	walk := walking{d: d, tx: tx, column: c, where: where}
	set := d.marked(fmt.Sprintf("UPDATE %s SET %s = ? WHERE %s", c.Table, fresh, c.isRow()))
	n, err = walk.each(ctx, func(r *walked) error {
		text, err := ring.Seal(c.at(r.key), r.value)
		if err == nil {
			_, err = tx.ExecContext(ctx, set, append([]any{text.Form()}, r.as...)...)
		}
		return err
	})
	for _, statement := range []string{"ALTER TABLE %s DROP COLUMN %s", "ALTER TABLE %s RENAME COLUMN %[2]s_sealed TO %[2]s"} {
		if err == nil {
			_, err = tx.ExecContext(ctx, fmt.Sprintf(statement, c.Table, c.Column))
		}
	}
	return n, err
}

// isRow is the condition that names a row by its key.
func (c *sealedColumn) isRow() string { return strings.Join(c.Key, " = ? AND ") + " = ?" }

// blindTold replaces the keys of deadlines by what they can be looked up by, and returns how many.
func (d *DB) blindTold(ctx context.Context, tx *sql.Tx, ring *sealed.Ring) (n int, err error) {
	number, end := "INTEGER", " STRICT"
	if d.place.postgres != nil {
		number, end = "BIGINT", ""
	}
	for _, statement := range []string{"ALTER TABLE told RENAME TO told_plain", fmt.Sprintf(`CREATE TABLE told (
    person   TEXT NOT NULL,
    deadline TEXT NOT NULL CONSTRAINT told_deadline_blind CHECK (%s), -- its key, blinded
    case_id  TEXT NOT NULL,
    due_day  TEXT CHECK (length(due_day) = 10),
    told_at  %s NOT NULL,
    PRIMARY KEY (person, deadline)
)%s`, d.blindCheck("deadline"), number, end)} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return 0, err
		}
	}
	plain := sealedColumn{Table: "told_plain", Column: "deadline", Key: []string{"person", "deadline"}}
	walk := walking{d: d, tx: tx, column: &plain, where: "1 = 1"}
	put := d.marked("INSERT INTO told (person, deadline, case_id, due_day, told_at) " +
		"SELECT person, ?, case_id, due_day, told_at FROM told_plain WHERE person = ? AND deadline = ?")
	n, err = walk.each(ctx, func(r *walked) error {
		name, err := ring.Blind(toldUse, string(r.value))
		if err == nil {
			_, err = tx.ExecContext(ctx, put, name, r.key[0], r.key[1])
		}
		return err
	})
	if err == nil {
		_, err = tx.ExecContext(ctx, "DROP TABLE told_plain")
	}
	return n, err
}

// nameTellings gives each telling the name by which what was told last is found in told.
func (d *DB) nameTellings(ctx context.Context, tx *sql.Tx, ring *sealed.Ring) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf("ALTER TABLE tellings ADD COLUMN told_as TEXT NOT NULL DEFAULT '' CONSTRAINT tellings_told_as_blind CHECK (told_as = '' OR %s)",
		d.blindCheck("told_as")))
	if err != nil {
		return err
	}
	deadline := sealedColumn{Table: "tellings", Column: "deadline", Key: []string{"nr"}, Loose: true}
	walk := walking{d: d, tx: tx, column: &deadline, where: "deadline <> ''"}
	set := d.marked("UPDATE tellings SET told_as = ? WHERE nr = ?")
	_, err = walk.each(ctx, func(r *walked) error {
		text, err := sealed.Read(string(r.value))
		var key []byte
		if err == nil {
			key, err = ring.Open(tellingPlace, text)
		}
		var name string
		if err == nil {
			name, err = ring.Blind(toldUse, string(key))
		}
		if err == nil {
			_, err = tx.ExecContext(ctx, set, name, r.as[0])
		}
		return err
	})
	return err
}

// clear makes the database give up the room in which plain text stood before it was sealed: what is deleted
// stays on the pages of a file until they are used again. It does so once.
func (d *DB) clear(ctx context.Context) error {
	var cleared bool
	if err := d.pool.QueryRowContext(ctx, "SELECT cleared FROM keyset").Scan(&cleared); err != nil || cleared {
		return err
	}
	statements := []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"}
	if d.place.postgres != nil {
		statements = []string{"VACUUM FULL told"}
		for _, c := range sealedColumns {
			if s := "VACUUM FULL " + c.Table; !slices.Contains(statements, s) {
				statements = append(statements, s)
			}
		}
	}
	for _, s := range statements {
		if _, err := d.pool.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	_, err := d.pool.ExecContext(ctx, d.marked("UPDATE keyset SET cleared = ?"), true)
	return err
}
