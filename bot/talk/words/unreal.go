package words

import (
	"strings"
)

// denials before a phrase turn it into its opposite; hopes make it something that has not happened.
var (
	denials = set(`not never no without nor neither none nobody noone hardly`)
	hopes   = set(`will would could should might may can must shall if unless whether until once going hoping hope hopes want wants wanted plan planning plans
		intend intends intending expect expects expecting expected waiting await awaits awaiting chase chasing chased need needs ask asks asking try trying
		supposed meant considering considers thinking threatens threatening wait waits before due wish wishes promised promises promise remind
		offered offers offering proposed proposes suggested suggests available`)
	// aims are hopes even for a noun that may lie ahead: "the LA offered mediation on 3 Dec".
	aims = set(`if whether want wants wanted like offered offers offering proposed proposes suggested suggests available can could would`)
)

// unreal reports whether the message does not state the fact: it denies it, hopes for it or asks about it.
func (m *message) unreal(h hit, asked bool) bool {
	c := &m.clauses[m.clauseAt[h.from]]
	if m.onlyAsked(h, asked) || m.notDeclined(h) {
		return true
	}
	for i := max(c.from, h.from-7); i < h.from; i++ {
		w := m.toks[i].text
		if m.partOfFact(i) || m.partOfGround(i) || w == "not" && m.isOne(i+1, "pursued") {
			continue
		}
		if denials[w] && !h.uses("not") && m.toks[i].kind == aWord {
			return !(w == "no" && i+1 < h.from && i == c.from && m.toks[i+1].text == "it")
		}
		if m.politely(i) {
			continue
		}
		if w == "will" && h.uses("panel") {
			continue // "they'll take it back to panel" is what came of the mediation
		}
		if hopes[w] && !asked && h.name != "access-need-recorded" && !(h.name == "consent-withdrawn" && m.isOne(i, "would", "want", "wants", "wanted", "asked")) && (h.name != "direction-made" || w == "if" || w == "unless" || w == "whether") && !m.toRecord(i, h.from) && (h.ahead == "" || aims[w]) {
			return true
		}
	}
	return h.bare && m.lastDays(h) || m.unrealInside(h)
}

// stillToAppeal reports whether what was sent is something else, and the appeal is only spoken of: "decision sent 30 Sept, last
// day to appeal", "letter posted on the 2nd when do we appeal by".
func (m *message) stillToAppeal(h hit) bool {
	if h.name != "appeal-sent" || h.bare || !m.isOne(h.to-1, "appeal") || h.to-h.from < 2 {
		return false
	}
	if m.isOne(h.from-1, "letter", "decision", "notice", "refusal", "certificate") || m.isOne(h.to, "deadline", "limit", "date") ||
		m.isOne(h.to-2, "to", "we", "they", "she", "he", "i", "you", "family", "can", "must") {
		return true
	}
	for i := h.from + 1; i < h.to-1; i++ {
		if m.isOne(i, "deadline", "limit", "last", "when", "how") {
			return true
		}
	}
	return false
}

// politely reports whether the word at token i only asks for something to be recorded, or says that something can be
// confirmed: "could you pop 0188 in for 2 Dec", "I can confirm that the certificate was sent".
func (m *message) politely(i int) bool {
	return m.isOne(i, "can", "could", "would", "will") && m.request(i) || m.isOne(i, "can") && m.isOne(i+1, "confirm", "report", "say", "tell", "advise", "now", "let")
}

// partOfFact reports whether token i is a word of another fact: the "not" of "doesn't want to mediate" denies
// nothing that follows.
func (m *message) partOfFact(i int) bool { return i < len(m.inFact) && m.inFact[i] }

// partOfGround reports whether token i is a word of what a decision is about: the "not" of "won't issue a plan" denies no
// letter that follows.
func (m *message) partOfGround(i int) bool {
	for k := range m.hits {
		if h := &m.hits[k]; h.topic == ofGround && h.from <= i && i < h.to {
			return true
		}
	}
	return false
}

// lastDays reports whether the words before a noun speak of its limit: "last day to appeal 2 Dec".
func (m *message) lastDays(h hit) bool {
	if h.name != "appeal-sent" {
		return false
	}
	for i := max(m.clauses[m.clauseAt[h.from]].from, h.from-4); i < h.from; i++ {
		if m.isOne(i, "deadline", "limit", "day") {
			return true
		}
	}
	return m.isOne(h.to, "date", "deadline", "limit")
}

// toRecord reports whether the words between two tokens only ask to have something recorded: "can you log".
func (m *message) toRecord(from, to int) bool {
	for i := from; i < to; i++ {
		if m.isOne(i, "log", "record", "add", "note", "put", "save", "update", "enter") {
			return true
		}
	}
	return false
}

// uses reports whether the phrase, as it stands in its table, can use the word.
func (h *hit) uses(w string) bool {
	for from := 0; w != ""; {
		i := strings.Index(h.said[from:], w)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(w)
		if (start == 0 || partsWords(h.said[start-1])) && (end == len(h.said) || partsWords(h.said[end])) {
			return true
		}
		from = start + 1
	}
	return false
}

// partsWords reports whether the byte stands between two words of a phrase.
func partsWords(b byte) bool { return b == ' ' || b == '|' || b == '?' }

// unrealInside looks at the words within and right after a phrase: "cert to be issued", "appeal registered yet".
func (m *message) unrealInside(h hit) bool {
	for i := h.from + 1; i < h.to; i++ {
		switch w := m.toks[i].text; {
		case denials[w] && !h.uses(w), w == "be" && !h.due && !h.uses("be") && !m.isOne(h.from, "asked", "asks", "requested", "applied", "wants", "wanted"):
			return true
		case w == "would" && m.isOne(i+1, "like"):
		case (w == "will" || w == "should" || w == "would" || w == "might") && !h.uses(w) && h.name != "access-need-recorded":
			return true
		}
	}
	return m.isOne(h.to, "yet") || m.isOne(h.to, "not") && !m.isOne(h.to+1, "pursued", "wanted", "upheld") && !m.isOne(h.to+1, "the")
}
