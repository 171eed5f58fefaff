package sqldb_test

import (
	"database/sql"
	"os"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

func TestAWholeDatabaseIsSound(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		begin(t, db)
		if _, err := db.Commit(t.Context(), act(1)); err != nil {
			t.Fatal(err)
		}
		try(t, db.Sound(t.Context()))
	})
}

func TestADamagedFileIsFound(t *testing.T) {
	address := file(t)
	path := strings.TrimPrefix(address, "sqlite://")
	db := ready(t, address)
	begin(t, db)
	for n := range 40 {
		if _, err := db.Commit(t.Context(), act(n)); err != nil {
			t.Fatal(err)
		}
	}
	past(t, look(t, "sqlite", path), "PRAGMA wal_checkpoint(TRUNCATE)")
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	try(t, err)
	info, err := f.Stat()
	try(t, err)
	const page = 4096
	_, err = f.WriteAt([]byte(strings.Repeat("\xa5", 64)), info.Size()-page) // a disk that gives back something else
	try(t, err)
	try(t, f.Close())
	fails(t, open(t, address).Sound(t.Context()), casework.Internal, path, "is damaged", "redress restore")
}

func TestARowThatRefersToNothingIsFound(t *testing.T) {
	address := file(t)
	db := ready(t, address)
	begin(t, db)
	_, err := db.Commit(t.Context(), act(1))
	try(t, err)
	raw := look(t, "sqlite", strings.TrimPrefix(address, "sqlite://"))
	raw.SetMaxOpenConns(1)
	past(t, raw, "PRAGMA foreign_keys = OFF; DELETE FROM cases")
	fails(t, db.Sound(t.Context()), casework.Internal, "is damaged")
}

func TestASchemaApartIsEmptyAndGoesAway(t *testing.T) {
	address := storetest.Postgres(t)
	aside, err := sqldb.Apart(t.Context(), address)
	try(t, err)
	db, err := sqldb.Open(t.Context(), aside.Address)
	try(t, err)
	schemaIs(t, db, 0)
	try(t, db.Ready(t.Context()))
	begin(t, db)
	schemaIs(t, open(t, address), 0)
	try(t, db.Close())
	try(t, aside.Quiet(t.Context()))
	try(t, aside.Remove(t.Context()))
	raw := look(t, "pgx", address)
	if got := column(t, raw, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'redress_apart_%' AND pg_has_role(nspowner, 'USAGE') AND nspname = '"+schemaOf(t, aside.Address)+"'"); got[0] != "0" {
		t.Error("the schema is still there")
	}
	_, err = sqldb.Apart(t.Context(), file(t))
	fails(t, err, casework.Invalid, "postgres://")
}

func schemaOf(t *testing.T, address string) string {
	t.Helper()
	_, after, found := strings.Cut(address, "search_path=")
	if !found {
		t.Fatalf("no schema in the address")
	}
	name, _, _ := strings.Cut(after, "&")
	return name
}
