package configs_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/lawfile"
)

// mutation is an error as somebody could make it in England's files: one text put for another, or a key left out,
// at the profile, limit, ground or fact of that name.
type mutation struct {
	says     string
	of       string
	old, new string
	drop     string    // the key that is left out
	also     *mutation // what is changed with it
}

// Every planted error is seen by what the ordinary tests ask of the book.
func TestEveryPlantedErrorIsSeen(t *testing.T) {
	examples := workedExamples(t)
	files := written(t)
	if by, wrong := firstFailure(englandOf(t, files), examples, ""); wrong != "" {
		t.Fatalf("nothing is planted, and yet %s fails: %s", by, wrong)
	}
	for i, m := range mutations() {
		if watched && i%10 > 0 {
			continue
		}
		t.Run(m.says, func(t *testing.T) {
			t.Parallel()
			by, wrong := firstFailure(englandOf(t, m.plant(t, files)), examples, m.of)
			if wrong == "" {
				t.Fatal("no example, sweep or other check sees it: write the one that is missing")
			}
			t.Logf("seen by %s: %s", by, wrong)
		})
	}
}

// written are the law's files as they stand, by their paths.
func written(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"facts.yaml", "law/" + configs.England + "/*.yaml"} {
		names, err := fs.Glob(os.DirFS("."), pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = string(data)
		}
	}
	return out
}

// englandOf loads England's book from the files.
func englandOf(t *testing.T, files map[string]string) lawOf {
	t.Helper()
	vocabulary, err := vocabularyOf(files["facts.yaml"])
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	book, err := lawfile.Book(tree, "law/"+configs.England, vocabulary)
	if err != nil {
		t.Fatalf("the book does not load: plant an error that nobody is told of: %v", err)
	}
	return lawOf{book, calendarOf(t, book)}
}

// vocabularyOf reads the facts; those that are built in are read already.
func vocabularyOf(text string) (*law.Vocabulary, error) {
	if built, err := os.ReadFile("facts.yaml"); err == nil && string(built) == text {
		return configs.Vocabulary()
	}
	return lawfile.Vocabulary("facts.yaml", []byte(text))
}

// plant returns the files with the error in them.
func (m *mutation) plant(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	out := map[string]string{}
	planted := 0
	head := regexp.MustCompile(`(?m)^  - (?:\{?id|type): ` + regexp.QuoteMeta(m.of) + `(?:,.*)?$`)
	for name, text := range files {
		if at := head.FindStringIndex(text); at != nil {
			end := len(text)
			if next := followed.FindStringIndex(text[at[1]:]); next != nil {
				end = at[1] + next[0]
			}
			changed, n := m.change(text[at[0]:end])
			text = text[:at[0]] + changed + text[end:]
			planted += n
		}
		out[name] = text
	}
	if planted != 1 {
		t.Fatalf("the text to change stands %d times at %s: change what is planted here", planted, m.of)
	}
	if m.also != nil {
		return m.also.plant(t, out)
	}
	return out
}

var followed = regexp.MustCompile(`\n  - (\{?id|type): `)

// change makes the change in the text of one thing, and says how often it was found.
func (m *mutation) change(text string) (changed string, found int) {
	if m.drop != "" {
		line := regexp.MustCompile(`(?m)^    ` + regexp.QuoteMeta(m.drop) + `:.*\n(?:      .*\n)*`)
		return line.ReplaceAllString(text, ""), len(line.FindAllString(text, -1))
	}
	return strings.Replace(text, m.old, m.new, 1), min(1, strings.Count(text, m.old))
}

// firstFailure asks of a book what the ordinary tests ask, the quick checks first, and of the sweeps those of the
// limit concerned.
func firstFailure(l lawOf, examples []worked, limit string) (by, wrong string) {
	for i := range examples {
		if e := &examples[i]; e.book == configs.England {
			if wrong := e.check(l); len(wrong) > 0 {
				return fmt.Sprintf("the example %q in %s", e.Says, e.file), wrong[0]
			}
		}
	}
	if wrong := sweepsOf(l, func(s *swept) bool { return s.limit == limit }); wrong != "" {
		return "the sweep", wrong
	}
	for _, c := range []struct {
		by    string
		check func(lawOf) string
	}{
		{"the days before a move to another phase", checkTransfers},
		{"what starts a limit", first(checkStarts)}, {"the day on which a limit begins", bySweep((*swept).checkBeginning)},
		{"what a second start does", bySweep((*swept).checkTwice)}, {"what meets and ends a limit", first(checkAnswers)},
		{"what takes an end back", first(checkTakenBack)}, {"what is asked of a concession", first(checkConcessions)}, {"what the steps cite", bySweep((*swept).checkCited)},
	} {
		if wrong := c.check(l); wrong != "" {
			return c.by, wrong
		}
	}
	if wrong := sweepsOf(l, func(s *swept) bool { return s.limit != limit }); wrong != "" {
		return "the sweep", wrong
	}
	for _, p := range pairs() {
		if wrong := p.check(l, telling()); wrong != "" {
			return "the sweep of two limbs", wrong
		}
	}
	for i := range l.book.Rules {
		if lacks := unswept(&l.book.Rules[i], englandOnce()); len(lacks) > 0 {
			return "the guard of the sweeps", lacks[0]
		}
	}
	return "", ""
}

// sweepsOf runs some of the sweeps over the days that tell ways of counting apart.
func sweepsOf(l lawOf, which func(*swept) bool) string {
	for _, s := range englandOnce() {
		if !which(&s) {
			continue
		}
		if wrong := s.check(l, telling()); wrong != "" {
			return wrong
		}
	}
	return ""
}

// first is a check that stops at the first thing that is wrong.
func first(check func(lawOf) []string) func(lawOf) string {
	return func(l lawOf) string {
		if all := check(l); len(all) > 0 {
			return all[0]
		}
		return ""
	}
}

// bySweep asks every sweep.
func bySweep(check func(*swept, lawOf) string) func(lawOf) string {
	return func(l lawOf) string {
		for _, s := range englandOnce() {
			if wrong := check(&s, l); wrong != "" {
				return wrong
			}
		}
		return ""
	}
}

var (
	englandOnce = sync.OnceValue(func() []swept { return whole(englandSweeps(), inEngland) })
	telling     = sync.OnceValue(tellingDays)
)
