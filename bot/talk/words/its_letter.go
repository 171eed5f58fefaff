package words

import "slices"

// What a letter tells and when it was sent may stand in two clauses: "complaint answered at stage 1; the letter is dated 2 Nov",
// "we asked to appeal late, the request went on 4 Nov".

// byLetter are facts that a letter tells, byRequest those that somebody asks for.
var (
	byLetter = set(`complaint-answered complaint-acknowledged appeal-registered appeal-returned appeal-struck-out reasons-sent late-appeal-decided
		recommendation-answered rights-request-answered certificate-issued order-made letter-before-claim-sent letter-of-response-received
		authority-response-received amendment-notice-sent draft-plan-served permission-refused permission-granted review-decision-sent
		authority-cannot-arrange authority-not-opposing authority-told-of-agreement transfer-notice-sent assessment-agreed reassessment-agreed
		decision-reversed`)
	byRequest = set(`late-appeal-requested request-for-changes-sent rights-request-received assessment-requested reassessment-requested
		set-aside-application-received review-application-received permission-application-received costs-application-received
		reconsideration-sought reinstatement-sought complaint-made complaint-escalated appeal-sent panel-request-received`)
)

// itsLetter gives a fact without a day the one of its letter or request, where the clause right after it says no more than that.
func (m *message) itsLetter(in []found) []found {
	for i := range in {
		f := &in[i]
		if f.on != nil || f.due || f.clause+1 >= len(m.clauses) || len(m.daysIn(f.clause)) > 0 {
			continue
		}
		if d := m.datesOnly(f.clause+1, f.name); d != nil {
			f.on = d
			next := f.clause + 1
			in = slices.DeleteFunc(in, func(o found) bool { return o.clause == next && o.name == "decision-sent" })
			return m.itsLetter(in)
		}
	}
	return in
}

// datesOnly is the day of a clause that only dates the letter, or the request, that the fact came with; nil: it says something else.
func (m *message) datesOnly(k int, fact string) *day {
	c := &m.clauses[k]
	days := m.daysIn(k)
	if c.asks || len(days) != 1 || days[0].at != c.to-1 {
		return nil
	}
	i := c.from
	for m.isOne(i, "the", "its", "their", "our", "that", "this", "and", "her", "his", "my") {
		i++
	}
	switch {
	case byLetter[fact] && m.isOne(i, "letter", "email", "reply", "notice", "it"):
	case byRequest[fact] && m.isOne(i, "request", "application", "form", "email", "letter", "it"):
	default:
		return nil
	}
	for i++; i < days[0].at; i++ {
		if !m.isOne(i, "is", "was", "were", "s", "got", "had", "has", "been", "on", "dated", "sent", "made", "posted", "emailed", "submitted", "went", "issued", "in", "off") {
			return nil
		}
	}
	return days[0]
}
