package words

// caseFacts are the ways of saying what concerns the case itself.
var caseFacts = []saying{
	{name: "consent-given", says: `
		consent given|signed|received|in|obtained|got
		consent from|by FAMILY
		consent to|for us
		consent to|for .. sendiass|forum|service
		FAMILY consented|consents|consent
		FAMILY gave|given|gives|signed .. consent
		gave|given|signed .. consent
		FAMILY happy .. share|see|have
		got|have|received .. consent
		consent form signed|received|in|back|returned
		permission given .. share|see
		FAMILY gave .. permission
		consents to? us|me|sendiass|forum|service
		consents to? .. having|seeing|getting|knowing
		agreed .. share|sharing`},
	{name: nothing, says: `
		consent to|for .. sendiass|forum|service refused|declined|denied|needed|pending|missing|requested|sought|form`},
	{name: "consent-given", bare: true, says: `
		consent`},
	{name: "consent-withdrawn", says: `
		consent withdrawn|revoked|cancelled
		withdrew|withdrawn|withdraw|withdraws|revoked|pulled .. consent
		took back .. consent
		taken|took .. consent back|away
		taken back .. consent
		does|do|did not consent any? more|anymore|longer
		FAMILY withdrew|withdrawn .. consent
		no longer consents|consent
		FAMILY took back .. consent`},
	{name: "assigned", says: `
		assigned to? PERSON
		allocated to? PERSON
		PERSON assigned|allocated
		PERSON is mediator|adviser|supporter
		PERSON took over|on`},
	{name: "conflict-declared", says: `
		conflict declared
		declared|declaring|declare .. conflict
		conflict of interest declared?
		i have .. conflict
		mediator has .. conflict
		PERSON has|have|had|declared|declares .. conflict
		conflict for PERSON`},
	{name: "access-need-recorded", set: "need=bsl", says: `
		needs|need|wants|requires|uses .. bsl interpreter?
		bsl interpreter? needed|required|wanted|requested
		asked|asking|asks .. bsl
		needs|need|wants|requires bsl`},
	{name: "access-need-recorded", set: "need=interpreter", says: `
		needs|need|wants|requires|require .. interpreter
		asked|asking|asks .. interpreter
		interpreter needed|required|wanted|requested`},
	{name: "access-need-recorded", set: "need=easy-read", says: `
		needs|need|wants|requires .. easy read
		asked|asking|asks .. easy read
		easy read needed|required|wanted|requested`},
	{name: "access-need-recorded", set: "need=large-print", says: `
		needs|need|wants|requires .. largeprint
		asked|asking|asks .. largeprint
		largeprint needed|required|wanted|requested`},
	{name: "access-need-recorded", set: "need=step-free", says: `
		needs|need|wants|requires .. step free
		asked|asking|asks .. step free
		step free .. needed|required|wanted|requested
		wheelchair access`},
	{name: "rights-request-received", set: "kind=subject-access", says: `
		subject access request? came|received|in|made
		sar came|received|in|arrived|made
		got|received .. sar|subject
		asked .. copy .. file|data|record
		subject access request`},
	{name: "rights-request-received", set: "kind=erasure", says: `
		erasure request? came|received|in|made
		asked .. deleted|erased|erasure|deletion
		right to be? forgotten
		wants .. deleted|erased
		deletion request came|received|in`},
	{name: "rights-request-received", bare: true, set: "kind=erasure", says: `
		erasure|deletion request
		request for erasure|deletion`},
	{name: "rights-request-received", bare: true, set: "kind=rectification", says: `
		rectification request
		request for rectification`},
	{name: "rights-request-received", set: "kind=rectification", says: `
		rectification request? came|received|in|made
		asked .. rectified|rectification`},
	{name: "rights-request-received", set: "kind=restriction", says: `
		restriction request? came|received|in|made
		asked .. processing restricted|stopped`},
	{name: "rights-request-received", bare: true, set: "kind=restriction", says: `
		request for restriction
		restriction request`},
	{name: "rights-request-extended", says: `
		sar|request extended
		rights|access|erasure request extended
		extended .. sar|request .. two? months?`},
	{name: "processing-restricted", says: `
		processing restricted
		restricted .. processing
		restriction set|placed|applied|on`},
	{name: "restriction-lifted", says: `
		restriction lifted|ended|removed
		lifted|ended|removed .. restriction`},
	{name: "rights-request-answered", says: `
		sar .. answered|done|completed|closed|dealt
		sar sent
		subject access request? .. answered|done|completed|sent|closed
		erasure|deletion|rectification request? .. answered|done|completed|closed
		replied|responded .. sar|subject|erasure
		rights request answered|done|completed
		answered .. sar|subject
		sent .. sar pack`},
	{name: "support-level-set", says: `
		level NUMBER support|now|set|from
		support level NUMBER
		set|moved|put .. level NUMBER
		now level NUMBER
		is level NUMBER`},
	{name: "legal-hold-set", says: `
		legal hold set|on|placed|applied|put?
		put|place|set|apply|placed|applied .. legal hold`},
	{name: "legal-hold-lifted", says: `
		legal hold lifted|off|removed|ended
		lift|lifted|remove|removed|take|took .. legal hold`},
	{name: "case-closed", says: `
		case closed
		case .. closed
		close|closed|closing .. case
		close|closed|closing REF
		close it|this
		REF can be closed
		case can be closed
		REF closed
		`},
	{name: "case-closed", bare: true, says: `
		closed`},
	{name: "case-reopened", says: `
		case reopened
		reopen|reopened|reopening .. case
		reopen|reopened REF
		REF reopened`},
}
