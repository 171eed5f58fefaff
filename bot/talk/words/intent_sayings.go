package words

// intentSayings are the ways of saying what one wants done. A name that is no intent is a cue that the rules
// of intents.go weigh together with others.
var intentSayings = []saying{
	{name: "open-case", says: `
		new one
		new case
		new referral
		new intake
		new family
		new enquiry
		new matter
		new dispute
		open|start|set one
		open|start up? one for
		open|start|create|log|raise|begin|register|add|set a? new? case
		open|start|create|log|raise new? case
		got|have new one|case|referral|family
		intake for
		another new one
		case opened for
		take on .. case
		another family|one|referral|case for|from|in
		fresh|next|extra referral|case|family|one
		referral for|from
		new .. mum|dad|lady|couple|parent|family|gentleman|client .. on phone|line
		got new lady|mum|dad|family|couple`},
	{name: "undo", says: `
		undo
		scrap that|it|this|last
		take that|it back
		reverse last
		revert
		delete that|last|it
		delete what i said
		forget that|it|last
		ignore that|last|what
		bin that|it
		cancel that|last
		strike that
		remove that|last|it
		that was wrong|mistake
		never mind that
		disregard|ignore .. last|previous message|one|entry
		disregard that|it`},
	{name: "correct", says: `
		should be|read|say
		should have been|said|read
		wrong date|day|month|year|fact|kind|one|la|ground|case|reference|number|person
		date is|was wrong
		got|put date|day wrong
		meant
		i mean
		typo
		mistyped
		correction
		correct certificate|letter|date|hearing|mediation|appeal|fact|that|it
		change certificate|letter|date|hearing|mediation|appeal|that|it|day to
		change .. to DAY
		make it|that DAY
		make it|that
		change it|date|that|this|day
		amend it|date
		edit
		not quite|right|correct
		no wait
		DAY not DAY
		DAY not NUMBER
		la is la not
		it is .. not assess|issue|amend|reassess|contents|placement|section|cease
		not DAY but|its|it
		DAY too|though|instead|actually not NUMBER|DAY
		was actually
		rather than DAY
		instead of DAY
		not the DAY
		my mistake
		i was wrong
		replace .. with DAY
		other way round
		rather than HOUR
		instead of HOUR
		HOUR not HOUR
		not HOUR`},
	{name: "sorry", says: `
		sorry
		oops
		whoops
		actually
		no wait
		hang on
		hold on
		apologies
		scratch that
		nope
		no it
		no that
		correction`},
	{name: "what-if", says: `
		what if
		what would happen if
		what happens if certificate|letter|appeal|la|mediation
		suppose
		supposing
		say certificate|letter is|was
		hypothetically
		if certificate|letter|hearing|decision|mediation|order is|was|were|came|comes|arrives|gets|goes .. DAY
		if it|that|this is|was|were|came|comes|goes|had .. DAY
		if i|we|they|la|tribunal get|gets|got|give|gives|gave|issue|issues|issued|send|sends|sent|post|posted|date|dated|do|does|did|write|writes|sign|signs|finish .. certificate|letter|decision|order|it .. DAY
		if FAMILY decides|decided|calls|says|said|tells|told|declines|refuses .. mediation|mediate .. DAY
		if certificate|letter|decision issued|sent|dated|goes
		imagine
		if certificate|letter|decision|order|hearing|mediation|appeal went|goes|gets|sent|issued|lodged|held|happens|happened .. DAY
		if they|she|he|we lodged|lodge|mediate|mediated|appealed|appeal DAY`},
	{name: "why", says: `
		why
		how come
		how did you get|work|arrive|calculate|reach
		how is that|this|it worked|calculated|counted
		how do you get|work|arrive
		where does that|this|it|DAY come
		where did that|this|DAY come
		what is that|this|it based
		on|upon what basis
		what basis
		basis of|for date|deadline|limit|calculation|count
		reason for date|DAY
		reasoning
		show working
		talk me through|thru
		how was that|this|it worked|calculated
		how was .. arrived|reached|calculated|worked|set
		where is|has|have DAY come|came
		where has that|this come
		what makes it|that|this
		how you got|reached that|this|it|there|DAY
		how you got|came|arrived to|at that|this|it|there|DAY
		how you worked|counted|calculated out|that|this|it
		show .. working
		show|see .. calculation|sums|maths
		walk|take me through|thru .. that|it|this|date|calculation|working|count|how
		walk|take me through|thru`},
	{name: "explain", says: `
		explain`},
	{name: "settings", says: `
		snooze
		done NUMBER
		mute
		unmute
		stop|pause pings|ping|reminder|messages|notifications|digest|email|emails|pinging|reminding|messaging|emailing|texting
		stop reminding|pinging|messaging
		turn off|on reminder|digest|notifications|pings
		quiet hour
		do not disturb
		dnd
		digest at|time|to|on|off
		digest HOUR
		unsubscribe
		subscribe
		remind me
		reminders off|on|at
		change .. digest|reminder
		my settings
		settings
		preferences
		on leave
		on annual leave
		on holiday
		not my
		push|put|move NUMBER back|to DAY
		NUMBER belongs to
		bind channel
		unbind channel
		add me as? admin|manager|mediator|adviser|operator
		make me admin|manager|operator
		give me admin|access|rights|permission
		not mine
		leave me alone
		no more pings|reminder|messages
		calendar feed
		link NUMBER
		do not ping|message|email|text|remind|contact|ring|disturb|dm|bother me
		make me moderator|mod
		give PERSON .. admin|access|rights|permission
		stop emailing|messaging|texting|pinging|contacting me
		do not send me|us anything|nowt|nothing|stuff|any|messages|emails|reminder
		no more|nothing|messages|emails|reminder after|before|past HOUR
		nothing after|before|past HOUR
		move NUMBER to DAY
		push|put|move no|number|item NUMBER
		no pings|messages|reminder|emails
		link code
		lost|forgot|forgotten .. link|code`},
	{name: "assign", says: `
		assign
		assigned to? PERSON
		allocate
		allocated to? PERSON
		reassign
		reallocate
		give REF .. PERSON
		give .. to PERSON
		hand|pass|transfer|move REF .. PERSON
		hand|pass|transfer|move .. to PERSON
		take|taking REF
		take me off
		hand|pass|give|transfer REF to
		i will take|have REF
		who has REF
		who has|have got?|taken it|that|this|la
		who is got|with|covering|doing|taking|working it|that|this|la
		who is working on
		who is on it|that|this|la
		who got it|that|this|la
		who is on REF
		who is dealing|handling|mediator|adviser
		PERSON is on|taking REF
		swap mediator
		change mediator
		PERSON pick|take|cover|have|run|do|look .. REF
		get|ask PERSON to? pick|take|cover|have .. REF
		can|could PERSON have|take|pick|cover
		pick up REF
		put PERSON on .. REF
		PERSON to take|have|cover|pick .. REF
		REF needs|should|must|to be? with|to PERSON
		REF needs|should|must .. with|to PERSON
		REF with|to PERSON from|now`},
	{name: "consent", says: `
		consent
		consents
		consented
		with pr
		has pr
		one with pr
		parental responsibility
		permission to? share|see|speak|talk
		gave|given|gives permission
		happy for .. see|share|know
		agreed to share`},
	{name: "theme", says: `
		theme
		parent say|saying|telling|reporting|complaining|feel|keep
		parent all say|saying
		NUMBER parent|family|mum|people|member
		family saying|telling|reporting|complaining|feel
		mum saying|telling|reporting|complaining
		members are? saying|say|telling|report
		keep|keeps hearing
		we are hearing
		lots of parent|family|people|mums|members
		several|many|some parent|family|members are? say|saying|told|report|complaining
		people are saying|telling|complaining
		everyone is saying
		common theme|issue|complaint
		log theme
		trend`},
}
