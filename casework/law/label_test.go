package law

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// A label and an id are what the expressions say that they are.
func TestALabelIsWhatTheExpressionMatches(t *testing.T) {
	form := regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} _.,:/()&'+-]{0,79}$`)
	id := regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._@/-]{0,79}$`)
	pieces := []string{
		"a", "Z", "é", "ß", "7", "½", "Ⅷ", "中", " ", "_", ".", ",", ":", "/", "(", ")", "&", "'", "+", "-", "\n", "\t", "’", "@", "\xff", "\u0301", "\x00", "�", "😀",
		strings.Repeat("b", 38), strings.Repeat("é ", 19),
	}
	chance := rand.New(rand.NewPCG(20, 26))
	yes := 0
	for range 100_000 {
		var b strings.Builder
		for range chance.IntN(7) {
			b.WriteString(pieces[chance.IntN(len(pieces))])
		}
		want := form.MatchString(b.String())
		if isLabel(b.String()) != want {
			t.Fatalf("%q: %v, want %v", b.String(), !want, want)
		}
		if isID(b.String()) != id.MatchString(b.String()) {
			t.Fatalf("%q as an id: %v", b.String(), isID(b.String()))
		}
		if want {
			yes++
		}
	}
	if yes < 5_000 {
		t.Errorf("only %d of the texts were labels", yes)
	}
	for n, want := range map[int]bool{0: false, 1: true, 80: true, 81: false} {
		if isLabel(strings.Repeat("é", n)) != want {
			t.Errorf("%d letters: %v, want %v", n, !want, want)
		}
	}
}
