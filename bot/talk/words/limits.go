package words

import "slices"

// limitSayings are the names that people give to limits. A name that two limits share stands with the one
// that people mean most; the phrases of the others say more.
var limitSayings = []saying{
	{name: "appeal", says: `
		appeal
		appeal date|deadline|limit
		to appeal
		lodge
		lodge appeal
		two months
		tribunal deadline|date|limit
		send35
		FORM`},
	{name: "mediation-contact-2m", says: `
		contact adviser
		contact mediation? adviser
		ring|call adviser
		contact deadline|limit
		mediation contact
		to contact`},
	{name: "mediation-certificate-no-mediation-3wd", says: `
		certificate
		certificate due
		certificate deadline|limit`},
	{name: "mediation-certificate-after-3wd", says: `
		certificate after mediation
		certificate due after
		mediated certificate`},
	{name: "mediation-certificate-deemed-3wd", says: `
		deemed certificate`},
	{name: "mediation-arrange-30d-la", says: `
		mediation
		mediation date|deadline|limit
		NUMBER days? mediation
		LENGTH mediation
		LENGTH is? when
		when .. LENGTH up|be|is|end|ends|run|runs
		arrange mediation
		hold mediation
		la have|has|must .. meet
		sit down with FAMILY
		mediation be? held|arranged`},
	{name: "mediation-health-notify-3wd", says: `
		tell icb
		icb told|be
		health notified|told`},
	{name: "mediation-date-notice-5wd", says: `
		notice of mediation
		mediation notice`},
	{name: "mediation-agreement-appealable", says: `
		agreement
		agreed action
		carry out agreement`},
	{name: "tribunal-register-10wd", says: `
		register
		registration
		registered`},
	{name: "la-response-30wd", says: `
		response
		la response|respond
		respond .. appeal
		response date|deadline|due
		respond`},
	{name: "direction-final-evidence", says: `
		evidence
		final evidence
		evidence deadline|date`},
	{name: "direction-case-review-form", says: `
		casereview form?
		attendance form`},
	{name: "direction-bundle", says: `
		bundle
		hearing bundle
		bundle due|deadline|date`},
	{name: "direction-working-document", says: `
		working document`},
	{name: "hearing-notice-14d", says: `
		hearing
		notice of hearing
		hearing notice|date`},
	{name: "decision-10wd", says: `
		tribunal decision
		written decision
		decision after hearing`},
	{name: "permission-to-appeal-28d", says: `
		permission to appeal
		permission
		send20a`},
	{name: "order-assess-notify-2w", says: `
		order to assess
		after order to assess`},
	{name: "order-contents-5w", says: `
		order contents
		order to amend
		amend after order
		amended plan .. order
		final plan after order`},
	{name: "order-placement-2w", says: `
		order placement
		placement order
		name school after order`},
	{name: "assess-decision-6w", says: `
		decide to? assess
		decision to assess
		six weeks
		assessment decision
		NUMBER weeks? decision`},
	{name: "refuse-plan-16w", says: `
		sixteen weeks
		decide .. plan
		refuse plan`},
	{name: "final-plan-20w", says: `
		final plan
		twenty weeks
		final plan due|deadline|date`},
	{name: "review-decision-4w", says: `
		review decision
		decision after review`},
	{name: "review-final-8w", says: `
		final amended plan
		amended plan after review
		amended final plan`},
	{name: "review-total-12w", says: `
		twelve weeks
		whole review`},
	{name: "dds-claim-6-months", says: `
		claim
		disability claim
		discrimination claim
		claim deadline|limit|date`},
	{name: "lgsco-12m", says: `
		ombudsman
		lgsco`},
	{name: "draft-plan-representations-15d", says: `
		comment on draft
		comments on draft
		representations
		respond to draft
		draft plan`},
	{name: "phase-transfer-15-feb", says: `
		phase transfer
		transfer review`},
	{name: "ut-permission-1-month", says: `
		ut
		ut permission`},
	{name: "judicial-review-3m", says: `
		jr`},
	{name: "rights-request-1-month", says: `
		sar
		subject access`},
}

// limitNamed returns the id of the limit that the message asks about: written as it is, or by the longest of
// its names; of two as long, the first. It is empty where the book has no such limit.
func (m *message) limitNamed() string {
	for _, w := range m.ids {
		if slices.Contains(m.set.Limits, w) {
			return w
		}
	}
	best := m.longestLimit(func(k int) bool { return !m.conditional(k) })
	if best == "" {
		best = m.longestLimit(func(int) bool { return true })
	}
	if len(m.set.Limits) > 0 && best != "" && best != "appeal" && !slices.Contains(m.set.Limits, best) {
		return ""
	}
	return best
}

// conditional reports whether the clause only says under what condition something is asked: "if the appeal came on the 16th, when
// must we respond".
func (m *message) conditional(k int) bool { return k >= 0 && m.isOne(m.clauses[k].from, "if") }

// longestLimit is the limit that is said in most words in one of the clauses; empty: none is.
func (m *message) longestLimit(in func(clause int) bool) (best string) {
	length := 0
	for _, h := range m.hits {
		if h.topic == ofLimit && h.to-h.from > length && in(m.clauseAt[h.from]) {
			best, length = h.name, h.to-h.from
		}
	}
	return best
}
