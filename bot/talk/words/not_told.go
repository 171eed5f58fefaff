package words

// A sentence can have the shape of a fact and tell none: it denies it from afar, supposes it, quotes it as an example, asks for
// it with its last words, takes it back, or is about somebody else.

var (
	// doubting are words before a fact with which nobody tells it.
	doubting = set(`doubt doubts doubted doubtful deny denies denied denying untrue pretend pretending imagine imagining assume assumes assuming
		unless hypothetically theoretically rumour rumours example eg template unlike unsure nearly almost hopefully considered contemplated arguing argues`)
	// jests are words behind a fact that take it back.
	jests = set(`joking kidding jk jks untrue scrap ignore disregard bounced`)
	// missed are words after which something was not done: "forgot to send".
	missed = set(`forgot forgets forgotten omitted neglected`)
	// labels stand before a colon, or at the start, where what follows is only to be done or only tried.
	labels = set(`todo test testing draft template example eg hypothetical`)
	// takers are orders that begin a message with which something is to be taken out, not put in.
	takers  = set(`delete remove erase forget wipe clear list find search unlog unsave`)
	keepers = set(`save record log keep add put note enter store write`)
)

// onlyAsked reports whether the phrase stands in a question, or in a sentence that does not tell it, and that is not allowed.
func (m *message) onlyAsked(h hit, allowed bool) bool {
	return !allowed && (m.clauses[m.clauseAt[h.from]].asks || m.notTold(h))
}

// notTold reports whether the sentence around the phrase says that it does not tell it.
func (m *message) notTold(h hit) bool {
	first := m.sentenceStart(h.from)
	last := h.to
	for last < len(m.toks) && !ends(&m.toks[last]) {
		last++
	}
	return m.doubtedBefore(first, h) || m.supposedBy(first, h) || m.unwanted(first, h) || m.takenBackAfter(h, last) || m.tagged(h, last) || m.ofOthers(first, h)
}

// doubtedBefore looks for words of doubt between the start of the sentence and the phrase: “I doubt”, “it is wrong that”.
func (m *message) doubtedBefore(first int, h hit) bool {
	for i := first; i < h.from; i++ {
		switch {
		case m.toks[i].kind != aWord:
		case doubting[m.toks[i].text], m.isOne(i, "case") && m.isOne(i-1, "in"), m.isOne(i, "from") && m.isOne(i-1, "far"), m.isOne(i, "of") && m.isOne(i-1, "instead"), m.isOne(i, "than") && m.isOne(i-1, "rather"),
			(m.toks[i].raw == "provided" || m.toks[i].raw == "providing") && i == first, m.isOne(i, "about") && m.isOne(i+1, "to"),
			m.isOne(i, "that") && m.isOne(i-1, "wrong", "true", "false", "incorrect") && (m.isOne(i-1, "wrong", "false", "incorrect") || m.isOne(i-2, "not")):
			return true
		case missed[m.toks[i].text] && m.isOne(i+1, "to"), m.isOne(i, "of") && m.isOne(i-1, "short"),
			m.isOne(i, "declined", "refused", "refuses") && m.isOne(i+1, "to") && (h.name == "order-made" || h.name == "direction-made"),
			m.isOne(i, "withdrew", "retracted") && i >= h.from-3 && h.name == "decision-sent":
			return true
		case m.isOne(i, "say", "admit", "confirm") && m.isOne(i-1, "to") && m.isOne(i-2, "refused", "refuses", "declined"):
			return true
		}
	}
	return false
}

// supposedBy reports whether the sentence begins as what did not happen does, “had the cert gone out”, or goes on to what would
// follow.
func (m *message) supposedBy(first int, h hit) bool {
	if m.isOne(first, "had", "were") && first < h.from && m.isOne(first+1, "the", "she", "he", "they", "mum", "la", "certificate") {
		for i := first; i < len(m.toks) && !ends(&m.toks[i]); i++ {
			if m.isOne(first, "were") || m.isOne(i, "gone", "been", "come", "would", "wed") {
				return true
			}
		}
	}
	for i := h.to; i < m.clauses[m.clauseAt[h.from]].to; i++ {
		if m.isOne(i, "would") && m.isOne(i+1, "mean", "be", "make", "give", "have") {
			return true
		}
	}
	return false
}

// unwanted reports whether the message begins by saying that what follows is not to be kept: “dont save this:”, “delete”,
// “todo:”.
func (m *message) unwanted(first int, h hit) bool {
	start := first
	for start < h.from && (openers[m.toks[start].text] || m.toks[start].kind == aRef || m.isOne(start, "this", "is", "a", "for", "can", "you", "to", "just")) {
		start++
	}
	if start >= h.from {
		return false
	}
	if takers[m.toks[start].text] || labels[m.toks[start].text] && !m.isOne(start+1, "plan", "ehcp", "ehc", "final") {
		return true
	}
	for i := first; i+1 < h.from; i++ {
		if m.isOne(i, "not") && m.toks[i+1].kind == aWord && keepers[m.toks[i+1].text] {
			return true
		}
	}
	return false
}

// takenBackAfter reports whether the end of the sentence takes back what it began with: “cert out today, only joking”.
func (m *message) takenBackAfter(h hit, last int) bool {
	if m.isOne(h.to, "nothing") {
		return true
	}
	for i := h.to; i+1 < last; i++ {
		if m.isOne(i, "wrong") && m.isOne(i+1, "address", "family", "person", "parent", "child", "email", "mum", "dad", "inbox") {
			return true
		}
	}
	if h.to >= last || m.toks[last-1].kind != aWord {
		return false
	}
	switch {
	case m.isOne(last-1, "not"):
		return m.toks[last-2].kind == aMark
	case m.isOne(last-1, "that", "it") && m.isOne(last-2, "scrap", "ignore", "disregard", "forget", "delete"):
		return true
	}
	return jests[m.toks[last-1].text]
}

// tagged reports whether the sentence asks with its last words: “she declined on the 5th, didn't she”, “yes or no”.
func (m *message) tagged(h hit, last int) bool {
	switch {
	case last-2 <= h.from:
	case m.isOne(last-1, "no", "not") && m.isOne(last-2, "or"), m.isOne(last-1, "no") && m.isOne(last-2, "or") && m.isOne(last-3, "yes"):
		return true
	case m.isOne(last-1, "not") && m.isOne(last-2, "she", "he", "they", "it", "we") && m.isOne(last-3, "did", "was", "has", "is", "have"):
		return true
	case m.isOne(last-1, "she", "he", "they", "it", "we", "you", "mum", "dad"):
		return m.isOne(last-2, "not") && m.isOne(last-3, "did", "was", "has", "is", "have", "were", "do") || m.isOne(last-2, "did", "was", "has", "have") && m.toks[last-3].kind != aWord
	}
	return false
}

// ofOthers reports whether the phrase is told of somebody whose case this is not: “my colleague's case”, “mum's friend”, “all my
// cases”. Where a reference is given, that says whose it is.
func (m *message) ofOthers(first int, h hit) bool {
	if len(m.refs) > 0 {
		return false
	}
	for i := first; i < h.from; i++ {
		switch {
		case m.isOne(i, "friend", "neighbour", "colleague"), m.isOne(i, "rest") && m.isOne(i-1, "the"), m.isOne(i, "someone", "somebody") && m.isOne(i-1, "forum", "group"),
			m.isOne(i, "another", "other", "different") && m.isOne(i+1, "case", caseWord, "family", "child", "son", "daughter", "kid", "lad", "boy", "girl", "provider"),
			m.isOne(i, "in", "on") && m.isOne(i+1, "the", "our", "my") && m.isOne(i+2, "group", "forum", "paper", "news"),
			m.isOne(i, "all", "every", "both") && (m.isOne(i+1, "case", "cases") || m.isOne(i+1, "my", "our", "the", "of") && m.isOne(i+2, "case", "cases", "my", "our", "them", "the")):
			return true
		}
	}
	for i := h.to; i+2 < len(m.toks) && !ends(&m.toks[i]); i++ {
		if m.isOne(i, "for", "about", "of") && m.isOne(i+1, "another", "different", "other") && m.isOne(i+2, "case", caseWord, "family", "child") {
			return true
		}
	}
	return false
}

// notDeclined reports whether "declined" is not said of the family and mediation.
func (m *message) notDeclined(h hit) bool { return m.declinedByOthers(h) || m.declinesSomething(h) }

// declinedByOthers reports whether it is not the family that declines: an authority, a school or a mediator that will not mediate
// says nothing of what the family wants, and starts no certificate.
func (m *message) declinedByOthers(h hit) bool {
	if h.name != "mediation-declined" {
		return false
	}
	if m.isOne(h.to, "by") && m.notFamily(m.pastSmall(h.to+1)) {
		return true
	}
	for i := h.from; i < h.to; i++ {
		if family[m.toks[i].text] || m.isOne(i, "she", "he", "her", "him") {
			return false
		}
		if m.notFamily(i) && !m.isOne(i, "mediator", "tribunal", "court", "judge") {
			return true
		}
	}
	for i := h.from - 1; i >= m.clauses[m.clauseAt[h.from]].from; i-- {
		switch t := &m.toks[i]; {
		case m.notFamily(i):
			return !m.isOne(i-1, "told", "tell", "rang", "emailed", "phoned", "to", "with", "from", "by", "via") && !m.isOne(i-2, "told", "tell", "rang", "emailed", "phoned", "to", "with", "from")
		case family[t.text], m.isOne(i, "she", "he", "who"), t.kind == aRef, t.kind == aDay, t.kind == anHour:
			return false
		case t.kind == aWord && !smallWords[t.id] && !m.isOne(i, "they", "it", "say", "says", "said", "told", "us", "me", "confirmed", "has", "have", "that", "officer", "team", "rep", "case", "now"):
			return false
		}
	}
	return false
}

// notFamily reports whether token i is somebody who is not the family.
func (m *message) notFamily(i int) bool {
	return m.isOne(i, "la", "council", "school", "mediator", "icb", "health", "nhs", "college", "provider", "officer", "trust", "panel", "judge", "tribunal", "court")
}

// declinesSomething reports whether what is declined is a day, a place or a paper, and not mediation: “mum declined the offered
// date of 24 Nov”.
func (m *message) declinesSomething(h hit) bool {
	if h.name != "mediation-declined" || m.isOne(h.to-1, "mediation", "mediate", "mediating") {
		return false
	}
	end := m.clauses[m.clauseAt[h.from]].to
	for i := h.to; i < end; i++ {
		if m.isOne(i, "mediation", "mediate") {
			return false
		}
	}
	for i := h.to; i < h.to+5 && i < end; i++ {
		if m.isOne(i, "date", "slot", "time", "appointment", "session", "place", "placement", "school", "draft", "package", "amendment", "extension", "adjournment", "venue", "offer", "assessment") {
			return true
		}
		if t := &m.toks[i]; t.kind == aWord && !smallWords[t.id] && !m.isOne(i, "offered", "proposed", "first", "suggested", "new", "la", "their", "his") {
			return false
		}
	}
	return false
}

// arrivesFirst reports whether the words for an arrival stand right after a notice of which no day was said yet: "letter came to mum
// on 6 Nov" tells of the letter and not only of its coming.
func (m *message) arrivesFirst(h hit) bool {
	return h.name == arrival && m.isOne(h.from-1, "letter", "certificate", "decision", "plan") && !m.toks[h.from].glued && len(m.days) == 1
}

// goesToFamily reports whether a letter goes to the family, so that it is no letter from it: "letter of 4 Nov got to dad on the
// 6th"; and whether what is emailed is the notice that stands before it: "cert made 5 Nov, emailed 6 Nov".
func (m *message) goesToFamily(h hit) bool {
	if h.name != "mediation-adviser-contacted" {
		return false
	}
	for i := h.from; i < h.to; i++ {
		if h.from+1 < h.to && (m.isOne(i, "reached", "to") && m.isOne(i-1, "got", "came", "through", "back", "DAY", "letter", "arrived", "reached") || m.isOne(i, "reached")) {
			return true
		}
	}
	if h.said != "RANG" || !m.isOne(h.from, "emailed", "texted", "wrote") || h.from == 0 {
		return false
	}
	for i := h.from - 1; i >= m.clauses[m.clauseAt[h.from]].from; i-- {
		if t := &m.toks[i]; t.kind == aDay || smallWords[t.id] || m.isOne(i, "made", "issued", "dated", "signed", "done", "sent", "posted", "and") {
			continue
		}
		return m.isOne(i, "certificate", "letter", "decision", "plan", "order")
	}
	return false
}
