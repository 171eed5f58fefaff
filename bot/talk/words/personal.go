package words

import "sort"

// personalSayings are the ways in which personal detail is announced, whatever comes after. Names, schools,
// numbers and addresses are found by their shape: see shapes.go and names.go.
var personalSayings = []saying{{name: string(PersonalData), says: `
	dob
	d o b
	date of birth
	born on? DAY
	birthday is|was|on? DAY|NUMBER
	birthday is|was on? DAY|NUMBER
	turn|turns|turned NUMBER on DAY
	born on? NUMBER
	born in|on NUMBER
	nhs number|no
	nhs NUMBER
	ni number
	national insurance
	upn
	uln
	home|postal|full address
	lives at
	live at
	living at
	postcode
	post code
	phone number is
	mobile is|number
	her|his|their mobile
	email is|address
	uploaded .. letter|report|plan|photo|it|document|paperwork
	uploading .. letter|report|plan|photo|it|document
	photo|pic|picture|screenshot|scan|image .. letter|report|plan|document
	letter|report|plan|document .. photo|pic|picture|screenshot|scan
	attached .. letter|report|plan|document|photo
	attaching .. letter|report|plan|document|photo
	here is her|his|their|the letter|report|plan
	can you read it|letter|photo|attachment|report
	name is
	names are
	real|full name
	first name
	surname`}}

// holdsPersonal reports whether the message has something that can name a family: it is not stored and never
// repeated.
func (m *message) holdsPersonal() bool {
	for _, h := range m.hits {
		if h.topic == ofRefusal && h.name == string(PersonalData) && !m.innocent(h) {
			return true
		}
	}
	return m.numbersOfPeople() || m.addresses() || m.names() || m.schools() || m.initials() || m.otherShapes()
}

// innocent reports whether the words announce no detail: a contact point that is asked for, or a sentence
// that denies it.
func (m *message) innocent(h hit) bool {
	switch m.word(h.from) {
	case "name", "names", "surname", "real", "full", "first":
		return !m.givesName(h.to)
	case "email", "phone", "mobile", "her", "his", "their", "ni", "nhs", "home", "postal":
		return !m.givesDetail(h.to)
	case "lives", "live", "living":
		return false
	}
	return m.isOne(h.from-1, "no", "not", "without", "never")
}

// givesName reports whether a word that can be a name follows within three tokens.
func (m *message) givesName(i int) bool {
	for k := i; k < len(m.toks) && k < i+3; k++ {
		t := &m.toks[k]
		if t.kind == aWord && t.id == 0 && !commonWords[t.raw] && len(t.raw) > 1 {
			return true
		}
		if ends(t) {
			return false
		}
	}
	return false
}

// givesDetail reports whether figures or an address follow.
func (m *message) givesDetail(i int) bool {
	for k := i; k < len(m.toks) && k < i+6; k++ {
		if m.toks[k].kind == aNumber || m.toks[k].kind == aRef || m.toks[k].text == "@" {
			return true
		}
	}
	return false
}

// firstOfSentence reports whether the token begins a sentence, where a capital says nothing.
func (m *message) firstOfSentence(t *token) bool {
	i := sort.Search(len(m.toks), func(i int) bool { return m.toks[i].start >= t.start })
	for i < len(m.toks) && &m.toks[i] != t { // two tokens of one word begin at one place
		i++
	}
	return i == 0 || i < len(m.toks) && (ends(&m.toks[i-1]) || m.toks[i-1].text == `"` && (i == 1 || ends(&m.toks[i-2])))
}

// isPlace reports whether the word is, or is part of, the name of an authority.
func (m *message) isPlace(t *token) bool {
	after := sort.Search(len(m.places), func(i int) bool { return m.places[i].start > t.start })
	return after > 0 && t.end <= m.places[after-1].end // no two share a letter
}
