package sqldb_test

import (
	"path/filepath"
	"testing"

	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

func TestSQLiteIsAStore(t *testing.T) {
	storetest.Exercise(t, func(t testing.TB) storetest.Store { return withKey(t, file(t)) })
}

func TestPostgreSQLIsAStore(t *testing.T) {
	// What the suite shows does not depend on when the server's disk has it.
	const quick = "&synchronous_commit=off"
	storetest.Exercise(t, func(t testing.TB) storetest.Store { return withKey(t, storetest.Postgres(t)+quick) })
}

// withKey opens the database with a key.
func withKey(t testing.TB, address string) *sqldb.DB {
	t.Helper()
	db, err := locked(t, address, keyOf(t, 1))
	try(t, err)
	return db
}

// file is the address of a database file that does not exist yet.
func file(t testing.TB) string { return "sqlite://" + filepath.Join(t.TempDir(), "redress.db") }

// open opens the database and closes it with the test.
func open(t testing.TB, address string) *sqldb.DB {
	t.Helper()
	db, err := sqldb.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// ready opens the database with its schema.
func ready(t testing.TB, address string) *sqldb.DB {
	t.Helper()
	db := open(t, address)
	if err := db.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}
