package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
)

// auditShown is what a script gets of the audit.
type auditShown struct {
	Whole   bool
	Entries int
	Head    struct {
		Entry int
		Hash  string
	}
	Fault struct {
		Entry      int
		Kind, Says string
	}
}

func TestTheAuditIsVerifiedAndTamperingNamed(t *testing.T) {
	s := newShell(t)
	if got := s.do("audit", "verify"); got != "The audit is whole: it has no entries yet.\n" {
		t.Errorf("an empty one: %s", got)
	}
	s.do("case", "import", s.file("cases.jsonl", disputes))
	s.do("case", "close", "HPL-0231", "--why", "agreed")
	whole := decoded[auditShown](t, s.do("audit", "verify", "--json"))
	if !whole.Whole || whole.Entries < 3 || whole.Entries != whole.Head.Entry || len(whole.Head.Hash) != 64 {
		t.Fatalf("the audit is %+v", whole)
	}
	text := s.do("audit", "verify", "--expect", whole.Head.Hash)
	_, head, _ := strings.Cut(strings.Split(text, "\nWrite")[0], "Head: ")
	if !strings.Contains(text, "The hash that was written down is in it.") || !strings.HasSuffix(head, ":"+whole.Head.Hash) {
		t.Errorf("verified as\n%s", text)
	}
	s.do("audit", "verify", "--from", "1", "--expect", firstHash(t, s))

	s.spoil("UPDATE audit SET person = 'mediator-9' WHERE nr = 2")
	s.fails(1, []string{"Entry 2 was changed"}, "audit", "verify")
	got := s.run("", "audit", "verify", "--json")
	shown := decoded[auditShown](t, got.out)
	if got.status != 1 || shown.Whole || shown.Fault.Entry != 2 || shown.Fault.Kind != "changed" || !strings.Contains(got.err, shown.Fault.Says) {
		t.Errorf("status %d, %+v, %s", got.status, shown, got.err)
	}
	s.spoil("DELETE FROM audit")
	s.spoil("UPDATE audit_head SET nr = 0, hash = zeroblob(32)")
	s.do("audit", "verify") // nothing speaks against it
	s.fails(1, []string{"written down"}, "audit", "verify", "--expect", head)
}

// firstHash is the hash of the first entry, from a chain that was cut after it.
func firstHash(t *testing.T, s *shell) string {
	t.Helper()
	s.spoil("CREATE TABLE kept AS SELECT * FROM audit")
	s.spoil("CREATE TABLE kept_head AS SELECT * FROM audit_head")
	s.spoil("DELETE FROM audit WHERE nr > 1")
	s.spoil("UPDATE audit_head SET nr = 1, hash = (SELECT hash FROM audit)")
	hash := decoded[auditShown](t, s.do("audit", "verify", "--json")).Head.Hash
	s.spoil("INSERT INTO audit SELECT * FROM kept WHERE nr > 1")
	s.spoil("UPDATE audit_head SET nr = (SELECT nr FROM kept_head), hash = (SELECT hash FROM kept_head)")
	return hash
}

func TestVerifyingSaysWhatItNeeds(t *testing.T) {
	s := newShell(t)
	hash := strings.Repeat("0a", 32)
	s.fails(2, []string{"--expect"}, "audit", "verify", "--from", "3")
	s.fails(2, []string{"--from", "not the same"}, "audit", "verify", "--from", "3", "--expect", "4:"+hash)
	s.fails(2, []string{"64 signs"}, "audit", "verify", "--expect", "0a")
	s.fails(2, []string{"64 signs"}, "audit", "verify", "--expect", "x:"+hash)
	s.fails(1, []string{"written down"}, "audit", "verify", "--expect", hash)
	s.fails(1, []string{"Entry 3", "written down"}, "audit", "verify", "--from", "3", "--expect", hash)
}

// audited compares what the audit says of what was read.
func (s *shell) audited(want ...string) {
	s.t.Helper()
	db, err := sqldb.Open(s.t.Context(), "sqlite://"+filepath.Join(s.folder, "redress.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var got []string
	for e, err := range db.Trail(s.t.Context(), "") {
		if err != nil {
			s.t.Fatal(err)
		}
		if e.Action != casework.ActSee {
			continue
		}
		of := ""
		if e.Case != "" {
			of = "case "
		}
		got = append(got, fmt.Sprintf("%s %s %s%s", e.Person, e.Action, of, e.Detail))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Errorf("- wanted, + audited\n%s", diff)
	}
}

func TestWhatIsReadByCommandAndInChatIsAudited(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", strings.Replace(people, "roles: [manager]", "roles: [mediator]", 1))) // no manager, no letter of the week
	s.do("case", "import", s.file("cases.jsonl", disputes))
	if got := s.run("", "remind", "--once"); got.status != 0 { // nobody reads
		t.Fatal(got.err)
	}
	s.audited()
	s.do("case", "show", "HPL-0231")
	s.audited("operator see case looked")
	if got := s.run("when is the last day in HPL-0231?\nshow HPL-9999\n", "console", "--as", "mediator-1"); got.status != 0 {
		t.Fatal(got.err)
	}
	s.audited("operator see case looked", "mediator-1 see case looked", "mediator-1 see refused: not open to them, or not there")
	s.do("audit", "verify")
}

func TestACaseIsShownAsAtADay(t *testing.T) {
	s := newShell(t) // on 23 November 2026
	s.do("people", "import", s.file("people.yaml", people))
	s.do("case", "import", s.file("cases.jsonl", disputes))
	if got := s.run("", "remind", "--once"); got.status != 0 {
		t.Fatal(got.err)
	}
	type shown struct {
		AsAt      string `json:"as_at"`
		At        string
		Facts     []map[string]any
		Deadlines []struct{ ID, Due, Status string }
		Told      []struct{ Person, Limit, Due, At string }
		Seen      []struct{ Person string }
	}
	s.do("case", "close", "HPL-0231", "--why", "agreed")
	got := decoded[shown](t, s.do("case", "show", "HPL-0231", "--as-at", "2026-11-23", "--json"))
	if got.AsAt != "2026-11-23T23:59:59.999Z" || got.At != "2026-11-23" || len(got.Facts) != 3 || len(got.Told) == 0 || len(got.Seen) == 0 {
		t.Errorf("shown as %+v", got)
	}
	found := false
	for _, told := range got.Told {
		found = found || told.Person == "mediator-1" && told.Limit == "appeal" && told.Due == "2026-11-23"
	}
	if !found {
		t.Errorf("the appeal is not among what was told: %+v", got.Told)
	}
	text := s.do("case", "show", "HPL-0231", "--as-at", "2026-11-23T23:30:00Z")
	for _, want := range []string{"As it was known on Mon 23 November 2026, 23:30.", "\nTold by then:\n", "mediator-1, Appeal", ": Mon 23 November 2026 (", "\nLooked at by then:\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	s.fails(1, []string{"was opened on Mon 23 November 2026"}, "case", "show", "HPL-0231", "--as-at", "2026-11-22")
	s.fails(2, []string{"neither a day nor an instant"}, "case", "show", "HPL-0231", "--as-at", "yesterday")
}
