package words

import (
	"fmt"
	"slices"
	"strings"
)

// A phrase is written as people say it, one a line:
//
//	certificate issued|sent|out     one of several words in a place
//	FAMILY rang                     one of a class of words (see classes)
//	not? wanted                     a word that may be missing
//	told .. mediation               up to four words between, none of them a mark
//	told ... mediation              up to ten words between, commas among them
//	DAY HOUR LENGTH REF NUMBER PERSON FORM   something that was read already
//
// Between two words small words may stand that change nothing ("the certificate has now been issued").

// element is one place of a phrase.
type element struct {
	ids []uint16
	may uint64 // a bit for each of them, by its last six: what it has not is not among them
	opt bool
	gap int // how many words may stand before it
	far bool
}

// phrase is one way of saying something.
type phrase struct {
	elements []element
	means    *meaning
	text     string
}

// meaning is what a phrase says. Its table is known by its topic.
type meaning struct {
	topic topic
	name  string // a type of fact, an intent, a limit …
	set   []setting
	of    []string // for an attribute: the types of fact it belongs to
	bare  bool     // counts only where a day stands beside it
	weak  bool     // counts only with a day in its clause
	needs string   // words one of which the message must have
	lacks string   // words none of which it may have
	due   bool     // the day beside it is the one that it fixes
	ahead string   // the type of fact where its day lies ahead
}

// setting is an attribute with a value.
type setting struct{ name, value string }

// topic says which table a phrase stands in.
type topic uint8

// hit is a phrase found in a message.
type hit struct {
	*meaning
	said     string // the phrase as it stands in its table
	from, to int    // tokens, to excluded
	words    int    // how many places the phrase has
}

// Numbers of the lexicon that stand for something read.
const (
	idDay uint16 = iota + 1
	idHour
	idLength
	idRef
	idNumber
	idPerson
	idForm
	firstFree
)

// lexicon numbers every word that a phrase uses.
var lexicon = map[string]uint16{"DAY": idDay, "HOUR": idHour, "LENGTH": idLength, "REF": idRef,
	"NUMBER": idNumber, "PERSON": idPerson, "FORM": idForm}

// wordOf is the word of each number.
var wordOf = map[uint16]string{}

func wordID(w string) uint16 {
	id, ok := lexicon[w]
	if !ok {
		id = uint16(len(lexicon) + 1)
		lexicon[w], wordOf[id] = id, w
	}
	return id
}

// phraseBook finds phrases by the number of the first word of each, in the order of the tables.
type phraseBook struct {
	all     []*phrase
	byFirst [][]*phrase
}

func (b *phraseBook) add(m *meaning, lines string) {
	for line := range strings.SplitSeq(lines, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			b.addLine(m, line)
		}
	}
}

// addLine adds one phrase; one whose first word may be missing is two.
func (b *phraseBook) addLine(m *meaning, line string) {
	if first, rest, more := strings.Cut(line, " "); more && strings.HasSuffix(first, "?") {
		b.addLine(m, strings.TrimPrefix(strings.TrimSpace(rest), ".. "))
		line = strings.TrimSuffix(first, "?") + " " + rest
	}
	p := &phrase{elements: compile(line), means: m, text: line}
	b.all = append(b.all, p)
	b.begins(p, p.elements[0].ids)
}

// begins has the phrase found by the words of these numbers.
func (b *phraseBook) begins(p *phrase, ids []uint16) {
	for _, id := range ids {
		if more := int(id) + 1 - len(b.byFirst); more > 0 {
			b.byFirst = append(b.byFirst, make([][]*phrase, more)...)
		}
		b.byFirst[id] = append(b.byFirst[id], p)
	}
}

// compile reads a phrase. A phrase that is written wrongly stops the program at its start.
func compile(line string) []element {
	var out []element
	gap, far := 0, false
	for field := range strings.FieldsSeq(line) {
		switch field {
		case "..":
			gap = 4
			continue
		case "...":
			gap, far = 10, true
			continue
		}
		e := element{gap: gap, far: far}
		gap, far = 0, false
		field, e.opt = strings.CutSuffix(field, "?")
		for w := range strings.SplitSeq(field, "|") {
			if members, ok := classes[w]; ok {
				for m := range strings.FieldsSeq(members) {
					e.ids = append(e.ids, wordID(m))
				}
				continue
			}
			if w != strings.ToLower(w) && lexicon[w] >= firstFree || w == "" {
				panic(fmt.Sprintf("words: phrase %q: %q is not a class", line, w))
			}
			e.ids = append(e.ids, wordID(w))
		}
		out = append(out, e)
	}
	if len(out) == 0 || out[0].opt || out[0].gap > 0 || gap > 0 {
		panic(fmt.Sprintf("words: phrase %q must begin and end with a word", line))
	}
	return out
}

// plurals lets a phrase that has a word in the singular match its plural, where a phrase has that too.
func (b *phraseBook) plurals() {
	for _, p := range b.all {
		for i := range p.elements {
			more := pluralIDs(p.elements[i].ids)
			p.elements[i].ids = append(p.elements[i].ids, more...)
			if i == 0 {
				b.begins(p, more)
			}
			p.elements[i].may = bitsOf(p.elements[i].ids)
		}
	}
}

func bitOf(id uint16) uint64 { return 1 << (id & 63) }

func bitsOf(ids []uint16) (all uint64) {
	for _, id := range ids {
		all |= bitOf(id)
	}
	return all
}

// pluralIDs returns the numbers of the plurals of the words that the lexicon has and ids has not.
func pluralIDs(ids []uint16) []uint16 {
	var out []uint16
	for _, id := range ids {
		if plural := lexicon[wordOf[id]+"s"]; plural != 0 && !slices.Contains(ids, plural) && wordOf[id] != "" && len(wordOf[id]) > 2 {
			out = append(out, plural)
		}
	}
	return out
}

// find returns every phrase that stands in the tokens, in order.
func (b *phraseBook) find(toks []token) []hit {
	var out []hit
	for at := range toks {
		id := toks[at].id
		if id == 0 {
			continue
		}
		out = b.startingAt(out, toks, at, id)
		if toks[at].kind == aNumber && id != idNumber {
			out = b.startingAt(out, toks, at, idNumber)
		}
	}
	return out
}

// startingAt adds the phrases that begin at the token with a word of that number.
func (b *phraseBook) startingAt(out []hit, toks []token, at int, id uint16) []hit {
	if int(id) >= len(b.byFirst) {
		return out
	}
	for _, p := range b.byFirst[id] {
		if to, ok := match(p.elements[1:], toks, at+1, p.means.topic == ofFact); ok {
			out = append(out, hit{p.means, p.text, at, to, len(p.elements)})
		}
	}
	return out
}

// mostSmallWords is how many small words may stand between two words of a phrase.
const mostSmallWords = 4

// mostInRow is how many references, and words between them, may stand there.
const mostInRow = 8

// match reports where the elements end if they stand in toks from at on. What it tries is bounded by the
// gaps of the phrase, never by the length of the message.
//
// A "not" may stand between the words of a fact; whoever asks for the fact sees to it that it is denied.
func match(elements []element, toks []token, at int, denied bool) (int, bool) {
	if len(elements) == 0 {
		return at, true
	}
	e := &elements[0]
	small, between, rows := 0, 0, 0
	for i := at; i < len(toks); i++ {
		t := &toks[i]
		if e.has(t) {
			if to, ok := match(elements[1:], toks, i+1, denied); ok {
				return to, true
			}
		}
		switch {
		case t.kind == aRef || t.text == caseWord: // a row of cases may be long
			if rows++; rows > mostInRow {
				i = len(toks)
			}
		case small < mostSmallWords && (isSmall(t) || denied && denials[t.text]):
			small++
		case t.kind == aMark && (!e.far || ends(t)):
			i = len(toks)
		case between < e.gap:
			between++
		default:
			i = len(toks)
		}
	}
	if e.opt {
		return match(elements[1:], toks, at, denied)
	}
	return 0, false
}

func (e *element) has(t *token) bool {
	if bit := bitOf(t.id); t.id == 0 || e.may&bit == 0 && t.kind != aNumber {
		return false
	}
	for _, have := range e.ids {
		if have == t.id || have == idNumber && t.kind == aNumber {
			return true
		}
	}
	return false
}

// ends reports whether the mark ends a sentence.
func ends(t *token) bool {
	return t.kind == aMark && (t.text == "." || t.text == "!" || t.text == "?" || t.text == "\n")
}
