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
	she he they we i you who yp client adviser and & + / plus mediation note no yes says said got sorry oops actually oral deemed got had review annual both sen out both ok hi please date`)

// others are those whose letters, meetings and decisions are not those of a case.
var others = set(`school panel court complaint social college`)

// common are nouns that mean the case's own only where nobody else's name stands before them: "GP letter".
var common = set(`letter decision notice order assessment report meeting response request referral`)

// qualified reports whether the word before a noun makes another thing of it: "school letter", "panel decision".
func (m *message) qualified(in []found, i int) bool {
	at := in[i].from - 1
	if at < m.clauses[in[i].clause].from {
		return false
	}
	t := &m.toks[at]
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

// besideDay reports whether a day stands beside the noun.
func (m *message) besideDay(in []found, i int) bool {
	f := &in[i]
	if m.qualified(in, i) || m.sentByAnother(f) || m.saysAnother(in, i) || f.name == "mediation-held" && (m.isOne(f.from-1, "for") || m.isOne(f.from-2, "for")) {
		return false
	}
	if f.name == "mediation-held" && m.otherVerb(f) {
		m.unheard(f.clause)
		return false
	}
	if m.isOne(f.from-1, "about", "re", "regarding", "want", "wants", "after", "before", "since", "without", "into", "discuss", "concerning", "chase", "whose") ||
		m.isOne(f.from-2, "about", "re", "regarding", "after", "before", "since", "without") {
		return false
	}
	if d := m.dayAfter(f.to); d != nil {
		return !m.claimed(in, i) && (f.ahead != "" || f.due || !m.awaited(f.to, d))
	}
	next := m.pastSmall(f.to)
	if m.isOne(next, "and", "&", "+", "/", "plus") || m.word(next) == "," {
		for k := i + 1; k < len(in); k++ {
			if in[k].from <= next+3 && m.joinedList(next, in[k].from) {
				return m.sharedAfter(in, k)
			}
		}
	}
	return m.dayBefore(f) || m.sharedLater(f) || m.dayPastDetails(f)
}

// detailed are facts whose noun may stand before what else is said of them and then the day: "consent, verbal, 6/11",
// "cert: deemed, sent today".
var detailed = set(`certificate-issued consent-given`)

// dayPastDetails reports whether nothing but what belongs to the fact stands between its noun and a day.
func (m *message) dayPastDetails(f *found) bool {
	for i := f.to; detailed[f.name] && i < len(m.toks); i++ {
		switch t := &m.toks[i]; {
		case m.isOne(i, "to", "be", "form"):
			return false
		case t.kind == aDay:
			return m.days[t.at].before != "until"
		case t.kind == aRef, smallWords[t.id], m.isOne(i, ",", ":", "-", "(", ")"), f.name == "certificate-issued" && m.isOne(i, "sent", "issued", "out", "posted", "emailed"):
		case slices.ContainsFunc(m.hits, func(h hit) bool {
			return h.topic == ofAttribute && slices.Contains(h.of, f.name) && i >= h.from && i < h.to
		}):
		default:
			return false
		}
	}
	return false
}

// sharedLater reports whether a day that is said to be everybody's follows in the sentence: "contact,
// information, decline all on 2 Nov".
func (m *message) sharedLater(f *found) bool {
	for i := range m.days {
		d := &m.days[i]
		if k := m.clauseAt[d.at]; d.shared && d.at > f.from && k >= 0 && m.clauses[k].sentence == m.clauses[f.clause].sentence && f.ahead == "" && !f.due {
			return true
		}
	}
	return false
}

// endsGround reports whether token i is the last of a ground: "cease to maintain letter 3/11".
func (m *message) endsGround(i int) bool {
	return slices.ContainsFunc(m.hits, func(h hit) bool { return h.topic == ofGround && i >= h.from && i < h.to })
}

// awaited reports whether the words before the day say that something is still to come: "cert due Friday".
func (m *message) awaited(from int, d *day) bool {
	for i := from; i < d.at; i++ {
		if m.isOne(i, "due", "by", "will", "must", "deadline", "until") {
			return true
		}
	}
	return false
}

// pastSmall returns the first token from i on that is no small word.
func (m *message) pastSmall(i int) int {
	for i < len(m.toks) && m.toks[i].kind == aWord && smallWords[m.toks[i].id] {
		i++
	}
	return i
}

// dayAfter returns the day after token i if nothing but small words and a colon stands between.
func (m *message) dayAfter(i int) *day {
	for steps := 0; i < len(m.toks) && steps < 6; steps++ {
		t := &m.toks[i]
		switch {
		case t.kind == aDay:
			if d := &m.days[t.at]; d.before != "before" && d.before != "after" && d.before != "until" {
				return d
			}
			return nil
		case m.attributeAt(i) > i:
			i = m.attributeAt(i)
		case t.kind == anHour, t.kind == aRef, smallWords[t.id], m.isOne(i, "both", "each", "says", "la", "-", ":", "=", "dated", "deadline", "now", "will", "by", "until", "date", "due", "must", "same", "listed", "either"):
			i++
		default:
			return nil
		}
	}
	return nil
}

// attributeAt returns the token after the attribute that begins at token i, or i where none does: "cert, not
// pursued, 9 Nov".
func (m *message) attributeAt(i int) int {
	for _, h := range m.hits {
		if h.topic == ofAttribute && h.from == i && h.to-h.from > 1 {
			return h.to
		}
		if h.from > i {
			break
		}
	}
	return i
}

// dayBefore reports whether the noun stands right after a day that opens its clause: "9 Nov: cert".
func (m *message) dayBefore(f *found) bool {
	i := f.from - 1
	for i >= 0 && (m.isOne(i, "-", ":", "s", "the", "=", "was", "is") || m.toks[i].kind == anHour) {
		i--
	}
	if i < 0 || m.toks[i].kind != aDay {
		return false
	}
	k := m.clauseAt[i]
	if k < 0 {
		return false
	}
	start := m.pastSmall(m.clauses[k].from)
	return start >= i
}

// joinedList reports whether joining words and nothing else stand between two tokens.
func (m *message) joinedList(from, to int) bool {
	joins := false
	for i := from; i < to; i++ {
		join := m.isOne(i, "and", "&", "+", "/", "plus", ",")
		if !join && !smallWords[m.toks[i].id] {
			return false
		}
		joins = joins || join
	}
	return joins
}

// sharedAfter reports whether a day follows the last noun of a row.
func (m *message) sharedAfter(in []found, k int) bool {
	if m.dayAfter(in[k].to) != nil {
		return true
	}
	return in[k].bare && k+1 < len(in) && m.besideDay(in, k)
}

// claimed reports whether a fact that is said in full stands earlier in the clause and has no other day: the
// day is then that fact's, and the noun only a word in its sentence.
func (m *message) claimed(in []found, i int) bool {
	for k := range in[:i] {
		f := &in[k]
		if f.clause != in[i].clause || f.bare || f.weak || f.name == "" {
			continue
		}
		own := false
		for t := f.from; t < in[i].from; t++ {
			own = own || m.toks[t].kind == aDay
		}
		for t := m.clauses[f.clause].from; t < f.from; t++ {
			own = own || m.toks[t].kind == aDay
		}
		if !own && !m.joinedList(f.to, in[i].from) {
			return true
		}
	}
	return false
}
