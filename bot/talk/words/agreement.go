package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
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
		signed agreement`},
	{name: arrival, weak: true, says: `
		only? arrived
		only? came
		only? received
		got here|it`},
	// An authority that agrees to mediate says nothing about what the family wants.
	{name: nothing, says: `
		la TOLD FAMILY|us|me|tribunal|adviser|mediator|school
		la agreed to? mediate|mediation
		la happy|willing|open to? mediate`},
}

// agreements reads the lists of what was agreed. Where nothing is listed "agreed" is the outcome of the
// mediation, if one is spoken of; else it is asked what is meant.
func (m *message) agreements(in []found) []found {
	out := make([]found, 0, len(in))
	meeting := m.mediationSpokenOf(in)
	for i := range in {
		f := in[i]
		if f.name == "mediation-concluded" && slices.Contains(f.set, setting{"outcome", "agreement"}) && m.isOne(m.pastDay(f.to), ":", "-", "that", "to") {
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
	items := m.items(start)
	if !m.explicitList(f, start) && !slices.ContainsFunc(items, func(i law.Item) bool { return i.What != "other" || !i.Due.IsZero() }) {
		items = nil
	}
	concluded := slices.ContainsFunc(out, func(o found) bool { return o.name == "mediation-concluded" })
	switch {
	case len(items) > 0 && (!will || meeting):
		if m.hasWord("outcome", "held", "mediated") && !concluded && m.knows("mediation-concluded") {
			out = append(out, found{name: "mediation-concluded", set: []setting{{"outcome", "agreement"}}, from: f.from, to: f.from, clause: f.clause, on: on})
		}
		f.name, f.set, f.items, f.on = "agreement-made", nil, items, on
		m.take(start, m.itemsEnd)
		m.used[f.from] = false
		return append(out, f)
	case will, concluded, m.closes(f.clause):
		return out
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

// part is one stretch of a list.
type part struct {
	from, to int
	and      bool // "and" stands before it
	sentence bool // it begins a sentence
}

// items reads the list that begins at token i. It ends where something else is reported or asked.
func (m *message) items(i int) []law.Item {
	var out []law.Item
	m.itemsEnd = i
	for _, p := range m.parts(i) {
		label, what := m.itemOf(p)
		due := m.dueIn(p)
		switch {
		case label == "" && due == nil:
			continue
		case label == "" || m.onlyDelivery(p):
			if len(out) > 0 && due != nil && out[len(out)-1].Due.IsZero() {
				out[len(out)-1].Due = m.itemDue(due)
				m.itemsEnd = p.to
				continue
			}
			if len(out) > 0 || label == "" {
				return out
			}
		case p.sentence && len(out) > 0 && due == nil:
			return out
		}
		item := law.Item{Item: unique(label, out), What: what}
		if due != nil {
			item.Due = m.itemDue(due)
			if p.and && len(out) > 0 && out[len(out)-1].Due.IsZero() && due.before == "by" {
				out[len(out)-1].Due = item.Due
			}
		}
		out = append(out, item)
		m.itemsEnd = p.to
	}
	return out
}

// parts cuts the list at commas, "and" and the ends of sentences, up to where something else begins.
func (m *message) parts(i int) []part {
	var out []part
	from, and, sentence := i, false, false
	add := func(to int) bool {
		if to > from {
			if m.strangerIn(from, to) {
				return false
			}
			if !m.isOne(from, "not", "no", "nothing") {
				out = append(out, part{from, to, and, sentence})
			}
		}
		return true
	}
	for ; i < len(m.toks); i++ {
		t := &m.toks[i]
		switch {
		case ends(t):
			if !add(i) || t.text == "?" {
				return out
			}
			from, and, sentence = i+1, false, true
		case m.isOne(i, ",", ";", ":", "-", "+", "but") && !(t.text == "-" && t.glued):
			if !add(i) {
				return out
			}
			from, and, sentence = i+1, false, false
		case m.isOne(i, "and", "&", "plus") && m.standsAlone(from, i) && m.standsAlone(i+1, m.partEnd(i+1)):
			if !add(i) {
				return out
			}
			from, and, sentence = i+1, true, false
		}
	}
	add(len(m.toks))
	return out
}

// partEnd returns where the part that begins at token i ends at the latest.
func (m *message) partEnd(i int) int {
	for i < len(m.toks) && !ends(&m.toks[i]) && !m.isOne(i, ",", ";", "and", "&", "plus") {
		i++
	}
	return i
}

// standsAlone reports whether the tokens can be an item of their own: they have a verb or a thing that is
// known, or two words.
func (m *message) standsAlone(from, to int) bool {
	if whatOf(m, from, to) != "other" {
		return to-from > 1 || !sectionLetters[m.word(from)]
	}
	n := 0
	for i := from; i < to; i++ {
		if m.toks[i].kind == aWord && !smallWords[m.toks[i].id] && !itemLeads[m.toks[i].text] {
			n++
		}
	}
	return n >= 2
}

// strangerIn reports whether something is reported between the tokens that is no item of an agreement.
func (m *message) strangerIn(from, to int) bool {
	for _, h := range m.hits {
		if h.topic == ofFact && h.from >= from && h.to <= to && !h.bare && strangers[h.name] {
			return true
		}
		if h.topic == ofFact && h.from >= from && h.to <= to && h.bare && h.name == "certificate-issued" {
			return true
		}
	}
	return m.clauseAt[from] >= 0 && m.clauses[m.clauseAt[from]].asks
}

var strangers = set(`certificate-issued appeal-sent appeal-received appeal-registered mediation-adviser-contacted mediation-adjourned mediation-held
	mediation-declined case-closed order-made hearing-held consent-given authority-told-mediation-wanted`)

// itemLeads are words before an item that say nothing about it.
var itemLeads = set(`la they will to by within should would be do that both parties and the a an on for in shall must need needs agree agreed agreeing new
	was were is are of her his their our with at from up out`)

// itemOf gives the short label of an item and the kind of thing it is.
func (m *message) itemOf(p part) (label, what string) {
	var words []string
	for i := p.from; i < p.to && len(words) < 5; i++ {
		t := &m.toks[i]
		if t.kind != aWord && t.kind != aNumber || smallWords[t.id] || itemLeads[t.text] && !(t.text == "new" && len(words) == 0) {
			continue
		}
		words = append(words, strings.ToLower(m.text[t.start:t.end]))
	}
	return strings.Join(words, " "), whatOf(m, p.from, p.to)
}

// whatOf says what kind of thing an item is, by the words in it.
func whatOf(m *message, from, to int) string {
	has := func(words ...string) bool {
		for i := from; i < to; i++ {
			if m.isOne(i, words...) {
				return true
			}
		}
		return false
	}
	section := func(letters ...string) bool {
		for i := from; i < to; i++ {
			if m.isOne(i, letters...) && m.toks[i].kind == aWord && (m.isOne(i-1, "section", "and", "b", "f", "&", "sections") || m.isOne(i-2, "section")) {
				return true
			}
		}
		return false
	}
	switch {
	case has("assess", "assessment", "reassess", "reassessment"):
		return "assess"
	case section("i") || has("placement") || has("name", "named", "naming", "change") && has("school", "setting", "college"):
		return "placement"
	case section("b", "f") || has("contents", "amend", "amended", "amending", "amendment", "provision", "reword", "rewrite", "redraft") ||
		has("new", "revised", "revise") && has("draft", "plan"):
		return "contents"
	case has("maintain", "reinstate") || has("keep") && has("plan"):
		return "maintain"
	case has("issue", "make", "write", "draft", "prepare", "produce", "final") && has("plan"):
		return "make-plan"
	}
	return "other"
}

// dueIn returns the day by which an item is to be done.
func (m *message) dueIn(p part) *day {
	for i := p.from; i < p.to; i++ {
		if t := &m.toks[i]; t.kind == aDay && !m.inSum(i) {
			return &m.days[t.at]
		}
	}
	return nil
}

// itemDue completes the day, or asks for it.
func (m *message) itemDue(d *day) civil.Date {
	d.heard = true
	date, doubt, readings := d.as(planned, m.set.Today, m.set.Calendar)
	if doubt != "" {
		m.doubts = append(m.doubts, Doubt{Kind: doubt, Fact: "agreement-made", Text: m.text[d.start:d.end], Readings: readings})
	}
	return date
}

// onlyDelivery reports whether a part only says how and when the item before it is delivered: "letter to go
// out by Friday".
func (m *message) onlyDelivery(p part) bool {
	for i := p.from; i < p.to; i++ {
		t := &m.toks[i]
		if t.kind == aWord && !smallWords[t.id] && !itemLeads[t.text] && !m.isOne(i, "letter", "notification", "notice", "confirmation", "go", "going", "out", "done",
			"sent", "complete", "completed", "writing", "end", "latest", "confirm", "decision", "issued") {
			return false
		}
	}
	return true
}

// unique makes the label differ from those before it.
func unique(label string, have []law.Item) string {
	base := label
	for n := 2; slices.ContainsFunc(have, func(i law.Item) bool { return i.Item == label }); n++ {
		label = base + " " + string(rune('0'+n%10))
	}
	return label
}
