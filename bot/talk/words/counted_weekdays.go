package words

import (
	"errors"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// errNoSuchDay is the error of a day that its year does not have.
var errNoSuchDay = errors.New("words: the year has no such day")

// yearly makes a day of one that comes in every year, of which none is taken yet.
func yearly(in func(year int) (civil.Date, error)) day { return day{form: holidayDay, yearly: in} }

// counting are the words that count days of a month from its beginning; last counts from its end.
var counting = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}

// countedDay reads "first Monday in December", "2nd Tues of next month", "last working day of the month".
func (r *dayReader) countedDay(i int) (day, int, bool) {
	at := r.skip(i, "the")
	n, ok := counting[r.text(at)]
	if f, number := r.number(at, 1); number && r.toks[at].ord && f <= 5 {
		n, ok = f, true
	}
	if !ok {
		return day{}, 0, false
	}
	of := at + 2
	w, isWeekday := r.weekdayAt(at + 1)
	working := r.is(at+1, "working", "business") && r.is(at+2, "day") && (n == 1 || n == -1)
	switch {
	case working:
		of = at + 3
		if r.is(of, "before") && n == -1 {
			return r.workingBefore(of + 1)
		}
	case !isWeekday:
		return day{}, 0, false
	}
	if !r.is(of, "in", "of") {
		return day{}, 0, false
	}
	in := func(first civil.Date) (civil.Date, error) {
		if working {
			return r.workingDayOf(first, n)
		}
		return nthWeekday(first, w, n)
	}
	return r.inMonth(r.skip(of+1, "the"), in)
}

// inMonth reads the month after "first Monday in": by its name, or this, next and last month.
func (r *dayReader) inMonth(i int, in func(first civil.Date) (civil.Date, error)) (day, int, bool) {
	if m, ok := r.monthAt(i); ok {
		year, next := r.year(i + 1)
		if year > 0 {
			return certain(in(civil.On(year, m, 1))), next, true
		}
		return yearly(func(year int) (civil.Date, error) { return in(civil.On(year, m, 1)) }), next, true
	}
	steps, ok := map[string]int{"this": 0, "next": 1, "last": -1, "month": 0}[r.text(i)]
	next := r.skip(r.skip(i, "this", "next", "last"), "month")
	if !ok || !r.is(next-1, "month") {
		return day{}, 0, false
	}
	first, err := civil.On(r.today.Year(), r.today.Month(), 1).AddMonths(steps, civil.Refuse)
	if err != nil {
		return day{}, 0, false
	}
	return certain(in(first)), next, true
}

// certain makes a day of the calendar, or no day where there is none.
func certain(d civil.Date, err error) day {
	if err != nil {
		return stretch(civil.Date{}, civil.Date{})
	}
	return fixed(d)
}

// nthWeekday returns the nth such weekday of the month that begins on first, the last one for -1.
func nthWeekday(first civil.Date, w time.Weekday, n int) (civil.Date, error) {
	if n < 0 {
		last := civil.On(first.Year(), first.Month(), civil.DaysIn(first.Year(), first.Month()))
		return last.AddDays(-(int(last.Weekday()-w) + 7) % 7), nil
	}
	d := first.AddDays((int(w-first.Weekday())+7)%7 + 7*(n-1))
	if d.Month() != first.Month() {
		return civil.Date{}, errNoSuchDay
	}
	return d, nil
}

// workingDayOf returns the first working day of the month that begins on first, or the last one for -1.
func (r *dayReader) workingDayOf(first civil.Date, n int) (civil.Date, error) {
	if r.cal == nil {
		return civil.Date{}, errNoSuchDay
	}
	if n > 0 {
		return r.cal.NextWorking(first)
	}
	return r.cal.LastWorking(civil.On(first.Year(), first.Month(), civil.DaysIn(first.Year(), first.Month())))
}

// workingBefore reads what follows "last working day before": Christmas, Easter, the bank holiday by its name.
func (r *dayReader) workingBefore(i int) (day, int, bool) {
	feast, next, ok := r.feast(r.skip(i, "the"))
	if !ok || r.cal == nil {
		return day{}, 0, false
	}
	return yearly(func(year int) (civil.Date, error) {
		d, err := feast(year)
		if err != nil {
			return d, err
		}
		return r.cal.LastWorking(d.AddDays(-1))
	}), next, true
}

// feast reads a day of the year that others are counted from: a holiday by its name, or Christmas, Easter, New Year.
func (r *dayReader) feast(i int) (func(year int) (civil.Date, error), int, bool) {
	if d, next, ok := r.holidayNamed(i); ok && d.form == holidayDay {
		return func(year int) (civil.Date, error) { return d.inYear(year, r.cal) }, next, true
	}
	switch {
	case r.is(i, "christmas"):
		return func(year int) (civil.Date, error) { return civil.On(year, time.December, 25), nil }, i + 1, true
	case r.is(i, "easter"):
		return func(year int) (civil.Date, error) { return easter(year), nil }, i + 1, true
	case r.is(i, "new") && r.is(i+1, "year"):
		return func(year int) (civil.Date, error) { return civil.On(year, time.January, 1), nil }, i + 2, true
	}
	return nil, 0, false
}

// weekdayBeside reads "the Tuesday after Easter", "the Thursday before Good Friday". The same weekday as the feast's
// Monday may be that Monday or the one a week later, and is asked for.
func (r *dayReader) weekdayBeside(i int) (day, int, bool) {
	at := r.skip(i, "the")
	w, ok := r.weekdayAt(at)
	if !ok || !r.is(at+1, "after", "before", "following") {
		return day{}, 0, false
	}
	if r.is(r.skip(at+2, "the"), "bank", "bankholiday") || r.is(r.skip(at+2, "the"), "half") {
		return stretch(civil.Date{}, civil.Date{}), r.skip(r.skip(r.skip(at+2, "the")+1, "holiday", "term"), "monday", "mon"), true
	}
	feast, next, ok := r.feast(r.skip(at+2, "the"))
	if !ok {
		return day{}, 0, false
	}
	if w == time.Monday && r.is(next-1, "easter") && !r.is(at+1, "before") {
		return day{form: wholeDay, doubt: ambiguousDay, readings: r.easterMondays()}, next, true
	}
	before := r.is(at+1, "before")
	return yearly(func(year int) (civil.Date, error) {
		d, err := feast(year)
		if err != nil {
			return d, err
		}
		if before {
			return d.AddDays(-(int(d.Weekday()-w)+6)%7 - 1), nil
		}
		return d.AddDays((int(w-d.Weekday())+6)%7 + 1), nil
	}), next, true
}

// easterMondays are Easter Monday and the Monday after it, in the year of the nearest Easter.
func (r *dayReader) easterMondays() []civil.Date {
	d := yearly(func(year int) (civil.Date, error) { return easter(year), nil })
	sunday, _, _ := d.as(nearest, r.today, r.cal)
	return []civil.Date{sunday.AddDays(1), sunday.AddDays(8)}
}

// clockChange reads "the Sunday the clocks go back": the last of October; forward, of March. Where it is not said which,
// the day is asked for.
func (r *dayReader) clockChange(i int) (day, int, bool) {
	at := r.skip(i, "the")
	if !r.is(at, "day", "sunday", "sun", "weekend") {
		return day{}, 0, false
	}
	at = r.skip(r.skip(at+1, "when"), "the")
	if !r.is(at, "clock", "clocks") {
		return day{}, 0, false
	}
	for k := at + 1; k <= at+3; k++ {
		month := time.Month(0)
		switch {
		case r.is(k, "back"):
			month = time.October
		case r.is(k, "forward", "forwards"):
			month = time.March
		case r.is(k, "change", "changed", "changes"):
			return stretch(civil.Date{}, civil.Date{}), k + 1, true
		default:
			continue
		}
		return yearly(func(year int) (civil.Date, error) { return nthWeekday(civil.On(year, month, 1), time.Sunday, -1) }), k + 1, true
	}
	return day{}, 0, false
}
