package sqldb_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sealed"
	"github.com/redress-send/redress/store/sqldb"
)

// marker stands for what must not be read in a database.
const marker = "Marker"

// keyOf is a REDRESS_KEY.
func keyOf(t testing.TB, fill byte) sealed.Key {
	t.Helper()
	k, err := sealed.NewKey(bytes.Repeat([]byte{fill}, sealed.KeySize))
	try(t, err)
	return k
}

// locked opens the database with keys; it may refuse.
func locked(t testing.TB, address string, keys ...sealed.Key) (*sqldb.DB, error) {
	t.Helper()
	db, err := sqldb.Open(t.Context(), address, sqldb.WithKeys(keys...))
	try(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db, db.Ready(t.Context())
}

// plant puts the marker into everything that is free text or a way to reach somebody.
func plant(t testing.TB, db *sqldb.DB) {
	t.Helper()
	begin(t, db)
	c := act(1)
	c.Done = ""
	c.Audit[0].Detail = marker + "Reason"
	c.Facts[0].Type, c.Facts[0].Attrs = "agreement-made", law.Attrs{}.With("reason", marker+"Attr")
	c.Facts[0].Items = []law.Item{{Item: marker + "Item", What: "contents"}}
	c.Facts[0].Time = "10:30"
	c.Letters = []post.Letter{
		{Key: "letter-sent", Route: "slack", Room: marker + "Room", Body: []byte(marker + "Body")},
		{Key: "letter-waits", Route: "mail", Room: marker + "Room", Body: []byte(marker + "Body")},
		{Key: "letter-dead", Route: "mail", Room: marker + "Room", Body: []byte(marker + "Body")},
	}
	_, err := db.Commit(t.Context(), c)
	try(t, err)
	try(t, db.PutPeople(t.Context(), nil, []casework.Person{{ID: "a", Email: marker + "@example.org"}, {ID: "b", Email: "b@example.org"}, {ID: "c"}}))
	_, err = db.Accept(t.Context(), post.Delivery{Key: "open", Body: []byte(marker + "Said"), At: now})
	try(t, err)
	told := []casework.Told{{Person: "a", Case: theCase, Key: toldKey, Due: c.Facts[0].On, At: now}}
	_, err = db.Enqueue(t.Context(), []post.Letter{{Key: "letter-told", Route: "slack", Room: "r"}}, told)
	try(t, err)
	try(t, db.Tie(t.Context(), "slack/T1/"+marker, "a", "a", now))
	_, err = db.Calendar(t.Context(), "a", marker+"Secret", now)
	try(t, err)
	name, err := db.Blind(t.Context(), "dialog", marker+"Room")
	try(t, err)
	half, err := db.Seal(t.Context(), sealed.At("dialog", "state", name), []byte(marker+"Half"))
	try(t, err)
	try(t, db.Dialogs(time.Now).Save(t.Context(), name, []byte(half.Form()), time.Hour))
	letters, err := db.Claim(t.Context(), []string{"slack", "mail"}, now, time.Minute, 10)
	try(t, err)
	for _, l := range letters {
		switch l.Key {
		case "letter-sent":
			try(t, db.Sent(t.Context(), l, marker+"Ref", now))
		case "letter-dead":
			try(t, db.Dead(t.Context(), l, now, "no such mailbox: "+marker+"@example.org"))
		case "letter-waits":
			try(t, db.Later(t.Context(), l, now, "busy: "+marker+"@example.org"))
		}
	}
}

const toldKey = "case-1|mediation-agreement-other-2w|f1|" + marker + "Item|notify"

// planted reads back through the store what plant put there.
func planted(t testing.TB, db *sqldb.DB) string {
	t.Helper()
	var out []any
	c, err := db.Get(t.Context(), theCase)
	try(t, err)
	p, err := db.Person(t.Context(), "a")
	try(t, err)
	in, err := db.Unanswered(t.Context(), now.Add(time.Hour), 0)
	try(t, err)
	told, err := db.LastTold(t.Context(), "a", []string{"other", toldKey})
	try(t, err)
	out = append(out, c, p, fmt.Sprintf("%q", in), told)
	for e, err := range db.Trail(t.Context(), "") {
		try(t, err)
		if e.Action != "keys" {
			out = append(out, e)
		}
	}
	for e, err := range db.Tellings(t.Context(), theCase) {
		try(t, err)
		out = append(out, e)
	}
	for e, err := range db.People(t.Context()) {
		try(t, err)
		out = append(out, e)
	}
	letters, err := db.Claim(t.Context(), []string{"mail"}, now.Add(24*time.Hour), time.Nanosecond, 10)
	try(t, err)
	for _, l := range letters {
		out = append(out, l.Key, l.Room, string(l.Body))
	}
	return fmt.Sprintf("%+v", out)
}

// bytesOfAll is every byte of a database: of the files of SQLite, of every row of PostgreSQL.
func bytesOfAll(t testing.TB, address string, raw *sql.DB) string {
	t.Helper()
	var all strings.Builder
	if file, ok := strings.CutPrefix(address, "sqlite://"); ok {
		files, err := filepath.Glob(file + "*")
		try(t, err)
		for _, f := range files {
			text, err := os.ReadFile(f)
			try(t, err)
			all.Write(text)
		}
		return all.String()
	}
	for _, table := range column(t, raw, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") {
		for _, row := range column(t, raw, "SELECT t::text FROM "+table+" AS t") {
			all.WriteString(row + "\n")
			for _, hex := range regexp.MustCompile(`\\\\x([0-9a-f]+)`).FindAllStringSubmatch(row, -1) {
				var plain []byte
				_, _ = fmt.Sscanf(hex[1], "%x", &plain)
				all.Write(plain)
			}
		}
	}
	return all.String()
}

func TestNothingThatPeopleWriteOrAreReachedByStandsInTheDatabase(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db, err := locked(t, address, keyOf(t, 1))
		try(t, err)
		plant(t, db)
		for _, part := range []string{"Reason", "Attr", "Item", "Said", "Room", "Body", "@example.org", toldKey} {
			if !strings.Contains(planted(t, db), part) {
				t.Errorf("%q was not planted, or did not come back", part)
			}
		}
		all := bytesOfAll(t, address, raw)
		for _, secret := range []string{marker, "example.org", string(keyRaw)} {
			if strings.Contains(all, secret) {
				t.Errorf("%q stands in the database", secret)
			}
		}
		if !strings.Contains(all, "agreement-made") {
			t.Error("what was looked at is not the database")
		}
		var kept bytes.Buffer
		_, err = db.Backup(t.Context(), &kept, now)
		try(t, err)
		if text := string(unzipped(t, kept.Bytes())); strings.Contains(text, marker) || strings.Contains(text, "example.org") {
			t.Error("it stands in the backup")
		}
	})
}

var keyRaw = bytes.Repeat([]byte{1}, sealed.KeySize)

func TestTheDatabaseRefusesWhatIsNotSealed(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		plant(t, db)
		before := bytesOfAll(t, address, raw)
		good := column(t, raw, "SELECT email FROM people WHERE id = 'a'")[0]
		for _, c := range sqldb.SealedColumns() {
			refused := []string{
				marker, "s1:", "s1:00000000:", "S1" + good[2:], good[:40], good + " ", " " + good, "s1:0000000G" + good[11:],
				strings.Replace(good, ":", ";", 1), good[:20] + " " + good[21:], good[:12] + `{"printed":""}` + good[12:], good + "@example.org",
			}
			if path.Base(t.Name()) == "PostgreSQL" { // which looks at every sign
				refused = append(refused, good+"=", good+"\n", good[:len(good)-1]+"é")
			}
			for _, plain := range refused {
				_, err := raw.ExecContext(t.Context(), fmt.Sprintf("UPDATE %s SET %s = '%s'", c.Table, c.Column, plain))
				if err == nil {
					t.Errorf("%s.%s takes %q", c.Table, c.Column, plain)
				}
			}
			// What has the form is taken.
			past(t, raw, fmt.Sprintf("UPDATE %s SET %s = %s", c.Table, c.Column, c.Column))
		}
		for _, statement := range []string{
			"INSERT INTO people (id, roles, email, disabled, digest_at, digest_by) SELECT 'z', roles, 'z@example.org', disabled, digest_at, digest_by FROM people WHERE id = 'a'",
			"INSERT INTO told (person, deadline, case_id, told_at) VALUES ('a', '" + toldKey + "', 'case-1', 0)",
			"INSERT INTO inbox (key, body, accepted_at, answered) SELECT 'z', 'hello', accepted_at, answered FROM inbox WHERE key = 'open'",
			"UPDATE told SET deadline = '" + toldKey + "'", "UPDATE told SET deadline = ''",
		} {
			if _, err := raw.ExecContext(t.Context(), statement); err == nil {
				t.Errorf("it takes %s", statement)
			}
		}
		if strings.Contains(bytesOfAll(t, address, raw), marker) || len(before) == 0 {
			t.Error("plain text got in")
		}
	})
}

// Every column with the rule is on the list, and the other way round: what is not on the list is not sealed anew.
func TestTheListOfSealedColumnsIsThatOfTheDatabase(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		ready(t, address)
		rules := strings.Join(column(t, raw, map[string]string{
			"SQLite":     "SELECT sql FROM sqlite_master WHERE type = 'table'",
			"PostgreSQL": "SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace",
		}[path.Base(t.Name())]), "\n")
		have := regexp.MustCompile(`\w+_sealed\b`).FindAllString(rules, -1)
		slices.Sort(have)
		var want []string
		for _, c := range sqldb.SealedColumns() {
			want = append(want, c.Table+"_"+c.Column+"_sealed")
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, slices.Compact(have)); diff != "" {
			t.Errorf("- on the list, + in the database\n%s", diff)
		}
	})
}

func TestASealedValueThatWasMovedIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		plant(t, db)
		past(t, raw, "UPDATE people SET email = (SELECT email FROM people AS o WHERE o.id = 'a') WHERE id = 'b'")
		_, err := db.Person(t.Context(), "b")
		fails(t, err, casework.Internal, "changed or moved", "redress restore")
		if strings.Contains(err.Error(), marker) {
			t.Errorf("the error shows it: %v", err)
		}
		if _, err := db.Person(t.Context(), "a"); err != nil {
			t.Error(err)
		}
		past(t, raw, "UPDATE facts SET details = (SELECT details FROM facts AS o WHERE o.seq = 1) WHERE seq = 2")
		_, err = db.Get(t.Context(), theCase)
		fails(t, err, casework.Internal, "changed or moved")
		past(t, raw, "UPDATE outbox SET room = (SELECT body FROM outbox AS o WHERE o.key = 'letter-waits') WHERE key = 'letter-waits'")
		_, err = db.Claim(t.Context(), []string{"mail"}, now.Add(time.Hour), time.Minute, 10)
		fails(t, err, casework.Internal, "changed or moved")
	})
}

func TestWhatStoodInTheClearIsSealedAndForgotten(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db, err := sqldb.Open(t.Context(), address, sqldb.WithKeys(keyOf(t, 1)))
		try(t, err)
		defer func() { _ = db.Close() }()
		try(t, sqldb.MigrateTo(t.Context(), db, 102))
		yes, no, blob := "1", "0", "X'%x'"
		if path.Base(t.Name()) == "PostgreSQL" {
			yes, no, blob = "true", "false", `'\x%x'`
		}
		said := fmt.Sprintf(blob, marker+"Said")
		details := `{"printed":"","received":"","due":"2026-12-04","time":"","attrs":[{"name":"reason","values":["` + marker + `"]}],"items":null}`
		past(t, raw, "INSERT INTO cases (id, reference, number, authority, grounds, appellant, routes, opened_at, opened_by, version, recorded) VALUES ('case-1', 'HPL-0231', '231', 'E06000001', '[]', 'parent', '[]', 0, 'a', 1, 450)")
		for n := 1; n <= 450; n++ { // more than are sealed in one go
			past(t, raw, fmt.Sprintf("INSERT INTO facts (case_id, seq, id, type, on_day, belongs_to, supersedes, reported, assigned, details, source, recorded_at, recorded_by) VALUES ('case-1', %d, 'f%d', 'decision-sent', NULL, '', '', %s, '', '%s', 's%d', 0, 'a')", n, n, no, details, n))
		}
		for _, s := range []string{
			"INSERT INTO people (id, roles, email, disabled, digest_at, digest_by) VALUES ('a', '[]', '" + marker + "@example.org', " + no + ", '', '[]'), ('b', '[]', '', " + no + ", '', '[]')",
			"INSERT INTO inbox (key, body, accepted_at, answered) VALUES ('open', " + said + ", 0, " + no + "), ('done', NULL, 0, " + yes + ")",
			"INSERT INTO outbox (key, route, room, body, due_at, run_at, state, attempt, claim, lease_until, ref, ended_at, cause) VALUES ('w', 'mail', '" + marker + "', " + said + ", 0, 0, 'waiting', 0, '', 0, '', NULL, '" + marker + "'), ('s', 'mail', '" + marker + "', NULL, 0, 0, 'sent', 1, '', 0, '" + marker + "', 0, '')",
			"INSERT INTO told (person, deadline, case_id, due_day, told_at) VALUES ('a', '" + toldKey + "', 'case-1', '2026-12-04', 7)",
			"INSERT INTO tellings (person, deadline, case_id, due_day, told_at, letter) VALUES ('a', '" + toldKey + "', 'case-1', '2026-12-04', 7, 'w')",
		} {
			past(t, raw, s)
		}
		if !strings.Contains(bytesOfAll(t, address, raw), marker) {
			t.Fatal("nothing stands there in the clear")
		}
		try(t, db.Migrate(t.Context()))
		if strings.Contains(bytesOfAll(t, address, raw), marker) {
			t.Error("it still stands there in the clear")
		}
		c, err := db.Get(t.Context(), theCase)
		try(t, err)
		if len(c.Facts) != 450 || c.Facts[449].Attrs.Get("reason") != marker || c.Facts[0].Due.String() != "2026-12-04" {
			t.Errorf("%d facts, the first %+v", len(c.Facts), c.Facts[0])
		}
		if p, err := db.Person(t.Context(), "a"); err != nil || p.Email != marker+"@example.org" {
			t.Errorf("%+v, %v", p, err)
		}
		in, err := db.Unanswered(t.Context(), now, 0)
		if err != nil || len(in) != 1 || string(in[0].Body) != marker+"Said" {
			t.Errorf("%q, %v", in, err)
		}
		out, err := db.Claim(t.Context(), []string{"mail"}, now, time.Minute, 9)
		if err != nil || len(out) != 1 || out[0].Room != marker || string(out[0].Body) != marker+"Said" {
			t.Errorf("%+v, %v", out, err)
		}
		told, err := db.LastTold(t.Context(), "a", []string{toldKey})
		if err != nil || told[toldKey].String() != "2026-12-04" {
			t.Errorf("%v, %v", told, err)
		}
		for e, err := range db.Tellings(t.Context(), theCase) {
			if err != nil || e.Key != toldKey {
				t.Errorf("%+v, %v", e, err)
			}
		}
		n, err := db.Reseal(t.Context(), func(int) {})
		if err != nil || n != 0 {
			t.Errorf("%d values were not sealed with the key that seals: %v", n, err)
		}
		if got := column(t, raw, "SELECT person FROM told WHERE told_at = 7"); !slices.Equal(got, []string{"a"}) {
			t.Errorf("told: %v", got)
		}
	})
}
