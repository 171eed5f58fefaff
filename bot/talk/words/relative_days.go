package words

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// nearby reads today, yesterday, tomorrow and their like.
func (r *dayReader) nearby(i int) (day, int, bool) {
	i0, at := i, r.skip(i, "the")
	switch {
	case r.is(at, "day") && r.is(at+1, "before") && r.is(at+2, "yesterday"):
		return fixed(r.today.AddDays(-2)), at + 3, true
	case r.is(at, "day") && r.is(at+1, "after") && r.is(at+2, "tomorrow"):
		return fixed(r.today.AddDays(2)), at + 3, true
	}
	days, ok := map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[r.text(i0)]
	if ok {
		switch {
		case r.is(i0+1, "week"):
			return fixed(r.today.AddDays(days + 7)), i0 + 2, true
		case r.is(i0+1, "fortnight"):
			return fixed(r.today.AddDays(days + 14)), i0 + 2, true
		}
		return fixed(r.today.AddDays(days)), i0 + 1, true
	}
	switch {
	case r.is(i0, "this") && r.is(i0+1, "time") && r.is(i0+2, "last", "next") && r.is(i0+3, "week"):
		return fixed(r.today.AddDays(map[string]int{"last": -7, "next": 7}[r.text(i0+2)])), i0 + 4, true
	case r.is(i0, "dinner", "tea") && r.is(i0-1, "at", "over", "around") && !r.weekdayNear(i0) && r.ends(r.skip(i0+1, "time")):
		return fixed(r.today), r.skip(i0+1, "time"), true
	case r.is(i0, "lunchtime") && r.is(i0-1, "at", "over", "around") && !r.is(i0+1, "on", "tomorrow", "yesterday") && !r.weekdayNear(i0):
		return fixed(r.today), i0 + 1, true
	case r.is(i0, "earlier") && r.is(i0+1, "today"):
		return fixed(r.today), i0 + 2, true
	case r.is(i0, "earlier") && r.ends(r.skip(i0+1, "on")) && r.spokeBefore(i0):
		return fixed(r.today), r.skip(i0+1, "on"), true
	case r.is(i0, "first") && r.is(i0+1, "thing") && r.ends(i0+2) && r.spokeBefore(i0):
		return fixed(r.today), i0 + 2, true
	case r.is(i0, "just") && r.is(i0+1, "now"):
		return fixed(r.today), i0 + 2, true
	case r.is(i0, "just") && (r.justDone(i0+1) || r.is(i0+1, "off", "been", "had", "got", "put") && r.near(i0+2, "phone")):
		return fixed(r.today), i0 + 1, true
	}
	return day{}, 0, false
}

// spokeBefore reports whether the words before token i tell of a call or a letter, and of no other day: "mum rang earlier".
func (r *dayReader) spokeBefore(i int) bool {
	if r.weekdayNear(i) || r.is(i-1, "a", "an", "the", "any", "week", "day", "month", "bit", "hour", "minute", "year") {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if r.is(k, "rang", "called", "phoned", "spoke", "spoken", "emailed", "texted", "messaged", "told", "said", "contacted") {
			return true
		}
	}
	return false
}

func (r *dayReader) justDone(i int) bool {
	return r.is(i, "rang", "rung", "called", "phoned", "spoke", "spoken", "emailed", "texted", "telephoned", "cancelled", "booked", "issued", "sent", "lodged", "mediated",
		"finished", "declined", "withdrew", "told", "received", "confirmed", "posted", "signed", "pulled", "closed", "said", "gone", "come", "came", "heard", "agreed", "conceded")
}

// near reports whether the word stands within three tokens from i on.
func (r *dayReader) near(i int, word string) bool {
	return r.is(i, word) || r.is(i+1, word) || r.is(i+2, word) || r.is(i+3, word) || r.is(i+4, word)
}

// lengthLed reads what begins with a length of time: "3 days ago", "a week on Friday", "a fortnight today",
// "2 weeks time".
func (r *dayReader) lengthLed(i int) (day, int, bool) {
	if r.is(i, "couple", "few") || r.is(i, "a") && r.is(i+1, "couple", "few", "while") {
		return r.vagueLength(i)
	}
	p, at, ok := r.length(i)
	if !ok {
		return r.minutesAgo(i)
	}
	switch {
	case r.is(at, "ago", "back") && !r.is(at+1, "from") || r.is(at, "earlier") || r.is(at, "since") && r.ends(at+1):
		if r.is(r.skip(at+1, "on"), "last") || r.startsWeekday(at+1) {
			return stretch(civil.Date{}, civil.Date{}), at + 1, true
		}
		if days, ok := map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1}[r.text(at+1)]; ok {
			return r.after(r.today.AddDays(days), p, -1), at + 2, true
		}
		return r.after(r.today, p, -1), at + 1, true
	case r.is(at, "time"), r.is(at, "s") && r.is(at+1, "time"):
		return r.after(r.today, p, 1), r.skip(at, "s") + 1, true
	case r.is(at, "from") && r.is(at+1, "now", "today"):
		return r.after(r.today, p, 1), at + 2, true
	}
	return r.lengthOn(p, at)
}

// lengthOn reads the day from which a length of weeks is counted: "a week on Friday", "a fortnight today".
func (r *dayReader) lengthOn(p civil.Period, at int) (day, int, bool) {
	on := r.skip(at, "on", "from", "this")
	if days, ok := map[string]int{"today": 0, "tomorrow": 1}[r.text(on)]; ok && (p.Unit == civil.Weeks || p.Unit == civil.Months && p.N < 12 || p.Unit == civil.Days && on > at) {
		return r.after(r.today.AddDays(days), p, 1), on + 1, true
	}
	if w, ok := r.weekdayAt(at + 1); ok && r.is(at, "last") && p.Unit == civil.Weeks {
		return r.weeksBefore(w, at, p.N)
	}
	w, ok := r.weekdayAt(r.skip(on, "this", "next", "coming"))
	if !ok || p.Unit != civil.Weeks {
		return day{}, 0, false
	}
	if on == at && r.is(on, "next", "coming") {
		return day{}, 0, false
	}
	if r.is(on, "next") {
		first := r.coming(w).AddDays(7 * p.N)
		return day{form: wholeDay, doubt: ambiguousDay, readings: []civil.Date{first, first.AddDays(7)}}, on + 2, true
	}
	return r.weeksOn(w, p.N), r.skip(on, "this", "coming") + 1, true
}

// weeksBefore reads "a week last Friday": so many weeks before what "last Friday" is.
func (r *dayReader) weeksBefore(w time.Weekday, at, weeks int) (day, int, bool) {
	d, next, ok := r.whichWeekday("last", w, at+1)
	if d.doubt == "" {
		return fixed(d.date.AddDays(-7 * weeks)), next, ok
	}
	for i := range d.readings {
		d.readings[i] = d.readings[i].AddDays(-7 * weeks)
	}
	return d, next, ok
}

// startsWeekday reports whether a weekday stands at i, after an "on".
func (r *dayReader) startsWeekday(i int) bool {
	_, ok := r.weekdayAt(r.skip(i, "on", "this", "from", "past"))
	return ok
}

// vagueLength reads "a couple of weeks ago", "in a few days": no day at all.
func (r *dayReader) vagueLength(i int) (day, int, bool) {
	at := r.skip(r.skip(i, "a")+1, "of")
	at = r.skip(at, "day", "week", "month", "fortnight", "working")
	at = r.skip(at, "day", "s")
	if r.is(at, "ago", "back", "time", "earlier") {
		return stretch(civil.Date{}, civil.Date{}), at + 1, true
	}
	return day{}, 0, false
}

// minutesAgo reads "an hour ago", "10 mins ago": today.
func (r *dayReader) minutesAgo(i int) (day, int, bool) {
	if _, number := r.number(i, 2); !number && !r.is(i, "a", "an", "half", "one", "two", "three", "minute", "couple") {
		return day{}, 0, false
	}
	for at := i; at <= i+3; at++ {
		if r.is(at, "minute", "hour") && r.is(at+1, "ago") {
			d := fixed(r.today)
			d.sameDay = true
			return d, at + 2, true
		}
	}
	return day{}, 0, false
}

// inLength reads "in 2 weeks", "in 3 weeks time".
func (r *dayReader) inLength(i int) (day, int, bool) {
	if r.text(i) != "in" {
		return day{}, 0, false
	}
	at := r.skip(i+1, "about", "exactly")
	if r.is(at, "couple", "few") || r.is(at, "a") && r.is(at+1, "couple", "few") {
		return stretch(civil.Date{}, civil.Date{}), r.skip(r.skip(r.skip(at, "a")+1, "of"), "day", "week", "month"), true
	}
	p, next, ok := r.length(at)
	if ok && r.is(next, "on", "this", "from", "past") && r.startsWeekday(next) {
		return r.inAWeekOn(i, next, p)
	}
	if !ok || r.is(next, "of", "from", "after", "before", "or", "late", "overdue", "early", "left") || at > i+1 {
		return day{}, 0, false
	}
	if r.is(r.skip(next, "s"), "time") {
		next = r.skip(next, "s") + 1
	}
	return r.after(r.today, p, 1), next, true
}

// inAWeekOn reads "in a week on Thursday", whose weekday stands at token at. After a word that has the "in" for its own,
// "pencilled in a week on Thursday", it is a week on Thursday; else the Thursday about a week away may be meant as well.
func (r *dayReader) inAWeekOn(i, at int, p civil.Period) (day, int, bool) {
	if p.Unit != civil.Weeks || r.is(i-1, "booked", "pencilled", "penciled", "put", "popped", "pop", "slotted", "pencil", "fitted", "diarised", "rebooked", "it", "them", "her", "him") ||
		r.kind(i-1) == aRef {
		return day{}, 0, false
	}
	on := r.skip(at, "on", "this", "from", "past")
	w, _ := r.weekdayAt(on)
	first, later := r.weeksOn(w, p.N-1), r.weeksOn(w, p.N)
	return day{form: wholeDay, doubt: ambiguousDay, readings: []civil.Date{first.date, later.date}}, on + 1, true
}

// after counts a length of time from a day, back where sign is -1. A day that does not exist or that the
// calendar does not know is not guessed.
func (r *dayReader) after(from civil.Date, p civil.Period, sign int) day {
	switch p.Unit {
	case civil.Days:
		return fixed(from.AddDays(sign * p.N))
	case civil.Weeks:
		return fixed(from.AddDays(sign * 7 * p.N))
	case civil.Months:
		if date, err := from.AddMonths(sign*p.N, civil.Refuse); err == nil {
			return fixed(date)
		}
	case civil.WorkingDays:
		if r.cal != nil {
			if date, err := r.cal.AddWorkingDays(from, sign*p.N, nil); err == nil {
				return fixed(date)
			}
		}
	}
	return stretch(civil.Date{}, civil.Date{})
}

// length reads a length of time: "3 days", "a fortnight", "two working days", "5wks".
func (r *dayReader) length(i int) (civil.Period, int, bool) {
	n, at := 1, i
	switch {
	case r.is(i, "a", "an"):
		at = i + 1
	case numberWords[r.text(i)] > 0:
		n, at = numberWords[r.text(i)], i+1
	case i < len(r.toks) && r.toks[i].kind == aNumber && !r.toks[i].ord:
		v, ok := r.number(i, 4)
		if !ok || r.joined(i-1) {
			return civil.Period{}, 0, false
		}
		n, at = v, i+1
	}
	at = r.skip(at, "-")
	at = r.skip(at, "clear", "full", "whole", "calendar")
	switch {
	case r.is(at, "working", "tribunal", "business"):
		day := at + 1
		if r.is(day, "working") {
			day++
		}
		if r.is(day, "day") && at > i && (!r.is(i, "a") || r.is(day+1, "before", "after", "from", "ago", "later", "on")) {
			return civil.Period{N: n, Unit: civil.WorkingDays}, day + 1, true
		}
	case r.is(at, "wd") && at > i:
		return civil.Period{N: n, Unit: civil.WorkingDays}, at + 1, true
	case r.is(at, "day") && at > i:
		return civil.Period{N: n, Unit: civil.Days}, at + 1, true
	case r.is(at, "week"):
		return civil.Period{N: n, Unit: civil.Weeks}, at + 1, true
	case r.is(at, "fortnight"):
		return civil.Period{N: 2 * n, Unit: civil.Weeks}, at + 1, true
	case r.is(at, "month") && at > i:
		return civil.Period{N: n, Unit: civil.Months}, at + 1, true
	case r.is(at, "year") && at > i && n < 100:
		return civil.Period{N: 12 * n, Unit: civil.Months}, at + 1, true
	}
	return civil.Period{}, 0, false
}

var numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30}

// weekdayNear reports whether a day of the week stands beside token i, which then is that day's.
func (r *dayReader) weekdayNear(i int) bool {
	for k := max(0, i-3); k < len(r.toks) && k <= i+2; k++ {
		if _, ok := r.weekdayAt(k); ok || r.kind(k) == aNumber && !family[r.text(k+1)] || r.is(k, "yesterday", "tomorrow") {
			return true
		}
	}
	return false
}
