package words

import (
	"slices"
	"sort"
)

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
	if m.dayInside(f) {
		return true
	}
	if d := m.dayAfter(f.to); d != nil {
		if f.name == "order-made" && d.form == wholeDay && d.month == 0 && d.date.After(m.set.Today) {
			return false // "decision in 2 weeks" is only awaited
		}
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

// dayInside reports whether a day stands between the words of the noun: "mediation 3 Dec over Zoom".
func (m *message) dayInside(f *found) bool {
	for i := f.from; i < f.to; i++ {
		if m.toks[i].kind == aDay {
			return true
		}
	}
	return false
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
	first := sort.Search(len(m.hits), func(n int) bool { return m.hits[n].from >= i })
	for n := first; n < len(m.hits) && m.hits[n].from == i; n++ {
		if h := &m.hits[n]; h.topic == ofAttribute && h.to-h.from > 1 {
			return h.to
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
