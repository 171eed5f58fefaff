package sqldb_test

import (
	"database/sql"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// tampered is something that somebody with the database in their hands can do to an audit of eight entries,
// and what verifying says of it: the first bad entry and what is wrong.
var tampered = []struct {
	says string
	do   []string
	want string
}{
	{"nothing", nil, ""},
	{"somebody else is said to have done it", []string{"UPDATE audit SET person = 'mediator-9' WHERE nr = 3"}, "3 changed"},
	{"another instant", []string{"UPDATE audit SET done_at = done_at + 1 WHERE nr = 3"}, "3 changed"},
	{"another action", []string{"UPDATE audit SET action = 'see' WHERE nr = 8"}, "8 changed"},
	{"another case", []string{"UPDATE audit SET case_id = '' WHERE nr = 1"}, "1 changed"},
	{"another detail", []string{"UPDATE audit SET detail = '' WHERE nr = 4"}, "4 changed"},
	{"text moved from one field to the next", []string{"UPDATE audit SET person = 'mediator-1r', action = 'ecord' WHERE nr = 4"}, "4 changed"},
	{"another hash", []string{"UPDATE audit SET hash = prev WHERE nr = 5"}, "5 changed"},
	{"another hash before", []string{"UPDATE audit SET prev = hash WHERE nr = 5"}, "5 changed"},
	{"two entries, the later one first", []string{"UPDATE audit SET detail = '' WHERE nr = 7", "UPDATE audit SET detail = '' WHERE nr = 2"}, "2 changed"},
	{"an entry removed", []string{"DELETE FROM audit WHERE nr = 4"}, "4 removed"},
	{"several removed", []string{"DELETE FROM audit WHERE nr IN (3, 4, 5)"}, "3 removed"},
	{"the first removed", []string{"DELETE FROM audit WHERE nr = 1"}, "1 removed"},
	{"the last removed", []string{"DELETE FROM audit WHERE nr = 8"}, "8 removed"},
	{"the end removed", []string{"DELETE FROM audit WHERE nr > 5"}, "6 removed"},
	{"all removed", []string{"DELETE FROM audit"}, "1 removed"},
	{"one removed, the others numbered anew", []string{"DELETE FROM audit WHERE nr = 4", "UPDATE audit SET nr = -nr", "UPDATE audit SET nr = CASE WHEN nr < -4 THEN -nr - 1 ELSE -nr END"}, "4 moved"},
	{"two neighbours in each other's place", []string{
		"UPDATE audit SET nr = -nr WHERE nr IN (4, 5)", "UPDATE audit SET nr = nr + 9 WHERE nr IN (-4, -5)",
	}, "4 moved"},
	{"two far apart in each other's place", []string{"UPDATE audit SET nr = -nr WHERE nr IN (2, 7)", "UPDATE audit SET nr = nr + 9 WHERE nr IN (-2, -7)"}, "2 moved"},
	{"the contents of two exchanged", []string{
		"UPDATE audit SET detail = (SELECT detail FROM audit AS o WHERE o.nr = 11 - audit.nr) WHERE nr IN (5, 6)",
	}, "5 changed"},
	{"one inserted, the others numbered anew", []string{
		"UPDATE audit SET nr = -nr WHERE nr >= 4", "UPDATE audit SET nr = 1 - nr WHERE nr < 0",
		"INSERT INTO audit (nr, done_at, person, action, case_id, detail, prev, hash) SELECT 4, done_at, person, action, case_id, detail, hash, prev FROM audit WHERE nr = 3",
	}, "4 inserted"},
	{"one inserted before the first", []string{"INSERT INTO audit (nr, done_at, person, action, case_id, detail, prev, hash) SELECT 0, done_at, person, action, case_id, detail, prev, hash FROM audit WHERE nr = 1"}, "0 inserted"},
	{"one added at the end", []string{"INSERT INTO audit (nr, done_at, person, action, case_id, detail, prev, hash) SELECT 9, done_at, person, action, case_id, detail, hash, prev FROM audit WHERE nr = 8"}, "9 inserted"},
	{"one added far beyond the end", []string{"INSERT INTO audit (nr, done_at, person, action, case_id, detail, prev, hash) SELECT 99, done_at, person, action, case_id, detail, hash, prev FROM audit WHERE nr = 8"}, "9 removed"},
	{"the head says less", []string{"UPDATE audit_head SET nr = 6, hash = (SELECT hash FROM audit WHERE nr = 6)"}, "7 inserted"},
	{"the head says more", []string{"UPDATE audit_head SET nr = 12"}, "9 removed"},
	{"the head has another hash", []string{"UPDATE audit_head SET hash = (SELECT prev FROM audit WHERE nr = 8)"}, "8 head"},
	{"the head is gone", []string{"DELETE FROM audit_head"}, "8 head"},
}

// eight opens a case and does seven acts with it; the audit then has eight entries.
func eight(t *testing.T, db *sqldb.DB) {
	t.Helper()
	begin(t, db)
	for n := range 8 {
		if _, err := db.Commit(t.Context(), act(n)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTamperingIsFoundAndTheFirstBadEntryNamed(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		eight(t, db)
		keep(t, raw)
		for _, c := range tampered {
			t.Run(c.says, func(t *testing.T) {
				for _, statement := range c.do {
					past(t, raw, statement)
				}
				if got := verdict(t, db, casework.AuditCheck{}); got != c.want {
					t.Errorf("%q, wanted %q", got, c.want)
				}
				putBack(t, raw)
			})
		}
	})
}

// keep puts the audit aside, and putBack puts it back.
func keep(t *testing.T, raw *sql.DB) {
	t.Helper()
	past(t, raw, "CREATE TABLE kept AS SELECT * FROM audit")
	past(t, raw, "CREATE TABLE kept_head AS SELECT * FROM audit_head")
}

func putBack(t *testing.T, raw *sql.DB) {
	t.Helper()
	for _, s := range []string{"DELETE FROM audit", "INSERT INTO audit SELECT * FROM kept", "DELETE FROM audit_head", "INSERT INTO audit_head SELECT * FROM kept_head"} {
		past(t, raw, s)
	}
}

// verdict is the number of the first bad entry and what is wrong with it, empty where nothing is.
func verdict(t *testing.T, log casework.AuditLog, check casework.AuditCheck) string {
	t.Helper()
	r, err := casework.VerifyAudit(t.Context(), log, check)
	try(t, err)
	if r.Fault == nil {
		return ""
	}
	if !strings.Contains(r.Fault.Says, fmt.Sprintf("ntry %d ", r.Fault.Nr)) && r.Fault.Kind != casework.AuditUnexpected {
		t.Errorf("%q does not name entry %d", r.Fault.Says, r.Fault.Nr)
	}
	return fmt.Sprintf("%d %s", r.Fault.Nr, r.Fault.Kind)
}

// forge changes an entry, gives it the hash that it then must have, and every entry up to the last its own.
func forge(t *testing.T, raw *sql.DB, db *sqldb.DB, from, to int64) {
	t.Helper()
	var head casework.AuditHead
	for e, err := range db.Chain(t.Context(), 1, to) {
		try(t, err)
		if e.Nr == from {
			e.Person = "mediator-9"
		}
		again := head.Next(e.AuditEntry)
		head = again.Head()
		if e.Nr >= from {
			past(t, raw, fmt.Sprintf("UPDATE audit SET person = '%s', prev = %s, hash = %s WHERE nr = %d",
				e.Person, bytesOf(t, again.Prev), bytesOf(t, again.Hash), e.Nr))
		}
	}
	if to == 8 {
		past(t, raw, "UPDATE audit_head SET hash = (SELECT hash FROM audit WHERE nr = 8)")
	}
}

func bytesOf(t *testing.T, h casework.AuditHash) string {
	if strings.Contains(t.Name(), "SQLite") {
		return "X'" + h.String() + "'"
	}
	return "'\\x" + h.String() + "'"
}

func TestAForgedHashIsFoundAtTheEndOfTheForgery(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		eight(t, db)
		noted := storetest.Verified(t, db)
		keep(t, raw)
		for _, c := range []struct {
			from, to int64
			want     string
		}{{3, 3, "3 changed"}, {3, 5, "5 changed"}, {8, 8, ""}, {3, 8, ""}} {
			forge(t, raw, db, c.from, c.to)
			if got := verdict(t, db, casework.AuditCheck{}); got != c.want {
				t.Errorf("%d to %d: %q, wanted %q", c.from, c.to, got, c.want)
			}
			// What was forged to the end is found by whoever wrote the head down.
			if c.to == 8 {
				for _, check := range []casework.AuditCheck{
					{Expect: noted.Hash}, {Expect: noted.Hash, ExpectNr: 8}, {Expect: noted.Hash, ExpectNr: 8, FromExpected: true},
				} {
					if got := verdict(t, db, check); got != "8 unexpected" {
						t.Errorf("%d to %d, %+v: %q", c.from, c.to, check, got)
					}
				}
			}
			putBack(t, raw)
		}
	})
}

func TestAHashThatWasWrittenDownIsLookedFor(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		eight(t, db)
		var hashes []casework.AuditHash
		for e, err := range db.Chain(t.Context(), 1, 8) {
			try(t, err)
			hashes = append(hashes, e.Hash)
		}
		past(t, raw, "UPDATE audit SET detail = '' WHERE nr = 2")
		for want, check := range map[string]casework.AuditCheck{
			"":             {Expect: hashes[4], ExpectNr: 5, FromExpected: true}, // what came before is taken for granted
			"2 changed":    {Expect: hashes[4], ExpectNr: 5},
			"1 unexpected": {Expect: hashes[4], ExpectNr: 1},
		} {
			if got := verdict(t, db, check); got != want {
				t.Errorf("%+v: %q, wanted %q", check, got, want)
			}
		}
		past(t, raw, "DELETE FROM audit WHERE nr > 5")
		past(t, raw, "UPDATE audit_head SET nr = 5, hash = (SELECT hash FROM audit WHERE nr = 5)")
		if got := verdict(t, db, casework.AuditCheck{Expect: hashes[7], ExpectNr: 8, FromExpected: true}); got != "8 unexpected" {
			t.Errorf("a chain that was cut: %q", got)
		}
	})
}

func TestNothingIsWrittenWhereTheHeadOfTheChainIsGone(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		eight(t, db)
		past(t, raw, "DELETE FROM audit_head")
		_, err := db.Commit(t.Context(), act(8))
		fails(t, err, casework.Internal, "redress audit verify", "Nothing was saved")
		c, err := db.Get(t.Context(), theCase)
		try(t, err)
		if len(c.Facts) != 16 {
			t.Errorf("there are %d facts, wanted those of before", len(c.Facts))
		}
	})
}

func TestEntriesOfBeforeTheChainAreChainedAsTheyStand(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := open(t, address)
		try(t, sqldb.MigrateTo(t.Context(), db, 3))
		var want []casework.AuditEntry
		given := map[string]string{"PostgreSQL": "OVERRIDING SYSTEM VALUE "}[path.Base(t.Name())]
		var rows []string
		for n := range 1203 {
			at := now.Add(time.Duration(n) * time.Minute)
			rows = append(rows, fmt.Sprintf("(%d, %d, 'mediator-1', 'record', 'case-1', 'n%d')", 3*n+1, at.UnixMilli(), n))
			want = append(want, casework.AuditEntry{At: at, Person: "mediator-1", Action: "record", Case: "case-1", Detail: fmt.Sprint("n", n)})
		}
		past(t, raw, "INSERT INTO audit (nr, done_at, person, action, case_id, detail) "+given+"VALUES "+strings.Join(rows, ", "))
		try(t, db.Migrate(t.Context()))
		if head := storetest.Verified(t, db); head.Nr != 1204 {
			t.Errorf("the chain ends with %d, wanted the older entries and the one that says so", head.Nr)
		}
		var got []casework.AuditEntry
		for e, err := range db.Trail(t.Context(), "") {
			try(t, err)
			got = append(got, e)
		}
		last := got[len(got)-1]
		if diff := cmp.Diff(want, got[:len(got)-1]); diff != "" {
			t.Errorf("- wanted, + got\n%s", diff)
		}
		if last.Action != "chain-begins" || last.Detail != "1203 older entries" {
			t.Errorf("the last entry is %+v", last)
		}
		begin(t, db)
		if _, err := db.Commit(t.Context(), act(0)); err != nil {
			t.Fatal(err)
		}
		storetest.Verified(t, db)
		if tables := column(t, raw, "SELECT count(*) FROM audit"); !slices.Equal(tables, []string{"1205"}) {
			t.Errorf("%v entries are there", tables)
		}
	})
}
