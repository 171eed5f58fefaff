package words_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/redress-send/redress/configs"
)

// nearCopy is how alike two messages may be at most, as the share of the runs of three letters that they have in
// common; short messages ("undo") must only not be the same.
const nearCopy = 0.7

// TestNothingMeasuredWasLearned holds the two parts of the corpus, and the sentences that the product learns
// from, apart: no measured message or near copy of one stands in what was built or trained with.
func TestNothingMeasuredWasLearned(t *testing.T) {
	sayings, err := configs.Sayings()
	if err != nil {
		t.Fatal(err)
	}
	type known struct {
		where, text, plain string
		runs               map[string]bool
	}
	var have []known
	add := func(where, text string) {
		p := plain(text)
		have = append(have, known{where, text, p, runsOf(p)})
	}
	for _, s := range sayings {
		add("configs/talk/intents.txt", s.Text)
	}
	facts, err := configs.FactSayings()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range facts {
		add("configs/talk/facts.txt", s.Text)
	}
	for _, l := range corpus(t, buildPart) {
		add(l.ID, l.Text)
	}
	for _, m := range writtenMessages(t) {
		add("testdata/messages.txt", m)
	}
	for _, l := range slices.Concat(corpus(t, measurePart), corpus(t, callersPart), corpus(t, doorsPart), corpus(t, askersPart)) {
		p := plain(l.Text)
		runs := runsOf(p)
		for _, k := range have {
			if p == k.plain || len(strings.Fields(p)) >= 4 && alike(runs, k.runs) >= nearCopy {
				t.Errorf("%s %q is too like %q of %s", l.ID, l.Text, k.text, k.where)
			}
		}
	}
}

// plain is a text in small letters, with one # for every number and no marks.
func plain(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r == '\'' || r == '’':
		case unicode.IsDigit(r):
			if !strings.HasSuffix(b.String(), "#") {
				b.WriteByte('#')
			}
		case unicode.IsLetter(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// runsOf returns the runs of three letters of a text.
func runsOf(text string) map[string]bool {
	out := map[string]bool{}
	padded := []rune(" " + text + " ")
	for i := range len(padded) - 2 {
		out[string(padded[i:i+3])] = true
	}
	return out
}

// alike is the share of the runs that two texts have in common.
func alike(a, b map[string]bool) float64 {
	common := 0
	for r := range a {
		if b[r] {
			common++
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}
