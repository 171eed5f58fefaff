package words

import (
	"slices"
)

// bareWithDay drops the nouns beside which no day stands: "rang about the hearing" states no hearing. Nouns
// in a row share the day after the last: "cert and appeal both 9 Nov".
func (m *message) bareWithDay(in []found) []found {
	out := make([]found, 0, len(in))
	for i := range in {
		f := in[i]
		if !f.bare && !f.weak && common[m.word(f.from)] && m.qualified(in, i) {
			m.unheard(f.clause)
			continue
		}
		if f.bare && f.name == "mediation-held" && slices.ContainsFunc(in, func(o found) bool {
			return o.clause == f.clause && (o.name == "mediation-cancelled" || o.name == "mediation-adjourned")
		}) {
			continue
		}
		if f.bare && len(in) == 1 && len(m.refs) > 1 && len(m.pairs()) > 1 {
			out = append(out, f)
			continue
		}
		if m.lateThenHere(in, i) {
			out = append(out, f)
			continue
		}
		if f.bare && !m.besideDay(in, i) && !(m.corrects(nil) && m.hasAttribute(&f)) || f.weak && len(m.daysIn(f.clause)) == 0 {
			continue
		}
		out = append(out, f)
	}
	return out
}

// hasAttribute reports whether something that belongs to the noun is said after it: "cert kind should be
// deemed".
func (m *message) hasAttribute(f *found) bool {
	for _, h := range m.hits {
		if h.topic == ofAttribute && slices.Contains(h.of, f.name) && m.clauseAt[h.from] == f.clause && h.from >= f.to {
			return true
		}
	}
	return false
}

// qualifiers may stand before a noun without making another thing of it: "the LA letter", "new decision".
var qualifiers = set(`la new formal official original written refusal decision mum dad parent family carer s tribunal hearing log record add update final
	she he they we i you who yp client adviser and & + / plus mediation note no yes says said got sorry oops actually oral deemed got had review annual both sen out both ok hi please date if when whether say suppose posting posted final + casenumber`)

// others are those whose letters, meetings and decisions are not those of a case.
var others = set(`school panel court complaint social college gp hospital nhs trust icb health`)

// common are nouns that mean the case's own only where nobody else's name stands before them: "GP letter".
var common = set(`letter decision notice order assessment report meeting response request referral`)

// qualified reports whether the word before a noun makes another thing of it: "school letter", "panel decision".
func (m *message) qualified(in []found, i int) bool {
	at := in[i].from - 1
	if at < m.clauses[in[i].clause].from {
		return false
	}
	t := &m.toks[at]
	if in[i].name == "decision-sent" && m.isOne(in[i].from, "letter") && m.isOne(at, "tribunal", "hearing", "registration", "consent") {
		return true
	}
	if t.kind != aWord || smallWords[t.id] || qualifiers[t.text] || m.endsGround(at) {
		return false
	}
	if !in[i].bare && t.id != 0 && !others[t.text] {
		return false
	}
	return !slices.ContainsFunc(in, func(f found) bool { return at >= f.from && at < f.to })
}

// otherVerb reports whether a word stands before "mediation" that may say what was done to it: "adjourned the
// mediation", "gave the info on mediation". Then a day beside it is not the day on which it was held.
func (m *message) otherVerb(f *found) bool {
	for i := m.clauses[f.clause].from; i < f.from; i++ {
		t := &m.toks[i]
		if t.kind == aWord && !smallWords[t.id] && !openers[t.text] && !beforeMediation[t.text] && !m.partOfFact(i) && !m.isPlace(t) {
			return true
		}
	}
	return false
}

// beforeMediation are words that may stand before "mediation" and leave a day beside it the day of it.
var beforeMediation = set(`we had did new family mum dad parent she he they i la case log add update record note for re about one first second joint their send no yes case ref
	sorry actually there confirmed date my today online says said fyi note ok hartlepool that same yp carer dads mums s final adviser correction correct meant no`)

// sentByAnother reports whether the noun is something that somebody else than the authority sent: "the school
// sent a letter".
func (m *message) sentByAnother(f *found) bool {
	verb := m.beforeSmall(f.from)
	if f.name != "decision-sent" || !m.isOne(verb, "sent", "posted", "emailed", "wrote", "sending", "issued") {
		return false
	}
	who := m.beforeSmall(verb)
	return who >= m.clauses[f.clause].from && m.toks[who].kind == aWord && !m.isOne(who, "la")
}

// saysAnother reports whether the noun is a letter that only tells of another fact: "letter today says they
// won't oppose".
func (m *message) saysAnother(in []found, i int) bool {
	f := &in[i]
	if f.name != "decision-sent" {
		return false
	}
	at := f.to
	for at < len(m.toks) && (m.toks[at].kind == aDay || m.toks[at].kind == anHour || m.toks[at].kind == aWord && smallWords[m.toks[at].id]) {
		at++
	}
	if !m.isOne(at, "says", "say", "said", "saying", "confirms", "confirming", "confirmed") {
		return false
	}
	s := m.clauses[f.clause].sentence
	return slices.ContainsFunc(in[i+1:], func(o found) bool {
		return o.name != "decision-sent" && o.name != arrival && (!o.bare || m.dayAfter(o.to) != nil) && m.clauses[o.clause].sentence == s
	})
}

// beforeSmall returns the last token before i that is no small word, -1 where there is none.
func (m *message) beforeSmall(i int) int {
	at := i - 1
	for at >= 0 && m.toks[at].kind == aWord && smallWords[m.toks[at].id] {
		at--
	}
	return at
}
