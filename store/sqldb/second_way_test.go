package sqldb_test

import (
	"context"
	"database/sql"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx", to look at what is there
)

// look opens a second way into the database, past the store.
func look(t testing.TB, driver, address string) *sql.DB {
	t.Helper()
	pool, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxIdleConns(0) // no lock is held between two looks
	t.Cleanup(func() { _ = pool.Close() })
	return pool
}

func column(t testing.TB, raw *sql.DB, query string) []string {
	t.Helper()
	rows, err := raw.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
