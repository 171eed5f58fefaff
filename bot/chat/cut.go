package chat

import "unicode/utf8"

// Cut returns s, shortened to at most limit characters with an ellipsis at its end where it is longer. It
// never cuts inside a character. limit is at least 1.
func Cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	r := []rune(s)
	return string(r[:limit-1]) + "…"
}

// Pieces splits s into pieces of at most limit characters, at a space or a line end where there is one in
// the second half of a piece, and never inside a character. It loses nothing but the space it splits at. s
// may be empty: then there are no pieces.
func Pieces(s string, limit int) []string {
	var out []string
	r := []rune(s)
	for len(r) > limit {
		at := limit
		for i := limit; i > limit/2; i-- {
			if r[i] == ' ' || r[i] == '\n' {
				at = i
				break
			}
		}
		out = append(out, string(r[:at]))
		r = r[at:]
		if r[0] == ' ' || r[0] == '\n' {
			r = r[1:]
		}
	}
	if len(r) > 0 {
		out = append(out, string(r))
	}
	return out
}
