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
	{name: "decision-sent", set: "@day=printed", weak: true, needs: "assess|assessment|issue|amend|reassess|refused|cease|ceasing",
		lacks: "letter|decision|notice|refusal|certificate|order|draft|reply|response|complaint|stage|registration|review|final|tribunal", says: `
		dated DAY`},
	{name: "decision-sent", says: `
		letter CAME
		decision CAME
		decision letter|notice CAME
		refusal letter? CAME
		received|got decision|refusal letter?
		received|got letter`},
	{name: "decision-sent", says: `
		decision letter|notice SENT
		la|they SENT letter DAY
		decision SENT
		letter SENT
		letter went out?
		letter postmark|postmarked|franked
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
		decision|notice to? cease
		FAMILY were|was|got|been turned|knocked down|back
		FAMILY were|was|got|been refused|denied|rejected
		were|was|got|been refused|denied .. assessment|reassessment|plan
		letter .. refusing
		la turned|knocked .. down|back
		knocked back .. assessment|plan|request
		letter|notice saying|telling .. ending|stopping|ceasing|refusing|refused
		decision not to? assess|issue|make|amend|reassess|maintain
		la stopped|ended .. plan
		knock back letter?
		letter says|saying|telling|confirming .. assess|issue|amend|reassess|cease|maintain
		la stopped|stopping|ended|ending plan`},
	{name: "decision-sent", lacks: "letter|decision|notice|refusal", says: `
		envelope? postmark|postmarked|franked DAY`},
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
		la rang|phoned|called|emailed|wrote|said|says .. will now assess|issue|amend|reassess|make
		la will now assess|issue|amend|reassess
		la u turn
		u turn
		done|did|made .. u turn
		la had|having .. rethink
		la looked at it? again
		la changed|reversed|overturned|reconsidered .. decision|mind
		overturned|reversed decision
		la change|changing of heart|mind
		la now agreed .. after all
		la backtracked`},
	{name: "decision-reversed", set: "how=conceded-at-mediation", says: `
		la? conceded|caved|folded at|in|during mediation
		la gave|given|backed|caved|climbed way|in|down|ground? at|in|during mediation
		decision? overturned|reversed|changed .. at|in|during mediation
		la reversed|overturned|changed .. decision .. at|in|during mediation
		la? backed|gave|caved .. down|in .. at|in|during mediation`},
	{name: "assessment-requested", says: `
		assessment requested
		requested .. assessment
		asked .. la? .. for assessment
		request for assessment SENT|made|in|went?
		asked for assessment
		requests|requesting assessment
		assessment request SENT|made|in|went
		applied for assessment
		put|putting in .. for|request .. assessment
		assessment request GONE
		request for assessment GONE
		applied|application .. for .. assessment
		requested|wants an assessment
		assessment asked|applied for?
		about|for assessment asked|requested|applied`},
	{name: "assessment-requested", bare: true, says: `
		assessment request
		request for assessment`},
	{name: "assessment-agreed", lacks: "if|whether|when|unless", says: `
		la|they .. assessment going|go|goes|gone|went ahead
		assessment going|gone|went ahead
		assessment started|begun|underway
		la|they started|begun .. assessment
		la|they .. started|starting assessing`},
	{name: "assessment-agreed", says: `
		assessment agreed
		la agreed .. assess|assessment
		agreed to assess|assessment
		la agreed .. carry|carrying|do|doing out? .. assessment
		la|they|panel said|says yes .. assess|assessment|assessing
		panel agreed .. assess|assessment
		yes to? assess|assessing|assessment
		la will assess after all`},
	{name: "advice-requested", says: `
		la? requested|asked|sought .. advice
		advice requested|sought|asked
		asked ep|psychologist|professionals for? advice|report
		advice request SENT|GONE
		request for advice GONE
		SENT .. advice request`},
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
		last|previous assessment DAY
		last|previous|recent .. assessment made|done|completed|was|carried|DAY`},
	{name: "draft-plan-served", says: `
		draft plan SENT|received|came|arrived|out|in
		draft SENT|received|came|arrived|out
		SENT draft plan?
		proposed plan SENT
		draft plan went out
		draft plan GONE|CAME
		draft GONE|CAME
		got|received|have|had .. draft plan?`},
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
		representations on draft|amendments made|SENT
		comments|representations|reps|feedback GONE
		comments|representations|reps|feedback .. draft plan? GONE
		FAMILY? comments|representations .. draft`},
	{name: "final-plan-sent", says: `
		final plan SENT|received|came|arrived|out|in
		plan final plan SENT|received|came|arrived|out|in|dated
		plan finalised|issued|dated
		SENT .. final plan
		plan made final
		final plan went out
		issued .. plan
		la finalised .. plan
		finalised plan GONE|CAME|SENT
		plan finalised|final
		SENT|got|received|issued .. final plan?
		final GONE|CAME
		final plan GONE|CAME
		final plan dated`},
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
		plan amended|rewritten
		SENT|got|received .. amended|revised final plan
		final? amended|revised final? plan GONE|CAME
		amended|revised plan finalised
		amended|revised final GONE|CAME`},
	{name: "final-amended-plan-sent", bare: true, says: `
		final amended plan
		amended final plan
		amended plan`},
	{name: "decision-reversed", set: "how=conceded-before-response", says: `
		la withdrew|withdrawn|reversed|overturned|changed|reconsidered|scrapped .. decision|refusal|mind .. before .. response|responding|respond|filing|reply|replying
		decision|refusal withdrawn|reversed|overturned|changed|reconsidered .. before .. response|responding|reply
		la? backed down .. before .. response|responding|filing|reply|replying`},
	{name: "decision-reversed", set: "how=ordered", says: `
		decision reversed|overturned|quashed by tribunal|order
		tribunal overturned|reversed|quashed .. decision
		overturned|reversed by tribunal
		decision overturned|reversed .. tribunal|order`},
	{name: "decision-sent", set: "ground=refuse-reassess", weak: true, needs: "reassessment|reassess", lacks: "mediation|tribunal|permission", says: `
		refused|declined|rejected DAY
		turned down DAY`},
	{name: "decision-sent", set: "ground=refuse-assess", weak: true, needs: "assessment|assess", lacks: "mediation|tribunal|permission|reassessment|reassess", says: `
		refused|declined|rejected DAY
		turned down DAY`},
}
