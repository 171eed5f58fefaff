package main

import (
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/store/storetest"
)

// Three processes carry letters, one is killed twice, the database and then Redis are away for a moment, and the
// mail server has every fault: none is lost, every question is answered, and none is doubled where the medium is told a key.
func TestWhatGoesOutSurvivesKillsAndFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, NOT TESTED: -short")
	}
	t.Setenv(asRedress, "1") // this program's processes are redress too
	s := newShell(t)
	got := decoded[struct {
		Well      bool
		Databases []struct {
			Database       string
			Letters, Kills int
			Lost           int
			Questions      int
			Unanswered     int
			OnTwo          int                   `json:"on_two_media"`
			Second         int                   `json:"by_second_route"`
			Recovery       string                `json:"longest_recovery"`
			Keyed          struct{ Doubled int } `json:"chat_with_key"`
			Faults         []string
		}
	}](t, s.do("drill", "--letters", "600", "--kills", "2", "--away", "1s", "--json", "--database", storetest.Postgres(t), "--redis", redisHere(t)))
	if len(got.Databases) != 2 || !got.Well {
		t.Fatalf("%+v", got)
	}
	for _, d := range got.Databases {
		recovery, err := time.ParseDuration(d.Recovery)
		if d.Letters != 600 || d.Kills != 2 || d.Questions != 60 || d.Lost+d.Unanswered+d.OnTwo+d.Keyed.Doubled != 0 || len(d.Faults) > 0 || err != nil || recovery <= 0 {
			t.Errorf("%+v", d)
		}
		if d.Second != 21 { // 600 people, of every third's first way one in thirty is no good: 7, 7 and 7
			t.Errorf("%s: %d letters went by a second route, want 21", d.Database, d.Second)
		}
	}
	if !strings.Contains(s.do("drill", "--help"), "--letters") {
		t.Error("nobody is told")
	}
}
