package words

import "strings"

// Gap stands where personal detail was taken out.
const Gap = "[…]"

// oldestDay is how many years back a day of a dispute may lie; one before that is more likely a birthday.
const oldestDay = 3

// Without takes out of a message whatever can name somebody and puts Gap in its place. It keeps only what it knows: words
// that a phrase or a list of common words has and that are no name where they stand, days, hours, references and forms.
// ok is false where nothing useful is left, or where what is left would be refused again.
func Without(s *Setting, text string) (left string, ok bool) {
	if len(text) > mostRead {
		return "", false
	}
	m := readMessage(s, Legible(text))
	m.split()
	out := m.withGaps(m.telling())
	out = strings.Join(strings.Fields(yearGroup.ReplaceAllString(out, Gap)), " ")
	for _, twice := range []string{Gap + " " + Gap, Gap + Gap, Gap + "'" + Gap, Gap + "’" + Gap} {
		for strings.Contains(out, twice) {
			out = strings.ReplaceAll(out, twice, Gap)
		}
	}
	h := Hear(s, Closed(out))
	return out, h.Refusal == "" && (len(h.Facts) > 0 || len(h.References) > 0)
}

// Closed closes the gaps of what Without left, so that it can be heard.
func Closed(left string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(left, Gap, " ")), " ")
}

// telling says of each token whether it can name somebody.
func (m *message) telling() []bool {
	gone := make([]bool, len(m.toks))
	for i := range m.toks {
		gone[i] = m.namesSomebody(i)
	}
	m.announced(gone)
	m.withSchools(gone)
	for i := range m.toks { // a name goes with its title, its capitals, and what is only taken for a known word
		t := &m.toks[i]
		beside := i > 0 && gone[i-1] || i+1 < len(gone) && gone[i+1]
		gone[i] = gone[i] || t.kind == aWord && beside && (lexicon[t.raw] == 0 && !commonWords[t.raw] && !m.isPlace(t) && weekdays[t.raw] == 0 && months[t.raw] == 0 ||
			t.caps && (maybeNames[t.raw] || firstNames[t.raw]) && months[t.raw] == 0)
		if !gone[i] && i+1 < len(gone) && gone[i+1] && (titles[t.raw] || t.raw == "st" || t.raw == "saint") {
			gone[i] = true
		}
		if !gone[i] && i > 0 && gone[i-1] && t.kind == aWord && (t.caps || t.raw == "s") && !m.isPlace(t) && weekdays[t.raw] == 0 && months[t.raw] == 0 {
			gone[i] = true
		}
	}
	return gone
}

// announced takes out what announces a detail, with the days and figures after it.
func (m *message) announced(gone []bool) {
	for _, h := range m.hits {
		if h.topic != ofRefusal || h.name != string(PersonalData) {
			continue
		}
		for i := h.from; i < min(h.to+birthday, len(m.toks)); i++ {
			k := m.toks[i].kind
			gone[i] = gone[i] || i < h.to || k == aDay || k == aNumber || k == aRef
		}
	}
}

// withSchools takes out a school with all of its name.
func (m *message) withSchools(gone []bool) {
	for i := range m.toks {
		if from, named := m.lowerSchool(i); named {
			for k := from; k <= i; k++ {
				gone[k] = true
			}
		}
		if !schoolWords[m.toks[i].raw] || !m.schoolName(i) {
			continue
		}
		gone[i] = true
		for k := i - 1; k >= 0 && (m.toks[k].caps || k == i-1); k-- {
			gone[k] = true
		}
	}
}

// birthday is how many tokens after an announcement the detail may stand.
const birthday = 6

// namesSomebody reports whether token i can name somebody by itself.
func (m *message) namesSomebody(i int) bool {
	t := &m.toks[i]
	switch t.kind {
	case aWord:
		known := t.id != 0 || commonWords[t.raw] || m.isPlace(t) || weekdays[t.raw] != 0 || months[t.raw] > 0
		named := firstNames[t.raw] && !m.isPlace(t) || t.caps && (surnames[t.raw] || maybeNames[t.raw]) && !m.firstOfSentence(t) && !m.isPlace(t) && months[t.raw] == 0
		return !known || named || kin[m.word(i-1)] && maybeNames[t.raw] && t.caps
	case aNumber:
		return true
	case aRef:
		typed := strings.Trim(m.text[t.start:t.end], "#")
		beside := m.figuresAt(i-1) || m.figuresAt(i+1) // a part of a longer number
		return allDigits(typed) && (len(typed) > 4 || beside || m.numbersOfPeople()) || len(typed) > 9
	case aDay:
		d := &m.days[t.at]
		return !d.date.IsZero() && d.date.Year() < m.set.Today.Year()-oldestDay
	}
	return false
}

// figuresAt reports whether token i is nothing but figures.
func (m *message) figuresAt(i int) bool {
	return i >= 0 && i < len(m.toks) && (m.toks[i].kind == aNumber || m.toks[i].kind == aRef && allDigits(m.text[m.toks[i].start:m.toks[i].end]))
}

// withGaps is the message with a Gap for each token that is gone.
func (m *message) withGaps(gone []bool) string {
	var b strings.Builder
	at := 0
	for i := range m.toks {
		t := &m.toks[i]
		if t.start > at && strings.TrimSpace(m.text[at:t.start]) == "" {
			b.WriteByte(' ') // what stood between and is no token is not said again
		}
		if at = t.end; gone[i] {
			b.WriteString(Gap)
		} else {
			b.WriteString(m.text[t.start:t.end])
		}
	}
	return b.String()
}
