package words

// onwardFacts are the ways of saying what was done against a decision of the tribunal.
var onwardFacts = []saying{
	{name: "set-aside-application-received", says: `
		set aside application received|in|made
		application to set aside received|in|made?
		asked .. set .. aside
		tribunal received .. set aside`},
	{name: "review-application-received", says: `
		review application received|in
		application for review received|in
		send20b received|in|LODGED
		tribunal received .. review application|send20b`},
	{name: "permission-application-received", says: `
		permission application received|in
		application for permission .. received|in|arrived|reached|got
		application .. permission to? appeal? reached|received|arrived|got .. tribunal?
		tribunal got|received|has .. application .. permission to? appeal?
		permission to appeal application received|in
		send20a received|in|LODGED
		tribunal received .. permission application|send20a
		tribunal got .. send20a`},
	{name: "permission-refused", says: `
		permission .. refused
		permission to appeal? refused
		tribunal refused .. permission
		refused permission`},
	{name: "permission-granted", says: `
		permission .. granted|given
		permission to appeal? granted|given
		tribunal gave|granted .. permission
		ut gave|granted .. permission
		granted permission`},
	{name: "costs-application-received", says: `
		costs|cost application received|in|made
		application for costs|cost received|in|made?`},
	{name: "ut-application-received", says: `
		ut got|received .. application
		ut application received|in
		application received by ut
		ut permission application received|in`},
	{name: "ut-permission-refused-on-papers", says: `
		ut refused .. permission .. papers?
		ut refused on papers?
		ut permission refused
		permission refused .. ut`},
	{name: "ut-renewal-received", says: `
		ut renewal received|in|LODGED
		renewal application received|in
		asked ut .. oral hearing
		renewed .. ut|application`},
	{name: "ut-notice-received", says: `
		notice of permission .. ut? received
		ut notice received
		got|received .. notice .. ut
		ut sent .. notice .. permission`},
	{name: "ut-notice-of-appeal-sent", says: `
		notice of appeal LODGED .. ut?
		ut notice of appeal LODGED
		LODGED .. notice of appeal
		ut appeal LODGED`},
	{name: "ut-response-received", says: `
		ut response received|in
		response .. ut received|in
		ut got|received .. response`},
	{name: "ut-decision-sent", says: `
		ut decision SENT|received|came|in|out|made|dated
		ut decided|allowed|dismissed .. appeal?
		decision from ut`},
	{name: "ut-decision-sent", bare: true, says: `
		ut decision`},
	{name: "governors-decision-notified", bare: true, says: `
		governors decision|letter`},
	{name: "ut-set-aside-application-received", says: `
		ut set aside application received|in
		ut got|received .. set aside`},
	{name: "coa-permission-application-received", says: `
		coa .. permission? application received|in
		applied .. coa
		coa got|received .. application`},
}

// routeFacts are the ways of saying what was done by complaint, ombudsman or court.
var routeFacts = []saying{
	{name: "became-aware-of-fault", says: `
		became aware .. fault
		found out .. fault|problem|failure
		first knew .. fault|problem|failure
		noticed .. fault`},
	{name: "complaint-made", says: `
		complaint made|sent|lodged|in|submitted|raised|filed|emailed
		complained .. la?
		made|sent|lodged|raised|put .. complaint
		stage 1 complaint made|sent|lodged|in`},
	{name: "complaint-acknowledged", says: `
		complaint acknowledged
		acknowledged .. complaint
		acknowledgement .. complaint`},
	{name: "complaint-answered", bare: true, says: `
		complaint response
		response to complaint
		complaint reply`},
	{name: "complaint-answered", says: `
		complaint response stage NUMBER? CAME
		complaint answered|responded
		answered|responded .. complaint
		complaint response|reply|answer CAME
		stage NUMBER response|reply|answer CAME
		complaint outcome CAME
		la replied .. complaint`},
	{name: "complaint-escalated", says: `
		complaint escalated
		escalated .. complaint
		stage 2 requested|asked|sent|lodged
		gone|went|moved|taken to stage 2
		asked for stage 2
		escalated to stage 2`},
	{name: "lgsco-complaint-made", says: `
		lgsco complaint made|sent|lodged|in
		complained .. lgsco|ombudsman
		ombudsman complaint made|sent|lodged|in
		gone|went|taken|took|referred|complaint to lgsco|ombudsman
		complaint .. lgsco|ombudsman made|sent|lodged|in?`},
	{name: "nhs-complaint-made", says: `
		nhs complaint made|sent|lodged|in
		complained .. nhs|icb|trust
		complaint to nhs|icb|trust`},
	{name: "phso-complaint-made", says: `
		phso complaint made|sent|lodged|in
		complained .. phso
		gone|went|complaint to phso`},
	{name: "care-complaint-made", says: `
		care complaint made|sent|lodged|in
		social care complaint made|sent|lodged|in
		complained .. social care
		complaint about social? care`},
	{name: "grounds-for-review-arose", says: `
		grounds for review arose
		ground for review arose
		grounds for judicial review arose
		ground for judicial review arose
		jr grounds|ground arose`},
	{name: "letter-before-claim-sent", says: `
		letter before claim|action SENT|went|dated?
		SENT .. letter before claim|action
		lbc SENT|went|dated?
		pre action letter SENT|went|dated?
		pap letter SENT|went|dated?
		preaction letter SENT|went|dated?`},
	{name: "letter-of-response-received", says: `
		letter of response CAME
		pre action response CAME
		pap response CAME
		preaction response CAME
		response to letter before claim|action
		got|received .. letter of response`},
	{name: "review-claim-filed", says: `
		judicial review|claim filed|issued|lodged|started
		judicial review claim filed|issued|lodged|started
		jr filed|issued|lodged|started
		filed|issued|lodged judicial review
		filed|issued|lodged jr`},
	{name: "review-claim-served", says: `
		judicial review claim? served
		jr claim? served
		served .. judicial review|jr`},
	{name: "service-acknowledged", says: `
		service acknowledged
		acknowledgement of service CAME
		acknowledgement of service filed|lodged|sent
		aos CAME
		aos filed|lodged|sent
		acknowledged service`},
	{name: "governors-notified-of-exclusion", says: `
		governors TOLD .. exclusion
		TOLD governors .. exclusion
		governors notified`},
	{name: "governors-met", says: `
		governors met
		governors meeting HELD
		governors meeting took place`},
	{name: "governors-decision-notified", says: `
		governors decision SENT|received|came|notified|dated|out
		governors decided|upheld .. exclusion?
		governors letter SENT|received|came|dated`},
	{name: "panel-request-received", says: `
		panel request received|in
		irp request received|in
		asked for review panel|irp
		independent review panel requested|request
		irp requested`},
	{name: "review-panel-referred", says: `
		review panel referred|referral
		referred .. review panel
		multi agency panel referred|referral
		referred .. multi agency panel`},
	{name: "review-panel-decided", says: `
		review panel decided|decision
		multi agency panel decided|decision
		panel decided`},
}
