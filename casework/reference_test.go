package casework_test

import (
	"context"
	"testing"

	"github.com/redress-send/redress/casework"
)

func TestAReferenceIsFoundHoweverItIsTyped(t *testing.T) {
	w := newWorld(t)
	for _, ref := range []casework.Reference{"HPL-0231", "HPL-0023", "MBR-0231"} {
		in := w.opening(refusedToAssess())
		in.Reference = ref
		if _, err := w.Open(context.Background(), w.who("operator-1"), in); err != nil {
			t.Fatal(err)
		}
	}
	for typed, want := range map[string][]casework.Reference{
		"HPL-0231":   {"HPL-0231"},
		"hpl 231":    {"HPL-0231"},
		"HPL0231":    {"HPL-0231"},
		"hpl-231":    {"HPL-0231"},
		" Hpl - 231": {"HPL-0231"},
		"hpl/0231":   {"HPL-0231"},
		"0231":       {"HPL-0231", "MBR-0231"},
		"#231":       {"HPL-0231", "MBR-0231"},
		"23":         {"HPL-0023"},
		"2310":       nil,
		"mbr 23":     nil,
	} {
		found, err := w.Resolve(context.Background(), w.who("operator-1"), typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
		}
		var got []casework.Reference
		for _, c := range found {
			got = append(got, c.Reference)
		}
		if !equal(got, want) {
			t.Errorf("%q finds %v, want %v", typed, got, want)
		}
	}
}

func TestWhatIsNoReferenceIsSaidToBeNone(t *testing.T) {
	for _, typed := range []string{"", "  ", "#", "HPL", "HPL-", "H-12", "what's due", "hpl 231 x", "0000", "HPL-0", "12345678", "ABCDEFG-1", "١٢"} {
		if l, n, ok := casework.ParseReference(typed); ok {
			t.Errorf("%q was read as %q %q", typed, l, n)
		}
	}
	w := newWorld(t)
	_, err := w.Resolve(context.Background(), w.who("operator-1"), "that one")
	fails(t, err, casework.Invalid, "HPL-0231")
}

func TestAReferenceFindsNothingForSomebodyWhoMayNotSeeTheCase(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	for _, id := range []casework.PersonID{"mediator-2", "manager-9", "volunteer-1", "adviser-1", "commissioner-1"} {
		found, err := w.Resolve(context.Background(), w.who(id), string(c.Reference))
		if err != nil || len(found) != 0 {
			t.Errorf("%s finds %d cases (%v)", id, len(found), err)
		}
	}
}

func equal[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
