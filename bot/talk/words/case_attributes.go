package words

// caseAttributes are the ways of saying what belongs to consent, to a complaint, to the end of a case.
var caseAttributes = []saying{
	{of: "consent-given", set: "scope=dates", says: `
		dates
		dates only
		just dates
		mediation dates`},
	{of: "consent-given", set: "scope=facts", says: `
		facts
		facts only`},
	{of: "consent-given", set: "scope=agreement", says: `
		agreement
		see agreement`},
	{of: "consent-given", set: "scope=all", says: `
		everything
		all
		whole case|file
		full`},
	{of: "consent-given", set: "how=written", says: `
		written
		writing
		in writing
		signed
		by email
		email
		form
		by letter|text|message
		emailed`},
	{of: "consent-given", set: "how=spoken", says: `
		spoken
		verbal
		verbally
		orally
		by phone
		over phone
		on phone
		phone
		oral
		said on phone
		said yes .. phone
		over telephone`},
	{of: "consent-given", set: "by=young-person", says: `
		yp`},
	{of: "consent-given", set: "by=parent", says: `
		mum
		dad
		parent
		carer`},
	{of: "case-closed", set: "why=agreed", says: `
		agreed
		agreement
		settled
		resolved
		sorted it|things|everything|out
		sorted at|in|through|by mediation
		sorted`},
	{of: "case-closed", set: "why=ordered", says: `
		ordered
		order
		complied
		after tribunal
		order carried`},
	{of: "case-closed", set: "why=withdrawn", says: `
		withdrawn
		withdrew
		dropped
		pulled out
		not going ahead|pursuing|proceeding|further
		decided not to? go|carry|continue|pursue|proceed|take
		not want to? go|carry on|further
		not taking? it|this|things further|forward
		given up
		giving up
		had enough`},
	{of: "case-closed", set: "why=conceded", says: `
		conceded
		la gave|caved|backed in|down
		gave in`},
	{of: "case-closed", set: "why=out-of-time", says: `
		out of time
		too late
		missed deadline|limit|date
		ran out of time
		time ran out`},
	{of: "conflict-declared", set: "role=mediator", says: `
		mediator`},
	{of: "assigned", set: "role=mediator", says: `
		as mediator
		mediator
		mediator is`},
	{of: "assigned", set: "role=mediation-adviser", says: `
		as mediation adviser
		mediation adviser`},
	{of: "assigned", set: "role=sendias-adviser", says: `
		as? sendias|sendiass adviser?
		as adviser`},
	{of: "assigned", set: "role=supporter", says: `
		as supporter
		supporter`},
	{of: "became-aware-of-fault", set: "body=authority", says: `
		la`},
	{of: "became-aware-of-fault", set: "body=health", says: `
		health
		nhs
		icb`},
	{of: "became-aware-of-fault", set: "body=care", says: `
		social? care`},
	{of: "became-aware-of-fault", set: "body=school", says: `
		school`},
	{of: "recommendation-made recommendation-answered", set: "body=health", says: `
		health
		icb`},
	{of: "recommendation-made recommendation-answered", set: "body=care", says: `
		social? care`},
	{of: "complaint-answered", set: "stage=1", says: `
		stage 1`},
	{of: "complaint-answered", set: "stage=2", says: `
		stage 2`},
	{of: "review-panel-decided", set: "outcome=upheld", says: `
		upheld
		uphold
		backed
		stands|stood`},
	{of: "review-panel-decided", set: "outcome=changed", says: `
		changed
		change
		overturned
		reversed`},
	{of: "review-panel-decided", set: "outcome=back-to-authority", says: `
		back to la
		think|look again
		reconsider`},
	{of: "support-level-set", set: "level=1", says: `
		level 1
		level .. to 1
		to level 1`},
	{of: "support-level-set", set: "level=2", says: `
		level 2
		level .. to 2
		to level 2`},
	{of: "support-level-set", set: "level=3", says: `
		level 3
		level .. to 3
		to level 3`},
	{of: "support-level-set", set: "level=4", says: `
		level 4
		level .. to 4
		to level 4`},
	{of: "discrimination-happened", set: "conciliation=true", says: `
		conciliation
		conciliated`},
	{of: "discrimination-happened", set: "conciliation=false", says: `
		no conciliation
		without conciliation
		conciliation not
		not .. conciliation`},
	{of: "case-closed", set: "why=other", says: `
		other reason
		moved away|on|out|abroad|area
		family|they has|have? moved
		moving away|abroad|area
		no contact
		lost contact|touch
		can|could not reach|contact|get
		stopped responding|answering|replying|engaging
		not engaging|responding|answering|replying
		did not engage|respond|reply
		disengaged
		duplicate`},
	{of: "processing-restricted", set: "why=accuracy-contested", says: `
		accuracy contested|disputed|challenged?
		inaccurate
		says wrong
		disputes accuracy|data`},
	{of: "processing-restricted", set: "why=unlawful", says: `
		unlawful
		not lawful
		illegal`},
	{of: "processing-restricted", set: "why=needed-for-claim", says: `
		needed|needs|need for? .. claim
		legal claim
		for .. claim`},
	{of: "processing-restricted", set: "why=objection", says: `
		objection
		objected
		objects`},
}
