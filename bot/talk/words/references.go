package words

import "strings"

// reference reads a case reference that begins at token i: "HPL-0231", "hpl 231", "#0231", "0231", "case 231".
// letters are the area letters that are known; where none are given any three letters will do.
func (r *dayReader) reference(i int, letters map[string]bool) (next int, ok bool) {
	t := &r.toks[i]
	switch t.kind {
	case aWord:
		if next := r.spokenFigures(i); next > 0 {
			return next, true
		}
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

// spokenFigures reads a number that was dictated figure by figure, "two three one", and returns the token after it;
// 0 where there are fewer than three figures or more than five.
func (r *dayReader) spokenFigures(i int) int {
	if _, figure := spokenFigure[r.text(i)]; !figure {
		return 0
	}
	n := 0
	for i+n < len(r.toks) && r.toks[i+n].kind == aWord {
		if _, figure := spokenFigure[r.text(i+n)]; !figure {
			break
		}
		n++
	}
	if n < 3 || n > 5 {
		return 0
	}
	return i + n
}

// spokenFigure are the words of single figures.
var spokenFigure = map[string]byte{"zero": '0', "nought": '0', "oh": '0', "one": '1', "two": '2', "three": '3', "four": '4', "five": '5', "six": '6',
	"seven": '7', "eight": '8', "nine": '9'}

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
	if _, number := r.number(at, 7); !number || r.toks[at].ord || r.joined(at+1) {
		return 0, false
	}
	known := letters[strings.ToUpper(t.raw)]
	switch {
	case known && tied, known && r.toks[at].digits >= 2 && (!r.counts(at+1) || r.toSomebody(at+1)) && !notLetters[t.text]:
		return at + 1, true
	case known && !r.counts(at+1) && !r.measures(at+1) && !notLetters[t.text] && !commonWords[t.raw]: // "hpl 1"
		return at + 1, true
	case r.is(i-1, "link"):
		return 0, false
	case n == 3 && tied && len(letters) == 0, n == 3 && tied && (r.toks[at].digits >= 3 || r.toks[at].digits == 2 && (at == i+2 || t.caps && i == 0)):
		return at + 1, !notLetters[t.text]
	case n == 3 && r.toks[at].digits >= 3 && r.toks[at].digits <= 4 && !r.measures(at+1) && (r.leads(i) || r.is(i-1, "on", "for", "in", "with", "re", "from", "to", "of")):
		return at + 1, !notLetters[t.text] && !commonWords[t.raw] && (t.id == 0 || t.raw == "mid")
	}
	return 0, false
}

// toSomebody reports whether token i is the "to" before somebody who is given something: "give dur 77 to mediator-1".
func (r *dayReader) toSomebody(i int) bool {
	if !r.is(i, "to") || i+1 >= len(r.toks) {
		return false
	}
	_, somebody := r.person(i + 1)
	return somebody || r.is(i+1, "me", "us", "her", "him", "them", "my", "the", "a", "another", "someone", "somebody")
}

// notLetters are words of three letters that a number may follow without being a reference.
var notLetters = union(set(`reg yr day age sec art ref tel fax box flat para sch rule step page form foi sar aug the and for`), keys(months), keys(weekdays))

// bareNumber reports whether the number at token i is a reference without its letters: four figures with a
// leading nought, or three and four figures where a case is spoken of.
func (r *dayReader) bareNumber(i int) bool {
	t := &r.toks[i]
	if t.digits == 2 && !t.ord && !r.tied(i) {
		return r.twoFigures(i)
	}
	if t.ord || t.digits < 3 || t.digits > 5 || r.tied(i) {
		return false
	}
	if t.text[0] == '0' {
		return !r.is(i-1, "at", "@")
	}
	if r.is(i-1, "my", "our", "the", "that") && r.is(i+1, "one", "case", "family") {
		return true // "is my 166 one ok"
	}
	if r.is(i+1, "s") && r.glued(i+1) || r.is(i-1, "to") && r.comesTo(i-2) && !r.measures(i+1) && !r.countsThings(i+1, true) {
		return true
	}
	if r.measures(i+1) && !r.mayVerb(i+1) || r.countsThings(i+1, !r.leads(i) && !r.is(i-1, "if", "when", "case", "and", "&", "or", "vs")) || r.is(i-1, "section", "regulation", "rule", "reg", "article", "room", "page", "link", "over", "under", "nearly", "around", "than", "stage", "level", "form", "item", "paragraph", "tribunal", "within", "least", "most", "every", "another", "first", "last", "next", "these", "some", "to", "at", "@") {
		return false
	}
	if r.is(i-1, "about") && t.num%50 == 0 {
		return false // "about 200"
	}
	return r.caseSpokenOf(i, t.digits == 4 && t.num >= 1900 && t.num < 2100)
}

// comesTo reports whether the words up to token i say that somebody or something comes to a case: "turned up to 0412".
func (r *dayReader) comesTo(i int) bool {
	came := []string{"turn", "turned", "showed", "came", "come", "happened", "attended", "relates", "added", "belongs", "went", "sent", "amendment", "amendments", "change", "changes", "letter", "reply"}
	return r.is(i, came...) || r.is(i, "up", "back") && r.is(i-1, came...)
}

// mayVerb reports whether the "may" at token i is a verb: "231 may be mediating".
func (r *dayReader) mayVerb(i int) bool { return r.isVerb(i, false) }

// twoFigures reports whether a number of two figures is a case: after the word, or where a message begins with it and
// goes on with a word that two figures cannot count: "77 mediated yesterday", never "12 families" or "30 days".
func (r *dayReader) twoFigures(i int) bool {
	if r.toks[i].num < 10 && r.toks[i].text[0] != '0' {
		return false
	}
	if r.is(i-1, "case", "ref", "reference") || r.is(i-1, "#") && r.glued(i) {
		return !r.measures(i+1) && !r.countsThings(i+1, true)
	}
	if r.is(i-1, "and", "&") && r.kind(i-2) == aNumber && r.toks[i-2].digits >= 3 && r.kind(i+1) == aWord {
		return !r.counts(i+1) && !r.measures(i+1) && !r.countsThings(i+1, true) && !afterFigures[r.text(i+1)]
	}
	next := r.skip(i+1, ":", "-", ",", ";")
	if !r.begins(i) || next+1 >= len(r.toks) || r.kind(next) != aWord || r.joined(i+1) && !r.is(i+1, "-") || r.counts(i+1) || r.measures(next) || r.countsThings(next, true) {
		return false
	}
	return lexicon[r.text(next)] != 0 && !afterFigures[r.text(next)]
}

// begins reports whether nothing stands before token i but a greeting.
func (r *dayReader) begins(i int) bool {
	for k := range i {
		if t := &r.toks[k]; t.kind == aNumber || !openers[t.text] && t.kind != aMark {
			return false
		}
	}
	return true
}

// afterFigures are words after which two figures at the beginning of a message are no case: an answer to a list, an hour,
// an age, a share.
var afterFigures = set(`done and or of in out to past is isn't not mine please thanks for from per percent on at by til till until yes no snooze later old mins
	level stage parent family mum dad child people fact date deadline more of % x times quid pm am hour minute the a working calendar tribunal clear`)

// measures reports whether token i is the unit of a number before it: "231 days", "300%".
func (r *dayReader) measures(i int) bool {
	_, month := r.monthAt(i)
	return month || r.is(i, "am", "pm", "day", "week", "month", "year", "hour", "minute", "people", "page", "%", "th", "st", "nd", "rd", "o", "oclock",
		"others", "more", "or", "calendar") || r.is(i, "working") && r.is(i+1, "day") || r.is(i, "-", "/", ".") && r.joined(i)
}

// countsThings reports whether token i is what a number before it counts: "231 mediations". With any, every
// plural will do.
func (r *dayReader) countsThings(i int, anyPlural bool) bool {
	if i >= len(r.toks) || r.toks[i].kind != aWord {
		return false
	}
	w := r.toks[i].raw
	if caseVerbs[w] {
		return false // "188 shows 2 dates"
	}
	return countable[w] || anyPlural && len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && weekdays[strings.TrimSuffix(w, "s")] == 0 && w != "weds" && w != "thurs" && w != "wants"
}

var countable = set(`calls cases referrals mediations appeals times families parents mums dads carers children kids people members certificates certs letters
	plans hearings orders decisions complaints clients enquiries requests users emails messages pounds quid miles words characters`)

// caseVerbs are what a case does, and nothing that could be counted.
var caseVerbs = set(`shows says needs wants asks gets runs goes comes misses rings declines mediates looks seems expires ends closes starts moves agrees
	accepts refuses withdraws appears wishes counts lodges falls depends involves concerns`)

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
	return before || r.glued(i+1) && r.toks[i+1].kind == aWord && (r.toks[i+1].raw != "s" || r.toks[i].digits < 3)
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
	case r.is(i-1, "on", "for", "with", "re", "from", "of", "in", "regarding", "concerning", "and", "&", "is", "does", "has", "did", "when", "how"):
		return true
	case r.is(i-1, "show", "open", "view", "log", "update", "find", "undo", "why", "card", "status", "timeline", "mute", "up", "if", "give", "take", "assign", "close",
		"reopen", "booked", "cancelled", "mediated", "adjourned"):
		return true
	}
	if i > 2 && r.is(i-1, "and", "&", "or", "vs", "+") && r.kind(i-2) == aNumber && r.toks[i-2].digits >= 3 || r.toks[i].digits == 3 && r.lastOfClause(i) && r.kind(i-1) == aWord && !beforeAmounts[r.text(i-1)] {
		return true
	}
	if r.toks[i].digits == 3 && i > 0 && r.toks[i-1].kind == aWord && !beforeAmounts[r.toks[i-1].text] && r.toks[i].num >= 100 {
		_, month := r.monthAt(i - 1)
		_, weekday := r.weekdayAt(i - 1)
		return !month && !weekday
	}
	if t := &r.toks[i]; t.digits == 3 && r.is(i-1, ",", "(", ";") && r.is(i+1, ",", ")", ";") && !r.joined(i+1) {
		return true
	}
	clause := i > 0 && r.is(i-1, ",", ";", ".", "-", "\n", "(", "!", ":") && !r.glued(i)
	return r.leads(i) || clause && i+1 < len(r.toks) && r.toks[i+1].kind == aWord || i+1 == len(r.toks) || i+2 == len(r.toks) && r.toks[i+1].kind == aMark && !r.is(i+1, "%") || r.is(i+1, "'") || r.is(i+1, "s") && r.glued(i+1) || r.is(i+1, ":") && !r.joined(i+1)
}

// lastOfClause reports whether a sentence ends after token i.
func (r *dayReader) lastOfClause(i int) bool { return i+1 >= len(r.toks) || ends(&r.toks[i+1]) }

// beforeAmounts are words after which three figures are an amount, an hour or a number of something else.
var beforeAmounts = set(`of was were be been by paid pay cost costs costing spent worth plus minus times x least is only just next last all their our his her its
	my your any no phone tel ext extension code number grant sum total award pounds until till before after since`)

// leads reports whether nothing stands before token i but a greeting, a mark or another number.
func (r *dayReader) leads(i int) bool {
	for k := range i {
		if t := &r.toks[k]; t.kind != aMark && t.kind != aNumber && !openers[t.text] && !leadIns[t.text] {
			return false
		}
	}
	return true
}

// leadIns may stand before the number of a case that a message begins with.
var leadIns = set(`fyi right update morning afternoon good thanks sorry just to`)

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
