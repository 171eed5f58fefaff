package words

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// lastOfMonth reads "the last day of September", "first of the month": a day that the calendar knows.
func (r *dayReader) lastOfMonth(i int) (day, int, bool) {
	at := r.skip(i, "the")
	if !r.is(at, "last", "first") || !r.is(at+1, "day") || !r.is(at+2, "of", "in") {
		return day{}, 0, false
	}
	last := r.is(at, "last")
	of := r.skip(at+3, "the")
	first := civil.On(r.today.Year(), r.today.Month(), 1)
	if m, ok := r.monthAt(of); ok {
		year, next := r.year(of + 1)
		if !last {
			return dayOf(1, m, year), next, true
		}
		if year == 0 && m == time.February {
			return day{form: vagueDay, doubt: noDay}, next, true
		}
		if year == 0 {
			year = 2024
			return dayOf(civil.DaysIn(year, m), m, 0), next, true
		}
		return dayOf(civil.DaysIn(year, m), m, year), next, true
	}
	steps, ok := map[string]int{"this": 0, "next": 1, "last": -1, "month": 0}[r.text(of)]
	if !ok || !r.is(of, "month") && !r.is(of+1, "month") {
		return day{}, 0, false
	}
	in, err := first.AddMonths(steps, civil.Refuse)
	if err != nil {
		return day{}, 0, false
	}
	next := r.skip(r.skip(of, "this", "next", "last"), "month")
	if last {
		return fixed(civil.On(in.Year(), in.Month(), civil.DaysIn(in.Year(), in.Month()))), next, true
	}
	return fixed(in), next, true
}

// besideHoliday reads "the day after Boxing Day", "day before good friday".
func (r *dayReader) besideHoliday(i int) (day, int, bool) {
	at := r.skip(i, "the")
	if !r.is(at, "day") || !r.is(at+1, "after", "before") || at+2 >= len(r.toks) {
		return day{}, 0, false
	}
	d, next, ok := r.holidayNamed(r.skip(at+2, "the"))
	if !ok {
		return day{}, 0, false
	}
	step := 1
	if r.is(at+1, "before") {
		step = -1
	}
	if d.form == wholeDay && d.doubt == "" {
		return fixed(d.date.AddDays(step)), next, true
	}
	d.offset = step
	return d, next, true
}

// thisDay reads "the day" as it is said in the North, and "now" after something that was done: today.
func (r *dayReader) thisDay(i int) (day, int, bool) {
	switch {
	case r.is(i, "the") && r.is(i+1, "day") && r.ends(i+2) && !r.is(i-1, "on", "of", "by", "for", "in", "all", "before", "after", "is", "during", "at", "and", "same"):
		return fixed(r.today), i + 2, i > 2
	case r.is(i, "now") && r.is(i-1, "certificate", "done", "sent", "issued", "gone", "out", "closed", "cancelled", "lodged", "posted") && (r.ends(i+1) || r.closes(i+1) || r.kind(i+1) == aNumber):
		return fixed(r.today), i + 1, true
	}
	return day{}, 0, false
}
