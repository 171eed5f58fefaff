package words_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/redress-send/redress/bot/talk/words"
)

// dictated reports whether the reference is in figures that the text has in words: "two three one".
func dictated(ref, text string) bool {
	words := strings.Fields("zero one two three four five six seven eight nine")
	for _, figure := range ref {
		if figure < '0' || figure > '9' || !strings.Contains(strings.ToLower(text), words[figure-'0']) && figure != '0' {
			return false
		}
	}
	return true
}

// FuzzHear holds that no text makes it stumble, that the same text is heard the same, that what it quotes
// stands in the text, and that nothing is taken to have happened tomorrow.
func FuzzHear(f *testing.F) {
	for _, m := range typical {
		f.Add(m)
	}
	for _, messages := range refused {
		for _, m := range messages {
			f.Add(m)
		}
	}
	for _, m := range noDays {
		f.Add(m)
	}
	for line := range strings.Lines(happenedDays + plannedDays) {
		typed, _, _ := strings.Cut(line, "=")
		f.Add("cert issued " + strings.TrimSpace(typed) + " and hearing listed for " + strings.TrimSpace(typed))
	}
	f.Add("record agreement-made 9 nov item a what other due 31/11 item b what=assess of f1 supersedes=f2 due")
	f.Add("w/c w/ c w/c 7 the the 26 th 26th/27th 1/2/3/4 12.11.26.30 2026-11-09-10 \u00a0 \u200b é’ù “x” 1st–2nd — 0231's #0 HPL--1 @ a@b.c £1/2")
	f.Add("\xff\xfe\x00 ISSUED İstanbul \n\n?!;:,")
	f.Add("half a letter at the cut " + strings.Repeat("\xba", 4_100) + strings.Repeat("é", 4_000))
	f.Add(strings.Repeat("hpl 231 cert out 9 nov, mum rang yest; ", 1_050)) // longer than any platform sends
	for _, long := range longMessages() {
		f.Add(long)
	}
	s := on(f, "2026-11-10 Tue")
	f.Fuzz(func(t *testing.T, text string) {
		h := words.Hear(s, text)
		if again := words.Hear(s, text); !reflect.DeepEqual(h, again) {
			t.Fatalf("heard twice, two ways:\n%+v\n%+v", h, again)
		}
		if len(h.Facts)+len(h.Doubts)+len(h.Dates) > 4_000 || len(text) > 4_000 && h.Refusal == "" && h.Intent == words.Record && len(h.Unheard) == 0 {
			t.Errorf("of %d bytes %d facts are heard, and nothing is named as unheard", len(text), len(h.Facts))
		}
		if h.Intent == "" {
			t.Error("no intent")
		}
		for _, w := range h.Dates {
			if w.Start < 0 || w.End > len(text) || w.Start >= w.End || utf8.ValidString(text) && text[w.Start:w.End] != w.Text {
				t.Errorf("the day %+v does not stand in the text", w)
			}
		}
		for _, ref := range h.References {
			if utf8.ValidString(text) && !strings.Contains(text, ref) && !dictated(ref, text) {
				t.Errorf("the reference %q does not stand in the text", ref)
			}
		}
		for i := range h.Facts {
			e := &h.Facts[i].Event
			if et, known := s.Vocabulary.Type(e.Type); !known {
				t.Errorf("%s is no fact", e.Type)
			} else if e.On.After(s.Today) && !et.Planned && h.Intent != words.WhatIf && h.Intent != words.Deadlines {
				t.Errorf("%s is said to have happened on %s", e.Type, e.On)
			}
			if h.Facts[i].Assumed && e.On != s.Today {
				t.Errorf("%s is noted as of %s", e.Type, e.On)
			}
		}
	})
}
