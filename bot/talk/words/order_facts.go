package words

// orderFacts are the ways of saying what the tribunal ordered and whether it was carried out.
var orderFacts = []saying{
	{name: "order-made", says: `
		order made|issued|received|came|in|out|sent|dated|arrived
		order from tribunal
		made|issued .. order
		tribunal ordered
		tribunal told la|them|they|council .. assess|amend|change|make|issue|name|send
		tribunal decided
		tribunal made .. order|decision
		tribunal decision CAME
		tribunal decision SENT|made|dated|out
		tribunal order CAME
		tribunal order SENT|made|dated|out
		got|received .. order|tribunal decision
		decision CAME from tribunal
		tribunal found for|against
		won|lost at tribunal|hearing
		la ordered
		decision of tribunal
		tribunal said|says|ruled|held .. must|can|may|should
		tribunal said|says|ruled|held .. amend|maintain|assess|issue|cease|reconsider|name
		tribunal sent .. back to la
		tribunal sided with
		tribunal backed la|FAMILY
		tribunal .. found for|against
		won|lost in part
		lost|won .. tribunal|hearing`},
	{name: "order-made", needs: "hearing", says: `
		decision OUT|in|made|received|came|arrived|dated`},
	{name: "order-made", bare: true, needs: "hearing", says: `
		decision`},
	{name: "order-made", bare: true, says: `
		order
		tribunal decision
		tribunal order
		final order
		ordered`},
	{name: "order-made", set: "orders=dismissed outcome=for-authority", says: `
		appeal dismissed
		REF dismissed
		dismissed .. appeal
		tribunal dismissed
		order dismissed
		order made .. dismissed|dismissing
		tribunal turned down|rejected|threw .. appeal|it
		lost .. appeal
		FAMILY? lost .. tribunal|appeal|hearing`},
	{name: "order-made", set: "outcome=for-family", says: `
		appeal allowed|upheld|succeeded|won
		tribunal allowed|upheld .. appeal
		tribunal allowed|upheld it DAY
		order made .. for family|parent|mum
		won appeal
		won it
		won case
		won .. appeal|tribunal|hearing
		tribunal backed|found for|sided with? FAMILY`},
	{name: "order-made", set: "outcome=for-family-in-part", says: `
		appeal allowed|upheld in part
		appeal partly|partially|part allowed|upheld
		tribunal allowed .. appeal in part
		won in part
		FAMILY? won part|partly|partially|some
		tribunal partly|partially found for
		appeal partially|partly successful`},
	{name: "consent-order-made", says: `
		consent order made|issued|approved|sealed|received|in|signed|granted|dated
		tribunal approved|made|issued|sealed .. consent order
		made by consent
		by consent .. tribunal ordered|directed
		ordered by consent
		got|received .. consent order
		send46 approved
		consent order CAME|GONE`},
	{name: "consent-order-made", bare: true, says: `
		consent order`},
	{name: "order-complied-with", says: `
		complied .. order?
		la complied
		order complied|fulfilled|implemented|met
		order carried out
		compliance complete|done|confirmed
		la carried out|did .. order|ordered
		la done what .. ordered
		fully complied
		everything ordered done
		la done .. order|tribunal said|ordered|says
		la did what .. order|tribunal said|ordered
		done what .. order|tribunal said|ordered`},
	{name: "agreed-action-done", says: `
		action done|completed|complete|carried|kept|met
		did|done|completed .. agreed .. assessment|visit|report|plan|draft|action|meeting|review
		agreed .. visit|report|assessment|review|draft|meeting done|completed|complete|held|happened
		did|done .. visit|report|review|meeting .. as agreed
		visit|report|review|meeting|assessment done|completed|carried .. as agreed
		agreed action done|completed|complete|carried|kept|met
		la carried out|did|done .. agreed
		completed|did .. agreed? action
		all action done|completed|complete
		plan|draft|final|amendment|notification|notice|report|assessment|visit .. sent|issued|done|came|made|amended|out .. as agreed
		plan|draft|final amended|done|sent|issued as agreed
		amended|notified|assessed|issued|done as agreed
		TOLD FAMILY .. as agreed
		la notified|told .. as agreed
		as agreed la .. decision|plan|draft|notice
		as agreed la notified|sent|issued|made|gave|told
		agreed draft|final|amended plan? CAME|GONE
		SENT|made|did|done|gave|completed agreed draft|final|amendment|plan|notification|notice|assessment|report|visit
		SENT|made|did|done|gave|completed agreed final|draft plan
		draft|final|amendment|report|plan they|we|la agreed .. came|sent|issued|done|arrived|out
		plan they|we|la agreed .. came|sent|issued|done|arrived|out
		la SENT|made|did|gave .. agreed draft|final|amendment|plan|notification|assessment
		carried out|through .. agreed
		no plan notice|letter .. as agreed
		la not issue|make .. plan as agreed
		did|done|finished|completed .. assessment|plan|report|visit|draft .. like|as .. said|promised|agreed
		kept their word
		visit|assessment|report|review|meeting happened|held|done .. as agreed
		visit|assessment|report .. happened .. as agreed`},
	{name: "authority-told-of-agreement", says: `
		la TOLD .. agreement
		TOLD la .. agreement
		let la know .. agreement
		icb TOLD la .. agreement?
		health TOLD la .. agreement?
		agreement SENT .. la
		agreement sent|emailed|posted|went|forwarded .. to la
		copy of agreement sent|emailed|posted|went|forwarded .. la
		let|letting la know .. agreed|agreement
		TOLD la .. what .. agreed
		SENT .. agreement .. la`},
	{name: "discrimination-happened", says: `
		discrimination happened|occurred|took
		discriminated against
		FAMILY discriminated
		incident happened|occurred
		act of discrimination
		discrimination was
		exclusion .. discrimination
		school|they discriminated
		discrimination DAY
		discrimination took place`},
	{name: "discrimination-happened", weak: true, needs: "discrimination", says: `
		happened
		occurred`},
	{name: "discrimination-happened", bare: true, needs: "discrimination", says: `
		discrimination
		incident`},
	{name: "claim-received", says: `
		tribunal got|received|has|have claim
		claim received .. tribunal?
		tribunal acknowledged|registered|confirmed .. claim
		claim registered|acknowledged
		claim reached|got tribunal
		tribunal got|received|has|have|had .. claim
		claim LODGED .. received
		claim arrived .. tribunal`},
	{name: "responsible-body-received-claim", says: `
		school|governors|body got|received .. claim
		claim served .. school|governors|body
		claim sent to school|governors
		school|governors notified of claim
		responsible body got|received .. claim`},
	{name: "responsible-body-response-received", says: `
		school|governors|body responded|answered
		school|governors|body response CAME
		school|governors|body response filed|lodged|submitted|sent
		responsible body response CAME
		response from school|governors CAME?
		school|governors|body s? response .. claim CAME
		responsible body s? response
		responsible body responded
		response .. claim CAME`},
	{name: "staff-decision-sent", says: `
		staff|registrar|caseworker decision SENT|received|came|made?
		decision by registrar|staff
		legal officer s? decision SENT|received|came|made|dated?
		registrar|caseworker|staff s? decision SENT|received|came|made|dated
		decision .. by tribunal staff|registrar|caseworker
		decision .. by registrar|legal
		tribunal staff decision SENT|received|came|made|dated?`},
	{name: "reconsideration-sought", says: `
		reconsideration sought|requested
		asked .. judge .. look|reconsider
		asked .. reconsider|reconsideration
		asked .. reconsidered
		asked .. judge .. look .. decision
		reconsideration .. requested|asked|applied|sought
		requested|applied .. reconsideration
		applied|asked .. judge .. reconsider
		applied|asked to? reconsider`},
	{name: "claim-received", needs: "claim|dds", lacks: "appeal", says: `
		tribunal got|received|has|have|had it
		tribunal confirmed|acknowledged it|receipt`},
}

// orderSayings are the ways of saying what an order orders and for whom it was.
var orderSayings = []saying{
	{of: "order-made consent-order-made", set: "orders=assess", says: `
		to assess
		assess
		assessment
		carry out assessment`},
	{of: "order-made consent-order-made", set: "orders=make-plan", says: `
		make|issue|prepare plan
		to issue plan?
		to make plan`},
	{of: "order-made consent-order-made", set: "orders=reconsider", says: `
		reconsider
		reconsider decision
		think again
		look again
		back to la`},
	{of: "order-made consent-order-made", set: "orders=contents", says: `
		contents
		content
		section b|f
		sections b
		b and f
		bf
		amend contents
		amend provision
		amend plan
		provision
		amended`},
	{of: "order-made consent-order-made", set: "orders=placement", says: `
		placement
		change placement
		section i
		f and i
		name|named|naming .. school
		change .. school
		change named
		school named
		school place? named
		school of choice
		FAMILY school`},
	{of: "order-made consent-order-made", set: "orders=maintain", says: `
		maintain
		maintain plan
		keep plan
		plan to? continue|stay
		continue plan
		plan must|to be? maintained|kept
		plan maintained
		maintained`},
	{of: "order-made consent-order-made", set: "orders=maintain-amend", says: `
		maintain and amend
		maintain with amendment
		maintain .. amend
		keep plan .. amend
		maintain .. with change|amendment
		maintain .. change`},
	{of: "order-made consent-order-made", set: "orders=cease", says: `
		cease
		cease plan
		plan to? end|stop
		can|may cease
		end plan`},
	{of: "order-made consent-order-made", set: "orders=dismissed", says: `
		dismissed
		dismissing`},
	{of: "order-made", set: "outcome=for-family", says: `
		in favour of? FAMILY
		for FAMILY
		FAMILY won
		won
		allowed
		upheld appeal
		found for FAMILY
		sided with FAMILY`},
	{of: "order-made", set: "outcome=for-family-in-part", says: `
		in part
		partly
		partially
		part allowed`},
	{of: "order-made", set: "outcome=for-authority", says: `
		in favour of? la
		for la
		la won
		FAMILY lost
		lost
		dismissed
		sided with la
		backed la
		found for la`},
}
