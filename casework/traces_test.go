package casework_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
)

// NamesIn finds what these two expressions find, in any text: a name that it misses would stay in a conversation after
// its case was erased.
func TestNamesInFindsWhatTheExpressionsFind(t *testing.T) {
	forms := []*regexp.Regexp{regexp.MustCompile(`\b[A-Z]{2,6}-[0-9]{4,7}\b`), regexp.MustCompile(`\bc[a-z2-7]{16}\b`)}
	pieces := []string{
		"HPL-0231", "AB", "ABCDEF", "ABCDEFG", "-", "0231", "1234567", "12345678", "_", " ", "c", "cabcdefghij234567", "cabcdefghij234561", "abc", "é", "\xff", `"`, ".",
		"HPL-0231HPL-0232", "a", "Z", "7",
	}
	chance := rand.New(rand.NewPCG(20, 26))
	found := 0
	for range 200_000 {
		var b strings.Builder
		for range 1 + chance.IntN(6) {
			b.WriteString(pieces[chance.IntN(len(pieces))])
		}
		var want []string
		for _, form := range forms {
			want = append(want, form.FindAllString(b.String(), -1)...)
		}
		slices.Sort(want)
		want = slices.Compact(want)
		if got := casework.NamesIn([]byte(b.String())); !slices.Equal(got, want) {
			t.Fatalf("in %q: %q, want %q", b.String(), got, want)
		}
		found += len(want)
	}
	if found < 10_000 {
		t.Errorf("only %d names were there to be found", found)
	}
}
