package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Legible writes a text as a person reads it: without marks that are not seen or that turn the direction of writing,
// in plain letters for full-width and ornamental ones, and in Latin letters for those of other alphabets that look the
// same where a word has Latin ones as well. A name cannot hide behind any of them. A text of plain letters comes back as
// it is, and so does what Legible has returned; the length may change, never to more than it was.
func Legible(text string) string {
	if plainLetters(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case !unicode.IsLetter(r):
			legibleMark(&b, r, text[at:at+size], text[at+size:])
			at += size
		default:
			end := at + wordLength(text[at:])
			legibleWord(&b, text[at:end])
			at = end
		}
	}
	return b.String()
}

func plainLetters(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// legibleMark writes what is no letter; what is not seen is left out. A space of no width is one only between words that
// the case of their letters tells apart.
func legibleMark(b *strings.Builder, r rune, as, rest string) {
	switch {
	case r == '\u200b' || r == '\ufeff':
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(next) || isDigit(next) {
			b.WriteByte(' ')
		}
	case r == '\u00ad' || unicode.Is(unicode.Cf, r) && r != '\u200d' || unicode.Is(unicode.Mn, r) && r != '\ufe0f':
	case r >= 0xFF01 && r <= 0xFF5E:
		b.WriteByte(byte(r - 0xFF01 + '!'))
	case r == '\u3000':
		b.WriteByte(' ')
	case r >= 0x1D7CE && r <= 0x1D7FF: // ornamental figures, ten to a style
		b.WriteByte(byte('0' + (r-0x1D7CE)%10))
	default:
		b.WriteString(as)
	}
}

// wordLength is the length of the letters at the beginning of text, with what is not seen among them.
func wordLength(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && (!unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Mn, r) || r == '\u200d' || r == '\ufe0f' || r == '\u200b') {
			return i
		}
	}
	return len(text)
}

// legibleWord writes a word. Letters of another alphabet become Latin ones where every one of them looks like one.
func legibleWord(b *strings.Builder, word string) {
	latin, alike := false, true
	for _, r := range word {
		switch _, known := lookAlike(r); {
		case r < utf8.RuneSelf || unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.IsLetter(r) && !known:
			alike = false
		}
	}
	for _, r := range word {
		if !unicode.IsLetter(r) {
			continue
		}
		plain, known := lookAlike(r)
		ornament := r >= 0x1D400 || r >= 0xFF21 && r <= 0xFF5A
		if known && (ornament || alike || latin) {
			r = plain
		}
		b.WriteRune(r)
	}
}

// lookAlike is the plain Latin letter that looks like r.
func lookAlike(r rune) (rune, bool) {
	switch {
	case r >= 0xFF21 && r <= 0xFF3A, r >= 0xFF41 && r <= 0xFF5A: // full-width
		return r - 0xFF21 + 'A', true
	case r >= 0x1D400 && r <= 0x1D6A3: // ornamental: capitals, then small ones, style after style
		at := (r - 0x1D400) % 52
		if at < 26 {
			return 'A' + at, true
		}
		return 'a' + at - 26, true
	}
	plain, ok := lookAlikes[r]
	return plain, ok
}

// lookAlikes are letters of the Cyrillic and Greek alphabets, and a few others, that look like Latin ones.
var lookAlikes = func() map[rune]rune {
	out := map[rune]rune{}
	from, to := []rune("АВСЕНІЈКМОРЅТХҮаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαιıɡɑ"), []rune("ABCEHIJKMOPSTXYaeopcyxijshdqwABEZHIKMNOPTYXoaiiga")
	for i, r := range from {
		out[r] = to[i]
	}
	return out
}()
