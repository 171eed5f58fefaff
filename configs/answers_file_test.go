package configs

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/handbook"
)

func TestTheHandbookLoads(t *testing.T) {
	b, err := Handbook()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(b.Answers()); n < 60 {
		t.Errorf("%d answers, want 60 or more", n)
	}
	for _, a := range b.Answers() {
		for _, way := range append([]string{a.Title}, a.Ask...) {
			if found := b.Find(way); len(found) == 0 || found[0].Answer.ID != a.ID {
				t.Errorf("%s: %q finds %v", a.ID, way, found)
			}
		}
	}
}

const answerOf = `answers:
  - id: how-long
    title: How long is there?
    ask: [how long to appeal, what is the limit of an appeal]
    say: [The appeal is due two months after the decision.]
    periods: {appeal-2-months: two months}
    source: rule 20
    link: https://www.legislation.gov.uk/uksi/2008/2699
    written: 2026-11-22
`

func TestAnAnswerThatIsNotSoundDoesNotLoad(t *testing.T) {
	book, err := Book(England)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readAnswers("a.yaml", []byte(answerOf), book); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ was, is, want string }{
		"another length than the law book's": {"two months", "three months", `a.yaml:6: how-long says "three months" for appeal-2-months; the law book has 2 months`},
		"a length that belongs to no limit":  {"due two months", "due in 60 days or two months", `says "60 days"`},
		"a length that is not said":          {"is due two months after", "is due after", `does not say "two months"`},
		"a limit that is none":               {"appeal-2-months:", "appeal-9-months:", `no limit "appeal-9-months"`},
		"a link to anywhere":                 {"https://www.legislation.gov.uk/uksi", "https://example.org/uksi", "is no link to"},
		"no provision":                       {"source: rule 20", `source: ""`, "needs its provision"},
		"an unknown field":                   {"source:", "sauce:", "sauce"},
		"a day that is none":                 {"2026-11-22", "2026-02-30", "is not a day"},
		"one way to ask":                     {"[how long to appeal, what is the limit of an appeal]", "[how long to appeal]", "at least 2 ways"},
		"a speech":                           {"decision.]", "decision" + strings.Repeat(" and so on", 40) + "]", "at most 330 characters"},
	} {
		_, err := readAnswers("a.yaml", []byte(strings.ReplaceAll(answerOf, c.was, c.is)), book)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestQuestionsFindTheirAnswers measures how many questions get the right answer, get it offered, or get a
// wrong one. A wrong answer given as the right one is the worst that can happen.
func TestQuestionsFindTheirAnswers(t *testing.T) {
	b, err := Handbook()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("testdata/asked.txt")
	if err != nil {
		t.Fatal(err)
	}
	var given, offered, wrong, missed, all int
	for line := range strings.Lines(string(file)) {
		want, question, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		all++
		best, found := b.Best(question), b.Find(question)
		switch {
		case best != nil && best.ID == want, best == nil && want == "-":
			given++
		case best != nil:
			wrong++
			t.Logf("wrong: %q gets %s, want %s", question, best.ID, want)
		case slices.ContainsFunc(found, func(m handbook.Match) bool { return m.Answer.ID == want }):
			offered++
		default:
			missed++
			t.Logf("missed: %q gets nothing, want %s", question, want)
		}
	}
	t.Logf("%d questions: %d right, %d offered among others, %d missed, %d wrong", all, given, offered, missed, wrong)
	if given*100 < all*70 || (given+offered)*100 < all*85 || wrong*100 > all*4 {
		t.Errorf("of %d questions %d are right, %d offered and %d wrong", all, given, offered, wrong)
	}
}
