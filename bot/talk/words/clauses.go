package words

// clause is a part of a sentence between two commas, dashes or words such as "but".
type clause struct {
	from, to int // tokens, to excluded
	sentence int
	asks     bool // it is, or is part of, a question
}

// split finds the clauses of the message and which of them ask.
func (m *message) split() {
	sentence, from := 0, 0
	flush := func(to int) {
		if to > from {
			m.clauses = append(m.clauses, clause{from: from, to: to, sentence: sentence})
		}
	}
	for i := range m.toks {
		t := &m.toks[i]
		switch {
		case ends(t):
			flush(i)
			from = i + 1
			sentence++
		case m.divides(i):
			flush(i)
			from = i + 1
		case t.text == "so" && asking[m.word(i+1)] && i > from:
			flush(i)
			from = i + 1
		case i > from && m.asksWithout(i):
			flush(i)
			from = i
		case certainly[t.text] && i > from && m.toks[i-1].kind == aDay && m.isOne(i+1, "is", "does", "do", "long", "many", "are", "would"):
			flush(i)
			from = i
		}
	}
	flush(len(m.toks))
	m.clauseAt = make([]int, len(m.toks)+1)
	for i := range m.clauseAt {
		m.clauseAt[i] = -1
	}
	for k, c := range m.clauses {
		for i := c.from; i < c.to; i++ {
			m.clauseAt[i] = k
		}
	}
	m.questions()
}

// asksWithout reports whether a question begins at token i though no mark says so: "got a letter on saturday how long has
// she got". After a word of knowing or telling it is no question.
func (m *message) asksWithout(i int) bool {
	if m.toks[i].kind != aWord || beforeQuestions[m.toks[i-1].text] || m.toks[i-1].kind == aMark {
		return false
	}
	switch m.toks[i].text {
	case "how":
		return m.isOne(i+1, "long", "many") && m.isOne(i+2, "has", "have", "do", "does", "is", "did", "were", "was", "are", "went", "will", "before", "until", "left", "days", "day", "settled", "agreed", "appealed",
			"cancelled", "held", "closed", "mediated", "declined", "deemed")
	case "when":
		return m.isOne(i+1, "do", "does", "must", "should", "will") && m.isOne(i+2, "she", "he", "they", "i", "we", "mum", "dad", "the", "la", "parent", "family", "it", "you")
	case "do", "does", "can", "will", "would", "is":
		return m.isOne(m.sentenceStart(i), "if") && m.isOne(i+1, "you", "we", "they", "i", "she", "he", "it", "parent", "family", "mum") && !m.isOne(i-1, "if", "they", "she", "he", "it", "we", "i", "la")
	case "what":
		if m.isOne(i+1, "happens", "now") && i+3 >= len(m.toks) || m.isOne(i+1, "happens") {
			return true
		}
		return m.isOne(i+1, "is", "are") && m.isOne(i+2, "the", "her", "his", "their", "my", "our") && m.isOne(i+3, "deadline", "date", "last", "limit", "latest")
	}
	return false
}

// sentenceStart returns the first token of the sentence of token i.
func (m *message) sentenceStart(i int) int {
	for i > 0 && !ends(&m.toks[i-1]) {
		i--
	}
	return i
}

// beforeQuestions are words after which a question word only begins what is known, told or counted.
var beforeQuestions = set(`know knows knew tell tells told ask asks asked asking wonder wondering see check sure about of explain explained say says said on to for
	and or but is depending confirm confirmed understand remember forget idea clue so also then plus until till from by`)

// divides reports whether token i stands between two clauses.
func (m *message) divides(i int) bool {
	t := &m.toks[i]
	if t.kind == aMark {
		switch t.text {
		case ",", ";", ":", "(", ")":
			if t.text == ":" && i > 0 && m.toks[i-1].kind == aRef && i+1 < len(m.toks) && m.toks[i+1].kind == aWord {
				return false // "STK519: booked 19/11"
			}
			return !(t.text == ":" && t.glued && i+1 < len(m.toks) && m.toks[i+1].glued && m.toks[i+1].kind == aNumber)
		case "-":
			return !t.glued || i+1 < len(m.toks) && !m.toks[i+1].glued
		}
		return false
	}
	if t.kind == aWord && t.text == "and" && m.isOne(i+1, "i", "we", "they", "she", "he", "it") && !m.isOne(i-1, "mum", "dad", "parent", "family") {
		return true
	}
	if t.kind == aWord && t.text == "so" && i > 0 && m.toks[i-1].kind != aMark && i+1 < len(m.toks) && m.toks[i+1].kind == aWord && !notSo[m.toks[i+1].text] {
		return true
	}
	return t.kind == aWord && (t.text == "but" || t.text == "then" || t.text == "plus" || t.text == "also")
}

// notSo are words that a "so" before them belongs to.
var notSo = set(`far much many that long on sorry good bad early late called to it is what when can could do does`)

// asking are the words with which a question begins.
var asking = set(`what when why how who where which is are do does can could would should will am did was were has have`)

// certainly are those that begin nothing else, even without a question mark.
var certainly = set(`what when why how who where which is are do does can could would should am`)

// openers may stand before the first word of a question.
var openers = set(`so and ok okay hi hello hey pls please quick q question also but right now thanks then well er um`)

// questions marks the clauses that ask: those of a sentence with a question mark from its first question
// word on, and those that begin with a word that begins nothing else.
func (m *message) questions() {
	for i := range m.clauses {
		c := &m.clauses[i]
		if i > 0 && m.clauses[i-1].sentence == c.sentence && m.clauses[i-1].asks {
			c.asks = true
			continue
		}
		first := c.from
		for first < c.to && (openers[m.toks[first].text] || m.toks[first].kind == aRef) {
			first++
		}
		if first >= c.to {
			continue
		}
		marked := m.marked(i)
		told := first > c.from && m.toks[first-1].kind == aRef && !marked && (m.isOne(first, "is", "are", "does") || m.isOne(first, "can") && m.isOne(first+1, "be")) && !m.asksSomebody(first+1)
		switch w := m.toks[first].text; {
		case told: // "0188 is finished"
		case w == "may" && m.isOne(first+1, "a", "an", "i", "we", "the", "my", "parents", "families"):
			c.asks = true // "may a family bring a solicitor"
		case m.request(first), w == "should" && m.isOne(first+1, "be", "have", "read", "say"):
		case certainly[w] && (marked || !m.isOne(first+1, "not")), marked && asking[w], m.isOne(first, "has", "have", "did", "was", "were") && m.asksSomebody(first+1):
			c.asks = true
		case marked && !m.laterQuestion(i):
			c.asks = true
		}
	}
}

// asksSomebody reports whether a verb before token i begins a question: "has she", "did the LA".
func (m *message) asksSomebody(i int) bool {
	for m.isOne(i, "the", "his", "her", "our", "their", "my") {
		i++
	}
	return i < len(m.toks) && (m.toks[i].kind == aRef || m.isOne(i, "she", "he", "they", "mum", "dad", "parent", "family", "la", "tribunal", "it", "anyone", "we", "you", "i", "yp", "adviser", "mediator", "there",
		"certificate", "letter", "appeal", "icb", "school", "order", "response", "bundle"))
}

// request reports whether the words from token i on only ask politely to have something recorded: "can you
// log", "please record".
func (m *message) request(i int) bool {
	mine := m.isOne(i+1, "i", "we") && len(m.refs) > 0 && len(m.days) > 0
	return m.isOne(i, "can", "could", "would", "will") && (mine || m.isOne(i+1, "you")) && m.hasWord("log", "record", "add", "note", "put", "pop", "pencil", "slot", "book", "save", "update", "enter", "open", "mark")
}

// marked reports whether the sentence of clause i ends with a question mark.
func (m *message) marked(i int) bool {
	s := m.clauses[i].sentence
	last := i
	for last+1 < len(m.clauses) && m.clauses[last+1].sentence == s {
		last++
	}
	return m.word(m.clauses[last].to) == "?"
}

// laterQuestion reports whether a later clause of the same sentence begins with a question word, so that the
// question mark is that clause's.
func (m *message) laterQuestion(i int) bool {
	for k := i + 1; k < len(m.clauses) && m.clauses[k].sentence == m.clauses[i].sentence; k++ {
		first := m.clauses[k].from
		for first < m.clauses[k].to && openers[m.toks[first].text] {
			first++
		}
		if asking[m.word(first)] {
			return true
		}
	}
	return false
}

// textOf returns the clause as it was typed.
func (m *message) textOf(k int) string {
	c := &m.clauses[k]
	return m.text[m.toks[c.from].start:m.toks[c.to-1].end]
}
