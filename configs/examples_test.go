package configs_test

import (
	"fmt"
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

// worked is an example with the matter that its facts make, and the day that it is asked on.
type worked struct {
	example

	book   string // the book that it stands beside
	file   string
	matter law.Matter
	at     civil.Date
}

func TestTheExamplesBesideTheLaw(t *testing.T) {
	for _, e := range workedExamples(t) {
		t.Run(e.book+"/"+e.file+"/"+e.Says, func(t *testing.T) {
			for _, wrong := range e.check(lawNamed(t, e.book)) {
				t.Error(wrong)
			}
		})
	}
}

// workedExamples reads the examples beside every book.
func workedExamples(t *testing.T) []worked {
	t.Helper()
	files, err := filepath.Glob("law/*/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples found: %v", err)
	}
	var out []worked
	for _, name := range files {
		l := lawNamed(t, strings.Split(name, string(filepath.Separator))[1])
		for _, e := range readExamples(t, name) {
			e.checkWeekdays(t)
			f := e.file(t, l.book)
			w := worked{e, l.book.Name, filepath.Base(name), f.Matter(), civil.On(2014, 1, 1)}
			if e.At != "" {
				w.at = checkedDay(t, e.At)
			}
			out = append(out, w)
		}
	}
	return out
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

// checkWeekdays checks every day that is expected against its weekday.
func (e *example) checkWeekdays(t *testing.T) {
	t.Helper()
	for _, days := range []map[string]string{e.Expect, e.Raw, e.Safe} {
		for _, day := range days {
			if day != "none" && day != "no day" {
				checkedDay(t, day)
			}
		}
	}
}

// check says where the law answers otherwise than the example expects.
func (e *worked) check(l lawOf) []string {
	r, err := l.compute(e.matter)
	if err != nil {
		return []string{err.Error()}
	}
	out := slices.Concat(
		compare("due", e.Expect, &r, func(d *law.Deadline) string { return dayOrNone(d.Due) }),
		compare("raw end", e.Raw, &r, func(d *law.Deadline) string { return dayOrNone(d.RawEnd) }),
		compare("safe day", e.Safe, &r, func(d *law.Deadline) string { return dayOrNone(d.Safe) }),
		compare("certainty", e.Certainty, &r, func(d *law.Deadline) string { return string(d.Certainty) }),
		compare("status", e.Status, &r, func(d *law.Deadline) string { return string(d.Status(e.at)) }),
		compare("shown", e.Shown, &r, func(d *law.Deadline) string { return yesNo(r.Shown(d, e.at)) }))
	for key, want := range e.Missing {
		if got := yesNo(isMissing(&r, key)); got != want {
			out = append(out, fmt.Sprintf("%s among what is missing: %s, want %s", key, got, want))
		}
	}
	if e.Stage != nil && *e.Stage != r.Stage {
		out = append(out, fmt.Sprintf("stage is %q, want %q", r.Stage, *e.Stage))
	}
	for name, want := range e.Tracks {
		if !slices.Contains(r.Tracks, law.Track{Name: name, State: want}) {
			out = append(out, fmt.Sprintf("track %s: not %s in %v", name, want, r.Tracks))
		}
	}
	return out
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
func compare(what string, want map[string]string, r *law.Result, say func(*law.Deadline) string) []string {
	var out []string
	for key, expected := range want {
		got := "none"
		for i := range r.Deadlines {
			if d := &r.Deadlines[i]; named(d, key) {
				got = say(d)
				break
			}
		}
		if got != expected {
			out = append(out, fmt.Sprintf("%s: %s is %s, want %s", key, what, got, expected))
		}
	}
	return out
}

func named(d *law.Deadline, key string) bool {
	item := strings.Join(strings.Fields(d.Rule.ID+" "+d.Item+" "+d.Step), " ")
	key, of, said := strings.Cut(key, " of ")
	return (key == d.Rule.ID || key == item) && (!said || of == d.Of)
}
