package words

// hearingFacts are the ways of saying what the tribunal directed, and what was done about it.
var hearingFacts = []saying{
	{name: "direction-made", due: true, bare: true, set: "what=response", says: `
		la? response due|deadline|by
		la response must|to be in
		la to? respond by
		la must respond|answer
		response date`},
	{name: "authority-response-received", bare: true, ahead: "direction-made what=response", says: `
		la response
		response`},
	{name: "direction-made", due: true, bare: true, set: "what=final-evidence", says: `
		final? evidence due|deadline|by
		evidence must|to be in
		final evidence date
		evidence date`},
	{name: "step-done", bare: true, set: "what=final-evidence", ahead: "direction-made what=final-evidence", says: `
		final evidence
		evidence`},
	{name: "direction-made", due: true, bare: true, set: "what=case-review-form", says: `
		casereview form? due|deadline|by
		attendance form due|deadline|by
		crf due|deadline|by`},
	{name: "step-done", bare: true, set: "what=case-review-form", ahead: "direction-made what=case-review-form", says: `
		casereview form?
		attendance form
		crf`},
	{name: "direction-made", due: true, bare: true, set: "what=bundle", says: `
		hearing? bundle due|deadline|by`},
	{name: "step-done", bare: true, set: "what=bundle", ahead: "direction-made what=bundle", says: `
		bundle
		hearing bundle`},
	{name: "direction-made", due: true, bare: true, set: "what=working-document", says: `
		final? working document due|deadline|by
		wd due|deadline|by`},
	{name: "step-done", bare: true, set: "what=working-document", ahead: "direction-made what=working-document", says: `
		working document
		final working document`},
	{name: "direction-made", due: true, set: "what=hearing", says: `
		hearing BOOKED
		final hearing BOOKED
		hearing date
		hearing will be
		hearing due
		tribunal moved|relisted|listed|rescheduled|postponed it|hearing
		they moved|relisted|rescheduled|postponed it|hearing
		BOOKED .. hearing
		hearing relisted|adjourned to?
		case|appeal listed for
		new hearing date`},
	{name: "hearing-held", bare: true, ahead: "direction-made what=hearing", says: `
		hearing
		final hearing
		tribunal hearing
		oral hearing`},
	{name: "step-done", set: "what=final-evidence", says: `
		evidence LODGED|in
		evidence went|gone in|off
		SENT .. final? evidence
		LODGED .. evidence
		final evidence LODGED|in`},
	{name: "step-done", set: "what=case-review-form", says: `
		casereview form LODGED|in|done|returned
		attendance form LODGED|in|done|returned
		LODGED .. casereview form
		LODGED .. attendance form
		crf LODGED|in|done`},
	{name: "step-done", set: "what=bundle", says: `
		bundle LODGED|in|served|done|uploaded
		bundle went|gone in|off
		LODGED|served .. bundle`},
	{name: "step-done", set: "what=working-document", says: `
		working document LODGED|in|done|returned
		working document went|gone|sent back|in|off
		LODGED .. working document`},
	{name: "hearing-held", says: `
		hearing HELD
		hearing took place
		hearing went ahead
		hearing went well|ok|fine|badly
		had|attended .. hearing
		been to hearing
		heard by|at tribunal
		appeal heard`},
	{name: "reasons-sent", says: `
		reasons SENT|received|came|in|out
		written|full reasons SENT|received|came|in|out?
		tribunal sent .. reasons
		got|received .. reasons`},
	{name: "recommendation-made", set: "body=health", says: `
		health recommendation made
		tribunal recommended .. health
		recommendation made|given .. health`},
	{name: "recommendation-made", set: "body=care", says: `
		care recommendation made
		tribunal recommended .. care
		recommendation made|given .. care`},
	{name: "recommendation-made", says: `
		recommendation made
		tribunal made .. recommendation
		national trial recommendation`},
	{name: "recommendation-answered", set: "body=health", says: `
		icb answered|responded .. recommendation?
		health answered|responded|replied .. recommendation
		health recommendation answered`},
	{name: "recommendation-answered", set: "body=care", says: `
		care recommendation answered
		la answered|responded .. care recommendation`},
	{name: "recommendation-answered", says: `
		recommendation answered
		answered|responded .. recommendation`},
	{name: "decision-suspended", set: "by=first-tier", says: `
		tribunal suspended .. order|decision
		order|decision suspended .. tribunal?`},
	{name: "decision-suspended", set: "by=upper", says: `
		ut suspended .. order|decision?
		order|decision suspended by ut`},
	{name: "suspension-lifted", says: `
		suspension lifted|ended
		lifted .. suspension`},
}
