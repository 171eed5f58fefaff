package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

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
	next := part{from: i}
	for ; i <= len(m.toks); i++ {
		cut := m.cutAt(next.from, i)
		if cut == noCut {
			continue
		}
		if i > next.from {
			if m.strangerIn(next.from, i) {
				return out
			}
			next.to = i
			if !m.isOne(next.from, "not", "no", "nothing") {
				out = append(out, next)
			}
		}
		if m.word(i) == "?" {
			return out
		}
		next = part{from: i + 1, and: cut == andCut, sentence: cut == sentenceCut}
	}
	return out
}

// The ways in which a list is cut.
const (
	noCut = iota
	commaCut
	andCut
	sentenceCut
)

// cutAt says how the list is cut at token i, where the part before it begins at token from.
func (m *message) cutAt(from, i int) int {
	switch {
	case i == len(m.toks), ends(&m.toks[i]):
		return sentenceCut
	case m.isOne(i, ",", ";", ":", "+", "but"), m.isOne(i, "-") && !m.toks[i].glued:
		return commaCut
	case m.isOne(i, "and", "&", "plus") && m.standsAlone(from, i) && m.standsAlone(i+1, m.partEnd(i+1)):
		return andCut
	}
	return noCut
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
	return n >= 2 || n == 1 && m.dueIn(part{from: from, to: to}) != nil
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
	was were is are of her his their our with at from up mediation meeting`)

// itemOf gives the short label of an item and the kind of thing it is.
func (m *message) itemOf(p part) (label, what string) {
	var words []string
	for i := p.from; i < p.to && len(words) < 5; i++ {
		t := &m.toks[i]
		if t.kind == aNumber && (i == p.from || i == p.to-1) {
			continue // the number of the item, or of the next
		}
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
		t := &m.toks[i]
		if t.kind != aDay || m.inSum(i) {
			continue
		}
		d := &m.days[t.at]
		if date, doubt, _ := d.as(nearest, m.set.Today, m.set.Calendar); doubt == "" && date.Before(m.set.Today) && d.before != "by" {
			m.agreedAt = d // the day of the agreement, not a limit
			continue
		}
		return d
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
	d.taken = date
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
