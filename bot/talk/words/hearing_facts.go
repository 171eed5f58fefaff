package words

// hearingFacts are the ways of saying what the tribunal directed, and what was done about it.
var hearingFacts = []saying{
	{name: "direction-made", due: true, bare: true, set: "what=response", says: `
		la? response due|deadline|by
		la response must|to be in
		la to? respond by
		la must respond|answer
		response date
		tribunal directed|ordered response
		response directed
		tribunal said|says|told .. la? respond by
		la got until`},
	{name: "authority-response-received", bare: true, ahead: "direction-made what=response", says: `
		la response
		response`},
	{name: "direction-made", due: true, bare: true, set: "what=final-evidence", says: `
		final? evidence due|deadline|by
		evidence must|to be in
		final evidence date
		evidence date
		evidence must|to be? in|sent|filed`},
	{name: "step-done", bare: true, set: "what=final-evidence", ahead: "direction-made what=final-evidence", says: `
		final evidence
		evidence`},
	{name: "direction-made", due: true, bare: true, set: "what=case-review-form", says: `
		casereview form? due|deadline|by
		attendance form due|deadline|by
		crf due|deadline|by
		casereview form? must|to be? in|sent|filed
		casereview form? date`},
	{name: "step-done", bare: true, set: "what=case-review-form", ahead: "direction-made what=case-review-form", says: `
		casereview form?
		attendance form
		crf`},
	{name: "direction-made", due: true, bare: true, set: "what=bundle", says: `
		hearing? bundle due|deadline|by
		la must send|file|serve .. bundle
		bundle must|to be? in|sent|filed
		bundle date`},
	{name: "step-done", bare: true, set: "what=bundle", ahead: "direction-made what=bundle", says: `
		bundle
		hearing bundle`},
	{name: "direction-made", due: true, bare: true, set: "what=working-document", says: `
		final? working document due|deadline|by
		wd due|deadline|by
		working document date
		working document must|to be? in|sent|filed`},
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
		new hearing date
		hearing put|pushed|brought|moved|knocked back|forward
		hearing put|pushed|brought|moved`},
	{name: "hearing-held", bare: true, ahead: "direction-made what=hearing", says: `
		hearing
		final hearing
		tribunal hearing
		oral hearing`},
	{name: "step-done", set: "what=final-evidence", lacks: "send7|extension|postponement|postpone", says: `
		evidence LODGED|in
		evidence went|gone in|off
		SENT .. final? evidence
		LODGED .. evidence
		final evidence LODGED|in
		evidence GONE`},
	{name: "step-done", set: "what=case-review-form", says: `
		casereview form LODGED|in|done|returned
		attendance form LODGED|in|done|returned
		LODGED .. casereview form
		LODGED .. attendance form
		crf LODGED|in|done
		casereview form GONE|CAME
		attendance form GONE
		crf GONE`},
	{name: "step-done", set: "what=bundle", says: `
		bundle LODGED|in|served|done|uploaded
		bundle went|gone in|off
		LODGED|served .. bundle
		bundle GONE|CAME
		bundle turned up
		got|received .. bundle`},
	{name: "step-done", set: "what=working-document", says: `
		working document LODGED|in|done|returned
		working document went|gone|sent back|in|off
		LODGED .. working document
		working document GONE
		wd GONE|CAME
		working document SENT .. tribunal|la
		working document back|off|over to|with|at tribunal|la|them`},
	{name: "hearing-held", says: `
		hearing HELD
		hearing took place
		hearing went ahead
		hearing went well|ok|fine|badly
		had|attended .. hearing
		been to hearing
		heard by|at tribunal
		appeal heard
		REF heard
		heard REF`},
	{name: "reasons-sent", says: `
		reasons SENT|received|came|in|out
		written|full reasons SENT|received|came|in|out?
		tribunal sent .. reasons
		got|received .. reasons`},
	{name: "recommendation-made", set: "body=health", says: `
		health recommendation made
		tribunal recommended .. health
		recommendation made|given .. health
		recommendation on|for|to|about health|icb|nhs made|given?
		health|icb|nhs recommendation made|given`},
	{name: "recommendation-made", set: "body=care", says: `
		care recommendation made
		tribunal recommended .. care
		recommendation made|given .. care
		recommendation on|for|to|about social? care|service made|given?`},
	{name: "recommendation-made", says: `
		recommendation made
		tribunal made .. recommendation
		national trial recommendation`},
	{name: "recommendation-answered", set: "body=health", says: `
		icb answered|responded .. recommendation?
		health answered|responded|replied .. recommendation
		health recommendation answered
		icb|health|nhs replied|responded|answered .. recommendation
		got|received .. icb|health|nhs response|reply|answer .. recommendation
		icb|health|nhs response|reply|answer .. recommendation`},
	{name: "recommendation-answered", set: "body=care", says: `
		care recommendation answered
		la answered|responded .. care recommendation
		social? care|service replied|responded|answered .. recommendation
		got|received .. social? care|service s? response|reply|answer .. recommendation
		social? care|service s? response|reply|answer .. recommendation`},
	{name: "recommendation-answered", says: `
		recommendation answered
		answered|responded .. recommendation`},
	{name: "decision-suspended", set: "by=first-tier", says: `
		tribunal suspended .. order|decision
		order|decision suspended .. tribunal?
		tribunal suspended .. its? order|decision
		stay granted|given|ordered .. tribunal?
		tribunal granted|gave|ordered .. stay
		tribunal stayed .. order|decision`},
	{name: "decision-suspended", set: "by=upper", says: `
		ut suspended .. order|decision?
		order|decision suspended by ut
		stay granted|given|ordered by ut
		ut granted|gave|ordered .. stay
		ut stayed .. order|decision`},
	{name: "suspension-lifted", says: `
		suspension lifted|ended
		lifted .. suspension
		stay lifted|removed|ended|discharged
		lifted|removed|ended .. stay
		suspension removed|over
		tribunal|ut lifted .. suspension|stay`},
	{name: "direction-made", due: true, needs: "hearing", lacks: "bundle|evidence|response|document|mediation|meeting", set: "what=hearing", says: `
		going to be DAY`},
	{name: "direction-made", due: true, set: "what=final-evidence", says: `
		final? evidence deadline|date? moved|put|pushed|extended|changed|brought back|forward?`},
	{name: "direction-made", due: true, set: "what=bundle", says: `
		bundle deadline|date? moved|put|pushed|extended|changed|brought back|forward?`},
	{name: "direction-made", due: true, set: "what=working-document", says: `
		working document deadline|date? moved|put|pushed|extended|changed|brought back|forward?`},
	{name: "direction-made", due: true, set: "what=case-review-form", says: `
		casereview form deadline|date? moved|put|pushed|extended|changed|brought back|forward?`},
	{name: "direction-made", due: true, set: "what=response", says: `
		la? response deadline|date moved|put|pushed|extended|changed|brought back|forward?`},
	{name: "direction-made", due: true, needs: "hearing", set: "what=hearing", says: `
		new date DAY
		new date is? DAY
		now listed|fixed|set
		relisted
		now DAY`},
	{name: "direction-made", due: true, set: "what=case-review-form", says: `
		casereview form? .. by DAY
		casereview form? .. be|in .. by|before DAY`},
	{name: "direction-made", due: true, set: "what=working-document", says: `
		working document .. be|back|in|with|sent|done|filed|served|lodged .. by|before DAY
		working document by DAY`},
	{name: "direction-made", due: true, set: "what=final-evidence", says: `
		evidence .. be|in|sent|with|filed|served|lodged .. by|before DAY`},
	{name: "direction-made", due: true, set: "what=bundle", says: `
		bundle .. be|in|sent|with|filed|served|lodged .. by|before DAY`},
}
