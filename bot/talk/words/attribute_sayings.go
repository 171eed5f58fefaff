package words

// attributeSayings are the ways of saying what belongs to a fact beside its day: to a contact, a certificate, a decision, an agreement.
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
		mediated
		mediation? took part|place
		mediation happened
		post mediation
		had mediation`},
	{of: "certificate-issued", set: "kind=deemed", says: `
		deemed
		NUMBER days? passed|up|missed
		could not arrange
		can not arrange
		LENGTH ran|run|were|was|is|are out|up|over
		LENGTH passed|up|missed|expired|gone|lapsed
		missed LENGTH|deadline
		over LENGTH
		not .. within LENGTH
		could|can|did not do|make|meet .. LENGTH`},
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
		call
		had FAMILY on
		voice mail
		spoke .. phone
		on line
		phone`},
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
		web
		web|online|contact form
		through|via|on .. website|web|form`},
	{of: "mediation-adviser-contacted", set: "channel=other", says: `
		texted
		wrote
		messaged
		by letter
		in person
		sent us? .. letter
		letter from
		came .. see us
		walked|popped|dropped in
		whatsapp
		text from
		message from
		text message`},
	{of: "mediation-adviser-contacted", set: "wishes_to_appeal=true", says: `
		wants|want|wishes|wish|intends|plans|planning|thinking|hoping|going to? appeal
		will appeal
		wanting|intending|planning to? appeal
		will|would be? appealing
		is|are appealing
		wants|want|going tribunal
		wants|want|going to? tribunal|appeal
		would like to? appeal
		is|are going to? appeal`},
	{of: "mediation-adviser-contacted", set: "wishes_to_appeal=false", says: `
		does|do|did not want|wish|plan|intend to? appeal
		not appealing
		no appeal
		no plan|plans|intention|wish to|of? appeal|appealing
		will|would not be? appeal|appealing
		not wanting|going|intending|planning to? appeal
		has|have no plan|plans|intention .. appeal|appealing
		not want to? appeal`},
	{of: "mediation-wanted", set: "health=true", says: `
		health issue
		including health
		about health
		health too|involved|provision
		health
		and health
		inc health
		health section|side|bit|bits|stuff|part`},
	{of: "mediation-wanted", set: "health=false", says: `
		no|without health
		no|without health issue|provision|side|bit|section|part|stuff
		health not involved|included|relevant|affected|needed|part
		health is not involved|included|relevant|affected|needed|part
		not about health
		not health
		leave|leaving|left health out`},
	{of: "mediation-wanted", set: "care=false", says: `
		no|without social? care
		no|without social? care issue|provision|side|bit|section|part|stuff
		social? care not involved|included|relevant|affected|needed|part
		social? care is not involved|included|relevant|affected|needed|part
		not about social? care
		not social? care
		leave|leaving|left social? care out`},
	{of: "mediation-wanted", set: "care=true", says: `
		social care
		care issue
		and care
		care too|provision
		care bit|bits|side|section|stuff|part
		inc social? care`},
	{of: "mediation-wanted", set: "education=true", says: `
		education
		education issue
		educational
		education only|side|bit|part|section`},
	{of: "review-decision-sent", set: "decision=maintain", says: `
		maintain
		maintaining
		keep plan
		no change
		not amend|amending|changing
		refused|refusal|refusing|refuses to? amend
		unchanged
		stays as|same
		plan stays
		as it is
		stay same`},
	{of: "review-decision-sent", set: "decision=amend", says: `
		amend
		amending
		will|to change`},
	{of: "review-decision-sent", set: "decision=cease", says: `
		cease
		ceasing
		end|stop plan
		ending plan
		stopping plan
		plan ending|stopping|ended`},
	{of: "decision-reversed", set: "how=ordered", says: `
		ordered
		by order`},
	{of: "agreement-made", set: "parties=joint", says: `
		joint agreement?
		jointly
		with|between|by la and|& icb|health
		la and|& icb|health
		both la .. icb|health
		all three`},
	{of: "agreement-made", set: "parties=health-only", says: `
		health only
		icb|health only|alone
		only|just icb|health
		with|between just|only icb|health
		health body only`},
	{of: "agreed-action-done", set: "step=notify", says: `
		notification
		told family
		notified
		told FAMILY
		notification|notice`},
	{of: "agreed-action-done", set: "step=draft", says: `
		draft`},
	{of: "agreed-action-done", set: "step=final", says: `
		final plan
		final`},
	{of: "agreed-action-done", set: "step=amend", says: `
		amended
		amendment
		amended plan
		plan amended
		made .. amendment`},
	{of: "agreed-action-done", set: "step=no-plan", says: `
		no plan
		not to? issue|make .. plan
		will not issue|make .. plan`},
	{of: "decision-sent", set: "says_right_to_mediate=true", says: `
		tells|says|told .. can|could mediate
		mentions|explains|mention|explain|includes|included|covers|contains .. mediate|mediation
		with|has|gives .. mediation info|information|rights|paragraph
		mediation rights? included|mentioned|explained|in|there
		right to? mediate|mediation included|mentioned|explained|there|in
		does mention .. mediation
		mediation paragraph|info|information|bit in|there|included`},
	{of: "decision-sent", set: "says_right_to_mediate=false", says: `
		nothing .. about|on .. mediation|mediate
		does|do|did not mention|say|tell|explain|include|contain|cover .. mediation|mediate
		no mention .. mediation|mediate
		without .. mediation|mediate
		no mediation rights?|info|information|paragraph|bit
		not .. mention|mentioned|tell|told|say|said .. mediation|mediate
		fails|failed to? mention|tell|say .. mediation|mediate
		silent on|about mediation
		mediation not mentioned|included|explained`},
	{of: "decision-sent", set: "says_right_to_mediate=unknown", says: `
		not|no sure|idea|clue .. says|mentions|mention|about|mediation
		unsure .. mentions|says|mediation
		do|does not know .. mentions|mention|says|mediation
		can not tell .. mentions|says|mediation`},
	{of: "decision-reversed", set: "how=conceded-at-mediation", says: `
		at|in|during mediation`},
}
