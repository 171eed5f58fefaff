package words_test

import (
	"slices"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// A consent that ended, or never was, must not be heard as one that was given.
func TestTheEndOfAConsentIsNoConsent(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for want, messages := range map[string][]string{
		"consent-withdrawn": {
			"consent to tees-forum withdrawn on HPL-0002 today", "HPL-0002 parent withdrew consent to tees-forum today", "HPL-0002: consent for tees-forum was revoked by the parent today",
			"HPL-0002 parent's consent to tees-forum ended today", "HPL-0002: withdrawal of consent to tees-forum by the parent, today, in writing",
			"HPL-0002 consent to tees-forum cancelled today", "HPL-0002 parent changed her mind about consent to the forum today", "HPL-0002 mum has withdrawn her consent for the forum today",
			"HPL-0002 parent rescinded consent to tees-sendiass on 9 Nov", "HPL-0002 mum revoked her consent to tees-sendiass yesterday", "HPL-0002 dad pulled his consent to tees-forum 9 Nov",
			"HPL-0002 consent withdrawn today, tees-forum", "HPL-0002 yp withdraws consent to tees-forum today", "HPL-0002 the family took their consent to tees-forum back today",
			"HPL-0002 dad does not want sendiass helping any longer", "HPL-0002 she wants the forum off her case", "HPL-0002 mum would like us to step away", "HPL-0002 parent no longer wants our support",
			"HPL-0002 the family asked us to stop supporting them today", "HPL-0002 sendiass no longer involved as of today",
		},
		"": {
			"HPL-0002 parent refused consent to tees-forum today", "HPL-0002 mum declined consent to the forum today", "HPL-0002 parent did not consent to tees-forum today",
			"HPL-0002 parent has not given consent to tees-forum", "HPL-0002 no consent to tees-forum", "HPL-0002 mum denied consent to tees-sendiass today",
		},
		"consent-given": {
			"HPL-0002 parent consented to tees-forum in writing today, dates", "HPL-0002 consent form back today from mum, tees-forum",
			"HPL-0002 mum gave consent to tees-sendiass, everything, by phone today", "HPL-0002 appeal withdrawn 9 Nov, consent to tees-forum given today",
			"HPL-0002 mediation cancelled 9 Nov, mum consented to tees-forum today", "HPL-0002 consent form returned today, tees-forum", "HPL-0002 mum gave consent to the forum being involved today",
		},
	} {
		for _, typed := range messages {
			h := words.Hear(s, typed)
			var got []string
			for i := range h.Facts {
				if n := h.Facts[i].Event.Type; n == "consent-given" || n == "consent-withdrawn" {
					got = append(got, n)
				}
			}
			if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
				t.Errorf("%q is heard as %q, want %q", typed, got, want)
			}
		}
	}
}

// Who a case is handed over to is the whole id, with its hyphens.
func TestACaseIsHandedOverToAWholeID(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for typed, want := range map[string]string{
		"HPL-0001 handed over to south-mediation today": "south-mediation", "HPL-0001 handed over to Collis on 9 November.": "Collis",
		"today HPL-0001 was handed over to north-west-mediation, with consent": "north-west-mediation",
	} {
		h := words.Hear(s, typed)
		if len(h.Facts) != 1 || h.Facts[0].Event.Type != "provider-handed-over" || h.Facts[0].Event.Attrs.Get("to") != want {
			t.Errorf("%q is heard as %+v, want a hand-over to %s", typed, h.Facts, want)
		}
	}
}
