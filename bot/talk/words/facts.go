package words

import (
	"cmp"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// found is a fact that the message states, while its days are being sought.
type found struct {
	name   string
	set    []setting
	from   int // tokens
	to     int
	bare   bool
	weak   bool
	due    bool
	ahead  string
	clause int
	on     *day // the day that it happened
	fixes  *day // the day that it fixes
	came   *day // the day that it arrived
	items  []law.Item
	own    bool // its day stands in its own clause
}

// nothing is the name of a phrase that only looks like a fact.
const nothing = "-"

// arrival is the name of a phrase that says when a notice came: no fact of its own.
const arrival = "@came"

// facts finds the facts that the message states and gives each its days. hypothetical is true for "what if",
// where nothing has happened; asked is true where a question may state what it asks about.
func (m *message) facts(hypothetical, asked bool) []found {
	var out []found
	var nouns []int // clauses with a noun that was dropped
	for _, h := range m.factHits() {
		k := m.clauseAt[h.from]
		if k < 0 || m.taken(h.from) {
			continue
		}
		if h.name == nothing || !hypothetical && m.unreal(h, asked) {
			switch {
			case !h.bare && !h.weak:
				m.unheard(k)
			case m.dayAfter(h.to) != nil:
				nouns = append(nouns, k)
			}
			continue
		}
		if h.name != arrival && !m.knows(h.name) {
			continue
		}
		out = append(out, found{name: h.name, set: h.set, from: h.from, to: h.to, bare: h.bare, weak: h.weak, due: h.due, ahead: h.ahead, clause: k})
	}
	out = m.agreements(out)
	out = m.bareWithDay(out)
	out = m.groundDecisions(out)
	m.bind(out)
	m.arrivals(out)
	for _, k := range nouns {
		if !slices.ContainsFunc(out, func(f found) bool { return f.clause == k }) {
			m.unheard(k)
		}
	}
	return m.once(slices.DeleteFunc(out, func(f found) bool { return f.name == "" }))
}

// once drops a fact without a day where the same fact stands in the message with one: "refusal to assess,
// letter dated 22 Sept" is one decision.
func (m *message) once(in []found) []found {
	out := in[:0:0]
	for i := range in {
		f := &in[i]
		again := func(o found) bool {
			return o.name == f.name && o.name != "direction-made" && o.name != "step-done" && o.name != "mediation-booked"
		}
		dated := slices.ContainsFunc(in, func(o found) bool { return again(o) && o.on != nil })
		if f.on == nil && f.name == "mediation-concluded" && m.closes(f.clause) {
			continue
		}
		if f.on == nil && f.fixes == nil && (dated || slices.ContainsFunc(out, again)) {
			continue
		}
		out = append(out, *f)
	}
	return out
}

// arrivals gives the day on which something arrived to the notice before it: "letter dated 22 Sept but only
// arrived 28th".
func (m *message) arrivals(in []found) {
	for i := range in {
		if in[i].name != arrival {
			continue
		}
		for k := i - 1; k >= 0 && in[i].on != nil; k-- {
			if notices[in[k].name] && m.clauses[in[k].clause].sentence == m.clauses[in[i].clause].sentence {
				in[k].came = in[i].on
				break
			}
		}
		in[i].name = ""
	}
}

// factHits returns the phrases of facts, the longer before the shorter where two share a word.
func (m *message) factHits() []hit {
	var all []hit
	for _, h := range m.hits {
		if h.topic == ofFact && (h.needs == "" || m.hasWord(h.needs)) {
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(x, y hit) int {
		return cmp.Or((y.to-y.from)-(x.to-x.from), cmp.Compare(y.needs, x.needs))
	})
	m.inFact = make([]bool, len(m.toks)+1)
	free := m.inFact
	kept := all[:0]
	for _, h := range all {
		if slices.Contains(free[h.from:h.to], true) {
			continue
		}
		for i := h.from; i < h.to; i++ {
			free[i] = true
		}
		kept = append(kept, h)
	}
	slices.SortFunc(kept, func(x, y hit) int { return x.from - y.from })
	return kept
}

// knows reports whether the vocabulary has the fact.
func (m *message) knows(fact string) bool {
	if m.set.Vocabulary == nil {
		return true
	}
	_, ok := m.set.Vocabulary.Type(fact)
	return ok
}

// unheard notes a clause that was not understood, once.
func (m *message) unheard(k int) {
	if text := strings.TrimSpace(m.textOf(k)); !slices.Contains(m.lost, text) {
		m.lost = append(m.lost, text)
	}
}

// groundDecisions adds the decision that a ground with a day beside it means: "refused to assess 22 Sept".
func (m *message) groundDecisions(in []found) []found {
	for _, h := range m.hits {
		if h.topic != ofGround || h.name == "contents-BF" || h.name == "placement-I" || h.name == "disability-school" {
			continue
		}
		k := m.clauseAt[h.from]
		if k < 0 || m.clauses[k].asks || m.dayAfter(h.to) == nil || !m.knows("decision-sent") {
			continue
		}
		taken := slices.ContainsFunc(in, func(f found) bool {
			return f.clause == k || f.name == "decision-sent" || f.name == "review-decision-sent"
		})
		if !taken && !m.unreal(h, false) {
			in = append(in, found{name: "decision-sent", from: h.from, to: h.to, clause: k})
		}
	}
	slices.SortStableFunc(in, func(x, y found) int { return x.from - y.from })
	return in
}
