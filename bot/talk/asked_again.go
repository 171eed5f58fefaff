package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
)

// A question that was put and not answered is put in other words, with what is known so far and a way out of it.

// countAgain gives the question how often it has been put before, where it is the one that is open.
func (t *turn) countAgain(d *draft, q *question) {
	old := t.state.Draft
	q.Again = 0
	if old == nil || old.Asked == nil || old.expired(t.at) || old.ID != d.ID || old.Case != d.Case {
		return
	}
	was := old.Asked
	if was.About == q.About && was.Part == q.Part && was.Fact == q.Fact && was.Attr == q.Attr && was.Text == q.Text && factAsked(old, was) == factAsked(d, q) {
		q.Again = was.Again + 1
	}
}

// factAsked is the type of the fact that the question is about.
func factAsked(d *draft, q *question) string {
	facts := d.Facts
	if q.Part > 0 {
		facts = d.Parts[q.Part-1].Facts
	}
	if q.Fact < len(facts) {
		return facts[q.Fact].Event.Type
	}
	return ""
}

// questionText is the question as it is put now.
func (t *turn) questionText(d *draft, q *question) string {
	if q.Again == 0 {
		return q.Text
	}
	if q.About == aboutDay || q.About == aboutDue || q.About == aboutDecision {
		if d.Kind == kindRecord || d.Kind == kindOpen {
			return wordDayAgain + q.Text + wordDayUnknown
		}
		return wordDayAgain + q.Text
	}
	return wordChoiceAgain + q.Text
}

// notKnown is how somebody answers that they do not know.
var notKnown = regexp.MustCompile(`(?i)^\s*(?:(?:no|sorry|um+|er+|hmm+|oh|well|it'?s|its|that'?s|still|just)[ ,.]+)*(?:(?:i |we |they |she |` +
	`he )?(?:really |honestly )?` +
	`(?:don'?t|do not|doesn'?t|dont|doesnt) (?:actually |really )?(?:know|remember|have (?:it|that|the (?:date|day)))|not known|unknown|no idea|` +
	`not sure|dunno|can'?t (?:say|tell|remember)|` +
	`(?:leave|miss) (?:it|that|that one|that bit) out|skip (?:it|that|that one|this one))` +
	`(?: (?:yet|when|which day|what day|the (?:day|date)|that|it|off ?hand|offhand|for now|sorry|at the moment|atm|tbh|either))*\s*[.!]*$`)

// withoutDay goes on without the fact of which the day is asked for and not known; nil: that is not what is said.
func (t *turn) withoutDay(d *draft) (*answer, error) {
	q := d.Asked
	if q == nil || !notKnown.MatchString(t.ev.Text) || d.Kind != kindRecord && d.Kind != kindOpen || q.Part > 0 {
		return nil, nil
	}
	switch {
	case q.About == aboutDecision:
		next := d.copy()
		next.Asked, next.NoDay = nil, true
		return t.propose(next)
	case q.About != aboutDay && q.About != aboutDue:
		return nil, nil
	case d.Kind == kindRecord && len(d.Facts) == 1:
		a := t.say(d.Intent, answered, fill(wordNoDayNothing, t.factName(&d.Facts[q.Fact])))
		a.ref = t.refOf(d)
		t.state.end(outcomeCancelled, d.Case)
		return a, nil
	}
	return t.withoutFact(d, q.Fact)
}

// withoutFact leaves out the nth fact of the draft, and opens a case without its decision's day where that is the fact.
func (t *turn) withoutFact(d *draft, n int) (*answer, error) {
	next := d.copy()
	next.Asked = nil
	next.Facts = append(next.Facts[:n:n], next.Facts[n+1:]...)
	next.NoDay = next.NoDay || next.Kind == kindOpen && !next.begins(t.Service.Book().Vocabulary)
	return t.propose(next)
}

// noReferenceYet answers who asks for the reference of a case that is still to be opened; nil: that is not asked.
func (t *turn) noReferenceYet(d *draft) (*answer, error) {
	if d.Kind != kindOpen || len(t.heard.References) > 0 || !asksReference.MatchString(t.ev.Text) {
		return nil, nil
	}
	a := t.say(words.Show, answered, wordNoRefYet)
	t.stillOpen(a, d)
	return a, nil
}

// whichReference says the reference of the case that is spoken of to somebody who asks for it; nil: that is not asked.
func (t *turn) whichReference() (*answer, error) {
	if len(t.heard.References)+len(t.heard.Facts) > 0 || t.heard.Refusal != "" || !asksReference.MatchString(t.ev.Text) {
		return nil, nil
	}
	c := t.caseMeant()
	if c == nil {
		return nil, nil
	}
	t.state.speakOf(c.ID)
	return t.say(words.Show, answered, fill(wordThisRef, string(c.Reference))).about(c), nil
}

// asksReference asks which reference a case has.
var asksReference = regexp.MustCompile(`(?i)\b(?:what'?s|what is|what will|which|what|got|have|has|give me|get|need|` +
	`tell me)\b.{0,24}\b(?:ref|reference|case number|case no|` +
	`number of (?:it|the case))\b`)

// addSoFarOfNew says what is known of a case that is to be opened and for which something is still asked.
func (t *turn) addSoFarOfNew(a *answer, d *draft) {
	if d.Kind != kindOpen || d.Header.Authority == "" || len(d.Header.Grounds) == 0 || len(d.Facts) == 0 {
		return
	}
	a.add(chat.Plain, wordSoFar)
	a.add(chat.Bullet, t.heading(d, nil))
	for i := range d.Facts {
		a.add(chat.Bullet, capital(t.factText(&d.Facts[i])))
	}
}
