package words

import "strings"

// saying is one row of a phrase table: what is meant, and the ways of saying it, one a line.
type saying struct {
	name  string // a type of fact, an intent, a ground, a limit …
	set   string // attributes that it carries: "kind=deemed outcome=none"
	of    string // for an attribute: the types of fact that it belongs to
	bare  bool   // a noun that counts only where a day stands beside it
	weak  bool   // a verb that counts only with a day in its clause
	needs string // words one of which the message must have, with | between
	lacks string // words none of which it may have
	due   bool   // the day beside it is the one that the fact fixes
	ahead string // what it is instead where its day lies ahead
	says  string
}

// The tables.
const (
	ofFact topic = iota + 1
	ofAttribute
	ofIntent
	ofGround
	ofLimit
	ofSubject
	ofRefusal
)

// book holds every phrase of every table. It is built once, at the start of the program, and never changes.
var book = func() *phraseBook {
	b := &phraseBook{}
	for _, table := range [...][]saying{decisionFacts, reviewFacts, adviceFacts, meetingFacts, outcomeFacts, certificateFacts, appealFacts,
		hearingFacts, orderFacts, onwardFacts, routeFacts, caseFacts, agreementFacts} {
		b.addTable(ofFact, table)
	}
	b.addTable(ofAttribute, attributeSayings)
	b.addTable(ofAttribute, mediationAttributes)
	b.addTable(ofAttribute, caseAttributes)
	b.addTable(ofAttribute, orderSayings)
	b.addTable(ofIntent, intentSayings)
	b.addTable(ofIntent, lookingSayings)
	b.addTable(ofIntent, askingSayings)
	b.addTable(ofGround, groundSayings)
	b.addTable(ofLimit, limitSayings)
	b.addTable(ofSubject, subjectSayings)
	b.addRefusals()
	b.plurals()
	return b
}()

// refusals holds the phrases that call for a refusal, and no others. It is built after book, so that it knows
// the same words.
var refusals = func() *phraseBook {
	b := &phraseBook{}
	b.addRefusals()
	b.plurals()
	return b
}()

func (b *phraseBook) addRefusals() {
	for _, table := range [...][]saying{safeguardingSayings, personalSayings, otherCaseSayings, adviceSayings} {
		b.addTable(ofRefusal, table)
	}
}

func (b *phraseBook) addTable(t topic, rows []saying) {
	for _, row := range rows {
		m := &meaning{topic: t, name: row.name, set: settings(row.set), of: strings.Fields(row.of), bare: row.bare, weak: row.weak, needs: row.needs, lacks: row.lacks, due: row.due, ahead: row.ahead}
		b.add(m, row.says)
	}
}

// settings reads "kind=deemed outcome=none".
func settings(list string) []setting {
	var out []setting
	for field := range strings.FieldsSeq(list) {
		name, value, _ := strings.Cut(field, "=")
		out = append(out, setting{name, value})
	}
	return out
}
