package words

import (
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// endOf reads "end of next week", which is its Friday, and "end of the month", which is no day.
func (r *dayReader) endOf(i int) (day, int, bool) {
	at := r.skip(i, "the")
	if !r.is(at, "end") {
		return day{}, 0, false
	}
	of := r.skip(at+1, "of")
	of = r.skip(of, "the")
	which := "this"
	if r.is(of, "this", "next", "last") {
		which, of = r.text(of), of+1
	}
	steps := map[string]int{"this": 0, "next": 1, "last": -1}[which]
	switch {
	case r.is(of, "week"):
		if d, next, ok := r.weekOf(of + 1); ok {
			return fixed(d.AddDays(4)), next, true
		}
		return fixed(monday(r.today).AddDays(7*steps + 4)), of + 1, true
	case r.is(of, "month"):
		return r.whichMonth(which), of + 1, true
	case r.is(of, "today", "day", "play", "business"):
		if r.is(of, "today") {
			return fixed(r.today), of + 1, true
		}
		return r.endOfPlay(of + 1)
	case r.is(of, "term", "year", "quarter", "half", "summer"):
		return stretch(civil.Date{}, civil.Date{}), of + 1, true
	}
	if d, next, ok := r.nearby(of); ok {
		return d, next, true
	}
	if m, ok := r.monthAt(of); ok && of > at+1 || ok && !r.is(of, "may", "march") {
		d, next := r.monthYear(m, of+1)
		return d, next, true
	}
	return day{}, 0, false
}

// endOfPlay reads "end of play friday".
func (r *dayReader) endOfPlay(i int) (day, int, bool) {
	on := r.skip(i, "on")
	if d, next, ok := r.nearby(on); ok {
		return d, next, true
	}
	if on < len(r.toks) {
		return r.weekdayLed(on)
	}
	return day{}, 0, false
}

// weekOf reads "of 7 Dec" after "end of the week" and gives the Monday of that week.
func (r *dayReader) weekOf(i int) (civil.Date, int, bool) {
	at := r.skip(i, "of", "commencing", "beginning")
	if at == i || at >= len(r.toks) {
		return civil.Date{}, 0, false
	}
	d, next, ok := r.dateAfter(r.skip(at, "the"))
	if !ok {
		return civil.Date{}, 0, false
	}
	date, doubt, _ := d.as(nearest, r.today, r.cal)
	return monday(date), next, doubt == ""
}

// partOfMonth reads "mid March", "early next week", "start of Dec", "sometime next month": no day.
func (r *dayReader) partOfMonth(i int) (day, int, bool) {
	at := r.skip(i, "the")
	switch {
	case r.is(at, "early", "mid", "late", "sometime"):
		at++
	case r.is(at, "start", "beginning", "middle") && r.is(at+1, "of"):
		at += 2
	case r.is(at, "first", "second", "third", "last") && r.is(at+1, "week", "half") && r.is(at+2, "of", "in"):
		at += 3
	default:
		return day{}, 0, false
	}
	for r.is(at, "in", "the", "-", "to", "or", "mid", "late", "early", "around") {
		at++
	}
	if m, ok := r.monthAt(at); ok {
		d, next := r.monthYear(m, at+1)
		return d, next, true
	}
	if d, next, ok := r.lastThisNext(at); ok {
		if d.form == vagueDay {
			return d, next, true
		}
		return stretch(civil.Date{}, civil.Date{}), next, true
	}
	if r.is(at, "week", "month", "term", "year", "summer", "autumn", "spring", "winter", "new") {
		return stretch(civil.Date{}, civil.Date{}), at + 1, true
	}
	return day{}, 0, false
}

// bareMonth reads "in March", "by Feb", "before June": a month and no day.
func (r *dayReader) bareMonth(i int) (day, int, bool) {
	if !r.is(i, "in", "by", "until", "till", "til", "since", "before", "after", "during", "over", "for") {
		return day{}, 0, false
	}
	m, ok := r.monthAt(i + 1)
	if !ok || r.is(i, "for") && r.is(i+1, "may", "march", "april", "june", "jan") {
		return day{}, 0, false
	}
	if _, _, dayToo := r.monthDay(i + 1); dayToo {
		return day{}, 0, false
	}
	if _, _, holiday := r.holidayNamed(i + 1); holiday {
		return day{}, 0, false
	}
	d, next := r.monthYear(m, i+2)
	return d, next, true
}

// monthYear makes a stretch of the month, with the year that may follow.
func (r *dayReader) monthYear(m time.Month, i int) (day, int) {
	year, next := r.year(i)
	if year > 0 {
		return monthStretch(year, m), next
	}
	return r.monthOnly(m, false), i
}

// monthOnly makes a stretch of the month nearest to today, or the last one.
func (r *dayReader) monthOnly(m time.Month, past bool) day {
	year := r.today.Year()
	if gap := int(m) - int(r.today.Month()); past && gap >= 0 || gap > 8 {
		year--
	} else if gap < -3 && !past {
		year++
	}
	return monthStretch(year, m)
}

func monthStretch(year int, m time.Month) day {
	return stretch(civil.On(year, m, 1), civil.On(year, m, civil.DaysIn(year, m)))
}

// weekCommencing reads "w/c 7th", "week commencing 7 Dec".
func (r *dayReader) weekCommencing(i int) (day, int, bool) {
	var at int
	switch {
	case r.is(i, "with") && r.is(i+1, "/") && r.is(i+2, "c") && r.glued(i+2):
		at = i + 3
	case r.is(i, "wc"):
		at = i + 1
	case r.is(i, "week") && r.is(i+1, "commencing", "beginning", "starting", "of"):
		at = i + 2
	case r.is(i, "with") && r.is(i+1, "/") && r.is(i+2, "e") && r.glued(i+2):
		return r.weekEnding(i + 3)
	case r.is(i, "week") && r.is(i+1, "ending"):
		return r.weekEnding(i + 2)
	default:
		return day{}, 0, false
	}
	at = r.skip(r.skip(at, ":"), "the")
	if w, ok := r.weekdayAt(at); ok && w == time.Monday {
		at = r.skip(at+1, "the")
	}
	if at >= len(r.toks) {
		return day{}, 0, false
	}
	d, next, ok := r.dateAfter(at)
	if !ok {
		return day{}, 0, false
	}
	d.weekday, d.hasWeekday = time.Monday, true
	date, doubt, readings := d.as(nearest, r.today, r.cal)
	if doubt != "" {
		return day{form: vagueDay, doubt: ambiguousDay, readings: readings, week: true}, next, true
	}
	out := stretch(date, date.AddDays(6))
	out.week = true
	return out, next, true
}

// weekEnding reads "w/e 27 Nov": the week up to that day, and no day of it.
func (r *dayReader) weekEnding(i int) (day, int, bool) {
	at := r.skip(r.skip(i, ":"), "the")
	if _, ok := r.weekdayAt(at); ok {
		at = r.skip(at+1, "the")
	}
	d, next, ok := r.dateAfter(at)
	if !ok {
		return day{}, 0, false
	}
	date, doubt, _ := d.as(nearest, r.today, r.cal)
	if doubt != "" {
		return stretch(civil.Date{}, civil.Date{}), next, true
	}
	out := stretch(monday(date), date)
	out.week = true
	return out, next, true
}

// loose reads what names a time and no day: "the other day", "recently", "after half term", "over Christmas".
func (r *dayReader) loose(i int) (day, int, bool) {
	at := r.skip(i, "over", "before", "after", "by", "until", "since", "during", "for", "in")
	at = r.skip(at, "the")
	none := stretch(civil.Date{}, civil.Date{})
	switch {
	case r.is(i, "between") && r.is(i+1, "christmas") && r.is(i+2, "and") && r.is(i+3, "new", "ny", "nye"):
		return none, r.skip(i+4, "year"), true
	case r.is(at, "other") && r.is(at+1, "day", "week") && at > i:
		return none, at + 2, true
	case r.is(at, "recently"), r.is(at, "weekend") && at > i:
		return none, at + 1, true
	case r.is(at, "half") && r.is(at+1, "term"):
		return none, at + 2, true
	case at > i && r.is(at, "christmas") && !r.is(at+1, "day", "eve"):
		d := stretch(civil.On(r.today.Year(), time.December, 25), civil.On(r.today.Year(), time.December, 26))
		d.before = r.text(i)
		return d, at + 1, true
	case at > i && r.is(at, "easter") && !r.is(at+1, "monday", "sunday"), at > i && r.is(at, "new") && r.is(at+1, "year") && !r.is(at+2, "day", "eve", "s"):
		return none, r.skip(at, "new") + 1, true
	}
	return day{}, 0, false
}

// bareOrdinal reads "the 26th", "on 3rd". An ordinal counts something else wherever a noun may follow.
func (r *dayReader) bareOrdinal(i int) (day, int, bool) {
	at := r.skip(i, "the")
	if n, next, spoken, ok := r.dayNumber(at); ok && spoken && at > i && (r.is(i-1, "on", "dated", "until", "till")) && r.closes(next) {
		return day{form: monthless, day: n}, next, true // "on the ninth"
	}
	n, ok := r.number(at, 2)
	if !ok || !r.toks[at].ord || n < 1 || n > 31 || !r.closes(at+1) || r.joined(at+1) {
		return day{}, 0, false
	}
	cued := at > i || r.is(i-1, "on", "by", "til", "till", "until", "dated", "for", "from", "since", "was", "is", "be", "not", "the", "or", "and",
		"before", "after", "sent", "issued", "held", "booked", "around", "about", "sorry", "meant", "it", "mediation", "certificate",
		"hearing", "letter", "appeal", "order", "both", ",", "say", "arrived", "came", "received", "got", "landed", "back", "lodged", "went", "cancelled", "told", "said", "to", "no", "wait", "rather", "actually", "due", "-", "postmark", "postmarked", "franked",
		"rang", "called", "phoned", "spoke", "emailed", "texted", "contacted", "wrote", "posted", "declined", "agreed", "done", "asked", "signed", "made")
	if !cued && (i > 0 || !r.ends(at+1) && !r.is(at+1, "i", "sorry", "actually", "instead", "not", "then", "please", "rather")) {
		return day{}, 0, false
	}
	return day{form: monthless, day: n}, at + 1, true
}

// closes reports whether token i cannot be a noun that the number before it would belong to.
func (r *dayReader) closes(i int) bool {
	if i >= len(r.toks) {
		return true
	}
	t := &r.toks[i]
	return t.kind == aMark || t.kind == aNumber || closing[t.text]
}

var closing = set(`sorry rather actually and but so or not at is was were are then for to please instead i we she he they it you with online by on from
	in because when where what why how if until till sent issued out held booked went came has had have mum dad parent la the a
	tribunal certificate letter appeal mediation hearing order response evidence bundle family no yes agreed done lodged posted
	emailed received told rang called morning afternoon evening am pm half noon now too also as about after before via this that
	next per inst latest sharp though which who can could will would should dated her his their our my over thanks`)

// echo reads "the same day", "the next day": another day of the message, and so many days after it.
func (r *dayReader) echo(i int) (day, int, bool) {
	at := r.skip(i, "the")
	switch {
	case r.is(at, "same") && r.is(at+1, "time", "day", "place", "slot") && r.is(at+2, "next") && r.is(at+3, "week"):
		return day{form: echoDay, offset: 7}, at + 4, true
	case r.is(at, "same") && r.is(at+1, "time", "day", "place", "slot") && r.is(at+2, "the") && r.is(at+3, "following", "next") && r.is(at+4, "week"):
		return day{form: echoDay, offset: 7}, at + 5, true
	case r.is(at, "week", "fortnight") && r.is(at+1, "later", "after") && r.ends(at+2) && at > i:
		return day{form: echoDay, offset: 7 * (1 + strings.Count(r.text(at), "fortnight"))}, at + 2, true
	case r.is(at, "straight") && r.is(at+1, "after", "afterwards") && (r.ends(at+2) || r.closes(at+2)), r.is(at, "same", "that") && r.is(at+1, "day", "date", "afternoon", "morning"):
		return day{form: echoDay}, at + 2, true
	case r.is(at, "next", "following") && r.is(at+1, "day"), r.is(at, "day") && r.is(at+1, "after") && r.ends(at+2) && at > i:
		return day{form: echoDay, offset: 1}, at + 2, true
	}
	return day{}, 0, false
}
