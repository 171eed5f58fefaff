package words

import (
	"cmp"
	"slices"
	"strings"
)

// joinWords makes one token of words that belong together: "local authority", "young person".
func joinWords(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if t.text == "2" && t.kind == aNumber && !t.glued && i > 0 && i+1 < len(toks) && toks[i+1].kind == aWord && (beforeTo[toks[i-1].text] || spokeTo[toks[i-1].text] && family[toks[i+1].text]) {
			t.kind, t.text, t.id = aWord, "to", lexicon["to"] // "wants 2 mediate"
		}
		if t.text == "%" && i > 0 && toks[i-1].kind == aWord {
			t.kind, t.text, t.id = aWord, "percent", lexicon["percent"] // "what % of cases"
		}
		if n := numberWords[t.text]; n > 0 && n <= 4 && i > 0 && (toks[i-1].text == "stage" || toks[i-1].text == "level") {
			t.kind, t.num, t.digits, t.text = aNumber, n, 1, string(rune('0'+n)) // "level two"
			t.id = cmp.Or(lexicon[t.text], idNumber)
		}
		for _, j := range together[t.text] {
			n := len(j.rest)
			if i+n < len(toks) && sameWords(toks[i+1:i+1+n], j.rest) {
				t.text, t.id, t.end = j.one, lexicon[j.one], toks[i+n].end
				i += n
				break
			}
		}
		if t.text == "," && i > 0 && i+1 < len(toks) && sectionLetters[toks[i-1].text] && (sectionLetters[toks[i+1].text] || toks[i+1].text == "and") {
			continue // "sections B, F and I" is one thing
		}
		out = append(out, t)
	}
	return out
}

// noLater writes "by" for "no later than" and "icb" for "health authority", and leaves out the "inst." after a day.
func noLater(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if i > 0 && t.text == "la" && (t.raw == "authority" || t.raw == "authorities") && toks[i-1].raw == "health" {
			last := &out[len(out)-1]
			last.text, last.raw, last.id, last.end = "icb", "icb", lexicon["icb"], t.end
			continue
		}
		if i+2 < len(toks) && (t.raw == "no" || t.raw == "not") && toks[i+1].text == "later" && toks[i+2].text == "than" {
			t.text, t.raw, t.id, t.end = "by", "by", lexicon["by"], toks[i+2].end
			i += 2
		}
		if t.raw == "inst" && len(out) > 0 && out[len(out)-1].ord {
			if i+1 < len(toks) && toks[i+1].text == "." {
				i++
			}
			continue // "the 5th inst." is the 5th of this month
		}
		out = append(out, t)
	}
	return out
}

// shortWith writes the "with" out in "w/drawn" and "w/out".
func shortWith(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if t.raw == "w" && i+2 < len(toks) && toks[i+1].text == "/" && toks[i+2].glued && withEndings["with"+toks[i+2].raw] {
			t.text, t.raw, t.end = "with"+toks[i+2].raw, "with"+toks[i+2].raw, toks[i+2].end
			t.id = lexicon[t.text]
			i += 2
		}
		if i+2 < len(toks) && toks[i+1].text == "/" && toks[i+2].glued {
			last := toks[i+2]
			if one, ok := slashed[t.raw+"/"+last.raw]; ok {
				t.text, t.raw, t.end, t.id = one, one, last.end, lexicon[one]
				i += 2
			} else if t.raw == "n" && notEndings[last.text] {
				t.text, t.end, t.id = "not", toks[i+1].end, lexicon["not"]
				i++
			}
		}
		out = append(out, t)
	}
	return out
}

// slashed are words written as two letters with a stroke between; notEndings stand after the "n/" of a "not".
var (
	slashed    = pairs(`n/p np, d/l deadline`)
	notEndings = set(`pursued wanted agreed`)
)

var withEndings = set(`without withdrawn withdrew withdraw withdrawal within`)

// decisions writes the "dec" out that stands before a day in figures and a month in figures: "dec 30/10" is a
// decision, for a December has no such month. "dec 3/4" may be either day of December.
func decisions(toks []token) {
	for i := range toks {
		if i+3 < len(toks) && toks[i].text == "dec" && toks[i+1].kind == aNumber && toks[i+2].text == "/" && toks[i+3].kind == aNumber &&
			toks[i+3].num < 12 && toks[i+3].num != toks[i+1].num+1 {
			toks[i].text, toks[i].id = "decision", lexicon["decision"]
		}
	}
}

// beforeTo are words after which a 2 may be a "to".
var beforeTo = set(`want wants wanted need needs needed like going ready able happy wishes wish refused refusing refuse agreed`)

// spokeTo are words after which a 2 before somebody of the family is a "to": "spoke 2 dad".
var spokeTo = set(`spoke spoken speaking talked talking went sent back rung wrote`)

var sectionLetters = set("b f i")

func sameWords(toks []token, words []string) bool {
	for i, w := range words {
		if toks[i].text != w {
			return false
		}
	}
	return true
}

type joined struct {
	rest []string
	one  string
}

// together are words that are heard as one, by the first of them.
var together = func() map[string][]joined {
	out := map[string][]joined{}
	for line := range strings.SplitSeq(`local la=la
		local education la=la
		la officer=la
		la rep=la
		la reps=la
		la lady=la
		la woman=la
		la man=la
		la chap=la
		la person=la
		send officer=la
		sen officer=la
		mediation session=mediation
		what on earth=what
		i should be grateful if you would=please
		i should be grateful if you could=please
		i would be grateful if you would=please
		i would be grateful if you could=please
		i should be obliged if you would=please
		i would appreciate it if you would=please
		i would appreciate it if you could=please
		la representative=la
		la s rep=la
		local la s rep=la
		local la s representative=la
		local la s officer=la
		local la rep=la
		local la representative=la
		local la officer=la
		la s representative=la
		la s officer=la
		young person=yp
		young people=yp
		first tier tribunal=tribunal
		send tribunal=tribunal
		sen tribunal=tribunal
		upper tribunal=ut
		first tier=tribunal
		appeal panel=appealpanel
		governing body=governors
		board of governors=governors
		health ombudsman=phso
		health service ombudsman=phso
		parliamentary and health service ombudsman=phso
		local government ombudsman=lgsco
		social care ombudsman=lgsco
		judicial review=jr
		court of appeal=coa
		high court=highcourt
		bank holiday=bankholiday
		integrated care board=icb
		health body=icb
		health board=icb
		case review=casereview
		annual review=review
		early review=review
		interim review=review
		ehc plan=plan
		plan plan=plan
		education health and care plan=plan
		ehc assessment=assessment
		needs assessment=assessment
		ehc needs assessment=assessment
		plan needs assessment=assessment
		plan assessment=assessment
		large print=largeprint
		sign language=bsl
		home la=la
		county la=la
		city la=la
		send team=la
		sen team=la
		children s services=la`, "\n") {
		typed, one, _ := strings.Cut(strings.TrimSpace(line), "=")
		words := strings.Fields(typed)
		out[words[0]] = append(out[words[0]], joined{words[1:], one})
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b joined) int { return len(b.rest) - len(a.rest) })
	}
	return out
}()
