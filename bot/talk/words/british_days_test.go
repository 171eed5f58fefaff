package words_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// TestBritishDays hears every way of saying a day, once of something that happened and once of something planned.
func TestBritishDays(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	file, err := os.ReadFile(filepath.Join("testdata", "british_days.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.Split(line, " = ")
		if len(part) != 3 {
			t.Fatalf("%q has not three parts", line)
		}
		for i, said := range []string{"0231 cert issued " + part[0], "0231 mediation booked for " + part[0]} {
			if want := part[i+1]; want != "-" {
				h := words.Hear(s, said)
				if got := dayHeard(&h, i == 1); got != want {
					t.Errorf("%q is %s, want %s", said, got, want)
				}
			}
		}
	}
}

// dayHeard is the one day that was heard, "?" where it has to be asked for.
func dayHeard(h *words.Heard, due bool) string {
	if len(h.Facts) != 1 && len(h.Doubts) > 0 {
		return "?"
	} else if len(h.Facts) != 1 {
		return fmt.Sprintf("%d facts, with %q unheard", len(h.Facts), h.Unheard)
	}
	e := &h.Facts[0].Event
	day := e.On
	if due {
		day = e.Due
	}
	if day.IsZero() {
		return "?"
	}
	if len(h.Doubts) > 0 {
		return day.String() + " though it is in doubt"
	}
	return day.String()
}
