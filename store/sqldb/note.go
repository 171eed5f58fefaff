package sqldb

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/redress-send/redress/casework"
)

// Whatever somebody looks at is noted before it is handed out, so a note is written more often than anything else
// and somebody waits for it. On PostgreSQL it takes two exchanges with the server instead of six, and those who
// come after wait for the chain's head during one of them only.

// justNotes reports whether the change only adds to the audit.
func justNotes(c *casework.Change) bool {
	return len(c.Audit) > 0 && c.Case == "" && c.Open == nil && c.Done == "" &&
		len(c.Facts)+len(c.Letters)+len(c.Organisations)+len(c.People) == 0
}

// errNotSo is that the keys, or the record of the chain's head, are not as they were expected: the ordinary way
// finds out what that means.
var errNotSo = errors.New("not as it was expected")

// noteOnPostgres adds entries to the audit in one transaction. Where done is false nothing was written, and the
// ordinary way is to be taken.
func (d *DB) noteOnPostgres(ctx context.Context, entries []casework.AuditEntry) (done bool, err error) {
	now := d.keys.held.Load()
	if now == nil {
		return false, nil
	}
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return true, err
	}
	defer func() { _ = conn.Close() }()
	err = conn.Raw(func(of any) error {
		c, ok := of.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("the connection is a %T, not one of pgx", of)
		}
		err := d.noteOver(ctx, c.Conn(), now, entries)
		if err == nil || c.Conn().PgConn().TxStatus() == 'I' {
			return err
		}
		over, stop := context.WithTimeout(context.WithoutCancel(ctx), cancelWithin)
		defer stop()
		if _, e := c.Conn().Exec(over, "ROLLBACK"); e != nil { // the server ends the transaction with the connection
			_ = c.Conn().Close(over)
			return errors.Join(err, driver.ErrBadConn)
		}
		return err
	})
	return !errors.Is(err, errNotSo) && !lost(err), err
}

// noteOver begins a transaction and finds out where the chain ends, then adds to it and commits.
func (d *DB) noteOver(ctx context.Context, conn *pgx.Conn, now *held, entries []casework.AuditEntry) error {
	var generation string
	var kept headRow
	var begin, end pgx.Batch
	begin.Queue("BEGIN ISOLATION LEVEL READ COMMITTED")
	begin.Queue("SELECT generation FROM keyset WHERE one = 1 FOR KEY SHARE").QueryRow(func(row pgx.Row) error { return row.Scan(&generation) })
	begin.Queue("SELECT nr, hash FROM audit_head WHERE one = 1 FOR UPDATE").QueryRow(func(row pgx.Row) error { return row.Scan(&kept.Nr, &kept.Hash) })
	switch err := conn.SendBatch(ctx, &begin).Close(); {
	case errors.Is(err, pgx.ErrNoRows), err == nil && generation != now.generation:
		return errNotSo
	case err != nil:
		return err
	}
	head := kept.toHead()
	for i := range entries {
		e := head.Next(entries[i])
		head = e.Head()
		row := newAuditRow(&e)
		var err error
		if row.Detail, err = d.seal(auditPlace, []byte(e.Detail)); err != nil {
			return err
		}
		end.Queue("INSERT INTO audit (nr, done_at, person, action, case_id, detail, prev, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			row.Nr, row.DoneAt, row.Person, row.Action, row.CaseID, row.Detail.Form(), row.Prev, row.Hash)
	}
	end.Queue("UPDATE audit_head SET nr = $1, hash = $2 WHERE one = 1", head.Nr, head.Hash[:])
	end.Queue("COMMIT")
	return conn.SendBatch(ctx, &end).Close()
}
