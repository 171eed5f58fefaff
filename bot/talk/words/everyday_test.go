package words_test

import (
	"os"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// Signs of danger are seen, and what people say of a hard day is taken for none.
func TestDangerAndEverydayTrouble(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for file, danger := range map[string]bool{"danger.txt": true, "everyday_trouble.txt": false} {
		b, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for said := range strings.Lines(string(b)) {
			said = strings.TrimSpace(said)
			if said == "" || said[0] == '#' {
				continue
			}
			if got := words.Hear(s, said).Refusal == words.Safeguarding; got != danger {
				t.Errorf("%s: %q: taken for danger: %t", file, said, got)
			}
		}
	}
}
