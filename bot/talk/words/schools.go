package words

import "strings"

// schools reports whether a school is named: "Oakfield Primary", "St Mary's", "at Oakfield".
func (m *message) schools() bool {
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind != aWord {
			continue
		}
		if (t.raw == "st" || t.raw == "saint") && t.kind == aWord && m.saint(i) {
			return true
		}
		if _, named := m.lowerSchool(i); named || schoolWords[t.raw] && m.schoolName(i) {
			return true
		}
	}
	return false
}

var schoolWords = set(`school primary academy college infants infant juniors junior grammar nursery preschool sixthform high secondary`)

// ordinaryBeforeSchool are words before "school" that name none.
var ordinaryBeforeSchool = set(`disability body ground special mainstream local maintained independent the a an his her their our my your current new different named
	name same any no some maintained residential primary secondary high middle day another preferred present old whole state in at of for to after
	is was from by with and or which what this that other nearest non boarding private public infant junior grammar nursery first second third free
	big small good bad right wrong right right suitable unsuitable placed place attend attends attending attended start starts started change changes
	changed refuse refused parental specialist section i s autism asd slcn semh sen send further sixth form out leave left off back finish finished per each
	every both most many all own choice faith church academy trust between two three parents mum dad child childs la not about into within before
	during if than as but on via home it she he they we you i called name ehcp plan only or against pays via until since need needs needing wants
	want wanted find found found until off given giving give get got has have had having`)

// schoolName reports whether the word before token i is the name of a school.
func (m *message) schoolName(i int) bool {
	if i == 0 {
		return false
	}
	b := &m.toks[i-1]
	if b.kind == aWord && b.raw == "s" && i > 1 {
		b = &m.toks[i-2]
	}
	if b.kind != aWord || ordinaryBeforeSchool[b.raw] || ordinaryBeforeSchool[b.text] || len(b.raw) < 3 || m.isPlace(b) {
		return false
	}
	shouted := allCapitals(m.text[b.start:b.end]) && allCapitals(m.text[m.toks[i].start:m.toks[i].end])
	if b.caps && !shouted && (m.toks[i].caps || !m.firstOfSentence(b) && b.id == 0) {
		return true
	}
	at := -1
	for k := max(0, i-4); k < i-1; k++ {
		if m.isOne(k, "at", "attends", "named", "called", "attending", "goes", "attended", "joined") {
			at = k
		}
	}
	return at >= 0 && b.id == 0 && !commonWords[b.raw]
}

// saint reports whether token i begins the name of a school or a church: "St Mary's", "St Aidan". A street
// and the authority of St Helens are none.
func (m *message) saint(i int) bool {
	if i+1 >= len(m.toks) || m.toks[i+1].kind != aWord {
		return false
	}
	next := &m.toks[i+1]
	if m.isPlace(next) || next.raw == "helens" || next.raw == "albans" || months[next.raw] > 0 {
		return false
	}
	if m.toks[i].caps && next.caps {
		return true
	}
	if next.id != 0 || commonWords[next.raw] {
		return false
	}
	return m.isOne(i+2, "s", "school", "primary", "academy") || strings.HasSuffix(next.raw, "s") && firstNames[strings.TrimSuffix(next.raw, "s")]
}

// A school is named in small letters as well: "oakfield academy", "hillcrest special school", "our lady of lourdes". What
// stands before the word for a school is a name where it is no word that people have for schools, and is made as the names
// of places are; before a word that is said of schools alone any other strange word is.

// schoolKinds say of what kind a school is and stand between its name and the word for it.
var schoolKinds = set(`special primary secondary junior infant community catholic cofe ce c e rc church high grammar comprehensive comp academy nursery
	foundation first middle free independent controlled aided voluntary upper lower and girls boys sixth form`)

// schoolNouns are said of schools and of nothing else in a dispute, so that a strange word before one is its name.
var schoolNouns = set(`primary academy infants juniors grammar nursery preschool sixthform comprehensive`)

// moreSchoolNouns are said of schools and of much else.
var moreSchoolNouns = set(`school college high cofe`)

// placeEndings are what the names of places end with, as long as they are no words by themselves.
var placeEndings = strings.Fields(`field fields wood woods brook hurst bury bourne burn leigh dale bridge lands crest hill hills worth combe stead cliff cliffe
	mere croft shaw thorpe wick moor bank mead meadow meadows heath chester minster haven grove vale ridge bush acre acres park lea side ton ham ley land
	wold holme stone gate ford oak oaks view down downs beck more mount lodge grange well wells yard marsh`)

// wordsAsPlaces end as places do and are words.
var wordsAsPlaces = set(`afford afforded outside inside alongside beside aside countryside upside review interview overview preview support england ireland
	scotland finland poland holland investigate mitigate litigate navigate delegate aggregate segregate propagate button cotton wanton skeleton carton
	medley barley valley alley trolley holiday family anymore furthermore evermore breakdown shutdown lockdown countdown meltdown rundown download
	download island mainland homeland overland understand withstand firewood childhood likewood brand grand husband thousand demand expand gland
	bland stand hand band land sand command wasteland seaside riverbank databank playfield battlefield midfield minefield playground likely simply
	early daily only really fully formerly nearly mostly partly finally yearly monthly weekly exam program ham jam sham tham sometimes cheam scream stream dream
	team steam them anthem problem system item farewell unwell swell dwell backyard courtyard schoolyard graveyard vineyard shipyard
	mainstream eatham birmingham durham nottingham oldham rotherham newham lewisham seaton norton`)

// hillWords end the name of a place that has two words: "oak lodge", "moor park".
var hillWords = set(`lodge park hill hills view grange bank field fields wood woods court manor green brook dale ridge croft lane road street hall vale meadow
	meadows heath moor valley bridge farm trees grove oaks acres priory abbey cross gate castle mount spring springs wells house`)

// beforeHills are words with which no name of two words begins.
var beforeHills = set(`a an the in at on of to from for by with his her their our my your its this that and or out own whole public private boarding children
	childrens home open each every any some no council`)

// lowerSchool reports whether token i ends the name of a school however it is written, and where the name begins.
func (m *message) lowerSchool(i int) (from int, ok bool) {
	if from, ok = m.holyName(i); ok {
		return from, true
	}
	if m.onRollAt(i) {
		return i, true
	}
	t := &m.toks[i]
	strong := schoolNouns[t.raw]
	if t.kind != aWord || !strong && !moreSchoolNouns[t.raw] || i == 0 {
		return 0, false
	}
	at := i - 1
	for at > 0 && (schoolKinds[m.toks[at].raw] || m.toks[at].text == "of" || m.toks[at].text == "/") {
		at--
		strong = strong || schoolNouns[m.toks[at+1].raw]
	}
	if m.toks[at].raw == "s" && at > 0 { // "st mary's"
		at--
	}
	b := &m.toks[at]
	switch {
	case b.kind != aWord || m.isPlace(b) || weekdays[b.raw] != 0 || months[b.raw] > 0:
		return 0, false
	case hillWords[b.raw]:
		before := at - 1
		if before < 0 || m.toks[before].kind != aWord || beforeHills[m.toks[before].raw] || commonWords[m.toks[before].raw] || m.isPlace(&m.toks[before]) {
			return 0, false
		}
		return before, m.toks[before].id == 0 || len(m.toks[before].raw) > 2 && !ordinaryBeforeSchool[m.toks[before].raw]
	case b.id != 0 || commonWords[b.raw] || plainBeforeSchool[b.raw] || ordinaryBeforeSchool[b.raw] || len(b.raw) < 4:
		return 0, false
	case likePlace(b.raw):
		return at, true
	}
	return at, strong && at == i-1 && m.standsAsName(at)
}

// onRollAt reports whether token i is a name like a place's where a school must be meant: "attends westlea", "the school is
// brierton".
func (m *message) onRollAt(i int) bool {
	t := &m.toks[i]
	if t.kind != aWord || t.id != 0 || commonWords[t.raw] || plainBeforeSchool[t.raw] || m.isPlace(t) || i == 0 || !likePlace(t.raw) {
		return false
	}
	return strings.HasPrefix(m.toks[i-1].raw, "attend") || m.isOne(i-1, "at") && m.isOne(i-2, "pupil", "roll", "enrolled", "place", "placed", "child") ||
		m.isOne(i-1, "is", "was", "called") && m.isOne(i-2, "school", "college", "nursery")
}

// likePlace reports whether the word is made as the names of places are.
func likePlace(w string) bool {
	if wordsAsPlaces[w] || len(w) < 6 {
		return false
	}
	for _, end := range placeEndings {
		if strings.HasSuffix(w, end) && len(w) >= len(end)+3 {
			return true
		}
	}
	return false
}

// standsAsName reports whether a strange word stands where the name of a school does: at the beginning, or after a word that
// leads to one.
func (m *message) standsAsName(i int) bool {
	if i == 0 || m.toks[i-1].kind != aWord {
		return true
	}
	return m.isOne(i-1, "at", "to", "from", "attends", "attending", "attended", "named", "names", "naming", "called", "joins", "joined", "about", "for", "of", "in", "is", "was", "near", "and",
		"or", "than", "into", "likes", "wants", "prefers", "with")
}

// holyNames are how schools of a church are called; none of it is said of anything else here.
var holyNames = [...][]string{
	{"our", "lady"}, {"sacred", "heart"}, {"holy", "trinity"}, {"holy", "family"}, {"holy", "cross"}, {"holy", "rosary"}, {"holy", "name"}, {"holy", "spirit"},
	{"holy", "rood"}, {"all", "saints"}, {"corpus", "christi"}, {"christ", "the", "king"}, {"christ", "church"}, {"good", "shepherd"}, {"immaculate", "conception"},
	{"english", "martyrs"}, {"trinity", "cofe"},
}

// holyEnds are the words with which those names end.
var holyEnds = set(`lady heart trinity family cross rosary name spirit rood saints christi king church shepherd conception martyrs cofe`)

// holyName reports whether such a name ends at token i, and where it begins.
func (m *message) holyName(i int) (from int, ok bool) {
	if m.toks[i].kind != aWord || !holyEnds[m.toks[i].raw] {
		return 0, false
	}
	for _, name := range holyNames {
		from = i + 1 - len(name)
		if from < 0 {
			continue
		}
		ok = true
		for k, w := range name {
			ok = ok && m.toks[from+k].kind == aWord && m.toks[from+k].raw == w
		}
		if ok {
			return from, true
		}
	}
	return 0, false
}

// plainBeforeSchool are words that may stand before one of schoolNouns and name none.
var plainBeforeSchool = set(`multi local village catholic church faith community ofsted outstanding failing another proposed original named chosen particular
	previous former upper lower after before summer pre prep hospital online virtual studio forest sunday feeder host receiving sending excluding excluded
	sponsored converter alternative provision mainsteam mainstreme specialst specialised resourced therapeutic unregulated registered unregistered
	small large nearby distant rural urban single mixed average ordinary normal usual regular standard similar specific certain possible potential several various
	enter entering finish finishing leaving joining attending joined beginning begin since during throughout upto through whichever whatever either neither
	council private daytime full half part fulltime parttime time maintain maintained state funded fund funding cost costs costly expensive cheap cheaper
	agricultural land based catering vocational technical tertiary further higher education fe he post sixteen specialist residential independent boarding
	actual preferred requested suggested offered recommended consulted consult consulting visit visiting visited toured viewing approached refusing
	section naming type types kind phase stage transfer transition move moves moving change changes deadline date dates places space spaces admission admissions
	appropriate inappropriate unsuitable suitable wrong right correct better best worse worst nice lovely kind awful terrible rubbish great decent brilliant
	teacher teachers staff head governor governors senco pupil pupils student students parents children kids child boys girls class year years week term
	called whole school schools primary secondary infant junior nursery reception foundation gone goes going went come comes coming came back`)
