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
		take on .. case`},
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
		never mind that`},
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
		was actually
		rather than DAY
		instead of DAY
		not the DAY
		my mistake
		i was wrong
		replace .. with DAY`},
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
		if certificate|letter|hearing|decision|mediation is|was|were|came|comes DAY
		if certificate|letter|decision issued|sent|dated|goes
		imagine`},
	{name: "why", says: `
		why
		how come
		how did you get|work|arrive|calculate|reach
		how is that|this|it worked|calculated|counted
		how do you get|work|arrive
		where does that|this|it|DAY come
		where did that|this|DAY come
		what is that|this|it based
		reason for date|DAY
		reasoning
		show working
		talk me through|thru
		how was that|this|it worked|calculated`},
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
		link NUMBER`},
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
		who is on REF
		who is dealing|handling|mediator|adviser
		PERSON is on|taking REF
		swap mediator
		change mediator`},
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
	{name: "count", says: `
		how many
		number of case|mediation|certificate|appeal|referral|family
		how long have i spent
		how much time
		count of
		count case|mediation|certificate|appeal|referral
		total|totals
		stat
		statistic
		figure
		percentage
		per cent
		what proportion|percent
		how often do|does|did|is|are|have|has
		who .. most|fewest cases
		rate
		average
		worst
		best la
		compared to|with other|national
		league table`},
	{name: "report", says: `
		report for|on
		quarterly report
		annual report
		commissioner report
		report numbers
		numbers for report
		run|generate|produce|create|make|send .. report
		export
		spreadsheet
		excel
		csv
		sen2
		dashboard
		subject access pack
		download
		print
		chronology
		need .. report`},
	{name: "agenda", says: `
		what is due
		what due
		whats due
		anything|something|nothing due
		due today|this|next|tomorrow|soon
		due DAY
		due by|on|before DAY
		on my|our list
		my list
		my day|week
		what is on DAY
		what is on
		cases in|for
		what have|do i|we got|have|need
		what do|have i|we have|got|need .. DAY
		overdue
		what is late
		what changed
		what is new
		anything new
		what have changed
		running late
		agenda
		coming up
		upcoming
		deadlines DAY
		my deadlines|dates|cases|work
		our deadlines|dates|cases
		team deadlines|dates|cases|list
		deadlines for DAY
		all deadlines
		list|show deadlines
		to do
		todo
		what is outstanding
		outstanding
		urgent
		most urgent
		what is missing|blocked
		blocked
		digest
		caseload
		what needs doing|done
		what should i do DAY`},
	{name: "show", says: `
		show
		open REF
		view
		pull up
		look up
		find
		bring up
		get REF
		status
		where are we
		where is it|REF|that|this
		where does .. stand
		what is happening|going|up
		what happened
		how is REF|that|it going|doing
		update on
		summary
		summarise
		card
		timeline
		time line
		history
		detail
		tell me about REF
		what do we know
		what have we got
		facts
		next step
		what is next
		what next
		what now
		what stage
		same thing|case|one
		recap`},
	{name: "help", says: `
		help
		what can you do
		what do you do
		what can i do|say|ask
		how do i open|start|log|record|add|correct|change|undo|use|link|assign|close|give|tell|get|ask|see|find
		how to use|open|log|record|add|correct|start
		how does this|it|you work
		how can i
		how do you work
		commands
		instructions
		get started
		who are you
		what are you
		how do we get hold
		get hold of
		contact details|number
		number for
		email|address|phone for
		manual
		can i forward|share|send|show|print`},
	{name: "chat", says: `
		thanks
		thank
		hello
		hi
		hey
		hiya
		morning
		good morning|afternoon|evening
		cheers
		bye
		goodbye
		lol
		great
		brilliant
		perfect
		nice one
		well done
		how are you
		you are welcome
		no worries
		no problem
		cool
		fab
		lovely
		ok thanks`},
}
