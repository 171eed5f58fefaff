package sqldb_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

func init() { children["erase"] = keepErasing }

// tablesWithoutCases hold nothing of a case, and say here why. Every other table has rows about cases, which
// go with an erased case and are in the family's pack.
var tablesWithoutCases = map[string]string{
	"letter_claims":  "until when a process holds letters",
	"turns":          "which process does which job",
	"calendars":      "the secret address of somebody's calendar",
	"dialog":         "half a conversation, sealed: what names a case is sifted out by whoever keeps it",
	"organisations":  "who works with cases",
	"people":         "who works with cases",
	"accounts":       "which chat account is whose",
	"link_codes":     "with which an account is tied; they last a day",
	"bound_channels": "where a team reads along",
	"audit_head":     "a number and a hash",
	"wishes":         "how somebody wants to be told",
	"themes":         "counted by area and quarter, never tied to a case",
	"keyset":         "the keys of what is sealed",
	"erased":         "what stays of an erased case: its reference is not given again",
	"erased_counts":  "how erased cases are counted; no row says which",
}

// erasing is the erasure of the case.
func erasing(id casework.CaseID) casework.Erasure {
	return casework.Erasure{Case: id, BasedOn: casework.AnyVersion, At: now, Why: casework.WhyRequest, Tally: casework.Tally{Authority: "E06000001"},
		Audit: []casework.AuditEntry{{At: now, Person: "operator", Action: casework.ActErase, Case: id, Detail: "request"}}}
}

func TestEveryTableWithACaseIsInThePackAndGoesWithTheCase(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := used(t, address)
		due := civil.Must(civil.ParseChecked("2026-11-23 Mon"))
		_, err := db.Enqueue(t.Context(), []post.Letter{{Key: "told", Route: "console", Room: "r", Body: []byte("HPL-0231 is due")}},
			[]casework.Told{{Person: "mediator-1", Case: theCase, Key: "k", Due: due, At: now}})
		try(t, err)
		_, err = db.Accept(t.Context(), post.Delivery{Key: "asked", Body: []byte("HPL-0231?"), At: now})
		try(t, err)
		past(t, raw, "INSERT INTO item_wishes (person, deadline, case_id, not_mine, settled_at) VALUES ('mediator-1', 'k', '"+string(theCase)+"', "+
			map[string]string{"SQLite": "1", "PostgreSQL": "true"}[path.Base(t.Name())]+", 1)")
		_, err = db.Entries(t.Context(), "mediator-1", []casework.CalendarEntry{{UID: "u", Case: theCase, Day: due}}, now, now)
		try(t, err)
		// A table that nobody has thought of yet.
		past(t, raw, "CREATE TABLE thoughts (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases (id), thought TEXT NOT NULL)")
		past(t, raw, "INSERT INTO thoughts (id, case_id, thought) VALUES ('t', '"+string(theCase)+"', 'marzipan')")
		var packed []string
		for r, err := range db.About(t.Context(), theCase) {
			try(t, err)
			if !slices.Contains(packed, r.Table) {
				packed = append(packed, r.Table)
			}
		}
		var want []string
		for _, name := range column(t, raw, map[string]string{
			"SQLite":     "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sqlite_sequence', 'redress_schema')",
			"PostgreSQL": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'redress_schema'",
		}[path.Base(t.Name())]) {
			if tablesWithoutCases[name] == "" {
				want = append(want, name)
			}
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, packed); diff != "" {
			t.Errorf("a table is neither in the pack nor among those that hold nothing of a case: - in the database, + in the pack\n%s", diff)
		}
		_, err = db.Erase(t.Context(), erasing(theCase))
		try(t, err)
		for _, name := range want {
			if name == "audit" {
				continue
			}
			condition := "case_id = '" + string(theCase) + "'"
			switch name {
			case "cases":
				condition = "id = '" + string(theCase) + "'"
			case "inbox", "outbox":
				condition = "body IS NOT NULL AND CAST(key AS TEXT) IN ('told', 'asked')"
			}
			if got := column(t, raw, "SELECT CAST(count(*) AS TEXT) FROM "+name+" WHERE "+condition)[0]; got != "0" {
				t.Errorf("%s still has %s rows about the case", name, got)
			}
		}
		storetest.Verified(t, db)
	})
}

// What was erased cannot be read out of the file either, nor out of the log beside it.
func TestNothingOfAnErasedCaseIsLeftInTheFile(t *testing.T) {
	address := file(t)
	db := ready(t, address)
	name := strings.TrimPrefix(address, "sqlite://")
	const marker = "zq-marzipan-zq"
	for n, reference := range []string{"HPL-0231", "HPL-0232"} {
		id := casework.CaseID(fmt.Sprint("case-", n))
		c := act(n)
		c.Case, c.Open = id, &casework.Header{ID: id, Reference: casework.Reference(reference), Authority: "E06000001", Grounds: []string{"refuse-assess"}, OpenedAt: now}
		for i := range c.Facts {
			c.Facts[i].ID = marker + fmt.Sprint(n, "-", i) // what is not an id is sealed
		}
		c.Letters[0].Body = []byte(reference + " " + marker + fmt.Sprint(n))
		_, err := db.Commit(t.Context(), c)
		try(t, err)
	}
	left := func(what string) bool {
		for _, end := range []string{"", "-wal"} {
			data, err := os.ReadFile(name + end)
			if err == nil && bytes.Contains(data, []byte(what)) {
				return true
			}
		}
		return false
	}
	if !left(marker+"0") || !left(marker+"1") {
		t.Fatal("the marker cannot be read to begin with")
	}
	_, err := db.Erase(t.Context(), erasing("case-0"))
	try(t, err)
	if left(marker+"0") || !left(marker+"1") {
		t.Errorf("of the erased case %v, of the other one %v can be read in the file", left(marker+"0"), left(marker+"1"))
	}
}

// A backup is older than the erasure. The database into which it is put back erases again.
func TestABackupDoesNotBringBackWhatWasErased(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := used(t, address)
		kept := backup(t, db)
		_, err := db.Erase(t.Context(), erasing(theCase))
		try(t, err)
		_, err = db.Commit(t.Context(), opening(2, "HPL-0999"))
		try(t, err)
		_, err = db.Erase(t.Context(), erasing("case-2")) // the backup knows nothing of it
		try(t, err)
		for range 2 {
			_, err = db.Restore(t.Context(), bytes.NewReader(kept), true, nil)
			try(t, err)
			_, err = db.Get(t.Context(), theCase)
			fails(t, err, casework.NotFound)
			for row, err := range db.About(t.Context(), theCase) {
				try(t, err)
				t.Errorf("%+v is back", row)
			}
			var refs []string
			for e, err := range db.Erased(t.Context()) {
				try(t, err)
				refs = append(refs, string(e.Reference))
			}
			counted := 0
			for _, err := range db.Counted(t.Context()) {
				try(t, err)
				counted++
			}
			if diff := cmp.Diff([]string{"HPL-0231", "HPL-0999"}, refs); diff != "" || counted != 2 {
				t.Errorf("erased: %s, counted %d", diff, counted)
			}
			storetest.Verified(t, db)
			_, err = db.Commit(t.Context(), opening(2, "HPL-0999"))
			fails(t, err, casework.Exists)
		}
		// Elsewhere nobody knows of it.
		other := ready(t, file(t))
		_, err = other.Restore(t.Context(), bytes.NewReader(kept), false, nil)
		try(t, err)
		_, err = other.Get(t.Context(), theCase)
		try(t, err)
		// Nor would this one, had it been lost; but what was erased is kept apart from it too.
		known, err := db.Register(t.Context())
		try(t, err)
		written, err := known.Bytes()
		try(t, err)
		read, err := sqldb.ReadRegister(written)
		try(t, err)
		back, err := other.Restore(t.Context(), bytes.NewReader(kept), true, read)
		try(t, err)
		if len(back.Again) != 1 || back.Again[0].Case != theCase || back.Uncounted != 0 || len(back.Others) != 0 {
			t.Errorf("erased again: %+v", back)
		}
		_, err = other.Get(t.Context(), theCase)
		fails(t, err, casework.NotFound)
		storetest.Verified(t, other)
		lost := ready(t, file(t))
		_, err = lost.Restore(t.Context(), bytes.NewReader(kept), false, nil)
		try(t, err)
		other = lost
		// A backup of after the erasure brings the list along.
		later := backup(t, db)
		_, err = other.Restore(t.Context(), bytes.NewReader(later), true, nil)
		try(t, err)
		_, err = other.Restore(t.Context(), bytes.NewReader(kept), true, nil)
		try(t, err)
		_, err = other.Get(t.Context(), theCase)
		fails(t, err, casework.NotFound)
	})
}

// opening opens a case of that number.
func opening(n int, reference string) casework.Change {
	c := act(1000 + n)
	c.Case = casework.CaseID(fmt.Sprint("case-", n))
	c.Open = &casework.Header{ID: c.Case, Reference: casework.Reference(reference), Authority: "E06000001", Grounds: []string{"refuse-assess"}, OpenedAt: now}
	c.BasedOn = 0
	return c
}

// keepErasing erases case after case until none is left.
func keepErasing(ctx context.Context, address string) error {
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	var ids []casework.CaseID
	for c, err := range db.Find(ctx, casework.Filter{}) {
		if err != nil {
			return err
		}
		ids = append(ids, c.ID)
	}
	for _, id := range ids {
		if _, err := db.Erase(ctx, erasing(id)); err != nil && casework.KindOf(err) != casework.NotFound {
			return err
		}
		if _, err := os.Stdout.WriteString(string(id) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

// A process that erases one case after the other is killed at any moment: each case is there wholly or not at
// all, and is counted as erased exactly where it is gone.
func TestKilledWhileErasing(t *testing.T) {
	const cases, kills = 120, 12
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		for n := range cases {
			_, err := db.Commit(t.Context(), opening(n, fmt.Sprintf("HPL-%04d", n+1)))
			try(t, err)
		}
		for range kills {
			cmd, complaints := child(t, "erase", address)
			out, err := cmd.StdoutPipe()
			try(t, err)
			try(t, cmd.Start())
			one := make([]byte, 1)
			_, _ = io.ReadFull(out, one) // the first is erased
			time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
			_ = cmd.Process.Kill()
			_, _ = io.Copy(io.Discard, out)
			_ = cmd.Wait()
			if complaints.Len() > 0 {
				t.Fatal(complaints.String())
			}
			if path.Base(t.Name()) == "PostgreSQL" {
				past(t, raw, "BEGIN; LOCK TABLE cases IN EXCLUSIVE MODE; COMMIT") // the server has ended what the process had asked for
			}
			there := column(t, raw, "SELECT CAST(count(*) AS TEXT) FROM cases")[0]
			for what, ask := range map[string]string{
				"facts of cases that are gone":        "SELECT CAST(count(*) AS TEXT) FROM facts WHERE case_id NOT IN (SELECT id FROM cases)",
				"cases without their facts":           "SELECT CAST(count(*) AS TEXT) FROM cases WHERE (SELECT count(*) FROM facts WHERE case_id = cases.id) <> 2",
				"cases that are there and erased":     "SELECT CAST(count(*) AS TEXT) FROM cases WHERE id IN (SELECT case_id FROM erased)",
				"erased cases counted not once":       "SELECT CAST((SELECT count(*) FROM erased) - (SELECT count(*) FROM erased_counts) AS TEXT)",
				"erased cases without an audit entry": "SELECT CAST(count(*) AS TEXT) FROM erased WHERE (SELECT count(*) FROM audit WHERE action = 'erase' AND audit.case_id = erased.case_id) <> 1",
				"cases neither there nor erased":      fmt.Sprintf("SELECT CAST(%d - (SELECT count(*) FROM cases) - (SELECT count(*) FROM erased) AS TEXT)", cases),
			} {
				if got := column(t, raw, ask)[0]; got != "0" {
					t.Errorf("%s: %s (%s cases there)", what, got, there)
				}
			}
			storetest.Verified(t, db)
			if t.Failed() {
				return
			}
		}
		t.Logf("%s of %d cases left after %d kills", column(t, raw, "SELECT CAST(count(*) AS TEXT) FROM cases")[0], cases, kills)
	})
}
