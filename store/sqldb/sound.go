package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/redress-send/redress/casework"
)

// Sound reads the whole database and says what is damaged: SQLite checks its file and the references from
// table to table; PostgreSQL, which checks both as it goes, is asked for every row.
func (d *DB) Sound(ctx context.Context) error {
	const op = "sqldb.Sound"
	if d.place.postgres != nil {
		return d.fail(ctx, op, d.readAll(ctx))
	}
	var found, elsewhere string
	err := d.pool.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&found)
	if err == nil && found == "ok" {
		found = ""
		err = d.pool.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&elsewhere)
	}
	switch {
	case elsewhere != "":
		found = "the table " + elsewhere + " refers to what is not there"
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return d.fail(ctx, op, err)
	}
	if found != "" {
		return casework.E(casework.Internal, op, d.place.String()+" is damaged: put a backup in its place with `redress restore`.", errors.New(found))
	}
	return nil
}

// readAll reads every row of every table.
func (d *DB) readAll(ctx context.Context) error {
	tx, err := d.pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	tables, err := d.tables(ctx, tx)
	if err != nil {
		return err
	}
	for _, t := range tables {
		var size sql.NullInt64
		if err := tx.QueryRowContext(ctx, fmt.Sprintf("SELECT sum(length(t::text)) FROM %s AS t", quoted(t.Name))).Scan(&size); err != nil {
			return err
		}
	}
	return nil
}
