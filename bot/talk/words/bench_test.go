package words_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

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
			b.ReportAllocs()
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
		"spaces":       " ",
		"lines":        "\n",
		"one number":   "7",
		"emoji":        "😀👩‍👧",
		"marks":        "?!",
		"hyphens":      "re-",
		"apostrophes":  "a'",
		"questions":    "if she is what does it do and how can they would the ",
		"places":       "Durham not Leeds ",
		"small words":  "the a it is was ",
		"bytes":        "\xff\xc3",
		"capitals":     "St. Year JB ",
		"ids":          "certificate-issued on 2026-11-09 item a what other ",
	} {
		out[name] = strings.Repeat(piece, 40_000/len([]rune(piece)))
	}
	for name, piece := range map[string]func(i int) string{
		"dates":         func(i int) string { return fmt.Sprintf("%d/%d/%d ", i%28+1, i%12+1, 2020+i%8) },
		"days in words": func(i int) string { return fmt.Sprintf("%dth %s, ", i%28+4, time.Month(i%12+1)) },
		"weekdays":      func(i int) string { return "next " + time.Weekday(i%7).String() + " " },
		"references":    func(i int) string { return fmt.Sprintf("HPL-%04d ", i) },
		"bare numbers":  func(i int) string { return fmt.Sprintf("%04d ", i) },
		"rows of cases": func(i int) string { return fmt.Sprintf("%04d & %04d cert issued %d nov; ", i, i+1, i%28+1) },
		"other names": func(i int) string {
			return fmt.Sprintf("%c%s%c %c%s ", 'A'+i%26, "eli", 'a'+i/26%26, 'A'+i/7%26, "andoval")
		},
		"hours":     func(i int) string { return fmt.Sprintf("%d.%02dpm ", i%12+1, i%60) },
		"new words": func(i int) string { return fmt.Sprintf("%cqu%02dx%cz ", 'a'+i%26, i%100, 'a'+i/26%26) },
		"misspelt": func(i int) string {
			return "asse" + string(rune('a'+i%26)) + "sment recie" + string(rune('a'+i/26%26)) + "ved "
		},
	} {
		var b strings.Builder
		for i := 0; b.Len() < 40_000; i++ {
			b.WriteString(piece(i))
		}
		out[name] = b.String()[:40_000]
	}
	return out
}

// No text makes it take up memory out of proportion: of no kind more than so many bytes for each of the message.
func TestALongMessageTakesLittleMemory(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	const most = 100
	for name, text := range longMessages() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		words.Hear(s, text)
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) / uint64(len(text)); took > most {
			t.Errorf("%s: %d bytes are taken up for each byte of the message, want %d at most", name, took, most)
		}
	}
}

// What was heard is not kept: after many messages, no two alike, there is no more in memory than before.
func TestNothingHeardStaysInMemory(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	held := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	hear := func(from int) {
		for i := range 300 {
			words.Hear(s, fmt.Sprintf("%d%s new%05d case HPL-%04d, Qu%dx, %d/%d letter dated %d nov ", i, strings.Repeat("w", i), from+i, from+i, from+i, i%28+1, i%12+1, i%30+1))
		}
	}
	hear(0)
	before := held()
	for n := range 10 {
		hear(1000 * (n + 1))
	}
	if after := held(); after > before+256<<10 {
		t.Errorf("3,000 messages leave %d bytes behind", after-before)
	}
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
