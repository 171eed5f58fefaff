package words_test

import (
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// On a working day this week ends on its Sunday; on a weekend the week that comes is asked about too.
func TestThisWeekOnAWeekend(t *testing.T) {
	for today, want := range map[string]string{
		"2026-11-20 Fri": "2026-11-22 Sun", "2026-11-21 Sat": "2026-11-29 Sun", "2026-11-22 Sun": "2026-11-29 Sun", "2026-11-23 Mon": "2026-11-29 Sun",
	} {
		if got := words.Hear(on(t, today), "what is due this week?").Range.To; got != day(t, want) {
			t.Errorf("on %s it is until %s, want %s", today, got, want)
		}
	}
}

// My team's is the team's, whoever asks.
func TestWhoseAgenda(t *testing.T) {
	for text, want := range map[string]string{
		"what is due for my team this week?": "team", "whats due in the team": "team", "what are we due this week": "team",
		"what is due?": "", "what's due for me, i mean my cases": "mine", "my cases this week": "mine",
	} {
		if got := words.Hear(on(t, "2026-11-20 Fri"), text).Range.Scope; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
