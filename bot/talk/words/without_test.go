package words_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// TestNothingOfANameIsLeft says messages with personal detail, with what may be left of each.
func TestNothingOfANameIsLeft(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for said, want := range map[string]string{
		"HPL-0231 mum Grace Hart rang, cert issued 9 nov":                  "HPL-0231 mum […] rang, cert issued 9 nov",
		"231 cert issued 9 nov for amelia hart, not pursued":               "231 cert issued 9 nov for […], not pursued",
		"231 Hope Park School placed him, certificate issued 9 nov":        "231 […] placed him, certificate issued 9 nov",
		"231 letter dated 22 sept for Will, dob 3.4.17":                    "231 letter dated 22 sept for […], […]",
		"0231 mediation held 3 nov at 12 Acacia Road TS24 8AB":             "0231 mediation held 3 nov at […]",
		"HPL-0231 Mrs Khan declined mediation on 4 Nov":                    "HPL-0231 […] declined mediation on 4 Nov",
		"231 mediation booked for 24 nov 10am at St Mary's, mum Jo comes":  "231 mediation booked for 24 nov 10am at […], mum […] comes",
		"HPL-0231 appeal received 3 nov, his mum Summer Rose 07700 900123": "HPL-0231 appeal received 3 nov, his mum […]",
		"Mark Young declined mediation 231 6 nov":                          "[…] declined mediation 231 6 nov",
		"231 wei chen's appeal received 3 nov":                             "231 […] appeal received 3 nov",
	} {
		if left, ok := words.Without(s, said); left != want || !ok {
			t.Errorf("of %q is left %q, %v; want %q", said, left, ok, want)
		}
	}
}

// TestNothingUsefulIsLeftOfADisclosureOrAPhotograph says messages with which nobody can go on.
func TestNothingUsefulIsLeftOfADisclosureOrAPhotograph(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for _, said := range []string{"uploaded her letter as photo can u read it", "Kai says he hits him", "Amelia Hart", "", strings.Repeat("Kai ", 2000)} {
		if left, ok := words.Without(s, said); ok {
			t.Errorf("one can go on with %q, of %.40q", left, said)
		}
	}
}
