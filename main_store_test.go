package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite" // to spoil a schema with
)

// people is who works with the cases here.
const people = `organisations:
  - {id: north-mediation, kind: mediation-provider, authorities: [E06000001, E06000047]}
  - {id: tees-sendiass, kind: sendiass, authorities: [E06000001]}
people:
  - {id: mediator-1, organisation: north-mediation, roles: [mediator], email: mediator-1@example.org}
  - {id: manager-1, organisation: north-mediation, roles: [manager]}
  - {id: adviser-1, organisation: tees-sendiass, roles: [adviser], digest: {at: "07:30", by: [email]}}
`

// disputes are two cases, a line each.
const disputes = `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["refuse-assess"], "appellant": "parent"}, "facts": [{"id": "d1", "type": "decision-sent", "on": "2026-09-22"}, {"type": "assigned", "on": "2026-11-10", "role": "mediator", "person": "mediator-1"}]}
{"case": {"reference": "DUR-0077", "authority": "E06000047", "grounds": ["contents-BF", "placement-I"], "appellant": "young-person"}, "facts": [{"type": "decision-sent", "on": "2026-10-01", "ground": ["contents-BF"]}, {"type": "agreement-made", "on": "2026-11-12", "items": [{"item": "speech", "what": "contents", "due": "2026-12-04"}], "parties": "authority"}]}
`

// spoil changes the database by hand.
func (s *shell) spoil(statement string) {
	s.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(s.folder, "redress.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	_, err = db.ExecContext(s.t.Context(), statement)
	if e := db.Close(); err != nil || e != nil {
		s.t.Fatal(err, e)
	}
}

func TestASchemaThatIsNotTheProgramsOwnIsRefusedByEveryCommandButMigrate(t *testing.T) {
	s := newShell(t)
	if got := s.do("migrate", "status"); !strings.Contains(got, "The database is empty or not there yet") {
		t.Errorf("status of an empty database: %s", got)
	}
	s.do("case", "list") // an empty database migrates itself
	if got := s.do("migrate", "status"); !strings.Contains(got, "which is what this program needs") {
		t.Errorf("status after the first use: %s", got)
	}
	if got := s.do("migrate"); !strings.Contains(got, "nothing to do") {
		t.Errorf("nothing to migrate: %s", got)
	}
	using := []string{"case list", "people list", "case import case.jsonl", "remind --once", "remind --dry-run", "console --as a", "serve", "web"}
	s.file("case.jsonl", disputes)

	t.Chdir(s.folder)
	s.spoil("INSERT INTO redress_schema (version_id, is_applied) VALUES (9999, 1)")
	for _, command := range using {
		s.fails(1, []string{"has schema 9999", "use the newer program"}, strings.Fields(command)...)
	}
	if got := s.run("", "doctor"); got.status != 1 || !strings.Contains(got.out, "failure  schema") {
		t.Errorf("doctor on a newer schema: status %d\n%s", got.status, got.out)
	}
	s.spoil("DELETE FROM redress_schema WHERE version_id > 1")
	for _, command := range using[:3] { // each waits a second, in case somebody is migrating
		s.fails(1, []string{"has schema 1", "run `redress migrate`"}, strings.Fields(command)...)
	}
	if got := s.do("migrate", "status"); !strings.Contains(got, "run “redress migrate”") {
		t.Errorf("status of an older database: %s", got)
	}
}

func TestPeopleComeInAndAreListed(t *testing.T) {
	s := newShell(t)
	if got := s.do("people", "import", s.file("people.yaml", people)); got != "2 organisations and 3 people are in the store.\n" {
		t.Errorf("said %q", got)
	}
	s.do("people", "add", "mediator-2", "--organisation", "south-mediation", "--kind", "mediation-provider",
		"--authority", "E06000001", "--role", "mediator", "--role", "manager")
	s.do("people", "disable", "adviser-1")
	type person struct {
		ID, Organisation, Kind string
		Roles                  []string
		Disabled               bool
	}
	want := []person{
		{"adviser-1", "tees-sendiass", "sendiass", []string{"adviser"}, true},
		{"manager-1", "north-mediation", "mediation-provider", []string{"manager"}, false},
		{"mediator-1", "north-mediation", "mediation-provider", []string{"mediator"}, false},
		{"mediator-2", "south-mediation", "mediation-provider", []string{"mediator", "manager"}, false},
	}
	if d := cmp.Diff(want, decoded[[]person](t, s.do("people", "list", "--json"))); d != "" {
		t.Error(d)
	}
	s.fails(1, []string{`no organisation "none"`, "add --kind"}, "people", "add", "a-1", "--organisation", "none", "--role", "adviser")
	s.fails(1, []string{`no person "nobody-1"`}, "people", "disable", "nobody-1")
	s.fails(1, []string{`no person "nobody-1"`}, "console", "--as", "nobody-1")
	s.fails(1, []string{"bad.yaml:1: ", "bad.yaml:2: "}, "people", "import", s.file("bad.yaml", "organisations: [{id: a, kind: none}]\npeople: [{id: p}]\n"))
}

// caseShown is what a script gets of a case.
type caseShown struct {
	Reference, Authority, Stage string
	Grounds                     []string
	Facts                       []map[string]any
	Deadlines                   []struct{ ID, Due string }
}

func TestCasesComeInOnce(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", people))
	file := s.file("cases.jsonl", disputes)
	if got := s.do("case", "import", file); got != "2 cases read: 2 opened, 0 added to, 4 facts new.\n" {
		t.Errorf("the first time: %s", got)
	}
	before := s.do("case", "show", "HPL-0231", "--json")
	if got := s.do("case", "import", file); got != "2 cases read: 0 opened, 0 added to, 0 facts new.\n" {
		t.Errorf("the second time: %s", got)
	}
	if got := s.do("case", "import", "--json", file); decoded[map[string]int](t, got)["read"] != 2 || decoded[map[string]int](t, got)["facts"] != 0 {
		t.Errorf("the third time, as JSON: %s", got)
	}
	if d := cmp.Diff(before, s.do("case", "show", "hpl 231", "--json")); d != "" {
		t.Errorf("the second time changed the case: %s", d)
	}
	more := strings.Replace(disputes, `"person": "mediator-1"}`, `"person": "mediator-1"}, {"id": "c1", "type": "certificate-issued", "on": "2026-11-16", "kind": "not-pursued", "of": "d1"}`, 1)
	if got := s.do("case", "import", s.file("more.jsonl", more)); got != "2 cases read: 0 opened, 1 added to, 1 fact new.\n" {
		t.Errorf("one more fact: %s", got)
	}
	shown := decoded[caseShown](t, s.do("case", "show", "231", "--json"))
	last := shown.Facts[len(shown.Facts)-1]
	for name, want := range map[string]any{"id": "c1", "type": "certificate-issued", "on": "2026-11-16", "kind": "not-pursued", "of": "d1"} {
		if last[name] != want {
			t.Errorf("%s of the new fact is %v, want %v", name, last[name], want)
		}
	}
	for _, d := range shown.Deadlines {
		if d.ID == "appeal" && d.Due != "2026-12-16" {
			t.Errorf("the appeal is due %s, want one month from the certificate", d.Due)
		}
	}
	if text := s.do("case", "show", "HPL-0231"); !strings.Contains(text, "Wed 16 December 2026, 5pm") || !strings.Contains(text, "Hartlepool") {
		t.Errorf("shown as\n%s", text)
	}
}

func TestTwoImportsAtOnceComeInOnce(t *testing.T) {
	s := newShell(t)
	s.do("migrate")
	file := s.file("cases.jsonl", disputes)
	var done sync.WaitGroup
	for range 4 {
		done.Go(func() {
			if got := s.run("", "case", "import", file); got.status != 0 {
				t.Errorf("status %d: %s", got.status, got.err)
			}
		})
	}
	done.Wait()
	if shown := decoded[caseShown](t, s.do("case", "show", "HPL-0231", "--json")); len(shown.Facts) != 2 {
		t.Errorf("%d facts, want 2", len(shown.Facts))
	}
}

func TestNothingComesInWhereAnythingIsWrong(t *testing.T) {
	s := newShell(t)
	good := s.file("good.jsonl", disputes)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a fact that nobody knows":       {strings.Replace(disputes, "decision-sent", "decision-made", 1), []string{"bad.jsonl:1: facts[0].type"}},
		"a day that does not exist":      {strings.Replace(disputes, "2026-10-01", "2026-09-31", 1), []string{"bad.jsonl:2: facts[0].on"}},
		"a day that is still to come":    {strings.Replace(disputes, "2026-10-01", "2027-10-01", 1), []string{"bad.jsonl:2", "DUR-0077", "decision-sent", "still to come"}},
		"no reference":                   {strings.Replace(disputes, "HPL-0231", "", 1), []string{"bad.jsonl:1", "case.reference", "like HPL-0231"}},
		"nobody whose right it is":       {strings.Replace(disputes, `, "appellant": "parent"`, "", 1), []string{"bad.jsonl:1", "appellant"}},
		"a case twice":                   {disputes + strings.Split(disputes, "\n")[0], []string{"bad.jsonl:3", "stands in", "bad.jsonl:1 already"}},
		"two faults, both named":         {strings.Replace(strings.Replace(disputes, "2026-09-22", "22/9", 1), "E06000047", "durham", 1), []string{"bad.jsonl:1", "bad.jsonl:2"}},
		"a fact that corrects no other":  {strings.Replace(disputes, `"id": "d1"`, `"supersedes": "d0"`, 1), []string{"bad.jsonl:1", "supersedes"}},
		"a case about an unknown ground": {strings.Replace(disputes, "refuse-assess", "refuse", 1), []string{"bad.jsonl:1", "grounds"}},
	} {
		got := s.run("", "case", "import", good, s.file("bad.jsonl", c.text))
		for _, w := range c.want {
			if got.status != 1 || got.out != "" || !strings.Contains(got.err, w) {
				t.Errorf("%s: status %d, want %q in %q", name, got.status, w, got.err)
			}
		}
	}
	if list := s.do("case", "list", "--json"); list != "[]\n" {
		t.Errorf("something was written: %s", list)
	}
	s.do("case", "import", good)
	s.fails(1, []string{"case.grounds", "refuse-assess"}, "case", "import", s.file("other.jsonl", strings.Replace(disputes, "refuse-assess", "cease", 1)))
	s.fails(1, []string{"facts[0].id", `"d1" says something else`, "supersedes: d1"}, "case", "import",
		s.file("other.jsonl", strings.Replace(disputes, "2026-09-22", "2026-09-23", 1)))
	s.fails(1, []string{"appellant", "with parent"}, "case", "import", s.file("other.jsonl", strings.Replace(disputes, `"appellant": "parent"`, `"appellant": "young-person"`, 1)))
}

func TestWhatIsExportedComesInElsewhereAsItWas(t *testing.T) {
	here, there := newShell(t), newShell(t)
	here.do("people", "import", here.file("people.yaml", people))
	reported := `{"id": "r1", "type": "mediation-held", "on": "2026-11-16", "standing": "reported", "authority_present": true, "child_views": "sought"}`
	here.do("case", "import", here.file("cases.jsonl", strings.Replace(disputes, `{"type": "assigned"`, reported+`, {"type": "assigned"`, 1)))
	here.do("case", "open", "--authority", "hartlepool", "--ground", "cease", "--fact", "decision-sent=2026-11-02")
	// A correction, and something that is taken back: both go along.
	if got := here.run("HPL-0231 certificate issued 16 November, not pursued\nyes\nsorry, the certificate was 17 November\nyes\nundo\nyes\n", "console", "--as", "mediator-1"); got.status != 0 {
		t.Fatal(got)
	}
	all := here.do("case", "export")
	for _, part := range []string{"retraction", "supersedes", "opened_by", "recorded_at", `"reported"`} {
		if strings.Count(all, "\n") != 3 || !strings.Contains(all, part) {
			t.Fatalf("want three lines, and %s in them: %s", part, all)
		}
	}
	if got := there.run(all, "case", "import", "-"); got.status != 0 || !strings.Contains(got.out, "3 opened") {
		t.Fatalf("status %d, %s%s", got.status, got.out, got.err)
	}
	if d := cmp.Diff(all, there.do("case", "export")); d != "" {
		t.Error(d)
	}
	for _, command := range [][]string{{"case", "show", "HPL-0231"}, {"case", "list"}} {
		if d := cmp.Diff(here.do(command...), there.do(command...)); d != "" {
			t.Errorf("%s: %s", command, d)
		}
	}
	one := here.do("case", "export", "DUR-0077")
	if got := there.run(one, "case", "import", "-"); got.status != 0 || !strings.Contains(got.out, "0 facts new") {
		t.Errorf("one case, with line ends: status %d, %s%s", got.status, got.out, got.err)
	}
	if got := here.run(all, "case", "import", "-"); got.status != 0 || !strings.Contains(got.out, "0 facts new") {
		t.Errorf("back where it came from: status %d, %s%s", got.status, got.out, got.err)
	}
}

func TestACaseIsOpenedListedAndClosed(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", people))
	opened := decoded[caseShown](t, s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-assess",
		"--fact", "decision-sent=2026-09-22", "--assign", "mediator-1", "--json"))
	if opened.Reference != "HPL-0001" || opened.Authority != "E06000001" || len(opened.Facts) != 2 {
		t.Errorf("opened %+v", opened)
	}
	s.do("case", "open", "--authority", "DUR", "--ground", "cease", "--reference", "dur 77")
	list := s.do("case", "list")
	if !strings.Contains(list, "DUR-0077  County Durham  cease") || !strings.Contains(list, "HPL-0001  Hartlepool     refuse-assess  decision") {
		t.Errorf("listed\n%s", list)
	}
	if closed := decoded[caseShown](t, s.do("case", "close", "HPL-0001", "--why", "agreed", "--json")); closed.Stage != "closed" {
		t.Errorf("closed, and at the stage %q", closed.Stage)
	}
	if got := s.do("case", "list", "--open"); strings.Contains(got, "HPL") || !strings.Contains(got, "DUR") {
		t.Errorf("open ones\n%s", got)
	}
	if got := s.do("case", "list", "--closed", "--authority", "Hartlepool"); !strings.Contains(got, "HPL-0001  Hartlepool  refuse-assess  closed") {
		t.Errorf("closed ones\n%s", got)
	}
	s.fails(1, []string{"closed already"}, "case", "close", "HPL-0001", "--why", "agreed")
	s.fails(1, []string{"why"}, "case", "close", "DUR-0077", "--why", "boredom")
	s.fails(1, []string{`no case "HPL-0999"`}, "case", "show", "HPL-0999")
	s.fails(1, []string{"not a local authority"}, "case", "open", "--authority", "Cardiff", "--ground", "cease")
	s.fails(1, []string{"ground"}, "case", "open", "--authority", "hartlepool", "--ground", "nonsense")
	s.fails(1, []string{`no person "nobody-1"`}, "case", "open", "--authority", "hartlepool", "--ground", "cease", "--assign", "nobody-1")
}

func TestRemindersAreSentOnceHoweverOftenAndByHowManyTheyRun(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", people))
	s.do("case", "import", s.file("cases.jsonl", disputes))
	dry := s.do("remind", "--dry-run", "--at", "2026-11-23")
	// The manager is told that nobody answers on the last day, and how the team stands on a Monday.
	if !strings.Contains(dry, "3 messages would be sent") || strings.Count(dry, "To manager-1") != 2 || strings.Count(dry, "To mediator-1") != 1 || !strings.Contains(dry, "HPL-0231") {
		t.Fatalf("a dry run says\n%s", dry)
	}
	var done sync.WaitGroup
	var mu sync.Mutex
	sent := 0
	for range 4 {
		done.Go(func() {
			got := s.run("", "remind", "--once")
			mu.Lock()
			defer mu.Unlock()
			sent += strings.Count(got.out, "To mediator-1")
			if got.status != 0 {
				t.Errorf("status %d, %s", got.status, got.err)
			}
		})
	}
	done.Wait()
	if again := s.do("remind", "--once"); sent != 1 || !strings.Contains(again, "0 messages sent") {
		t.Errorf("sent %d times at once, and then:\n%s", sent, again)
	}
	first := s.run("", "console", "--as", "mediator-1")
	second := s.run("", "console", "--as", "mediator-1")
	if strings.Count(first.out, "HPL-0231: Appeal to the tribunal") != 1 || second.out != "" {
		t.Errorf("at the console\n%s\nand again\n%s", first.out, second.out)
	}
}

// Somebody whose reminders go to the log finds the references there, once, and none of the words.
func TestRemindersGoToTheLogWhereThePeopleFileSaysSo(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", strings.Replace(people, "id: mediator-1,", "id: mediator-1, digest: {by: [log]},", 1)))
	s.do("case", "import", s.file("cases.jsonl", disputes))
	first, second := s.run("", "remind", "--once"), s.run("", "remind", "--once")
	if first.status != 0 || strings.Count(first.err, "HPL-0231") != 1 || strings.Contains(first.err, "tribunal") {
		t.Errorf("status %d, the log is\n%s", first.status, first.err)
	}
	if second.status != 0 || strings.Contains(second.err, "HPL-0231") {
		t.Errorf("status %d, the log says it again\n%s", second.status, second.err)
	}
}

func TestADatabaseFileIsTheirsWhoMadeIt(t *testing.T) {
	s := newShell(t)
	s.do("migrate")
	info, err := os.Stat(filepath.Join(s.folder, "redress.db"))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
