package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is an authority where it is named.
type place struct {
	start, end int // bytes
	code       string
}

// findPlaces finds the authorities that the text names, by name or alias, the longest name first. A name
// that is a word of its own ("Reading", "Bury") counts only where it is meant as a name.
func findPlaces(text string, authorities []Authority) []place {
	low := strings.ToLower(text)
	if len(low) != len(text) { // a letter whose small form has another length
		low = text
	}
	var out []place
	for i := range authorities {
		a := &authorities[i]
		out = addPlaces(out, text, low, strings.ToLower(a.Name), a.Code)
		for _, alias := range a.Aliases {
			out = addPlaces(out, text, low, alias, a.Code)
		}
	}
	slices.SortFunc(out, func(x, y place) int {
		return cmp.Or(cmp.Compare(y.end-y.start, x.end-x.start), cmp.Compare(x.start, y.start))
	})
	kept := out[:0]
	for _, p := range out {
		if !slices.ContainsFunc(kept, func(k place) bool { return p.start < k.end && k.start < p.end }) {
			kept = append(kept, p)
		}
	}
	slices.SortFunc(kept, func(x, y place) int { return cmp.Compare(x.start, y.start) })
	return kept
}

// mostPlaces is how often one name is looked for; a message that names it more often says nothing more.
const mostPlaces = 20

// addPlaces adds every place where the name stands as a whole word.
func addPlaces(out []place, text, low, name, code string) []place {
	if len(name) < 3 {
		return out
	}
	at := 0
	for range mostPlaces {
		i := strings.Index(low[at:], name)
		if i < 0 {
			break
		}
		start := at + i
		end := start + len(name)
		at = end
		if bounded(low, start, end) && (!alsoWords[name] || meantAsName(text, low, start, end)) {
			out = append(out, place{start, end, code})
		}
	}
	return out
}

// bounded reports whether no letter and no figure touches the stretch.
func bounded(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return (start == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before)) && (end == len(s) || !unicode.IsLetter(after) && !unicode.IsDigit(after))
}

// alsoWords are names of authorities that are words or names of people as well.
var alsoWords = set(`reading bury bath barking slough stoke sandwell hove poole rugby chester wells deal hull sale ware rye corby
	halton merton knows wight prime bexley barnet brent kingston richmond`)

// meantAsName reports whether such a word is meant as a name: with a capital inside a sentence, after "for"
// or "in", or before "council".
func meantAsName(text, low string, start, end int) bool {
	before := strings.TrimRight(low[:start], " ")
	for _, w := range [...]string{"for", "in", "from", "at", "la", "to", "and", "with", "case", "-", ":"} {
		if strings.HasSuffix(before, w) && bounded(before, len(before)-len(w), len(before)) {
			return w != "to" && w != "and" && w != "with" || unicode.IsUpper(rune(text[start]))
		}
	}
	after := strings.TrimLeft(low[end:], " ")
	for _, w := range [...]string{"council", "la", "borough", "case", "sendiass"} {
		if strings.HasPrefix(after, w) && bounded(after, 0, len(w)) {
			return true
		}
	}
	sentence := before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?")
	return unicode.IsUpper(rune(text[start])) && !sentence
}

// authority returns the code of the authority that the message names, empty where it names none or several,
// and all that it names.
func (m *message) authority() (string, []string) {
	var all []string
	for _, p := range m.places {
		if !slices.Contains(all, p.code) {
			all = append(all, p.code)
		}
	}
	if len(all) == 1 {
		return all[0], all
	}
	return "", all
}
