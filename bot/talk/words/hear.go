package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Hear says what the text may mean, heard on s.Today against the vocabulary, the grounds, the limits and the
// authorities of s. It never fails: what it cannot read is a Doubt or stands in Unheard. Facts are read from the
// first 4,000 bytes; the rest, up to 40,000, is looked through for danger and personal detail and named as
// unheard. Where there are signs of danger or personal detail nothing is passed on but the intent, the refusal
// and the references. The authorities of s must not change once they were given.
func Hear(s *Setting, text string) Heard {
	m, h := ruled(s, text)
	m.judged(&h)
	m.hearFacts(&h)
	h.Intent = m.settle(&h)
	m.guess(&h)
	h.Grounds = m.groundsIn(0, len(m.toks))
	h.Appellant = m.appellant()
	h.Limit = m.limitFor(h.Intent)
	h.Number = m.numberFor(h.Intent)
	switch h.Intent {
	case Agenda:
		h.Range = m.span()
	case Count:
		h.Range = m.countedSpan()
	}
	if h.Intent == DateSum {
		h.Sum = m.sum()
	}
	if h.Refusal == Safeguarding || h.Refusal == PersonalData {
		return Heard{Intent: h.Intent, Refusal: h.Refusal, References: lettered(h.References)}
	}
	h.Dates = m.dates(&h)
	h.Doubts = slices.Concat(m.doubts, m.looseDoubts(&h))
	if h.Refusal == "" {
		h.Unheard = m.leftOver(&h)
	}
	return h
}

// ruled reads the text and hears in it what the rules alone make of it, facts not yet among it.
func ruled(s *Setting, text string) (*message, Heard) {
	whole, _ := head(Legible(text), mostBytes)
	start, cut := head(whole, mostRead)
	m := readMessage(s, start)
	m.cut = cut
	m.split()
	m.marks()
	h := Heard{References: m.meantRefs(), People: m.people, Topic: m.topicOf(), Refusal: m.refusal()}
	if cut {
		h.Refusal = stronger(h.Refusal, refusalIn(s, whole[len(start)-overlap:]))
	}
	h.Authority, h.Authorities = m.authority()
	h.Yes, h.No = m.yesNo()
	m.ids = m.idsIn()
	h.Intent = m.intent(&h)
	if m.linkCode() {
		h.References = nil // a code to be tied is no case
	}
	return m, h
}

// How sure the Judge must be, from 0 to 1: to be followed against the rules, and to have something refused.
const (
	sureOfIntent     = 0.40
	sureOfNothing    = 0.65 // that a message is small talk or none of the product's business, where the rules hear something
	sureOfOthers     = 0.75 // that somebody asks for what is others'
	sureOfRefusal    = 0.60
	sureAgainstFacts = 0.90 // where the rules hear a fact
	sureOfDanger     = 0.70 // a false alarm costs less than a sign that is missed
	sureOfEveryday   = 0.85 // the same, of what happens at school or with papers
)

// refusalIn looks a long text through piece by piece for what must be refused.
func refusalIn(s *Setting, text string) Refusal {
	var found Refusal
	room := make([]token, 0, mostRead)
	for at := 0; at < len(text) && found != Safeguarding; at += mostRead - overlap {
		piece, _ := head(text[at:], mostRead)
		found = stronger(found, readForRefusal(s, piece, room).refusal())
	}
	return found
}

// lettered keeps the references that have letters: bare figures may be part of a number of somebody's.
func lettered(refs []string) []string {
	return slices.DeleteFunc(slices.Clone(refs), func(r string) bool { return strings.Trim(r, "0123456789") == "" })
}

// hearFacts adds the facts that the message states, where its intent allows any.
func (m *message) hearFacts(h *Heard) {
	hypothetical := h.Intent == WhatIf
	switch h.Intent {
	case Help, Count, Agenda, Rule, Why, Settings, Theme, DateSum, Undo:
		return
	}
	side := happened
	if hypothetical || h.Intent == Deadlines && len(h.References) == 0 {
		side, m.bears = nearest, !hypothetical && !m.hasWord("if", "suppose", "supposing", "would", "will")
	}
	h.Facts = append(h.Facts, m.canonical(side)...)
	m.final = m.facts(hypothetical, side == nearest)
	if h.Intent == Report { // "need the numbers: held, cancelled"
		m.final = slices.DeleteFunc(m.final, func(f found) bool { return f.name != "rights-request-received" })
	}
	if h.Intent == Assign { // "move 0231 to mediator-2" moves no meeting
		m.final = slices.DeleteFunc(m.final, func(f found) bool { return f.name == "mediation-booked" && f.fixes == nil })
	}
	for _, f := range m.final {
		if h.Intent == Deadlines && len(h.References) == 0 && (f.due || f.on == nil) {
			continue
		}
		h.Facts = append(h.Facts, m.heardFact(&f, side))
	}
	m.onTheLine(h)
	m.kinds(h)
	m.assigned(h)
	m.registrationDay(h)
	h.Facts = m.eachCase(h.Facts)
}

// heardFact makes the event of a fact and doubts what its days leave open.
func (m *message) heardFact(f *found, side direction) HeardFact {
	out := HeardFact{Event: law.Event{Type: f.name, Attrs: m.attrs(f), Items: f.items}}
	e := &out.Event
	if t := m.typeOf(f.name); t != nil && t.Planned && side == happened {
		side = nearest
	}
	if f.on != nil {
		if side == happened {
			m.onlyBounded(f.on)
		}
		day := m.complete(f.on, side, f.name)
		out.When = m.when(f.on, day)
		m.setDay(e, f, day)
	}
	m.postmarked(e, f, side)
	if f.came != nil {
		e.Received = m.arrivedOn(f, e.On, side)
	}
	if f.fixes != nil {
		e.Due = m.complete(f.fixes, planned, f.name)
		if f.on == nil && !e.Due.IsZero() && e.Due.Before(m.set.Today) {
			m.doubts = append(m.doubts, Doubt{Kind: pastDay, Fact: f.name, Text: m.text[f.fixes.start:f.fixes.end], Readings: []civil.Date{e.Due}})
			e.Due = civil.Date{}
		}
		out.Due = m.when(f.fixes, e.Due)
		e.Time = f.fixes.clock
	}
	m.missing(&out, f)
	m.withForm(e, f)
	m.withGround(e, f)
	m.consentTo(e)
	m.handedTo(e, f)
	m.withPerson(e, f)
	out.Reference, out.row = m.caseOf(f)
	return out
}

// typeOf returns the type of the vocabulary, nil where there is none.
func (m *message) typeOf(name string) *law.EventType {
	if m.set.Vocabulary == nil {
		return nil
	}
	t, ok := m.set.Vocabulary.Type(name)
	if !ok {
		return nil
	}
	return t
}

// setDay puts the day where the words say that it belongs: a letter that came on a day was not sent on it.
func (m *message) setDay(e *law.Event, f *found, day civil.Date) {
	if notices[f.name] && f.came == nil && m.arrived(f) {
		e.Received = day
		return
	}
	if slices.Contains(f.set, setting{"@day", "printed"}) || notices[f.name] && f.on.before == "dated" {
		e.Printed = day
	}
	e.On = day
}

// notices are facts that count from the day on which something was sent or made, whenever it came.
var notices = set(`decision-sent final-plan-sent final-amended-plan-sent amendment-notice-sent review-decision-sent certificate-issued order-made
	consent-order-made reasons-sent staff-decision-sent ut-decision-sent governors-decision-notified`)

// arrived reports whether the words of the fact say that it came, not that it went.
func (m *message) arrived(f *found) bool {
	if f.on != nil && f.on.before == "dated" {
		return false
	}
	for i := f.from; i < f.to; i++ {
		if m.isOne(i, "came") && m.isOne(i+1, "out") || m.isOne(i, "in") && m.isOne(m.pastSmall(i+1), "post", "mail") {
			return false
		}
		if m.isOne(i, "received", "came", "arrived", "in", "back", "got", "landed", "here") {
			return true
		}
	}
	return m.cameOnIt(f)
}

// cameOnIt reports whether the words between a fact and its day say that it came: "refused to assess, letter came 6 Nov".
func (m *message) cameOnIt(f *found) bool {
	if f.on == nil || f.on.at < f.to || m.clauseAt[f.on.at] != f.clause {
		return false
	}
	i := m.beforeSmall(f.on.at)
	return i >= f.to && m.isOne(i, "received", "came", "arrived", "landed") && !m.isOne(i+1, "out")
}

// missing doubts a fact without its day. One that fixes another day is noted as of today.
func (m *message) missing(out *HeardFact, f *found) {
	e := &out.Event
	if f.due && f.fixes == nil {
		m.doubts = append(m.doubts, Doubt{Kind: missingDue, Fact: f.name, Text: m.said(f)})
	}
	if f.on != nil && (!e.On.IsZero() || e.Received.IsZero()) {
		return
	}
	if f.due && f.fixes != nil || f.on == nil && (acts[f.name] && m.commanded(f) || (standing[f.name] || declared[f.name] && m.onLine() || m.consentsNow(f)) && m.stillSo(f)) {
		e.On, out.Assumed = m.set.Today, true
		return
	}
	m.doubts = append(m.doubts, Doubt{Kind: missingDay, Fact: f.name, Text: m.said(f)})
}

// acts are facts that somebody brings about by saying so.
var acts = set(`case-closed case-reopened legal-hold-set legal-hold-lifted support-level-set conflict-declared`)

// standing are facts that say how things are: without a day, they are so as of today.
var standing = set(`support-level-set access-need-recorded conflict-declared consent-withdrawn`)

// stillSo reports whether the clause of the fact has no day and does not speak of the past.
func (m *message) stillSo(f *found) bool {
	for i := m.clauses[f.clause].from; i < m.clauses[f.clause].to; i++ {
		if f.name == "consent-withdrawn" && m.isOne(i, "now") {
			break // "she has now withdrawn it"
		}
		if f.name == "consent-withdrawn" && m.isOne(i, "withdrew", "withdrawn", "took", "taken", "revoked", "pulled", "ended", "cancelled", "stopped", "asked", "told") {
			return false
		}
		if m.isOne(i, "was", "were", "had", "used", "needed", "required", "last", "before", "previously") && !(m.isOne(i, "needed", "required") && i == f.to-1) {
			return false
		}
	}
	return len(m.daysIn(f.clause)) == 0
}

// commanded reports whether the fact is an order to the product: "close 0231". It happens when it is said.
func (m *message) commanded(f *found) bool {
	first := m.clauses[f.clause].from
	for first < f.from && (openers[m.toks[first].text] || m.toks[first].kind == aRef || m.isOne(first, "i", "a")) {
		first++
	}
	if f.name == "case-closed" && m.isOne(f.to-2, "be") {
		return !m.hasWord("once", "when", "if", "unless", "after", "until", "before", "soon") // "0188 can be closed"
	}
	if f.name == "legal-hold-set" || f.name == "legal-hold-lifted" { // "don't destroy anything", "the hold can come off"
		if m.isOne(f.from, "do", "nothing", "preserve", "keep") || m.isOne(f.from+1, "can", "could", "needed") {
			return true
		}
	}
	return first == f.from && m.isOne(first, "close", "closing", "mark", "reopen", "reopening", "put", "place", "set", "apply", "lift", "remove", "take", "declare")
}

// said returns the words of the fact as they were typed.
func (m *message) said(f *found) string {
	if f.to <= f.from {
		return strings.TrimSpace(m.textOf(f.clause))
	}
	return m.text[m.toks[f.from].start:m.toks[f.to-1].end]
}

// complete completes the day, or doubts it.
func (m *message) complete(d *day, side direction, fact string) civil.Date {
	d.heard = true
	if t := m.typeOf(fact); side == nearest && m.bears && (t == nil || !t.Planned) {
		side = dated
	}
	date, doubt, readings := d.as(side, m.set.Today, m.set.Calendar)
	if doubt != "" {
		m.doubts = append(m.doubts, Doubt{Kind: doubt, Fact: fact, Text: m.text[d.start:d.end], Readings: readings, From: d.first, To: d.last})
	}
	d.taken = date
	return date
}

// when makes the When of a day that was read as date.
func (m *message) when(d *day, date civil.Date) When {
	w := When{Text: m.text[d.start:d.end], Day: date, Time: d.clock, Start: d.start, End: d.end, Not: d.negated}
	if past, doubt, _ := d.as(happened, m.set.Today, m.set.Calendar); doubt == "" {
		w.Past = past
	}
	if ahead, doubt, _ := d.as(planned, m.set.Today, m.set.Calendar); doubt == "" {
		w.Ahead = ahead
	}
	return w
}
