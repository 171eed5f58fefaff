package lawfile_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/lawfile"
)

// bookFiles are the files of the small book, in the order in which the fuzzer names them.
var bookFiles = []string{"limits.yaml", "profiles.yaml", "grounds.yaml", "book.yaml", "facts.yaml", "more.yaml"}

// placed is how every line of an error about a book begins.
var placed = regexp.MustCompile(`^book/[a-z]+\.yaml(:\d+)?: `)

// FuzzBook puts anything in the place of one of a book's files. It is a book or an error that names the place, and
// what is a book can be computed with.
func FuzzBook(f *testing.F) {
	small := smallBook(f)
	for i, name := range bookFiles {
		f.Add(byte(i), string(small[name]))
	}
	f.Add(byte(0), "stage: a\nlimits:\n  - {id: x, title: X, owed_by: tribunal, sense: duty, act: done, starts: [\"phase-transfer{kind: other}\"], versions: [{from: open, to: open, count: {period: day 02-29, by: plain}, provision: p, force: statute, confidence: A}]}\n")
	f.Add(byte(1), "spans: [{id: s, says: S, from: 12-30, to: 01-02}]\nprofiles:\n  - {id: plain, says: P, first_day: included, no_such_day: day-before-last-of-month, working_days: {calendar: bank-holidays, without: [s]}, not_counted: [s], ends_in: [s], closed_day: first-working-day-after, cutoff: \"17:00\"}\n")
	f.Add(byte(4), "facts: [{type: own, says: O, thing: true, is_also: [{grounds: [cease]}], of: [[own]]}]\n")
	f.Add(byte(5), "stage: b\nlimits: [{id: y, later_of: [y, y], limb_of: y}]\n")
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(byte(5), string(data))
		}
	}
	vocabulary, err := configs.Vocabulary()
	if err != nil {
		f.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, which byte, data string) {
		tree := fstest.MapFS{}
		for name, text := range small {
			tree["book/"+name] = &fstest.MapFile{Data: text}
		}
		tree["book/"+bookFiles[int(which)%len(bookFiles)]] = &fstest.MapFile{Data: []byte(data)}
		book, err := lawfile.Book(tree, "book", vocabulary)
		if err != nil {
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if !placed.MatchString(line) {
					t.Errorf("the place is not named: %q", line)
				}
			}
			return
		}
		computes(t, book, calendar)
	})
}

func smallBook(tb testing.TB) map[string][]byte {
	tb.Helper()
	out := map[string][]byte{}
	files, err := filepath.Glob("testdata/small/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no small book: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		out[filepath.Base(name)] = data
	}
	return out
}

// computes works out a case by the book: every kind of fact once, days at both ends of the calendar, a move to
// another phase. Whatever the book says, it is an answer and no panic, and every deadline has its reasons.
func computes(t *testing.T, book *law.Book, calendar *civil.Calendar) {
	t.Helper()
	m := law.Matter{PhaseTransfer: &law.PhaseTransfer{Year: 2027, Kind: "other"}}
	for _, g := range book.Grounds {
		m.Grounds = append(m.Grounds, g.ID)
	}
	on := civil.On(2014, 1, 1)
	for i := range book.Vocabulary.Types {
		typ := &book.Vocabulary.Types[i]
		if typ.Name == law.Retraction {
			continue
		}
		e := law.Event{ID: "e" + strconv.Itoa(i), Type: typ.Name, On: on.AddDays(i * 47)}
		if typ.HasDue {
			e.Due = e.On.AddDays(90)
		}
		if typ.HasItems {
			e.Items = []law.Item{{Item: "a", What: "assess"}, {Item: "b", What: "other", Due: e.On.AddDays(30)}}
		}
		m.Events = append(m.Events, e)
	}
	r, err := law.Compute(book, calendar, m)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; d.Rule == nil || d.Version == nil || !d.Due.IsZero() && len(d.Steps) == 0 {
			t.Errorf("a deadline without a reason: %+v", d)
		}
	}
}

// FuzzPattern reads anything as a fact with its conditions. What is read is printed as what reads the same.
func FuzzPattern(f *testing.F) {
	for _, text := range []string{"certificate-issued{kind: deemed}", "order-made{orders: assess|make-plan, outcome: for-family}",
		"became-aware-of-fault{body: authority|-}", "decision-sent{ground: cease}", "decision-sent{", "decision-sent{ground}", "a{b: c: d}",
		"agreement-made{item.what: assess}", "phase-transfer{kind: other}", "x{a:|}"} {
		f.Add(text)
	}
	small := smallBook(f)
	vocabulary, err := configs.Vocabulary()
	if err != nil {
		f.Fatal(err)
	}
	read := func(text string) (*law.Book, error) {
		tree := fstest.MapFS{}
		for name, data := range small {
			tree["book/"+name] = &fstest.MapFile{Data: data}
		}
		limits := strings.Replace(string(small["limits.yaml"]), "[assessment-agreed]", "["+strconv.Quote(text)+"]", 1)
		tree["book/limits.yaml"] = &fstest.MapFile{Data: []byte(limits)}
		return lawfile.Book(tree, "book", vocabulary)
	}
	f.Fuzz(func(t *testing.T, text string) {
		book, err := read(text)
		if err != nil {
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if !placed.MatchString(line) {
					t.Errorf("the place is not named: %q", line)
				}
			}
			return
		}
		printed := book.Rules[0].MetBy[0].String()
		again, err := read(printed)
		if err != nil || again.Rules[0].MetBy[0].String() != printed {
			t.Errorf("%q is read as %q, and that: %v", text, printed, err)
		}
	})
}

// FuzzVocabulary reads anything as the file of facts.
func FuzzVocabulary(f *testing.F) {
	if data, err := os.ReadFile("../facts.yaml"); err == nil {
		f.Add(string(data)[:4000])
	}
	f.Add("stages: [a]\nfacts:\n  - {type: x, says: X, stage: a, thing: true, tracks: {t: u}, attributes: {k: [a, b], l: {some: [c]}, g: grounds, y: yes-no-unknown, n: label}, is_also: [{grounds: [cease], when: {k: a}}]}\n")
	f.Add("facts: [{type: x, says: X, of: [[x, y]], attributes: {k: {some: 3}}}]\n")
	f.Fuzz(func(t *testing.T, data string) {
		v, err := lawfile.Vocabulary("book/facts.yaml", []byte(data))
		if err == nil {
			if v == nil {
				t.Error("neither facts nor an error")
			}
			return
		}
		for line := range strings.SplitSeq(err.Error(), "\n") {
			if !placed.MatchString(line) {
				t.Errorf("the place is not named: %q", line)
			}
		}
	})
}
