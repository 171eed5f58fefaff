package words

// routeFacts are the ways of saying what was done by complaint, ombudsman or court.
var routeFacts = []saying{
	{name: "became-aware-of-fault", says: `
		became aware .. fault
		found out .. fault|problem|failure
		first knew .. fault|problem|failure
		noticed .. fault
		learned|learnt|heard .. fault|failings|failing|failure
		found out .. failings|failing
		became aware .. failings|failing|failure`},
	{name: "complaint-made", says: `
		complaint made|sent|lodged|in|submitted|raised|filed|emailed
		complained .. la?
		made|sent|lodged|raised|put .. complaint
		stage 1 complaint made|sent|lodged|in
		complaint GONE
		put|sent|made .. complaint`},
	{name: "complaint-acknowledged", says: `
		complaint acknowledged
		acknowledged .. complaint
		acknowledgement .. complaint
		la confirmed .. got|received .. complaint
		ack|acknowledgement .. complaint CAME?
		acknowledged receipt .. complaint`},
	{name: "complaint-answered", bare: true, says: `
		complaint response
		response to complaint
		complaint reply`},
	{name: "complaint-answered", says: `
		complaint response stage NUMBER? CAME
		complaint answered|responded
		mark|marked .. complaint .. answered|responded
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
		escalated to stage 2
		took|taken|moved .. complaint .. stage 2
		complaint .. stage 2 now
		escalated`},
	{name: "lgsco-complaint-made", says: `
		lgsco complaint made|sent|lodged|in
		complained .. lgsco|ombudsman
		ombudsman complaint made|sent|lodged|in
		gone|went|taken|took|referred|complaint to lgsco|ombudsman
		complaint .. lgsco|ombudsman made|sent|lodged|in?
		lgsco complaint GONE
		SENT|submitted|lodged|filed it|complaint .. to lgsco|ombudsman
		it|complaint with|at lgsco|ombudsman now?
		took|taken|referred it|complaint to lgsco|ombudsman
		went to lgsco|ombudsman`},
	{name: "nhs-complaint-made", says: `
		nhs complaint made|sent|lodged|in
		complained .. nhs|icb|trust
		complaint to nhs|icb|trust
		complaint .. nhs|icb|trust|hospital|gp made|sent|lodged|in|GONE
		complained .. to nhs|icb|trust|health|hospital
		complaint to health`},
	{name: "phso-complaint-made", says: `
		phso complaint made|sent|lodged|in
		complained .. phso
		gone|went|complaint to phso
		phso complaint GONE|made
		complaint .. phso made|sent|lodged|GONE
		went|gone|took|taken .. to phso
		complained .. to phso`},
	{name: "care-complaint-made", says: `
		care complaint made|sent|lodged|in
		social care complaint made|sent|lodged|in
		complained .. social care
		complaint about social? care
		complained .. to social care|service
		complaint .. social care|service made|sent|lodged|GONE
		complaint to|about .. social care|service`},
	{name: "grounds-for-review-arose", says: `
		grounds for review arose
		ground for review arose
		grounds|ground for jr .. arose
		jr grounds|ground .. arose
		jr clock|time started|starts|began
		what .. complaining about .. happened`},
	{name: "letter-before-claim-sent", says: `
		letter before claim|action SENT|went|dated?
		SENT .. letter before claim|action
		lbc SENT|went|dated?
		pre action letter SENT|went|dated?
		pap letter SENT|went|dated?
		preaction letter SENT|went|dated?
		pre action protocol letter SENT|GONE
		solicitor SENT .. letter before
		pre action? letter GONE
		lbc|lba GONE|SENT
		letter before claim|action GONE`},
	{name: "letter-of-response-received", says: `
		letter of response CAME
		pre action response CAME
		pap response CAME
		preaction response CAME
		response to letter before claim|action
		got|received .. letter of response
		reply|response|answer to .. pre action letter CAME
		reply|response|answer to .. letter before claim|action CAME
		la replied|responded|answered .. letter before claim|action
		la replied|responded|answered .. pre action letter
		la s? pre action response CAME`},
	{name: "review-claim-filed", says: `
		jr claim? filed|issued|lodged|started|submitted|made|in
		filed|issued|lodged|started .. jr claim?`},
	{name: "review-claim-served", says: `
		jr claim|papers? served
		claim form served .. la
		served .. jr`},
	{name: "service-acknowledged", says: `
		service acknowledged
		acknowledgement of service CAME
		acknowledgement of service filed|lodged|sent
		aos CAME
		aos filed|lodged|sent
		acknowledged service
		acknowledgment|acknowledgement of service GONE|CAME|LODGED
		la LODGED .. acknowledgment|acknowledgement of service`},
	{name: "governors-notified-of-exclusion", says: `
		governors TOLD .. exclusion
		TOLD governors .. exclusion
		governors notified
		exclusion notified .. governors
		governors told|notified|informed .. exclusion?
		head TOLD .. governors`},
	{name: "governors-met", says: `
		governors met
		governors meeting HELD
		governors meeting took place
		governors .. met|sat
		governors committee|panel met|sat|HELD`},
	{name: "governors-decision-notified", says: `
		governors decision SENT|received|came|notified|dated|out
		governors decided|upheld .. exclusion?
		governors letter SENT|received|came|dated
		governors s? decision letter? SENT|received|came|CAME|GONE
		governors SENT .. decision
		FAMILY? TOLD .. governors decision
		governors upheld .. exclusion
		governors decided`},
	{name: "panel-request-received", says: `
		panel request received|in
		irp request received|in
		asked for review panel|irp
		independent review panel requested|request
		irp requested
		request .. review panel received|in|CAME
		asked .. independent? review panel .. received
		review panel application|request received|in|CAME
		irp application received|in`},
	{name: "review-panel-referred", says: `
		review panel referred|referral
		referred .. review panel
		multi agency panel referred|referral
		referred .. multi agency panel
		sent to .. multi agency panel
		panel referral made|GONE
		referred .. local panel
		SENT|referred .. to .. panel
		gone to multi agency panel`},
	{name: "review-panel-decided", says: `
		review panel decided|decision
		multi agency panel decided|decision
		panel decided
		review|multi agency? panel upheld|changed|overturned|backed|decided|reversed .. decision
		panel upheld|changed|overturned|backed|reversed .. decision
		review panel sent .. back
		panel sent .. back .. la
		review panel decision
		panel asked|told la .. again|reconsider
		multi agency panel decision`},
	{name: "complaint-acknowledged", weak: true, needs: "complaint|complained", says: `
		acknowledged`},
	{name: "complaint-answered", weak: true, needs: "complaint|complained|ombudsman|lgsco|stage", says: `
		answered|replied|responded
		final? response|reply|answer|letter .. stage NUMBER
		stage NUMBER final? response|reply|answer|letter
		la? response|reply|answer CAME|DAY
		got|had|received .. response|reply|answer
		stage NUMBER response|reply|answer`},
}
