package talk_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// metaOf is the meta of a message as JSON shows it.
func metaOf(t *testing.T, m chat.Message) map[string]any {
	t.Helper()
	b, err := json.Marshal(m.Meta)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatIsShownOfWhatWasUnderstood(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	for _, c := range []struct {
		said string
		want map[string]any
	}{
		{"HPL-0001 certificate issued 9 November, not pursued", map[string]any{
			"state": "proposed",
			"understood": map[string]any{"intent": "record", "case": "HPL-0001", "facts": []any{
				map[string]any{"type": "certificate-issued", "on": "2026-11-09", "kind": "not-pursued"},
			}},
		}},
		{"hpl 0001 mediation booked for 1 December at 10am, online", map[string]any{
			"state": "proposed",
			"understood": map[string]any{"intent": "record", "case": "HPL-0001", "facts": []any{
				map[string]any{"type": "mediation-booked", "on": "2026-11-10", "due": "2026-12-01", "time": "10:00", "format": "online"},
			}},
		}},
		{"show 0001", map[string]any{
			"state": "answered", "understood": map[string]any{"intent": "show", "case": "HPL-0001", "facts": []any{}},
		}},
		{"show 0777", map[string]any{
			"state": "refused", "refusal": "rights", "understood": map[string]any{"intent": "show", "case": "0777", "facts": []any{}},
		}},
		{"reckon she'd win at tribunal?", map[string]any{
			"state": "refused", "refusal": "legal-advice", "understood": map[string]any{"intent": "out-of-scope", "facts": []any{}},
		}},
	} {
		if d := cmp.Diff(c.want, metaOf(t, w.as("mediator-1", c.said))); d != "" {
			t.Errorf("%q: %s", c.said, d)
		}
	}
}

func TestEveryAnswerAboutDeadlinesSaysThatItIsNoAdvice(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	for _, what := range []string{
		"deadlines", "show", "why", "what is due", "what if the certificate is issued on 20 November", certificate,
		"letter dated 30 October, when is the last day to appeal", "how long is there to appeal", "does august count", "2 months from 31 December",
	} {
		m := w.as("mediator-1", what)
		if n := len(m.Lines); n == 0 || m.Lines[n-1].Text != "Information, not legal advice." {
			t.Errorf("%q ends otherwise:\n%s", what, text(m))
		}
	}
}

func TestEveryDayIsSaidWithItsWeekday(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	for _, what := range []string{"show", "why", "what is due", certificate, "save", "undo", "show", "2 months from 31 December"} {
		m := w.as("mediator-1", what)
		for _, l := range m.Lines {
			words := strings.Fields(l.Text)
			for i, word := range words {
				if len(word) == 10 && word[4] == '-' && word[7] == '-' {
					t.Errorf("%q says %q", what, l.Text)
				}
				if strings.Contains("January February March April May June July August September October November December", word) && i > 1 && strings.HasPrefix(word, "Nov") {
					if day := words[i-2]; !strings.Contains("Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday", strings.Trim(day, "(“")) {
						t.Errorf("%q says %q without a weekday", what, l.Text)
					}
				}
			}
		}
	}
}

// TestNothingThatIsSaidIsLogged greps the log after a whole conversation.
func TestNothingThatIsSaidIsLogged(t *testing.T) {
	var log bytes.Buffer
	w := newWorld(t, memdb.New())
	w.engine.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	w.saved("mediator-1", newCase)
	for _, what := range []string{
		certificate, "save", "undo", "save", "she said if they lose she'll end it all", "my son Kai 7 at Oakfield has no TA",
		"show HPL-0001", "show HPL-0777", "letter dated 30 October, when is the last day to appeal",
	} {
		w.as("mediator-1", what)
	}
	for _, word := range []string{"certificate", "Kai", "Oakfield", "end it all", "Hartlepool", "letter", "0777", "September"} {
		if strings.Contains(log.String(), word) {
			t.Errorf("the log holds %q:\n%s", word, log.String())
		}
	}
	if !strings.Contains(log.String(), "HPL-0001") {
		t.Errorf("the log does not say which case was changed:\n%s", log.String())
	}
}

func TestSeveralCasesAreAnsweredEachOnce(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	w.saved("mediator-1", "new case Hartlepool, refusal to make a plan, letter dated 5 October")
	m := text(w.as("mediator-1", "deadlines HPL-0001, hpl 0001 and HPL-0002"))
	if strings.Count(m, "HPL-0001: ") != 1 || strings.Count(m, "HPL-0002: ") != 1 {
		t.Errorf("two cases, one of them named twice:\n%s", m)
	}
}

func TestAFactOfARowOfCasesIsProposedForEach(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	w.saved("mediator-1", "new case Hartlepool, refusal to make a plan, letter dated 5 October")
	m := w.as("mediator-1", "HPL-0001 and HPL-0002 certificate issued 9 November, not pursued")
	if stateOf(m) != "proposed" || !strings.Contains(text(m), "HPL-0001, to be saved") || !strings.Contains(text(m), "HPL-0002, to be saved") {
		t.Errorf("%s:\n%s", stateOf(m), text(m))
	}
}

// FuzzHandle says anything to a mediator with one case: it is answered once, and nothing is saved by it.
func FuzzHandle(f *testing.F) {
	for _, s := range []string{newCase, certificate, "show 0001", "sorry, the 26th", "what if 31 feb", "why", "undo", "what's due", "0001 hearing 4/3 10am", "12/11", "\x00\xff", "save"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		w := newWorld(t, memdb.New())
		w.saved("mediator-1", newCase)
		before := len(w.cases()[0].Facts)
		m := w.as("mediator-1", strings.ToValidUTF8(said, "?")+" ")
		if len(m.Lines) == 0 || stateOf(m) == "" || stateOf(m) == "saved" {
			t.Errorf("%q is answered with %q", said, text(m))
		}
		if n := len(w.cases()); n != 1 || len(w.cases()[0].Facts) != before {
			t.Errorf("%q changed something", said)
		}
	})
}
