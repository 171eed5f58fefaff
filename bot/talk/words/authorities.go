package words

import (
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// place is an authority where it is named.
type place struct {
	start, end int // bytes
	code       string
}

// placeBook finds authorities by their names and aliases.
type placeBook struct {
	first   *Authority // of the list it was made from
	count   int
	byFirst map[string][]placeName
	letters map[string]bool // area letters of references
}

type placeName struct{ name, code string }

// lastPlaces is the book of the list that was used last, which is mostly the only one.
var lastPlaces atomic.Pointer[placeBook]

// placesOf returns the book of the list.
func placesOf(list []Authority) *placeBook {
	if len(list) == 0 {
		return &placeBook{}
	}
	if b := lastPlaces.Load(); b != nil && b.first == &list[0] && b.count == len(list) {
		return b
	}
	b := &placeBook{first: &list[0], count: len(list), byFirst: map[string][]placeName{}, letters: map[string]bool{}}
	for i := range list {
		a := &list[i]
		if a.Letters != "" {
			b.letters[a.Letters] = true
		}
		b.add(strings.ToLower(a.Name), a.Code)
		for _, alias := range a.Aliases {
			b.add(strings.ToLower(alias), a.Code)
		}
	}
	lastPlaces.Store(b)
	return b
}

func (b *placeBook) add(name, code string) {
	if len(name) > 2 {
		word := firstLetters(name)
		b.byFirst[word] = append(b.byFirst[word], placeName{name, code})
	}
}

// firstLetters returns the letters with which s begins.
func firstLetters(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

// find finds the authorities that the text names, the longest name first where two share a word. A name that is
// a word of its own ("Reading", "Bury") counts only where it is meant as a name.
func (b *placeBook) find(text string) []place {
	low := strings.ToLower(text)
	if len(low) != len(text) || len(b.byFirst) == 0 { // a letter whose small form has another length
		low = text
	}
	var out []place
	for at := 0; at < len(low) && len(b.byFirst) > 0; {
		word := firstLetters(low[at:])
		if word == "" {
			_, size := utf8.DecodeRuneInString(low[at:])
			at += size
			continue
		}
		if p, ok := b.longest(text, low, at, word); ok {
			out = append(out, p)
			at = p.end
			continue
		}
		at += len(word)
	}
	return out
}

// longest returns the longest name that stands at the place.
func (b *placeBook) longest(text, low string, at int, word string) (place, bool) {
	var best place
	for _, n := range b.byFirst[word] {
		end := at + len(n.name)
		if len(n.name) > best.end-best.start && strings.HasPrefix(low[at:], n.name) && bounded(low, at, end) &&
			(!alsoWords[n.name] || meantAsName(text, low, at, end)) {
			best = place{at, end, n.code}
		}
	}
	return best, best.end > 0
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
		if before := m.text[max(0, p.start-len("not ")):p.start]; strings.EqualFold(before, "not ") {
			continue // "Stockton, not Hartlepool"
		}
		if !slices.Contains(all, p.code) {
			all = append(all, p.code)
		}
	}
	if len(all) == 0 && m.says("open-case") {
		all = m.byLetters()
	}
	if len(all) == 1 {
		return all[0], all
	}
	return "", all
}

// byLetters are the authorities of which a new case has the letters in place of the name: "new referral dur, dad rang".
func (m *message) byLetters() []string {
	var all []string
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind != aWord || len(t.raw) != 3 || commonWords[t.raw] || notLetters[t.raw] || t.id != 0 && !allCapitals(m.text[t.start:t.end]) {
			continue
		}
		for k := range m.set.Authorities {
			if a := &m.set.Authorities[k]; strings.EqualFold(a.Letters, t.raw) && !slices.Contains(all, a.Code) {
				all = append(all, a.Code)
			}
		}
	}
	return all
}
