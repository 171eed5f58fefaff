package words

import "slices"

// cue reports whether one of the intents or cues is said, and where first.
func (m *message) cue(names ...string) (int, bool) {
	for i := range m.hits { // in the order in which they begin
		if h := &m.hits[i]; h.topic == ofIntent && slices.Contains(names, h.name) {
			return h.from, true
		}
	}
	return len(m.toks), false
}

// says reports whether the intent or cue is said.
func (m *message) says(name string) bool {
	_, ok := m.cue(name)
	return ok
}

// intent weighs the cues in a fixed order, the more certain before the less: what somebody wants done to the
// conversation itself, then to a case, then what is asked, then what is told.
func (m *message) intent(h *Heard) Intent {
	if h.Yes || h.No {
		return Chat
	}
	m.opens = (m.says("open-case") || m.newCaller()) && !m.asksHow(h) && !m.isOne(0, "who", "which", "how", "why", "when")
	for _, rule := range intentRules {
		if rule.holds(m, h) {
			return rule.intent
		}
	}
	return OutOfScope
}

type intentRule struct {
	intent Intent
	holds  func(*message, *Heard) bool
}

// intentRules in order; the first that holds decides.
var intentRules = []intentRule{
	{Chat, (*message).onlyChat},
	{Record, (*message).byOwnName},
	{Record, (*message).declaresConflict},
	{Count, (*message).asksNumbers},
	{Help, (*message).asksHow},
	{OutOfScope, func(m *message, h *Heard) bool {
		return h.Topic == "link" && !m.linkCode() && m.hasWord("them", "two", "both", "these")
	}},
	{Settings, func(m *message, _ *Heard) bool { return m.setsSomething() }},
	{WhatIf, func(m *message, _ *Heard) bool { return m.whatIf() }},
	{Why, (*message).asksWhy},
	{Undo, func(m *message, _ *Heard) bool { return m.begins("undo", 2) && !m.says("theme") }},
	{OpenCase, func(m *message, _ *Heard) bool { return m.opens }},
	{Correct, (*message).corrects},
	{Show, (*message).asksWhoHas},
	{Assign, func(m *message, _ *Heard) bool {
		return m.says("assign") && !m.hasWord("conflict", "hold") && (len(m.people) > 0 || len(m.refs) > 0 || m.hasWord("me"))
	}},
	{Count, (*message).asksThemes},
	{Theme, (*message).tellsTheme},
	{Consent, (*message).aboutConsent},
	{Report, func(m *message, _ *Heard) bool {
		return m.says("report") && !m.statesFactOtherThan("rights-request-received")
	}},
	{DateSum, (*message).asksDate},
	{Count, (*message).counts},
	{Agenda, (*message).asksAgenda},
	{Deadlines, (*message).asksDeadlines},
	{Rule, (*message).asksRule},
	{Show, (*message).asksToShow},
	{Record, (*message).tells},
	{Chat, func(m *message, _ *Heard) bool { return m.says("chat") && len(m.toks) < 8 }},
	{Help, func(m *message, _ *Heard) bool { return m.says("help") }},
}
