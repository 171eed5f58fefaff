package sqldb_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/store/storetest"
)

// Every call ends with its context while it waits for a table that somebody else holds.
func TestNothingWaitsForALockedTableInPostgreSQL(t *testing.T) {
	address := storetest.Postgres(t)
	raw := look(t, "pgx", address)
	storetest.StopMidway(t, slices.Concat(storetest.Reads, storetest.Writes), func(t testing.TB) storetest.Store { return ready(t, address) },
		func(t testing.TB) func() {
			tables := column(t, raw, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
			return held(t, raw, "LOCK TABLE "+strings.Join(tables, ", ")+" IN ACCESS EXCLUSIVE MODE")
		})
}

// Every call that writes ends with its context while another process writes.
func TestNothingWaitsForAnotherWriterInSQLite(t *testing.T) {
	address := file(t)
	storetest.StopMidway(t, storetest.Writes, func(t testing.TB) storetest.Store { return ready(t, address) },
		func(t testing.TB) func() {
			return held(t, look(t, "sqlite", strings.TrimPrefix(address, "sqlite://")), "CREATE TABLE another_one (n)")
		})
}

// Every call that reads ends with its context in the middle of a query that takes long: each table is put
// behind a view that counts to a thousand million before it gives out its rows.
func TestNothingWaitsForALongQueryInSQLite(t *testing.T) {
	address := file(t)
	raw := look(t, "sqlite", strings.TrimPrefix(address, "sqlite://"))
	storetest.StopMidway(t, storetest.Reads, func(t testing.TB) storetest.Store { return ready(t, address) },
		func(t testing.TB) func() {
			// Renaming must not follow the references from table to table.
			const plain = "PRAGMA legacy_alter_table = ON; "
			tables := column(t, raw, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'redress_schema'")
			change := func(format string) {
				for _, name := range tables {
					if _, err := raw.ExecContext(t.Context(), plain+strings.ReplaceAll(format, "{}", name)); err != nil {
						t.Fatal(err)
					}
				}
			}
			const slow = "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1000000000) SELECT max(n) FROM c) AS slow CROSS JOIN"
			change(`ALTER TABLE "{}" RENAME TO "{}_there"; CREATE VIEW "{}" AS SELECT there.* FROM ` + slow + ` "{}_there" AS there`)
			return func() { change(`DROP VIEW "{}"; ALTER TABLE "{}_there" RENAME TO "{}"`) }
		})
}

// held runs the statement in a transaction that lasts until it is released.
func held(t testing.TB, raw *sql.DB, statement string) (release func()) {
	t.Helper()
	tx, err := raw.BeginTx(t.Context(), nil)
	try(t, err)
	_, err = tx.ExecContext(t.Context(), statement)
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", statement, err))
	}
	return func() { try(t, tx.Rollback()) }
}
