package words

import "strings"

// unconsents are words that turn a consent in their clause into its end, unconsented those by which there was none.
var (
	unconsents = set(`withdrew withdrawn withdraw withdraws withdrawing withdrawal revoked revoke revokes revoking revocation rescinded rescind
		rescinds retracted retracts cancelled cancel cancels pulled ended ends ceased stopped stops expired removed lapsed`)
	unconsented = set(`refused refuses refusing declined declines declining denied denies withheld`)
)

// consents hears the end of a consent however it is said: "consent to the forum was revoked", "her withdrawal of
// consent". To take an end for a beginning would open a case to whom the family has just shut out.
func (m *message) consents(in []found) []found {
	for i := range in {
		f := &in[i]
		if f.name != "consent-given" {
			continue
		}
		if m.byConsentOrder(f) {
			f.name = "consent-order-made"
			continue
		}
		switch at := m.near(f, unconsented); {
		case m.near(f, unconsents) >= 0, m.goesBack(f):
			f.name = "consent-withdrawn"
		case at >= 0:
			m.unheard(f.clause)
			f.name = ""
			for k := range in { // "refused consent" says nothing of mediation either
				if in[k].from <= at && at < in[k].to {
					in[k].name = ""
				}
			}
		}
	}
	out := in[:0]
	for _, f := range in {
		if f.name != "" {
			out = append(out, f)
		}
	}
	return out
}

// byConsentOrder reports whether the consent of the fact is the one of a "consent order".
func (m *message) byConsentOrder(f *found) bool {
	for i := f.from; i < f.to; i++ {
		if m.isOne(i, "consent") && m.isOne(i+1, "order", "orders") {
			return true
		}
	}
	return false
}

// consentsNow reports whether a consent is said in the present: "mum consents to us talking to sendiass", "she's happy for
// the forum to see the dates". It is given as it is said.
func (m *message) consentsNow(f *found) bool {
	if f.name != "consent-given" {
		return false
	}
	for i := m.clauses[f.clause].from; i < f.to; i++ {
		if m.isOne(i, "consents", "agrees") || m.isOne(i, "gives", "giving") && m.isOne(f.to-1, "consent", "permission") ||
			m.isOne(i, "consent") && m.isOne(i-1, "they", "both") ||
			m.isOne(i, "happy", "ok", "okay", "fine") && (m.isOne(i-1, "s", "is", "are", "re", "says") || i > 0 && strings.HasSuffix(m.text[m.toks[i-1].start:m.toks[i-1].end], "'s")) {
			return true
		}
	}
	return false
}

// near finds one of the words in the fact's clause: right beside the fact, or where no other fact has it. It is -1
// where there is none.
func (m *message) near(f *found, among map[string]bool) int {
	c := &m.clauses[f.clause]
	for i := c.from; i < c.to; i++ {
		if among[m.toks[i].text] && (i >= f.from-2 && i < f.to+2 || !m.partOfFact(i)) {
			return i
		}
	}
	return -1
}

// goesBack reports whether somebody thought again: "changed her mind about consent", "took their consent back".
func (m *message) goesBack(f *found) bool {
	c := &m.clauses[f.clause]
	took := false
	for i := c.from; i < c.to; i++ {
		took = took || m.isOne(i, "took", "taken", "takes", "taking", "take")
		if took && m.isOne(i, "back", "away") || m.isOne(i, "mind", "minds") && m.isOne(i-2, "changed", "changing", "change", "changes") {
			return true
		}
	}
	return false
}
