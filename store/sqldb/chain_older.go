package sqldb

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/redress-send/redress/casework"
)

// chainOlder is the number of the migration that chains what was written before there was a chain. The one
// before it, in SQL, has put that aside as audit_unchained.
const chainOlder = 101

// goMigrations are the migrations that SQL alone cannot do.
func (d *DB) goMigrations() []*goose.Migration {
	return []*goose.Migration{
		goose.NewGoMigration(chainOlder, &goose.GoFunc{RunTx: d.chainOlder}, nil),
		goose.NewGoMigration(sealOlder, &goose.GoFunc{RunTx: d.sealOlder}, nil),
	}
}

// chainBegins is the action of the entry that closes what is older than the chain: what it says of those
// entries is how they stood on that day.
const chainBegins casework.Action = "chain-begins"

// chainOlder chains the older entries as they stand, in their order and with new numbers, and says how many
// they were.
func (d *DB) chainOlder(ctx context.Context, tx *sql.Tx) error {
	var head casework.AuditHead
	for after := int64(-1) << 62; ; {
		older, last, err := d.unchained(ctx, tx, after)
		if err != nil {
			return err
		}
		if head, err = d.insertChained(ctx, tx, head, older, inTheClear); err != nil {
			return err
		}
		if len(older) < batch {
			break
		}
		after = last
	}
	if head.Nr > 0 {
		at, err := d.itsTime(ctx, tx)
		if err != nil {
			return err
		}
		begins := casework.AuditEntry{At: at, Person: "redress", Action: chainBegins, Detail: fmt.Sprintf("%d older entries", head.Nr)}
		if head, err = d.insertChained(ctx, tx, head, []casework.AuditEntry{begins}, inTheClear); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, d.marked("UPDATE audit_head SET nr = ?, hash = ?"), head.Nr, head.Hash[:]); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "DROP TABLE audit_unchained")
	return err
}

// inTheClear writes what a later migration seals.
func inTheClear(detail string) (string, error) { return detail, nil }

// itsTime is what the database takes for now: nobody passes an instant to a migration.
func (d *DB) itsTime(ctx context.Context, tx querying) (time.Time, error) {
	ask := "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)"
	if d.place.postgres != nil {
		ask = "SELECT CAST(extract(epoch FROM now()) * 1000 AS BIGINT)"
	}
	var ms int64
	err := tx.QueryRowContext(ctx, ask).Scan(&ms)
	return instant(ms), err
}

// unchained reads a batch of older entries, and the old number of the last of them.
func (d *DB) unchained(ctx context.Context, tx *sql.Tx, after int64) (older []casework.AuditEntry, last int64, err error) {
	rows, err := tx.QueryContext(ctx, d.marked(
		fmt.Sprintf("SELECT nr, done_at, person, action, case_id, detail FROM audit_unchained WHERE nr > ? ORDER BY nr LIMIT %d", batch)), after)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var at int64
		var e casework.AuditEntry
		if err := rows.Scan(&last, &at, &e.Person, &e.Action, &e.Case, &e.Detail); err != nil {
			return nil, 0, err
		}
		e.At = instant(at)
		older = append(older, e)
	}
	return older, last, rows.Err()
}

// insertChained writes entries after the head and returns the new head. keep is how a detail is written.
func (d *DB) insertChained(
	ctx context.Context, tx *sql.Tx, head casework.AuditHead, entries []casework.AuditEntry, keep func(detail string) (string, error),
) (casework.AuditHead, error) {
	if len(entries) == 0 {
		return head, nil
	}
	values := make([]any, 0, 8*len(entries))
	for i := range entries {
		e := head.Next(entries[i])
		head = e.Head()
		r := newAuditRow(&e)
		detail, err := keep(e.Detail)
		if err != nil {
			return head, err
		}
		values = append(values, r.Nr, r.DoneAt, r.Person, r.Action, r.CaseID, detail, r.Prev, r.Hash)
	}
	rows := strings.TrimSuffix(strings.Repeat("(?, ?, ?, ?, ?, ?, ?, ?), ", len(entries)), ", ")
	_, err := tx.ExecContext(ctx, d.marked("INSERT INTO audit (nr, done_at, person, action, case_id, detail, prev, hash) VALUES "+rows), values...)
	return head, err
}

// marked writes the places of values as the database wants them: PostgreSQL numbers them.
func (d *DB) marked(statement string) string {
	if d.place.postgres == nil {
		return statement
	}
	var b strings.Builder
	n := 0
	for _, r := range statement {
		if r == '?' {
			n++
			fmt.Fprintf(&b, "$%d", n)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
