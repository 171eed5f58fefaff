package words

// decisionFacts are the ways of saying what an authority decided and sent.
var decisionFacts = []saying{
	{name: "decision-sent", set: "@day=printed", says: `
		letter dated
		letter of DAY
		decision dated
		decision letter|notice dated
		refusal dated
		refusal letter|notice dated
		rta letter? dated
		notice dated
		date on|of letter`},
	{name: "decision-sent", set: "@day=printed", weak: true, needs: "new", says: `
		dated`},
	{name: "decision-sent", says: `
		letter CAME
		decision CAME
		decision letter|notice CAME
		refusal letter? CAME
		received|got decision|refusal letter?
		received|got letter`},
	{name: "decision-sent", says: `
		decision letter|notice SENT
		decision SENT
		letter SENT
		letter went out
		refusal letter|notice? SENT
		letter|decision|notice refusing .. SENT|out|went|came
		letter|decision refusing
		refusal to? assess|issue|make|amend|reassess .. SENT|out|went
		notice of? decision SENT?
		SENT decision|refusal letter?
		la refused
		la rejected|declined request|assessment
		la REFUSED .. assess|assessment|plan|amend|reassess|issue
		refused to? assess|issue|make|amend|reassess
		refused assessment|reassessment|plan
		turned down request|assessment|for
		request|assessment turned down|refused
		la said no
		la decided not
		la decided not .. amend|assess|issue|reassess|maintain
		decision made|given|taken
		decided not to? assess|issue|amend|reassess
		ceased to? maintain
		la ceased plan?
		decision|notice to? cease`},
	{name: "decision-sent", bare: true, says: `
		letter
		la letter
		decision
		decision letter|notice
		refusal
		refusal letter|notice
		rta
		rta letter
		refusal to? assess|issue|make|amend|reassess
		refusal to? issue|make plan
		notice of? decision
		cease letter|notice`},
	{name: "decision-reversed", set: "how=authority-reconsidered", says: `
		la changed mind
		la reversed|overturned|reconsidered decision?
		decision reversed|overturned|reconsidered
		la withdrew|withdrawn decision|refusal
		la backed down
		la u turn`},
	{name: "decision-reversed", set: "how=conceded-at-mediation", says: `
		la? conceded|caved|folded at|in|during mediation
		la gave|given|backed|caved|climbed way|in|down|ground? at|in|during mediation`},
	{name: "assessment-requested", says: `
		assessment requested
		requested .. assessment
		asked .. la? .. for assessment
		request for assessment SENT|made|in|went?
		asked for assessment
		requests|requesting assessment
		assessment request SENT|made|in|went
		applied for assessment`},
	{name: "assessment-requested", bare: true, says: `
		assessment request
		request for assessment`},
	{name: "assessment-agreed", says: `
		assessment agreed
		la agreed .. assess|assessment
		agreed to assess|assessment`},
	{name: "advice-requested", says: `
		la? requested|asked|sought .. advice
		advice requested|sought|asked
		asked ep|psychologist|professionals for? advice|report`},
	{name: "advice-received", says: `
		advice CAME
		advice received|returned
		ep|psychologist report|advice CAME
		received .. advice
		ep|psychologist report returned`},
	{name: "last-assessment-made", says: `
		last assessment made|done|completed?
		last assessed
		previous assessment made|done|completed
		last|previous assessment DAY`},
	{name: "draft-plan-served", says: `
		draft plan SENT|received|came|arrived|out|in
		draft SENT|received|came|arrived|out
		SENT draft plan?
		proposed plan SENT
		draft plan went out`},
	{name: "draft-plan-served", bare: true, says: `
		draft plan
		draft`},
	{name: "representations-made", says: `
		comments|representations|reps SENT|made|submitted|lodged|in|returned|back
		SENT|made|submitted|lodged comments|representations|reps
		SENT comments|representations|reps .. draft|amendment
		commented on draft|amendments
		comments|views|response|reply|feedback on .. draft|amendment plan? SENT|in|went|made
		SENT .. comments|views|response|feedback on .. draft|amendment
		responded|replied .. draft plan?
		representations on draft|amendments made|SENT`},
	{name: "final-plan-sent", says: `
		final plan SENT|received|came|arrived|out|in
		plan finalised|issued|dated
		SENT .. final plan
		plan made final
		final plan went out
		issued .. plan`},
	{name: "final-plan-sent", bare: true, says: `
		final plan`},
	{name: "final-amended-plan-sent", says: `
		final amended|revised plan SENT|received|came|arrived|out|in
		final amended plan went out
		final? amended|revised plan CAME
		amended|revised final? plan SENT|finalised|received|came|out
		SENT .. final? amended|revised plan
		plan amended and SENT
		plan amended|revised and out
		plan amended|rewritten`},
	{name: "final-amended-plan-sent", bare: true, says: `
		final amended plan
		amended final plan
		amended plan`},
}
