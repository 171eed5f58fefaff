package words_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

var typical = []string{
	"new one for Hartlepool, mum rang this morning. refusal to assess, letter dated 22 Sept, she wants to mediate",
	"0231 cert went out yest",
	"reg letter in. LA response 21 dec, evidence 15 jan, hearing 4th march 10am video",
	"what's due this week",
}

// BenchmarkHear hears a typical message, with all authorities of England.
func BenchmarkHear(b *testing.B) {
	s := on(b, "2026-11-10 Tue")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		words.Hear(s, typical[i%len(typical)])
	}
}

// BenchmarkHearLong hears the longest message that a platform sends, made of what costs most.
func BenchmarkHearLong(b *testing.B) {
	s := on(b, "2026-11-10 Tue")
	for name, text := range longMessages() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				words.Hear(s, text)
			}
		})
	}
}

// longMessages are 40,000 characters each.
func longMessages() map[string]string {
	out := map[string]string{}
	for name, piece := range map[string]string{
		"prose":        "The authority told the family that it could not arrange mediation before the end of the month, and mum rang again. ",
		"facts":        "cert issued 9 nov, appeal lodged 6 nov and hearing 4 march 10am; ",
		"certificates": "cert ",
		"told":         "la told la told she told ",
		"numbers":      "12/11 0231 10.30 ",
		"commas":       ",;",
		"one word":     "a",
		"sent":         "sent issued sent letter sent decision ",
		"names":        "Amelia Hart ",
		"accents":      "é’ù–",
	} {
		out[name] = strings.Repeat(piece, 40_000/len([]rune(piece)))
	}
	return out
}

// What a message is too long for is named as unheard and not dropped in silence.
func TestWhatIsTooLongIsNamed(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	long := longMessages()
	for _, name := range []string{"prose", "facts", "certificates", "told", "sent"} {
		if heard := words.Hear(s, long[name]); heard.Refusal == "" && len(heard.Unheard) == 0 {
			t.Errorf("%s: nothing is named", name)
		}
	}
}
