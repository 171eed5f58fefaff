package casework

import (
	"fmt"
	"strings"
)

// How long the two parts of a reference can be.
const (
	minLetters, maxLetters = 2, 6
	minDigits, maxDigits   = 4, 7
)

// NewReference writes a reference in the one way in which it is kept: "HPL-0231" for "hpl" and "231".
func NewReference(letters, number string) Reference {
	number = strings.TrimLeft(number, "0")
	if pad := minDigits - len(number); pad > 0 {
		number = strings.Repeat("0", pad) + number
	}
	return Reference(strings.ToUpper(letters) + "-" + number)
}

// ParseReference reads a case reference as people type it: "HPL-0231", "hpl 231", "HPL0231", "#231" or
// "231". letters is in capitals and empty where none were typed; number has no leading zeros. ok is false
// for everything else.
func ParseReference(typed string) (letters, number string, ok bool) {
	rest := strings.TrimSpace(typed)
	rest = strings.TrimSpace(strings.TrimPrefix(rest, "#"))
	n := 0
	for n < len(rest) && isLetter(rest[n]) {
		n++
	}
	letters, rest = strings.ToUpper(rest[:n]), rest[n:]
	if n != 0 && (n < minLetters || n > maxLetters) {
		return "", "", false
	}
	if n > 0 {
		rest = strings.TrimSpace(strings.TrimLeft(rest, " -_/#"))
	}
	if !allDigits(rest) || len(rest) > maxDigits {
		return "", "", false
	}
	number = strings.TrimLeft(rest, "0")
	if number == "" {
		return "", "", false // no case has the number 0
	}
	return letters, number, true
}

// Letters returns the area letters of the reference: "HPL" of "HPL-0231".
func (r Reference) Letters() string {
	letters, _, _ := strings.Cut(string(r), "-")
	return letters
}

// Matches reports whether the reference has those letters (any, where letters is empty) and that number, as
// ParseReference gives them.
func (r Reference) Matches(letters, number string) bool {
	return (letters == "" || r.Letters() == letters) && r.Number() == number
}

// nthReference writes the nth reference of an area.
func nthReference(area string, n int) Reference { return NewReference(area, fmt.Sprint(n)) }

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// areaLetters reports whether the letters can stand before the number of a reference.
func areaLetters(s string) bool {
	if len(s) < minLetters || len(s) > maxLetters {
		return false
	}
	for i := range len(s) {
		if !isLetter(s[i]) {
			return false
		}
	}
	return true
}
