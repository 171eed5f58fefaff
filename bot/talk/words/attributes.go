package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// attrs gathers what a fact has: what its own phrase says first, then what stands in the same sentence.
func (m *message) attrs(f *found) law.Attrs {
	var out law.Attrs
	for _, s := range f.set {
		if !strings.HasPrefix(s.name, "@") {
			out = out.With(s.name, s.value)
		}
	}
	own := len(out)
	first, last := m.reach(f)
	var best = map[string]hit{}
	for _, h := range m.hits {
		if h.topic != ofAttribute || !slices.Contains(h.of, f.name) || (h.from < first || h.to > last) && !m.onlyOf(h, f) || m.deniedAt(h) || m.ofAnother(h, f) {
			continue
		}
		for _, s := range h.set {
			if own > 0 && out.Get(s.name) != "" && !many[s.name] {
				continue
			}
			if many[s.name] {
				if s.name != "scope" || m.covers(h, s.value) {
					out = addOrder(out, s)
				}
			} else if had, ok := best[s.name]; !ok || h.to-h.from > had.to-had.from {
				best[s.name] = h
				out = out.With(s.name, s.value)
			}
		}
	}
	return m.allowed(f.name, out)
}

// onlyOf reports whether words of another sentence can belong to this fact alone: they stand in a clause that states no
// fact, has no day and asks nothing, and no other fact of the message can have them: "340 lost. Order came today".
func (m *message) onlyOf(h hit, f *found) bool {
	k := m.clauseAt[h.from]
	if k < 0 || len(m.final) > mostBeside || h.to-h.from < 2 && !telling[h.said] || m.clauses[k].asks || len(m.daysIn(k)) > 0 || len(m.refs) > 1 {
		return false
	}
	for i := range m.final {
		if o := &m.final[i]; o.clause == k || (o.name != f.name || o.from != f.from) && slices.Contains(h.of, o.name) {
			return false
		}
	}
	return true
}

// mostBeside is how many facts a message may state for words of another sentence to be looked at.
const mostBeside = 12

// telling are single words that say enough of a fact of another sentence.
var telling = set(`lost won dismissed deemed mediated online virtually`)

// ofAnother reports whether the words belong to another fact: they are part of what states it, or stand in a
// clause that states others and not this one.
func (m *message) ofAnother(h hit, f *found) bool {
	here, other := false, false
	for i := range m.final {
		o := &m.final[i]
		if o.name == f.name {
			if o.from != f.from && o.clause == m.clauseAt[h.from] && f.clause != o.clause {
				return true // "0231 cancelled by mum, 0305 cancelled by the LA"
			}
			here = here || o.clause == m.clauseAt[h.from]
			continue
		}
		if h.from >= o.from && h.to <= o.to && (h.from < f.from || h.to > f.to) {
			return true
		}
		other = other || o.clause == m.clauseAt[h.from]
	}
	return other && !here
}

// many are the attributes that can have several values.
var many = set("orders ground scope")

// covers reports whether the words say what a consent covers: "all the dates" are the dates, and "her written agreement" is
// the consent itself.
func (m *message) covers(h hit, scope string) bool {
	switch scope {
	case "all":
		return !m.isOne(h.to-1, "all") || !m.isOne(h.to, "dates", "facts") && !(isSmall(&m.toks[min(h.to, len(m.toks)-1)]) && m.isOne(h.to+1, "dates", "facts"))
	case "agreement":
		return !m.isOne(h.from-1, "mum", "dad", "parent", "family", "her", "his", "their", "s", "written", "signed", "verbal", "spoken", "in", "full")
	}
	return true
}

// addOrder adds one more thing that was ordered, or that a consent covers. "maintain and amend" is one thing, not two, and
// with "everything" nothing else need be said.
func addOrder(out law.Attrs, s setting) law.Attrs {
	have := slices.Clone(out.All(s.name))
	if slices.Contains(have, s.value) || slices.Contains(have, "all") {
		return out
	}
	switch s.value {
	case "all":
		have = nil
	case "maintain", "contents":
		if slices.Contains(have, "maintain-amend") {
			return out
		}
	case "maintain-amend":
		have = slices.DeleteFunc(have, func(v string) bool { return v == "maintain" || v == "contents" })
	}
	return out.With(s.name, append(have, s.value)...)
}

// deniedAt reports whether a "not" stands right before the phrase or in it and is none of its own.
func (m *message) deniedAt(h hit) bool {
	for i := h.from + 1; i < h.to; i++ {
		if denials[m.toks[i].text] && !h.uses(m.toks[i].text) {
			return true // "views were not shared"
		}
	}
	if m.leftOutAfter(h.to) {
		return true
	}
	return h.from > 0 && (m.toks[h.from-1].text == "not" || m.toks[h.from-1].text == "no" || h.from > 1 && m.toks[h.from-2].text == "not" && isSmall(&m.toks[h.from-1]))
}

// leftOutAfter reports whether the words before token i are said to be left out: "health not involved".
func (m *message) leftOutAfter(i int) bool {
	if m.isOne(i, "is", "are", "was") {
		i++
	}
	return m.isOne(i, "not") && m.isOne(i+1, "involved", "included", "relevant", "affected", "needed", "part") || m.isOne(i, "out") && m.isOne(i-2, "leave", "leaving", "left")
}

// allowed leaves out what the vocabulary does not know of the fact.
func (m *message) allowed(fact string, attrs law.Attrs) law.Attrs {
	if m.set.Vocabulary == nil || len(attrs) == 0 {
		return attrs
	}
	t, ok := m.set.Vocabulary.Type(fact)
	if !ok {
		return nil
	}
	out := law.Attrs{}
	for _, a := range attrs {
		if at, known := t.Attr(a.Name); known && fits(&at, a.Values) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// fits reports whether the attribute can have the values.
func fits(at *law.AttrType, values []string) bool {
	for _, v := range values {
		switch at.Kind {
		case law.AttrOneOf, law.AttrSome, law.AttrRole:
			if !slices.Contains(at.Values, v) {
				return false
			}
		case law.AttrYesNo:
			if v != "true" && v != "false" && !slices.Contains(at.Values, v) {
				return false
			}
		}
	}
	return true
}
