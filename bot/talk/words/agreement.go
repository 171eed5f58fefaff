package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// agreementFacts lead to what was agreed; what follows them is read as a list of items.
var agreementFacts = []saying{
	{name: "agreement-made", says: `
		agreed action
		action agreed
		action are? agreed?
		agreement made|signed|written|reached
		agreed that
		agreed :
		agreement :
		action :
		agreed
		la agreed
		all agreed
		they agreed
		everyone agreed
		parties agreed
		la agreed that|to
		la will
		signed agreement
		agreement with|between .. made|signed|reached|DAY
		agreement DAY between|with
		agreement DAY la to|will
		joint .. agreement
		agreement made|signed|reached .. with|between
		agreement with health|icb|la only
		la agreement made|signed`},
	{name: arrival, weak: true, says: `
		only? arrived
		only? came
		only? received
		got here|it
		got|came|through to? FAMILY|them|her|him|us DAY
		reached FAMILY|them|her|him|us
		landed|turned up? DAY
		only got .. letter|it
		letter only came|arrived|reached
		did not get|arrive|come .. letter|it|until|till
		did not arrive|come|reach`},
	// An authority that agrees to mediate says nothing about what the family wants.
	{name: nothing, says: `
		la appealed
		la TOLD FAMILY|us|me|tribunal|adviser|mediator|school
		la TOLD us|me|tribunal|adviser|mediator|school .. MEDIATE
		la TOLD FAMILY .. mediation is|will|date|booked
		la agreed to? mediate|mediation
		FAMILY agreed .. to? move|moving|transfer|switch|swap|hand|change .. provider|to
		la happy|willing|open to? mediate`},
}

// agreements reads the lists of what was agreed. Where nothing is listed "agreed" is the outcome of the
// mediation, if one is spoken of; else it is asked what is meant.
func (m *message) agreements(in []found) []found {
	out := make([]found, 0, len(in))
	meeting := m.mediationSpokenOf(in)
	for i := range in {
		f := in[i]
		if f.name == "mediation-concluded" && (slices.Contains(f.set, setting{"outcome", "agreement"}) || slices.Contains(f.set, setting{"outcome", "partial"}) || len(f.set) == 0 && m.hasWord("partial")) && m.leadsToList(m.pastDay(f.to)) {
			f.on, _ = m.agreedOn(f.to)
			next := m.pastDay(f.to)
			out = m.agreement(append(out, f), found{name: "agreement-made", from: next, to: next, clause: f.clause, on: f.on}, true)
			continue
		}
		if f.name != "agreement-made" && f.name != "assessment-agreed" && f.name != "reassessment-agreed" {
			out = append(out, f)
			continue
		}
		if f.name != "agreement-made" && (!meeting || !m.isOne(f.from, "la", "agreed")) {
			out = m.agreedToAssess(out, f)
			continue
		}
		if len(out) > 0 && out[len(out)-1].name == "agreement-made" && len(out[len(out)-1].items) > 0 && m.taken(f.from) {
			continue
		}
		out = m.agreement(out, f, meeting)
	}
	return slices.DeleteFunc(out, func(f found) bool { return f.name != "agreement-made" && m.used[f.from] })
}

// mediationSpokenOf reports whether the message is about a mediation, so that what was agreed was agreed there.
func (m *message) mediationSpokenOf(in []found) bool {
	return m.hasWord("outcome", "held", "mediation", "mediated", "action", "meeting") ||
		slices.ContainsFunc(in, func(f found) bool { return f.name == "mediation-held" || f.name == "mediation-concluded" })
}

// agreedToAssess keeps "assessment agreed"; "LA agreed to assess" outside a mediation can mean several things
// and is asked.
func (m *message) agreedToAssess(out []found, f found) []found {
	if !m.isOne(f.from, "la", "agreed") {
		return append(out, f)
	}
	m.doubts = append(m.doubts, Doubt{Kind: whichFact, Fact: f.name, Text: strings.TrimSpace(m.textOf(f.clause)),
		Facts: []string{"agreement-made", f.name, "decision-reversed"}})
	return out
}

// agreement adds the agreement with its items, or the outcome that "agreed" states.
func (m *message) agreement(out []found, f found, meeting bool) []found {
	lead := f.to
	if f.name != "agreement-made" {
		lead = f.from + 1
		if m.isOne(f.from, "la") {
			lead = m.after(f.from, "agreed")
		}
	}
	will := m.isOne(f.to-1, "will")
	on, start := m.agreedOn(lead)
	for i := f.from; i < start && on == nil; i++ {
		if m.toks[i].kind == aDay {
			on, m.used[i] = &m.days[m.toks[i].at], true
		}
	}
	if on == nil {
		on = f.on
	}
	m.agreedAt = nil
	items := m.items(start)
	if on == nil && len(items) > 0 && m.agreedAt != nil {
		on = m.agreedAt
	}
	if !m.explicitList(f, start) && !slices.ContainsFunc(items, func(i law.Item) bool { return i.What != "other" || !i.Due.IsZero() }) {
		items = nil
	}
	concluded := slices.ContainsFunc(out, func(o found) bool { return o.name == "mediation-concluded" })
	switch {
	case len(items) > 0 && (!will || meeting):
		if (m.hasWord("outcome") || slices.ContainsFunc(out, func(o found) bool { return o.name == "mediation-held" })) && !concluded && m.knows("mediation-concluded") {
			out = append(out, found{name: "mediation-concluded", set: []setting{{"outcome", "agreement"}}, from: f.from, to: f.from, clause: f.clause, on: on})
		}
		f.name, f.set, f.items, f.on = "agreement-made", nil, items, on
		m.take(start, m.itemsEnd)
		m.used[f.from] = false
		return append(out, f)
	case will, concluded, m.closes(f.clause):
		return out
	case slices.ContainsFunc(out, func(o found) bool { return o.name == "assessment-requested" }):
		f.name, f.set, f.on = "assessment-agreed", nil, on // "asked for assessment 1 Sept, agreed 9 Oct"
		return append(out, f)
	case meeting && m.isOne(f.from, "agreed", "la", "all", "they", "everyone", "parties", "agreement"):
		f.name, f.set, f.on = "mediation-concluded", []setting{{"outcome", "agreement"}}, on
		return append(out, f)
	}
	m.doubts = append(m.doubts, Doubt{Kind: whichFact, Fact: "mediation-concluded", Text: strings.TrimSpace(m.textOf(f.clause)),
		Facts: []string{"mediation-concluded", "agreement-made"}})
	return out
}

// closes reports whether a case is closed in the sentence of the clause: "agreed" is then the reason.
func (m *message) closes(k int) bool {
	for _, h := range m.hits {
		if h.topic == ofFact && h.name == "case-closed" && !h.bare && m.clauseAt[h.from] >= 0 && m.clauses[m.clauseAt[h.from]].sentence == m.clauses[k].sentence {
			return true
		}
	}
	return false
}

// pastDay returns the token after the day at token i, or i where none stands there.
func (m *message) pastDay(i int) int {
	at := m.pastSmall(i)
	if at < len(m.toks) && m.toks[at].kind == aDay {
		return at + 1
	}
	return i
}

// leadsToList reports whether a list may begin at token i: after a colon, or with what the authority is to do.
func (m *message) leadsToList(i int) bool {
	if m.isOne(i, ":", "-", "that", "to") {
		return true
	}
	if m.isOne(i, "partial", "agreement", "agreed") {
		i++
	}
	return m.isOne(i, ".", ",", ";", "\n") && m.isOne(i+1, "la") && m.isOne(i+2, "to", "will")
}

// explicitList reports whether what follows is announced as a list: "agreed actions: …", "agreed that …".
func (m *message) explicitList(f found, start int) bool {
	return m.isOne(start, ":", "-") || m.isOne(f.to-1, "action", ":", "that", "to")
}

// after returns the token after the first such word from i on.
func (m *message) after(i int, word string) int {
	for ; i < len(m.toks); i++ {
		if m.isOne(i, word) {
			return i + 1
		}
	}
	return i
}

// agreedOn reads the day right after "agreed", which is the day of the agreement and of no item.
func (m *message) agreedOn(i int) (*day, int) {
	at := i
	for at < len(m.toks) && m.isOne(at, "on", "at", "the", "mediation", "in") {
		at++
	}
	if at < len(m.toks) && m.toks[at].kind == aDay && !m.isOne(at-1, "by", "within") && m.days[m.toks[at].at].before != "by" {
		m.used[at] = true
		return &m.days[m.toks[at].at], at + 1
	}
	return nil, i
}
