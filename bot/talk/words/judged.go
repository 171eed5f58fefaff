package words

// judged puts the intent, and a refusal that the rules missed, right by what was learned.
func (m *message) judged(h *Heard) {
	if h.Intent == Settings && m.hasWord("setting", "settings") {
		return
	}
	if m.set.Judge == nil || h.Yes || h.No || h.Refusal != "" || m.byOwnName(h) || m.linkCode() {
		return
	}
	v := m.set.Judge.judge(m, h.Intent, h.Refusal)
	states := h.Intent == Record && m.statesFact()
	switch r := Refusal(v.label); r {
	case Safeguarding, LegalAdvice, OtherCase, OutOfRemit:
		if m.refused(r, v.sure, states, h) {
			h.Refusal, h.Intent = r, OutOfScope
		}
		return
	}
	least := float32(sureOfIntent)
	if (v.label == string(OutOfScope) || v.label == string(Chat)) && h.Intent != OutOfScope && h.Intent != Chat && h.Intent != Record && h.Intent != Show {
		least = sureOfNothing
	}
	if v.sure < least || Intent(v.label) != h.Intent && !m.mayBe(Intent(v.label), h, states) {
		return
	}
	h.Intent = Intent(v.label)
	m.opens = h.Intent == OpenCase
}

// refused reports whether the message is to be refused for what was learned.
func (m *message) refused(r Refusal, sure float32, states bool, h *Heard) bool {
	switch {
	case r == OutOfRemit && m.question(), r == OtherCase && h.Topic == "language", r == LegalAdvice && m.says("count"),
		r == OtherCase && sure < sureOfOthers, r == Safeguarding && (m.calmed() || m.asksOfAge() || m.saysOnlyDay()),
		r == Safeguarding && (m.everyday() || m.question()) && sure < sureOfEveryday:
		return false
	}
	return sure >= sureOfRefusal && !states || sure >= sureAgainstFacts || r == Safeguarding && sure >= sureOfDanger && !states && !m.question()
}

// everyday reports whether the message speaks of school, of papers or of what somebody cannot do alone, where most of what sounds
// like trouble is none: "he kicks off at school", "i hit a wall with the form". No rule heard a sign of danger in it, and no word
// of it has to do with one.
func (m *message) everyday() bool {
	return m.hasWord("school", "class", "classroom", "mainstream", "lesson", "nursery", "college", "playground", "uniform", "homework",
		"form", "paperwork", "letter", "hearing", "tribunal", "appeal", "council", "la", "plan", "manage", "travel", "dress", "fill") && !m.hasWord(ofHarm...)
}

// ofHarm are words that a message in which somebody is in danger has, and few others.
var ofHarm = []string{"kill", "die", "died", "dying", "dead", "hurt", "harm", "cut", "cuts", "blood", "bruise", "mark", "marks", "touch", "touching",
	"scared", "afraid", "frightened", "terrified", "hide", "hiding", "night", "bed", "alone", "drug", "drugs", "knife", "weapon", "naked", "undress",
	"arm", "arms", "neck", "wrist", "face", "tablet", "tablets", "pill", "pills", "drunk", "drinking", "note", "missing", "police", "goodbye"}

// asksOfAge reports whether it is asked for whom of which age something holds: "our lad is 19 now is he still covered". No
// rule heard a sign of danger in it.
func (m *message) asksOfAge() bool {
	return m.hasWord("old", "age", "aged", "covered", "eligible", "entitled", "qualify", "qualifies") && m.hasWord("is", "are", "can", "does", "do", "am")
}

// saysOnlyDay reports whether the message is a day, and who said it: "he said the 5th".
func (m *message) saysOnlyDay() bool {
	for i := range m.toks {
		if m.toks[i].kind != aDay && !smallWords[m.toks[i].id] && !m.isOne(i, "he", "she", "they", "mum", "dad", "la", "said", "says", "told", "me", "us") {
			return false
		}
	}
	return len(m.days) == 1
}

// mayBe reports whether the intent that was learned can be followed. A fact that is told is not passed over as
// small talk; what is only supposed is never recorded; nothing is taken back that is named.
func (m *message) mayBe(i Intent, h *Heard, states bool) bool {
	switch i {
	case Correct: // what is told in full is told, whatever it sounds like
		return h.Intent != Undo && (!states || m.corrects(h))
	case Show:
		return !states && h.Intent != Settings && !(h.Intent == Agenda && len(m.refs) == 0 && len(m.lengths)+len(m.days) > 0)
	case Chat, OutOfScope:
		return !states && h.Intent != Settings
	case Help, Settings:
		return !states && !m.together("easy", "read") // the last answer again, in easy read
	case DateSum:
		return m.sum() != nil && len(m.refs) == 0 && !states
	case Undo:
		return h.Intent == Undo || m.mayUndo()
	case Rule:
		return m.mayRule(h, states)
	case Count:
		return (!states || m.question()) && m.mayCount()
	case Report, Agenda, Why:
		return !states || m.question()
	case WhatIf:
		return !m.hasWord("grateful", "appreciate", "kindly") && m.hasWord("if", "suppose", "supposing", "say", "hypothetically", "imagine", "what", "assuming", "would")
	case OpenCase: // a case that is named is there already
		return len(m.refs) == 0 && (len(m.places) > 0 || m.statesFact())
	case Theme:
		return len(m.refs) == 0 && !m.asksThemes(h)
	case Record:
		return m.mayRecord(h, states)
	case Consent:
		return h.Intent != WhatIf && !m.hasWord("order") && (h.Intent == Consent || m.hasWord("consent", "consents", "consented", "permission", "share", "sharing", "happy", "agreed", "agrees", "pr", "see", "tell", "withdrawn", "withdraw"))
	case Deadlines: // "why" is asked for the reason, whatever it is asked of
		return h.Intent != WhatIf && h.Intent != Why && (h.Intent != Record || m.question() || m.says("deadlines") || m.says("her-date"))
	case Assign:
		if m.hasWord("conflict") || m.asksWhoHas(h) {
			return false
		}
		return len(m.people) > 0 || len(m.refs) > 0 || h.Intent == Assign || !states
	}
	return true
}

// mayUndo reports whether something may be taken back that no rule heard taken back: not what is named, asked or to be saved.
func (m *message) mayUndo() bool {
	return len(m.refs) == 0 && !m.firstAsks() && (!m.hasWord("save") || m.hasWord("not", "never", "no"))
}

// mayRule reports whether the law itself is asked after. Nothing that is only told is, and whose day is given wants
// it worked out.
func (m *message) mayRule(h *Heard, states bool) bool {
	if h.Intent == WhatIf && len(m.days) > 0 && m.factInFull() {
		return false // what is supposed on a day is worked out
	}
	if h.Intent == Deadlines && (len(m.days) > 0 || len(m.lengths) > 0 && m.isOne(0, "is") && m.isOne(1, "it", "that", "this")) || h.Intent == Count && m.hasWord("many") && len(m.lengths) == 0 && !m.hasWord("day", "working") {
		return false
	}
	return m.question() && !(h.Intent == Record && len(m.days) > 0) || m.says("rule") && !states
}

// mayRecord reports whether something is told that can be recorded.
func (m *message) mayRecord(h *Heard, states bool) bool {
	if h.Intent == Count && m.plural("numbers") || h.Intent == Assign && m.says("assign") && len(m.people) > 0 || h.Intent == OpenCase && (m.begins("open-case", 3) || m.newCaller()) && len(m.refs) == 0 {
		return false
	}
	if !states && len(m.refs) == 0 && (h.Intent == Deadlines || h.Intent == Rule && m.says("rule")) { // what is asked of a limit tells nothing
		return false
	}
	if h.Intent == WhatIf || h.Intent == Undo || m.firstAsks() && !states && h.Intent != OutOfScope && (len(m.days) == 0 || h.Intent == Show && m.hasWord("anything", "something")) {
		return false
	}
	return m.hasPhrase(ofFact) || len(m.days) > 0 || len(m.refs) > 0
}

// mayCount reports whether a word stands in the message with which numbers are asked for.
func (m *message) mayCount() bool {
	return m.says("count") || m.says("report") || m.hasWord("many", "most", "least", "fewest", "average", "rate", "number", "numbers", "percent", "percentage",
		"compare", "more", "fewer", "total", "often", "proportion", "share", "figures", "rising", "who", "which")
}
