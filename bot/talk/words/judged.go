package words

// judged puts the intent, and a refusal that the rules missed, right by what was learned.
func (m *message) judged(h *Heard) {
	if m.set.Judge == nil || h.Yes || h.No || h.Refusal != "" || m.byOwnName(h) || m.linkCode() {
		return
	}
	v := m.set.Judge.judge(m, h.Intent, h.Refusal)
	states := h.Intent == Record && m.statesFact()
	switch r := Refusal(v.label); r {
	case Safeguarding, LegalAdvice, OtherCase, OutOfRemit:
		if r == OutOfRemit && m.question() {
			return
		}
		if v.sure >= sureOfRefusal && !states || v.sure >= sureAgainstFacts || r == Safeguarding && v.sure >= sureOfDanger && !states && !m.question() {
			h.Refusal, h.Intent = r, OutOfScope
		}
		return
	}
	if v.sure < sureOfIntent || Intent(v.label) != h.Intent && !m.mayBe(Intent(v.label), h, states) {
		return
	}
	h.Intent = Intent(v.label)
	m.opens = h.Intent == OpenCase
}

// mayBe reports whether the intent that was learned can be followed. A fact that is told is not passed over as
// small talk; what is only supposed is never recorded; nothing is taken back that is named.
func (m *message) mayBe(i Intent, h *Heard, states bool) bool {
	switch i {
	case Show:
		return !states && h.Intent != Settings
	case Chat, Help, OutOfScope, Settings:
		return !states
	case DateSum:
		return m.sum() != nil && len(m.refs) == 0 && !states
	case Undo:
		return h.Intent == Undo || len(m.refs) == 0
	case Count, Report, Agenda, Rule, Why:
		return !states || m.question()
	case OpenCase:
		return len(m.places) > 0 || m.statesFact()
	case Theme:
		return len(m.refs) == 0
	case Record:
		return h.Intent != WhatIf && h.Intent != Undo && (m.hasPhrase(ofFact) || len(m.days) > 0 || len(m.refs) > 0)
	case Consent:
		return h.Intent != WhatIf
	case Deadlines: // "why" is asked for the reason, whatever it is asked of
		return h.Intent != WhatIf && h.Intent != Why
	case Assign:
		if m.hasWord("conflict") {
			return false
		}
		return len(m.people) > 0 || len(m.refs) > 0 || h.Intent == Assign || !states
	}
	return true
}
