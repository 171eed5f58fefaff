package sqldb_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
)

func TestLookingAtADatabaseThatIsNotThereMakesNone(t *testing.T) {
	folder := t.TempDir()
	have, want, err := sqldb.SchemaAt(t.Context(), "sqlite://"+filepath.Join(folder, "redress.db"))
	if err != nil || have != 0 || want != newest {
		t.Errorf("have %d, want %d, %v; wanted 0 and %d", have, want, err, newest)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("%v is there afterwards, %v", left, err)
	}
	_, _, err = sqldb.SchemaAt(t.Context(), "sqlite://"+filepath.Join(folder, "missing", "redress.db"))
	fails(t, err, casework.Invalid, filepath.Join(folder, "missing"), "does not exist")
	_, _, err = sqldb.SchemaAt(t.Context(), "sqlite://"+folder)
	fails(t, err, casework.Invalid, "is a folder")
}

func TestLookingAtADatabaseSaysItsSchema(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		if _, err := os.Stat(strings.TrimPrefix(address, "sqlite://")); strings.HasPrefix(address, "sqlite") && err == nil {
			t.Fatal("the file is there already")
		}
		for _, wanted := range []int{0, 2, newest} {
			db := open(t, address)
			if wanted > 0 {
				try(t, sqldb.MigrateTo(t.Context(), db, wanted))
			}
			have, want, err := sqldb.SchemaAt(t.Context(), address)
			if err != nil || have != wanted || want != newest {
				t.Errorf("have %d, want %d, %v; wanted %d and %d", have, want, err, wanted, newest)
			}
		}
	})
}

func TestAnAbsolutePathMayHaveAnySlashesBeforeIt(t *testing.T) {
	for _, slashes := range []string{"/", "//", "///"} {
		path := filepath.Join(t.TempDir(), "redress.db")
		ready(t, "sqlite://"+slashes+strings.TrimPrefix(path, "/"))
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	for _, nothing := range []string{"sqlite:///", "sqlite:////"} {
		_, err := sqldb.Open(t.Context(), nothing)
		fails(t, err, casework.Invalid, "names no file")
	}
}
