package words

import (
	"regexp"
	"slices"
	"strings"
)

// Initials say nothing alone; with a year group or an age they name a child.
var (
	twoCapitals = regexp.MustCompile(`\b[A-Z]\.?\s?[A-Z]\b\.?`)
	yearGroup   = regexp.MustCompile(`(?i)\b(?:year|yr|y)\s?(?:group\s)?(?:1[0-3]|[1-9])\b(?:\s*(?:of|in)\s+20\d\d)?|\breception class\b|\bks ?[1-5]\b|\baged? \d{1,2}\b|\b\d{1,2} ?(?:yo|yrs? old|years? old|year-old)\b|\bin reception\b`)
)

// inCapitals are two letters that are no initials.
var inCapitals = set(`la ep ot ta pa sd hi vi pd dl id it hr uk ni am pm ok bf bi fi pr ks oh no mr ms dr hq po sw iq pe ct gp lo so yp cc ip tv go to my we
	he me is in on at as or if by an do up us be ll ie eg re ht st er ad ac vs`)

// initials reports whether two capital letters that can be somebody's stand beside a year group or an age:
// "JB in year 4". A year group alone names nobody.
func (m *message) initials() bool {
	if !twoCapitalsNear(m.text) {
		return false
	}
	for _, found := range twoCapitals.FindAllString(m.text, -1) {
		if !inCapitals[strings.ToLower(strings.NewReplacer(".", "", " ", "").Replace(found))] {
			return m.mayYearGroup() && yearGroup.MatchString(m.text)
		}
	}
	return false
}

// mayYearGroup reports whether there is what every form of yearGroup has: a figure, or the word for the first class.
func (m *message) mayYearGroup() bool {
	return mostFigures(m.text) > 0 || strings.Contains(strings.ToLower(m.text), "reception")
}

// twoCapitalsNear reports whether no more than two bytes stand between two capitals: where there are more, there
// is nothing for twoCapitals.
func twoCapitalsNear(text string) bool {
	last := -4
	for i := range len(text) {
		if text[i] < 'A' || text[i] > 'Z' {
			continue
		}
		if i-last <= 3 {
			return true
		}
		last = i
	}
	return false
}

// Further shapes in which people and places are named.
var (
	saintly     = regexp.MustCompile(`\bSt\. ?[A-Z][a-z]+['’]?s\b`)
	ownNumber   = regexp.MustCompile(`(?i)\b(passport|driving licen[cs]e|account|policy) ?(number|no\.?)? ?[a-z]?\d{5,}`)
	roads       = strings.Fields(`road rd street st avenue ave lane ln close drive crescent cres terrace gardens grove way`)
	roadNumber  = regexp.MustCompile(`(?i)\b(` + strings.Join(roads, "|") + `),? (number|no\.?) ?\d+\b`)
	livesOn     = regexp.MustCompile(`(?i)\bliv(?:es?|ing) (?:on|in|at) (?:the )?(?:[a-z]+ ){1,2}(?:` + strings.Join(roads, "|") + `|court|estate)\b`)
	smallSchool = set(`nursery academy infants juniors`)
)

// otherShapes reports whether one of them stands in the message.
func (m *message) otherShapes() bool {
	if strings.Contains(m.text, "St") && saintly.MatchString(m.text) {
		return true
	}
	if m.hasWord("live", "lives", "living") && livesOn.MatchString(m.text) {
		return true
	}
	if n := mostFigures(m.text); n >= 5 && ownNumber.MatchString(m.text) || n > 0 && m.saysRoad() && roadNumber.MatchString(m.text) {
		return true
	}
	for i := range m.toks {
		if m.familyCase(i) || m.schoolAtStart(i) || m.strangers(i) || m.namedKin(i) || m.nameOfKin(i) || m.saidBy(i) || m.schoolOfPlace(i) || m.atSchool(i) {
			return true
		}
	}
	return false
}

// saysRoad reports whether one of the words that roadNumber begins with stands in the message.
func (m *message) saysRoad() bool {
	low := strings.ToLower(m.text)
	return slices.ContainsFunc(roads, func(w string) bool { return strings.Contains(low, w) })
}

// mostFigures is how many figures stand in a row, at most.
func mostFigures(text string) int {
	most, row := 0, 0
	for i := range len(text) {
		if row++; !isDigit(rune(text[i])) {
			row = 0
		}
		most = max(most, row)
	}
	return most
}

// unknownName reports whether token i is a capitalised word that nothing here knows.
func (m *message) unknownName(i int) bool {
	if i < 0 || i >= len(m.toks) {
		return false
	}
	t := &m.toks[i]
	return t.kind == aWord && t.caps && t.id == 0 && len(t.raw) > 2 && !commonWords[t.raw] && !m.isPlace(t) && weekdays[t.raw] == 0 &&
		months[t.raw] == 0 && !allCapitals(m.text[t.start:t.end])
}

// familyCase: "the Okonkwo case".
func (m *message) familyCase(i int) bool {
	return m.unknownName(i) && m.isOne(i-1, "the") && m.isOne(i+1, "case", "family", "child", "children", "girl", "boy")
}

// schoolAtStart: "Springwell nursery says no", also at the beginning of a sentence.
func (m *message) schoolAtStart(i int) bool {
	return m.unknownName(i) && !ordinaryBeforeSchool[m.toks[i].raw] && i+1 < len(m.toks) && smallSchool[m.toks[i+1].raw]
}

// strangers: two names that begin a message, "Wei Chen, refusal to assess".
func (m *message) strangers(i int) bool {
	return i == 0 && m.unknownName(0) && m.unknownName(1) && m.isOne(2, ",")
}

// namedKin: "Rose, his mum".
func (m *message) namedKin(i int) bool {
	t := &m.toks[i]
	return t.kind == aWord && t.caps && (maybeNames[t.raw] || firstNames[t.raw] || m.unknownName(i)) && m.isOne(i+1, ",") &&
		m.isOne(i+2, "his", "her", "their", "the") && i+3 < len(m.toks) && kin[m.toks[i+3].raw]
}

// nameOfKin: "Pemberton's lad".
func (m *message) nameOfKin(i int) bool {
	return m.unknownName(i) && m.isOne(i+1, "s") && i+2 < len(m.toks) && kin[m.toks[i+2].raw]
}

// spoke are words for what only people do.
var spoke = set(`said says told tells rang phoned texted messaged thinks wants`)

// publicNames are bodies, papers and machines that say something and are nobody.
var publicNames = set(`google facebook chatgpt copilot gemini claude reddit mumsnet twitter tiktok instagram netmums mencap barnardos ambitious afasic ofsted nnpcf cafcass camhs
	guardian telegraph bbc itv parliament ministers westminster whitehall department minister labour tories conservatives libdems reform`)

// saidBy: "I heard that Kasia said". What begins a sentence has its capital from that.
func (m *message) saidBy(i int) bool {
	return m.unknownName(i) && !publicNames[m.toks[i].raw] && !m.firstOfSentence(&m.toks[i]) && i+1 < len(m.toks) && spoke[m.toks[i+1].raw]
}

// schoolOfPlace: "he goes to Hartlepool Sixth Form College", a school that has only the name of its place.
func (m *message) schoolOfPlace(i int) bool {
	if !schoolWords[m.toks[i].raw] || strings.HasSuffix(m.toks[i].raw, "s") && m.toks[i].raw != "infants" && m.toks[i].raw != "juniors" {
		return false
	}
	at := i - 1
	for at > 0 && m.isOne(at, "sixth", "form", "high", "primary", "secondary", "community", "further", "education", "catholic", "technical") {
		at--
	}
	if at < 1 || m.toks[at].kind != aWord || !m.isPlace(&m.toks[at]) {
		return false
	}
	for at > 0 && m.isPlace(&m.toks[at-1]) {
		at--
	}
	return m.isOne(at-1, "to", "at", "attends", "attend", "attended", "attending")
}

// atSchool: "in year 8 at Brinkburn", a school that has nothing but its name beside a year group.
func (m *message) atSchool(i int) bool {
	return m.unknownName(i) && m.isOne(i-1, "at") && !m.isOne(i+1, "council", "forum", "sendiass") && yearGroup.MatchString(m.text)
}
