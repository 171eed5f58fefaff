package words

import "slices"

// asksDate reports whether a count of days is asked for without a case: "2 months from 31 Dec".
func (m *message) asksDate(*Heard) bool {
	if !m.says("date") || len(m.refs) > 0 || m.statesFact() || m.sum() == nil {
		return false
	}
	return m.question() || len(m.toks) <= 9
}

// counts reports whether numbers are asked for.
func (m *message) counts(*Heard) bool {
	return m.says("count") && !m.howManyDays() && (m.question() || !m.statesFact() || len(m.refs) == 0 && m.hasWord("vs", "versus", "figures", "numbers", "total", "totals", "percent"))
}

// howManyDays reports whether it is asked how many days or weeks something takes, and nothing is counted: "how many days
// notice do we get".
func (m *message) howManyDays() bool {
	for i := range m.toks {
		if m.isOne(i, "many") && (m.isOne(i+1, "day", "month", "hour") || i+1 < len(m.toks) && m.toks[i+1].kind == aLength) {
			return len(m.refs) == 0 && !m.hasWord("average", "took", "spent")
		}
	}
	return false
}

// strongAgenda are the cues that ask for a list whatever else is said.
func (m *message) asksAgenda(*Heard) bool {
	if !m.says("agenda") && !m.isOne(0, "due") && !m.onlySpan() || len(m.refs) > 0 || m.statesFact() && !m.question() {
		return false
	}
	if m.onlySpan() || len(m.toks) == 1 && m.isOne(0, "due") {
		return true
	}
	if !m.question() && m.hasWord("due") && len(m.days) > 0 && m.hasPhrase(ofFact) && !m.hasWord("what", "anything", "my", "list", "show") {
		return false
	}
	for _, h := range m.hits {
		if h.topic == ofIntent && h.name == "agenda" && !m.hasToDoIt(h) && (!m.isOne(h.from, "due", "list", "digest", "blocked", "urgent", "outstanding") || !m.hasPhrase(ofLimit) || m.isOne(h.from, "list")) {
			return true
		}
	}
	return false
}

// hasToDoIt reports whether somebody is said to have to do something, and no list is asked for: "does my mum have to do it".
func (m *message) hasToDoIt(h hit) bool {
	return m.isOne(h.from, "to") && m.isOne(h.from-1, "have", "has", "had", "need", "needs") && m.isOne(h.to, "it", "that", "this", "mediation", "the")
}

// onlySpan reports whether nothing stands in the message but a stretch of time and a question mark: "next week?"
func (m *message) onlySpan() bool {
	if len(m.days) != 1 || m.days[0].form != vagueDay || !m.isOne(len(m.toks)-1, "?") {
		return false
	}
	for i := range m.toks {
		if t := &m.toks[i]; t.kind != aDay && t.kind != aMark && !openers[t.text] {
			return false
		}
	}
	return true
}

// asksDeadlines reports whether the last day of something is asked for. What holds for everybody is a
// question about the law; of a case that is told at the same time the facts come first.
func (m *message) asksDeadlines(h *Heard) bool {
	if !m.says("deadlines") && !m.says("her-date") && !m.onlyWhen() && !m.endsInBy() && !(m.says("agenda") && len(m.refs) > 0) {
		return false
	}
	tells := m.statesFact()
	switch {
	case m.onlyWhen(), m.endsInBy() && len(m.refs) == 0:
	case tells && !m.question(), tells && len(m.refs) > 0:
		return false
	case len(m.refs) == 0 && len(m.days) == 0 && (m.general() || m.limitOfLaw()):
		return false
	case h.Topic == "must-mediate" || h.Topic == "late-appeal" && len(m.refs) == 0 && len(m.days) == 0:
		return false
	}
	return true
}

// onlyWhen reports whether a clause asks "when" and nothing else: "letter dated 27 June, when?"
func (m *message) onlyWhen() bool {
	for _, c := range m.clauses {
		if c.to-c.from == 1 && m.isOne(c.from, "when") {
			return true
		}
	}
	return false
}

// endsInBy reports whether the message ends by asking by when: "amendment notice came on 2 Nov, final plan by?", "the cert has
// to go out when".
func (m *message) endsInBy() bool {
	n := len(m.toks)
	if n > 0 && m.isOne(n-1, "?") && n > 3 && m.isOne(n-2, "when") || n > 2 && m.isOne(n-1, "when") {
		return m.hasWord("need", "needs", "must", "due", "has", "have", "got", "should", "by") // "cert needs to go out when"
	}
	return n > 2 && (m.isOne(n-2, "by") && m.isOne(n-1, "?") || m.isOne(n-2, "by") && m.isOne(n-1, "when") || m.isOne(n-3, "by") && m.isOne(n-2, "when") && m.isOne(n-1, "?"))
}

// general reports whether the question is about anybody and nobody.
func (m *message) general() bool {
	someone := m.hasWord("you", "people", "someone", "anyone", "somebody", "everyone") || m.plural("parent", "family", "la", "mum")
	return someone && !m.hasWord("she", "her", "he", "his", "they", "their", "my", "our", "this")
}

// limitOfLaw reports whether the limit itself is asked for and nobody's: "time limit to appeal".
func (m *message) limitOfLaw() bool {
	return m.together("time", "limit") && !m.hasWord("she", "her", "he", "his", "they", "their", "my", "our", "this", "that", "it", "case", "left")
}

// plural reports whether one of the words was typed in the plural.
func (m *message) plural(words ...string) bool {
	for i := range m.toks {
		if raw := m.toks[i].raw; m.isOne(i, words...) && len(raw) > 2 && raw[len(raw)-1] == 's' {
			return true
		}
	}
	return false
}

// lawTopics are the subjects that a question about the law can have.
var lawTopics = set(`must-mediate certificate christmas august appeal-limit informal agreement reform late-appeal working-days privacy concession
	consent-order section-i discrimination hearing`)

// asksRule reports whether something about the law is asked that no case is needed for.
func (m *message) asksRule(h *Heard) bool {
	cue := m.begins("rule", 6) || m.clockStops()
	if len(m.refs) > 0 || !cue && !m.question() {
		return cue && !m.statesFact()
	}
	if h.Topic == "reform" && !cue {
		return false
	}
	if m.says("show") && !cue && !lawTopics[h.Topic] {
		return false
	}
	if !cue && !lawTopics[h.Topic] && m.asksOfCase() {
		return false
	}
	return cue || lawTopics[h.Topic] || m.hasPhrase(ofGround) || m.asksOf("FORM", "send46", "send7", "la", "tribunal", "mediation", "mediator", "appeal", "plan", "certificate", "law", "lgsco", "sendiass", "adviser", "panel")
}

// asksOfCase reports whether a question is about what happened in one case: "has the cert gone out".
func (m *message) asksOfCase() bool {
	for i := range m.clauses {
		c := &m.clauses[i]
		for k := c.from; c.asks && k < c.to; k++ {
			if openers[m.toks[k].text] {
				continue
			}
			if m.isOne(k, "has", "have", "did", "was", "were") || m.isOne(k, "is", "are") && m.factInFull() {
				return true
			}
			break
		}
	}
	return false
}

// factInFull reports whether a fact is named in full, or a noun with its day.
func (m *message) factInFull() bool {
	for _, h := range m.hits {
		if h.topic == ofFact && (!h.bare && !h.weak || m.dayAfter(h.to) != nil) {
			return true
		}
	}
	return false
}

// clockStops reports whether the message holds that a clock stands still: a claim to be checked.
func (m *message) clockStops() bool {
	return m.hasWord("clock") && m.says("rule")
}

// asksOf reports whether a question is about one of the words.
func (m *message) asksOf(words ...string) bool {
	for _, c := range m.clauses {
		for i := c.from; i < c.to && c.asks; i++ {
			if m.isOne(i, words...) || m.toks[i].kind == aForm && slices.Contains(words, "FORM") {
				return true
			}
		}
	}
	return false
}

// asksToShow reports whether a case is to be shown: by a word that says so, or by its bare reference.
func (m *message) asksToShow(*Heard) bool {
	if m.statesFact() {
		return false
	}
	if m.says("show") {
		return true
	}
	if len(m.refs) == 0 {
		return m.asksForOthers() || m.asksOfCase()
	}
	if m.question() {
		return true
	}
	for i := range m.toks {
		if t := &m.toks[i]; t.kind == aWord && !smallWords[t.id] && !m.isOne(i, "case", "ref", "reference", "and", "please", "number", "no", "file", "hi", "hello", "ok") {
			return false
		}
	}
	return true
}

// tells reports whether the message tells something that a case could hold, even where no part of it can be
// taken down as it stands.
func (m *message) tells(*Heard) bool {
	if m.question() && !m.statesFact() {
		return false
	}
	if m.hasPhrase(ofFact) || m.hasWord("log", "record", "add", "note", "save") {
		return true
	}
	for _, h := range m.hits {
		if h.topic == ofGround && len(m.days) > 0 {
			return true
		}
	}
	return m.appellant() == "young-person" && len(m.toks) > 2
}

// settle looks once more at the intent when the facts are known.
func (m *message) settle(h *Heard) Intent {
	switch h.Intent {
	case Deadlines:
		if len(h.References) > 0 && len(h.Facts) > 0 {
			return Record
		}
	case Show, Rule:
		if h.Refusal == LegalAdvice && len(h.References) == 0 {
			return OutOfScope
		}
	case WhatIf:
		if len(h.Facts) == 0 && len(h.References) == 0 && lawTopics[h.Topic] {
			return Rule
		}
	case Record:
		if len(h.Facts) > 0 && !m.byOwnName(h) && !slices.ContainsFunc(h.Facts, func(f HeardFact) bool {
			return f.Event.Type != "consent-given" && f.Event.Type != "consent-withdrawn"
		}) {
			return Consent
		}
	case Consent:
		for i := range h.Facts {
			if t := h.Facts[i].Event.Type; t != "consent-given" && t != "consent-withdrawn" {
				return Record
			}
		}
	}
	return h.Intent
}

// limitFor returns the limit that is asked about.
func (m *message) limitFor(i Intent) string {
	switch i {
	case Deadlines:
		if m.says("her-date") {
			return "" // every date of the case matters then
		}
		return m.limitNamed()
	case Why, Rule, Show:
		return m.limitNamed()
	}
	return ""
}
