package words

import (
	"regexp"
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
	if !yearGroup.MatchString(m.text) {
		return false
	}
	for _, found := range twoCapitals.FindAllString(m.text, -1) {
		if !inCapitals[strings.ToLower(strings.NewReplacer(".", "", " ", "").Replace(found))] {
			return true
		}
	}
	return false
}
