package talk_test

import (
	"bytes"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// How many of a hundred sentences may be judged wrongly.
const (
	mostMissed      = 4 // personal detail that was let through
	mostFalseAlarms = 2
)

// TestPersonalDetailIsRefusedAndNothingElse measures both ways to be wrong over labelled sentences: what is let
// through, and false alarms. Of whatever is refused nothing is said again, logged or kept.
func TestPersonalDetailIsRefusedAndNothingElse(t *testing.T) {
	var log bytes.Buffer
	w := newWorld(t, memdb.New())
	w.engine.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	w.saved("mediator-1", newCase)
	file, err := os.ReadFile("testdata/personal.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var personal, missed, harmless, alarms int
	for line := range strings.Lines(string(file)) {
		label, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		m := w.say(chat.Event{Account: "wall/mediator-1", Room: chat.Room{ID: "C1", Privacy: chat.Shared}, Text: sentence})
		refused := m.Meta["refusal"] == "personal-data" || m.Meta["refusal"] == "safeguarding"
		switch label {
		case "p":
			if personal++; !refused {
				missed++
				t.Logf("missed: %s", sentence)
				continue
			}
			nothingRepeated(t, sentence, text(m), log.String())
		case "h":
			if harmless++; refused {
				alarms++
				t.Logf("false alarm: %s", sentence)
			}
		}
	}
	t.Logf("%d with personal detail, %d missed; %d without, %d false alarms", personal, missed, harmless, alarms)
	if personal < 100 || harmless < 100 || missed*100 > personal*mostMissed || alarms*100 > harmless*mostFalseAlarms {
		t.Errorf("of %d with personal detail %d were missed, of %d without %d were refused", personal, missed, harmless, alarms)
	}
	if left, err := w.db.Unanswered(t.Context(), w.now.AddDate(1, 0, 0), 0); err != nil || len(left) != 0 {
		t.Errorf("%d deliveries are kept with what they said: %v", len(left), err)
	}
}

// nothingRepeated looks for the sentence's own words with capitals or figures in what was said and logged.
func nothingRepeated(t *testing.T, sentence, answer, log string) {
	t.Helper()
	for _, word := range strings.FieldsFunc(sentence, func(r rune) bool { return strings.ContainsRune(" ,.:()'@/", r) }) {
		telling := len(word) > 2 && strings.ToLower(word) != word || strings.ContainsAny(word, "0123456789") && len(word) > 3
		if telling && !common[word] && (strings.Contains(answer, word) || strings.Contains(log, word)) {
			t.Errorf("%q is said again or logged after %q:\n%s", word, sentence, answer)
		}
	}
}

// common are words of the sentences that the answer says on its own account.
var common = map[string]bool{"HPL-0001": true, "Sept": true, "Nov": true, "HPL": true, "The": true, "Hartlepool": true, "EHCP": true, "Friday": true, "Monday": true, "September": true}
