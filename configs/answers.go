package configs

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/strictyaml"
)

//go:embed answers
var answerFiles embed.FS

// Handbook returns the questions and answers of answers/*.yaml. Each answer has its provision, a link and the
// day on which it was written, and every length of time in it is one of the law book's: a file in which the
// two differ does not load.
func Handbook() (*handbook.Book, error) { return readHandbook() }

var readHandbook = sync.OnceValues(func() (*handbook.Book, error) {
	book, err := Book(England)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(answerFiles, "answers/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []handbook.Answer
	var faults []error
	for _, name := range names {
		data, err := answerFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		some, err := readAnswers(name, data, book)
		all, faults = append(all, some...), append(faults, err)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return handbook.New(all)
})

// answersFile is a file of answers as it is written.
type answersFile struct {
	Answers []struct {
		ID     string   `yaml:"id"`
		Title  string   `yaml:"title"`
		Topics []string `yaml:"topics"`
		Ask    []string `yaml:"ask"`
		Say    []string `yaml:"say"`
		// Periods are the time limits that the answer states: id of the limit to the words for its length.
		Periods map[string]string `yaml:"periods"`
		// Loose are lengths of time in the answer that are no limit: "60 days", in "months, not 60 days".
		Loose []string `yaml:"loose"`
		// Otherwise is the id of the answer to "and what if they don't".
		Otherwise string `yaml:"otherwise"`
		Source    string `yaml:"source"`
		Link      string `yaml:"link"`
		Written   string `yaml:"written"`
	} `yaml:"answers"`
}

// How much an answer may say, so that it can be read out on the telephone.
const (
	mostSentences  = 3   // lines of an answer
	longestLine    = 330 // characters of one of them
	fewestWays     = 2   // ways to ask, beside the title
	longestOfTitle = 70
)

// links are where an answer may send people.
var links = regexp.MustCompile(`^https://(www\.legislation\.gov\.uk|www\.gov\.uk|www\.lgo\.org\.uk|www\.ipsea\.org\.uk)(/[a-z0-9./-]*)?$`)

func readAnswers(name string, data []byte, book *law.Book) ([]handbook.Answer, error) {
	var f answersFile
	doc, err := strictyaml.Open(name, data, &f)
	if err != nil {
		return nil, err
	}
	var out []handbook.Answer
	for i := range f.Answers {
		one := &f.Answers[i]
		at := fmt.Sprintf("$.answers[%d]", i)
		written, err := civil.Parse(one.Written)
		if err != nil {
			doc.Fault(at+".written", "%q is not a day: write it like 2026-11-22", one.Written)
		}
		a := handbook.Answer{ID: one.ID, Title: one.Title, Topics: one.Topics, Ask: one.Ask, Say: one.Say,
			Source: one.Source, Link: one.Link, Written: written, Otherwise: one.Otherwise}
		for limit, says := range one.Periods {
			a.Periods = append(a.Periods, handbook.Period{Limit: limit, Says: says})
		}
		slices.SortFunc(a.Periods, func(x, y handbook.Period) int { return strings.Compare(x.Limit, y.Limit) })
		checkAnswer(doc, at, &a)
		checkPeriods(doc, at, &a, one.Loose, book)
		out = append(out, a)
	}
	return out, doc.Err()
}

func checkAnswer(doc *strictyaml.Document, at string, a *handbook.Answer) {
	switch {
	case !idForm.MatchString(a.ID):
		doc.Fault(at+".id", "%q is not an id: small letters, figures and hyphens", a.ID)
	case a.Title == "" || utf8.RuneCountInString(a.Title) > longestOfTitle:
		doc.Fault(at+".title", "%s needs a title of at most %d characters", a.ID, longestOfTitle)
	case len(a.Ask) < fewestWays:
		doc.Fault(at+".ask", "%s needs at least %d ways to ask it", a.ID, fewestWays)
	case len(a.Say) == 0 || len(a.Say) > mostSentences:
		doc.Fault(at+".say", "%s needs one to %d lines", a.ID, mostSentences)
	case a.Source == "":
		doc.Fault(at+".source", "%s needs its provision, or who says so", a.ID)
	case !links.MatchString(a.Link):
		doc.Fault(at+".link", "%q is no link to legislation.gov.uk, gov.uk, lgo.org.uk or ipsea.org.uk", a.Link)
	}
	for n, line := range a.Say {
		if utf8.RuneCountInString(line) > longestLine || strings.TrimSpace(line) == "" {
			doc.Fault(fmt.Sprintf("%s.say[%d]", at, n), "%s: a line has at most %d characters, and some", a.ID, longestLine)
		}
	}
}

// lengths are lengths of time as answers say them.
var lengths = regexp.MustCompile(`(?i)\b(\d+|` + strings.Join(slices.Sorted(maps.Keys(inWords)), "|") + `)\s+(working |school |plain )?(day|week|month|year)s?\b`)

var inWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "fourteen": "14", "fifteen": "15", "sixteen": "16", "twenty": "20", "thirty": "30",
}

// inFigures writes a length as the law book does: "3 working days" for "three working days".
func inFigures(text string) string {
	n, unit, _ := strings.Cut(strings.ToLower(strings.Join(strings.Fields(text), " ")), " ")
	if figures, ok := inWords[n]; ok {
		n = figures
	}
	if n != "1" && !strings.HasSuffix(unit, "s") {
		unit += "s"
	}
	return n + " " + unit
}

// checkPeriods holds every length of time in the answer against the law book.
func checkPeriods(doc *strictyaml.Document, at string, a *handbook.Answer, loose []string, book *law.Book) {
	text := strings.Join(a.Say, " ")
	known := map[string]bool{}
	for _, l := range loose {
		known[inFigures(l)] = true
	}
	for _, p := range a.Periods {
		known[inFigures(p.Says)] = true
		have, ok := lengthOf(book, p.Limit, a.Written)
		switch {
		case !ok:
			doc.Fault(at+".periods", "%s: the law book has no limit %q with a length of time on %s: see “redress law list”", a.ID, p.Limit, a.Written)
		case have != inFigures(p.Says):
			doc.Fault(at+".periods", "%s says %q for %s; the law book has %s", a.ID, p.Says, p.Limit, have)
		case !strings.Contains(strings.ToLower(text), strings.ToLower(p.Says)):
			doc.Fault(at+".periods", "%s does not say %q", a.ID, p.Says)
		}
	}
	for _, said := range lengths.FindAllString(text, -1) {
		if !known[inFigures(said)] {
			doc.Fault(at+".say", "%s says %q: name its limit under periods, or put it under loose", a.ID, said)
		}
	}
}

// lengthOf is the length of the limit in the version in force on the day.
func lengthOf(book *law.Book, limit string, on civil.Date) (string, bool) {
	for i := range book.Rules {
		r := &book.Rules[i]
		for n := range r.Versions {
			v := &r.Versions[n]
			if r.ID == limit && !v.From.After(on) && (v.To.IsZero() || !v.To.Before(on)) {
				return lengthOfVersion(v)
			}
		}
	}
	return "", false
}

// lengthOfVersion is the version's one length of time; one that differs from item to item is none.
func lengthOfVersion(v *law.Version) (string, bool) {
	counts := []law.Count{v.Count}
	for i := range v.Steps {
		counts = append(counts, v.Steps[i].Count)
	}
	length := ""
	for i := range counts {
		c, says := &counts[i], ""
		switch c.Kind {
		case law.CountPeriod:
			says = c.Period.String()
		case law.CountSchool:
			says = fmt.Sprintf("%d school days", c.Period.N)
		}
		if says != "" && length != "" && says != length {
			return "", false
		}
		length = cmp.Or(length, says)
	}
	return length, length != ""
}
