package talk_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/memdb"
)

// learned is what is learned from the sentences that the product ships.
func learned(book *law.Book, calendar *civil.Calendar, authorities []casework.Authority) (*words.Judge, error) {
	sayings, err := configs.Sayings()
	facts, bad := configs.FactSayings()
	if err = errors.Join(err, bad); err != nil {
		return nil, err
	}
	s := &words.Setting{Vocabulary: book.Vocabulary, Grounds: book.Grounds, Authorities: authorities, Calendar: calendar}
	return words.Learn(s, examplesOf(sayings), examplesOf(facts))
}

func examplesOf(sayings []configs.Saying) []words.Example {
	out := make([]words.Example, len(sayings))
	for i, s := range sayings {
		out[i] = words.Example(s)
	}
	return out
}

// told is one message of the corpus, with the facts that it tells.
type told struct {
	ID, Text, Today string
	Expect          struct {
		Refusal  string
		Cases    []string
		Facts    []map[string]any
		AnyFacts bool `json:"any_facts"`
		Intent   []string
	}
}

// TestWhatIsSavedUnreadIsSo types every message of the corpus to the engine and presses Save without reading:
// nothing may be in the store that the message does not tell.
func TestWhatIsSavedUnreadIsSo(t *testing.T) {
	proposals, saved := 0, 0
	for _, part := range []string{"measure", "build", "strangers", "callers", "doors"} {
		for _, m := range readTold(t, part) {
			w := newWorld(t, memdb.New())
			w.now = instant(t, m.Today+" 09:30")
			known := w.seeded(&m)
			p := w.as("mediator-1", m.Text)
			if !strings.Contains(text(p), "[Save") {
				continue
			}
			proposals++
			w.press("mediator-1", p, "Save")
			for _, c := range w.cases() {
				for i := range c.Facts {
					f := &c.Facts[i]
					if known[f.ID] || f.Type == "assigned" {
						continue
					}
					if saved++; !m.tells(f) {
						t.Errorf("%s %q saves %s on %s, due %s, %v", m.ID, m.Text, f.Type, f.On, f.Due, f.Attrs)
					}
				}
			}
		}
	}
	t.Logf("%d proposals were saved unread, with %d facts", proposals, saved)
	if proposals < 300 || saved < 300 {
		t.Errorf("only %d messages were proposed, with %d facts", proposals, saved)
	}
}

// readTold reads a part of the corpus.
func readTold(t *testing.T, part string) []told {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "corpus", part+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []told
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var m told
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

var areaLetters = regexp.MustCompile(`(?i)\b([a-z]{3})[-/ ]?0*$`)

// seeded opens the cases that the message is about, the last one spoken of, and returns their facts.
func (w *world) seeded(m *told) map[string]bool {
	w.t.Helper()
	numbers := m.Expect.Cases
	if len(numbers) == 0 && m.Expect.Intent[0] != "open-case" {
		numbers = []string{"231"}
	}
	operator := casework.Actor{Person: casework.Person{ID: "operator-1", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind}
	for _, n := range numbers {
		letters := "HPL"
		if at := strings.Index(m.Text, n); at > 0 {
			if found := areaLetters.FindStringSubmatch(m.Text[:at]); found != nil && strings.ToLower(found[1]) != "for" {
				letters = strings.ToUpper(found[1])
			}
		}
		in := casework.Opening{Envelope: casework.Envelope{At: w.now.AddDate(0, 0, -40), Source: "seed " + n}}
		in.Header = casework.Header{Reference: casework.NewReference(letters, n), Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}
		in.Facts = []law.Event{{Type: "assigned", On: casework.Today(w.now).AddDays(-40), Attrs: law.Attrs{}.With("role", "mediator").With("person", "mediator-1")}}
		d, err := readData()
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := casework.NewService(w.db, d.book, d.calendar).WithPeople(w.db).WithHistory(w.db).Open(w.t.Context(), operator, in); err != nil {
			w.t.Fatalf("%s %q: %v", m.ID, m.Text, err)
		}
		w.as("mediator-1", fmt.Sprintf("show %s-%s", letters, n))
	}
	known := map[string]bool{}
	for _, c := range w.cases() {
		for i := range c.Facts {
			known[c.Facts[i].ID] = true
		}
	}
	return known
}

// tells reports whether the message tells the fact, with its day and everything that is kept of it.
func (m *told) tells(f *casework.Fact) bool {
	if m.Expect.AnyFacts && m.Expect.Refusal == "" {
		return true
	}
	for _, want := range m.Expect.Facts {
		if want["type"] != f.Type || !sameDay(want["on"], f.On) || !f.Due.IsZero() && !sameDay(want["due"], f.Due) {
			continue
		}
		rest := true
		for _, a := range f.Attrs {
			v, told := want[a.Name]
			got := strings.Join(a.Values, ",")
			toService := a.Name == "to" && told && strings.HasSuffix(got, fmt.Sprint("-", v)) // "the forum" is the one of the area
			rest = rest && (a.Name == "ground" || told && (v == "*" || v == got) || toService)
		}
		if rest {
			return true
		}
	}
	return false
}

func sameDay(want any, d civil.Date) bool {
	s, _ := want.(string)
	return s == "*" || strings.HasPrefix(s, d.String())
}
