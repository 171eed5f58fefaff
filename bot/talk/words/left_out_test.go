package words_test

import (
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// TestWhatIsLeftOutOfAMediation: what it is said not to be about is not what it is about.
func TestWhatIsLeftOutOfAMediation(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for text, want := range map[string][3]string{ // education, health, care
		"0231 today mum wants mediation, health not involved":                 {"", "false", ""},
		"0231 today mum wants mediation, no health":                           {"", "false", ""},
		"0231 today dad wants mediation, education and care but no health":    {"true", "false", "true"},
		"0231 today mum wants mediation about the health bits too":            {"", "true", ""},
		"0231 today mum wants mediation, social care isn't part of it":        {"", "", "false"},
		"0231 wants mediation today without the health side":                  {"", "false", ""},
		"0231 mum wants mediation today for education, leave social care out": {"true", "", "false"},
	} {
		h := words.Hear(s, text)
		if len(h.Facts) != 1 || h.Facts[0].Event.Type != "mediation-wanted" {
			t.Errorf("%q: %v", text, h.Facts)
			continue
		}
		a := h.Facts[0].Event.Attrs
		if got := [3]string{a.Get("education"), a.Get("health"), a.Get("care")}; got != want {
			t.Errorf("%q: education, health, care are %q, want %q", text, got, want)
		}
	}
}
