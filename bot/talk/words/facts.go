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
	today  bool // no day of its own was said: it is noted as of today
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

// denials before a phrase turn it into its opposite; hopes make it something that has not happened.
var (
	denials = set(`not never no without nor neither none nobody hardly`)
	hopes   = set(`will would could should might may can must shall if unless whether until once going hoping hope hopes want wants wanted plan planning plans
		intend intends intending expect expects expecting expected waiting await awaits awaiting chase chasing chased need needs ask asks asking try trying
		supposed meant considering considers thinking threatens threatening wait waits before due wish wishes promised promises promise remind`)
)

// unreal reports whether the message does not state the fact: it denies it, hopes for it or asks about it.
func (m *message) unreal(h hit, asked bool) bool {
	c := &m.clauses[m.clauseAt[h.from]]
	if c.asks && !asked {
		return true
	}
	own := wordsOf(h.said)
	for i := max(c.from, h.from-7); i < h.from; i++ {
		w := m.toks[i].text
		if m.partOfFact(i) || w == "not" && m.isOne(i+1, "pursued") {
			continue
		}
		if denials[w] && !own["not"] && m.toks[i].kind == aWord {
			return !(w == "no" && i+1 < h.from && i == c.from && m.toks[i+1].text == "it")
		}
		if hopes[w] && !asked && !m.toRecord(i, h.from) && (h.ahead == "" || w == "if" || w == "whether" || strings.HasPrefix(w, "want")) {
			return true
		}
	}
	return m.unrealInside(h, own)
}

// partOfFact reports whether token i is a word of another fact: the "not" of "doesn't want to mediate" denies
// nothing that follows.
func (m *message) partOfFact(i int) bool { return i < len(m.inFact) && m.inFact[i] }

// toRecord reports whether the words between two tokens only ask to have something recorded: "can you log".
func (m *message) toRecord(from, to int) bool {
	for i := from; i < to; i++ {
		if m.isOne(i, "log", "record", "add", "note", "put", "save", "update", "enter") {
			return true
		}
	}
	return false
}

// wordsOf returns the words that a phrase of a table can use.
func wordsOf(said string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsFuncSeq(said, func(r rune) bool { return r == ' ' || r == '|' || r == '?' }) {
		out[w] = true
	}
	return out
}

// unrealInside looks at the words within and right after a phrase: "cert to be issued", "appeal registered yet".
func (m *message) unrealInside(h hit, own map[string]bool) bool {
	for i := h.from + 1; i < h.to; i++ {
		switch w := m.toks[i].text; {
		case denials[w] && !own[w], w == "be" && !h.due && !own["be"]:
			return true
		case (w == "will" || w == "should" || w == "would" || w == "might") && !own[w]:
			return true
		}
	}
	return m.isOne(h.to, "yet") || m.isOne(h.to, "not") && !m.isOne(h.to+1, "pursued", "wanted", "upheld") && !m.isOne(h.to+1, "the")
}

// unheard notes a clause that was not understood, once.
func (m *message) unheard(k int) {
	if text := strings.TrimSpace(m.textOf(k)); !slices.Contains(m.lost, text) {
		m.lost = append(m.lost, text)
	}
}

// bareWithDay drops the nouns beside which no day stands: "rang about the hearing" states no hearing. Nouns
// in a row share the day after the last: "cert and appeal both 9 Nov".
func (m *message) bareWithDay(in []found) []found {
	out := make([]found, 0, len(in))
	for i := range in {
		f := in[i]
		if f.bare && !m.besideDay(in, i) || f.weak && len(m.daysIn(f.clause)) == 0 {
			continue
		}
		out = append(out, f)
	}
	return out
}

// qualifiers may stand before a noun without making another thing of it: "the LA letter", "new decision".
var qualifiers = set(`la new formal official original written refusal decision mum dad parent family carer s tribunal hearing log record add update final
	she he they we i you who yp client adviser and & + / plus mediation note no yes says said got sorry oops actually oral deemed got had review annual both send sen out both ok hi please date`)

// qualified reports whether the word before a noun makes another thing of it: "school letter", "panel decision".
func (m *message) qualified(in []found, i int) bool {
	at := in[i].from - 1
	if at < m.clauses[in[i].clause].from {
		return false
	}
	t := &m.toks[at]
	if t.kind != aWord || smallWords[t.id] || qualifiers[t.text] {
		return false
	}
	return !slices.ContainsFunc(in, func(f found) bool { return at >= f.from && at < f.to })
}

// besideDay reports whether a day stands beside the noun.
func (m *message) besideDay(in []found, i int) bool {
	f := &in[i]
	if m.qualified(in, i) {
		return false
	}
	if m.isOne(f.from-1, "about", "re", "regarding", "want", "wants", "after", "before", "since", "without", "into", "discuss", "concerning", "chase", "whose") ||
		m.isOne(f.from-2, "about", "re", "regarding", "after", "before", "since", "without") {
		return false
	}
	if d := m.dayAfter(f.to); d != nil {
		return !m.claimed(in, i, d) && (f.ahead != "" || f.due || !m.awaited(f.to, d))
	}
	next := m.pastSmall(f.to)
	if m.isOne(next, "and", "&", "+", "/", "plus") || m.word(next) == "," {
		for k := i + 1; k < len(in); k++ {
			if in[k].from <= next+3 && m.joinedList(next, in[k].from) {
				return m.sharedAfter(in, k)
			}
		}
	}
	return m.dayBefore(f)
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
		case t.kind == anHour, smallWords[t.id], m.isOne(i, "both", "each", "says", "-", ":", "=", "dated", "deadline", "now", "will", "by", "until", "date", "due", "must", "same", "listed"):
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
func (m *message) claimed(in []found, i int, d *day) bool {
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
