// Package sqldb keeps cases, people, reminders and the post in SQLite (the default: one file, nothing to
// install) or in PostgreSQL, through gorm. Both behave alike, and like store/memdb: store/storetest proves it.
//
// It judges nothing and refuses little: a schema that is not the program's own, a file or a server that it
// cannot use, a change based on an older version. Every error is a casework.Error whose sentence names the
// place and the remedy, and never a password. No row, no *gorm.DB and no error of a driver leaves it, and
// nothing in it logs.
//
// Free text and the ways to reach people are sealed (see package sealed): columns for them take nothing else,
// and no query looks at what is in them. Whatever is looked up by such a text is looked up by a keyed hash.
//
// Days are text (YYYY-MM-DD), instants milliseconds since 1970 in UTC: neither has a zone to go wrong.
//
//	db, err := sqldb.Open(ctx, "sqlite://redress.db")
//	…
//	defer db.Close()
//	err = db.Ready(ctx) // migrates an empty database, refuses an older or newer one
package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"github.com/redress-send/redress/casework"
)

// DB is a store in a database. It may be used by any number of goroutines, and beside any number of other
// processes that use the same database.
type DB struct {
	orm  *gorm.DB
	pool *sql.DB
	// writer is the one connection that writes to SQLite, so that what it has in memory of the file stays true: what
	// another connection of the same process writes would make it read everything anew. Nil on PostgreSQL.
	writer *sql.DB
	place  place
	keys   keys
	// turn is held while this process writes to SQLite, which has one writer at a time: waiting here is
	// fair and ends with the context. Nil on PostgreSQL.
	turn chan struct{}
	// wishes wait for the turn together.
	wishes wishes
	// arrived is how many cases this process wrote many at a time.
	arrived atomic.Int64
}

// Open opens the database at the address and checks that it can be written to; it does not migrate. An
// address is sqlite:///absolute/path, sqlite://relative/path or postgres://user:password@host:port/name.
// A file that does not exist is made, readable for its owner only; its folder must exist.
//
// Without keys (WithKeys) those of the database lie open in it.
//
// Errors are of kind Invalid for an address that cannot be right, else Internal.
func Open(ctx context.Context, address string, options ...Option) (*DB, error) {
	const op = "sqldb.Open"
	at, err := parsePlace(op, address)
	if err != nil {
		return nil, err
	}
	d := &DB{place: at}
	for _, option := range options {
		option(d)
	}
	if at.postgres != nil {
		err = d.openPostgres(ctx)
	} else {
		err = d.openSQLite(ctx)
	}
	if err != nil {
		_ = d.closePools()
		return nil, d.fail(ctx, op, err)
	}
	return d, nil
}

// Close ends every connection. Using the store afterwards is an error.
func (d *DB) Close() error {
	d.takeStock()
	if err := d.closePools(); err != nil {
		return casework.E(casework.Internal, "sqldb.Close", d.place.String()+" did not close cleanly. Nothing that was saved is lost.", err)
	}
	return nil
}

func (d *DB) closePools() (err error) {
	for _, p := range []*sql.DB{d.writer, d.pool} {
		if p != nil {
			err = errors.Join(err, p.Close())
		}
	}
	return err
}

// many is from how many cases on PostgreSQL is told that its tables are not what they were.
const many = 1000

// takeStock lets PostgreSQL look at the tables after many cases came in at once. It would do so by itself, some
// minutes later; until then it takes them for small and reads the whole of them for every case.
func (d *DB) takeStock() {
	if d.place.postgres == nil || d.arrived.Load() < many {
		return
	}
	for _, table := range []string{(*caseRow)(nil).TableName(), (*factRow)(nil).TableName()} {
		_, _ = d.pool.ExecContext(context.Background(), "ANALYSE "+quoted(table)) // it does without as well, slowly
	}
}

// settings are gorm's: it prints nothing (its log would hold values), opens no transaction of its own, and
// hands the dialect's errors over in its own terms.
func settings() *gorm.Config {
	return &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true, TranslateError: true}
}
