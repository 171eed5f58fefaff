package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// reach returns the tokens in which the attributes of a fact are looked for: its sentence.
func (m *message) reach(f *found) (first, last int) {
	s := m.clauses[f.clause].sentence
	first, last = m.clauses[f.clause].from, m.clauses[f.clause].to
	for k := f.clause; k >= 0 && m.clauses[k].sentence == s; k-- {
		first = m.clauses[k].from
	}
	for k := f.clause; k < len(m.clauses) && (m.clauses[k].sentence == s || m.addsTo(k, f)); k++ {
		last = m.clauses[k].to
	}
	return first, last
}

// addsTo reports whether clause k states no fact, has no day and asks nothing: then it can only add to the fact
// of the sentence before it: "mediated Thursday. LA was there but could not decide".
func (m *message) addsTo(k int, f *found) bool {
	c := &m.clauses[k]
	if c.asks {
		return false
	}
	for i := range m.final {
		if o := m.final[i].clause; o == k || o > f.clause && o < k {
			return false
		}
	}
	return len(m.daysIn(k)) == 0
}

// withForm notes the form of an appeal.
func (m *message) withForm(e *law.Event, f *found) {
	if e.Type != "appeal-sent" {
		return
	}
	first, last := m.reach(f)
	for i := first; i < last; i++ {
		if m.toks[i].kind == aForm {
			e.Attrs = m.allowed(e.Type, e.Attrs.With("form", m.toks[i].text))
		}
	}
}

// withGround notes the grounds that the sentence names, for facts that can be about some of them.
func (m *message) withGround(e *law.Event, f *found) {
	if e.Type != "decision-sent" && e.Type != "authority-not-opposing" {
		return
	}
	first, last := m.reach(f)
	if m.opens {
		return // the grounds of a new case are the case's own
	}
	if grounds := m.groundsIn(first, last); len(grounds) > 0 {
		e.Attrs = m.allowed(e.Type, e.Attrs.With("ground", grounds...))
	}
}

// kinds completes what one fact of a message says of another: a certificate after a mediation is another one
// than a certificate after a refusal to mediate.
func (m *message) kinds(h *Heard) {
	for i := range h.Facts {
		e, ref := &h.Facts[i].Event, h.Facts[i].Reference
		has := func(types ...string) bool {
			return slices.ContainsFunc(h.Facts, func(f HeardFact) bool {
				return slices.Contains(types, f.Event.Type) && (f.Reference == ref || f.Reference == "" || ref == "")
			})
		}
		if e.Type != "certificate-issued" || e.Attrs.Get("kind") != "" {
			continue
		}
		kind := ""
		switch {
		case m.reason != "":
			kind = m.reason
		case has("mediation-declined"):
			kind = "not-pursued"
		case has("authority-cannot-arrange"):
			kind = "deemed"
		case has("mediation-held", "mediation-concluded"):
			kind = "mediated"
		}
		if kind != "" {
			e.Attrs = m.allowed(e.Type, e.Attrs.With("kind", kind))
		}
	}
}

// onTheLine adds the contact that a new family on the phone is: it calls now.
func (m *message) onTheLine(h *Heard) {
	if !m.onLine() || !m.knows("mediation-adviser-contacted") || slices.ContainsFunc(h.Facts, func(f HeardFact) bool { return f.Event.Type == "mediation-adviser-contacted" }) {
		return
	}
	e := law.Event{Type: "mediation-adviser-contacted", On: m.set.Today}
	e.Attrs = m.allowed(e.Type, e.Attrs.With("channel", "phone"))
	h.Facts = append(h.Facts, HeardFact{Event: e, Assumed: true})
}

// withPerson notes who is assigned.
func (m *message) withPerson(e *law.Event, f *found) {
	if e.Type != "assigned" {
		return
	}
	for i := f.from; i < f.to; i++ {
		if m.toks[i].kind == aPerson {
			e.Attrs = m.allowed(e.Type, e.Attrs.With("person", m.people[m.toks[i].at]))
		}
	}
}

// assigned adds the assignment that an order to give a case to somebody means: it holds from today.
func (m *message) assigned(h *Heard) {
	if h.Intent != Assign || len(m.people) == 0 || !m.knows("assigned") || slices.ContainsFunc(h.Facts, func(f HeardFact) bool { return f.Event.Type == "assigned" }) {
		return
	}
	f := found{name: "assigned", clause: 0}
	e := law.Event{Type: "assigned", On: m.set.Today}
	if len(m.clauses) > 0 {
		e.Attrs = m.attrs(&f)
	}
	e.Attrs = m.allowed("assigned", e.Attrs.With("person", m.people[len(m.people)-1]))
	h.Facts = append(h.Facts, HeardFact{Event: e, Assumed: true})
}

// registrationDay dates the directions of a registration letter by the letter's own day.
func (m *message) registrationDay(h *Heard) {
	for i := range h.Facts {
		letter := &h.Facts[i]
		if letter.Event.Type != "appeal-registered" || letter.Event.On.IsZero() {
			continue
		}
		for k := range h.Facts {
			if f := &h.Facts[k]; f.Event.Type == "direction-made" && f.Assumed {
				f.Event.On, f.Assumed, f.When = letter.Event.On, false, letter.When
			}
		}
	}
}

// appellant says whose appeal it is, where the message says so.
func (m *message) appellant() string {
	yp := m.hasWord("yp") || m.together("young", "person")
	own := m.hasWord("herself", "himself", "themselves", "themself") || m.together("own", "right")
	switch {
	case m.together("alternative", "person"):
		return "alternative-person"
	case yp && (own || !m.hasWord("mum", "dad", "parent", "carer")):
		return "young-person"
	case yp:
		return ""
	case m.hasWord("mum", "dad", "parent"):
		return "parent"
	}
	return ""
}

// together reports whether two words stand side by side.
func (m *message) together(a, b string) bool {
	for i := range m.toks {
		if m.isOne(i, a) && m.isOne(i+1, b) {
			return true
		}
	}
	return false
}

// pastNumberWord returns the token after the words that announce a number: "no. 3".
func (m *message) pastNumberWord(i int) int {
	for m.isOne(i, ":", "no", "number", ".", "item", "#") {
		i++
	}
	return i
}

// numberFor returns the number of the item in a list that is meant: "snooze 7 til Mon", "done 3".
func (m *message) numberFor(i Intent) int {
	if i != Settings && i != Agenda && i != Chat && i != OutOfScope && i != Why {
		return 0
	}
	for k := range m.toks {
		if i == Settings && m.toks[k].kind == aNumber && m.toks[k].digits <= 2 && !m.toks[k].ord && (k == 0 || m.isOne(k-1, "about", "of", "for", "with", "leave")) {
			return m.toks[k].num
		}
		if m.isOne(k, "snooze", "done", "item", "number", "mine", "why", "mute", "push", "put", "move") && k+1 < len(m.toks) {
			next := m.pastNumberWord(k + 1)
			if m.isOne(k, "why") && m.isOne(next, "is") && next+1 < len(m.toks) {
				next = m.pastNumberWord(next + 1)
			}
			if next >= len(m.toks) || m.smallNumber(next) {
				return m.numberAt(next)
			}
		}
	}
	return 0
}

// smallNumber reports whether the token is a number that a line of a list could have.
func (m *message) smallNumber(i int) bool {
	t := &m.toks[i]
	return t.kind == aNumber && t.digits <= 3 && !t.ord
}

// numberAt is the number of the token, 0 past the end.
func (m *message) numberAt(i int) int {
	if i >= len(m.toks) {
		return 0
	}
	return m.toks[i].num
}

// handedTo notes to whom a case was handed over: the word after "to", as it was typed.
func (m *message) handedTo(e *law.Event, f *found) {
	if e.Type != "provider-handed-over" {
		return
	}
	for i := f.from; i < len(m.toks) && i < f.to+3; i++ {
		if m.isOne(i, "to") && i+1 < len(m.toks) && m.toks[i+1].kind == aWord && !smallWords[m.toks[i+1].id] && !m.isOne(i+1, "another", "other", "new", "different", "provider", "second", "someone", "next") {
			e.Attrs = m.allowed(e.Type, e.Attrs.With("to", m.fieldAt(m.toks[i+1].start)))
			return
		}
	}
	for i := range m.toks { // "they agreed to move to south-mediation. Hand it over"
		if i > 0 && m.isOne(i-1, "to") && m.toks[i].kind == aWord && strings.Contains(m.fieldAt(m.toks[i].start), "-") {
			e.Attrs = m.allowed(e.Type, e.Attrs.With("to", strings.Trim(m.fieldAt(m.toks[i].start), ".,;!?")))
		}
	}
}

// fieldAt is the word at the byte up to the next space, an id with its hyphens: "south-mediation".
func (m *message) fieldAt(start int) string {
	for _, f := range fieldsOf(m.text[start:]) {
		return strings.TrimSuffix(f.raw, ":")
	}
	return ""
}

// consentTo finds the service or forum to which consent is given: "tees-forum", "the forum", "sendiass".
func (m *message) consentTo(e *law.Event) {
	if e.Type != "consent-given" && e.Type != "consent-withdrawn" {
		return
	}
	for _, f := range fieldsOf(m.text) {
		if strings.Contains(f.text, "forum") || strings.Contains(f.text, "sendiass") {
			e.Attrs = m.allowed(e.Type, e.Attrs.With("to", f.text))
			return
		}
	}
}
