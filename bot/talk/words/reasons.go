package words

import "slices"

// besides says what else a message states, so that a fact without a day may only explain it.
type besides struct{ certified, closed, reopened, busy bool }

func (m *message) besides(in []found) besides {
	var b besides
	for i := range in {
		f := &in[i]
		b.certified = b.certified || f.name == "certificate-issued" && f.on != nil
		b.closed = b.closed || f.name == "case-closed"
		b.reopened = b.reopened || f.name == "case-reopened"
		b.busy = b.busy || laterSteps[f.name]
	}
	return b
}

// explains reports whether the fact only explains another one of the message. Of a certificate it notes the kind.
func (b besides) explains(m *message, f *found, dateless bool) bool {
	switch {
	case b.busy && f.weak && f.name == "mediation-adviser-contacted", dateless && b.closed && reasonsToClose[f.name], dateless && b.reopened && f.name != "case-reopened":
		return true
	case dateless && b.certified && m.reasonFor(f):
		m.reason = reasons[f.name]
		return true
	}
	return false
}

// reasons are facts that, told without a day beside a certificate, say only of which kind it is.
var reasons = map[string]string{
	"mediation-declined": "not-pursued", "mediation-held": "mediated", "authority-cannot-arrange": "deemed", "mediation-wanted": "",
}

// laterSteps are facts after which somebody who rings is no new contact with the adviser: "dad cancelled, rang
// yesterday".
var laterSteps = set(`mediation-cancelled mediation-booked mediation-held mediation-adjourned mediation-concluded authority-cannot-arrange mediation-date-notified
	appeal-sent appeal-received appeal-registered appeal-returned appeal-withdrawn direction-made hearing-held order-made agreed-action-done`)

// twice reports whether the same fact with the same day stands in the message already: "no joy, ... no agreement".
func (m *message) twice(have []found, f *found) bool {
	return slices.ContainsFunc(have, func(o found) bool {
		return o.name == f.name && o.on == f.on && (f.on != nil || f.fixes != nil) && o.fixes == f.fixes && slices.Equal(unprinted(o.set), unprinted(f.set)) && m.sameCases(&o, f)
	})
}

// unprinted leaves out of what is said of a fact that its day is the one printed on it.
func unprinted(set []setting) []setting {
	return slices.DeleteFunc(slices.Clone(set), func(s setting) bool { return s.name == "@day" })
}

// reasonsToClose are facts that, told without a day beside the end of a case, say only why it ended.
var reasonsToClose = set(`order-complied-with authority-not-opposing mediation-concluded agreement-made appeal-withdrawn order-made decision-reversed agreed-action-done`)

// reasonFor reports whether the fact only says why a certificate was issued: "cert out yesterday, they don't
// want mediation", "cert issued today, mediated". "Mediation held" tells more than that.
func (m *message) reasonFor(f *found) bool {
	switch f.name {
	case "mediation-declined", "authority-cannot-arrange":
		return true
	case "mediation-held":
		return m.isOne(f.from, "mediated")
	}
	return false
}
