package chat

import (
	"testing"
	"unicode/utf8"
)

// FuzzDecode reads anything as what lies in the inbox and the outbox: what is read is written the same.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"v":1,"lines":[{"text":"x"}],"choices":[{"id":"a","label":"b"}]}`))
	f.Add([]byte(`{"v":1,"key":"wall:1","at":"2026-11-10T09:30:00Z"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := Decode(b); err == nil {
			again, err := Encode(m)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Decode(again); err != nil {
				t.Fatal(err)
			}
		}
		if e, err := DecodeEvent(b); err == nil {
			if _, err := EncodeEvent(e); err != nil && e.At.Year() > 0 && e.At.Year() < 9999 {
				t.Fatal(err)
			}
		}
	})
}

// FuzzAddress reads anything as an address.
func FuzzAddress(f *testing.F) {
	f.Add("mediator-1")
	f.Add("C1?privacy=shared&thread=1.2")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseAddress("wall", s)
		if err != nil {
			return
		}
		if again, err := ParseAddress("wall", r.Address()); err != nil || again != r {
			t.Errorf("%q is %+v, and then %+v (%v)", s, r, again, err)
		}
	})
}

// FuzzPieces cuts anything: no piece is too long, and none breaks a character.
func FuzzPieces(f *testing.F) {
	f.Add("some words", 3)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 1 || limit > 1000 || !utf8.ValidString(s) {
			return
		}
		for _, p := range append(Pieces(s, limit), Cut(s, limit)) {
			if utf8.RuneCountInString(p) > limit || !utf8.ValidString(p) {
				t.Errorf("%q in pieces of %d holds %q", s, limit, p)
			}
		}
	})
}
