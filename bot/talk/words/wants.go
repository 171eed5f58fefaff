package words

import "strings"

// begins reports whether the cue stands among the first words.
func (m *message) begins(name string, within int) bool {
	at, ok := m.cue(name)
	if !ok {
		return false
	}
	words := 0
	for i := range at {
		if m.toks[i].kind == aWord && !openers[m.toks[i].text] {
			words++
		}
	}
	return words <= within
}

// onlyChat reports whether nothing is said but a greeting or thanks.
func (m *message) onlyChat(*Heard) bool {
	if len(m.toks) == 0 {
		return true
	}
	words, greets := 0, false
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind == aMark {
			continue
		}
		words++
		greets = greets || greetings[t.text] || t.kind == aDay
		if t.kind == aDay && (m.isOne(i-1, "good") || words == 1) && m.days[t.at].date == m.set.Today {
			continue
		}
		if t.kind != aWord || !chatter[t.text] {
			return false
		}
	}
	return greets && words <= 8
}

var greetings = set(`thanks thank hello hi hey hiya morning afternoon evening bye goodbye ok okay great brilliant perfect nice lovely fab cool lol cheers
	well done ah oh right haha ha yay star legend appreciated love welcome night super excellent amazing helpful sorry`)

var chatter = set(`thanks thank you so much very hello hi hey hiya morning afternoon evening good bye goodbye ok okay great brilliant perfect nice one
	lovely fab cool lol cheers there all for that the help a lot bot redress again then well done ah oh right got it will do no problem worries
	how are today please sorry haha ha yay star legend appreciated mate love welcome night super excellent amazing helpful really team everyone folks`)

// byOwnName reports whether a fact is written by its own name.
func (m *message) byOwnName(*Heard) bool {
	if m.set.Vocabulary == nil || m.begins("undo", 2) || m.begins("show", 2) {
		return false
	}
	for _, id := range m.ids {
		if _, ok := m.set.Vocabulary.Type(id); ok && !m.clauses[0].asks && !m.says("what-if") && !m.begins("why", 2) {
			return true
		}
	}
	return m.hasWord("record", "fact") && m.hasWord("assigned") && len(m.days) > 0
}

// asksWhoHas reports whether somebody asks who has the case of an area, or the one spoken of: its card says so.
func (m *message) asksWhoHas(*Heard) bool {
	return m.isOne(0, "who") && m.says("assign") && len(m.people)+len(m.refs) == 0 && (len(m.places) > 0 || m.hasWord("it", "that", "this"))
}

// declaresConflict reports whether somebody is said to have a conflict of interest: nobody is put on the case.
func (m *message) declaresConflict(*Heard) bool {
	return m.hasWord("conflict") && len(m.refs) > 0 && m.statesFact()
}

// asksHow reports whether somebody asks how to use the product: "how do I open a case".
func (m *message) asksHow(*Heard) bool {
	for _, h := range m.hits {
		if h.topic != ofIntent || h.name != "help" || !m.begins("help", 3) {
			continue
		}
		if h.said != "help" || h.from <= 1 && !m.statesFact() {
			return true
		}
	}
	return false
}

// whatIf reports whether something is only supposed. "What if" about the law alone is a question.
func (m *message) whatIf() bool {
	return m.begins("what-if", 4) && (len(m.days) > 0 || len(m.refs) > 0) || m.supposesAfterwards()
}

// supposesAfterwards reports whether a question about a case ends in what is only supposed: "what would the last day for 0188
// be if the certificate were issued on 27 Nov".
func (m *message) supposesAfterwards() bool {
	if !m.firstAsks() || len(m.refs) == 0 && !m.hasWord("would") {
		return false
	}
	supposed := false
	for i := 1; i < len(m.toks); i++ {
		supposed = supposed || m.isOne(i, "if", "supposing") && !m.isOne(i-1, "see", "know", "check", "ask", "as", "wonder", "what")
		if supposed && m.toks[i].kind == aDay {
			return true
		}
	}
	return false
}

func (m *message) hasPhrase(t topic) bool {
	for _, h := range m.hits {
		if h.topic == t {
			return true
		}
	}
	return false
}

// asksWhy reports whether the reason of a date is asked for. "Explain section I" asks about the law.
func (m *message) asksWhy(*Heard) bool {
	if m.begins("why", 3) {
		return true
	}
	at, _ := m.cue("explain")
	return m.begins("explain", 3) && m.toks[at].raw != "explains" && (len(m.refs) > 0 || len(m.days) > 0 || m.hasWord("that", "this", "it", "date"))
}

// tellsTheme reports whether several people are quoted: "parents are saying". One parent is a case.
func (m *message) tellsTheme(*Heard) bool {
	for _, h := range m.hits {
		if h.topic == ofIntent && h.name == "theme" && (!m.isOne(h.from, "parent", "family", "mum", "dad") || strings.HasSuffix(m.toks[h.from].raw, "s")) {
			return true
		}
	}
	return false
}

// asksNumbers reports whether "the numbers" of an area or of a stretch of time are asked for, and no telephone number.
func (m *message) asksNumbers(*Heard) bool {
	if len(m.refs) == 0 && (m.together("number", "of") || m.together("numbers", "of")) && (len(m.places) > 0 || len(m.days) > 0 || m.hasWord("area", "quarter", "month", "year")) {
		return true // "the number of mediations held last quarter" states none
	}
	if !m.plural("numbers") && !m.plural("number") || m.hasWord("phone", "telephone", "contact", "ring", "call") || m.statesFact() || m.says("report") {
		return false
	}
	return len(m.places) > 0 || len(m.days) > 0 || m.hasWord("quarter", "month", "year")
}

// asksThemes reports whether the themes that were logged are asked for: "themes this quarter", "top themes in Durham".
func (m *message) asksThemes(*Heard) bool {
	if !m.plural("theme") {
		return false
	}
	for i := range m.toks {
		if t := &m.toks[i]; t.kind == aWord && !smallWords[t.id] && !openers[t.text] && !m.isPlace(t) && !ofThemes[t.text] {
			return false
		}
	}
	return true
}

// ofThemes are words that stand around "themes" where they are asked for and none is told.
var ofThemes = set(`theme top main common biggest commonest quarter month year week area report logged recorded list show what which how many count
	total numbers figures far latest recent last any or`)

// setsSomething reports whether a setting is to be changed. "Remind me what's due" asks for the list.
func (m *message) setsSomething() bool {
	if m.linkCode() {
		return true
	}
	for _, h := range m.hits {
		if h.topic == ofIntent && h.name == "settings" && !m.statesFact() && !(m.isOne(h.from, "remind") && m.isOne(h.to, "what", "when", "who", "why", "how", "where")) {
			return true
		}
	}
	return false
}

// linkCode reports whether the message is "link CODE".
func (m *message) linkCode() bool {
	return m.isOne(0, "link") && len(m.toks) >= 2 && len(m.toks) <= 12 && !m.hasWord("them", "case", "two", "these", "both", "to")
}

// corrects reports whether something that was said or saved is put right.
func (m *message) corrects(*Heard) bool {
	if m.firstAsks() {
		return false
	}
	if m.deniesCase() && !m.statesFact() {
		return true
	}
	if m.says("correct") && !m.together("not", "make") && !m.together("meant", "to") && (len(m.days) > 0 || len(m.hours) > 0 || m.hasPhrase(ofFact) || len(m.toks) <= 8) {
		return true
	}
	if _, ok := m.cue("sorry"); !ok || !m.begins("sorry", 1) || m.hasWord("forgot", "forgotten", "late", "meant") {
		return m.startsWithNo() && len(m.days) > 0
	}
	return len(m.days) > 0
}

// startsWithNo reports whether the message begins with "no," and goes on.
func (m *message) startsWithNo() bool {
	return m.isOne(0, "no", "nope") && len(m.toks) > 2 && (m.isOne(1, ",", "-", ".") || m.toks[1].kind == aDay || m.isOne(1, "it", "the", "that"))
}

// firstAsks reports whether the message begins with a question.
func (m *message) firstAsks() bool { return len(m.clauses) > 0 && m.clauses[0].asks }

// aboutConsent reports whether the message is about consent and nothing else.
func (m *message) aboutConsent(*Heard) bool {
	return m.says("consent") && !m.hasWord("order") && !m.firstAsks()
}

// statesFact reports whether a fact in full words stands in the message outside a question.
func (m *message) statesFact() bool { return m.statesFactOtherThan() }

func (m *message) statesFactOtherThan(names ...string) bool {
	for _, h := range m.hits {
		if h.topic != ofFact || h.name == nothing || m.clauseAt[h.from] < 0 || m.clauses[m.clauseAt[h.from]].asks || m.unreal(h, false) {
			continue
		}
		if (h.bare || h.weak || h.due) && m.dayAfter(h.to) == nil {
			continue
		}
		other := true
		for _, n := range names {
			other = other && h.name != n
		}
		if other {
			return true
		}
	}
	return false
}

// question reports whether anything is asked.
func (m *message) question() bool {
	for i := range m.clauses {
		if m.clauses[i].asks {
			return true
		}
	}
	return strings.Contains(m.text, "?")
}
