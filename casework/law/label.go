package law

import (
	"strings"
	"unicode"
)

// mostOfLabel is how many characters a label and an id have at most.
const mostOfLabel = 80

// isLabel reports whether the text is a label: short, one line, no more than a reference or a short name of a thing. It
// matches ^[\p{L}\p{N}][\p{L}\p{N} _.,:/()&'+-]{0,79}$, which as an expression takes three megabytes.
func isLabel(s string) bool { return isOfLetters(s, " _.,:/()&'+-") }

// isID reports whether the text is the id of a person or an organisation, without a space, so that nobody types a name.
// It matches ^[\p{L}\p{N}][\p{L}\p{N}._@/-]{0,79}$.
func isID(s string) bool { return isOfLetters(s, "._@/-") }

// isOfLetters reports whether the text begins with a letter or a figure and goes on with such or with the marks.
func isOfLetters(s, marks string) bool {
	n := 0
	for _, r := range s {
		n++
		if n > mostOfLabel || !unicode.IsLetter(r) && !unicode.IsNumber(r) && (n == 1 || !strings.ContainsRune(marks, r)) {
			return false
		}
	}
	return n > 0
}
