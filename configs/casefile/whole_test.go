package casefile_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

const oneLine = `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["refuse-assess"], "appellant": "parent"}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`

func TestEveryCaseOfAFileIsReadWithItsPlace(t *testing.T) {
	book, _ := england(t)
	another := strings.Replace(oneLine, "0231", "0232", 1)
	for name, c := range map[string]struct {
		file, text string
		want       []string
	}{
		"a case in JSON":                      {"one.json", oneLine, []string{"one.json:1 HPL-0231"}},
		"a case in YAML":                      {"one.yaml", "case: {reference: HPL-0231, authority: E06000001, grounds: [cease]}\nfacts: []\n", []string{"one.yaml HPL-0231"}},
		"a line":                              {"all.jsonl", oneLine, []string{"all.jsonl:1 HPL-0231"}},
		"lines with an empty one":             {"all.jsonl", oneLine + "\n\n" + another + "\n", []string{"all.jsonl:1 HPL-0231", "all.jsonl:3 HPL-0232"}},
		"lines without the name of a file":    {"standard input", oneLine + "\n" + another, []string{"standard input:1 HPL-0231", "standard input:2 HPL-0232"}},
		"lines with a byte order mark":        {"standard input", "\uFEFF" + oneLine + "\r\n" + another, []string{"standard input:1 HPL-0231", "standard input:2 HPL-0232"}},
		"YAML with a byte order mark":         {"one.yaml", "\uFEFFcase: {reference: HPL-0231, grounds: [cease]}\r\nfacts: []\r\n", []string{"one.yaml HPL-0231"}},
		"JSON over several lines is one case": {"standard input", strings.Replace(oneLine, `"facts"`, "\n\"facts\"", 1), []string{"standard input HPL-0231"}},
	} {
		found, err := readAll(t, c.file, c.text, book)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := make([]string, len(found))
		for i, f := range found {
			got[i] = f.Place + " " + string(f.Header.Reference)
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// readAll reads every case of a file and joins their errors.
func readAll(t *testing.T, name, text string, book *law.Book) (all []casefile.Placed, err error) {
	t.Helper()
	e := casefile.Each(t.Context(), name, strings.NewReader(text), book, func(p casefile.Placed) error {
		all, err = append(all, p), errors.Join(err, p.Err)
		return nil
	})
	return all, errors.Join(err, e)
}

func TestThePlaceOfAFieldIsItsLine(t *testing.T) {
	book, _ := england(t)
	text := "case:\n  reference: HPL-0231\n  grounds: [cease]\nfacts:\n  - type: decision-sent\n    on: 2026-09-22\n"
	for _, c := range []struct{ file, text, field, want string }{
		{"one.yaml", text, "facts[0].on", "one.yaml:6: facts[0].on"},
		{"one.yaml", text, "facts[0].due", "one.yaml:5: facts[0].due"},
		{"all.jsonl", "\n" + oneLine, "facts[0].on", "all.jsonl:2: facts[0].on"},
	} {
		found, err := readAll(t, c.file, c.text, book)
		if err != nil || len(found) != 1 || found[0].At(c.field) != c.want {
			t.Errorf("%s %s: want %q in %v, %v", c.file, c.field, c.want, found, err)
		}
	}
}

func TestEveryBadLineIsNamed(t *testing.T) {
	book, _ := england(t)
	_, err := readAll(t, "all.jsonl", oneLine+"\n{\n"+strings.Replace(oneLine, "decision-sent", "decision", 1), book)
	if err == nil || !strings.Contains(err.Error(), "all.jsonl:2: not JSON") || !strings.Contains(err.Error(), "all.jsonl:3: facts[0].type") {
		t.Errorf("error %v", err)
	}
}

func TestWhatWouldChangeIsSaidWithWeekdays(t *testing.T) {
	book, calendar := england(t)
	calc := casefile.Calculator{Book: book, Calendar: calendar, At: civil.Must(civil.ParseChecked("2026-11-10 Tue")),
		WhatIf: []string{"certificate-issued=2026-11-02"}}
	var out bytes.Buffer
	if err := calc.Write("one.json", strings.NewReader(oneLine), &out, false); err != nil {
		t.Fatal(err)
	}
	// Two months from 22 September end on Sunday 22 November and roll; one month from 2 November is later.
	if want := "  - Appeal to the tribunal: Mon 23 November 2026, 5pm becomes Wed 2 December 2026, 5pm, 9 days later.\n"; !strings.Contains(out.String(), want) {
		t.Errorf("want %q in\n%s", want, out.String())
	}
}
