package words

// adviceFacts are the ways of saying that a family spoke to a mediation adviser and what it said.
var adviceFacts = []saying{
	{name: "mediation-adviser-contacted", says: `
		FAMILY RANG us
		FAMILY RANG .. adviser|helpline|service
		contacted|rang|phoned|emailed adviser
		contacted mediation adviser|service|provider?
		adviser contacted
		mediation adviser contacted
		FAMILY got|been in? touch
		first contact made?
		initial contact|call|enquiry
		contact made
		referral received|in|came|made|arrived|taken
		self referred
		web|online form received|came|in|submitted
		made contact`},
	{name: "mediation-adviser-contacted", weak: true, says: `
		FAMILY RANG
		RANG
		FAMILY spoke to? adviser|us
		spoke to? FAMILY
		spoken to? FAMILY
		call from|with FAMILY
		rang in`},
	{name: "mediation-adviser-contacted", weak: true, needs: "mediation", says: `
		FAMILY? referred
		la|school referred`},
	{name: "mediation-adviser-contacted", bare: true, says: `
		contact
		referral
		intake
		enquiry
		first contact`},
	{name: "information-given", says: `
		adviser? told FAMILY .. about mediation
		told FAMILY about mediation
		explained mediation
		mediation explained
		explained .. option|process|certificate
		option|process explained
		information given
		information call|session|meeting done|held|completed|given?
		mediation information|advice given|done|call
		gave .. mediation? information|advice
		advice call done|completed|held?
		adviser call done|completed|held|went
		talked FAMILY? through mediation|option|process
		went through mediation|option|process
		information SENT`},
	{name: "mediation-declined", says: `
		FAMILY declined|refused|rejected mediation|mediate?
		FAMILY does|do|did not want|wish|fancy .. MEDIATE
		does|do|did not want|wish .. MEDIATE
		not wanting|interested .. MEDIATE
		declined mediation|mediate?
		declining mediation|mediate?
		mediation declined
		mediation not wanted|wanted|pursued|taken
		no mediation wanted|thanks
		not want MEDIATE
		not pursuing mediation
		said no to mediation
		no to mediation
		turned down mediation
		mediation turned down
		opted out of? mediation
		skip|skipping mediation
		straight to tribunal|appeal
		rather not mediate
		will not mediate
		FAMILY? wants|want just|only? certificate only?
		wants|want certificate only
		FAMILY not up for mediation`},
	{name: "mediation-declined", needs: "mediation", says: `
		does|do|did not want it
		declined|refused it`},
	{name: "mediation-wanted", says: `
		FAMILY WANT MEDIATE
		would like MEDIATE
		WANT MEDIATE
		FAMILY would like meeting
		still want|wants mediation|meeting
		FAMILY WANT mediation? meeting
		FAMILY agreed to? MEDIATE
		agreed to mediate
		opted|opting for mediation
		mediation wanted|requested|chosen
		asked|asking for mediation
		request|requests mediation
		FAMILY? up for mediation|mediating
		happy|keen|willing|ready|open to? MEDIATE
		said yes to mediation
		yes to mediation
		going for mediation
		go|going to? mediation
		wish|wishes to? mediate`},
	{name: "authority-told-mediation-wanted", says: `
		la TOLD .. WANT MEDIATE
		la TOLD .. MEDIATE
		TOLD la .. WANT MEDIATE
		TOLD la .. MEDIATE
		let la know .. MEDIATE
		let la know .. WANT MEDIATE
		mediation request SENT|went .. la
		request for mediation SENT .. la?
		SENT .. mediation request .. la?
		SENT .. request for mediation
		passed|sent mediation request .. la
		la knows|aware .. mediation wanted
		la know|aware .. WANT MEDIATE
		la notified|informed|told`},
	{name: "authority-told-mediation-wanted", bare: true, says: `
		TOLD la
		let la know
		mediation request`},
	{name: "icb-told-of-issues", says: `
		icb TOLD
		TOLD icb
		la TOLD icb
		health TOLD .. issue?
		la TOLD health .. issue?
		let icb know
		SENT .. icb .. issue
		issue SENT .. icb`},
	{name: "authority-cannot-arrange", says: `
		la can|could not arrange|make|manage|do|meet|offer|set|fit|find
		la said|says|say|admits|admitted|confirmed .. can|could not .. arrange|make|manage|do|meet|offer|set|fit|find
		la TOLD|told .. can|could not .. arrange|make|manage|do|meet|offer|set|fit|find
		la unable to? arrange|make|meet|mediate?
		can|could not arrange .. mediation?
		can|could not make|meet|do|manage .. LENGTH
		unable to arrange .. mediation?
		la not able to? arrange|meet|mediate
		la will|would not make .. LENGTH
		no date from la|within LENGTH`},
}

// meetingFacts are the ways of saying what became of the mediation itself.
var meetingFacts = []saying{
	{name: "mediation-booked", due: true, says: `
		mediation BOOKED
		BOOKED mediation
		mediation meeting? BOOKED
		meeting BOOKED
		BOOKED meeting
		mediation will be
		mediation is going ahead
		mediation to be HELD|BOOKED
		mediation on for`},
	{name: "mediation-booked", due: true, bare: true, says: `
		mediation date
		date for|of mediation
		new mediation date`},
	{name: "mediation-held", bare: true, ahead: "mediation-booked", says: `
		mediation
		mediation meeting
		had mediation
		meeting`},
	{name: "mediation-date-notified", says: `
		TOLD FAMILY .. date
		FAMILY TOLD .. date
		TOLD FAMILY .. when .. where
		FAMILY knows|know .. date
		mediation invite|invitation SENT|out
		joining details|link|instructions SENT
		invite|invitation SENT
		mediation date TOLD|sent|given .. FAMILY?
		date TOLD|given|sent .. FAMILY
		date and|& place|venue|time SENT|notified|confirmed|given|told
		confirmed .. date .. FAMILY
		confirmation letter? SENT
		FAMILY notified .. date|mediation
		mediation date notified`},
	{name: "mediation-cancelled", says: `
		mediation|meeting cancelled
		cancelled mediation|meeting
		cancelled .. mediation|meeting
		la|FAMILY|mediator|icb cancelled
		la|FAMILY|mediator|icb pulled|backed|dropped out
		pulled out of? mediation
		mediation|meeting called off
		mediation|meeting fell through
		called off mediation|meeting
		mediation|meeting did not go|happen ahead?
		mediation cancellation`},
	{name: "mediation-cancelled", bare: true, says: `
		cancelled`},
	{name: "mediation-held", says: `
		mediation|meeting HELD
		mediation|meeting took place
		mediation|meeting went ahead
		mediation went well|ok|fine|badly
		had|held|did|completed mediation|meeting
		had .. mediation meeting?
		mediated
		held`},
	{name: "mediation-adjourned", says: `
		mediation|meeting adjourned
		adjourned mediation|meeting
		adjourned part? heard?
		mediation|meeting suspended|paused
		second session needed|booked`},
	{name: "mediation-concluded", set: "outcome=agreement", says: `
		agreement reached
		reached .. agreement
		reached a deal
		full agreement
		mediation|outcome agreed|agreement
		fully|all|everything agreed
		settled at mediation
		case settled
		mediation|all resolved
		deal reached|done
		came to agreement
		outcome .. la agreed
		mediation successful
		mediation concluded .. agreement`},
	{name: "mediation-concluded", set: "outcome=none", says: `
		no agreement reached?
		not agreed
		did|could|can not agree
		did|could not reach .. agreement
		without agreement
		nothing agreed
		no deal|resolution
		mediation failed
		mediation unsuccessful
		failed to? agree|reach
		outcome none|no
		not resolved
		unresolved
		mediation broke down
		stalemate`},
	{name: "mediation-concluded", set: "outcome=partial", says: `
		partial agreement
		partly|partially|part agreed
		agreed part|partly|partially|some
		agreed in part
		some agreement
		some .. agreed
		outcome partial
		half agreed`},
	{name: "mediation-concluded", set: "outcome=back-to-panel", says: `
		back to panel
		going|goes|go|taken|taking|take|referred|return to panel
		la taking .. panel
		la will|to take .. panel
		panel will|to reconsider|decide|look
		outcome panel`},
	{name: "mediation-concluded", set: "outcome=decision-stands", says: `
		decision stands|stood|unchanged|maintained
		la standing|stands|stood|sticking|stuck|sticks .. by|with|to? decision
		la upheld .. decision
		la not budging|moving|changing|shifting
		la would|will|did not budge|move|shift
		la refused to? move|budge|change
		outcome decision stands|unchanged`},
	{name: "mediation-concluded", set: "outcome=other-help", says: `
		other help|support offered|agreed|given|instead
		agreed other help|support
		outcome other help|support
		outcome other`},
	{name: "mediation-concluded", set: "outcome=withdrawn", says: `
		FAMILY withdrew|withdrawn .. mediation
		withdrew from mediation
		mediation withdrawn
		withdrawn from mediation
		outcome withdrawn`},
	{name: "informal-meeting-held", set: "name=way-forward", says: `
		way forward meeting? HELD
		way forward meeting? took place
		had|held .. way forward meeting?
		wfm HELD`},
	{name: "informal-meeting-held", bare: true, set: "name=way-forward", says: `
		way forward meeting
		way forward
		wfm`},
	{name: "informal-meeting-held", set: "name=early-resolution", says: `
		early dispute? resolution meeting? HELD
		early dispute? resolution meeting? took place
		had|held .. early dispute? resolution`},
	{name: "informal-meeting-held", bare: true, set: "name=early-resolution", says: `
		early dispute? resolution meeting?
		edr meeting?`},
	{name: "informal-meeting-held", set: "name=other", says: `
		informal meeting HELD
		informal meeting took place
		had|held .. informal meeting|chat|call
		informal meeting with? la?`},
	{name: "disagreement-resolution-agreed", says: `
		disagreement resolution agreed
		agreed .. disagreement resolution
		both agreed disagreement resolution`},
	{name: "provider-handed-over", says: `
		handed over to
		handed .. over
		hand over done|complete|completed
		passed .. to .. provider
		transferred .. to .. provider
		handover done|complete|completed|made`},
}
