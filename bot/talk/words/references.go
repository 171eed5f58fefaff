package words

import "strings"

// reference reads a case reference that begins at token i: "HPL-0231", "hpl 231", "#0231", "0231", "case 231".
// letters are the area letters that are known; where none are given any three letters will do.
func (r *dayReader) reference(i int, letters map[string]bool) (next int, ok bool) {
	t := &r.toks[i]
	switch t.kind {
	case aWord:
		return r.lettered(i, letters)
	case aMark:
		if t.text != "#" || !r.glued(i+1) {
			return 0, false
		}
		if _, number := r.number(i+1, 6); number && !r.joined(i+2) {
			return i + 2, true
		}
		if i+1 < len(r.toks) && r.toks[i+1].kind == aWord {
			return r.lettered(i+1, letters)
		}
		return 0, false
	case aNumber:
		return i + 1, r.bareNumber(i)
	}
	return 0, false
}

// lettered reads letters and a number. Known letters may stand apart from the number; unknown ones must be
// tied to it, and be three.
func (r *dayReader) lettered(i int, letters map[string]bool) (int, bool) {
	t := &r.toks[i]
	n := t.end - t.start
	if n < 2 || n > 4 {
		return 0, false
	}
	at := i + 1
	tied := r.glued(at)
	if r.is(at, "-", "/", "_", ".") && at+1 < len(r.toks) && (r.glued(at) || r.text(at) == "-") {
		tied = r.glued(at) && r.glued(at+1)
		at++
	}
	if _, number := r.number(at, 6); !number || r.toks[at].ord || r.joined(at+1) {
		return 0, false
	}
	known := letters[strings.ToUpper(t.raw)]
	switch {
	case known && tied, known && r.toks[at].digits >= 2 && !r.counts(at+1) && !notLetters[t.text]:
		return at + 1, true
	case n == 3 && tied && len(letters) == 0, n == 3 && tied && r.toks[at].digits == 4:
		return at + 1, !notLetters[t.text]
	}
	return 0, false
}

// notLetters are words of three letters that a number may follow without being a reference.
var notLetters = union(set(`reg yr day age sec art ref tel fax box flat para sch rule step page form foi sar aug the and for`), keys(months), keys(weekdays))

// bareNumber reports whether the number at token i is a reference without its letters: four figures with a
// leading nought, or three and four figures where a case is spoken of.
func (r *dayReader) bareNumber(i int) bool {
	t := &r.toks[i]
	if t.ord || t.digits < 3 || t.digits > 5 || r.tied(i) {
		return false
	}
	if t.text[0] == '0' {
		return !r.is(i-1, "at", "@")
	}
	if r.counts(i+1) || r.is(i+1, "calls", "cases", "referrals", "mediations", "appeals", "times") {
		return false
	}
	return r.caseSpokenOf(i, t.digits == 4 && t.num >= 1900 && t.num < 2100)
}

// tied reports whether the number at token i is only a part of something: of a sum of money, of figures with
// signs between, of a word.
func (r *dayReader) tied(i int) bool {
	if r.is(i-1, "£", "$", "€") || r.joined(i-1) && !r.is(i-1, "-", "/") || r.joined(i+1) && !r.is(i+1, ":", "-", ".", "/") {
		return true
	}
	if _, more := r.number(i+2, 6); more && r.joined(i+1) {
		return true
	}
	before := r.glued(i) && i > 0 && r.toks[i-1].kind != aMark
	return before || r.glued(i+1) && r.toks[i+1].kind == aWord
}

// caseSpokenOf reports whether the words before a number say that it is a case. What may be a year needs the
// word itself.
func (r *dayReader) caseSpokenOf(i int, year bool) bool {
	named := []string{"case", "ref", "reference"}
	switch {
	case r.is(i-1, "case", "ref", "reference", "file", "no", "number", "#"), r.is(i-2, named...) && r.is(i-1, "for", "on", "to", "with", "in", "and", "&", ",", "is", "was"):
		return true
	case year:
		return false
	case r.is(i-1, "on", "for", "with", "about", "re"):
		return r.closes(i + 1)
	case r.is(i-1, "show", "open", "view", "log", "update", "find", "undo", "why", "card", "status", "timeline"):
		return true
	}
	return i == 0 && (i+1 == len(r.toks) || !r.is(i+1, "%", "mediation", "appeal", "certificate") || r.toks[i].digits == 4)
}

// person reads the id of somebody who works with cases, "mediator-2".
func (r *dayReader) person(i int) (next int, ok bool) {
	t := &r.toks[i]
	if t.kind != aWord || t.end-t.start < 5 || !r.is(i+1, "-") || !r.glued(i+1) || !r.glued(i+2) {
		return 0, false
	}
	if _, number := r.number(i+2, 4); !number || r.joined(i+3) || r.toks[i+2].ord || notPeople[t.text] {
		return 0, false
	}
	return i + 3, !(i+3 < len(r.toks) && r.toks[i+3].glued && r.toks[i+3].kind == aWord)
}

// notPeople are words that a number may be tied to without naming anybody.
var notPeople = set(`level stage week section phase month table annex annexe option covid paragraph article group round part`)
