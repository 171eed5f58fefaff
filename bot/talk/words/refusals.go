package words

// refusal says why the words alone call for a refusal, in the order in which one wins over another.
func (m *message) refusal() Refusal {
	switch {
	case m.inDanger():
		return Safeguarding
	case m.holdsPersonal():
		return PersonalData
	case m.asksForOthers():
		return OtherCase
	case m.wantsAdvice():
		return LegalAdvice
	case m.topicOf() == "admin":
		return Rights
	case m.beyondRemit():
		return OutOfRemit
	}
	return ""
}

// stronger returns the refusal that wins over the other.
func stronger(a, b Refusal) Refusal {
	for _, r := range [...]Refusal{Safeguarding, PersonalData, OtherCase, LegalAdvice, Rights, OutOfRemit} {
		if a == r || b == r {
			return r
		}
	}
	return ""
}
