package casefile_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

// withFact is a line with one fact of these fields beside its type and day.
func withFact(fields string) string {
	return `{"case": {"grounds": ["cease"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"` + fields + `}]}`
}

// withCase is a line with these fields of the case beside its ground.
func withCase(fields string) string {
	return `{"case": {"grounds": ["cease"]` + fields + `}, "facts": []}`
}

func TestALineIsReadPlainlyOrIsOdd(t *testing.T) {
	book, _ := england(t)
	for says, c := range map[string]struct {
		line string
		odd  bool // to the plain reader
		bad  bool // to both
	}{
		"nothing but a ground":                          {`{"case":{"grounds":["cease"]}}`, false, false},
		"no fact":                                       {withCase(``), false, false},
		"one ground without a list":                     {`{"case":{"grounds":"cease"},"facts":[]}`, false, false},
		"white space and CRLF":                          {" \t" + strings.ReplaceAll(withFact(``), ",", "\t,\r\n ") + "\r\n", false, false},
		"everything of a case":                          {withCase(`, "reference": "A-1", "authority": "E06000001", "appellant": "parent", "routes": ["appeal", "mediation"], "phase_transfer": {"year": 2027, "kind": "other"}`), false, false},
		"everything of a fact":                          {withFact(`, "id": "a", "printed_on": "2026-09-21", "received_on": "2026-09-24", "standing": "reported", "source": "x", "recorded_by": "mediator-1", "recorded_at": "2026-09-25T09:30:00.5+01:00", "ground": ["cease"], "says_right_to_mediate": true`), false, false},
		"attributes in another order":                   {withFact(`, "says_right_to_mediate": "unknown", "ground": "cease"`), false, false},
		"a number for an id":                            {withFact(`, "id": 17`), false, false},
		"letters that are not English":                  {withFact(`, "source": "Ynys Môn"`), false, false},
		"a quotation mark in text":                      {withFact(`, "source": "a\"b"`), true, false},
		"an escaped letter":                             {withFact(`, "source": "\u0041"`), true, false},
		"an escaped name of a field":                    {strings.Replace(withFact(``), `"on"`, `"\u006fn"`, 1), true, false},
		"broken UTF-8":                                  {withFact(`, "source": "` + "\xff" + `"`), true, false},
		"a control character":                           {withFact(`, "source": "` + "\x01" + `"`), true, true},
		"nothing for a value":                           {withFact(`, "id": null`), true, false},
		"nothing for a day":                             {withFact(`, "printed_on": null`), true, true},
		"a number with a fraction":                      {withFact(`, "id": 1.5`), true, false},
		"a number with an exponent":                     {withFact(`, "id": 1e3`), true, false},
		"a negative number":                             {withFact(`, "id": -1`), true, false},
		"a number that begins with 0":                   {withFact(`, "id": 01`), true, true},
		"a large number":                                {withFact(`, "id": 12345678901234`), true, false},
		"no value in a list":                            {withFact(`, "ground": []`), true, false},
		"no ground":                                     {`{"case":{"grounds":[]},"facts":[]}`, true, true},
		"no case":                                       {`{"facts":[]}`, true, true},
		"a year of a phase transfer in quotation marks": {withCase(`, "phase_transfer": {"year": "2027", "kind": "other"}`), true, false},
		"a phase transfer without a year":               {withCase(`, "phase_transfer": {"kind": "other"}`), true, true},
		"a phase transfer that is none":                 {withCase(`, "phase_transfer": {"year": 2027, "kind": "nursery"}`), true, true},
		"a route that is none":                          {withCase(`, "routes": ["appeal", "shouting"]`), true, true},
		"a list for a fact":                             {`{"case":{"grounds":["cease"]},"facts":[[]]}`, true, true},
		"a fact for a list":                             {`{"case":{"grounds":["cease"]},"facts":{}}`, true, true},
		"a list for text":                               {withFact(`, "id": ["a"]`), true, true},
		"an object for an attribute":                    {withFact(`, "ground": {}`), true, true},
		"a list in a list":                              {withFact(`, "ground": [["cease"]]`), true, true},
		"a day that does not exist":                     {withFact(`, "printed_on": "2026-02-30"`), true, true},
		"a day with an hour":                            {withFact(`, "printed_on": "2026-02-20T10:00"`), true, true},
		"a day that is a number":                        {withFact(`, "printed_on": 20260220`), true, true},
		"an instant without a zone":                     {withFact(`, "recorded_at": "2026-09-25T09:30:00"`), true, true},
		"a standing that is none":                       {withFact(`, "standing": "sure"`), true, true},
		"an unknown attribute":                          {withFact(`, "colour": "blue"`), true, true},
		"an unknown value":                              {withFact(`, "says_right_to_mediate": "yes"`), true, true},
		"an unknown field of the file":                  {`{"case":{"grounds":["cease"]},"facts":[],"notes":1}`, true, true},
		"an unknown field of the case":                  {withCase(`, "name": "x"`), true, true},
		"an unknown field of an item":                   {`{"case":{"grounds":["cease"]},"facts":[{"type":"agreement-made","on":"2026-09-22","items":[{"who":"x"}]}]}`, true, true},
		"an authority of small letters":                 {withCase(`, "authority": "e06000001"`), true, true},
		"an authority of nine digits":                   {withCase(`, "authority": "106000001"`), true, true},
		"an appellant that is none":                     {withCase(`, "appellant": "mother"`), true, true},
		"a fact without a type":                         {`{"case":{"grounds":["cease"]},"facts":[{"on":"2026-09-22"}]}`, true, true},
		"a fact without a day":                          {`{"case":{"grounds":["cease"]},"facts":[{"type":"decision-sent"}]}`, true, true},
		"something behind the end":                      {withFact(``) + "{}", true, true},
		"no end":                                        {strings.TrimSuffix(withFact(``), "}"), true, true},
		"a comma too many":                              {`{"case":{"grounds":["cease"]},"facts":[],}`, true, true},
		"a comma too few":                               {`{"case":{"grounds":["cease"]}"facts":[]}`, true, true},
		"a comma at the end of a list":                  {`{"case":{"grounds":["cease",]},"facts":[]}`, true, true},
		"a colon too few":                               {`{"case":{"grounds"["cease"]},"facts":[]}`, true, true},
		"a word that is cut short":                      {withFact(`, "says_right_to_mediate": tru`), true, true},
		"a word that goes on":                           {withFact(`, "says_right_to_mediate": trueish`), true, true},
		"text that does not end":                        {`{"case":{"grounds":["cease`, true, true},
		"no quotation marks":                            {`{case:{grounds:[cease]}}`, true, true},
		"nothing":                                       {``, true, true},
		"a list":                                        {`[]`, true, true},
	} {
		f, plain := casefile.ReadPlain(c.line, book)
		g, err := casefile.ReadTree([]byte(c.line), book)
		if plain == c.odd || (err != nil) != c.bad {
			t.Errorf("%s: read plainly: %v, want %v; the other way: %v, want a fault: %v", says, plain, !c.odd, err, c.bad)
		}
		if diff := cmp.Diff(g, f); plain && diff != "" {
			t.Errorf("%s: the two ways differ (-tree +plain):\n%s", says, diff)
		}
	}
}

func TestAFieldThatStandsTwiceIsRefused(t *testing.T) {
	book, _ := england(t)
	for line, want := range map[string]string{
		withFact(`, "on": "2026-09-23"`):                                                 "facts[0].on: stands twice",
		withFact(`, "source": "\u0041", "o\u006e": "x"`):                                 "facts[0].on: stands twice",
		withFact(`, "id": null, "ground": [], "id": "a"`):                                "facts[0].id: stands twice",
		withCase(`, "grounds": ["refuse-assess"]`):                                       "case.grounds: stands twice",
		withCase(`}, "case": {"grounds": ["contents-BF"]`):                               "case: stands twice",
		strings.Replace(withFact(``), `{"type"`, `{"type": "order-made", "type"`, 1):     "facts[0].type: stands twice",
		`{"case": {"grounds": ["cease"]}, "facts": [], "facts": []}`:                     "facts: stands twice",
		withCase(`, "phase_transfer": {"year": 2027, "kind": "other", "year": 2028}`):    "case.phase_transfer.year: stands twice",
		withFact(`}, {"type": "order-made", "on": "2026-09-23", "a": 1, "a": [{"b":1}]`): "facts[1].a: stands twice",
	} {
		if _, err := casefile.ReadLine([]byte(line), book); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", line, err, want)
		}
	}
}

func TestAnIdOfManyDigitsIsNoOtherId(t *testing.T) {
	book, _ := england(t)
	// As floating-point numbers the two are one.
	line := withFact(`, "id": 12345678901234567}, {"type": "certificate-issued", "on": "2026-10-22", "of": 12345678901234568`)
	if _, err := casefile.ReadLine([]byte(line), book); err == nil || !strings.HasPrefix(err.Error(), "facts[1].of: there is no other fact") {
		t.Error(err)
	}
}

// What a line says must not depend on how it is read.
func TestBothWaysReadTheSameFile(t *testing.T) {
	book, _ := england(t)
	v := newInventor(book)
	odd := 0
	for n := range 1000 {
		plain := theSameBothWays(t, book, string(v.line(t, n)))
		if !plain {
			odd++
		}
	}
	if odd > 0 {
		t.Errorf("%d of 1000 invented lines were not read plainly: the plain reader no longer does its work", odd)
	}
}

func TestTheWorkedDatesAreReadTheSameBothWays(t *testing.T) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		t.Skip("REDRESS_SHARED is not set: the worked dates are not here")
	}
	data, err := os.ReadFile(filepath.Join(shared, "examples", "worked-dates.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := england(t)
	for line := range strings.Lines(string(data)) {
		var example struct{ Input json.RawMessage }
		if err := json.Unmarshal([]byte(line), &example); err != nil {
			t.Fatal(err)
		}
		theSameBothWays(t, book, string(example.Input))
	}
}

func FuzzLine(f *testing.F) {
	book, _ := england(f)
	v := newInventor(book)
	for n := range 20 {
		f.Add(string(v.line(f, n)))
	}
	f.Add(withFact(`, "source": "\u0041", "id": -1.5e3`))
	f.Add("\uFEFF" + withCase(`, "routes": [true, 12, null]`))
	f.Fuzz(func(t *testing.T, line string) { theSameBothWays(t, book, line) })
}

// theSameBothWays reports whether the line is read plainly, and fails unless it is then read as the same
// file the other way.
func theSameBothWays(t *testing.T, book *law.Book, line string) (plain bool) {
	t.Helper()
	f, plain := casefile.ReadPlain(line, book)
	if !plain {
		return false
	}
	g, err := casefile.ReadTree([]byte(line), book)
	if err != nil {
		t.Errorf("%s\nis read plainly, and refused the other way: %v", line, err)
	}
	if diff := cmp.Diff(g, f); diff != "" {
		t.Errorf("%s\nthe two ways differ (-tree +plain):\n%s", line, diff)
	}
	return true
}

// One line after the other is read in the same room, and what was read of the first is not changed by the next.
func TestWhatWasReadOfALineStays(t *testing.T) {
	book, _ := england(t)
	v := newInventor(book)
	var lines []string
	for n := range 200 {
		lines = append(lines, string(v.line(t, n)))
	}
	found, err := readAll(t, "all.jsonl", strings.Join(lines, "\n"), book)
	if err != nil || len(found) != len(lines) {
		t.Fatal(len(found), err)
	}
	for i := range found {
		want, err := casefile.ReadTree([]byte(lines[i]), book)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, found[i].File); diff != "" {
			t.Fatalf("line %d: - by itself, + among others\n%s", i+1, diff)
		}
	}
}
