package words

// lookingSayings are the ways of asking to be shown something, of asking for help and of passing the time of day.
var lookingSayings = []saying{
	{name: "count", says: `
		how many
		number of case|mediation|certificate|appeal|referral|family
		case|mediation|certificate|appeal|referral per la|area|council|mediator|month|quarter|kind
		no of case|mediation|certificate|appeal|referral|family
		numbers of case|mediation|certificate|appeal|referral|family
		how many settled|agreed|cancelled|held|closed|appealed|mediated|declined|deemed|issued|sent|booked|open|live|overdue|went|were|are|did|have|has|do|got
		how long have i spent
		how much time
		count of
		count|numbers|totals|figures this|last|for|by|since|in|DAY
		our|my|all numbers|figures|totals|stats|statistics|counts
		certificate|mediation|case|appeal|outcome by kind|type|outcome|area|la
		by kind
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
		league table
		time spent
		time i have? spent
		what|which percent
		percent of
		how many people|mediations|appeals|families|hearings|certificates|cases
		going up|down
		gone up|down
		more|fewer appeals|mediations than
		trend in appeals|mediations
		time .. on level
		which la|council|mediator|provider|area .. most|fewest|worst|best|least
		who .. most|fewest|least|worst
		no shows .. most
		held|issued|sent|cancelled vs|versus|against
		more|fewer appeals|mediations|certificates|cases than
		are there more|fewer
		on target`},
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
		need .. report
		sen2 flags|return`},
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
		what is do this|next|today|tomorrow|on|in|DAY
		what is on DAY
		what is on
		cases in|for
		what have|do i|we got|have|need
		who have|do i|we got|have
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
		show next|coming|following LENGTH
		to do
		todo
		what is outstanding
		outstanding
		urgent
		most urgent
		what is missing|blocked
		blocked
		case without|no|lacking|missing .. mediator|adviser|anyone|anybody|owner
		case nobody|noone on|has
		unassigned
		unallocated
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
		anything|something happened|changed|moved|come|new .. on|with|for|in REF|it|that|this
		what do we know
		everything|all done|sorted|finished|met|complete on|for|with REF|it|that|this|la
		anything outstanding|left|missing|else on|for|with REF|it|that|this
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
		can i forward|share|send|show|print
		forward this|it
		phone no|number
		in polish|welsh|urdu|punjabi|arabic|romanian|bengali|somali
		have you got .. in polish|welsh|urdu|punjabi|arabic|romanian|bengali|somali|leaflet`},
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
