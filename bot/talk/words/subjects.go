package words

// subjectSayings say what a question about the law, a setting or a call for help is about: Heard.Topic.
var subjectSayings = []saying{
	{name: "must-mediate", says: `
		have|has|need|needs|must|got|required|forced .. mediate|mediation
		mediation compulsory|mandatory|optional|voluntary|required
		mediate before
		mediation before
		without mediation|mediating
		skip mediation
		go straight to`},
	{name: "certificate", says: `
		need|needs|have|get|without .. certificate
		what is .. certificate
		certificate for
		certificate needed|required|valid|last
		kind|type of certificate
		deemed certificate
		certificate mean`},
	{name: "christmas", says: `
		christmas
		new year
		boxing day`},
	{name: "august", says: `
		aug
		august
		summer holiday|break
		school holiday
		holiday count
		off till|until sept|september`},
	{name: "appeal-limit", says: `
		has|have|got|get LENGTH
		LENGTH to appeal
		how long .. appeal
		appeal limit
		months or days|weeks
		days or months`},
	{name: "informal", says: `
		way forward
		early dispute? resolution
		informal meeting
		clock paused|stopped|stop|stops|pause|pauses`},
	{name: "agreement", says: `
		do|does not do .. agreed
		not do .. agreed
		broke|break|breaks|ignore|ignores|ignored|breach .. agreement
		agreement binding|enforceable|legal
		not kept .. agreement`},
	{name: "reform", says: `
		new rule
		new law
		rule change|changing
		law change|changing
		isp
		individual support plan
		white paper
		green paper
		reform
		scrapped
		scrapping
		abolished
		consultation
		new bill`},
	{name: "late-appeal", says: `
		late appeal
		appeal late
		out of time
		missed .. deadline|limit|date
		too late`},
	{name: "working-days", says: `
		working day
		tribunal day
		weekend count`},
	{name: "privacy", says: `
		la know|knows
		la see|sees
		does la find
		tell la
		who can see
		is this private|confidential|safe|secure
		who sees`},
	{name: "signpost", says: `
		get hold of
		contact details|number
		number for
		sendiass
		ipsea
		sos
		phone number`},
	{name: "concession", says: `
		conceded mean
		what is conceded
		la concedes|conceded`},
	{name: "consent-order", says: `
		consent order
		send46`},
	{name: "section-i", says: `
		section i
		school only
		placement only`},
	{name: "discrimination", says: `
		disability discrimination
		dds
		discrimination claim`},
	{name: "hearing", says: `
		at hearing
		hearing like
		hearing work`},
	{name: "open-case", says: `
		open|start case
		new case
		case for family`},
	{name: "language", says: `
		polish|welsh|urdu|punjabi|arabic|romanian|bengali|somali|french|spanish|portuguese|turkish|ukrainian version|copy|translation
		in polish|welsh|urdu|punjabi|arabic|romanian|bengali|somali|french|spanish|portuguese|turkish|ukrainian
		translate
		translation
		easy read version|please`},
	{name: "done", says: `
		done NUMBER`},
	{name: "snooze", says: `
		snooze`},
	{name: "quiet", says: `
		stop|pause|mute pings|ping|reminder|messages|notifications|pinging|reminding|messaging
		quiet hour
		do not disturb
		mute`},
	{name: "digest", says: `
		digest`},
	{name: "link", says: `
		link`},
	{name: "admin", says: `
		add me as? admin|manager
		make me admin|manager|operator
		give me admin|access|rights|permission
		make me moderator|mod|mediator|adviser|supporter|commissioner|superuser|owner
		give|grant|get me .. admin|access|rights|permission
		upgrade|promote|elevate me|my
		upgrade .. my account|role|access
		let me in|into
		add me to REF|case|team
		i am really|actually|secretly PERSON|mediator|manager|operator|admin|administrator|adviser
		i am mediator|manager|operator|admin|administrator|adviser really|actually|now
		i am operator|admin|administrator|manager
		pretend|imagine|assume|say i am PERSON|mediator|manager|operator|admin|administrator|adviser
		unlock
		give PERSON .. admin|access|rights|permission`},
	{name: "bind", says: `
		bind channel`},
	{name: "unbind", says: `
		unbind channel`},
	{name: "not-mine", says: `
		not mine`},
}

// topicOf returns the subject with the longest phrase; of two as long, the one further up in the table.
func (m *message) topicOf() string {
	best, length := "", 0
	for _, row := range subjectSayings {
		for _, h := range m.hits {
			if h.topic == ofSubject && h.name == row.name && h.to-h.from > length {
				best, length = h.name, h.to-h.from
			}
		}
	}
	return best
}
