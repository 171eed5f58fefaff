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
		if strings.HasPrefix(h.said, "booked|rebooked") && m.hasWord("hearing", "review", "tribunal", "panel", "call", "train", "holiday", "leave") {
			continue
		}
		if h.weak && h.name == "mediation-adviser-contacted" && (m.someoneElse(h) || m.elsewhere(h)) {
			continue
		}
		out = append(out, found{name: h.name, set: h.set, from: h.from, to: h.to, bare: h.bare, weak: h.weak, due: h.due, ahead: h.ahead, clause: k})
	}
	out = m.agreements(out)
	out = m.bareWithDay(out)
	out = m.groundDecisions(out)
	m.bind(out)
	m.arrivals(out)
	m.datedNotices(out)
	m.reviewLetters(out)
	m.tribunalLetters(out)
	m.tribunalDecisions(out)
	for _, k := range nouns {
		if !slices.ContainsFunc(out, func(f found) bool { return f.clause == k }) {
			m.unheard(k)
		}
	}
	return m.once(slices.DeleteFunc(out, func(f found) bool { return f.name == "" }))
}

// once drops a fact without a day where the same fact stands in the message with one: "refusal to assess,
// letter dated 22 Sept" is one decision. What its words say of it stays.
func (m *message) once(in []found) []found {
	out := in[:0:0]
	for i := range in {
		f := &in[i]
		if f.on != nil || f.fixes != nil || repeats[f.name] {
			continue
		}
		if first := slices.IndexFunc(in, func(o found) bool { return o.name == f.name && o.on != nil }); first >= 0 {
			in[first].set = slices.Concat(in[first].set, f.set)
			f.name = ""
		}
	}
	beside := m.besides(in)
	for i := range in {
		f := &in[i]
		dateless := f.on == nil && f.fixes == nil
		again := slices.ContainsFunc(out, func(o found) bool { return o.name == f.name })
		switch {
		case f.name == "", twice(out, f), beside.explains(m, f, dateless), dateless && again && !repeats[f.name]:
		case dateless && (m.isOne(f.from-1, "as", "because") || m.isOne(f.from-2, "as", "because")): // a reason for something else
		case dateless && f.name == "mediation-concluded" && m.closes(f.clause):
		default:
			out = append(out, *f)
		}
	}
	return out
}

// repeats are facts of which a message may state several, some without their days.
var repeats = set(`direction-made step-done mediation-booked`)

// someoneElse reports whether the verb of a contact has a subject that is not the family: "the LA rang".
func (m *message) someoneElse(h hit) bool {
	if !strings.HasPrefix(h.said, "RANG") && h.said != "referred" {
		return false
	}
	i := h.from - 1
	for i >= 0 && m.toks[i].kind == aWord && smallWords[m.toks[i].id] {
		i--
	}
	return i >= m.clauses[m.clauseAt[h.from]].from && m.toks[i].kind == aWord && !joining[m.toks[i].text] && !m.partOfFact(i)
}

// elsewhere reports whether the verb of a contact has an object that is not the adviser: "mum rang the school".
func (m *message) elsewhere(h hit) bool {
	i := m.pastSmall(h.to)
	return i < len(m.toks) && m.toks[i].kind == aWord && !reached[m.toks[i].text]
}

// reached are words that may follow the verb of a contact without naming somebody else.
var reached = set(`us herself himself themselves adviser mediation mediator about re regarding saying asking wanting back again and & plus she he they mum dad parent family carer
	yp client but so then today said says asked wants want wanted who because line phone email late early first team new certificate letter help
	declined declining wishes confirming confirmed explained told tell let know via this before after earlier later`)

// joining are words that may stand before a verb without being its subject.
var joining = set(`and & plus she he they we i who mum dad parent family carer nan yp client log record note add says said`)

// arrivals gives the day on which something arrived to the notice before it: "letter dated 22 Sept but only
// arrived 28th".
func (m *message) arrivals(in []found) {
	for i := range in {
		if in[i].name != arrival {
			continue
		}
		for k := i - 1; k >= 0 && in[i].on != nil; k-- {
			if in[k].name == "rights-request-received" && in[k].on == nil {
				in[k].on, in[k].own = in[i].on, true
				break
			}
			if (notices[in[k].name] || in[k].name == "appeal-registered") && m.clauses[in[k].clause].sentence == m.clauses[in[i].clause].sentence {
				in[k].came = in[i].on
				break
			}
		}
		in[i].name = ""
	}
}

// datedNotices gives a notice that arrived on one day and is dated another both: "letter came Friday, dated
// 2 Nov".
func (m *message) datedNotices(in []found) {
	for i := range in {
		f := &in[i]
		if !notices[f.name] || f.on == nil || f.came != nil || f.on.before == "dated" || !m.arrived(f) {
			continue
		}
		for k := f.clause; k < len(m.clauses) && k <= f.clause+1 && m.clauses[k].sentence == m.clauses[f.clause].sentence; k++ {
			for _, d := range m.daysIn(k) {
				if d.before == "dated" && d.at > f.from && (k == f.clause || m.onlyDay(k)) {
					f.came, f.on = f.on, d
				}
			}
		}
	}
}

// reviewLetters makes one fact of a decision after a review and the letter that told it: "after review LA decided
// to cease, letter 6 Nov".
func (m *message) reviewLetters(in []found) {
	for i := range in {
		f := &in[i]
		if f.name != "review-decision-sent" || f.on != nil {
			continue
		}
		for k := range in {
			o := &in[k]
			if o.name == "decision-sent" && o.on != nil && m.clauses[o.clause].sentence == m.clauses[f.clause].sentence {
				f.on, f.own, o.name = o.on, true, ""
				break
			}
		}
	}
}

// tribunalLetters dates what the tribunal did by its letter: "registered it, letter dated 6 Nov" is no decision of the
// authority's.
func (m *message) tribunalLetters(in []found) {
	for i := range in {
		f := &in[i]
		if f.name != "appeal-registered" && f.name != "appeal-received" && f.name != "appeal-returned" || f.on != nil || m.decides(in) {
			continue
		}
		for k := i + 1; k < len(in); k++ {
			if o := &in[k]; o.name == "decision-sent" && o.on != nil && m.isOne(o.from, "letter") && o.clause == f.clause+1 && m.clauses[o.clause].sentence == m.clauses[f.clause].sentence {
				f.on, f.own, o.name = o.on, true, ""
				break
			}
		}
	}
}

// decides reports whether the message tells what the authority decided, so that a letter may be its own.
func (m *message) decides(in []found) bool {
	return len(m.groundsIn(0, len(m.toks))) > 0 || slices.ContainsFunc(in, func(f found) bool { return f.name == "decision-sent" && f.on == nil })
}

// tribunalDecisions makes "the decision" the tribunal's where the message says what it ordered.
func (m *message) tribunalDecisions(in []found) {
	if !slices.ContainsFunc(in, func(f found) bool { return f.name == "order-made" }) {
		return
	}
	for i := range in {
		if f := &in[i]; f.name == "decision-sent" && m.isOne(f.from, "decision") && !m.isOne(f.from+1, "letter", "notice") {
			f.name = "order-made"
		}
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
		return cmp.Or((y.to-y.from)-(x.to-x.from), cmp.Compare(nothingFirst(x), nothingFirst(y)), cmp.Compare(y.needs, x.needs))
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

// nothingFirst orders the phrases that only look like a fact before the others.
func nothingFirst(h hit) int {
	if h.name == nothing {
		return 0
	}
	return 1
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
