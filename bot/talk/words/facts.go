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
		if h.weak && h.name == "mediation-adviser-contacted" && (m.someoneElse(h) || m.elsewhere(h)) {
			continue
		}
		out = append(out, found{name: h.name, set: h.set, from: h.from, to: h.to, bare: h.bare, weak: h.weak, due: h.due, ahead: h.ahead, clause: k})
	}
	out = m.agreements(m.consents(out))
	out = m.bareWithDay(out)
	out = m.groundDecisions(out)
	out = m.bind(m.itsLetter(out))
	out = m.heldWhereConcluded(out)
	m.arrivals(out)
	m.datedNotices(out)
	m.decidedAfterReview(out)
	m.reviewLetters(out)
	m.tribunalLetters(out)
	m.tribunalDecisions(out)
	for _, k := range nouns {
		if !slices.ContainsFunc(out, func(f found) bool { return f.clause == k }) {
			m.unheard(k)
		}
	}
	return oneOutcome(m.once(slices.DeleteFunc(out, func(f found) bool { return f.name == "" })))
}

// oneOutcome leaves out "no agreement" where the message also says what there was instead: "no deal, LA sticking to its
// decision".
func oneOutcome(in []found) []found {
	none := setting{"outcome", "none"}
	more := func(f found) bool {
		return f.name == "mediation-concluded" && len(f.set) > 0 && !slices.Contains(f.set, none)
	}
	if !slices.ContainsFunc(in, more) {
		return in
	}
	return slices.DeleteFunc(in, func(f found) bool {
		return f.name == "mediation-concluded" && slices.Contains(f.set, none) && slices.ContainsFunc(in, func(o found) bool { return more(o) && o.on == f.on })
	})
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
	lendArrivals(in)
	beside := m.besides(in)
	for i := range in {
		f := &in[i]
		dateless := f.on == nil && f.fixes == nil
		again := slices.ContainsFunc(out, func(o found) bool { return o.name == f.name })
		switch {
		case f.name == "", m.twice(out, f), beside.explains(m, f, dateless), dateless && again && !repeats[f.name]:
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
	if m.isOne(h.to, "to") && m.isOne(i, "mum", "dad", "parent", "family", "carer", "her", "him", "them", "la") {
		return true // "emailed to mum"
	}
	return i < len(m.toks) && m.toks[i].kind == aWord && !reached[m.toks[i].text]
}

// reached are words that may follow the verb of a contact without naming somebody else.
var reached = set(`us herself himself themselves adviser mediation mediator about re regarding saying asking wanting back again and & plus she he they mum dad parent family carer
	yp client but so then today said says asked wants want wanted who because line phone email late early first team new certificate letter help
	declined declining wishes confirming confirmed explained told tell let know via this before after earlier later`)

// joining are words that may stand before a verb without being its subject.
var joining = set(`and & plus she he they we i who mum dad parent family carer nan yp client log record note add says said`)

// factHits returns the phrases of facts, the longer before the shorter where two share a word.
func (m *message) factHits() []hit {
	var all []hit
	for _, h := range m.hits {
		if h.topic == ofFact && (h.needs == "" || m.hasWord(strings.Split(h.needs, "|")...)) && (h.lacks == "" || !m.hasWord(strings.Split(h.lacks, "|")...)) && !m.bookedElse(h) && !m.goesLater(h) && !m.goesToFamily(h) && !m.arrivesFirst(h) && !m.stillToAppeal(h) {
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(x, y hit) int {
		return cmp.Or((y.to-y.from)-(x.to-x.from), cmp.Compare(nothingFirst(x), nothingFirst(y)), cmp.Compare(y.needs, x.needs), y.words-x.words)
	})
	all = m.deniedLast(all)
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

// deniedLast puts a phrase with a foreign "not" in it behind those that have the "not" for their own: of "mum not wanting
// mediation" it is not heard that she wants it and does not, but that she declined.
func (m *message) deniedLast(all []hit) []hit {
	var last []hit
	kept := all[:0:0]
	for _, h := range all {
		not := -1
		for i := h.from + 1; i < h.to; i++ {
			if denials[m.toks[i].text] && !h.uses(m.toks[i].text) {
				not = i
			}
		}
		owned := not >= 0 && slices.ContainsFunc(all, func(o hit) bool {
			return o.from <= not && not < o.to && o.from < h.to && h.from < o.to && o.uses(m.toks[not].text)
		})
		if owned {
			last = append(last, h)
			continue
		}
		kept = append(kept, h)
	}
	return append(kept, last...)
}

// bookedElse reports whether "booked for Friday" is said of something else than a mediation.
func (m *message) bookedElse(h hit) bool {
	return strings.HasPrefix(h.said, "booked|rebooked") && m.hasWord("hearing", "review", "tribunal", "panel", "call", "train", "holiday", "leave")
}

// goesLater reports whether "the certificate goes on Friday" is said of another day than today: then it has not gone.
func (m *message) goesLater(h hit) bool {
	if !strings.HasPrefix(h.said, "certificate goes") {
		return false
	}
	for i := h.from; i < h.to; i++ {
		if t := &m.toks[i]; t.kind == aDay {
			return m.days[t.at].form != wholeDay || m.days[t.at].date != m.set.Today
		}
	}
	return true
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
