package words

// newCaller reports whether somebody of an area is on the telephone, or rang just now, with a decision that is told in full
// and no case: a family that nobody has dealt with yet. "Mum on the line, Hartlepool, refused to assess, letter 6 Oct".
func (m *message) newCaller() bool {
	return len(m.refs) == 0 && len(m.places) > 0 && len(m.days) > 0 && m.caller() && m.hasPhrase(ofGround) && !m.firstAsks()
}

// caller reports whether the message tells of a family that calls now or called just now.
func (m *message) caller() bool {
	for i := range m.toks {
		if !family[m.toks[i].text] {
			continue
		}
		at := i + 1
		for m.isOne(at, "is", "has", "just", "on", "the", "now", "been", "of", "here") {
			at++
		}
		if m.isOne(at, "line", "phone", "rang", "ringing", "rung", "phoned", "phoning", "called", "calling") || m.isOne(i+1, "on") && m.isOne(at, "from") {
			return true
		}
	}
	return false
}

// family are those who call for themselves or their child.
var family = set(`mum dad parent carer yp nan gran grandma grandad guardian couple stepmum stepdad lady gentleman caller family`)

// onLine reports whether a family that is new is on the telephone as the message is written.
func (m *message) onLine() bool {
	for i := range m.toks {
		if m.isOne(i, "phone", "line") && (m.isOne(i-1, "on") || m.isOne(i-1, "the") && m.isOne(i-2, "on")) {
			return m.opens
		}
	}
	return false
}
