package words_test

import (
	"slices"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// TestWhatAMessageSoundsLike hears messages that tell a fact in words of their own.
func TestWhatAMessageSoundsLike(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for text, want := range map[string]string{
		"put 0231 down for 4 dec at 2 by teams please":      "mediation-booked",
		"0231 came to terms with the council this morning":  "agreement-made",
		"0231 paperwork for tribunal went off to her today": "certificate-issued",
	} {
		h := words.Hear(s, text)
		sounds := slices.ContainsFunc(h.Guesses, func(g words.Guess) bool { return g.Fact.Event.Type == want })
		if h.Intent != words.Record || len(h.Facts) > 0 || !sounds {
			t.Errorf("%q: %s, facts %v, sounds like %v, want %s", text, h.Intent, h.Facts, h.Guesses, want)
		}
	}
}

// TestNothingIsGuessed of what is asked, denied, supposed, refused or said outright, or tells nothing.
func TestNothingIsGuessed(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for _, text := range []string{
		"put 0231 down for 4 dec?", "0231 they have not shaken hands on anything", "0231 if they shake hands on friday",
		"0231 cert went out today", "thanks for that", "delete 0199", "0231 he hit her on friday", "",
	} {
		if h := words.Hear(s, text); len(h.Guesses) > 0 {
			t.Errorf("%q sounds like %v", text, h.Guesses)
		}
	}
}

// TestAGuessLeavesTheMessageAsItIs: the days that a guess would take are still there to be named.
func TestAGuessLeavesTheMessageAsItIs(t *testing.T) {
	h := words.Hear(on(t, "2026-11-10 Tue"), "put 0231 down for 4 dec at 2 by teams please")
	if len(h.Guesses) == 0 || len(h.Doubts) > 0 || len(h.Dates) != 1 || h.Dates[0].Time != "14:00" {
		t.Errorf("heard %+v", h)
	}
	g := h.Guesses[0]
	if e := g.Fact.Event; e.Due.String() != "2026-12-04" || e.Time != "14:00" || e.Attrs.Get("format") != "online" || len(g.Doubts) > 0 {
		t.Errorf("guessed %+v, doubts %v", e, g.Doubts)
	}
}
