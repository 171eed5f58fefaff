package words

// adviceFacts are the ways of saying that a family spoke to a mediation adviser and what it said.
var adviceFacts = []saying{
	{name: "mediation-adviser-contacted", says: `
		FAMILY RANG us
		FAMILY ring|ringing|phone us
		heard from FAMILY
		email|message|text|letter|voicemail from .. FAMILY
		off phone with FAMILY
		on phone to|with FAMILY
		had FAMILY on phone
		came in through|via .. website|form|phone|email|web
		came through|via .. website|form|web
		FAMILY came through|in|on
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
		made contact
		email|message|text|letter|voicemail|call CAME .. from? FAMILY
		email|message|text|letter|voicemail in from FAMILY
		FAMILY filled|sent|used|completed|did .. web|online|contact|website form
		filled|used|completed .. web|online|contact form
		contact|enquiry|referral|request .. through|via|on .. website|web|form|online
		FAMILY sent us
		FAMILY came|popped|walked|dropped .. see us
		FAMILY walked|popped|dropped in
		FAMILY contacted us
		FAMILY made|making contact|enquiry
		FAMILY reached out
		FAMILY been|was in? touch`},
	{name: "mediation-adviser-contacted", weak: true, says: `
		FAMILY RANG
		RANG
		FAMILY spoke to? adviser|us
		spoke to? FAMILY
		spoken to? FAMILY
		speaking|spk to|with FAMILY
		call from|with FAMILY
		FAMILY on phone
		conversation|chat|contact from|with FAMILY
		talked to|with FAMILY
		rang in
		phone call FAMILY`},
	{name: "mediation-adviser-contacted", weak: true, needs: "mediation", says: `
		FAMILY? referred
		la|school referred`},
	{name: "mediation-adviser-contacted", bare: true, says: `
		first|initial|intake|opening call|contact|conversation|phonecall
		contact
		contact phone|email
		referral
		intake
		enquiry
		first contact`},
	{name: "mediation-adviser-contacted", bare: true, needs: "new", says: `
		phone call`},
	{name: nothing, says: `
		phone call with? la|school|tribunal|icb`},
	{name: "information-given", says: `
		adviser? told FAMILY .. about mediation
		told FAMILY about mediation
		explained mediation
		explained what|how mediation
		explained everything
		told FAMILY how .. works|work
		went|gone|going through .. mediation
		talked|took|walked .. through .. mediation
		gave .. information .. mediation
		gave .. information|advice .. about|on mediation
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
		information SENT
		gone|went|going through .. option|process|certificate|information
		told FAMILY about .. option|process
		gave FAMILY .. information|spiel|leaflet|rundown|lowdown
		information given|provided
		information .. mediation given
		information on|about mediation given|sent`},
	{name: "mediation-declined", needs: "mediation", says: `
		said no thanks`},
	{name: "mediation-declined", says: `
		FAMILY declined|refused|rejected mediation|mediate?
		FAMILY? turned mediation down
		turned .. mediation down
		not going to? bother .. MEDIATE
		not bother|bothering|bothered .. MEDIATE
		can not be bothered .. MEDIATE
		no thanks to mediation
		said no thanks .. mediation
		decided|deciding against MEDIATE
		decided not to? MEDIATE
		FAMILY not going ahead|for mediation
		FAMILY not going ahead with mediation
		FAMILY not going to? mediation|mediate
		not keen .. MEDIATE
		not want to? go|do|try .. mediation
		would|do|does|did not like to? MEDIATE
		not like to? go|do|try .. mediation
		mediation is? no
		said no .. mediation|mediate
		said .. not mediate
		not want any mediation
		not taking up mediation
		not up for mediation|mediating
		mediation refused|rejected by FAMILY
		FAMILY against mediation
		FAMILY does|do|did not want|wish|fancy .. MEDIATE
		neither|none|noone|nobody|no .. want|wants|wanted|wanting|fancied|wished|wishes MEDIATE
		does|do|did not want|wish .. MEDIATE
		not wanting|interested .. MEDIATE
		does|do|did not accept MEDIATE
		declined mediation|mediate?
		declining mediation|mediate?
		mediation declined
		mediation not wanted|wanted|pursued|taken
		mediation would|will|to not? be? pursued|taken
		mediation not having? been|be|being pursued|taken
		mediation not for FAMILY
		mediation is not for FAMILY
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
		FAMILY not up for mediation
		FAMILY decided against
		FAMILY would rather not
		FAMILY said not to? mediate
		no to mediating|mediate
		not fussed|mithered|sold|convinced|interested .. MEDIATE
		just|only wants|want .. certificate
		FAMILY will not be? mediate|mediating`},
	{name: "mediation-declined", needs: "want|wants|wanted|wish|wishes|like|going|plans|intends", says: `
		not MEDIATE`},
	{name: "mediation-declined", bare: true, says: `
		decline
		decline of mediation`},
	{name: "mediation-declined", needs: "mediation|certificate|rang|phoned|spoke|called|explained|info|information|contact", lacks: "plan|assessment|school|appeal|hearing", says: `
		does|do|did not want it
		declined|refused it`},
	{name: "mediation-wanted", needs: "mediation|mediate|mediating", lacks: "not|appeal|tribunal|hearing", says: `
		FAMILY WANT to? go|try|do for|ahead? it
		FAMILY would like to? go|try|do for|ahead? it
		FAMILY up|keen|happy for|on to? it
		FAMILY give|giving it a? go|try
		FAMILY said|says yes to? it
		FAMILY wants|want in`},
	{name: "mediation-wanted", says: `
		FAMILY WANT MEDIATE
		would like MEDIATE
		WANT MEDIATE
		WANT to? go|try|have|do .. mediation
		would like to? go|try|have|do .. mediation
		would like mediation
		FAMILY said|says yes .. mediation|mediate|mediating
		keen|well up for .. mediating|mediation
		keen on mediation|mediating
		FAMILY would like meeting
		still want|wants mediation|meeting
		FAMILY WANT mediation? meeting
		FAMILY agreed to MEDIATE
		FAMILY agreed|agrees|agree to? mediation|mediate
		FAMILY agreed .. try|give|go|have|do .. mediation
		agreed to? try|give|go|have|do .. mediation
		give mediation a? go|try|chance
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
		wish|wishes to? mediate
		WANT to? proceed|continue|carry|crack on? .. mediation|mediate|mediating
		would like to? proceed|continue|carry .. mediation|mediate
		WANT to? go ahead DAY?
		would like to? go ahead`},
	{name: "authority-told-mediation-wanted", says: `
		la TOLD .. WANT MEDIATE
		la TOLD .. MEDIATE
		TOLD la .. WANT MEDIATE
		TOLD la .. MEDIATE
		TOLD la .. WANT|wanted MEDIATE
		let la know .. MEDIATE
		let la know .. WANT MEDIATE
		mediation request SENT|went .. la
		request for mediation SENT .. la?
		SENT .. mediation request .. la?
		SENT .. request for mediation
		passed|sent mediation request .. la
		la knows|aware .. mediation wanted
		la know|aware .. WANT MEDIATE
		la confirmed|acknowledged .. mediation request
		receipt of mediation request
		la notified|informed|told`},
	{name: "authority-told-mediation-wanted", bare: true, says: `
		TOLD la
		let la know`},
	{name: "mediation-wanted", bare: true, says: `
		mediation request
		request for mediation`},
	{name: "information-given", bare: true, says: `
		information
		information call|talk|chat|session|meeting|appointment`},
	{name: "icb-told-of-issues", needs: "told|notified|informed|emailed|rang|know", says: `
		and|& icb|health DAY`},
	{name: "icb-told-of-issues", says: `
		icb TOLD
		TOLD icb
		icb TOLD .. issue
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
		unable to? fix|set|find|offer|hold|do|sort|arrange|fit .. mediation|meeting|date
		can|could not fix|set|find|offer|hold|sort|fit .. mediation|meeting|date
		can|could not fix|set|find|offer|hold|sort|fit|do|arrange .. LENGTH
		la TOLD|said|says|say|admitted|admits|rang .. can|could not do|sort|fix|fit it|this|mediation
		la say|says|said|admit|admits|admitted .. DAY? can|could not arrange|make|manage|do|meet|offer|set|fit|find
		can|could not arrange .. mediation?
		can|could not make|meet|do|manage .. LENGTH
		unable to arrange .. mediation?
		la not able to? arrange|meet|mediate
		la will|would not make .. LENGTH
		will|would not make|meet|manage|hit .. LENGTH
		la TOLD .. will|would not make|meet|manage|hit .. LENGTH
		no date from la|within LENGTH`},
}
