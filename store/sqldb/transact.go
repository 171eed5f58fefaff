package sqldb

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// attempts is how often a transaction that lost against another one is begun again.
const attempts = 5

// write does something in one transaction: all of it or nothing. Where another transaction was in the way
// it is done again from the start, so do must leave nothing behind.
func (d *DB) write(ctx context.Context, op string, do func(tx *gorm.DB) error) error {
	if d.turn != nil {
		select {
		case d.turn <- struct{}{}:
			defer func() { <-d.turn }()
		case <-ctx.Done():
			return d.fail(ctx, op, ctx.Err())
		}
	}
	for attempt := 1; ; attempt++ {
		err := d.transaction(ctx, func(tx *gorm.DB) error {
			if err := d.fresh(ctx, tx.Statement.ConnPool); err != nil {
				return err
			}
			return do(tx)
		})
		if err == nil || attempt == attempts || !lost(err) {
			return d.fail(ctx, op, err)
		}
	}
}

// transaction does something in a transaction. On SQLite the connection goes along in the context, for what writes
// many rows past everything that stands between it and the driver (see createEach).
func (d *DB) transaction(ctx context.Context, do func(tx *gorm.DB) error) error {
	if d.place.postgres != nil {
		return d.orm.WithContext(ctx).Transaction(do, d.isolation())
	}
	conn, err := d.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	on := d.orm.WithContext(context.WithValue(ctx, connKey{}, conn))
	on.Statement.ConnPool = conn
	return on.Transaction(do, d.isolation())
}

type connKey struct{}

// isolation is the database's default on both; PostgreSQL is told so, whatever its administrator set.
func (d *DB) isolation() *sql.TxOptions {
	if d.place.postgres != nil {
		return &sql.TxOptions{Isolation: sql.LevelReadCommitted}
	}
	return nil
}

// lost reports whether the transaction was undone because of another one and can be tried again.
func lost(err error) bool {
	var server *pgconn.PgError
	if errors.As(err, &server) && (server.Code == "40001" || server.Code == "40P01") {
		return true
	}
	return errors.Is(err, gorm.ErrDuplicatedKey) || errors.Is(err, errRaced) || errors.Is(err, errNoKeyset)
}

// locked makes a query hold its rows until the transaction ends. SQLite has one writer and needs none of it.
func (d *DB) locked(tx *gorm.DB) *gorm.DB {
	if d.place.postgres == nil {
		return tx
	}
	return tx.Clauses(clause.Locking{Strength: "UPDATE"})
}

// read begins a query outside any transaction.
func (d *DB) read(ctx context.Context) *gorm.DB { return d.orm.WithContext(ctx) }

// batch is how many rows or values one statement holds, below the limits of both databases.
const batch = 500
