package words

// askingSayings are the ways of asking about dates and about the law.
var askingSayings = []saying{
	{name: "deadlines", says: `
		last day|date
		latest day|date
		latest for|on appeal|lodging|contact|evidence|bundle|response|it|that|this|mediation|certificate
		is it|that|this|DAY inside|within|outside|in LENGTH
		is it|that|this|DAY inside|within|outside|in limit|time|deadline
		latest FAMILY|i|we can? appeal|lodge|apply|send
		final day|date for
		deadline
		time limit
		cut off
		cutoff
		when is .. due
		when will .. due
		when does .. due
		due when
		certificate|appeal|response|bundle|plan|draft|order|it when by
		until|till which day|date
		which is last day|date
		date by which
		how many days has|have|does|is
		when do|does|must|should|will|can la|they|she|he|we|i|parent|family|mum|dad|tribunal
		when do|does|must|should .. by
		when is .. appeal|certificate|mediation|hearing|response|bundle|evidence|plan|decision|order|letter
		when .. appeal by
		by when
		how long do|does|has|have|is she|he|they|we|i|la|parent|family|mum|dad|left
		how long .. left|got|have
		how many days left|to|do|until
		how much time left|do|does|has|have
		time left
		days left
		run|runs out
		ran out
		expire
		expires
		expiry
		appeal date
		appeal by
		appeal deadline
		appeal clock
		appeal|tribunal window
		window close|closes|shut|shuts|end|ends
		what is .. appeal date
		what is .. date
		what date|day is|do|does|must|should .. appeal|certificate|mediation|hearing|response|bundle|evidence|plan|due
		what dates|date do|are|have|follow|apply
		dates for REF
		deadlines for|on REF
		deadlines
		what are .. dates|deadlines|limits
		both DAY
		is .. in time
		is DAY ok|okay|fine|alright|soon
		in time
		out of time
		too late
		still time
		still same limit|date|deadline|day
		same limit|deadline
		limit|deadline still same
		limit|deadline|date change|changed|moved
		has .. missed
		is .. late`},
	{name: "her-date", says: `
		her|his|their date is
		date is DAY`},
	{name: "date", says: `
		LENGTH from|after|before DAY
		LENGTH back from DAY
		LENGTH from|after|before|since today
		is DAY bankholiday
		is DAY working|school
		is DAY weekend
		is DAY LENGTH before|after
		DAY bankholiday
		bankholiday
		what day is DAY
		what day was DAY
		what day of? week
		what weekday
		what is LENGTH from|after|before
		what is LENGTH
		when is LENGTH from|after|before
		what date is|was LENGTH
		what is date
		what is date in
		how many days|weeks|day|week from|between|until|to|till|since|is
		how many working|tribunal
		day|week|month between
		add LENGTH
		count LENGTH
		LENGTH on from
		plus LENGTH
		how long is it? until|till|to|since DAY
		how long until|till|to|since DAY
		how far DAY
		working day
		is DAY`},
	{name: "rule", says: `
		what about
		how about
		what would change
		is it true
		true that
		is that right|true|correct|so|allowed|normal
		that is right|true|correct
		says clock
		clock paused|stopped|pauses|stops
		what does .. mean
		what is meant
		meaning of
		difference between
		define
		definition
		explain
		rule on|about|for
		time limit
		law on|about
		allowed to
		fact check`},
}
