package words

import "slices"

// safeguardingSayings are the signs of danger. They win over everything else that a message says, and a false
// alarm costs less than one that is missed; what only sounds alike is left out by notDanger.
var safeguardingSayings = []saying{{name: string(Safeguarding), says: `
	end it all
	want|wants it all? to? stop|end
	might|may as well end it|everything|things|all
	she|he|mum|dad|i will|would|might|may|going end it if|when|tonight|now|today
	can not cope
	can not do this|life any|no? more|anymore|longer
	can not keep going
	can not keep doing this
	drive|walk|jump|throw off|under|in|into .. bridge|train|road|traffic|roof
	police .. called|came|were .. house|home|kid|child|children
	police .. house|home .. kid|child|children|night
	in|into|to refuge
	take|takes|taken|taking|took .. pills|tablets|overdose
	wants|want|wish|wishes to? disappear
	had enough of? life
	goodbye letter|note
	scared for .. life|safety|child|kid|children
	left .. marks|bruises
	hits|hit|beats|belts him|her|them|kid|child
	end her|his|their|my life
	ending it all
	take her|his|their|my own? life
	kill herself|himself|themselves|themself|myself|her|him|them|me|yourself
	killing herself|himself|themselves|myself|her|him|them
	suicide
	suicidal
	selfharm
	selfharming
	selfharmed
	self harm|harming|harmed
	harm herself|himself|themselves|myself|her|him|them|kid|child|children|son|daughter
	harming herself|himself|themselves|myself|her|him|them|kid|child|children|son|daughter
	harmed herself|himself|themselves|myself|her|him|them|kid|child|children|son|daughter
	hurt herself|himself|themselves|myself|her|him|them|kid|child|children|son|daughter|baby
	hurting herself|himself|themselves|myself|her|him|them|kid|child|children|son|daughter|baby
	hurts herself|himself|her|him|them|kid|child|children|son|daughter|baby
	being|getting hurt|harmed|hit|beaten|abused
	cutting herself|himself|themselves|myself
	cut herself|himself|myself|wrists
	overdose
	overdosed
	can not go on
	can not carry on
	can not take it|this? any? more|anymore
	can not cope it|this? any? more|anymore|longer
	screaming|screamed|screams at her|him|me|them|kid|child|children|baby|us
	something|things|plates|door|furniture smash|smashed|smashing
	smash|smashed|smashing .. up? house|door|room|plates
	does|do not want to live|be here|wake
	not want to be? alive|live
	no point living|in? living|going
	no reason to live
	nothing to live for
	better off dead
	better off without me|her|him
	wants|want|wanted|wish|wishes to? die
	wish|wishes i|she|he was|were dead
	wish|wishes i|she|he was|were not here|around|alive|born
	everyone|everybody|they .. ok|fine|better|happier without me
	black eye|eyes
	watches|watching|watched|films|filming|filmed SOMEBODY in|when shower|bath|bathroom|bedroom|undress
	drinks|drank|drinking|swallowed|swallows bleach|chemicals|petrol
	blade
	with rope
	left baby|toddler|kid|child|children with .. year old
	pushed|pushes|pushing|shoved|shoves SOMEBODY over|down|around|about
	chained|chain|chains SOMEBODY to|up
	broke|breaks|broken .. arm|leg|jaw|nose|rib|ribs .. purpose
	mark|marks|cut|cuts round|around|up|down|across|over .. arm|arms|leg|legs|back|neck|throat|face|wrist|wrists
	kill us|everyone|everybody|all
	lose|lost|fail|fails|refused|no .. i will|would end it
	carry|carrying|sell|selling|deliver|delivering|move|moving drug|drugs
	no food .. kid|child|children|heating|electric
	split|bloody|busted lip|nose
	comes|coming|came in my|her|his room|bed .. night|stop|stopping
	threatened|threatening|threatens|threaten .. hurt|harm|kill|her|him|child|kid
	hit|hits|hitting|punched|punches|kicked|kicks|slapped|slaps|smacked|choked|strangled|shakes|burned|burnt her|him|them|me|kid|child|children|son|daughter|baby
	beat|beats|beating|beaten her|him|them|me|kid|child|children|son|daughter|baby|up
	abuse
	abused
	abuser
	abusing
	abuses
	abusive
	neglect
	neglected
	neglectful
	neglecting
	neglects
	safeguarding
	safe guarding
	risk of? harm|abuse|violence|neglect|significant
	significant harm
	in danger
	danger from|at
	not safe
	unsafe at|for|with
	is she|he safe
	frightened|scared|afraid|terrified of? partner|husband|dad|mum|him|her|boyfriend|stepdad|father|life
	scared|frightened|terrified|afraid to go home
	domestic abuse|violence
	violent
	violence
	dv
	rape
	raped
	sexual
	sexually
	molested
	molesting
	inappropriately touched
	touches|touching|touched her|him|me|them|child|kid|girl|boy|son|daughter
	touches|touching|touched .. private|bed|night
	mark|marks|burn|burns|cut|cuts|scratch|scratches|injury|injuries|welts on .. arm|arms|leg|legs|back|neck|face|body|hand|hands|wrist|wrists|head
	with burn|burns|injury|injuries|welts
	unexplained mark|marks|injury|injuries|cut|cuts|burn|burns
	burn .. house|home down
	set fire to
	set .. on fire
	leave|leaves|leaving|left kid|child|children on own
	drunk .. kid|child|children|baby
	hurt .. kid|child|baby if
	not eating|fed|feeding
	dying|die|dead better
	do not want to? wake up
	want|wants it over
	nothing left to? live
	jump off|in front
	touched inappropriately
	assault
	assaulted
	groomed
	grooming
	exploited
	exploitation
	county lines
	trafficked
	bruise
	bruised
	bruising
	starving
	starved
	locked in|up .. room|house|cupboard
	locked her|him|them|child|kid in|up|out
	locks her|him|them|child|kid
	knife
	weapon
	gone missing
	went missing
	ran away
	run away
	running away from home
	missing from home
	not been seen
	child protection concern|issue|referral|disclosure
	mash referral
	section 47
	lado
	fgm
	forced marriage
	radicalised
	made|making disclosure
	disclosed .. abuse|harm|neglect|violence
	no food in? house
	child|kid|children left alone
	left alone at home
	drunk in? charge
	hurting kid|child|children
	hit|hits|hitting|punched|punches|punching|kicked|kicks|kicking|slapped|slaps|slapping|smacked|smacking|choked|choking|strangled|strangling|shaken|shaking|bitten|burning little|wee|young|younger|older|eldest|youngest? SOMEBODY
	shoved|shoves|shoving|pushed|pushes|pushing|threw|throws|throwing|thrown|pinned|dragged|drags little|wee|young|younger|older|eldest|youngest? SOMEBODY .. stairs|wall|floor|ground|room|hair
	grabbed|grabs|grabbing|held|holding|picked little|wee|young|younger|older|eldest|youngest? SOMEBODY .. throat|neck|hair|wrist
	by throat|neck
	hand|hands round|around|on .. neck|throat
	afraid|scared|frightened|terrified .. what he|she|dad|ex|partner|husband|stepdad|boyfriend|brother might|will|would|could do
	going|gonna|might|will|could do something|anything stupid|silly
	driving|walking|jumping|stepping|throwing off|under|in|into .. bridge|train|road|traffic|roof
	noone|nobody|anyone would|will care|miss|notice if .. not|gone|died|disappeared|dead
	noone|nobody would|will miss me|her|him
	if i was|were not here|around
	if i disappeared
	see|sees|seeing no way out
	not see .. way out
	what is point of? living|life
	point in|of going on
	hate|hates my|her|his life
	saved|saving|hiding|stockpiling|stockpiled|counting .. tablets|pills
	saying goodbye .. everyone|everybody|kid|children|friends
	wrote|written|writes|writing letter .. kid|children for? after|gone
	comes|coming|creeps|gets|getting|climbs into my|her|his|their room|bed|bedroom
	came|got|crept|climbed into my|her|his|their bed|bedroom
	came|got into .. room|bed .. night
	made|makes|make SOMEBODY do things|stuff
	nude|nudes
	asking|asked|asks her|him for pictures|pics|selfies
	messages .. asking .. pictures|pics|photos|selfies
	mark|marks .. undress|undressed
	comes|came|come|coming|sent|went home .. with bruise|cut|burn|injury|injuries|scratch|welts|marks
	left .. kid|child|baby|one|girl|boy|toddler|lad on own|alone
	kid|child|baby|one|girl|boy|toddler|lad left on own|alone
	on own|alone .. all night
	on own|alone overnight
	left alone .. house|home|night
	passed out drunk|on|from
	drug|drugs|needle|needles|heroin|cocaine .. kid|child|children|house|home|bedroom
	not let|allow SOMEBODY leave .. house|home
	keeps|kept|keeping SOMEBODY locked|tied|chained
	tied up? to .. bed|chair
	noose
	she|he|i|child|son|daughter|yp been? cutting again|arms|legs|skin
	ligature`}}

// notDanger are words around a sign that take the danger out of it: "neglected to send", "abuse of process".
var notDanger = []struct{ sign, after string }{
	{"neglected", "to"}, {"neglecting", "to"}, {"neglects", "to"}, {"neglect", "to"}, {"neglect", "of"},
	{"abuse", "of"}, {"danger", "of"}, {"safeguarding", "lead"}, {"safeguarding", "audit"}, {"safeguarding", "policy"}, {"safeguarding", "training"}, {"safeguarding", "partner"},
	{"safeguarding", "exception"}, {"safeguarding", "exemption"}, {"safeguarding", "guidance"}, {"safeguarding", "rule"}, {"safeguarding", "procedure"},
	{"abused", "it"}, {"abused", "their"}, {"abusing", "it"}, {"abusing", "their"},
}

// ofProcedures are signs that are none where a procedure is abused or neglected, or in danger of something.
var ofProcedures = []string{"neglect", "abuse", "abused", "abusing", "danger"}

// inDanger reports whether the message has a sign of danger.
func (m *message) inDanger() bool {
	for _, h := range m.hits {
		if h.topic == ofRefusal && h.name == string(Safeguarding) && !m.harmless(h) {
			return true
		}
	}
	return false
}

// calmed reports whether every sign of danger that was found has words around it that take the danger out.
func (m *message) calmed() bool {
	found := false
	for _, h := range m.hits {
		found = found || h.topic == ofRefusal && h.name == string(Safeguarding)
	}
	return found && !m.inDanger()
}

// weapons are what somebody is hit with.
var weapons = []string{"belt", "stick", "fist", "fists", "hand", "hairbrush", "shoe", "slipper", "bat", "bottle", "spoon", "cane", "hammer", "hanger", "wooden"}

// notCoping are where and with what a child cannot cope, who needs help there and is in no danger.
var notCoping = []string{"mainstream", "school", "class", "classroom", "lesson", "nursery", "college", "noise", "crowd", "crowds", "change", "changes",
	"transition", "transitions", "homework", "timetable", "assembly", "exam", "exams"}

// harmless reports whether the words after a sign take the danger out of it.
func (m *message) harmless(h hit) bool {
	last, next := m.word(h.to-1), m.word(h.to)
	for _, n := range notDanger {
		if last == n.sign && next == n.after {
			return !slices.Contains(ofProcedures, n.sign) || m.formal(h.to+1)
		}
	}
	switch {
	case m.isOne(h.to, "out", "off"): // "kicked him out of school"
		return m.isOne(h.from, "kicked", "kicks", "kicking", "threw", "thrown")
	case m.isOne(h.to, "that"): // "it hit me that the date was wrong"
		return m.isOne(h.from, "hit") && m.isOne(h.from-1, "it") && last == "me"
	case m.isOne(h.to, "with"): // "hit us with a new bundle"
		return m.isOne(h.from, "hit", "hits", "hitting", "slapped", "slaps") && !m.hasWord(weapons...)
	case last == "cope" && !m.isOne(h.from-1, "i"): // "he cannot cope in mainstream"
		return m.isOne(h.to, "in", "at", "with", "without") && m.hasWord(notCoping...)
	case last == "tablets" || last == "pills":
		return m.isOne(h.from, "take", "takes", "taking") && m.isOne(h.to, "for", "every", "each", "daily", "twice", "at", "with", "LENGTH")
	}
	if last == "on" && m.word(h.to-2) == "go" {
		return m.isOne(h.to, "the", "holiday", "a", "an", "teams", "zoom", "that", "to", "leave", "with", "trip", "website", "portal", "DAY", "school", "waiting")
	}
	return false
}

// formal reports whether what is abused or neglected at token i is a procedure and nobody.
func (m *message) formal(i int) bool {
	for k := i; k < i+2; k++ {
		if m.isOne(k, "process", "power", "authority", "discretion", "right", "position", "duty", "missing", "losing", "statutory", "being", "running", "trust") {
			return true
		}
	}
	return false
}

// word returns the spelling of token i, and the empty string outside the message.
func (m *message) word(i int) string {
	if i < 0 || i >= len(m.toks) {
		return ""
	}
	return m.toks[i].text
}

func (m *message) isOne(i int, words ...string) bool {
	return i >= 0 && i < len(m.toks) && slices.Contains(words, m.toks[i].text)
}
