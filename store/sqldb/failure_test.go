package sqldb_test

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

func TestOpenSaysWhatIsWrongWithAnAddress(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing")
	noise := filepath.Join(dir, "noise.db")
	try(t, os.WriteFile(noise, []byte(strings.Repeat("this is not a database. ", 100)), 0o600))
	for _, c := range []struct {
		says, address string
		kind          casework.Kind
		names         []string
	}{
		{"nothing", "", casework.Invalid, []string{"DATABASE_URL", "sqlite:///"}},
		{"a path without a scheme", "/var/lib/redress.db", casework.Invalid, []string{"DATABASE_URL", "sqlite:///"}},
		{"another database", "mysql://user:s3cret@127.0.0.1/redress", casework.Invalid, []string{"mysql://", "postgres://"}},
		{"a password in front of the scheme", "s3cret://127.0.0.1", casework.Invalid, nil},
		{"no file", "sqlite://", casework.Invalid, []string{"DATABASE_URL"}},
		{"options", "sqlite://redress.db?mode=ro", casework.Invalid, []string{"options"}},
		{"memory", "sqlite://:memory:", casework.Invalid, []string{"memory"}},
		{"a folder that does not exist", "sqlite://" + missing + "/redress.db", casework.Invalid, []string{missing, "does not exist"}},
		{"a folder", "sqlite://" + dir, casework.Invalid, []string{dir, "folder"}},
		{"something below a file", "sqlite://" + noise + "/redress.db", casework.Internal, []string{noise, "DATABASE_URL"}},
		{"a file that is no database", "sqlite://" + noise, casework.Internal, []string{noise, "not a database"}},
		{"a port that is none", "postgres://user:s3cret@127.0.0.1:port/redress", casework.Invalid, []string{"DATABASE_URL", "postgres://"}},
		{"a sign in the password that is not written as a code", "postgres://user:s3cret%zz@127.0.0.1/redress", casework.Invalid, []string{"DATABASE_URL", "%-codes"}},
		{"a setting that is none", "postgres://user:s3cret@127.0.0.1/redress?sslmode=perhaps", casework.Invalid, []string{"DATABASE_URL"}},
		{"a server that is not there", "postgres://user:s3cret@" + nobody(t) + "/redress", casework.Internal, []string{"127.0.0.1:", `"redress"`, "cannot be reached"}},
		{"a host that is not there", "postgres://user:s3cret@nowhere.invalid/redress", casework.Internal, []string{"nowhere.invalid:5432", "cannot be reached"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			_, err := sqldb.Open(t.Context(), c.address)
			fails(t, err, c.kind, c.names...)
			if err != nil && strings.Contains(strings.ReplaceAll(err.Error(), "s3cret://", "s3cret"), "s3cret") && c.says != "a password in front of the scheme" {
				t.Errorf("the error holds the password: %v", err)
			}
		})
	}
}

// nobody is an address at which nobody listens.
func nobody(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	try(t, err)
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func TestOpenSaysWhatIsWrongWithAServer(t *testing.T) {
	good, err := url.Parse(storetest.Postgres(t))
	try(t, err)
	for _, c := range []struct {
		says  string
		spoil func(u *url.URL, q url.Values)
		names []string
	}{
		{"a database that does not exist", func(u *url.URL, _ url.Values) { u.Path = "/no_such_database" }, []string{`"no_such_database"`, "does not exist"}},
		{"a user who does not exist", func(u *url.URL, _ url.Values) { u.User = url.UserPassword("nobody-1", "s3cret") }, []string{"refused the user"}},
		{"a schema that does not exist", func(_ *url.URL, q url.Values) { q.Set("search_path", "no_such_schema") }, []string{"search_path"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			bad := *good
			q := bad.Query()
			c.spoil(&bad, q)
			bad.RawQuery = q.Encode()
			db, err := sqldb.Open(t.Context(), bad.String())
			if err == nil {
				defer func() { _ = db.Close() }()
				err = db.Ready(t.Context())
			}
			fails(t, err, casework.Internal, append(c.names, good.Host)...)
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error holds the password: %v", err)
			}
		})
	}
}

func TestAFileMayHaveAnyName(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"with space.db", "100%.db", "%41.db", "é & ü.db", "a:b=c;d.db"} {
		ready(t, "sqlite://"+name)
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("the database is not where it should be: %v", err)
		}
	}
	all, err := filepath.Glob("*.db")
	try(t, err)
	if len(all) != 5 {
		t.Errorf("there are %v, wanted five", all)
	}
}

func TestAFullDiskIsNamed(t *testing.T) {
	address := file(t)
	db := ready(t, address)
	begin(t, db)
	raw := look(t, "sqlite", strings.TrimPrefix(address, "sqlite://"))
	// A database that may not grow fails as it does on a full disk. The limit holds for one connection, so
	// it is put to the test there.
	raw.SetMaxOpenConns(1)
	raw.SetMaxIdleConns(1)
	past(t, raw, "PRAGMA max_page_count = 1")
	_, err := raw.ExecContext(t.Context(), "CREATE TABLE more AS SELECT hex(zeroblob(100000)) AS text")
	if err == nil {
		t.Fatal("the database grew")
	}
	if got := casework.Sentence(sqldb.Fail(t.Context(), db, err)); !strings.Contains(got, "disk is full") {
		t.Errorf("%q does not say that the disk is full", got)
	}
}

func TestAServerThatGoesAwayIsNamed(t *testing.T) {
	address := storetest.Postgres(t)
	name := "redress gone"
	db := ready(t, address+"&application_name="+url.QueryEscape(name))
	begin(t, db)
	past(t, look(t, "pgx", address), fmt.Sprintf("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '%s'", name))
	_, first := db.Commit(t.Context(), act(1))
	if first != nil && casework.Sentence(first) == "" {
		t.Errorf("no sentence: %v", first)
	}
	// It comes back by itself, and what was not saved can be saved then.
	if _, err := db.Commit(t.Context(), act(1)); err != nil {
		t.Errorf("after a lost connection: %v", err)
	}
}

func TestErrorsKeepTheirCauseForOperators(t *testing.T) {
	_, err := sqldb.Open(t.Context(), "sqlite:///nowhere/at/all/redress.db")
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v does not hold its cause", err)
	}
}
