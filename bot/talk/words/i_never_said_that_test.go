package words_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// What looks like a fact and tells none: denied from afar, supposed, quoted, asked with its last words, taken back, only to be
// done, or told of somebody else. Heard on Tuesday 10 November 2026.
func TestINeverSaidThat(t *testing.T) {
	for _, typed := range []string{
		"nobody declined mediation 5 nov", "i doubt the cert went out 5 nov", "it's wrong that mediation was declined on 5 nov",
		"we're denying that the cert was issued on 5 nov", "far from declining mediation on 5 nov, she wants it",
		"instead of declining on 5 nov she asked for time", "refused to say she declined mediation on 5 nov", "appeal lodged 5 nov - NOT",
		"cert issued 5 nov, only joking", "cert issued 1 nov - no scrap that", "had the cert gone out on 5 nov wed be fine",
		"lets pretend mediation was held 4 nov", "in case the cert was issued 5 nov", "provided the cert was issued 5 nov they can appeal",
		"cert issued 5 nov would mean appeal by 5 dec", "for example cert issued 5 nov", "i'm about to issue the cert today",
		"she declined 5 nov didnt she", "cert issued 5 nov yes or no", "mediation declined on the 5th or did she not",
		"dont save this: cert issued not pursued 5 nov", "dont record that cert issued not pursued 5 nov", "delete cert issued not pursued 5 nov",
		"remove mediation declined 5 nov", "forget mediation declined 5 nov", "todo: cert issued not pursued 5 nov",
		"this is a test: cert issued not pursued 5 nov", "template: \"cert issued not pursued 5 nov\"", "draft: cert issued not pursued 5 nov",
		"list everything with mediation declined 5 nov",
		"appeal was nearly lodged 5 nov", "mum almost declined 5 nov", "mum considered declining 5 nov", "hopefully the cert went out 5 nov",
		"the LA is arguing the appeal was received 5 nov", "the LA forgot to send the decision 5 nov", "LA stopped short of conceding on 5 nov",
		"LA conceded nothing on 5 nov", "cert emailed 5 nov but bounced", "cert sent to wrong family 5 nov not pursued",
		"mum withdrew her refusal on 5 nov", "judge declined to make an order 5 nov",
		// somebody else's
		"a parent in the group says her cert was issued 5 nov", "my colleague's case had mediation declined on 5 nov",
		"on the forum someone wrote mediation declined 5 nov", "mum's friend got her cert on 5 nov", "her other son's cert went out 5 nov",
		"all my cases declined 5 nov", "the rest declined 5 nov", "\"cert issued 5 nov\" is what the email says, but that's for another case",
		// it is not the family that does not want to mediate
		"LA declined mediation 5 nov", "the school declined mediation 5 nov", "LA wont mediate 5 nov", "the mediator declined the case 5 nov",
		"mediation declined by the LA 5 nov", "LA told us they wont mediate 5 nov",
		// it is not mediation that is declined
		"mum declined the offered date of 24 nov", "mum declined the 24 nov slot",
	} {
		if h := words.Hear(on(t, "2026-11-10 Tue"), typed); len(h.Facts) > 0 && h.Intent != words.WhatIf && h.Intent != words.Deadlines {
			t.Errorf("%q is heard as %s of %s on %s", typed, h.Intent, h.Facts[0].Event.Type, h.Facts[0].Event.On)
		}
	}
}

// A day that somebody only thinks it was, gives in two ways or bounds is asked for, with the days that may be meant.
func TestNotSureWhichDay(t *testing.T) {
	for _, c := range []struct{ typed, readings string }{
		{"cert issued on the 5th no wait 6th not pursued", "2026-11-05 2026-11-06"},
		{"cert issued 5th nov sorry 6th not pursued", "2026-11-05 2026-11-06"},
		{"cert issued 5 nov (actually 6 nov) not pursued", "2026-11-05 2026-11-06"},
		{"cert issued 5 nov 6 nov not pursued", "2026-11-05 2026-11-06"},
		{"declined on the 5th and again on the 6th", "2026-11-05 2026-11-06"},
		{"rang 2 nov and again 4 nov", "2026-11-02 2026-11-04"},
		{"cert went out 2 nov to 6 nov not pursued", "2026-11-02 2026-11-06"},
		{"cert went out by 6 nov not pursued", "2026-11-06"},
		{"cert went out no later than 6 nov not pursued", "2026-11-06"},
		{"i think the cert went out 5 nov", "2026-11-05"},
		{"pretty sure cert went 5 nov", "2026-11-05"},
		{"perhaps she declined on 5 nov", "2026-11-05"},
		{"maybe mediation declined 5 nov", "2026-11-05"},
		{"looks like mediation was declined 5 nov", "2026-11-05"},
		{"apparently the cert went out 5 nov", "2026-11-05"},
	} {
		h := words.Hear(on(t, "2026-11-10 Tue"), c.typed)
		got := "no doubt"
		for _, d := range h.Doubts {
			if d.Kind == "ambiguous-day" {
				got = strings.Trim(fmt.Sprint(d.Readings), "[]")
			}
		}
		if got != c.readings || len(h.Facts) != 1 || !h.Facts[0].Event.On.IsZero() {
			t.Errorf("%q: %s, %d facts, want one without its day and %s", c.typed, got, len(h.Facts), c.readings)
		}
	}
}

// Figures that number something are no day, a year that is said stands, and a day belongs to what it was said of.
func TestNotThatDay(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"our ref 5/11 mediation declined", "mediation-declined ?"},
		{"room 5/11 mediation held", "mediation-held ?"},
		{"cert issued not pursued v2.11", "certificate-issued ?"},
		{"last year mediation was declined 5 nov", "mediation-declined 2025-11-05"},
		{"letter 4 nov got to dad on the 6th", "decision-sent 2026-11-04 came 2026-11-06"},
		{"letter came to mum on 6 nov", "decision-sent ? came 2026-11-06"},
		{"cert made 5 nov emailed 6 nov not pursued", "certificate-issued 2026-11-05"},
		{"rang 2 nov and declined and cert issued not pursued 6 nov", "mediation-adviser-contacted 2026-11-02, mediation-declined 2026-11-02, certificate-issued 2026-11-06"},
		{"appeal lodged and returned 4 nov", "appeal-sent 2026-11-04, appeal-returned 2026-11-04"},
		{"mediation booked for friday at 3 or 4", "mediation-booked for 2026-11-13"},
		{"letter sent 30 sept last day to appeal", "decision-sent 2026-09-30"},
		{"decision posted 30 sept appeal deadline 30 nov", "decision-sent 2026-09-30"},
		// what must still be heard
		{"LA says mum declined mediation 5 nov", "mediation-declined 2026-11-05"},
		{"told LA she declined 5 nov", "mediation-declined 2026-11-05"},
		{"mediation declined by mum 5 nov", "mediation-declined 2026-11-05"},
		{"email from mum 6 nov, declined", "mediation-adviser-contacted 2026-11-06, mediation-declined 2026-11-06"},
		{"i can confirm the cert went out 5 nov, not pursued", "certificate-issued 2026-11-05"},
		{"mum declined offer of mediation 5 nov", "mediation-declined 2026-11-05"},
		{"cert done 5 nov not pursued, appeal would be next", "certificate-issued 2026-11-05"},
		{"after speaking to LA mum declined mediation 5 nov", "mediation-declined 2026-11-05"},
		{"spoke to mum and dad, both declined 5 nov", "mediation-declined 2026-11-05"},
		{"decision sent 5 nov refusing to assess, mum doubts it's lawful", "decision-sent 2026-11-05"},
		{"draft plan issued 5 nov", "draft-plan-served 2026-11-05"},
		{"cert issued yesterday, monday 9 nov, not pursued", "certificate-issued 2026-11-09"},
	} {
		h := words.Hear(on(t, "2026-11-10 Tue"), c.typed)
		var got []string
		for _, f := range h.Facts {
			s := f.Event.Type
			switch {
			case !f.Event.Due.IsZero():
				s += " for " + f.Event.Due.String()
			case f.Event.On.IsZero():
				s += " ?"
			default:
				s += " " + f.Event.On.String()
			}
			if !f.Event.Due.IsZero() && f.Event.Time != "" {
				s += " " + f.Event.Time
			}
			if !f.Event.Received.IsZero() {
				s += " came " + f.Event.Received.String()
			}
			got = append(got, s)
		}
		if said := strings.Join(got, ", "); said != c.want {
			t.Errorf("%q: %s, want %s", c.typed, said, c.want)
		}
	}
}
