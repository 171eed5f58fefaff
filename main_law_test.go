package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// bookFolder copies England's book into a folder, each of the texts changed from the first of a pair to the second.
func (s *shell) bookFolder(name string, changes ...[2]string) string {
	s.t.Helper()
	folder := filepath.Join(s.folder, name)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		s.t.Fatal(err)
	}
	files, err := filepath.Glob("configs/law/england/*.yaml")
	if err != nil || len(files) == 0 {
		s.t.Fatalf("no book: %v", err)
	}
	found := map[[2]string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			s.t.Fatal(err)
		}
		text := string(data)
		for _, c := range changes {
			found[c] = found[c] || strings.Contains(text, c[0])
			text = strings.ReplaceAll(text, c[0], c[1])
		}
		s.file(filepath.Join(name, filepath.Base(file)), text)
	}
	for _, c := range changes {
		if !found[c] {
			s.t.Fatalf("England does not say %q", c[0])
		}
	}
	return folder
}

// asProposal makes a proposal of a copy of England's book.
var asProposal = [2]string{"proposal: false", "proposal: true"}

func TestEveryBookThatIsBuiltInHasNoFault(t *testing.T) {
	s := newShell(t)
	type report struct {
		Strict bool
		Books  []struct {
			Book     string
			Proposal bool
			Limits   int
			Faults   []string
			Remarks  []struct {
				Kind, ID, Place, Text string
				Information           bool
			}
		}
	}
	got := decoded[report](t, s.do("law", "check", "--json"))
	names := map[string]bool{}
	for _, b := range got.Books {
		names[b.Book] = true
		if len(b.Faults) > 0 || b.Limits == 0 {
			t.Errorf("%s: %d limits, faults %v", b.Book, b.Limits, b.Faults)
		}
	}
	for _, name := range []string{"england", "wales", "scotland", "northern-ireland", "mandatory-mediation-2022", "consultation-2026"} {
		if !names[name] || !strings.Contains(s.do("law", "check"), name+", version ") {
			t.Errorf("%s was not checked", name)
		}
	}
}

func TestABookInAFolderIsCheckedWithFileAndLine(t *testing.T) {
	s := newShell(t)
	good := s.bookFolder("good")
	if out := s.do("law", "check", good); !strings.HasPrefix(out, "england, version ") || !strings.Contains(squeeze(out), "no fault, ") {
		t.Errorf("a good book: %s", out)
	}
	bad := s.bookFolder("bad", [2]string{"starts: [plan-transferred]\n    met_by: [transfer-notice-sent]", "starts: [plan-handed-over]\n    met_by: [transfer-notice-sent]"})
	data, err := os.ReadFile(filepath.Join(bad, "transfer.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(data), "- id: transfer-inform-6w")
	place := filepath.Join(bad, "transfer.yaml") + ":" + strconv.Itoa(strings.Count(before, "\n")+1)
	got := s.run("", "law", "check", good, bad)
	if got.status != 1 || !strings.Contains(got.out, "england, version ") || got.err != "redress: faults in 1 of 2 books\n" {
		t.Errorf("status %d, %q\n%s", got.status, got.err, got.out)
	}
	want := place + `: transfer-inform-6w: "plan-handed-over" is not a fact that a case can hold`
	if !strings.Contains(squeeze(got.out), "fault: "+want) {
		t.Errorf("want %q in\n%s", want, got.out)
	}
	if got := s.run("", "law", "check", filepath.Join(s.folder, "nowhere")); got.status != 1 || !strings.Contains(squeeze(got.out), "fault: there is no law book in ") {
		t.Errorf("no folder: status %d, %s", got.status, got.out)
	}
}

func TestABookThatExtendsAnotherIsToldOnlyItsOwnRemarks(t *testing.T) {
	s := newShell(t)
	folder := filepath.Join(s.folder, "mine")
	if err := os.Mkdir(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	s.file("mine/book.yaml", "name: mine\ntitle: Mine\nversion: 2026-11-22\nproposal: true\nextends: england\n")
	s.file("mine/limits.yaml", "stage: transfer\nlimits:\n  - id: transfer-inform-6w\n    met_by: []\n")
	type remark struct{ Kind, ID, Text string }
	type report struct {
		Books []struct {
			Base    string
			Remarks []remark
		}
	}
	england := decoded[report](t, s.do("law", "check", "--json")).Books[0]
	mine := decoded[report](t, s.do("law", "check", "--json", folder)).Books[0]
	own := false
	for _, r := range mine.Remarks {
		own = own || r.ID == "transfer-inform-6w"
		if slices.Contains(england.Remarks, r) {
			t.Errorf("said of England, and of what extends it: %v", r)
		}
	}
	if mine.Base != "england" || !own || len(england.Remarks) == 0 {
		t.Errorf("of %v, beside %v", mine, england)
	}
}

func TestRemarksAreFaultsWhereTheyAreTakenStrictly(t *testing.T) {
	s := newShell(t)
	folder := s.bookFolder("book", [2]string{"met_by: [transfer-notice-sent]", "met_by: []"})
	const remark = "transfer-inform-6w: it has a day and nothing meets it"
	if out := s.do("law", "check", folder); !strings.Contains(squeeze(out), remark) {
		t.Errorf("want %q in\n%s", remark, out)
	}
	got := s.run("", "law", "check", "--strict", folder)
	if got.status != 1 || !strings.Contains(squeeze(got.out), remark) || got.err != "redress: faults or remarks in 1 of 1 book\n" {
		t.Errorf("status %d, %q", got.status, got.err)
	}
}

func TestHowLongAgoALimitWasCheckedIsLookedAt(t *testing.T) {
	s := newShell(t)
	folder := s.bookFolder("book", [2]string{`provision: "SI 2014/1530 reg 15(4)", force: statute, confidence: A`,
		`provision: "SI 2014/1530 reg 15(4)", force: statute, confidence: A, checked: 2026-01-15`})
	old := "transfer-inform-6w: checked on Thu 15 January 2026"
	for args, want := range map[string]bool{"": false, "--months 10": true, "--at 2028-01-15": false, "--at 2028-01-16": true} {
		out := s.do(append([]string{"law", "check", folder}, strings.Fields(args)...)...)
		if strings.Contains(squeeze(out), old) != want {
			t.Errorf("%q: it is old: %v, want %v\n%s", args, !want, want, out)
		}
	}
	s.env["PORT"] = "http" // nobody can tell what day it is
	if out := squeeze(s.do("law", "check", folder)); !strings.Contains(out, "was not looked at") || !strings.Contains(out, "Give --at DATE") {
		t.Errorf("without a day: %s", out)
	}
}

// squeeze makes one blank of each stretch of white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestTheListIsChosenByStageOwerAndSense(t *testing.T) {
	s := newShell(t)
	type limit struct {
		ID, Stage, Sense string
		OwedBy           string `json:"owed_by"`
	}
	list := func(args ...string) []string {
		var ids []string
		for _, l := range decoded[[]limit](t, s.do(append([]string{"law", "list", "--json"}, args...)...)) {
			ids = append(ids, l.ID)
		}
		return ids
	}
	if got := list("--sense", "window", "--stage", "Assessment"); !slices.Equal(got, []string{"draft-plan-representations-15d"}) {
		t.Errorf("windows of the assessment: %v", got)
	}
	family := list("--owed-by", "parent-or-young-person")
	for _, typed := range []string{"the family", "family", "Family"} {
		if got := list("--owed-by", typed); len(family) == 0 || !slices.Equal(got, family) {
			t.Errorf("%q owes %v, want %v", typed, got, family)
		}
	}
	if got := list("--book", "scotland", "--stage", "disability"); !slices.Equal(got, []string{"scot-dds-6m", "scot-dds-late"}) {
		t.Errorf("about disability in Scotland: %v", got)
	}
	for _, wrong := range []string{"--stage nowhere", "--owed-by nobody", "--sense nonsense"} {
		s.fails(2, []string{"use "}, append([]string{"law", "list"}, strings.Fields(wrong)...)...)
	}
	s.fails(1, []string{`there is no law book "narnia"`}, "law", "list", "--book", "narnia")
}

func TestTheListIsAsWideAsTheTerminal(t *testing.T) {
	s := newShell(t)
	for _, columns := range []int{80, 120} {
		s.env["COLUMNS"] = strconv.Itoa(columns)
		for line := range strings.Lines(s.do("law", "list")) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > columns {
				t.Errorf("%d columns in %q", n, line)
			}
		}
	}
}

func TestALimitThatIsNotThereIsSuggestedForWhatIs(t *testing.T) {
	s := newShell(t)
	s.fails(1, []string{`the book england has no limit "appeal-2-month": did you mean appeal-2-months?`}, "law", "show", "appeal-2-month")
	folder := s.bookFolder("book", asProposal)
	out := s.do("law", "show", "appeal-2-months", "--book", folder)
	if !strings.HasPrefix(out, "england is a proposal: it is not the law in force.\n") || !strings.Contains(squeeze(out), filepath.Join(folder, "appeal.yaml")+":") {
		t.Errorf("a proposal in a folder:\n%s", out)
	}
}

// oneCase is decided on Tue 22 September 2026; two months later is Sunday 22 November, so Monday 23 November.
const oneCase = `{"case": {"reference": "HPL-0001", "grounds": ["refuse-assess"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`

func TestTwoBooksAreComparedOverCases(t *testing.T) {
	s := newShell(t)
	folder := s.bookFolder("book", asProposal, [2]string{"name: england", "name: longer"},
		[2]string{"count: {period: 2 months, by: hesc-start}", "count: {period: 3 months, by: hesc-start}"})
	const notLaw = "longer is a proposal: it is not the law in force.\n"
	// Three months from 22 September are Tue 22 December 2026: 29 days after Mon 23 November.
	lines := s.file("cases.jsonl", oneCase+"\n"+strings.Replace(oneCase, "refuse-assess", "nonsense", 1)+"\n")
	got := s.run("", "law", "compare", "england", folder, lines, "--at", "2026-11-24")
	for _, want := range []string{"HPL-0001 (" + lines + ":1)", "Mon 23 November 2026, 5pm becomes Tue 22 December 2026, 5pm: 29 days later",
		"status: missed becomes open", "2 cases: 1 would change", "1 could not be compared"} {
		if !strings.Contains(squeeze(got.out), want) {
			t.Errorf("want %q in\n%s", want, got.out)
		}
	}
	if got.status != 1 || !strings.HasPrefix(got.out, notLaw) || !strings.Contains(got.err, "1 case could not be compared") {
		t.Errorf("status %d, %q", got.status, got.err)
	}
	if out := s.run(oneCase, "law", "compare", "england", folder, "-"); out.status != 0 || !strings.Contains(squeeze(out.out), "29 days later") {
		t.Errorf("from standard input: status %d, %s\n%s", out.status, out.err, out.out)
	}
	out := s.do("law", "compare", "england", folder)
	if !strings.HasPrefix(out, notLaw) || !strings.Contains(out, "  appeal-2-months: ") || !strings.Contains(out, "    count: 2 months becomes 3 months\n") {
		t.Errorf("without cases:\n%s", out)
	}
	s.fails(1, []string{"none.jsonl cannot be read"}, "law", "compare", "england", folder, lines, "none.jsonl")
	s.fails(2, []string{"standard input (-) can be read once"}, "law", "compare", "england", folder, "-", "-")
}

func TestAComparisonAsJSONIsOneObject(t *testing.T) {
	s := newShell(t)
	folder := s.bookFolder("book", asProposal, [2]string{"name: england", "name: longer"},
		[2]string{"count: {period: 2 months, by: hesc-start}", "count: {period: 3 months, by: hesc-start}"})
	type comparison struct {
		NotInForce []string `json:"not_in_force"`
		From, To   struct {
			Book     string
			Proposal bool
		}
		At     string
		Counts map[string]struct{ New, Gone, Changed, Same int }
		Cases  []struct {
			Place, Reference string
			Deadlines        []struct {
				Change, ID string
				Days       *int
			}
		}
		Differences []struct {
			Part, Change, ID string
			Fields           []struct{ Field, From, To string }
		}
		Totals struct {
			Cases  int
			Limits []struct {
				ID     string
				Moved  int
				Median float64 `json:"median_days"`
			}
		}
	}
	whole := decoded[comparison](t, s.run(oneCase, "law", "compare", "--json", "--at", "2026-11-23", "england", folder, "-").out)
	switch {
	case !slices.Equal(whole.NotInForce, []string{"longer is a proposal: it is not the law in force."}), whole.From.Book != "england",
		!whole.To.Proposal, whole.At != "2026-11-23", whole.Counts["limits"].Changed != 1, len(whole.Differences) != 1,
		len(whole.Cases) != 1, len(whole.Cases[0].Deadlines) != 1, *whole.Cases[0].Deadlines[0].Days != 29,
		whole.Totals.Cases != 1, len(whole.Totals.Limits) != 1, whole.Totals.Limits[0].Median != 29:
		t.Errorf("got %+v", whole)
	}
	if f := whole.Differences[0].Fields; len(f) != 1 || f[0].Field != "count" || f[0].From != "2 months" || f[0].To != "3 months" {
		t.Errorf("fields %+v", f)
	}
	books := decoded[comparison](t, s.do("law", "compare", "--json", "england", "england"))
	if books.Counts["limits"].Same == 0 || len(books.Differences) != 0 || books.At != "" || books.Cases != nil {
		t.Errorf("a book and itself: %+v", books)
	}
}
