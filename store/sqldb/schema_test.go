package sqldb_test

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// databases are the two kinds of database, each new and empty, with a second way in.
var databases = map[string]func(t *testing.T) (address string, raw *sql.DB){
	"SQLite": func(t *testing.T) (string, *sql.DB) {
		address := file(t)
		return address, look(t, "sqlite", strings.TrimPrefix(address, "sqlite://"))
	},
	"PostgreSQL": func(t *testing.T) (string, *sql.DB) {
		address := storetest.Postgres(t)
		return address, look(t, "pgx", address)
	},
}

func onEach(t *testing.T, do func(t *testing.T, address string, raw *sql.DB)) {
	for name, database := range databases {
		t.Run(name, func(t *testing.T) {
			address, raw := database(t)
			do(t, address, raw)
		})
	}
}

// newest is the number of the last migration.
var newest = slices.Max(sqldb.Numbers())

func TestAnEmptyDatabaseMigratesItselfOnFirstUse(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := open(t, address)
		schemaIs(t, db, 0)
		schemaIs(t, db, 0) // looking changes nothing
		for range 2 {
			try(t, db.Ready(t.Context()))
			schemaIs(t, db, newest)
		}
		begin(t, db)
	})
}

// Whoever made it was stopped half-way, and nothing was ever kept in it.
func TestADatabaseThatWasOnlyBegunIsFinished(t *testing.T) {
	for _, last := range []int{1, 2, newest - 1} {
		t.Run(fmt.Sprint(last), func(t *testing.T) {
			onEach(t, func(t *testing.T, address string, _ *sql.DB) {
				db := open(t, address)
				try(t, sqldb.MigrateTo(t.Context(), db, last))
				try(t, db.Ready(t.Context()))
				schemaIs(t, db, newest)
				begin(t, db)
			})
		})
	}
}

func TestAnOlderSchemaIsRefusedUntilItIsMigrated(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := open(t, address)
		try(t, sqldb.MigrateTo(t.Context(), db, 2))
		if _, err := raw.ExecContext(t.Context(), "INSERT INTO organisations (id, kind, authorities) VALUES ('o-1', 'mediation-provider', '[]')"); err != nil {
			t.Fatal(err)
		}
		schemaIs(t, db, 2)
		fails(t, db.Ready(t.Context()), casework.OldSchema, "redress migrate", "schema 2", fmt.Sprint("needs ", newest))
		schemaIs(t, db, 2)
		try(t, db.Migrate(t.Context()))
		try(t, db.Migrate(t.Context()))
		try(t, db.Ready(t.Context()))
		schemaIs(t, db, newest)
		begin(t, db)
		if _, err := db.Commit(t.Context(), act(1)); err != nil {
			t.Errorf("a migrated database is not whole: %v", err)
		}
	})
}

func TestAMigrationThatCameLaterThanOneOfAHigherNumberIsApplied(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		for _, statement := range []string{"DROP TABLE people", "DROP TABLE organisations", "DELETE FROM redress_schema WHERE version_id = 2"} {
			past(t, raw, statement)
		}
		schemaIs(t, db, newest-1) // not as if nothing lacked
		fails(t, db.Ready(t.Context()), casework.OldSchema, "redress migrate", "without 1 of its migrations")
		try(t, db.Migrate(t.Context()))
		try(t, db.Ready(t.Context()))
		if got := column(t, raw, "SELECT count(*) FROM people"); got[0] != "0" {
			t.Errorf("%v people are there", got)
		}
	})
}

func TestANewerSchemaIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		applied := map[string]string{"SQLite": "1", "PostgreSQL": "true"}[path.Base(t.Name())]
		past(t, raw, "INSERT INTO redress_schema (version_id, is_applied) VALUES (9999, "+applied+")")
		fails(t, db.Ready(t.Context()), casework.NewSchema, "schema 9999", "newer program")
		fails(t, db.Migrate(t.Context()), casework.NewSchema, "schema 9999", "newer program")
		schemaIs(t, db, 9999)
	})
}

func TestADatabaseOfSomethingElseIsNotTakenOver(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		past(t, raw, "CREATE TABLE recipes (name TEXT)")
		db := open(t, address)
		fails(t, db.Ready(t.Context()), casework.OldSchema, "DATABASE_URL", "redress migrate")
		schemaIs(t, db, 0)
		try(t, db.Migrate(t.Context())) // whoever asks for it gets it
		try(t, db.Ready(t.Context()))
	})
}

func TestManyProcessesMakeOneSchema(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		const processes = 8
		var all []*exec.Cmd
		var complaints []fmt.Stringer
		for range processes {
			cmd, says := child(t, "ready", address)
			try(t, cmd.Start())
			all, complaints = append(all, cmd), append(complaints, says)
		}
		for i, cmd := range all {
			if err := cmd.Wait(); err != nil {
				t.Errorf("process %d: %v: %s", i, err, complaints[i])
			}
		}
		schemaIs(t, open(t, address), newest)
		if got := column(t, raw, "SELECT version_id FROM redress_schema WHERE version_id > 0 ORDER BY 1"); !slices.Equal(got, strings.Fields(strings.Trim(fmt.Sprint(sqldb.Numbers()), "[]"))) {
			t.Errorf("the migrations %v were applied, wanted each once", got)
		}
	})
}

func TestManyGoroutinesMakeOneSchema(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		errs := make(chan error)
		for range 6 {
			go func() { errs <- beReady(context.Background(), address) }()
		}
		for range 6 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		schemaIs(t, open(t, address), newest)
	})
}

func TestBothDatabasesHaveTheSameColumns(t *testing.T) {
	columns := map[string][]string{}
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		ready(t, address)
		name := path.Base(t.Name())
		columns[name] = column(t, raw, map[string]string{
			"SQLite":     "SELECT m.name || '.' || c.name || CASE c.\"notnull\" WHEN 1 THEN ' always' ELSE '' END FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT IN ('sqlite_sequence', 'redress_schema') AND c.name <> 'nr'",
			"PostgreSQL": "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN ' always' ELSE '' END FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'redress_schema' AND column_name <> 'nr'",
		}[name])
		slices.Sort(columns[name])
	})
	if len(columns) < 2 || len(columns["SQLite"]) == 0 {
		t.Skip("SKIPPED, NOT TESTED: this needs both databases")
	}
	if diff := cmp.Diff(columns["SQLite"], columns["PostgreSQL"]); diff != "" {
		t.Errorf("- SQLite, + PostgreSQL\n%s", diff)
	}
}

func TestEachMigrationIsThereForBothDatabases(t *testing.T) {
	names := func(folder string) []string {
		all, err := fs.Glob(os.DirFS("migrations/"+folder), "*.sql")
		try(t, err)
		return all
	}
	if diff := cmp.Diff(names("sqlite"), names("postgres")); diff != "" || len(names("sqlite")) == 0 {
		t.Errorf("- sqlite, + postgres\n%s", diff)
	}
}

func schemaIs(t *testing.T, db *sqldb.DB, want int) {
	t.Helper()
	have, needs, err := db.Schema(t.Context())
	try(t, err)
	if have != want || needs != newest {
		t.Errorf("the database has schema %d and the program needs %d, wanted %d and %d", have, needs, want, newest)
	}
}

// past runs a statement past the store.
func past(t *testing.T, raw *sql.DB, statement string) {
	t.Helper()
	_, err := raw.ExecContext(t.Context(), statement)
	try(t, err)
}

func try(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fails checks that err is of the kind and that its sentence names what it must.
func fails(t testing.TB, err error, kind casework.Kind, names ...string) {
	t.Helper()
	if err == nil || casework.KindOf(err) != kind {
		t.Fatalf("%v, wanted an error of kind %q", err, kind)
	}
	sentence := casework.Sentence(err)
	for _, name := range names {
		if !strings.Contains(sentence, name) {
			t.Errorf("%q does not name %q", sentence, name)
		}
	}
}
