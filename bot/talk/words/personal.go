package words

import (
	"sort"
	"strings"
)

// personalSayings are the ways in which personal detail is announced, whatever comes after. Names, schools,
// numbers and addresses are found by their shape: see shapes.go and names.go.
var personalSayings = []saying{{name: string(PersonalData), says: `
	dob
	d o b
	date of birth
	born on? DAY
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

// schools reports whether a school is named: "Oakfield Primary", "St Mary's", "at Oakfield".
func (m *message) schools() bool {
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind != aWord {
			continue
		}
		if (t.raw == "st" || t.raw == "saint") && t.kind == aWord && m.saint(i) {
			return true
		}
		if schoolWords[t.raw] && m.schoolName(i) {
			return true
		}
	}
	return false
}

var schoolWords = set(`school primary academy college infants infant juniors junior grammar nursery preschool sixthform high secondary`)

// ordinaryBeforeSchool are words before "school" that name none.
var ordinaryBeforeSchool = set(`disability body ground special mainstream local maintained independent the a an his her their our my your current new different named
	name same any no some maintained residential primary secondary high middle day another preferred present old whole state in at of for to after
	is was from by with and or which what this that other nearest non boarding private public infant junior grammar nursery first second third free
	big small good bad right wrong right right suitable unsuitable placed place attend attends attending attended start starts started change changes
	changed refuse refused parental specialist section i s autism asd slcn semh sen send further sixth form out leave left off back finish finished per each
	every both most many all own choice faith church academy trust between two three parents mum dad child childs la not about into within before
	during if than as but on via home it she he they we you i called name ehcp plan only or against pays via until since need needs needing wants
	want wanted find found found until off given giving give get got has have had having`)

// schoolName reports whether the word before token i is the name of a school.
func (m *message) schoolName(i int) bool {
	if i == 0 {
		return false
	}
	b := &m.toks[i-1]
	if b.kind == aWord && b.raw == "s" && i > 1 {
		b = &m.toks[i-2]
	}
	if b.kind != aWord || ordinaryBeforeSchool[b.raw] || ordinaryBeforeSchool[b.text] || len(b.raw) < 3 || m.isPlace(b) {
		return false
	}
	shouted := allCapitals(m.text[b.start:b.end]) && allCapitals(m.text[m.toks[i].start:m.toks[i].end])
	if b.caps && !shouted && (m.toks[i].caps || !m.firstOfSentence(b) && b.id == 0) {
		return true
	}
	at := -1
	for k := max(0, i-4); k < i-1; k++ {
		if m.isOne(k, "at", "attends", "named", "called", "attending", "goes", "attended", "joined") {
			at = k
		}
	}
	return at >= 0 && b.id == 0 && !commonWords[b.raw]
}

// saint reports whether token i begins the name of a school or a church: "St Mary's", "St Aidan". A street
// and the authority of St Helens are none.
func (m *message) saint(i int) bool {
	if i+1 >= len(m.toks) || m.toks[i+1].kind != aWord {
		return false
	}
	next := &m.toks[i+1]
	if m.isPlace(next) || next.raw == "helens" || next.raw == "albans" || months[next.raw] > 0 {
		return false
	}
	if m.toks[i].caps && next.caps {
		return true
	}
	if next.id != 0 || commonWords[next.raw] {
		return false
	}
	return m.isOne(i+2, "s", "school", "primary", "academy") || strings.HasSuffix(next.raw, "s") && firstNames[strings.TrimSuffix(next.raw, "s")]
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
