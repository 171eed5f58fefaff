package words

// onwardFacts are the ways of saying what was done against a decision of the tribunal.
var onwardFacts = []saying{
	{name: "set-aside-application-received", says: `
		set aside application received|in|made
		application to set aside received|in|made?
		asked .. set .. aside
		tribunal received .. set aside
		tribunal got|received|has|have|had .. set aside
		tribunal got|received|has|have|had .. application to? set .. aside
		set aside request|application reached|arrived|GONE .. tribunal?
		application to set .. aside`},
	{name: "review-application-received", says: `
		review application received|in
		application for review received|in
		send20b received|in|LODGED
		tribunal received .. review application|send20b
		application for review .. decision? received|in|made|arrived
		tribunal got|received|has|have|had .. review application
		tribunal got|received|has|have|had .. application for review
		application to review .. decision received|in|made|arrived
		review of tribunal? decision applied|requested`},
	{name: "permission-application-received", lacks: "coa|ut", says: `
		la|FAMILY applied|asked .. permission to? appeal
		applied|asked tribunal .. permission to? appeal`},
	{name: "permission-application-received", says: `
		permission application received|in
		application for permission .. received|in|arrived|reached|got
		application .. permission to? appeal? reached|received|arrived|got .. tribunal?
		tribunal got|received|has .. application .. permission to? appeal?
		permission to appeal application received|in
		send20a received|in|LODGED
		tribunal received .. permission application|send20a
		tribunal got .. send20a
		tribunal got|received|has|have|had .. permission application
		permission to? appeal? application GONE|CAME`},
	{name: "permission-refused", says: `
		permission .. refused
		permission to appeal? refused
		tribunal refused .. permission
		refused permission`},
	{name: "permission-granted", says: `
		permission .. granted|given
		permission to appeal? granted|given
		tribunal gave|granted .. permission
		ut gave|granted .. permission
		granted permission
		got|given|have permission .. appeal|ut
		permission to appeal granted|given|allowed`},
	{name: "costs-application-received", says: `
		costs|cost application received|in|made
		application for costs|cost received|in|made?`},
	{name: "ut-application-received", says: `
		ut got|received .. application
		ut application received|in
		application received by ut
		ut permission application received|in
		application .. ut received|in|arrived|CAME
		ut has|have|had .. application
		ut got|received|has|have|had .. permission? application
		ut application CAME`},
	{name: "ut-permission-refused-on-papers", says: `
		ut refused .. permission .. papers?
		ut refused on papers?
		ut permission refused
		permission refused .. ut
		ut paper refusal
		paper refusal .. ut
		ut refused .. on paper`},
	{name: "ut-renewal-received", says: `
		ut renewal received|in|LODGED
		renewal application received|in
		asked ut .. oral hearing
		renewed .. ut|application
		ut got|received|has|have|had .. renewal
		request .. renewal received .. ut
		renewal received|in .. ut
		renewed .. ut .. received
		renewed .. application .. received
		renewed ut application .. received|CAME?`},
	{name: "ut-notice-received", says: `
		notice of permission .. ut? received
		ut notice received
		got|received .. notice .. ut
		ut sent .. notice .. permission
		ut notice CAME
		notice from ut CAME?
		got|received .. ut s? notice
		ut s? notice of? permission? CAME`},
	{name: "ut-notice-of-appeal-sent", says: `
		notice of appeal LODGED .. ut?
		ut notice of appeal LODGED
		LODGED .. notice of appeal
		ut appeal LODGED
		SENT .. ut notice of appeal
		notice of appeal GONE .. ut
		ut appeal notice LODGED|GONE
		SENT ut notice of? appeal
		notice of appeal GONE`},
	{name: "ut-response-received", says: `
		ut response received|in
		response .. ut received|in
		ut got|received .. response
		response .. ut appeal CAME|received
		ut response CAME
		got|received .. response .. ut
		respondent s? ut response CAME|received`},
	{name: "ut-decision-sent", says: `
		ut decision SENT|received|came|in|out|made|dated
		ut decided|allowed|dismissed .. appeal?
		decision from ut
		decision of ut
		ut gave|made|issued .. decision
		ut decision GONE|CAME
		ut order|judgment GONE|CAME|SENT|dated|made`},
	{name: "ut-decision-sent", bare: true, says: `
		ut decision`},
	{name: "governors-decision-notified", bare: true, says: `
		governors decision|letter`},
	{name: "ut-set-aside-application-received", says: `
		ut set aside application received|in
		ut got|received .. set aside
		application to set aside ut decision received|CAME?
		ut got|received|has|have|had .. application to? set aside
		ut got|received|has|have|had .. set aside application?
		set aside application .. ut received|CAME`},
	{name: "coa-permission-application-received", says: `
		coa .. permission? application received|in
		applied .. coa
		coa got|received .. application
		application .. permission .. coa received|CAME?
		ut got|received .. application .. permission .. appeal? .. coa
		permission? application .. coa received|CAME|GONE
		application .. coa received|CAME|GONE`},
	{name: nothing, says: `
		permission to appeal`},
	{name: "permission-application-received", needs: "permission", says: `
		tribunal got|received|has|have|had it
		tribunal confirmed|acknowledged it|receipt`},
}
