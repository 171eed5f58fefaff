package words

// mediationAttributes are the ways of saying what belongs to a mediation beside its day.
var mediationAttributes = []saying{
	{of: "mediation-booked", set: "format=online", says: `
		online
		on teams|zoom|line
		teams
		zoom
		video
		virtual
		virtually
		remote
		remotely
		via teams|zoom|video
		over teams|zoom|video
		by teams|zoom|video
		google meet
		video call`},
	{of: "mediation-booked", set: "format=in-person", says: `
		in person
		face to face
		f2f
		person
		in room
		at .. centre|center|library|school|office|offices|hotel|building|college
		at civic|town
		f 2 f
		face 2 face`},
	{of: "mediation-booked", set: "format=phone", says: `
		by phone
		phone
		telephone
		phone call
		conference call`},
	{of: "certificate-issued", set: "kind=not-pursued", says: `
		np
		without mediation`},
	{of: "mediation-cancelled", set: "by=authority", says: `
		la cancelled|pulled|backed|dropped|called|scrapped|binned|cancel
		la has|have|had to? cancel
		la did not show|turn|attend|come
		cancelled|off|out by la
		by la
		la called .. off
		la bailed|bottled|cried
		la pulled .. plug`},
	{of: "mediation-cancelled", set: "by=family", says: `
		KIN cancelled|pulled|backed|dropped|called|cancel|scrapped
		cancelled|off by KIN
		KIN can|could not make|come|attend
		by KIN
		KIN called .. off
		KIN bailed|cried
		KIN can not make|come|attend
		KIN ill|poorly|sick`},
	{of: "mediation-cancelled", set: "by=mediator", says: `
		i cancelled|cancel|pulled
		i have? had? to? cancel
		mediator who|that? cancelled|pulled|ill|sick|off
		cancelled|off by mediator
		by mediator
		mediator .. ill|sick|off|poorly
		we cancelled|pulled
		our end
		called off by .. mediator`},
	{of: "mediation-cancelled", set: "by=health-body", says: `
		icb|health cancelled|pulled|backed|dropped|called
		cancelled|off by icb|health
		by icb|health
		icb|health|nhs called .. off
		called off by .. icb|health|nhs`},
	{of: "mediation-held", set: "authority_present=true", says: `
		officer|rep|representative was|were there|present
		la sent someone|somebody|officer|rep|representative
		la attended|present|there|came
		both|all sides|side|parties|party came|attended|there|present|turned
		la turned|showed up
		with la present|there`},
	{of: "mediation-held", set: "authority_present=false", says: `
		la did not attend|show|turn|come|bother|make
		noone|nobody|none from? .. la .. showed|came|attended|turned|there|up?
		noone|nobody|none .. la
		no la attendance|rep|representative|officer|present|there|presence
		no one from la
		la failed to? attend|show|turn|come
		without la
		la not present|there
		la absent
		la no show
		no show from|by|for la
		la no showed?
		la did not .. attend|show|turn|come`},
	{of: "mediation-held", set: "authority_could_decide=true", says: `
		could decide
		able to decide
		la had|sent|brought someone|somebody .. could|can|able .. sign|decide|agree|settle
		had la to? decide|settle|agree
		with full? la to? decide|settle|agree
		la attended|present|there|came with full? la
		fully? authorised|empowered to? decide|settle|agree
		could make decision
		had .. decision making? power|la
		decision making power|la
		could|can agree|sign .. things|it|off|stuff
		power to? decide|agree
		decision maker there|present|attended|came
		could commit`},
	{of: "mediation-held", set: "authority_could_decide=false", says: `
		could not decide
		not able to decide
		no la to? decide|settle|agree
		not .. got? la to? decide|settle|agree
		not have|got .. la to? decide|settle|agree
		noone|nobody .. could|able decide
		no power to decide
		could not make .. decision
		did not have la|power
		without la to decide|settle|agree
		could not agree anything
		can|could not agree|decide|settle|sign|commit .. herself|himself|themselves|alone
		keep|keeps|kept|keeping ringing|phoning|calling|asking|emailing|checking .. manager|boss|panel|office
		no decision making? power|la
		without .. decision making? power|la
		had to? go|take|check .. back
		needs|need|needed to? go|check .. back
		no decision maker
		no mandate
		could not commit|agree|sign
		hands tied
		had to? ask .. manager|boss
		without anyone .. could|decide|decision
		noone .. could|decision
		no say|clout|mandate
		had no say|clout|power
		not empowered|authorised to? decide|agree`},
	{of: "mediation-held", set: "child_views=sought", says: `
		child views? sought|heard|shared|given|got|taken|gathered|obtained
		kids|children views? sought|heard|shared|given|got|taken|gathered|obtained
		got|took|heard|gathered|sought|had .. child views|voice
		got|took|heard|gathered|sought .. views|voice of .. child
		view of? child sought|heard|shared
		views of? child sought|heard|shared
		child|yp|pupil s? views|voice? .. sought|heard|shared|given|got|taken|gathered|obtained|collected|read|there
		views|voice of? child|yp|pupil .. sought|heard|shared|obtained|gathered
		heard|got|took|gathered|sought|had|obtained .. child|yp|pupil s? views|voice`},
	{of: "mediation-held", set: "child_views=not-sought", says: `
		child views? not sought|heard|shared
		child views? missing
		view of? child not sought|heard
		child|yp|pupil s? views|voice? .. not .. sought|heard|shared|given|got|taken|gathered|obtained|collected
		child|yp|pupil s? views|voice missing|absent|not
		no child|yp|pupil s? views|voice
		noone|nobody had? asked|sought|got .. child|yp|pupil
		not asked|sought|got .. child|yp|pupil s? views|voice
		without .. child|yp|pupil s? views|voice`},
	{of: "mediation-concluded", set: "outcome=withdrawn", says: `
		FAMILY? withdrew|withdrawn
		withdrawn`},
	{of: "mediation-concluded", set: "outcome=decision-stands", says: `
		decision stands|unchanged
		standing|sticking by|to|with .. decision`},
	{of: "mediation-concluded", set: "outcome=back-to-panel", says: `
		back to panel
		panel`},
	{of: "mediation-concluded", set: "outcome=other-help", says: `
		other|alternative help|support`},
	{of: "mediation-concluded", set: "outcome=partial", says: `
		partial
		with partial|some|part agreement
		partial agreement
		in part
		partly|partially agreed?`},
	{of: "mediation-concluded", set: "outcome=none", says: `
		none
		without|no agreement
		nothing agreed`},
	{of: "mediation-concluded", set: "outcome=agreement", says: `
		with|in agreement
		full agreement`},
}
