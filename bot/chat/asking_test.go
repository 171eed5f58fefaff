package chat_test

import (
	"testing"
	"unicode/utf8"

	"github.com/redress-send/redress/bot/chat"
)

func TestWhatIsFilledInIsSaidAsItWouldBeTyped(t *testing.T) {
	askings := map[string]chat.Asking{}
	for _, a := range chat.Askings() {
		askings[a.ID] = a
		if n := utf8.RuneCountInString(a.Help); n == 0 || n > 100 {
			t.Errorf("%s: %d characters of help, want 1 to 100", a.ID, n)
		}
		for _, f := range a.Fields {
			if n := utf8.RuneCountInString(f.Label); n == 0 || n > 100 {
				t.Errorf("%s: %d characters about %s, want 1 to 100", a.ID, n, f.ID)
			}
		}
	}
	for name, c := range map[string]struct {
		of     string
		values map[string]string
		want   string
	}{
		"anything":                     {"redress", map[string]string{"text": " what is due "}, "what is due"},
		"places in what is typed stay": {"redress", map[string]string{"text": "{case}"}, "{case}"},
		"nothing":                      {"redress", map[string]string{"text": "  "}, ""},
		"a case":                       {"case", map[string]string{"case": "HPL-0231"}, "show HPL-0231"},
		"a part of a reference":        {"why", map[string]string{"case": "0231"}, "why 0231"},
		"no reference":                 {"case", map[string]string{"case": "my case"}, ""},
		"why of no reference":          {"why", map[string]string{"case": "nonsense", "limit": "appeal"}, ""},
		"deadlines of no reference":    {"deadlines", map[string]string{"case": "nonsense"}, ""},
		"deadlines of a case":          {"deadlines", map[string]string{"case": "HPL-0231"}, "deadlines of HPL-0231"},
		"deadlines of nothing":         {"deadlines", nil, "what is due"},
		"deadlines after a letter":     {"deadlines", map[string]string{"letter": "1 May 2026", "about": "refusal to assess"}, "what are the deadlines for a refusal to assess letter dated 1 May 2026"},
		"a case and a letter":          {"deadlines", map[string]string{"case": "HPL-0231", "letter": "1 May 2026"}, ""},
		"why one of several":           {"why", map[string]string{"case": "HPL-0231", "limit": "appeal"}, "why HPL-0231 appeal"},
		"a sum":                        {"calc", map[string]string{"from": "1 May 2026", "number": "15", "unit": "working days", "way": "before"}, "15 working days before 1 May 2026"},
		"a sum as a whole":             {"calc", map[string]string{"from": "2 months from 1 May 2026"}, "2 months from 1 May 2026"},
		"a number of nothing":          {"calc", map[string]string{"from": "1 May 2026", "number": "15"}, ""},
		"what is no field":             {"case", map[string]string{"case": "HPL-0231", "x": "y"}, "show HPL-0231"},
		"a theme":                      {"theme", map[string]string{"words": "certificate late", "area": "Hartlepool"}, "log theme certificate late in Hartlepool"},
	} {
		a := askings[c.of]
		if got, ok := a.Said(c.values); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: says %q (%v), want %q", name, got, ok, c.want)
		}
	}
}
