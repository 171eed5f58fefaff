package words

import "strings"

// yesNo reports whether the message is a bare yes or a bare no.
func (m *message) yesNo() (yes, no bool) {
	if whole := m.bareWords(); yesPhrases[afterYes(whole)] || noPhrases[whole] {
		return !noPhrases[whole], noPhrases[whole]
	}
	words, praised := 0, false
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind == aMark && !m.isOne(i, "?") {
			continue
		}
		words++
		switch {
		case t.kind != aWord || words > 8:
			return false, false
		case yesWords[t.text]:
			yes = true
		case noWords[t.text]:
			no = true
		case praise[t.text]:
			praised = true
		case !fillers[t.text]:
			return false, false
		}
	}
	if no && praised {
		return false, false // "not great"
	}
	if no || yes && m.hasWord("thanks", "thank") && !m.hasWord("yes", "save", "confirm") {
		yes = false
	}
	return yes, no
}

var (
	yesWords = set(`yes save confirm confirmed correct right ok okay k sure fine aye agreed yea yup`)
	noWords  = set(`no cancel nope nah stop not don't discard nevermind abort wrong incorrect never`)
	fillers  = set(`it that is this please thanks thank you go ahead do the a i all looks so oh ah well now then and`)
	praise   = set(`lovely great perfect brilliant brill super smashing nice one grand`) // beside a yes
)

// afterYes leaves out what stands politely before a yes of several words: "yes go on", "please proceed".
func afterYes(whole string) string {
	first, rest, more := strings.Cut(whole, " ")
	for more && !yesPhrases[whole] && (yesWords[first] && first != "save" || first == "please" || first == "kindly") {
		whole = rest
		first, rest, more = strings.Cut(whole, " ")
	}
	return whole
}

// bareWords returns the words of a short message without its marks.
func (m *message) bareWords() string {
	if len(m.toks) > 6 {
		return ""
	}
	var out []string
	for i := range m.toks {
		if t := &m.toks[i]; t.kind != aMark {
			out = append(out, t.text)
		} else if t.text == "?" {
			return ""
		}
	}
	return strings.Join(out, " ")
}

// Several words that together are a yes or a no.
var (
	yesPhrases = phrases("go ahead, looks good, looks right, looks ok, looks fine, look good, look right, look ok, look fine, all good, that is fine, do it, sounds good, spot on, please do, all correct, that is it, go on, go on then, proceed, proceed to save, go ahead and save, confirm the change, confirm it, save the change, please do so, do so, go for it, on you go, that is right, that is correct, that is the one, go ahead then")
	noPhrases  = phrases("never mind, forget it, leave it, do not, not now, do not save, do not bother, no thanks")
)

func phrases(list string) map[string]bool {
	out := map[string]bool{}
	for p := range strings.SplitSeq(list, ",") {
		out[strings.TrimSpace(p)] = true
	}
	return out
}
