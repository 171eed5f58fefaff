package law_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/lawfile"
)

// small is a book of one limit that is as it should be; a test changes what it is about.
var small = map[string]string{
	"book.yaml": `name: small
title: A small book
version: 2026-11-22
calendar: england-and-wales
proposal: false
`,
	"grounds.yaml": `grounds:
  - {id: refuse-assess, title: refusal to assess, provision: s1, certificate: needed, cases: sen}
  - {id: disability-school, title: discrimination, provision: s2, certificate: not-needed, cases: disability}
`,
	"profiles.yaml": `spans:
  - {id: august, says: August, from: 08-01, to: 08-31}
profiles:
  - id: plain
    says: Nothing moves it.
    first_day: excluded
    no_such_day: last-of-month
    working_days: {calendar: bank-holidays, without: []}
    not_counted: []
    ends_in: []
    closed_day: stays
    cutoff: end-of-day
    provisions: {}
`,
	"limits.yaml": `stage: test
limits:
` + answer,
}

// answer is a limit that is as it should be.
const answer = `  - id: answer
    title: Answer
    owed_by: local-authority
    sense: duty
    act: sent
    starts: [assessment-requested]
    met_by: [assessment-agreed]
    versions:
      - {from: open, to: open, count: {period: 6 weeks, by: plain}, provision: reg 1, force: statute, confidence: A}
`

// put returns the small book's files with one text in place of another in each of them.
func put(changes ...string) map[string]string {
	out := map[string]string{}
	r := strings.NewReplacer(changes...)
	for name, text := range small {
		out[name] = r.Replace(text)
	}
	return out
}

// loaded reads a book.
func loaded(t testing.TB, files map[string]string) (*law.Book, error) {
	t.Helper()
	in := fstest.MapFS{}
	for name, text := range files {
		in["small/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	v, err := configs.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return lawfile.Book(in, "small", v)
}

// mustLoad reads a book that has no fault.
func mustLoad(t testing.TB, files map[string]string) *law.Book {
	t.Helper()
	b, err := loaded(t, files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
