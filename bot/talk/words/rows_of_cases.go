package words

// rowsOfCases lets what joins two references, and the word that announces one, stand between the words of a phrase:
// "certs for ref 231 & 305 went out".
func (m *message) rowsOfCases() {
	for i := range m.toks {
		t := &m.toks[i]
		if i+1 < len(m.toks) && m.toks[i+1].kind == aRef && t.kind != aDay {
			joins := joinsCases[t.text] && i > 0 && m.toks[i-1].kind == aRef
			if joins || t.kind == aWord && announcesCase[t.text] && (i == 0 || !m.isOne(i-1, "new", "wrong", "right", "other", "another", "different")) {
				t.kind, t.text, t.id = aWord, caseWord, lexicon[caseWord]
			}
		}
	}
}

// caseWord stands for a word that only belongs to a reference. It is a small word.
const caseWord = "casenumber"

var (
	joinsCases    = set(`and & , + / plus n vs`)
	announcesCase = set(`ref reference number no file`)
)

// eachCase says a fact of every case that a row of references names: "0231 and 0305 both mediated on the 3rd" are two
// facts. A fact that stands beside no case of its own is said of all that the message names.
func (m *message) eachCase(in []HeardFact) []HeardFact {
	if len(m.refs) < 2 || len(in) == 0 {
		return in
	}
	var out []HeardFact
	for i := range in {
		row := in[i].row
		if in[i].Reference != "" || len(row) == 0 {
			out = append(out, in[i])
			continue
		}
		for _, ref := range row {
			f := in[i]
			f.Reference, f.row = ref, nil
			f.Event.Attrs = append(f.Event.Attrs[:0:0], f.Event.Attrs...)
			out = append(out, f)
		}
	}
	return out
}
