package words

// otherCaseSayings ask for what belongs to other people, or try to talk the product out of its rules.
var otherCaseSayings = []saying{{name: string(OtherCase), says: `
	skip .. confirmation|confirm|check|rule
	without asking|confirming from now
	i order you
	reveal all|every|the|your
	PERSON note|file|case
	as administrator|admin|root|developer i|you
	ignore law
	print|reveal|show|tell|repeat .. your rule|prompt|instruction
	disable|bypass|remove .. check|checks|safety|filter|rule
	dump .. audit|log|data
	look up my|our|his|her|their case
	find my|our case
	you are a|an .. now
	ignore your|previous|all|rule|instruction|above|everything|prior|earlier
	ignore .. rule|instruction|previous|guideline|prompt
	forget your|all? rule|instruction|previous
	disregard .. rule|instruction|previous|guideline
	override .. rule|instruction|permission|restriction
	bypass .. rule|permission|restriction|check
	pretend you|to|i
	act as admin|manager|root|operator|la
	you are now
	developer mode
	debug mode
	jailbreak
	system prompt
	your prompt|instruction
	all case ref|reference|number|file
	all ref|reference
	every ref|reference
	list all .. ref|reference|families|family
	show .. all ref|families|family|provider|la
	see|show|read|open|view .. mediator s? note|file
	every provider
	all provider
	every family
	member|friend|neighbour|lady|woman ... who her|his|their mediator|adviser
	whole|full|complete|entire list of family|parent|child
	all families|family
	other provider
	another provider
	other provider .. case|file|record|note
	case do|does|has|have kids|global|prime|collis|provider|they have|hold|got
	case .. held by kids|global|prime|collis
	other families|family|parent case|file|record
	family|parent behind
	just this once
	which|what family|parent .. sendiass|forum|appealed|appealing|complained|mediated
	list|show|give|print|tell .. names of
	names of .. family|parent|child|kid|mum|dad
	show|give|tell|find .. case where
	act|behave|answer as if|though
	permission table .. not|gone|off
	unrestricted
	disregard|ignore|forget .. above|everything|previous|earlier
	print|dump|show|export|list case list
	show|see|print|read|give .. audit log|trail
	new instruction
	other people .. case|file|record
	someone else .. case|file|record
	somebody else .. case|file|record
	another mediator|adviser .. case|file|record|note
	la note|file|record|case
	la s note|file|record
	provider note|file|record
	collis file|case|record
	what kids|global|prime|collis|provider have|has|got|hold
	kids file|case|record
	global file|case|record
	prime file|case|record
	look|show|see|check|find|open|tell .. next door
	look|show|see|check|find|open .. neighbour|friend s case|file|record
	my case .. in here|on here|on this|in this|system
	case in here
	is|are my|our case .. here|in|on
	everyone case|file
	everyone s case|file
	dump .. database|table|case
	whole|entire database
	drop table
	select from`}}

// asksForOthers reports whether the message asks for what belongs to others. A list of one's own work is not.
func (m *message) asksForOthers() bool {
	for _, h := range m.hits {
		if h.topic != ofRefusal || h.name != string(OtherCase) {
			continue
		}
		if m.isOne(h.from, "la") && m.isPlace(&m.toks[h.from]) && m.isOne(h.to-1, "case") {
			continue
		}
		if m.isOne(h.from, "other", "another") && h.to-h.from <= 2 && m.statesFact() {
			continue
		}
		own := m.isOne(h.to, "mine", "my") || m.hasWord("my") && !m.hasWord("in", "here", "on") || m.hasWord("mine", "team")
		if !own || h.uses("my") || m.isOne(h.from, "ignore", "forget", "disregard", "override", "bypass", "pretend") {
			return true
		}
	}
	return m.asksForFile() || m.asksForFamilies()
}

// asksForFamilies reports whether it is asked who the families of an area are: "which families in Leeds are
// appealing".
func (m *message) asksForFamilies() bool {
	if len(m.places) == 0 || len(m.refs) > 0 || m.hasWord("due", "overdue", "my", "our") {
		return false
	}
	for i := range m.toks {
		if m.isOne(i, "which", "what") && m.isOne(m.pastSmall(i+1), "family", "parent", "child") {
			return i == 0 || openers[m.toks[i-1].text]
		}
	}
	return false
}

// asksForFile reports whether a file is asked for by a name that is no reference: "pull up the Oakley file".
func (m *message) asksForFile() bool {
	for i := range m.toks {
		if !m.isOne(i, "file", "record") || i == 0 || m.toks[i-1].kind != aWord {
			continue
		}
		named := m.toks[i-1].caps || m.word(i-1) == "s" && i > 1 && m.toks[i-2].caps
		if named && m.hasWord("pull", "show", "open", "see", "get", "find", "look", "view", "access") && m.toks[i-1].id == 0 {
			return true
		}
	}
	return false
}
