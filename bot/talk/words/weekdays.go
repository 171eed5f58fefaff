package words

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

var weekdays = map[string]time.Weekday{
	"monday": 1, "mon": 1, "mnday": 1, "tuesday": 2, "tues": 2, "tue": 2, "tuseday": 2, "teusday": 2,
	"wednesday": 3, "weds": 3, "wed": 3, "wensday": 3, "wednsday": 3, "wednesdy": 3,
	"thursday": 4, "thurs": 4, "thur": 4, "thu": 4, "thusday": 4, "thrusday": 4, "thirsday": 4,
	"friday": 5, "fri": 5, "firday": 5, "saturday": 6, "sat": 6, "sunday": 0, "sun": 0,
}

// weekdayAt returns the day of the week at token i. "sat", "sun" and "wed" are words of their own and count
// only where the words around them say that a day is meant.
func (r *dayReader) weekdayAt(i int) (time.Weekday, bool) {
	if i < 0 || i >= len(r.toks) || r.toks[i].kind != aWord {
		return 0, false
	}
	w, ok := weekdays[r.toks[i].text]
	if !ok || !r.is(i, "sat", "sun", "wed") {
		return w, ok
	}
	_, number := r.number(i+1, 2)
	cued := r.is(i-1, "on", "last", "next", "this", "by", "until", "till", "til", "from", "since", "for", "coming", "dated", "before", "after",
		"or", "rang", "sent", "issued", "booked", "held", "lodged", "posted", "emailed", "received", "out", "in", "done", "was", "went", "came", "arrived", "got", "landed", "emailed", "called", "phoned", "spoke", "mum", "dad", "late", "early", "mediated", "declined", "told", "lodged", "cancelled") &&
		!r.is(i+1, "down", "in", "on", "through", "with", "there", "at", "by")
	alone := r.ends(i+1) && i > 0 && r.toks[i-1].kind == aWord && !r.pronoun(i-1) && !r.is(i-1, "just", "were", "was", "is", "be", "been", "are", "where", "get", "got", "newly", "to")
	return w, number || cued || alone || r.is(i+1, "morning", "afternoon", "am", "pm", "week", "night", "the")
}

// ends reports whether a clause ends before token i.
func (r *dayReader) ends(i int) bool {
	return i >= len(r.toks) || r.toks[i].kind == aMark || r.is(i, "and", "but", "so")
}

// weekdayLed reads "Friday", "tues 3rd", "Fri 13 Nov", "Monday week", "friday next week".
func (r *dayReader) weekdayLed(i int) (day, int, bool) {
	w, ok := r.weekdayAt(i)
	if !ok && r.is(i, "the") && r.is(i+2, "before", "just", "gone", "after") {
		if w, ok = r.weekdayAt(i + 1); ok {
			return r.weekdayAlone(w, i+2)
		}
	}
	if !ok || r.is(i-1, "every", "each") {
		return day{}, 0, false
	}
	at := r.skip(i+1, ",", ".")
	if d, next, ok := r.dateAfter(at); ok {
		d.weekday, d.hasWeekday = w, true
		return r.checkWeekday(d), next, true
	}
	return r.weekdayAlone(w, i+1)
}

// dateAfter reads the date that follows a weekday.
func (r *dayReader) dateAfter(i int) (day, int, bool) {
	if i >= len(r.toks) {
		return day{}, 0, false
	}
	for _, rule := range [...]func(*dayReader, int) (day, int, bool){(*dayReader).iso, (*dayReader).slashed, (*dayReader).dayMonth, (*dayReader).monthDay} {
		if d, next, ok := rule(r, i); ok {
			return d, next, true
		}
	}
	the := r.skip(i, "the")
	if n, next, spoken, ok := r.dayNumber(the); ok && spoken && the > i && r.closes(next) {
		return day{form: monthless, day: n}, next, true // "Monday the ninth"
	}
	n, ok := r.number(the, 2)
	if !ok || n < 1 || n > 31 || r.joined(the+1) || r.counts(the+1) || !r.toks[the].ord && !r.closes(the+1) {
		return day{}, 0, false
	}
	return day{form: monthless, day: n}, the + 1, true
}

// weekdayAlone reads what follows a weekday without a date.
func (r *dayReader) weekdayAlone(w time.Weekday, i int) (day, int, bool) {
	coming := r.coming(w)
	switch {
	case r.is(i, "week") && !r.is(i+1, "commencing", "beginning"):
		return r.weeksOn(w, 1), i + 1, true
	case r.is(i, "fortnight"):
		return r.weeksOn(w, 2), i + 1, true
	case r.is(i, "before") && r.is(i+1, "last"):
		gone := coming.AddDays(-7)
		if gone == r.today {
			gone = gone.AddDays(-7)
		}
		return fixed(gone.AddDays(-7)), i + 2, true
	case r.is(i, "after") && r.is(i+1, "next"):
		d := fixed(civil.Date{})
		d.doubt, d.readings = ambiguousDay, []civil.Date{coming.AddDays(7), coming.AddDays(14)}
		return d, i + 2, true
	case r.is(i, "after", "before", "following") && r.ends(i+1): // than what, the message does not say
		return stretch(civil.Date{}, civil.Date{}), i + 1, true
	case r.is(i, "gone"), r.is(i, "past") && r.ends(i+1), r.is(i, "just") && r.is(i+1, "gone", "past"), r.is(i, "last") && (r.ends(i+1) || r.closes(i+1)) && !r.is(i+1, "week"):
		gone := coming.AddDays(-7)
		if gone == r.today {
			gone = gone.AddDays(-7) // said on a Tuesday, "Tues gone" is not today
		}
		return fixed(gone), r.skip(i, "just") + 1, true
	}
	of := r.skip(i, "of", "in")
	if steps, ok := map[string]int{"this": 0, "next": 1, "last": -1}[r.text(of)]; ok && r.is(of+1, "week") {
		return fixed(monday(r.today).AddDays(7*steps + (int(w)+6)%7)), of + 2, true
	}
	return day{form: weekdayDay, weekday: w}, i, true
}

// coming returns the next such weekday after today.
func (r *dayReader) coming(w time.Weekday) civil.Date {
	return r.today.AddDays((int(w-r.today.Weekday())+6)%7 + 1)
}

// weeksOn is "Friday week", "a fortnight on Friday": so many weeks after the coming Friday. On a Friday it
// may be counted from that day or from the next.
func (r *dayReader) weeksOn(w time.Weekday, weeks int) day {
	coming := r.coming(w)
	d := fixed(coming.AddDays(7 * weeks))
	if r.today.Weekday() == w {
		d.doubt, d.readings, d.date = ambiguousDay, []civil.Date{r.today.AddDays(7 * weeks), d.date}, civil.Date{}
	}
	return d
}

// lastThisNext reads "last thurs", "this Friday", "next tuesday", "this coming Monday", "next week".
func (r *dayReader) lastThisNext(i int) (day, int, bool) {
	which := r.text(i)
	if which != "last" && which != "this" && which != "next" && which != "coming" {
		return day{}, 0, false
	}
	at := i + 1
	if which == "this" && r.is(at, "coming", "past", "last") {
		which, at = r.text(at), at+1
	}
	if w, ok := r.weekdayAt(at); ok {
		return r.whichWeekday(which, w, at)
	}
	switch {
	case r.is(at, "week"):
		return r.whichWeek(which, at+1)
	case r.is(at, "month"):
		return r.whichMonth(which), at + 1, true
	case r.is(at, "night") && which == "last":
		return fixed(r.today.AddDays(-1)), at + 1, true
	case r.is(at, "morning", "afternoon", "evening", "lunchtime", "am", "pm") && which == "this":
		return fixed(r.today), at + 1, true
	case r.is(at, "weekend", "year", "term", "summer", "autumn", "spring", "winter"):
		return stretch(civil.Date{}, civil.Date{}), at + 1, true
	}
	if m, ok := r.monthAt(at); ok && !r.pronoun(at+1) {
		if _, number := r.number(at+1, 2); !number {
			return r.monthOnly(m, which == "last" || which == "past"), at + 1, true
		}
	}
	return day{}, 0, false
}

// whichWeekday reads the weekday after last, this or next. "next Friday" said on a Tuesday may be this
// week's or next week's Friday: both are offered, none is taken. The same holds for "last".
func (r *dayReader) whichWeekday(which string, w time.Weekday, at int) (day, int, bool) {
	if d, next, ok := r.dateAfter(r.skip(at+1, ",")); ok {
		d.weekday, d.hasWeekday = w, true
		return r.checkWeekday(d), next, true
	}
	thisWeek := monday(r.today).AddDays((int(w) + 6) % 7)
	d := fixed(thisWeek)
	switch {
	case which == "coming":
		d = fixed(r.coming(w))
	case which == "next" && thisWeek.After(r.today):
		d = day{form: wholeDay, doubt: ambiguousDay, readings: []civil.Date{thisWeek, thisWeek.AddDays(7)}}
	case which == "next":
		d = fixed(thisWeek.AddDays(7))
	case (which == "last" || which == "past") && thisWeek.Before(r.today):
		d = day{form: wholeDay, doubt: ambiguousDay, readings: []civil.Date{thisWeek, thisWeek.AddDays(-7)}}
		if which == "past" {
			d = fixed(thisWeek)
		}
	case which == "last", which == "past":
		d = fixed(thisWeek.AddDays(-7))
	}
	next := at + 1
	if r.is(next, "coming", "gone") {
		next++
	}
	return d, next, true
}

// whichWeek reads "next week", "this week" and a weekday after it.
func (r *dayReader) whichWeek(which string, next int) (day, int, bool) {
	steps := map[string]int{"last": -1, "past": -1, "next": 1, "coming": 1}[which]
	start := monday(r.today).AddDays(7 * steps)
	on := r.skip(next, "on")
	if w, ok := r.weekdayAt(on); ok {
		return fixed(start.AddDays((int(w) + 6) % 7)), on + 1, true
	}
	return stretch(start, start.AddDays(6)), next, true
}

// whichMonth reads "next month".
func (r *dayReader) whichMonth(which string) day {
	steps := map[string]int{"last": -1, "past": -1, "next": 1, "coming": 1}[which]
	first := civil.On(r.today.Year(), r.today.Month(), 1)
	start, err := first.AddMonths(steps, civil.Refuse)
	if err != nil {
		return stretch(civil.Date{}, civil.Date{})
	}
	return stretch(start, civil.On(start.Year(), start.Month(), civil.DaysIn(start.Year(), start.Month())))
}

// checkWeekday doubts a day of a known year that is not the weekday written beside it.
func (r *dayReader) checkWeekday(d day) day {
	if d.form != wholeDay || d.doubt != "" || d.date.Weekday() == d.weekday {
		return d
	}
	d.doubt, d.readings, d.date = ambiguousDay, []civil.Date{d.date, nearWeekday(d.date, d.weekday)}, civil.Date{}
	return d
}

// nearWeekday returns the day nearest to d that is such a weekday.
func nearWeekday(d civil.Date, w time.Weekday) civil.Date {
	by := (int(w-d.Weekday()) + 7) % 7
	if by > 3 {
		by -= 7
	}
	return d.AddDays(by)
}
