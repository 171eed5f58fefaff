package configs_test

import "time"

// The second computation: days worked out with the standard library's times, holidays from the rules for them.
// It shares no code and no data with the law room or its files.

const oneDay = 24 * time.Hour

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// plusMonths is the corresponding day, or the last day of the month where there is none.
func plusMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), t.Month()+time.Month(n), 1)
	last := date(first.Year(), first.Month()+1, 0)
	if t.Day() >= last.Day() {
		return last
	}
	return date(first.Year(), first.Month(), t.Day())
}

func plusDays(t time.Time, n int) time.Time { return t.Add(time.Duration(n) * oneDay) }

// easter is Easter Sunday by the anonymous Gregorian algorithm.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return date(y, time.Month((h+l-7*m+114)/31), (h+l-7*m+114)%31+1)
}

func firstMonday(y int, m time.Month) time.Time {
	t := date(y, m, 1)
	for t.Weekday() != time.Monday {
		t = t.Add(oneDay)
	}
	return t
}

// holidays of one year by the rules, with the years that were different.
func holidays(y int) map[time.Time]bool {
	out := map[time.Time]bool{plusDays(easter(y), -2): true, plusDays(easter(y), 1): true}
	may, spring := firstMonday(y, time.May), firstMonday(y, time.June)
	spring = plusDays(spring, -7)
	switch y {
	case 2020:
		may = date(2020, time.May, 8)
	case 2022:
		spring = date(2022, time.June, 2)
		out[date(2022, time.June, 3)], out[date(2022, time.September, 19)] = true, true
	case 2023:
		out[date(2023, time.May, 8)] = true
	}
	out[may], out[spring] = true, true
	out[plusDays(firstMonday(y, time.September), -7)] = true
	return withFixed(out, date(y, time.January, 1), date(y, time.December, 25), date(y, time.December, 26))
}

// withFixed adds holidays of fixed days: on a weekend, or where another one is, the next free day takes its place.
func withFixed(out map[time.Time]bool, days ...time.Time) map[time.Time]bool {
	for _, fixed := range days {
		for out[fixed] || fixed.Weekday() == time.Saturday || fixed.Weekday() == time.Sunday {
			fixed = fixed.Add(oneDay)
		}
		out[fixed] = true
	}
	return out
}

// place is where days are open and closed, and how far its calendar is known.
type place struct {
	closed      map[time.Time]bool
	first, last time.Time
}

// placeOf is the place whose bank holidays go by that name.
func placeOf(calendar string, first int) *place {
	p := &place{closed: map[time.Time]bool{}, first: date(first, time.January, 1), last: date(2028, time.December, 31)}
	for y := 2013; y <= 2030; y++ {
		for d := range byRule(calendar, y) {
			p.closed[d] = true
		}
	}
	return p
}

var inEngland = placeOf("england-and-wales", 2014)

func (p *place) open(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !p.closed[t]
}

// next is the day itself or the first open one after it, previous the last open one before it.
func (p *place) next(t time.Time) time.Time {
	for !p.open(t) {
		t = t.Add(oneDay)
	}
	return t
}

func (p *place) previous(t time.Time) time.Time {
	for !p.open(t) {
		t = t.Add(-oneDay)
	}
	return t
}

// working is the nth working day after, or before where n is negative; of those that skip names none counts.
func (p *place) working(t time.Time, n int, skip func(time.Time) bool) time.Time {
	by := oneDay
	if n < 0 {
		n, by = -n, -oneDay
	}
	for n > 0 {
		if t = t.Add(by); p.open(t) && !skip(t) {
			n--
		}
	}
	return t
}

func august(t time.Time) bool { return t.Month() == time.August }

func christmas(t time.Time) bool {
	return (t.Month() == time.December && t.Day() >= 25) || (t.Month() == time.January && t.Day() == 1)
}

func frozen(t time.Time) bool { return august(t) || christmas(t) }
func never(time.Time) bool    { return false }
