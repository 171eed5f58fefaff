package words

import "strings"

// numbersOfPeople reports whether a telephone number, an NHS number, another number of one person or an
// e-mail address stands in the message.
func (m *message) numbersOfPeople() bool {
	return m.longNumber() || m.email() || m.insurance()
}

// figures are figures in a row, with nothing but spaces and a few marks between.
type figures struct {
	digits, parts int
	first         string
	cases         int // parts that are written as the number of a case is: four figures with a leading nought
}

// isNumberOfSomebody reports whether there are as many as a telephone number, an NHS number or a pupil's has.
func (f *figures) isNumberOfSomebody() bool {
	if f.cases == f.parts {
		return false // "0231 0305 0188" are three cases
	}
	switch f.digits {
	case 10:
		return f.parts <= 4
	case 11:
		return strings.HasPrefix(f.first, "0") || f.parts == 1
	case 12, 13:
		return f.parts <= 5
	}
	return false
}

// isYear reports whether the only figures so far can be the year of a day: 2026-11-09.
func (f *figures) isYear() bool {
	return f.digits == 4 && f.parts == 1 && (strings.HasPrefix(f.first, "19") || strings.HasPrefix(f.first, "20"))
}

// longNumber reports whether the message has figures in a row that can only be somebody's number.
func (m *message) longNumber() bool {
	var f figures
	for i := range m.toks {
		t := &m.toks[i]
		switch {
		case m.isOne(i-1, "@", "#") && m.isOne(i-2, "<"), m.isOne(i-1, "!", "&") && m.isOne(i-2, "@"): // an account or a channel that is spoken to
			f = figures{}
		case t.kind == aNumber || t.kind == aRef && allDigits(m.text[t.start:t.end]):
			if f.parts == 0 {
				f.first = m.text[t.start:t.end]
			}
			f.digits += t.end - t.start
			f.parts++
			if typed := m.text[t.start:t.end]; len(typed) == 4 && typed[0] == '0' {
				f.cases++
			}
		case m.isOne(i, "-", "(", ")") && !f.isYear():
		default:
			if f.isNumberOfSomebody() {
				return true
			}
			f = figures{}
		}
	}
	return f.isNumberOfSomebody()
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789#") == "" }

// email reports whether an e-mail address stands in the message.
func (m *message) email() bool {
	for i := 1; i+1 < len(m.toks); i++ {
		if m.toks[i].text != "@" || !m.toks[i].glued || !m.toks[i+1].glued {
			continue
		}
		for k := i + 2; k+1 < len(m.toks) && k < i+8 && m.toks[k].glued; k++ {
			if m.toks[k].text == "." && m.toks[k+1].glued && m.toks[k+1].kind == aWord {
				return true
			}
		}
	}
	return false
}

// insurance reports whether a national insurance number ("QQ123456C") or a pupil's number ("A123456789012")
// stands in the message.
func (m *message) insurance() bool {
	for i := 1; i < len(m.toks); i++ {
		t, b := &m.toks[i], &m.toks[i-1]
		if t.kind != aNumber || b.kind != aWord || !t.glued {
			continue
		}
		letters := b.end - b.start
		if letters == 1 && t.digits >= 11 || letters == 2 && t.digits == 6 && i+1 < len(m.toks) && m.toks[i+1].glued && m.toks[i+1].end-m.toks[i+1].start == 1 {
			return true
		}
	}
	return false
}

// addresses reports whether a postcode or a house with its street stands in the message.
func (m *message) addresses() bool {
	for i := range m.toks {
		if m.postcode(i) || m.street(i) {
			return true
		}
	}
	return false
}

// postcode reports whether a postcode begins at token i: "TS24 8AA", "w1a 1aa". What looks like one in small
// letters must not be an ordinal or an hour.
func (m *message) postcode(i int) bool {
	t := &m.toks[i]
	if t.kind != aWord || t.end-t.start > 2 || i+2 >= len(m.toks) {
		return false
	}
	rest := m.text[t.start:min(len(m.text), t.start+9)]
	n, ok := postcodeLength(rest)
	if !ok {
		return false
	}
	if after := t.start + n; after < len(m.text) && isAlnum(m.text[after]) {
		return false
	}
	if before := t.start - 1; before >= 0 && isAlnum(m.text[before]) {
		return false
	}
	last := strings.ToLower(rest[n-2 : n])
	capital := rest[0] >= 'A' && rest[0] <= 'Z' && rest[n-1] >= 'A' && rest[n-1] <= 'Z'
	return capital || last != "st" && last != "nd" && last != "rd" && last != "th" && last != "hr"
}

// postcodeLength matches [A-Z]{1,2} digit [A-Z0-9]? space? digit [ABD-HJLNP-UW-Z]{2} and returns its length.
func postcodeLength(s string) (int, bool) {
	i := 0
	for i < len(s) && i < 2 && isLetter(s[i]) {
		i++
	}
	if i == 0 || i >= len(s) || s[i] < '0' || s[i] > '9' {
		return 0, false
	}
	i++
	inward := func(at int) bool {
		return at+2 < len(s) && s[at] >= '0' && s[at] <= '9' && inwardLetter(s[at+1]) && inwardLetter(s[at+2])
	}
	for _, outward := range [...]int{0, 1} {
		at := i + outward
		if outward == 1 && (i >= len(s) || !isAlnum(s[i])) {
			break
		}
		if at < len(s) && s[at] == ' ' && inward(at+1) {
			return at + 4, true
		}
		if inward(at) {
			return at + 3, true
		}
	}
	return 0, false
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

func isAlnum(b byte) bool { return isLetter(b) || b >= '0' && b <= '9' }

func inwardLetter(b byte) bool { return isLetter(b) && !strings.ContainsRune("cikmovCIKMOV", rune(b)) }

// street reports whether a house number and a street begin at token i: "12 Acacia Road".
func (m *message) street(i int) bool {
	t := &m.toks[i]
	if t.kind != aNumber || t.digits > 4 || t.ord {
		return false
	}
	for k := i + 1; k < len(m.toks) && k <= i+3; k++ {
		w := &m.toks[k]
		if w.kind != aWord {
			return false
		}
		if k > i+1 && (streets[w.raw] || w.caps && m.toks[k-1].caps && shortStreets[w.raw]) {
			return true
		}
	}
	return false
}

var (
	streets      = set(`road street avenue lane crescent terrace gardens`)
	shortStreets = set(`rd st ave close drive way court place grove hill row square walk`)
)
