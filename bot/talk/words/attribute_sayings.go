package words

// attributeSayings are the ways of saying what belongs to a fact beside its day.
var attributeSayings = []saying{
	{of: "certificate-issued", set: "kind=not-pursued", says: `
		not pursued|pursuing|proceeding
		declined|refused|rejected mediation
		turned mediation down
		turned down mediation
		not bothered .. MEDIATE
		not wanting MEDIATE
		not interested .. MEDIATE
		not going ahead .. MEDIATE
		not taking .. mediation
		FAMILY not want it|mediation
		not keen .. MEDIATE
		no mediation wanted
		without mediation|mediating
		did not mediate
		no mediation
		information only
		declined
		not want MEDIATE
		not wanted`},
	{of: "certificate-issued", set: "kind=mediated", says: `
		after mediation
		following mediation
		mediated`},
	{of: "certificate-issued", set: "kind=deemed", says: `
		deemed
		NUMBER days? passed|up|missed
		could not arrange
		can not arrange`},
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
		via teams|zoom|video`},
	{of: "mediation-booked", set: "format=in-person", says: `
		in person
		face to face
		f2f
		person`},
	{of: "mediation-booked", set: "format=phone", says: `
		by phone
		phone
		telephone
		phone call
		conference call`},
	{of: "mediation-cancelled", set: "by=authority", says: `
		la cancelled|pulled|backed|dropped|called|scrapped|binned|cancel
		la has|have|had to? cancel
		la did not show|turn|attend|come
		cancelled|off|out by la
		by la`},
	{of: "mediation-cancelled", set: "by=family", says: `
		KIN cancelled|pulled|backed|dropped|called|cancel|scrapped
		cancelled|off by KIN
		KIN can|could not make|come|attend
		by KIN`},
	{of: "mediation-cancelled", set: "by=mediator", says: `
		i cancelled|cancel|pulled
		i have? had? to? cancel
		mediator cancelled|pulled|ill|sick|off
		cancelled|off by mediator
		by mediator`},
	{of: "mediation-cancelled", set: "by=health-body", says: `
		icb|health cancelled|pulled|backed|dropped|called
		cancelled|off by icb|health
		by icb|health`},
	{of: "mediation-adviser-contacted", set: "channel=phone", says: `
		rang
		rung
		phoned
		called
		telephoned
		by phone
		on phone
		off phone
		over phone
		voicemail
		phone call
		call`},
	{of: "mediation-adviser-contacted", set: "channel=email", says: `
		emailed
		by|via email
		email from
		contact email
		email`},
	{of: "mediation-adviser-contacted", set: "channel=web", says: `
		web form?
		online form
		website
		website form
		form on website
		web`},
	{of: "mediation-adviser-contacted", set: "channel=other", says: `
		texted
		wrote
		messaged
		by letter
		in person`},
	{of: "mediation-adviser-contacted", set: "wishes_to_appeal=true", says: `
		wants|want|wishes|wish|intends|plans|planning|thinking|hoping|going to? appeal
		will appeal`},
	{of: "mediation-adviser-contacted", set: "wishes_to_appeal=false", says: `
		does|do|did not want|wish|plan|intend to? appeal
		not appealing
		no appeal`},
	{of: "mediation-wanted", set: "health=true", says: `
		health issue
		including health
		about health
		health too|involved|provision
		health
		and health`},
	{of: "mediation-wanted", set: "care=true", says: `
		social care
		care issue
		and care
		care too|provision`},
	{of: "mediation-wanted", set: "education=true", says: `
		education
		education issue`},
	{of: "mediation-held", set: "authority_present=true", says: `
		la attended|present|there|came
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
		la no show`},
	{of: "mediation-held", set: "authority_could_decide=true", says: `
		could decide
		able to decide
		had la to? decide|settle|agree
		with la to? decide
		could make decision`},
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
		could not agree anything`},
	{of: "mediation-held", set: "child_views=sought", says: `
		child views? sought|heard|shared|given|got|taken|gathered|obtained
		got|took|heard|gathered|sought|had .. child views|voice
		got|took|heard|gathered|sought .. views|voice of .. child
		view of? child sought|heard|shared
		views of? child sought|heard|shared`},
	{of: "mediation-held", set: "child_views=not-sought", says: `
		child views? not sought|heard|shared
		child views? missing
		view of? child not sought|heard`},
	{of: "review-decision-sent", set: "decision=maintain", says: `
		maintain
		maintaining
		keep plan
		no change
		not amend|amending
		refused|refusal|refusing|refuses to? amend
		unchanged`},
	{of: "review-decision-sent", set: "decision=amend", says: `
		amend
		amending
		will|to change`},
	{of: "review-decision-sent", set: "decision=cease", says: `
		cease
		ceasing
		end|stop plan`},
	{of: "decision-reversed", set: "how=ordered", says: `
		ordered
		by order`},
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
		form`},
	{of: "consent-given", set: "how=spoken", says: `
		spoken
		verbal
		verbally
		orally
		by phone
		over phone
		on phone
		phone`},
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
		resolved`},
	{of: "case-closed", set: "why=ordered", says: `
		ordered
		order
		complied`},
	{of: "case-closed", set: "why=withdrawn", says: `
		withdrawn
		withdrew`},
	{of: "case-closed", set: "why=conceded", says: `
		conceded`},
	{of: "case-closed", set: "why=out-of-time", says: `
		out of time
		too late`},
	{of: "agreement-made", set: "parties=joint", says: `
		joint agreement?
		jointly`},
	{of: "agreement-made", set: "parties=health-only", says: `
		health only`},
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
		upheld`},
	{of: "review-panel-decided", set: "outcome=changed", says: `
		changed`},
	{of: "review-panel-decided", set: "outcome=back-to-authority", says: `
		back to la`},
	{of: "agreed-action-done", set: "step=notify", says: `
		notification
		told family`},
	{of: "agreed-action-done", set: "step=draft", says: `
		draft`},
	{of: "agreed-action-done", set: "step=final", says: `
		final plan`},
	{of: "support-level-set", set: "level=1", says: `level 1`},
	{of: "support-level-set", set: "level=2", says: `level 2`},
	{of: "support-level-set", set: "level=3", says: `level 3`},
	{of: "support-level-set", set: "level=4", says: `level 4`},
}
