package words

// reviewFacts are the ways of saying how a plan was reviewed, re-assessed or moved to another authority.
var reviewFacts = []saying{
	{name: "review-meeting-fixed", due: true, says: `
		review meeting? BOOKED
		BOOKED review meeting?
		review meeting will be
		date of review
		review date`},
	{name: "review-meeting-held", bare: true, ahead: "review-meeting-fixed", says: `
		review
		review meeting
		ar meeting`},
	{name: "review-meeting-held", says: `
		review meeting? HELD
		review meeting? took place
		review meeting? went ahead
		had|held .. review meeting?
		ar HELD
		had .. review
		review meeting? done|finished|held|over`},
	{name: "review-meeting-held", weak: true, needs: "review", lacks: "mediation|hearing|invite|invitation|papers|report", says: `
		meeting HELD|was`},
	{name: "review-invitation-sent", says: `
		review invite|invitation SENT
		review invite|invitation out
		invited .. review
		SENT .. invite|invitation .. review
		invite|invitation to review SENT
		review invite|invitation GONE
		invite|invitation .. review GONE
		invite|invitation .. review meeting GONE
		SENT .. review invite|invitation`},
	{name: "review-papers-sent", says: `
		review paper|advice SENT|circulated|shared
		paper|report for review SENT|circulated
		SENT|circulated review paper|paperwork
		review paperwork SENT|circulated
		circulated .. paper .. review
		review paper|paperwork GONE|circulated|shared
		report for review GONE|circulated
		paper|paperwork .. review GONE|circulated|shared`},
	{name: "review-report-sent", says: `
		review report SENT|received|in|done|written
		review meeting report SENT|received
		report of|from review SENT|received
		SENT review report
		report after review SENT|received
		review report GONE|CAME
		review report .. la
		review report|paperwork SENT|GONE .. la
		report of|from .. review meeting? GONE|SENT|CAME
		SENT review report|paperwork .. la`},
	{name: "review-report-sent", weak: true, needs: "review", lacks: "ep|psychologist|tribunal", says: `
		report GONE|CAME|circulated|shared
		report went round|out|off|over
		circulated|shared|SENT .. report`},
	{name: "review-decision-sent", lacks: "mediation|tribunal", says: `
		la|they decided|deciding|going|chosen to? maintain|amend|cease
		la|they deciding|decided against amending|ceasing
		la|they decided not amend|cease
		decided to maintain|amend|cease
		la|they SENT .. letter saying|to amend|maintain|cease`},
	{name: "review-decision-sent", says: `
		review decision SENT|received|came|in|out|made|dated
		review outcome letter? SENT|received|came
		decision after|following review SENT|received|came?
		la decided .. maintain|amend|cease .. plan
		la decided|deciding to? maintain|amend|cease
		la wrote|decided|confirmed|said|replied ... after|following review
		after|following .. review la wrote|decided|confirmed|said|replied|will|is
		after|following .. review .. la wrote|decided|letter|says|said
		review letter SENT|received|came|dated
		review decision|outcome to? maintain|amend|cease
		review outcome|decision letter? GONE|CAME
		review decision|outcome is? maintain|amend|cease|no
		review decision|outcome letter DAY
		review decision|outcome letter`},
	{name: "review-decision-sent", bare: true, says: `
		review decision
		decision after review
		review outcome
		review outcome letter
		review letter
		review decision letter`},
	{name: "amendment-notice-sent", says: `
		amendment notice SENT|received|came|out|dated
		notice .. proposed amendment|change SENT|received|came|out|dated?
		notice of? amendment SENT|received|came|dated?
		proposed amendment|change SENT|received|came|out
		SENT .. amendment notice
		SENT .. proposed amendment|change
		proposed amended plan SENT|received
		proposed amendment|change notice GONE|CAME|SENT
		amendment notice GONE|CAME
		amendment|change proposal GONE|CAME`},
	{name: "amendment-notice-sent", bare: true, says: `
		amendment notice
		proposed amendment`},
	{name: "reassessment-requested", says: `
		reassessment requested
		requested .. reassessment
		asked .. for reassessment
		request for reassessment SENT|made|in
		reassessment request SENT|made|in
		put|putting in .. for|request .. reassessment
		request for reassessment GONE
		reassessment request GONE
		applied for reassessment
		asked .. reassess
		reassessment asked|applied for?`},
	{name: "reassessment-agreed", says: `
		reassessment agreed
		la agreed .. reassess|reassessment
		agreed to reassess|reassessment
		la|they|panel said|says yes .. reassess|reassessment|reassessing
		agreed .. reassessment
		panel agreed .. reassess|reassessment
		yes to? reassess|reassessment`},
	{name: "old-authority-aware-of-move", says: `
		old la aware|told|knew|informed|notified .. move|moved
		old la told|informed|notified|aware
		TOLD old la .. move|moved
		old la found out .. move|moved
		old|previous|former la .. aware|told|knew|informed|notified|learned|heard .. move|moved?
		TOLD old|previous|former la
		old|previous|former la became aware
		old|previous|former la found|finds out`},
	{name: "plan-transferred", says: `
		plan transferred
		plan handed to new la
		old la transferred .. plan
		transfer of plan
		plan moved|passed|sent|handed|gone|transferred .. new la|one
		plan moved over
		old|previous|former la passed|handed|sent|transferred .. plan
		transfer of plan completed|done|complete
		new la .. took over plan`},
	{name: "transfer-notice-sent", says: `
		transfer notice SENT|received
		new la told|notified|informed .. review|reassess|plan
		new la notice SENT
		new la wrote|said|confirmed .. review|reassess
		new la SENT .. notice
		new la .. notice
		notice after|of|on transfer GONE|SENT|CAME
		SENT transfer notice`},
	{name: "post-16-transfer-proposed", due: true, says: `
		post NUMBER transfer|move proposed
		proposed .. post NUMBER transfer|move
		college transfer|move proposed
		move to .. post NUMBER proposed
		move|moving|transfer to college|sixth|post
		post NUMBER transfer|move planned|proposed|due
		moving to? post NUMBER
		moving to college`},
}
