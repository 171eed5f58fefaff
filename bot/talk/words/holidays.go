package words

import (
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// holidayNamed reads a holiday by its name: "Boxing Day", "Good Friday 2027", "the August bank holiday".
func (r *dayReader) holidayNamed(i int) (day, int, bool) {
	at := r.skip(i, "the")
	for _, h := range holidays {
		if next, ok := r.words(at, h.words); ok {
			year, after := r.year(next)
			if steps, ok := map[string]int{"this": 0, "next": 1, "last": -1}[r.text(next)]; ok && r.is(next+1, "year") {
				year, after = r.today.Year()+steps, next+2
			}
			d := day{form: holidayDay, holiday: h.name}
			if year > 0 {
				d = fixed(holidayIn(h.name, year, r.cal))
			}
			return d, after, true
		}
	}
	if r.is(at, "bank") && r.is(at+1, "holiday") && r.is(at+2, "monday", "mon") {
		return day{form: wholeDay, doubt: ambiguousDay}, at + 3, true
	}
	return day{}, 0, false
}

// words reports whether the words stand from token i on; "s" of a possessive may stand between.
func (r *dayReader) words(i int, words []string) (int, bool) {
	for _, w := range words {
		if r.is(i, "s") {
			i++
		}
		if !r.is(i, w) {
			return 0, false
		}
		i++
	}
	return i, true
}

type holidayName struct {
	name  string
	words []string
}

// holidays are the names that are heard; the longer first.
var holidays = func() []holidayName {
	out := []holidayName{}
	for line := range strings.SplitSeq(`christmas eve=christmas eve
		christmas day=christmas day
		boxing day=boxing day
		new year eve=new year eve
		new year day=new year day
		good friday=good friday
		easter monday=easter monday
		easter sunday=easter sunday
		early may=early may bank holiday
		early may=may day bank holiday
		early may=may day
		spring=spring bank holiday
		spring=late may bank holiday
		spring=whit monday
		spring=late may bank holiday monday
		spring=spring bank holiday monday
		early may=early may bank holiday monday
		summer=summer bank holiday monday
		summer=august bank holiday monday
		summer=aug bank holiday monday
		summer=aug bank holiday
		summer=summer bank holiday
		summer=august bank holiday
		maundy thursday=maundy thursday
		new year eve=nye
		halloween=halloween
		bonfire night=bonfire night
		valentine=valentines day
		valentine=valentine day
		remembrance sunday=remembrance sunday`, "\n") {
		name, typed, _ := strings.Cut(strings.TrimSpace(line), "=")
		out = append(out, holidayName{name, strings.Fields(typed)})
	}
	slices.SortStableFunc(out, func(a, b holidayName) int { return len(b.words) - len(a.words) })
	return out
}()

// inYear returns the day of the year that d names.
func (d *day) inYear(year int, cal *civil.Calendar) (civil.Date, error) {
	if d.yearly != nil {
		return d.yearly(year)
	}
	return holidayIn(d.holiday, year, cal), nil
}

// holidayIn returns the day of the holiday in the year. The calendar knows the years in which one was moved.
func holidayIn(name string, year int, cal *civil.Calendar) civil.Date {
	switch name {
	case "christmas eve":
		return civil.On(year, time.December, 24)
	case "christmas day":
		return civil.On(year, time.December, 25)
	case "boxing day":
		return civil.On(year, time.December, 26)
	case "new year eve":
		return civil.On(year, time.December, 31)
	case "new year day":
		return civil.On(year, time.January, 1)
	case "good friday":
		return easter(year).AddDays(-2)
	case "maundy thursday":
		return easter(year).AddDays(-3)
	case "halloween":
		return civil.On(year, time.October, 31)
	case "bonfire night":
		return civil.On(year, time.November, 5)
	case "valentine":
		return civil.On(year, time.February, 14)
	case "remembrance sunday": // the second of November
		return civil.On(year, time.November, 8).AddDays((7 - int(civil.On(year, time.November, 8).Weekday())) % 7)
	case "easter monday":
		return easter(year).AddDays(1)
	case "easter sunday":
		return easter(year)
	case "early may":
		return inCalendar(cal, "early may", year, time.May, 1)
	case "spring":
		return inCalendar(cal, "spring", year, time.May, 25)
	}
	return inCalendar(cal, "summer", year, time.August, 25)
}

// inCalendar returns the Monday bank holiday of that name: the calendar's own day where it has one, else the
// first Monday on or after the day of the month.
func inCalendar(cal *civil.Calendar, name string, year int, m time.Month, n int) civil.Date {
	first := civil.On(year, m, n)
	if cal != nil {
		for d := (civil.On(year, m, 1)); d.Sub(first) < 45; d = d.AddDays(1) {
			if strings.HasPrefix(strings.ToLower(cal.Holiday(d)), name) {
				return d
			}
		}
	}
	return first.AddDays((8 - int(first.Weekday())) % 7)
}

// easter returns Easter Sunday of the year (the anonymous Gregorian computus).
func easter(year int) civil.Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil.On(year, time.Month(n/31), n%31+1)
}
