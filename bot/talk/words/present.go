package words

// present says of a word that it does not stand in a message, or that it may: by its length, its first and its last
// letter. Nothing is said before the tokens are what they stay.
type present struct {
	known bool
	bits  [4]uint64
}

// presentIn looks at the words of the tokens.
func presentIn(toks []token) present {
	p := present{known: true}
	for i := range toks {
		at, bit := placeIn(toks[i].text)
		p.bits[at] |= bit
	}
	return p
}

// may reports whether the word may stand in the message.
func (p *present) may(w string) bool {
	at, bit := placeIn(w)
	return !p.known || p.bits[at]&bit != 0
}

// placeIn returns the bit of a word.
func placeIn(w string) (at, bit uint64) {
	if w == "" {
		return 0, 1
	}
	n := uint64(len(w))*37 + uint64(w[0])*7 + uint64(w[len(w)-1])
	return n >> 6 & 3, 1 << (n & 63)
}

// hasWord reports whether one of the words stands in the message.
func (m *message) hasWord(words ...string) bool {
	for _, w := range words {
		if !m.present.may(w) {
			continue
		}
		for i := range m.toks {
			if m.toks[i].text == w {
				return true
			}
		}
	}
	return false
}
