package words_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// The corpus has six parts: one to build with, one only to measure, and four of strangers, of callers, of people at the
// door and of those who ask (the whole conversations of these stand in ../testdata/askers.txt and askers_again.txt): messages that were written and labelled before anybody looked at how they would be heard, and mended only afterwards. Of the callers' messages
// the other half went to what is built with. All are
// written by hand, by many voices, with what has to be heard in each message.
const (
	buildPart     = "build"
	measurePart   = "measure"
	strangersPart = "strangers"
	callersPart   = "callers"
	doorsPart     = "doors"
	askersPart    = "askers"
)

// labelled is one message of the corpus.
type labelled struct {
	ID     string `json:"id"`
	Role   string `json:"role"`
	Today  string `json:"today"` // with its weekday, which is checked
	Text   string `json:"text"`
	Expect expect `json:"expect"`
}

// expect is what has to be heard. An intent "*" is any; several are as good as one another. A day "?" of a
// fact is one that has to be asked for.
type expect struct {
	Intent    []string         `json:"intent"`
	State     string           `json:"state,omitempty"` // proposed, asked, answered, refused; empty: any
	Refusal   string           `json:"refusal,omitempty"`
	Cases     []string         `json:"cases,omitempty"` // their numbers
	AnyCase   bool             `json:"any_case,omitempty"`
	Facts     []map[string]any `json:"facts,omitempty"`
	AnyFacts  bool             `json:"any_facts,omitempty"`
	Authority string           `json:"authority,omitempty"`
	Grounds   []string         `json:"grounds,omitempty"`
	People    []string         `json:"people,omitempty"`
	Number    int              `json:"number,omitempty"`
}

// corpus reads one part.
func corpus(t testing.TB, part string) []labelled {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "testdata", "corpus", part+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []labelled
	ids := map[string]bool{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		dec := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		dec.DisallowUnknownFields()
		var l labelled
		if err := dec.Decode(&l); err != nil {
			t.Fatalf("%s after %d messages: %v", part, len(out), err)
		}
		if ids[l.ID] || l.ID == "" || len(l.Expect.Intent) == 0 {
			t.Fatalf("%s: %q stands twice or says no intent", part, l.ID)
		}
		ids[l.ID] = true
		out = append(out, l)
	}
	return out
}

// verdict is how one message was heard.
type verdict struct {
	labelled
	heard  words.Heard
	state  string
	faults []string // what is wrong, each beginning with its category
}

// has reports whether a fault is of the category.
func (v *verdict) has(category string) bool {
	return slices.ContainsFunc(v.faults, func(f string) bool { return strings.HasPrefix(f, category+" ") })
}

// judge hears the message and compares.
func judge(t testing.TB, s *words.Setting, l labelled) verdict {
	t.Helper()
	here := *s
	here.Today = day(t, l.Today)
	v := verdict{labelled: l, heard: words.Hear(&here, l.Text)}
	h, e := &v.heard, &l.Expect
	v.state = stateOf(h)
	fault := func(category, format string, args ...any) {
		v.faults = append(v.faults, category+" "+fmt.Sprintf(format, args...))
	}
	if e.Intent[0] != "*" && !slices.Contains(e.Intent, string(h.Intent)) {
		fault("intent", "%s, want %s", h.Intent, strings.Join(e.Intent, " or "))
	}
	if !slices.Contains(strings.Split(e.Refusal, "/"), string(h.Refusal)) {
		fault("refusal", "%q, want %q", h.Refusal, e.Refusal)
	}
	if e.State != "" && v.state != e.State {
		fault("state", "%s, want %s (doubts %v)", v.state, e.State, h.Doubts)
	}
	if got := numbers(h.References); !e.AnyCase && !slices.Equal(got, sorted(e.Cases)) {
		fault("case", "%v, want %v", got, e.Cases)
	}
	if !e.AnyFacts && !v.sameFacts() {
		fault("facts", "%v, want %v", factsHeard(h), e.Facts)
	}
	if e.Authority != "" && h.Authority != e.Authority {
		fault("authority", "%q, want %q", h.Authority, e.Authority)
	}
	if len(e.Grounds) > 0 && !slices.Equal(sorted(h.Grounds), sorted(e.Grounds)) {
		fault("grounds", "%v, want %v", h.Grounds, e.Grounds)
	}
	if len(e.People) > 0 && !slices.Equal(h.People, e.People) {
		fault("people", "%v, want %v", h.People, e.People)
	}
	if e.Number > 0 && h.Number != e.Number {
		fault("number", "%d, want %d", h.Number, e.Number)
	}
	return v
}

// stateOf is what an engine makes of the words alone, for somebody who may do everything, with the case known.
func stateOf(h *words.Heard) string {
	switch {
	case h.Refusal != "":
		return "refused"
	case h.Intent == words.OpenCase:
		if len(h.Doubts) > 0 {
			return "asked"
		}
		return "proposed"
	case h.Intent == words.Record || h.Intent == words.Consent || h.Intent == words.Correct || h.Intent == words.Assign:
		if len(h.Doubts) > 0 || len(h.Facts) == 0 {
			return "asked"
		}
		return "proposed"
	}
	return "answered"
}

// numbers are the figures of references, without leading zeros.
func numbers(refs []string) []string {
	var out []string
	for _, r := range refs {
		figures := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c
			}
			return -1
		}, r)
		if n := strings.TrimLeft(figures, "0"); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return sorted(out)
}

func sorted(in []string) []string { return slices.Sorted(slices.Values(in)) }

// factsHeard writes each fact as the corpus has it; a day that is asked for is "?".
func factsHeard(h *words.Heard) []map[string]any {
	var out []map[string]any
	for i := range h.Facts {
		e := &h.Facts[i].Event
		f := map[string]any{"type": e.Type, "on": "?"}
		if !e.On.IsZero() {
			f["on"] = e.On.String() + " " + e.On.Weekday().String()[:3]
		}
		if !e.Printed.IsZero() && e.Printed != e.On {
			f["printed_on"] = e.Printed.String() + " " + e.Printed.Weekday().String()[:3]
		}
		if !e.Received.IsZero() {
			f["received_on"] = e.Received.String() + " " + e.Received.Weekday().String()[:3]
		}
		if !e.Due.IsZero() {
			f["due"] = e.Due.String() + " " + e.Due.Weekday().String()[:3]
		} else if h.Facts[i].Due.Text != "" {
			f["due"] = "?"
		}
		if e.Time != "" {
			f["time"] = e.Time
		}
		for _, a := range e.Attrs {
			f[a.Name] = strings.Join(a.Values, ",")
		}
		if ref := numbers([]string{h.Facts[i].Reference}); h.Facts[i].Reference != "" {
			f["case"] = ref[0]
		}
		if len(e.Items) > 0 {
			f["items"] = len(e.Items)
		}
		out = append(out, f)
	}
	return out
}

// sameFacts reports whether the facts are exactly those expected. A value "*" is any; a day "?" that was heard
// of a fact whose day has to be asked for stands in a doubt.
func (v *verdict) sameFacts() bool {
	got := factsHeard(&v.heard)
	if len(got) != len(v.Expect.Facts) {
		return false
	}
	for _, want := range v.Expect.Facts {
		at := slices.IndexFunc(got, func(g map[string]any) bool { return sameFact(g, want) })
		if at < 0 {
			return false
		}
		got = slices.Delete(got, at, at+1)
	}
	return true
}

func sameFact(got, want map[string]any) bool {
	g := maps.Clone(got)
	if want["case"] == nil {
		delete(g, "case") // of which of several cases is not said
	}
	for k, w := range want {
		have, ok := g[k]
		delete(g, k)
		if w == "*" || k == "due" && w == "?" && !ok {
			continue
		}
		if !ok || fmt.Sprint(have) != fmt.Sprint(w) {
			return false
		}
	}
	return len(g) == 0
}

// wronglySaved reports whether somebody who presses Save without reading would save what is not so: something
// is proposed, and it holds a fact that was not told, or told otherwise.
func (v *verdict) wronglySaved() bool {
	if v.state != "proposed" {
		return false
	}
	if v.Expect.Refusal != "" || v.Expect.AnyFacts && v.Expect.State == "" {
		return v.Expect.Refusal != ""
	}
	wanted := slices.Clone(v.Expect.Facts)
	for _, g := range factsHeard(&v.heard) {
		at := slices.IndexFunc(wanted, func(w map[string]any) bool { return noMoreThan(g, w) })
		if at < 0 && !v.Expect.AnyFacts {
			return true
		}
		if at >= 0 {
			wanted = slices.Delete(wanted, at, at+1)
		}
	}
	return false
}

// noMoreThan reports whether everything that is said of the fact is so; something may be missing from it.
func noMoreThan(got, want map[string]any) bool {
	for k, g := range got {
		if k == "case" && want[k] == nil {
			continue
		}
		if w, ok := want[k]; !ok || w != "*" && fmt.Sprint(g) != fmt.Sprint(w) {
			return false
		}
	}
	return true
}
