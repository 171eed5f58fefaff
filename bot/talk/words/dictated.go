package words

// What a telephone makes of what is said to it: marks written as words, and words written in two.

// dictated puts marks in the place of the words for them, and puts together what was written in two.
func dictated(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if mark, n := spokenMark(toks[i:]); n > 0 {
			t.kind, t.text, t.raw, t.id, t.glued, t.end = aMark, mark, "", lexicon[mark], false, toks[i+n-1].end
			i += n - 1
		} else if i+1 < len(toks) && t.kind == aWord && toks[i+1].kind == aWord && !toks[i+1].glued && t.raw != "" && toks[i+1].raw != "" && writtenInTwo[t.raw+toks[i+1].raw] {
			t.raw += toks[i+1].raw
			t.text, t.end = spell(t.raw), toks[i+1].end
			t.id = lexicon[t.text]
			i++
		}
		out = append(out, t)
	}
	return out
}

// spokenMark returns the mark whose name the tokens begin with, and how many words the name has.
func spokenMark(toks []token) (string, int) {
	switch {
	case toks[0].raw == "comma":
		return ",", 1
	case len(toks) < 2:
	case toks[0].raw == "full" && toks[1].raw == "stop":
		return ".", 2
	case toks[0].raw == "question" && toks[1].raw == "mark":
		return "?", 2
	case toks[0].raw == "new" && (toks[1].raw == "line" || toks[1].raw == "paragraph"):
		return ".", 2
	}
	return "", 0
}

// writtenInTwo are words that are often heard as two. None of the pairs means anything else beside the other.
var writtenInTwo = set(`today tomorrow yesterday tonight withdrawn withdrew declined rebooked cancelled certificate mediation mediator mediate
	tribunal hearing registered deadline adjourned`)
