package words

import (
	"github.com/redress-send/redress/casework/civil"
)

// The kinds of Doubt.
const (
	ambiguousDay  = "ambiguous-day"
	impossibleDay = "impossible-day"
	futureDay     = "future-day"
	pastDay       = "past-day"
	missingDay    = "missing-day"
	noDay         = "no-day"
	whichFact     = "which-fact"
	missingDue    = "missing-due"
)

// direction says on which side of today a day must lie.
type direction uint8

const (
	nearest  direction = iota // the nearest such day: nothing is said about it
	happened                  // it has happened: not after today
	planned                   // it is planned: not before today
	dated                     // it bears the day already: not after today, unless soon
)

const (
	soonDated = 31  // days: what bears a day so near ahead may yet be sent
	closeBy   = 92  // days: so near on the wrong side of today, the day is asked for
	aYear     = 366 // days: a day without its year that is further off is 29 February of another year
	halfYear  = 183 // days: a day in figures further off than this is asked for
)

// as completes a day that is the day of something that happened or is planned. Where it cannot be known the
// day is zero and the doubt says why, with the days that may be meant.
func (d *day) as(dir direction, today civil.Date, cal *civil.Calendar) (civil.Date, string, []civil.Date) {
	date, doubt, readings := d.complete(dir, today, cal)
	if d.offset != 0 && doubt == "" {
		return sided(date.AddDays(d.offset), dir, today, false)
	}
	return date, doubt, readings
}

func (d *day) complete(dir direction, today civil.Date, cal *civil.Calendar) (civil.Date, string, []civil.Date) {
	if d.doubt != "" {
		return civil.Date{}, d.doubt, d.possible(today)
	}
	if dir == dated && (d.form != yearless || d.hasWeekday) {
		dir = nearest
	}
	switch d.form {
	case yearless:
		return d.completed(dir, today, func(year int) (civil.Date, error) { return civil.New(year, d.month, d.day) })
	case holidayDay:
		return d.completed(dir, today, func(year int) (civil.Date, error) { return d.inYear(year, cal) })
	case monthless:
		return d.monthless(dir, today)
	case weekdayDay:
		return d.weekdayOnly(dir, today)
	case wholeDay:
		return sided(d.date, dir, today, d.month != 0)
	}
	return civil.Date{}, noDay, nil
}

// possible returns what a day in doubt may be.
func (d *day) possible(today civil.Date) []civil.Date {
	if d.doubt != impossibleDay || len(d.readings) > 0 || d.month == 0 {
		return d.readings
	}
	year := today.Year()
	last := civil.On(year, d.month, civil.DaysIn(year, d.month))
	return []civil.Date{last, last.AddDays(1)}
}

// sided doubts a known day on the wrong side of today. written is true for a day of the calendar that was
// written out, for which a slip in the month or the year is offered.
func sided(date civil.Date, dir direction, today civil.Date, written bool) (civil.Date, string, []civil.Date) {
	if dir != happened || !date.After(today) {
		return date, "", nil
	}
	if !written {
		return civil.Date{}, futureDay, nil
	}
	return civil.Date{}, futureDay, slips(date, today)
}

// slips returns the same day in the latest month that has it before today, and in the latest year.
func slips(date, today civil.Date) []civil.Date {
	var out []civil.Date
	for _, step := range [...]int{1, 12} {
		for back := step; back <= 120; back += step {
			d, err := date.AddMonths(-back, civil.Refuse)
			if err == nil && !d.After(today) {
				if len(out) == 0 || out[0] != d {
					out = append(out, d)
				}
				break
			}
		}
	}
	return out
}

// completed finds the year of a day and month.
func (d *day) completed(dir direction, today civil.Date, in func(year int) (civil.Date, error)) (civil.Date, string, []civil.Date) {
	past, ahead := around(today, in)
	if past.IsZero() || ahead.IsZero() || dir == happened && today.Sub(past) > aYear || dir == planned && ahead.Sub(today) > aYear {
		impossible := *d
		impossible.doubt = impossibleDay
		return civil.Date{}, impossibleDay, impossible.possible(today)
	}
	if d.hasWeekday {
		return d.withWeekday(dir, today, past, ahead)
	}
	since, until := today.Sub(past), ahead.Sub(today)
	switch dir {
	case happened:
		switch {
		case until > 0 && until <= closeBy && since > until:
			return civil.Date{}, futureDay, slips(ahead, today)
		case d.numeric && since > halfYear:
			return civil.Date{}, ambiguousDay, earlier(past, in)
		}
		return past, "", nil
	case planned:
		switch {
		case since > 0 && since <= closeBy && until > since:
			return civil.Date{}, pastDay, []civil.Date{past, ahead}
		case d.numeric && until > halfYear:
			return civil.Date{}, ambiguousDay, []civil.Date{ahead, past}
		}
		return ahead, "", nil
	}
	if since < until || dir == dated && until > soonDated {
		return past, "", nil
	}
	return ahead, "", nil
}

// earlier returns the day and the same day a year before.
func earlier(past civil.Date, in func(year int) (civil.Date, error)) []civil.Date {
	out := []civil.Date{past}
	if d, err := in(past.Year() - 1); err == nil {
		out = append(out, d)
	}
	return out
}

// around returns the latest such day not after today and the first one not before it, zero where there is
// none within eight years.
func around(today civil.Date, in func(year int) (civil.Date, error)) (past, ahead civil.Date) {
	for year := today.Year(); year > today.Year()-8 && past.IsZero(); year-- {
		if d, err := in(year); err == nil && !d.After(today) {
			past = d
		}
	}
	for year := today.Year(); year < today.Year()+8 && ahead.IsZero(); year++ {
		if d, err := in(year); err == nil && !d.Before(today) {
			ahead = d
		}
	}
	return past, ahead
}

// withWeekday takes the year in which the day is the weekday written beside it.
func (d *day) withWeekday(dir direction, today, past, ahead civil.Date) (civil.Date, string, []civil.Date) {
	since, until := today.Sub(past), ahead.Sub(today)
	pastFits := past.Weekday() == d.weekday && (dir != planned || since <= closeBy) && (since <= halfYear || until > closeBy)
	aheadFits := ahead.Weekday() == d.weekday && (dir != happened || until <= closeBy)
	switch {
	case pastFits && (dir == happened || since == 0 || dir == nearest && (!aheadFits || since <= until)):
		return past, "", nil
	case aheadFits && dir != happened:
		return ahead, "", nil
	case aheadFits:
		return civil.Date{}, futureDay, slips(ahead, today)
	case pastFits:
		return civil.Date{}, pastDay, []civil.Date{past, ahead}
	}
	date := past
	if dir == planned || dir == nearest && ahead.Sub(today) < today.Sub(past) {
		date = ahead
	}
	return civil.Date{}, ambiguousDay, []civil.Date{date, nearWeekday(date, d.weekday)}
}

// monthless finds the month of "the 26th", by the weekday where one is written.
func (d *day) monthless(dir direction, today civil.Date) (civil.Date, string, []civil.Date) {
	past := nearMonth(d, today, -1, false)
	ahead := nearMonth(d, today, 1, false)
	if !d.hasWeekday {
		switch {
		case dir == happened, dir == nearest && today.Sub(past) <= ahead.Sub(today):
			return past, "", nil
		}
		return ahead, "", nil
	}
	pastFit, aheadFit := nearMonth(d, today, -1, true), nearMonth(d, today, 1, true)
	switch {
	case dir == happened && !pastFit.IsZero():
		return pastFit, "", nil
	case dir == planned && !aheadFit.IsZero():
		return aheadFit, "", nil
	case dir == happened && !aheadFit.IsZero():
		return civil.Date{}, futureDay, []civil.Date{past}
	case dir == planned && !pastFit.IsZero():
		return civil.Date{}, pastDay, []civil.Date{pastFit, ahead}
	case !pastFit.IsZero() && (aheadFit.IsZero() || today.Sub(pastFit) <= aheadFit.Sub(today)):
		return pastFit, "", nil
	case !aheadFit.IsZero():
		return aheadFit, "", nil
	}
	date := past
	if dir == planned {
		date = ahead
	}
	return civil.Date{}, ambiguousDay, []civil.Date{date, nearWeekday(date, d.weekday)}
}

// nearMonth steps from today's month to the nearest that has the day on that side of today, and on the
// weekday where one is asked for, at most three months off.
func nearMonth(d *day, today civil.Date, step int, weekday bool) civil.Date {
	first := civil.On(today.Year(), today.Month(), 1)
	for n := range 5 {
		in, err := first.AddMonths(n*step, civil.Refuse)
		if err != nil {
			return civil.Date{}
		}
		date, err := civil.New(in.Year(), in.Month(), d.day)
		if err != nil || step < 0 && date.After(today) || step > 0 && date.Before(today) {
			continue
		}
		if !weekday {
			return date
		}
		if date.Weekday() == d.weekday && abs(date.Sub(today)) <= closeBy {
			return date
		}
	}
	return civil.Date{}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// weekdayOnly finds the week of "Friday". Said on that weekday itself it may be today's or another one.
func (d *day) weekdayOnly(dir direction, today civil.Date) (civil.Date, string, []civil.Date) {
	coming := today.AddDays((int(d.weekday-today.Weekday())+6)%7 + 1)
	gone := coming.AddDays(-7)
	if gone == today {
		readings := []civil.Date{today, today.AddDays(7)}
		if dir == happened {
			readings = []civil.Date{today, today.AddDays(-7)}
		}
		return civil.Date{}, ambiguousDay, readings
	}
	switch {
	case dir == happened && d.rises:
		return civil.Date{}, ambiguousDay, []civil.Date{gone.AddDays(-7), gone}
	case dir == happened:
		return gone, "", nil
	}
	return coming, "", nil
}
