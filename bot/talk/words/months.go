package words

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

var months = map[string]time.Month{
	"january": 1, "jan": 1, "janaury": 1, "february": 2, "feb": 2, "febuary": 2, "feburary": 2, "march": 3, "mar": 3,
	"april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
	"september": 9, "sept": 9, "sep": 9, "setpember": 9, "septmber": 9, "october": 10, "oct": 10, "octobr": 10,
	"november": 11, "nov": 11, "novemeber": 11, "novmber": 11, "december": 12, "dec": 12, "decemeber": 12, "decmber": 12,
}

// spokenDays are days of the month in words.
var spokenDays = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// monthAt returns the month at token i.
func (r *dayReader) monthAt(i int) (time.Month, bool) {
	if i < 0 || i >= len(r.toks) || r.toks[i].kind != aWord {
		return 0, false
	}
	m, ok := months[r.toks[i].text]
	return m, ok
}

// dayNumber reads a day of the month in figures or words: "22", "22nd", "twenty-second". spoken is true for
// words, which count only beside a month.
func (r *dayReader) dayNumber(i int) (n, next int, spoken, ok bool) {
	if n, ok := r.number(i, 2); ok {
		return n, i + 1, false, true
	}
	if n, ok := spokenDays[r.text(i)]; ok {
		return n, i + 1, true, true
	}
	tens := map[string]int{"twenty": 20, "thirty": 30}[r.text(i)]
	if n, ok := spokenDays[r.text(r.skip(i+1, "-"))]; ok && tens > 0 && n < 10 {
		return tens + n, r.skip(i+1, "-") + 1, true, true
	}
	return 0, 0, false, false
}

// year reads the year after a month: "2026", ", 2026", "'26", "26".
func (r *dayReader) year(i int) (int, int) {
	at := r.skip(i, ",")
	if n, ok := r.number(at, 4); ok && r.toks[at].digits == 4 && n >= 1950 && n < 2100 && r.toks[at].text[0] != '0' {
		return n, at + 1
	}
	at = r.skip(i, "'")
	n, ok := r.number(at, 2)
	if !ok || r.toks[at].digits != 2 || r.toks[at].ord {
		return 0, i
	}
	if at > i {
		return century(n), at + 1
	}
	near := century(n) - r.today.Year()
	if near < -12 || near > 3 || r.counts(at+1) || r.joined(at+1) {
		return 0, i
	}
	return century(n), at + 1
}

// counts reports whether token i is what a number before it counts: "26 days", "10 am".
func (r *dayReader) counts(i int) bool {
	if _, month := r.monthAt(i); month {
		return true
	}
	return r.is(i, "am", "pm", "day", "week", "month", "year", "hour", "minute", "working", "school", "people", "case", "to", "-",
		":", "/", "%", "th", "st", "nd", "rd", "o", "oclock", "of", "others", "more", "families", "page", "calendar", "family")
}

// dayMonth reads "22 Sept", "22nd of September 2026", "22sept" and "the first of December".
func (r *dayReader) dayMonth(i int) (day, int, bool) {
	i0 := r.skip(i, "the")
	n, at, spoken, ok := r.dayNumber(i0)
	if !ok || r.joined(i0-1) && r.text(i0-1) != "-" {
		return day{}, 0, false
	}
	of := r.skip(at, "of", "in")
	of = r.skip(of, "the", "-")
	if d, next, ok := r.ofMonth(n, of, of > at); ok {
		return d, next, true
	}
	of = r.skip(at, "of", "-")
	month, ok := r.monthAt(of)
	if !ok || spoken && of == at && i0 == i && at == i0+1 {
		return day{}, 0, false
	}
	if r.isVerb(of, r.toks[i0].ord || spoken || of > at) {
		return day{}, 0, false
	}
	next := of + 1
	if r.is(next, ".") && r.glued(next) && len(r.text(of)) <= 4 {
		if _, after := r.year(next + 1); after > next+1 {
			next++
		}
	}
	year, next := r.year(r.skipDash(next))
	return dayOf(n, month, year), next, true
}

// skipDash skips a dash between a month and its year: "22-Sep-26".
func (r *dayReader) skipDash(i int) int {
	if r.is(i, "-") && r.glued(i) && r.glued(i+1) {
		if _, after := r.year(i + 1); after > i+1 {
			return i + 1
		}
	}
	return i
}

// ofMonth reads "of this month", "of next month" after a day.
func (r *dayReader) ofMonth(n, i int, said bool) (day, int, bool) {
	steps, ok := map[string]int{"this": 0, "next": 1, "last": -1}[r.text(i)]
	if !ok || !said || r.text(i+1) != "month" {
		return day{}, 0, false
	}
	first := civil.On(r.today.Year(), r.today.Month(), 1)
	in, err := first.AddMonths(steps, civil.Refuse)
	if err != nil {
		return day{}, 0, false
	}
	return dayOf(n, in.Month(), in.Year()), i + 2, true
}

// isVerb reports whether "may" at token i is no month: "only 1 may attend".
func (r *dayReader) isVerb(i int, certain bool) bool {
	if certain || !r.is(i, "may") {
		return false
	}
	return r.is(i+1, "be", "have", "not", "also", "come", "attend", "need", "want", "go", "bring", "get", "apply", "appeal", "well", "still",
		"ask", "say", "take", "help")
}

// monthDay reads "Sept 22nd", "Sep 22, 2026", "March the 4th".
func (r *dayReader) monthDay(i int) (day, int, bool) {
	month, ok := r.monthAt(i)
	if !ok {
		return day{}, 0, false
	}
	at := i + 1
	if r.is(at, ".") && r.glued(at) {
		at++
	}
	the := r.skip(at, "the")
	n, next, spoken, ok := r.dayNumber(the)
	if !ok || spoken && the == at || n > 31 && !r.toks[the].ord {
		return day{}, 0, false
	}
	if !spoken && !r.toks[the].ord && (r.counts(next) || r.joined(next) || n == 0) {
		return day{}, 0, false
	}
	if r.is(i, "may", "march", "mar") && !r.toks[the].ord && r.pronoun(i-1) {
		return day{}, 0, false
	}
	if r.is(next, "-") && r.glued(next) {
		if m, ok := r.number(next+1, 2); ok {
			return r.either(n, m, month, 0), next + 2, true
		}
	}
	year, next := r.year(next)
	return dayOf(n, month, year), next, true
}

// pronoun reports whether token i is somebody who may do something.
func (r *dayReader) pronoun(i int) bool {
	return r.is(i, "i", "you", "he", "she", "it", "we", "they", "who", "that", "mum", "dad", "parent", "la", "tribunal", "family", "yp", "there")
}

// eitherDay reads "22/23 Nov", "3 or 4 Dec", "3-4 Dec": two days, of which none is taken.
func (r *dayReader) eitherDay(i int) (day, int, bool) {
	a, ok := r.number(i, 2)
	if !ok || !r.is(i+1, "/", "-", "or", "and", "to", "&") {
		return day{}, 0, false
	}
	at := r.skip(i+2, "the")
	b, ok := r.number(at, 2)
	if !ok {
		return day{}, 0, false
	}
	of := r.skip(at+1, "of")
	month, ok := r.monthAt(of)
	if !ok || r.isVerb(of, true) {
		return day{}, 0, false
	}
	year, next := r.year(of + 1)
	return r.either(a, b, month, year), next, true
}

// either makes a doubt of two days of one month.
func (r *dayReader) either(a, b int, month time.Month, year int) day {
	d := day{form: wholeDay, doubt: ambiguousDay}
	for _, n := range [...]int{a, b} {
		one := dayOf(n, month, year)
		if date, doubt, _ := one.as(nearest, r.today, r.cal); doubt == "" {
			d.readings = append(d.readings, date)
		}
	}
	return d
}
