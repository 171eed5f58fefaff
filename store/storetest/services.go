package storetest

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Postgres returns the address of an empty schema of its own in the PostgreSQL that REDRESS_TEST_POSTGRES
// names, or else in that of this machine; the schema ends with the test. Where there is no PostgreSQL the
// test is skipped, and says so; where REDRESS_TEST_POSTGRES is set it fails.
func Postgres(t testing.TB) string {
	t.Helper()
	given := os.Getenv("REDRESS_TEST_POSTGRES")
	address := cmp.Or(given, "postgres://postgres@127.0.0.1:5432/postgres?connect_timeout=3")
	pool, err := sql.Open("pgx", address)
	if err == nil {
		err = pool.PingContext(t.Context())
	}
	switch {
	case err != nil && given != "":
		t.Fatal("the PostgreSQL that REDRESS_TEST_POSTGRES names cannot be used")
	case err != nil:
		t.Skip("SKIPPED, NOT TESTED: there is no PostgreSQL at 127.0.0.1:5432 (user postgres, no password); set REDRESS_TEST_POSTGRES to use another one")
	}
	name := "redress_test_" + strings.ToLower(rand.Text())
	if _, err := pool.ExecContext(t.Context(), "CREATE SCHEMA "+name); err != nil {
		t.Fatalf("create a schema for the test: %v", err)
	}
	t.Cleanup(func() {
		if _, err := pool.ExecContext(context.Background(), "DROP SCHEMA "+name+" CASCADE"); err != nil {
			t.Errorf("drop the test's schema: %v", err)
		}
		_ = pool.Close()
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal("REDRESS_TEST_POSTGRES is not an address: write postgres://user@host:5432/database")
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}
