package words

import "strings"

// names reports whether somebody is named: a title with a name, a name beside a child or a parent, a first
// name with a surname, or a first name that is nothing else.
func (m *message) names() bool {
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind != aWord {
			continue
		}
		switch {
		case titles[t.raw] && m.afterTitle(i),
			kin[t.raw] && m.afterKin(i),
			m.isOne(i, "called", "named") && m.calledBy(i),
			m.fullName(i), m.firstName(i), m.surname(i), m.listed(i):
			return true
		}
	}
	return false
}

var titles = set(`mr mrs ms miss mx dr prof master`)

// afterTitle reports whether a name follows the title at token i.
func (m *message) afterTitle(i int) bool {
	at := i + 1
	if m.isOne(at, ".") && m.toks[at].glued {
		at++
	}
	for at+1 < len(m.toks) && m.toks[at].kind == aWord && len(m.toks[at].raw) == 1 && m.toks[at].caps { // "Mrs A Dobson"
		if at++; m.isOne(at, ".") {
			at++
		}
	}
	if at >= len(m.toks) || m.toks[at].kind != aWord {
		return false
	}
	next, title := &m.toks[at], &m.toks[i]
	if m.isOne(at, "and") && at+1 < len(m.toks) {
		return titles[m.toks[at+1].raw] && m.afterTitle(at+1)
	}
	if weekdays[next.raw] != 0 || months[next.raw] > 0 || next.raw == "sunday" {
		return false
	}
	if title.raw == "mr" || title.raw == "mrs" {
		return next.id == 0 && !commonWords[next.raw] || next.caps && !commonWords[next.raw]
	}
	return title.caps && next.caps && !commonWords[next.raw] && !m.isPlace(next)
}

// kin are the words for somebody of a family that a name follows.
var kin = set(`son daughter child boy girl lad kid brother sister twin pupil student nephew niece grandson granddaughter toddler teenager
	mum mam mom dad mother father parent carer nan grandma stepson stepdaughter client`)

// afterKin reports whether a name follows the word for somebody of a family: "my son Kai", "mum Sarah".
func (m *message) afterKin(i int) bool {
	at := i + 1
	for m.isOne(at, ",", "(", "is", "called", "named", "-", ":") {
		if m.isOne(at, "called", "named") {
			return m.calledBy(at)
		}
		at++
	}
	if at >= len(m.toks) || m.toks[at].kind != aWord {
		return false
	}
	next := &m.toks[at]
	plain := commonWords[next.raw] || next.id != 0 || weekdays[next.raw] != 0 || next.raw == "sunday" || months[next.raw] > 0 || m.isPlace(next)
	if firstNames[next.raw] && !plain {
		return true
	}
	if maybeNames[next.raw] && next.caps && at == i+1 && months[next.raw] == 0 {
		return true
	}
	return next.caps && !plain && at == i+1 && !allCapitals(m.text[next.start:next.end]) && len(next.raw) > 1
}

// calledBy reports whether a name follows "called" or "named" at token i where a person or a school is meant.
func (m *message) calledBy(i int) bool {
	if i+1 >= len(m.toks) || m.toks[i+1].kind != aWord {
		return false
	}
	next := &m.toks[i+1]
	if firstNames[next.raw] {
		return true
	}
	person := false
	for k := max(0, i-3); k < i; k++ {
		person = person || kin[m.toks[k].raw] || m.isOne(k, "school", "boy", "girl", "someone", "is", "placement", "section")
	}
	if m.isOne(i-1, "am", "is", "are") && m.isOne(i, "called") && maybeNames[next.raw] && next.id == 0 && months[next.raw] == 0 {
		return true
	}
	return person && next.caps && next.id == 0 && !commonWords[next.raw] && !m.isPlace(next) && !allCapitals(m.text[next.start:next.end])
}

// fullName reports whether a first name and a surname begin at token i.
func (m *message) fullName(i int) bool {
	if i+1 >= len(m.toks) || m.toks[i+1].kind != aWord {
		return false
	}
	first, last := &m.toks[i], &m.toks[i+1]
	if !firstNames[first.raw] && !maybeNames[first.raw] || m.isPlace(last) || !first.caps || !last.caps {
		return false
	}
	if maybeNames[first.raw] && (months[first.raw] > 0 || m.firstOfSentence(first)) && !surnames[last.raw] {
		return false
	}
	plain := commonWords[last.raw] || last.id != 0 || weekdays[last.raw] != 0 || months[last.raw] > 0
	return !plain && len(last.raw) > 1
}

// firstName reports whether token i is a first name and nothing else.
func (m *message) firstName(i int) bool {
	t := &m.toks[i]
	if !firstNames[t.raw] || m.isPlace(t) {
		return false
	}
	if t.caps || t.id == 0 && m.isOne(i+1, "s") {
		return true
	}
	return t.id == 0 && (len(t.raw) > 3 || m.isOne(i-1, "for", "about", "re", "with", "on"))
}

// surname reports whether token i is a family's name: "the Patel case".
func (m *message) surname(i int) bool {
	t := &m.toks[i]
	return surnames[t.raw] && t.caps && t.id == 0 && !commonWords[t.raw] && !m.isPlace(t) && m.isOne(i+1, "family", "case", "child", "kid", "boy", "girl", "appeal", "s")
}

// listed reports whether somebody is looked for by name: "is amelia hart on here".
func (m *message) listed(i int) bool {
	if !m.isOne(i, "is", "was", "about", "for", "find", "on", "got", "have") || i+2 >= len(m.toks) {
		return false
	}
	first, last := &m.toks[i+1], &m.toks[i+2]
	if first.kind != aWord || last.kind != aWord || !firstNames[first.raw] && !maybeNames[first.raw] {
		return false
	}
	here := m.isOne(i+3, "on", "in", "known", "listed", "registered", "here", "under", "with")
	return firstNames[first.raw] && last.id == 0 && !commonWords[last.raw] && (here || i+3 >= len(m.toks) || m.toks[i+3].kind == aMark) ||
		maybeNames[first.raw] && surnames[last.raw]
}

func allCapitals(s string) bool { return len(s) > 1 && strings.ToUpper(s) == s }

// maybeNames are first names that are words, months, places or virtues as well. They are names only where
// the words around them say so.
var maybeNames = set(`dawn june kent may will grace mark bill rob sue pat hope faith joy rose april summer autumn jack grant chase drew ray frank
	dean lance max ivy art gene sandy harry rich josh carol robin ruby pearl jade amber crystal daisy lily poppy holly heather iris violet olive
	melody harmony destiny angel christian miles guy norm nick peg penny chip cliff dale glen heath reed rod russell sage skip stone sterling
	tanner tyler wade ward warren woody august austin chester lincoln preston sidney sydney paris devon london brooklyn charity patience honor
	victor ace hunter mason carter cooper archer page paige major duke earl king prince rocky sunny star sky skye storm bay clay forest river rowan
	willow hazel basil ginger jasmine myrtle primrose ash brook lane ford wren jay martin drake finch robyn phoenix sol sonny bonny bonnie bobby
	bob jo al ed ali mo sam alex kit lee kim jean jan ben ken don ron dot viv val stew mike rick pete`)

// surnames are usual surnames that make a name of a word before them.
var surnames = set(`smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson
	clarke clark patel khan hart lewis james phillips hughes edwards hill moore harrison scott young morris ward cooper king davis baker
	ali ahmed hussain begum singh kaur shah chowdhury obrien murphy kelly`)
