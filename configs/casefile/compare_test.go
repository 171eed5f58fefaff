package casefile_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
	"github.com/redress-send/redress/configs/lawfile"
)

// changedEngland is England's book with the texts changed, each from the first of a pair to the second.
func changedEngland(t testing.TB, changes ...[2]string) *law.Book {
	t.Helper()
	names, err := filepath.Glob("../law/england/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files, found := fstest.MapFS{}, map[[2]string]bool{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, c := range changes {
			found[c] = found[c] || strings.Contains(text, c[0])
			text = strings.ReplaceAll(text, c[0], c[1])
		}
		files["changed/"+filepath.Base(name)] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, c := range changes {
		if !found[c] {
			t.Fatalf("England does not say %q", c[0])
		}
	}
	v, err := configs.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	book, err := lawfile.Book(files, "changed", v)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// day is a day written with its weekday.
func day(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// comparing compares the book with another one over a file on the day and returns what is told of each case,
// as JSON and in words, and the comparison.
func comparing(t testing.TB, from, to *law.Book, at, file, text string) ([]casefile.CaseChange, []string, *casefile.Comparison) {
	t.Helper()
	_, calendar := england(t)
	c := casefile.NewComparison(casefile.Side{Book: from, Calendar: calendar}, casefile.Side{Book: to, Calendar: calendar}, day(t, at))
	var changes []casefile.CaseChange
	var words []string
	err := c.File(t.Context(), file, strings.NewReader(text), func(asJSON any, says []string) error {
		changes, words = append(changes, *asJSON.(*casefile.CaseChange)), append(words, says...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return changes, words, c
}

// aCase writes a case on one line.
func aCase(reference, ground string, facts ...string) string {
	return fmt.Sprintf(`{"case": {"reference": %q, "grounds": [%q]}, "facts": [{%s}]}`, reference, ground, strings.Join(facts, "}, {"))
}

// longer gives the certificate two months in place of one; renamed has one limit under another name.
var (
	longer  = [2]string{"count: {period: 1 month, by: hesc-start}", "count: {period: 2 months, by: hesc-start}"}
	renamed = [2]string{"id: transfer-inform-6w", "id: transfer-tell"}
)

// Worked by hand. The first: a month from Mon 9 November is Wed 9 December; two months are Sat 9 January, so
// Mon 11 January: 33 days later. The second: a month from Mon 30 November is Wed 30 December, inside 25
// December to 1 January, so the first working day after, Mon 4 January; two months are Sat 30 January, so Mon
// 1 February: 28 days later.
var (
	first  = aCase("HPL-0001", "refuse-assess", `"type": "decision-sent", "on": "2026-09-22"`, `"type": "certificate-issued", "on": "2026-11-09", "kind": "deemed"`)
	second = aCase("HPL-0002", "refuse-assess", `"type": "decision-sent", "on": "2026-10-01"`, `"type": "certificate-issued", "on": "2026-11-30", "kind": "deemed"`)
	moving = aCase("HPL-0003", "refuse-assess", `"type": "plan-transferred", "on": "2026-06-01"`)
)

func TestADeadlineThatMovesIsToldWithItsDaysAndWhatBecomesOfIt(t *testing.T) {
	from, _ := england(t)
	changes, words, _ := comparing(t, from, changedEngland(t, longer), "2026-12-15 Tue", "cases.jsonl", first)
	// What is shown once the appeal is missed goes with it.
	if len(changes) != 1 || len(changes[0].Deadlines) != 2 || changes[0].Deadlines[1].ID != "appeal-late" || changes[0].Deadlines[1].Change != "gone" {
		t.Fatalf("changes %+v", changes)
	}
	got, err := json.Marshal(changes[0].Deadlines[0])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"change":"moved","id":"appeal","title":"Appeal to the tribunal","of":"decision-sent-2026-09-22",` +
		`"from":{"due":"2026-12-09","cutoff":"17:00","status":"missed","certainty":"certain","owed_by":"parent-or-young-person"},` +
		`"to":{"due":"2027-01-11","cutoff":"17:00","status":"open","certainty":"certain","owed_by":"parent-or-young-person"},"days":33,"steps":`
	if day(t, "2026-12-09 Wed"); !strings.HasPrefix(string(got), want) {
		t.Errorf("got  %s\nwant %s…", got, want)
	}
	day(t, "2027-01-11 Mon")
	for _, line := range []string{
		"HPL-0001 (cases.jsonl:1)",
		"  moved: Appeal to the tribunal [appeal, of decision-sent-2026-09-22]",
		"    Wed 9 December 2026, 5pm becomes Mon 11 January 2027, 5pm: 33 days later",
		"    status: missed becomes open",
	} {
		if !strings.Contains(strings.Join(words, "\n")+"\n", line+"\n") {
			t.Errorf("want %q in\n%s", line, strings.Join(words, "\n"))
		}
	}
	if steps := changes[0].Deadlines[0].Steps; steps == nil || len(steps.From) == 0 || len(steps.To) == 0 || !strings.Contains(steps.To[0], "2 months after Mon 9 November 2026") {
		t.Errorf("steps %+v", steps)
	}
}

func TestTotalsHaveTheMedianAndTheRangeOfTheMoves(t *testing.T) {
	from, _ := england(t)
	_, _, c := comparing(t, from, changedEngland(t, longer, renamed), "2026-12-15 Tue", "cases.jsonl", first+"\n"+second+"\n"+moving+"\n")
	asJSON, words, table, unread := c.Totals()
	got := *asJSON.(*casefile.Totals)
	median, least, most := 30.5, 28, 33
	want := []casefile.LimitTotals{
		{ID: "appeal", Moved: 2, Median: &median, Earliest: &least, Latest: &most, Open: [2]int{1, 2}, Missed: [2]int{1, 0}},
		{ID: "appeal-late", Gone: 1, Open: [2]int{1, 0}}, // shown once an appeal is missed
		{ID: "transfer-inform-6w", Gone: 1, Missed: [2]int{1, 0}},
		{ID: "transfer-tell", New: 1, Missed: [2]int{0, 1}},
	}
	if diff := cmp.Diff(want, got.Limits); diff != "" || unread != 0 {
		t.Errorf("%d unread; limits (-want +got):\n%s", unread, diff)
	}
	if got.Cases != 3 || got.Affected != 3 || got.Same != 0 {
		t.Errorf("totals %+v", got)
	}
	if diff := cmp.Diff([]string{"appeal", "0", "0", "2", "+30.5", "+28..+33", "1>2", "1>0"}, table[1]); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
	if want := "3 cases: 3 would change, 0 would only be told something else, 0 would stay as they are, 0 could not be compared."; words[0] != want {
		t.Errorf("%q, want %q", words[0], want)
	}
}

func TestWhatChangesIsToldByItsKind(t *testing.T) {
	from, _ := england(t)
	for says, tt := range map[string]struct {
		change [2]string
		text   string
		want   string // change and id of each deadline
	}{
		"a limit under another name":    {renamed, moving, "new transfer-tell, gone transfer-inform-6w"},
		"somebody else owes it":         {[2]string{"title: Tell the family what the new authority will do\n    owed_by: local-authority", "title: Tell the family what the new authority will do\n    owed_by: tribunal"}, moving, "changed transfer-inform-6w"},
		"another step to the same day":  {[2]string{"closed_day: HESC rule 12(2)", "closed_day: rule 12(2) as it is"}, aCase("HPL-0004", "placement-I", `"type": "decision-sent", "on": "2026-01-15"`), "steps appeal"},
		"nothing that this case has":    {longer, moving, ""},
		"remembered instead of read":    {[2]string{"provision: \"SI 2014/1530 reg 15(4)\", force: statute, confidence: A", "provision: \"SI 2014/1530 reg 15(4)\", force: statute, confidence: C"}, moving, "changed transfer-inform-6w"},
		"information that is not there": {[2]string{"id: appeal-late", "id: appeal-later"}, aCase("HPL-0005", "placement-I", `"type": "decision-sent", "on": "2026-01-15"`), "new appeal-later, gone appeal-late"},
	} {
		changes, _, c := comparing(t, from, changedEngland(t, tt.change), "2026-12-15 Tue", "cases.jsonl", tt.text)
		var got []string
		for _, x := range changes {
			for _, d := range x.Deadlines {
				got = append(got, d.Change+" "+d.ID)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", says, strings.Join(got, ", "), tt.want)
		}
		asJSON, _, _, _ := c.Totals()
		totals := asJSON.(*casefile.Totals)
		matters := tt.want != "" && !strings.HasPrefix(tt.want, "steps") && !strings.Contains(tt.want, "appeal-late")
		if (totals.Affected == 1) != matters || totals.Affected+totals.Explained+totals.Same != 1 {
			t.Errorf("%s: totals %+v", says, totals)
		}
	}
}

func TestACaseThatABookCannotReadIsNamedAndTheRestGoesOn(t *testing.T) {
	from := changedEngland(t, [2]string{"grounds:\n", "grounds:\n  - {id: another, title: another, provision: s1, certificate: needed, cases: sen}\n"})
	to, _ := england(t)
	text := aCase("HPL-0009", "another", `"type": "decision-sent", "on": "2026-09-22"`) + "\n{\"case\": broken\n\n" + first + "\n" + second
	changes, words, c := comparing(t, from, to, "2026-12-15 Tue", "cases.jsonl", text)
	asJSON, _, _, unread := c.Totals()
	if totals := asJSON.(*casefile.Totals); unread != 2 || totals.Cases != 4 || totals.Same != 2 || len(changes) != 2 {
		t.Fatalf("%d unread, totals %+v, %+v", unread, totals, changes)
	}
	if x := changes[0]; x.Reference != "HPL-0009" || x.Place != "cases.jsonl:1" || len(x.Unread) != 1 || x.Unread[0].Book != "england" || !strings.Contains(x.Unread[0].Error, `what stands there is not known here`) {
		t.Errorf("%+v", x)
	}
	if x := changes[1]; x.Place != "cases.jsonl:2" || len(x.Unread) != 1 || x.Unread[0].Book != "" || !strings.Contains(x.Unread[0].Error, "not JSON") {
		t.Errorf("%+v", x)
	}
	for _, want := range []string{"  england cannot read it: case.grounds[0]:", "  neither book can read it: not JSON"} {
		if !strings.Contains(strings.Join(words, "\n"), want) {
			t.Errorf("want %q in %q", want, words)
		}
	}
}

func TestCasesAreReadFromEveryFormOfFile(t *testing.T) {
	from, _ := england(t)
	to := changedEngland(t, longer)
	yaml := "case:\n  reference: HPL-0007\n  grounds: [refuse-assess]\nfacts:\n  - {type: decision-sent, on: 2026-09-22}\n  - {type: certificate-issued, on: 2026-11-09, kind: deemed}\n"
	for says, tt := range map[string]struct{ file, text, want string }{
		"YAML":                                    {"one.yaml", yaml, "one.yaml"},
		"YAML after empty lines":                  {"standard input", "\n\n" + yaml, "standard input"},
		"JSON over several lines":                 {"one.json", strings.Replace(first, `"facts"`, "\n\"facts\"", 1), "one.json"},
		"JSON on one line":                        {"one.json", first, "one.json:1"},
		"a line, its end left out":                {"all.jsonl", first, "all.jsonl:1"},
		"lines without a name, the first broken":  {"standard input", "{broken}\n" + first + "\n", "standard input:1, standard input:2"},
		"lines without a name, after an empty":    {"standard input", "\n" + first + "\n" + second, "standard input:2, standard input:3"},
		"nothing":                                 {"all.jsonl", "", ""},
		"a line with the mark that editors write": {"standard input", "\uFEFF" + first + "\n" + second, "standard input:1, standard input:2"},
	} {
		changes, _, _ := comparing(t, from, to, "2026-12-15 Tue", tt.file, tt.text)
		var got []string
		for _, x := range changes {
			got = append(got, x.Place)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", says, strings.Join(got, ", "), tt.want)
		}
	}
	changes, _, _ := comparing(t, from, to, "2026-12-15 Tue", "one.yaml", "\n\ncase:\n  reference: HPL-0007\n  grounds: [nonsense]\nfacts: []\n")
	if len(changes) != 1 || len(changes[0].Unread) != 1 || !strings.HasPrefix(changes[0].Unread[0].Error, "one.yaml:5: ") {
		t.Errorf("the line of what is wrong: %+v", changes)
	}
}

// endless gives the same line for ever, until it is told to end.
type endless struct {
	line string
	left int
	stop func()
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left--; e.left == 0 {
		e.stop()
	}
	return copy(p, e.line), nil
}

func TestAComparisonThatIsStoppedEnds(t *testing.T) {
	book, calendar := england(t)
	ctx, stop := context.WithCancel(t.Context())
	c := casefile.NewComparison(casefile.Side{Book: book, Calendar: calendar}, casefile.Side{Book: book, Calendar: calendar}, day(t, "2026-12-15 Tue"))
	err := c.File(ctx, "all.jsonl", &endless{line: moving + "\n", left: 3, stop: stop}, func(any, []string) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestACaseThatCannotBeWrittenEndsTheComparison(t *testing.T) {
	from, calendar := england(t)
	c := casefile.NewComparison(casefile.Side{Book: from, Calendar: calendar}, casefile.Side{Book: changedEngland(t, longer), Calendar: calendar}, day(t, "2026-12-15 Tue"))
	err := c.File(t.Context(), "all.jsonl", strings.NewReader(first+"\n"+second), func(any, []string) error { return io.ErrClosedPipe })
	if asJSON, _, _, _ := c.Totals(); !errors.Is(err, io.ErrClosedPipe) || asJSON.(*casefile.Totals).Cases != 1 {
		t.Errorf("ended with %v after %+v", err, asJSON)
	}
}
