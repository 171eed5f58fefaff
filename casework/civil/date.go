// Package civil counts days. It knows what a day is and nothing else: no hour, no zone, no clock, no law.
//
// It refuses to guess. A month that has no such day ("31 February") is an error until the caller says how
// to round; a day outside a calendar's coverage is an error, never "a working day"; a day written with a
// weekday ("2026-03-31 Tue") is checked against it.
//
//	d, _ := civil.Parse("2025-12-31")
//	end, _ := d.AddMonths(2, civil.RoundDown) // 2026-02-28
package civil

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the Gregorian calendar, from 0001-01-01 to 9999-12-31. It is comparable with == and
// has no zone. The zero Date means "no day".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Bounds of the years that a Date can hold.
const (
	minYear = 1
	maxYear = 9999
)

// RangeError says that a day or the result of a count does not exist in the calendar.
type RangeError struct{ Text string }

func (e *RangeError) Error() string { return e.Text }

// New returns the day, or an error if there is no such day.
func New(year int, month time.Month, day int) (Date, error) {
	if year < minYear || year > maxYear || month < time.January || month > time.December || day < 1 || day > DaysIn(year, month) {
		return Date{}, &RangeError{fmt.Sprintf("there is no day %04d-%02d-%02d", year, int(month), day)}
	}
	return Date{year, month, day}, nil
}

// DaysIn returns how many days the month has.
func DaysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if leap(year) {
			return 29
		}
		return 28
	}
	return 31
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// Of returns the day that t shows in its own zone. Give it a time already in the wanted zone.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether d is "no day".
func (d Date) IsZero() bool { return d == Date{} }

// Serial returns the number of days from 1970-01-01, negative before it. It orders days and measures
// between them. (Days-from-civil: H. Hinnant, "chrono-compatible low-level date algorithms".)
func (d Date) Serial() int {
	y := d.Year
	if d.Month <= time.February {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	doy := (153*((int(d.Month)+9)%12)+2)/5 + d.Day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// FromSerial is the inverse of Serial.
func FromSerial(n int) Date {
	n += 719468
	era := n / 146097
	if n < 0 {
		era = (n - 146096) / 146097
	}
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	m := time.Month(mp + 3)
	if mp >= 10 {
		m = time.Month(mp - 9)
	}
	y := yoe + era*400
	if m <= time.February {
		y++
	}
	return Date{y, m, doy - (153*mp+2)/5 + 1}
}

// AddDays returns the day n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date {
	if day := d.Day + n; day >= 1 && day <= 28 {
		return Date{d.Year, d.Month, day}
	}
	return FromSerial(d.Serial() + n)
}

// Sub returns the number of days from e to d: positive where d is later.
func (d Date) Sub(e Date) int { return d.Serial() - e.Serial() }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Compare returns -1, 0 or 1 as d is before, the same as, or after e.
func (d Date) Compare(e Date) int {
	a := (d.Year*16+int(d.Month))*32 + d.Day
	b := (e.Year*16+int(e.Month))*32 + e.Day
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((d.Serial()+4)%7 + 7) % 7) }

// Min returns the earlier of two days; Max the later.
func Min(a, b Date) Date {
	if b.Before(a) {
		return b
	}
	return a
}

// Max returns the later of two days.
func Max(a, b Date) Date {
	if b.After(a) {
		return b
	}
	return a
}

// String prints the day as YYYY-MM-DD, and the zero Date as the empty string.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.AppendISO(make([]byte, 0, 10)))
}

// AppendISO appends YYYY-MM-DD to b.
func (d Date) AppendISO(b []byte) []byte {
	return append(b,
		byte('0'+d.Year/1000%10), byte('0'+d.Year/100%10), byte('0'+d.Year/10%10), byte('0'+d.Year%10), '-',
		byte('0'+int(d.Month)/10), byte('0'+int(d.Month)%10), '-', byte('0'+d.Day/10), byte('0'+d.Day%10))
}

// Long prints the day for people, with its weekday: "Friday 11 December 2026".
func (d Date) Long() string { return string(d.AppendLong(make([]byte, 0, longest))) }

// AppendLong appends what Long prints.
func (d Date) AppendLong(b []byte) []byte { return d.appendPlain(append(b, d.Weekday().String()...)) }

// Short prints the day for people with a short weekday: "Fri 11 December 2026".
func (d Date) Short() string { return string(d.AppendShort(make([]byte, 0, longest))) }

// AppendShort appends what Short prints.
func (d Date) AppendShort(b []byte) []byte {
	return d.appendPlain(append(b, d.Weekday().String()[:3]...))
}

// longest is the room that a day takes: "Wednesday 30 September 9999".
const longest = 32

func (d Date) appendPlain(b []byte) []byte {
	b = strconv.AppendInt(append(b, ' '), int64(d.Day), 10)
	b = append(append(b, ' '), d.Month.String()...)
	return strconv.AppendInt(append(b, ' '), int64(d.Year), 10)
}

// Parse reads YYYY-MM-DD, strictly: ten characters and a day that exists.
func Parse(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, &RangeError{fmt.Sprintf("%q is not a day: write YYYY-MM-DD, for example 2026-03-31", clip(s))}
	}
	y, m, d := digits(s[:4]), digits(s[5:7]), digits(s[8:])
	if y < 0 || m < 0 || d < 0 {
		return Date{}, &RangeError{fmt.Sprintf("%q is not a day: write YYYY-MM-DD, for example 2026-03-31", clip(s))}
	}
	date, err := New(y, time.Month(m), d)
	if err != nil {
		return Date{}, &RangeError{fmt.Sprintf("%q is not a day that exists", clip(s))}
	}
	return date, nil
}

// ParseChecked reads a day written with its weekday, "2026-03-31 Tue", and refuses a wrong weekday. It is
// for fixtures and examples, so that a slip in the day cannot pass for the day that was meant.
func ParseChecked(s string) (Date, error) {
	if len(s) != 14 || s[10] != ' ' {
		return Date{}, &RangeError{fmt.Sprintf("%q is not a day with its weekday: write it as 2026-03-31 Tue", clip(s))}
	}
	d, err := Parse(s[:10])
	if err != nil {
		return Date{}, err
	}
	if want := d.Weekday().String()[:3]; want != s[11:] {
		return Date{}, &RangeError{fmt.Sprintf("%s is a %s, not a %s", s[:10], want, s[11:])}
	}
	return d, nil
}

// Must is for tests and for days written in the program itself: it panics on an error.
func Must(d Date, err error) Date {
	if err != nil {
		panic(err)
	}
	return d
}

func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// clip keeps an error short whatever was typed.
func clip(s string) string {
	const limit = 40
	if r := []rune(s); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}
