package talk

import (
	"github.com/redress-send/redress/bot/chat"
)

// topics answer questions about the law that are about no single time limit, each with its source. They are
// kept as short as they can be said; none of them speaks about a case.
var topics = map[string][]string{
	"must-mediate": {
		"Nobody has to mediate. Before most appeals the family must contact a mediation adviser and get a certificate, and can then say no.",
		"An appeal about the placement alone (section I) and a claim about disability discrimination need no certificate.",
		"Source: Children and Families Act 2014 s55; SI 2014/1530 reg 33.",
	},
	"certificate": {
		"The mediation adviser issues the certificate: after the family says that it does not want mediation, after mediation, or after the authority says that it cannot arrange it in the 30 days.",
		"Each time within three working days. It is needed for an appeal on every ground but the placement alone, and not for a disability claim.",
		"Source: Children and Families Act 2014 s55; SI 2014/1530 reg 34.",
	},
	"christmas": {
		"A limit to start an SEN appeal that ends from 25 December to 1 January goes to the first working day after. For other steps of an SEN appeal those days are not counted.",
		"It does not help with a claim about disability discrimination, nor with contacting the mediation adviser.",
		"Source: HESC Rules, rule 12.",
	},
	"august": {
		"August is counted. Only a limit to start an SEN appeal that ends in August goes to the first working day of September. For other steps of an SEN appeal August days are not counted.",
		"It does not help with a claim about disability discrimination, nor with contacting the mediation adviser.",
		"Source: HESC Rules, rule 12.",
	},
	"appeal-limit": {
		"The appeal must have arrived by 5pm on the later of two days: two months after the decision was sent, or one month after the mediation certificate was issued.",
		"Months, not 60 days and not eight weeks. Give the date of the letter and the day is worked out.",
		"Source: SI 2008/2699 rules 12 and 20.",
	},
	"informal": {
		"An informal meeting (way forward, early resolution) stops no clock, and nobody has to go to one before mediation or an appeal.",
		"It can be logged as an informal meeting; no date changes by it.",
	},
	"agreement": {
		"What was agreed in mediation has time limits: for what the tribunal could have ordered those of an order, for anything else two weeks, unless another day was agreed in writing.",
		"For help when it is not kept: the local SENDIASS, IPSEA (ipsea.org.uk).",
		"Source: SI 2014/1530 regs 42 and 44.",
	},
	"reform": {
		"There are proposals only; the law that Redress counts with is unchanged.",
		"The white paper and its consultation ran from 23 February to 18 May 2026, and a bill was announced on 13 May 2026. For the state of it see gov.uk.",
	},
	"late-appeal": {
		"The tribunal can give more time for a late appeal, and decides that itself; Redress cannot say whether it will.",
		"For how to ask see IPSEA (ipsea.org.uk) or the local SENDIASS.",
		"Source: SI 2008/2699 rule 5(3)(a).",
	},
	"working-days": {
		"Working days leave out Saturdays, Sundays and bank holidays. The tribunal's leave out August and 25 December to 1 January as well, in SEN cases.",
		"The mediation adviser's three working days run through August.",
		"Source: HESC Rules, rule 12; SI 2014/1530 reg 34.",
	},
	"privacy": {
		"Who supports a family is shown to those on the case and to nobody at the authority. Redress tells the authority nothing about a case.",
	},
	"signpost": {
		"Redress holds no telephone numbers. The authority's Local Offer page names its SENDIASS; IPSEA is at ipsea.org.uk.",
	},
	"concession": {
		"Conceded means that the authority tells the tribunal, before its response is due, that it will not oppose. Its own time limits then run from that day.",
		"Source: SI 2014/1530 reg 45.",
	},
	"consent-order": {
		"Before its response is due the authority can concede without an order. After that the two sides ask the tribunal for a consent order (form SEND46).",
		"It can be logged as a consent order once it is made.",
	},
	"section-i": {
		"An appeal about the school or type of school alone (section I) needs no mediation certificate; joined with sections B or F it does. Mediation can be had all the same.",
		"Source: Children and Families Act 2014 s55.",
	},
	"discrimination": {
		"A claim about disability discrimination by a school must have arrived within six months beginning with the day on which it happened. August, Christmas and weekends do not move it, and no certificate is needed.",
		"Source: Equality Act 2010 Sch 17.",
	},
	"open-case": {
		"A mediator opens a case by saying it: new case Hartlepool, refusal to assess, letter dated 22 September.",
		"A volunteer can file an intake for the provider to accept once the family's consent is recorded with it. Otherwise the family contacts the provider itself.",
	},
	"language": {
		"Redress speaks English only and translates nothing, so that no date is lost in a translation. Ask the local SENDIASS for an interpreter.",
	},
}

// topicAnswer answers a question about the law, or returns nil.
func (t *turn) topicAnswer() *answer {
	lines := topics[t.heard.Topic]
	if lines == nil {
		return nil
	}
	return t.say(t.heard.Intent, answered, lines...).add(chat.Note, wordNotAdvice)
}
