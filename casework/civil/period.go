package civil

import (
	"fmt"
	"strconv"
	"time"
)

// Rounding says what a count of months does when the month it ends in has no such day. The zero value
// refuses, so that nobody rounds by accident.
type Rounding int

// The ways to round a day that a month does not have.
const (
	Refuse    Rounding = iota // an error
	RoundDown                 // the last day of the month: 31 January + 1 month = 28 February
	RoundUp                   // the first day of the next month: 31 January + 1 month = 1 March
)

// Unit is what a period is counted in.
type Unit int

// The units of a period.
const (
	Days Unit = iota + 1
	Weeks
	Months
	WorkingDays
)

var unitNames = [...]string{Days: "days", Weeks: "weeks", Months: "months", WorkingDays: "working days"}

func (u Unit) String() string {
	if u < Days || u > WorkingDays {
		return ""
	}
	return unitNames[u]
}

// ParseUnit reads "days", "weeks", "months" or "working days".
func ParseUnit(s string) (Unit, error) {
	for u := Days; u <= WorkingDays; u++ {
		if s == unitNames[u] {
			return u, nil
		}
	}
	return 0, fmt.Errorf("%q is not a unit of time: use days, weeks, months or working days", clip(s))
}

// Period is a length of time in one unit: 2 months, 30 days, 3 working days.
type Period struct {
	N    int
	Unit Unit
}

func (p Period) String() string { return string(p.Append(make([]byte, 0, longest))) }

// Append appends what String prints.
func (p Period) Append(b []byte) []byte {
	name := p.Unit.String()
	if p.N == 1 && name != "" {
		name = name[:len(name)-1]
	}
	b = strconv.AppendInt(b, int64(p.N), 10)
	return append(append(b, ' '), name...)
}

// AddMonths returns the corresponding day n months later (earlier where n is negative). Where that month
// has no such day, r decides; with Refuse it is an error.
func (d Date) AddMonths(n int, r Rounding) (Date, error) {
	year, month, day := d.Parts()
	index := year*12 + int(month) - 1 + n
	year, month = index/12, time.Month(index%12+1)
	if index < minYear*12 || year > maxYear {
		return Date{}, &RangeError{fmt.Sprintf("%d months from %s is outside the calendar", n, d)}
	}
	last := DaysIn(year, month)
	switch {
	case day <= last:
		return FromSerial(serial(year, month, day)), nil
	case r == RoundDown:
		return FromSerial(serial(year, month, last)), nil
	case r == RoundUp:
		return FromSerial(serial(year, month, last)).AddDays(1), nil
	}
	return Date{}, &RangeError{fmt.Sprintf("%s has no day %d: say how to round", month, day)}
}

// HasDay reports whether the month n months from d has d's day of the month.
func (d Date) HasDay(n int) bool {
	_, err := d.AddMonths(n, Refuse)
	return err == nil
}
