package words

import "strings"

// What may ask for advice, or for what the law gives: see asksRemedy.
const (
	whatCan = "what can FAMILY do"
	whatNow = "what should|can|do FAMILY|we|i do now|next"
)

// adviceSayings ask for legal advice or a prediction, or want to have kept what was said in mediation.
var adviceSayings = []saying{
	{name: string(LegalAdvice), says: `
		would|will|can|could|might FAMILY|we|i? win|lose|succeed
		FAMILY would|will|might win|lose|succeed
		reckon .. win|lose|succeed|chance
		think .. win|lose|succeed
		is|was la .. lawful|legal|unlawful|illegal
		is|was refusal|decision .. lawful|unlawful|illegal
		my|our|her|his|their chances|chance|prospects|odds
		should i .. give up|in
		judge make of
		win at tribunal|hearing
		lose at tribunal|hearing
		chance|chances|odds|likelihood|prospect of?
		what are .. chance|chances|odds|prospect
		likely to win|lose|succeed|succeed
		likely outcome
		good|strong|weak|decent case
		have .. good|strong|weak case|chance
		stand a chance
		worth appealing|it|going|mediating|fighting|taking
		should FAMILY|i|we|you appeal|mediate|accept|refuse|decline|withdraw|agree|settle|put|write|argue|challenge|sign|ask|go|take|complain|concede|wait|say|tell
		should i|we|she|he|they advise|tell|say
		what should FAMILY|i|we put|say|write|advise|argue|do|include|tell|ask
		what should i advise
		` + whatCan + `
		what to? put|write|argue|include .. appeal|reason|form|grounds|letter|statement
		what do|does FAMILY|i|we put|write|argue|include
		what would you do|advise|say|recommend|put|suggest
		what do you advise|recommend|suggest|think
		advise on|me|her|him|them|mum|dad|parent|family
		give .. advice
		need|want|some|your legal advice
		legal advice
		is FAMILY|it better|best to
		would it be better|best
		better to appeal|mediate|wait
		best to appeal|mediate|wait|argue
		best argument
		how to win
		how do|can|does FAMILY|i|we win|beat|argue|persuade|convince
		draft|write .. appeal|reason|grounds|statement|letter|argument for FAMILY|me|us
		write .. appeal
		write|draft me|us .. letter|email|statement|complaint
		what evidence|proof should|do|does|must FAMILY|i|we|you? send|need|use|give|get|have
		help FAMILY|me|us write|draft|argue|word
		ok to say tribunal
		tribunal will|would|going let|allow|accept|agree|refuse|side|order|find
		will|would tribunal let|allow|accept|agree|refuse|side|order|find
		is la decision|refusal wrong|unlawful
		can FAMILY|we|i sue
		sue la
		is la acting|breaking
		grounds for appeal should
		opinion on case|merits|this
		merits of
		which is better
		moved from ... what now|next|do|happens
		` + whatNow},
	{name: string(OutOfRemit), says: `
		mediator note .. FAMILY|la|officer|angry|rude|upset|said|shouted|crying
		add|log|save|record|store .. mediator note
		add|log|save|record|store note
		what was said in|at|during mediation
		off record
		in confidence
		note .. la|officer admitted|admits|said|told
		said in|at|during mediation
		forward .. digest
		share .. digest`},
}

// wantsAdvice reports whether the message asks for advice or a prediction.
func (m *message) wantsAdvice() bool {
	for _, h := range m.hits {
		if h.topic == ofRefusal && h.name == string(LegalAdvice) && !m.plainWish(h) && !m.hasWord("percent", "percentage", "many", "rate", "nationally") && !m.asksRemedy(h) {
			return true
		}
	}
	return false
}

// asksRemedy reports whether the words ask what the law gives where something was not done, or what somebody must do, and not
// what would be best: "they have missed the 20 weeks, what can she do", "what do they have to do now".
func (m *message) asksRemedy(h hit) bool {
	switch h.said {
	case whatCan:
		return m.isOne(h.to, "if", "when") || m.anybody(h) || m.failing()
	case whatNow:
		for i := h.from; i < h.to; i++ {
			if m.isOne(i, "have", "has", "must") {
				return true
			}
		}
		return m.isOne(h.from+1, "can") && m.failing()
	}
	return false
}

// failing reports whether something is said not to have been done in time, or at all.
func (m *message) failing() bool {
	if m.hasWord("missed", "miss", "misses", "late", "overdue", "delay", "delayed", "ignored", "ignore", "ignoring", "breach", "breached", "silent", "broken") {
		return true
	}
	return m.hasWord("not", "never", "nothing", "nobody") &&
		m.hasWord("reply", "replied", "respond", "responded", "answer", "answered", "arrange", "arranged", "comply", "complied", "done", "carried",
			"heard", "turned", "came", "kept", "sent", "happened", "followed")
}

// anybody reports whether the words speak of nobody in particular: "what can a parent do".
func (m *message) anybody(h hit) bool {
	for i := h.from; i < h.to; i++ {
		if m.isOne(i, "parent", "family", "carer") && (m.isOne(i-1, "a", "an", "any") || strings.HasSuffix(m.toks[i].raw, "s") || m.isOne(i, "family") && strings.HasSuffix(m.toks[i].raw, "ies")) {
			return true
		}
	}
	return false
}

// plainWish reports whether the words are part of a report and ask for nothing: "the LA will lose the slot".
func (m *message) plainWish(h hit) bool {
	return m.isOne(h.to, "track", "slot", "touch", "contact", "time", "patience", "reference", "number", "file")
}

// beyondRemit reports whether the message wants done what the product does for nobody.
func (m *message) beyondRemit() bool {
	for _, h := range m.hits {
		if h.topic == ofRefusal && h.name == string(OutOfRemit) && !(m.isOne(0, "can", "could", "does", "is", "do", "may", "will", "are", "would") && m.isOne(h.from, "said", "what")) {
			return true
		}
	}
	return false
}
