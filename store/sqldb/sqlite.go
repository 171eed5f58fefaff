package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	gormsqlite "gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/redress-send/redress/casework"
)

// sqliteSettings hold for every connection: wait for another writer, keep a log of writes beside the file,
// check references, return from a commit only when it is on the disk, overwrite what is deleted, and begin
// every transaction as a writer, so that none finds out half-way that somebody else was faster.
const sqliteSettings = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)" +
	"&_pragma=synchronous(FULL)&_pragma=secure_delete(1)&_txlock=immediate&_time_format=sqlite&_timezone=UTC"

// sqliteConnections is how many read at the same time.
const sqliteConnections = 8

func (d *DB) openSQLite(ctx context.Context) error {
	if err := makeFile(d.place.file); err != nil {
		return err
	}
	var err error
	if d.pool, err = d.connections(sqliteConnections); err != nil {
		return err
	}
	if d.writer, err = d.connections(1); err != nil {
		return err
	}
	d.turn = make(chan struct{}, 1)
	if err := d.waitToWrite(ctx); err != nil {
		return err
	}
	d.orm, err = gorm.Open(translating{&gormsqlite.Dialector{DriverName: "sqlite", Conn: d.pool}}, settings())
	return err
}

// connections are up to so many to the file; they stay open.
func (d *DB) connections(most int) (*sql.DB, error) {
	pool, err := sql.Open("sqlite", "file:"+escaped.Replace(d.place.file)+sqliteSettings)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	return pool, nil
}

// How long, and how often, an opening waits for others that open the same new file.
const (
	openingWait  = 10 * time.Second
	openingPause = 20 * time.Millisecond
)

// waitToWrite tries to write until nobody is in the way. Making a new file keep its log beside it wants the
// file alone, and SQLite answers at once that it is busy, without the wait that it was told to have.
func (d *DB) waitToWrite(ctx context.Context) error {
	enough, stop := context.WithTimeout(ctx, openingWait)
	defer stop()
	for {
		err := d.tryWriting(ctx)
		var e *sqlite.Error
		if !errors.As(err, &e) || e.Code()&0xff != lib.SQLITE_BUSY {
			return err
		}
		select {
		case <-enough.Done():
			return err
		case <-time.After(openingPause):
		}
	}
}

// tryWriting finds out whether the file can be written to, and writes nothing.
func (d *DB) tryWriting(ctx context.Context) error {
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	// SQLite takes a file that may only be read for what it is, and says so when asked.
	err = conn.Raw(func(driver any) error {
		c, asks := driver.(interface{ IsReadOnly(string) (bool, error) })
		if !asks {
			return nil
		}
		only, err := c.IsReadOnly("main")
		if err == nil && only {
			err = &fs.PathError{Op: "write", Path: d.place.file, Err: fs.ErrPermission}
		}
		return err
	})
	if err != nil {
		return err
	}
	// A writer's transaction that does nothing makes the files beside it.
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return tx.Rollback()
}

// escaped writes a path as the name in a "file:" address of SQLite.
var escaped = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")

// making lets one goroutine at a time make a database file: closing a file ends the locks that this
// process has on it, which must not happen to a file that is in use.
var making sync.Mutex

// makeFile makes the database file where there is none, for the eyes of its owner only, as SQLite itself
// would not.
func makeFile(path string) error {
	making.Lock()
	defer making.Unlock()
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return casework.E(casework.Invalid, "sqldb.Open", fmt.Sprintf(
			"%s is a folder, not a database file: add the name of the file to DATABASE_URL.", path), nil)
	case err == nil || !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := folderOf(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was faster
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// folderOf says whether the folder in which a file is to be is there.
func folderOf(path string) error {
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return casework.E(casework.Invalid, "sqldb.Open", fmt.Sprintf(
			"The folder %s, in which the database should be, does not exist: make it, or change DATABASE_URL.", filepath.Dir(path)), err)
	}
	return nil
}

// translating is gorm's dialect of SQLite with the errors of the driver that is used here.
type translating struct{ *gormsqlite.Dialector }

// Translate says in gorm's terms which rule of the database was broken.
func (translating) Translate(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case lib.SQLITE_CONSTRAINT_PRIMARYKEY, lib.SQLITE_CONSTRAINT_UNIQUE:
		return fmt.Errorf("%w: %w", gorm.ErrDuplicatedKey, err)
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return fmt.Errorf("%w: %w", gorm.ErrForeignKeyViolated, err)
	case lib.SQLITE_CONSTRAINT_CHECK:
		return fmt.Errorf("%w: %w", gorm.ErrCheckConstraintViolated, err)
	}
	return err
}
