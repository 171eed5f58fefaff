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
		FAMILY says|said ok|okay|fine|yes .. share|see|know|have
		FAMILY ok|okay|fine with|for .. to? share|see|know|have|sharing|seeing|having
		got|have|received .. consent
		consent form signed|received|in|back|returned
		permission given .. share|see
		FAMILY gave .. permission
		consents to? us|me|sendiass|forum|service
		consents to? .. having|seeing|getting|knowing
		agreed .. share|sharing
		FAMILY gave|given|has|have given? permission
		given permission .. share|see
		consent .. by email|phone|letter
		verbal|oral|written|spoken|full|signed consent DAY
		verbal|oral|written|spoken|full|signed consent .. given|received|from|in
		verbal|oral|written|spoken|full|signed consent`},
	{name: nothing, says: `
		consent to|for .. sendiass|forum|service refused|declined|denied|needed|pending|missing|requested|sought|form`},
	{name: "consent-given", bare: true, lacks: "order|ordered|tribunal", says: `
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
		FAMILY took back .. consent
		asked .. stop sharing
		stop|stopped sharing .. with
		not share|sharing any? more|anymore
		not want|like .. us|forum|service|sendiass .. involved|helping|supporting|seeing any? more|anymore|longer?
		not want us|forum|service|sendiass on case any? more|anymore|longer?
		no longer want .. us|forum|service|sendiass
		no longer want .. our help|support|involvement
		not want .. our help|support|involvement any? more|anymore|longer
		not want .. help|support .. forum|service|sendiass any? more|anymore|longer
		want .. us|forum|service|sendiass off|out
		want|like|asked .. us|forum|service|sendiass .. step back|away|down|aside
		asked .. us|forum|service|sendiass .. stop|cease helping|supporting|seeing|working|looking|acting|being
		us|forum|service|sendiass .. not .. see|look|know .. any? more|anymore|longer
		pulled|backed|dropped out of working .. us|forum|service|sendiass
		stopped|finished working .. us|forum|service|sendiass
		us|forum|service|sendiass no longer involved|supporting|helping
		not work|working with us|forum|service|sendiass any? more|anymore|longer
		ended .. our involvement|support
		ended .. involvement .. us|forum|service|sendiass`},
	{name: "assigned", says: `
		assigned to? PERSON
		allocated to? PERSON
		PERSON assigned|allocated
		PERSON is mediator|adviser|supporter
		PERSON took over|on
		PERSON is .. mediator|adviser|supporter|sendiass
		PERSON is sendiass adviser`},
	{name: "conflict-declared", says: `
		conflict declared
		declared|declaring|declare .. conflict
		conflict of interest declared?
		i have .. conflict
		mediator has .. conflict
		PERSON has|have|had|declared|declares .. conflict
		conflict for PERSON
		conflict noted|recorded|logged|found
		conflict on|in|with REF
		log|note conflict
		conflict of interest noted|recorded|found
		REF conflict`},
	{name: "access-need-recorded", set: "need=bsl", says: `
		NEEDS|uses .. bsl interpreter?
		bsl interpreter? needed|required|wanted|requested
		asked|asking|asks .. bsl
		NEEDS bsl
		asked|asking|asks|requested|requests .. bsl interpreter?
		bsl interpreter requested
		uses bsl`},
	{name: "access-need-recorded", set: "need=interpreter", says: `
		NEEDS .. interpreter
		asked|asking|asks .. interpreter
		interpreter needed|required|wanted|requested
		requested|requests|wants .. interpreter`},
	{name: "access-need-recorded", set: "need=easy-read", says: `
		NEEDS .. easy read
		asked|asking|asks .. easy read
		easy read needed|required|wanted|requested
		requested|requests .. easy read`},
	{name: "access-need-recorded", set: "need=large-print", says: `
		NEEDS .. largeprint
		asked|asking|asks .. largeprint
		largeprint needed|required|wanted|requested
		requested|requests .. largeprint
		needs|wants .. bigger print|font`},
	{name: "access-need-recorded", set: "need=step-free", says: `
		NEEDS .. step free
		asked|asking|asks .. step free
		step free .. needed|required|wanted|requested
		wheelchair access
		requested|requests .. step free
		needs|asked|wants|requested .. wheelchair|ramp|lift
		wheelchair user`},
	{name: "rights-request-received", set: "kind=subject-access", says: `
		subject access request? came|received|in|made
		sar came|received|in|arrived|made
		got|received .. sar|subject
		asked .. copy .. file|data|record
		subject access request
		got|had|received|have .. sar|subject
		asked .. copy .. everything|data|information|hold|held
		asked .. everything|data .. hold|held|have|got
		sar CAME
		wants|requested .. copy .. data|file|everything`},
	{name: "rights-request-received", set: "kind=erasure", says: `
		erasure request? came|received|in|made
		asked .. deleted|erased|erasure|deletion
		right to be? forgotten
		wants .. deleted|erased
		deletion request came|received|in
		asked .. delete|erase|wipe .. data|record|file|everything|information
		wants .. everything|data .. deleted|erased|wiped
		erasure|deletion request CAME
		got|had|received|have .. erasure|deletion request
		got|had|received|have .. request to delete|erase`},
	{name: "rights-request-received", bare: true, set: "kind=erasure", says: `
		erasure|deletion request
		request for erasure|deletion`},
	{name: "rights-request-received", bare: true, set: "kind=rectification", says: `
		rectification request
		request for rectification`},
	{name: "rights-request-received", set: "kind=rectification", says: `
		rectification request? came|received|in|made
		asked .. rectified|rectification
		asked .. correct|rectify|fix .. data|record|file|information
		request to rectify|correct received|CAME
		asked .. record|data|file .. rectified|corrected
		rectification request CAME
		got|had|received|have .. rectification request
		asked .. record|data|file .. be? rectified|corrected`},
	{name: "rights-request-received", set: "kind=restriction", says: `
		restriction request? came|received|in|made
		asked .. processing restricted|stopped
		asked .. restrict|stop processing|using .. data?
		asked .. processing .. restricted|stopped
		asked .. stop|restrict .. processing|using
		request for restriction CAME
		got|had|received|have .. restriction request
		restriction request CAME`},
	{name: "rights-request-received", bare: true, set: "kind=restriction", says: `
		request for restriction
		restriction request`},
	{name: "rights-request-extended", says: `
		sar|request extended
		rights|access|erasure request extended
		extended .. sar|request .. two? months?
		need|needs|needing .. longer|time|extension .. sar|request
		extended .. time .. sar|request
		sar .. extended|longer|extension`},
	{name: "processing-restricted", says: `
		processing restricted
		restricted .. processing
		restriction set|placed|applied|on
		restriction .. put in place
		restriction put in?
		have restricted .. processing`},
	{name: "restriction-lifted", says: `
		restriction lifted|ended|removed
		lifted|ended|removed .. restriction
		restriction .. processing ended|lifted|removed
		took|taken .. restriction off
		restriction taken|came off`},
	{name: "rights-request-answered", says: `
		sar .. answered|done|completed|closed|dealt
		sar sent
		subject access request? .. answered|done|completed|sent|closed
		erasure|deletion|rectification request? .. answered|done|completed|closed
		replied|responded .. sar|subject|erasure
		rights request answered|done|completed
		answered .. sar|subject
		sent .. sar pack
		sar|subject|access|rights|erasure request? response? sent|posted|emailed|closed|completed|answered|done
		sent FAMILY .. data|file|record
		sar response SENT
		rights request closed|completed|answered|dealt`},
	{name: "support-level-set", says: `
		level NUMBER support|now|set|from
		support level NUMBER
		set|moved|put .. level NUMBER
		now level NUMBER
		is level NUMBER
		moved|set|put|up|down .. to level NUMBER
		level NUMBER DAY
		level changed|set|moved|raised|dropped|up|down .. to NUMBER
		support level .. to NUMBER
		support level .. from NUMBER to NUMBER
		support level .. changed|moved .. NUMBER
		level up|down to NUMBER`},
	{name: "legal-hold-set", says: `
		legal hold set|on|placed|applied|put?
		put|place|set|apply|placed|applied .. legal hold
		do not destroy|delete|erase|shred|wipe|purge|bin|dispose anything|any|everything|record|file|data|nothing|REF
		nothing .. to? be destroyed|deleted|erased|shredded|wiped
		preserve|keep everything|all|records|file .. REF
		hold needed on REF`},
	{name: "legal-hold-lifted", says: `
		legal hold lifted|off|removed|ended
		lift|lifted|remove|removed|take|took .. legal hold
		legal hold taken|come|came off
		took|taken .. legal hold off
		take|took|taken .. off .. legal hold
		off legal hold
		hold can|could|to? come off
		hold came|come|taken off
		hold lifted|removed|released|ended
		lift|lifted|release|remove hold`},
	{name: "case-closed", says: `
		case closed
		mark|marked it|REF|case|this|that as? closed
		case .. closed
		close|closed|closing .. case
		close|closed|closing REF
		close it|this
		REF can be closed
		case can be closed
		REF closed
		closed it|this|them
		mark|marked|put|set REF|it|this|that|case .. as? closed|finished
		mark|marked|put|set .. closed
		closing it|this`},
	{name: "case-closed", bare: true, says: `
		closed`},
	{name: "case-reopened", says: `
		case reopened
		reopen|reopened|reopening .. case
		reopen|reopened REF
		REF reopened
		reopen|reopened it|this|them
		opened .. case back up
		opened .. back up
		case opened|open again
		REF open again`},
	{name: "access-need-recorded", set: "need=other", says: `
		NEEDS .. hearing loop
		NEEDS .. break|breaks
		NEEDS .. quiet room|space
		NEEDS .. reasonable? adjustment
		NEEDS .. supporter|advocate|note to? speak|help|attend
		NEEDS .. braille|captions|subtitles|lipspeaker|notetaker|parking
		access need
		reasonable adjustment needed|requested|required`},
	{name: "conflict-declared", bare: true, says: `
		conflict
		conflict of interest`},
}
