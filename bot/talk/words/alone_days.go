package words

import "slices"

// onlyDay reports whether clause k has a day and nothing else but small words.
func (m *message) onlyDay(k int) bool {
	days := m.daysIn(k)
	if len(days) != 1 {
		return false
	}
	for i := m.clauses[k].from; i < m.clauses[k].to; i++ {
		if next := m.attributeAt(i); next > i && m.toks[i].kind == aWord && !m.partOfFact(i) {
			i = next - 1
			continue
		}
		t := &m.toks[i]
		if k > 0 && m.clauses[k-1].sentence == m.clauses[k].sentence && m.isOne(i, "sent", "issued", "posted", "received", "arrived", "came", "made", "done", "signed", "lodged", "filed", "asked", "declared", "dated", "notified", "requested", "went", "gone", "submitted", "in", "out", "off", "over", "through") {
			continue // "cert: deemed, sent today"
		}
		if m.isOne(i, "la") && m.isOne(i+1, "rang", "called", "emailed", "said", "says", "confirmed", "wrote", "texted") {
			continue
		}
		if t.kind != aDay && t.kind != anHour && t.kind != aRef && !smallWords[t.id] && !m.isOne(i, "mum", "dad", "parent", "family", "carer", "yp", "i", "as", "done", "sorry", "dated", "log", "update", "and", "told", "said", "confirmed",
			"adviser", "phone", "email", "tribunal", "us", "me", "they", "she", "he", "we", "heard", "rang", "called", "emailed", "texted", "happened", "noted", "reported", "recorded", "logged", "microsoft", "ms", "team", "teams", "zoom", "online", "video") {
			return false
		}
	}
	return true
}

// aloneDays gives a day that stands alone in its clause to the fact before it: "cert issued, 9 Nov".
func (m *message) aloneDays(in []found) {
	for k := 1; k < len(m.clauses); k++ {
		next := m.clauses[k-1].sentence != m.clauses[k].sentence
		if !m.onlyDay(k) || next && !m.wholeSentence(k) {
			continue
		}
		d := m.daysIn(k)[0]
		told := k - 1
		if !next {
			told = m.toldBefore(in, k)
		}
		for n := range in {
			if in[n].clause != told {
				continue
			}
			if in[n].due && in[n].fixes == nil {
				in[n].fixes = d
			} else if !in[n].due && in[n].on == nil {
				in[n].on, in[n].own = d, true
			}
		}
	}
}

// wholeSentence reports whether clause k is a sentence of its own that only says when: "she has lodged it! yesterday!"
func (m *message) wholeSentence(k int) bool {
	only := k+1 == len(m.clauses) || m.clauses[k+1].sentence != m.clauses[k].sentence
	return only && m.clauses[k].to-m.clauses[k].from <= 3 && !m.clauses[k].asks && !m.clauses[k-1].asks
}

// toldBefore returns the clause before k that a day alone in k belongs to: clauses that only add to a fact
// stand between: "consent to the forum, dates only, in writing, today".
func (m *message) toldBefore(in []found, k int) int {
	at := k - 1
	for at > 0 && m.clauses[at-1].sentence == m.clauses[k].sentence && (m.onlyAdds(at) || m.onlySays(at)) && !slices.ContainsFunc(in, func(f found) bool { return f.clause == at }) {
		at--
	}
	return at
}

// onlySays reports whether clause k has neither a day nor a question, and nobody says something in it: "called off by the LA, officer off sick, today".
func (m *message) onlySays(k int) bool {
	return !m.clauses[k].asks && !m.speaks(k) && len(m.daysIn(k)) == 0
}

// onlyAdds reports whether clause k has nothing but words that belong to a fact beside its day.
func (m *message) onlyAdds(k int) bool {
	for i := m.clauses[k].from; i < m.clauses[k].to; i++ {
		if m.toks[i].kind != aRef && !smallWords[m.toks[i].id] && !slices.ContainsFunc(m.hits, func(h hit) bool { return h.topic == ofAttribute && i >= h.from && i < h.to }) {
			return false
		}
	}
	return true
}
