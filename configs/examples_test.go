package configs_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
	"github.com/redress-send/redress/configs/strictyaml"

	"github.com/goccy/go-yaml"
)

// example is one entry of the files beside the law: a case, its facts, and what must come out.
type example struct {
	Says          string            `yaml:"says"`
	Grounds       []string          `yaml:"grounds"`
	PhaseTransfer map[string]any    `yaml:"phase_transfer"`
	Facts         []map[string]any  `yaml:"facts"`
	Expect        map[string]string `yaml:"expect"`
	Raw           map[string]string `yaml:"raw"`
	Safe          map[string]string `yaml:"safe"`
	Certainty     map[string]string `yaml:"certainty"`
	Status        map[string]string `yaml:"status"`
	At            string            `yaml:"at"`      // the day that status and shown are asked for; left out: before all
	Shown         map[string]string `yaml:"shown"`   // yes or no, by deadline
	Missing       map[string]string `yaml:"missing"` // yes or no, by "LIMIT REASON" or "LIMIT of START REASON"
	Stage         *string           `yaml:"stage"`   // empty: none
	Tracks        map[string]string `yaml:"tracks"`
}

func TestTheExamplesBesideTheLaw(t *testing.T) {
	files, err := filepath.Glob("law/*/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples found: %v", err)
	}
	for _, name := range files {
		book, err := configs.Book(strings.Split(name, string(filepath.Separator))[1])
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range readExamples(t, name) {
			t.Run(book.Name+"/"+filepath.Base(name)+"/"+e.Says, func(t *testing.T) { e.run(t, book) })
		}
	}
}

func readExamples(t *testing.T, name string) []example {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Examples []example `yaml:"examples"`
	}
	if _, err := strictyaml.Open(name, data, &f); err != nil {
		t.Fatal(err)
	}
	return f.Examples
}

func (e *example) run(t *testing.T, book *law.Book) {
	f := e.file(t, book)
	result, err := law.Compute(book, calendarOf(t, book), f.Matter())
	if err != nil {
		t.Fatal(err)
	}
	at := civil.Date{Year: 2014, Month: 1, Day: 1}
	if e.At != "" {
		at = checkedDay(t, e.At)
	}
	e.compare(t, "due", e.Expect, &result, func(d *law.Deadline) string { return dayOrNone(d.Due) })
	e.compare(t, "raw end", e.Raw, &result, func(d *law.Deadline) string { return dayOrNone(d.RawEnd) })
	e.compare(t, "safe day", e.Safe, &result, func(d *law.Deadline) string { return dayOrNone(d.Safe) })
	e.compare(t, "certainty", e.Certainty, &result, func(d *law.Deadline) string { return string(d.Certainty) })
	e.compare(t, "status", e.Status, &result, func(d *law.Deadline) string { return string(d.Status(at)) })
	e.compare(t, "shown", e.Shown, &result, func(d *law.Deadline) string { return yesNo(result.Shown(d, at)) })
	for key, want := range e.Missing {
		if got := yesNo(isMissing(&result, key)); got != want {
			t.Errorf("%s among what is missing: %s, want %s", key, got, want)
		}
	}
	e.compareStage(t, &result)
}

func (e *example) compareStage(t *testing.T, r *law.Result) {
	t.Helper()
	if e.Stage != nil && *e.Stage != r.Stage {
		t.Errorf("stage is %q, want %q", r.Stage, *e.Stage)
	}
	for name, want := range e.Tracks {
		if !slices.Contains(r.Tracks, law.Track{Name: name, State: want}) {
			t.Errorf("track %s: not %s in %v", name, want, r.Tracks)
		}
	}
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func isMissing(r *law.Result, key string) bool {
	return slices.ContainsFunc(r.Missing, func(g law.Gap) bool {
		return key == g.Rule.ID+" "+string(g.Reason) || key == g.Rule.ID+" of "+g.Of+" "+string(g.Reason)
	})
}

func calendarOf(t *testing.T, book *law.Book) *civil.Calendar {
	t.Helper()
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		t.Fatal(err)
	}
	return calendar
}

// file makes the facts file that the example describes; days are checked against their weekdays on the way.
func (e *example) file(t *testing.T, book *law.Book) casefile.File {
	t.Helper()
	for _, fact := range e.Facts {
		plainDays(t, fact)
	}
	c := map[string]any{"grounds": e.Grounds}
	if e.PhaseTransfer != nil {
		c["phase_transfer"] = e.PhaseTransfer
	}
	data, err := yaml.Marshal(map[string]any{"case": c, "facts": e.Facts})
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Read("example", data, book)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// plainDays takes the weekday off every day of the map, having checked it.
func plainDays(t *testing.T, m map[string]any) {
	t.Helper()
	for key, v := range m {
		switch x := v.(type) {
		case string:
			if key == "on" || key == "due" || strings.HasSuffix(key, "_on") {
				m[key] = checkedDay(t, x).String()
			}
		case []any:
			for _, part := range x {
				if inner, ok := part.(map[string]any); ok {
					plainDays(t, inner)
				}
			}
		}
	}
}

func checkedDay(t *testing.T, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func dayOrNone(d civil.Date) string {
	if d.IsZero() {
		return "no day"
	}
	return d.String() + " " + d.Weekday().String()[:3]
}

// compare looks up each key, "ID ITEM STEP of START" with whatever is needed of it, among the deadlines.
func (e *example) compare(t *testing.T, what string, want map[string]string, r *law.Result, say func(*law.Deadline) string) {
	t.Helper()
	for key, expected := range want {
		if strings.Contains(expected, "-") && len(expected) == len("2026-01-01 Thu") {
			checkedDay(t, expected)
		}
		got := "none"
		for i := range r.Deadlines {
			if d := &r.Deadlines[i]; named(d, key) {
				got = say(d)
				break
			}
		}
		if got != expected {
			t.Errorf("%s: %s is %s, want %s", key, what, got, expected)
		}
	}
}

func named(d *law.Deadline, key string) bool {
	item := strings.Join(strings.Fields(d.Rule.ID+" "+d.Item+" "+d.Step), " ")
	key, of, said := strings.Cut(key, " of ")
	return (key == d.Rule.ID || key == item) && (!said || of == d.Of)
}
