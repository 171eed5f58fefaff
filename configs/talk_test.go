package configs

import (
	"strings"
	"testing"
)

func TestTheSentencesToLearnFromAreRead(t *testing.T) {
	all, err := Sayings()
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]int{}
	for _, s := range all {
		labels[s.Label]++
	}
	if len(all) < 800 || len(labels) < 20 {
		t.Errorf("%d sentences under %d headings are too few", len(all), len(labels))
	}
	for label, n := range labels {
		if n < 10 {
			t.Errorf("[%s] has only %d sentences", label, n)
		}
	}
}

func TestTheSentencesOfFactsNameTypesThatThereAre(t *testing.T) {
	all, err := FactSayings()
	if err != nil {
		t.Fatal(err)
	}
	book, err := Book("england")
	if err != nil {
		t.Fatal(err)
	}
	none := 0
	for _, s := range all {
		if s.Label == "-" {
			none++
		} else if _, ok := book.Vocabulary.Type(s.Label); !ok {
			t.Errorf("%q stands under [%s], which is no type of fact", s.Text, s.Label)
		}
	}
	if len(all) < 300 || none < 20 {
		t.Errorf("%d sentences, %d of them of no fact, are too few", len(all), none)
	}
}

func TestABadFileOfSentencesNamesTheLine(t *testing.T) {
	for file, want := range map[string]string{
		"undo that\n":             "intents.txt:1",
		"[undo]\nundo\n\nundo\n":  "intents.txt:4",
		"[undo]\nscrap it\n[why]": "",
	} {
		_, err := readSayings("intents.txt", file)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", file, err, want)
		}
	}
}
