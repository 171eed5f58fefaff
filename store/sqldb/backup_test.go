package sqldb_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"errors"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// used is a database with something in every table.
func used(t *testing.T, address string) *sqldb.DB {
	t.Helper()
	db := ready(t, address)
	begin(t, db)
	for n := range 3 {
		if _, err := db.Commit(t.Context(), act(n)); err != nil {
			t.Fatal(err)
		}
	}
	try(t, db.PutPeople(t.Context(),
		[]casework.Organisation{{ID: "north", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}}},
		[]casework.Person{{ID: "a", Organisation: "north", Email: "“a” & <b>\\ \u2028@example.org", Disabled: true}, {ID: "b"}}))
	_, err := db.Accept(t.Context(), post.Delivery{Key: "open", Body: []byte{0, 255, '"', '\n'}, At: now})
	try(t, err)
	_, err = db.Enqueue(t.Context(), nil, []casework.Told{{Person: "a", Case: theCase, Key: "k", At: now}})
	try(t, err)
	return db
}

func backup(t *testing.T, db *sqldb.DB) []byte {
	t.Helper()
	var out bytes.Buffer
	_, err := db.Backup(t.Context(), &out, now)
	try(t, err)
	return out.Bytes()
}

// lines are the lines of a backup, in order of their text; the checksum goes by their order, which may differ,
// and when a waiting letter was written by the database's own clock. What is
// sealed is sealed to something else each time.
func lines(t *testing.T, zipped []byte) []string {
	t.Helper()
	text := regexp.MustCompile(`"s1:[0-9a-f]{8}:[\w-]+"`).ReplaceAll(unzipped(t, zipped), []byte(`"sealed"`))
	all := slices.Sorted(strings.SplitSeq(string(text), "\n"))
	for i := range all {
		all[i] = regexp.MustCompile(`"sha256":"\w+"`).ReplaceAllString(all[i], "")
		all[i] = regexp.MustCompile(`("",""),\d{13},`).ReplaceAllString(all[i], "$1,written,")
	}
	return all
}

func unzipped(t *testing.T, zipped []byte) []byte {
	t.Helper()
	in, err := gzip.NewReader(bytes.NewReader(zipped))
	try(t, err)
	text, err := io.ReadAll(in)
	try(t, err)
	return text
}

func zipped(t *testing.T, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(text)
	try(t, errors.Join(err, w.Close()))
	return out.Bytes()
}

func TestABackupHoldsEveryTableThatTheDatabaseHas(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		rows, err := used(t, address).Backup(t.Context(), io.Discard, now)
		try(t, err)
		want := column(t, raw, map[string]string{
			"SQLite":     "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sqlite_sequence', 'redress_schema')",
			"PostgreSQL": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'redress_schema'",
		}[path.Base(t.Name())])
		slices.Sort(want)
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(rows))); diff != "" {
			t.Errorf("- in the database, + in the backup\n%s", diff)
		}
		for _, name := range want {
			if got := column(t, raw, `SELECT CAST(count(*) AS TEXT) FROM "`+name+`"`)[0]; got != strconv.FormatInt(rows[name], 10) {
				t.Errorf("%s has %s rows, and the backup %d", name, got, rows[name])
			}
		}
	})
}

func TestWhatIsPutBackIsWhatWas(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		from := used(t, address)
		kept := backup(t, from)
		for says, other := range map[string]string{"SQLite": file(t), "PostgreSQL": storetest.Postgres(t)} {
			to := ready(t, other)
			_, err := to.Restore(t.Context(), bytes.NewReader(kept), false, nil)
			try(t, err)
			if diff := cmp.Diff(lines(t, kept), lines(t, backup(t, to))); diff != "" {
				t.Errorf("into %s: - before, + after\n%s", says, diff)
			}
			// It goes on as the first one would have.
			for _, db := range []*sqldb.DB{from, to} {
				_, err = db.Commit(t.Context(), act(7))
				try(t, err)
			}
			a, err := from.Get(t.Context(), theCase)
			try(t, err)
			b, err := to.Get(t.Context(), theCase)
			try(t, err)
			if diff := cmp.Diff(a, b); diff != "" {
				t.Error(says, diff)
			}
			if diff := cmp.Diff(lines(t, backup(t, from)), lines(t, backup(t, to))); diff != "" {
				t.Errorf("after another act, %s: - here, + there\n%s", says, diff)
			}
		}
	})
}

func TestADatabaseThatHoldsSomethingIsOverwrittenOnlyWhenTold(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := used(t, address)
		kept := backup(t, db)
		_, err := db.Commit(t.Context(), act(8))
		try(t, err)
		before := lines(t, backup(t, db))
		_, err = db.Restore(t.Context(), bytes.NewReader(kept), false, nil)
		fails(t, err, casework.Exists, "--overwrite", "Nothing was changed")
		if diff := cmp.Diff(before, lines(t, backup(t, db))); diff != "" {
			t.Errorf("it was changed: %s", diff)
		}
		// Whatever the database does by itself about rows is left aside meanwhile, and is there again.
		past(t, raw, map[string]string{
			"SQLite":     "CREATE TRIGGER keep BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'kept'); END",
			"PostgreSQL": "CREATE FUNCTION keep() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''kept''; END' LANGUAGE plpgsql",
		}[path.Base(t.Name())])
		if path.Base(t.Name()) == "PostgreSQL" {
			past(t, raw, "CREATE TRIGGER keep BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION keep()")
		}
		_, err = db.Restore(t.Context(), bytes.NewReader(kept), true, nil)
		try(t, err)
		if diff := cmp.Diff(lines(t, kept), lines(t, backup(t, db))); diff != "" {
			t.Errorf("- the backup, + the database\n%s", diff)
		}
		if _, err := raw.ExecContext(t.Context(), "DELETE FROM audit"); err == nil || !strings.Contains(err.Error(), "kept") {
			t.Errorf("the trigger is gone: %v", err)
		}
	})
}

func TestABackupThatIsNotWholeChangesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := used(t, address)
		kept := backup(t, db)
		text := string(unzipped(t, kept))
		begun, end, _ := strings.Cut(text, `{"end"`)
		other := func(from, to string) []byte {
			changed := strings.Replace(text, from, to, 1)
			if changed == text {
				t.Fatalf("there is no %q to change", from)
			}
			return zipped(t, []byte(changed))
		}
		for says, bad := range map[string][]byte{
			"nothing":                       {},
			"no backup":                     []byte("case: {}\n"),
			"something else that is zipped": zipped(t, []byte("case: {}\n")),
			"cut off in the middle":         kept[:len(kept)/2],
			"cut off at the last byte":      kept[:len(kept)-1],
			"without its end":               zipped(t, []byte(begun)),
			"with half its end":             zipped(t, []byte(begun+`{"end"`+end[:20])),
			"with more after its end":       zipped(t, []byte(text+"[]\n")),
			"with another letter in it":     other("certificate-issued", "certificate-issueD"),
			"with another row":              other("\n[\"a\",", "\n[\"z\","),
			"of another schema":             other(`"schema":[1,`, `"schema":[1,9,`),
			"of another form":               other(`"form":1`, `"form":2`),
			"with a table more":             other(`{"name":"cases"`, `{"name":"cases2","columns":[{"name":"a","kind":"int"}]},{"name":"cases"`),
		} {
			_, err := db.Restore(t.Context(), bytes.NewReader(bad), true, nil)
			if err == nil || casework.KindOf(err) != casework.Invalid || !strings.Contains(casework.Sentence(err), "Nothing was changed") {
				t.Errorf("a backup that is %s: %v", says, err)
			}
		}
		if diff := cmp.Diff(lines(t, kept), lines(t, backup(t, db))); diff != "" {
			t.Errorf("it was changed: %s", diff)
		}
	})
}

func TestABackupShowsOneMomentWhileOthersWrite(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := used(t, address)
		began, goOn := make(chan bool), make(chan bool)
		out := &stopping{began: began, goOn: goOn}
		done := make(chan error)
		go func() {
			_, err := db.Backup(t.Context(), out, now)
			done <- err
		}()
		<-began
		for n := range 5 {
			_, err := db.Commit(t.Context(), act(20+n))
			try(t, err)
		}
		close(goOn)
		try(t, <-done)
		to := ready(t, file(t))
		_, err := to.Restore(t.Context(), &out.Buffer, false, nil)
		try(t, err)
		c, err := to.Get(t.Context(), theCase)
		try(t, err)
		acts := len(c.Facts) / 2
		if int(c.Version) != 1+acts || len(c.Facts) != 2*acts || acts > 8 {
			t.Errorf("version %d with %d facts: not one moment", c.Version, len(c.Facts))
		}
	})
}

// stopping is a place to write to that stops at the first write until it is told to go on.
type stopping struct {
	bytes.Buffer

	began, goOn chan bool
	once        bool
}

func (s *stopping) Write(p []byte) (int, error) {
	if !s.once {
		s.once = true
		close(s.began)
		<-s.goOn
	}
	return s.Buffer.Write(p)
}

func TestABackupThatCannotBeWrittenSaysSo(t *testing.T) {
	db := used(t, file(t))
	_, err := db.Backup(t.Context(), full{}, now)
	fails(t, err, casework.Internal, "Make room")
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }
