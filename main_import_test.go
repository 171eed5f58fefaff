package main

import (
	"database/sql"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// referrals is the spreadsheet of a provider with one row, by the names of its columns.
func referrals(t *testing.T, row map[string]string) string {
	t.Helper()
	head, err := os.ReadFile("configs/import/provider.csv")
	if err != nil {
		t.Fatal(err)
	}
	columns := strings.Split(strings.TrimSpace(string(head)), ",")
	columns = append(columns, "Child's name")
	cells := strings.Split(strings.Repeat(",", len(columns)-1), ",")
	cells[len(cells)-1] = "PLANTED"
	for name, text := range row {
		i := slices.Index(columns, name)
		if i < 0 {
			t.Fatalf("the template has no column %q", name)
		}
		cells[i] = text
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	if err := w.WriteAll([][]string{columns, cells}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func aReferral() map[string]string {
	return map[string]string{
		"Case reference": "HPL-0231", "Local authority": "Hartlepool", "Dispute about": "Contents of the plan; Placement",
		"Brought by": "Carer", "Date of decision letter": "22/09/2026", "Date of referral": "09/10/2026", "Referred by": "Phone",
		"Mediator": "mediator-1", "Certificate issued": "16/11/2026", "Certificate type": "No mediation",
	}
}

func TestTheSpreadsheetOfAProviderComesIn(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", people))
	file := s.file("referrals.csv", referrals(t, aReferral()))
	if got := s.do("case", "import", "--map", "provider", "--check", file); !strings.Contains(got, "1 to open") || s.do("case", "list", "--json") != "[]\n" {
		t.Errorf("only to be checked: %q", got)
	}
	if got := s.do("case", "import", "--map", "provider", file); got != "1 case read: 1 opened, 0 added to, 4 facts new.\n" {
		t.Errorf("said %q", got)
	}
	if got := s.run(referrals(t, aReferral()), "case", "import", "--map", "provider", "-"); got.status != 0 || !strings.Contains(got.out, "0 facts new") {
		t.Errorf("again, from standard input: %+v", got)
	}
	// One month from 16 November, and two from 22 September: the later.
	if text := s.do("case", "show", "HPL-0231"); !strings.Contains(text, "Wed 16 December 2026, 5pm") {
		t.Errorf("shown as\n%s", text)
	}
	changed := aReferral()
	changed["Certificate issued"] = "17/11/2026"
	changed["Closed"], changed["Reason for closing"] = "20/11/2026", "Withdrawn"
	file = s.file("referrals.csv", referrals(t, changed))
	s.fails(1, []string{"referrals.csv:2: column “Certificate issued”", "facts[3]", "says something else", "--correct"}, "case", "import", "--map", "provider", file)
	for _, want := range []string{"1 added to, 2 facts new", "0 added to, 0 facts new"} {
		if got := s.do("case", "import", "--map", "provider", "--correct", file); !strings.Contains(got, want) {
			t.Errorf("with corrections: %q, want %q", got, want)
		}
	}
	all := s.do("case", "export", "--jsonl", "HPL-0231")
	if !strings.Contains(all, `"supersedes":"certificate-issued"`) || !strings.Contains(all, `"on":"2026-11-17"`) || strings.Contains(all, "PLANTED") {
		t.Errorf("exported as %s", all)
	}
	changed["Local authority"] = "PLANTED"
	got := s.run("", "case", "import", "--map", "provider", s.file("bad.csv", referrals(t, changed)))
	if got.status != 1 || !strings.Contains(got.err, "bad.csv:2: column “Local authority”") || strings.Contains(got.err, "PLANTED") {
		t.Errorf("what is wrong: %+v", got)
	}
	s.fails(1, []string{"--map provider"}, "case", "import", file)
	s.fails(1, []string{"none.yaml is no mapping"}, "case", "import", "--map", "none.yaml", file)
}

func TestAnImportThatWasStoppedIsFinishedByStartingItAgain(t *testing.T) {
	once, twice := newShell(t), newShell(t)
	file := filepath.Join(once.folder, "made.jsonl")
	once.do("case", "generate", "300", "--seed", "9", "--to", "2026-11-20", "--out", file)
	once.do("case", "import", file)
	made, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(made), "\n")
	twice.do("case", "import", twice.file("half.jsonl", strings.Join(lines[:120], "")))
	if got := twice.do("case", "import", file); !strings.HasPrefix(got, "300 cases read: 180 opened, 0 added to") {
		t.Errorf("said %q", got)
	}
	if d := cmp.Diff(once.do("case", "export"), twice.do("case", "export")); d != "" {
		t.Error(d)
	}
}

// An import is killed at any moment, several times, and then left to finish.
func TestAnImportThatIsKilledLosesAndDoublesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and kills it")
	}
	s := newShell(t)
	program := filepath.Join(s.folder, "redress")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file := filepath.Join(s.folder, "made.jsonl")
	s.do("case", "generate", "11000", "--seed", "9", "--to", "2026-11-20", "--out", file)
	s.do("migrate")
	db, err := sql.Open("sqlite", filepath.Join(s.folder, "redress.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	there := 0
	for range 2 {
		cmd := exec.CommandContext(t.Context(), program, "case", "import", file)
		cmd.Env = append(os.Environ(), "DATABASE_URL="+s.env["DATABASE_URL"], "REDRESS_NOW="+s.env["REDRESS_NOW"])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for before := there; there == before && t.Context().Err() == nil; time.Sleep(time.Millisecond) {
			if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM cases").Scan(&there); err != nil {
				t.Fatal(err)
			}
		}
		_ = cmd.Process.Kill() // it has saved some and is about to save more
		_ = cmd.Wait()
	}
	if err := db.Close(); err != nil || there == 0 || there == 11000 {
		t.Fatalf("%d cases are in after the kills: that shows nothing (%v)", there, err)
	}
	if got := s.do("case", "import", file); !strings.HasPrefix(got, "11000 cases read") {
		t.Errorf("said %q", got)
	}
	whole := newShell(t)
	whole.do("case", "import", file)
	if s.do("case", "export") != whole.do("case", "export") {
		t.Error("what is there is not what is there without a kill")
	}
	s.do("audit", "verify")
}

// What the file calls by an id of its own is known by what it says, and what belongs to it belongs to the one
// that the store has.
func TestAFactThatIsKnownUnderAnotherIDIsNotDoubled(t *testing.T) {
	s := newShell(t)
	s.do("case", "import", s.file("cases.jsonl", `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["refuse-assess"], "appellant": "parent"}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`))
	shown := decoded[caseShown](t, s.do("case", "show", "HPL-0231", "--json"))
	named := `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["refuse-assess"], "appellant": "parent"}, "facts": [{"id": "letter", "type": "decision-sent", "on": "2026-09-22"}, {"type": "certificate-issued", "on": "2026-11-16", "kind": "not-pursued", "of": "letter"}]}`
	for _, want := range []string{"1 added to, 1 fact new", "0 added to, 0 facts new"} {
		if got := s.do("case", "import", s.file("named.jsonl", named)); !strings.Contains(got, want) {
			t.Errorf("said %q, want %q", got, want)
		}
	}
	after := decoded[caseShown](t, s.do("case", "show", "HPL-0231", "--json"))
	if len(after.Facts) != 2 || after.Facts[1]["of"] != shown.Facts[0]["id"] {
		t.Errorf("the facts are %v", after.Facts)
	}
}

// Whoever a file names may come after it; that they are not there yet is said once for each, and not by their name.
func TestAnImportSaysWhereItNamesSomebodyWhomNobodyKnows(t *testing.T) {
	s := newShell(t)
	lines := `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["cease"], "appellant": "parent"}, "facts": [{"type": "assigned", "on": "2026-11-02", "role": "mediator", "person": "mediator-1"}, {"type": "assigned", "on": "2026-11-02", "role": "supporter", "person": "PLANTED"}]}
{"case": {"reference": "HPL-0232", "authority": "E06000001", "grounds": ["cease"], "appellant": "parent"}, "facts": [{"type": "assigned", "on": "2026-11-02", "role": "supporter", "person": "PLANTED"}, {"type": "consent-given", "on": "2026-11-02", "to": "no-forum"}]}
`
	file := s.file("cases.jsonl", lines)
	if got := s.do("case", "import", "--check", file); strings.Contains(got, "people file") {
		t.Errorf("nobody is known yet: %q", got)
	}
	s.do("people", "import", s.file("people.yaml", people))
	want := "The people file does not have who is named at cases.jsonl:1: facts[1].person (2 facts), cases.jsonl:2: facts[1].to (1 fact). " +
		"They see nothing until “redress people import” adds them.\n"
	if got := strings.ReplaceAll(s.do("case", "import", file), s.folder+string(filepath.Separator), ""); !strings.HasSuffix(got, " 4 facts new.\n"+want) {
		t.Errorf("said %q", got)
	}
	if got := decoded[struct{ Unknown int }](t, s.do("case", "import", "--json", file)); got.Unknown != 2 {
		t.Errorf("unknown: %d", got.Unknown)
	}
	if got := s.run(`{"case": {"reference": "HPL-0233", "authority": "E06000001", "grounds": ["cease"], "appellant": "parent"}, "facts": [{"type": "consent-withdrawn", "on": "2026-11-02", "to": "no-forum"}]}`,
		"case", "import", "-"); got.status != 1 || !strings.Contains(got.err, "facts[0].to: HPL-0233: (consent-withdrawn)") || strings.Contains(got.err, "no-forum") {
		t.Errorf("a withdrawal from nobody: %+v", got)
	}
}

func TestAnEmptyListSaysWhatToDo(t *testing.T) {
	s := newShell(t)
	if got := s.do("case", "list"); !strings.Contains(got, "no cases yet") || !strings.Contains(got, "redress case open") || !strings.Contains(got, "redress case import") {
		t.Errorf("said %q", got)
	}
	if got := s.do("case", "list", "--authority", "Hartlepool", "--open"); got != "No case is like that.\n" {
		t.Errorf("said %q", got)
	}
}
