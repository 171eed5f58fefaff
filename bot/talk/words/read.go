package words

import (
	"strings"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/civil"
)

// message is a text with everything in it that can be read without knowing what it is about: days, hours,
// lengths of time, references, people. In toks each of them is one token.
type message struct {
	set     *Setting
	text    string
	toks    []token
	present present
	days    []day
	hours   []string
	lengths []civil.Period
	refs    []string
	people  []string
	hits    []hit
	places  []place
	ids     []string // words with a hyphen in them, as they were typed: names of facts and limits
	clauses []clause
	lost    []string // clauses that were not understood
	doubts  []Doubt
	rows    []caseRow // the rows of cases, once they were found
	opens   bool      // the message opens a case
	reason  string    // of which kind a certificate is, by a reason given without a day
	// itemsEnd is the token after the list of agreed items that was read last.
	itemsEnd int
	agreedAt *day    // a day in that list that is the agreement's own
	final    []found // the facts that were found
	inFact   []bool  // tokens that are words of a fact
	used     []bool  // tokens that were read as something else already
	// clauseAt is the clause of each token, -1 for a mark between two.
	clauseAt []int
	bears    bool // what it tells bears its day already
	cut      bool // the text was longer than what is read
}

// readMessage reads the text and finds the phrases in it.
func readMessage(s *Setting, text string) *message {
	m := &message{set: s, text: text}
	known := placesOf(s.Authorities)
	r := &dayReader{toks: tokenize(m.text, nil), today: s.Today, cal: s.Calendar}
	r.toks = dictated(noLater(shortWith(r.toks)))
	decisions(r.toks)
	m.toks = make([]token, 0, len(r.toks))
	for i := 0; i < len(r.toks); {
		i = m.readOne(r, i, known.letters)
	}
	m.rowsOfCases()
	m.toks = joinWords(m.toks)
	m.unknownDenials()
	m.places = known.find(m.text)
	m.placesAsLA()
	m.present = presentIn(m.toks)
	m.hits = book.find(m.toks)
	m.used = make([]bool, len(m.toks)+1)
	return m
}

// readForRefusal reads a text only as far as it takes to see whether it must be refused: without its days and
// references.
func readForRefusal(s *Setting, text string, into []token) *message {
	m := &message{set: s, text: text}
	m.toks = joinWords(tokenize(text, into))
	m.places = placesOf(s.Authorities).find(text)
	m.present = presentIn(m.toks)
	m.hits = refusals.find(m.toks)
	return m
}

// head returns the text up to so many bytes, never half a letter, and whether it was cut.
func head(text string, most int) (string, bool) {
	if len(text) <= most {
		return text, false
	}
	for back := range utf8.UTFMax {
		if utf8.RuneStart(text[most-back]) {
			return text[:most-back], true
		}
	}
	return text[:most], true
}

// placesAsLA lets the name of an authority stand where a phrase speaks of the authority: "Durham conceded".
func (m *message) placesAsLA() {
	at := 0
	for i := range m.toks {
		t := &m.toks[i]
		for at < len(m.places) && m.places[at].end <= t.start {
			at++
		}
		if at == len(m.places) {
			return
		}
		if p := &m.places[at]; t.kind == aWord && t.start >= p.start && t.end <= p.end {
			t.text = "the"
			if t.start == p.start {
				t.text = "la"
			}
			t.id = lexicon[t.text]
		}
	}
}

// readOne reads what begins at token i and returns where the next thing begins.
func (m *message) readOne(r *dayReader, i int, letters map[string]bool) int {
	t := r.toks[i]
	if next, ok := m.idAt(r, i, letters); ok {
		return next
	}
	if d, next, ok := r.read(i); ok {
		if d.before == "" {
			d.before = m.before()
		}
		d.at = len(m.toks)
		m.days = append(m.days, d)
		m.put(token{kind: aDay, text: "DAY", id: idDay, start: t.start, end: d.end, at: len(m.days) - 1})
		return next
	}
	if t.kind == aNumber || numberWords[t.text] > 0 && r.is(i+1, "o", "oclock") || t.text == "at" || t.text == "@" || t.text == "half" || t.text == "quarter" || t.text == "noon" || t.text == "midday" || t.text == "between" || t.text == "from" || numberWords[t.text] > 0 && m.afterDay() {
		if clock, next, ok := r.hour(i, m.afterDay()); ok {
			m.hours = append(m.hours, clock)
			m.put(token{kind: anHour, text: "HOUR", id: idHour, start: t.start, end: r.toks[next-1].end, at: len(m.hours) - 1})
			return next
		}
	}
	if p, next, ok := r.length(i); ok {
		m.lengths = append(m.lengths, p)
		m.put(token{kind: aLength, text: "LENGTH", id: idLength, start: t.start, end: r.toks[next-1].end, at: len(m.lengths) - 1})
		return next
	}
	m.put(t)
	return i + 1
}

// idAt reads a person or a case reference. A number that begins a day or an hour is none.
func (m *message) idAt(r *dayReader, i int, letters map[string]bool) (int, bool) {
	t := r.toks[i]
	if next, ok := r.person(i); ok {
		id := strings.ToLower(m.text[t.start:r.toks[next-1].end])
		m.people = append(m.people, id)
		m.put(token{kind: aPerson, text: "PERSON", id: idPerson, start: t.start, end: r.toks[next-1].end, at: len(m.people) - 1})
		return next, true
	}
	next, ok := r.reference(i, letters)
	if !ok {
		return 0, false
	}
	if t.kind == aNumber {
		if _, _, isDay := r.read(i); isDay {
			return 0, false
		}
		if _, _, isHour := r.hour(i, m.afterDay()); isHour {
			return 0, false
		}
	}
	m.refs = append(m.refs, m.typedReference(r, i, next))
	m.put(token{kind: aRef, text: "REF", id: idRef, start: t.start, end: r.toks[next-1].end, at: len(m.refs) - 1})
	return next, true
}

// typedReference is the reference as it was typed; one that was dictated figure by figure is written in figures.
func (m *message) typedReference(r *dayReader, i, next int) string {
	if _, spoken := spokenFigure[r.text(i)]; !spoken || r.toks[i].kind != aWord {
		return strings.TrimPrefix(m.text[r.toks[i].start:r.toks[next-1].end], "#")
	}
	var b strings.Builder
	for ; i < next; i++ {
		b.WriteByte(spokenFigure[r.text(i)])
	}
	return b.String()
}

func (m *message) put(t token) {
	t.glued = len(m.toks) > 0 && m.toks[len(m.toks)-1].end == t.start
	m.toks = append(m.toks, t)
}

// afterDay reports whether the last thing that was read is a day, but for a comma.
func (m *message) afterDay() bool {
	n := len(m.toks)
	if n > 0 && (m.toks[n-1].text == "," || m.toks[n-1].text == "from") {
		n--
	}
	return n > 0 && m.toks[n-1].kind == aDay
}

// before returns the preposition before the day that is being read.
func (m *message) before() string {
	for n := len(m.toks) - 1; n >= 0 && n >= len(m.toks)-2; n-- {
		switch w := m.toks[n].text; w {
		case "say":
			if n == 0 || m.toks[n-1].kind == aMark || m.isOne(n-1, "on", "for", "to") {
				return "around"
			}
			return w
		case "the", "about", "around", "approx", "circa", "roughly":
			if w != "the" {
				return "around"
			}
		case "till", "til", "until":
			return "until"
		case "on", "by", "before", "after", "since", "from", "for", "dated", "not", "to", "within", "of", "between", "due", "is", "was", "at":
			return w
		default:
			return ""
		}
	}
	return ""
}

// taken reports whether token i was read as something else already.
func (m *message) taken(i int) bool { return m.used[i] }

// take marks the tokens as read.
func (m *message) take(from, to int) {
	for i := from; i < to && i < len(m.used); i++ {
		m.used[i] = true
	}
}
