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
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the Gregorian calendar, from 0001-01-01 to 9999-12-31. It is comparable with == and
// has no zone. The zero Date means "no day". It takes four bytes, for deadlines hold many.
type Date struct {
	n int32 // 1 for 0001-01-01, 2 for the next day; 0: no day
}

// epoch is how many days lie between the zero Date and 1970-01-01.
const epoch = 719163

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
	return FromSerial(serial(year, month, day)), nil
}

// On returns the day of a year, a month and a day that are known to exist. It never fails: a day that the
// month does not have is the month's last (29 February in a common year is the 28th), and so with a year.
func On(year int, month time.Month, day int) Date {
	year, month = min(max(year, minYear), maxYear), min(max(month, time.January), time.December)
	return FromSerial(serial(year, month, min(max(day, 1), DaysIn(year, month))))
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
	return FromSerial(serial(t.Date()))
}

// IsZero reports whether d is "no day".
func (d Date) IsZero() bool { return d == Date{} }

// Serial returns the number of days from 1970-01-01, negative before it. It orders days and measures
// between them.
func (d Date) Serial() int { return int(d.n) - epoch }

// FromSerial is the inverse of Serial.
func FromSerial(n int) Date { return Date{int32(n + epoch)} }

// serial counts the days from 1970-01-01. (Days-from-civil: H. Hinnant, "chrono-compatible low-level date
// algorithms".) The year is 0 or later.
func serial(year int, month time.Month, day int) int {
	if month <= time.February {
		year--
	}
	era := year / 400
	if year < 0 {
		era = (year - 399) / 400
	}
	yoe := year - era*400
	doy := (153*((int(month)+9)%12)+2)/5 + day - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

// Parts returns the year, the month and the day of the month; all are 0 for no day.
func (d Date) Parts() (year int, month time.Month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	n := int(d.n) + 305 // from 0000-03-01, where the years of this count begin
	era := n / 146097
	if n < 0 {
		era = (n - 146096) / 146097
	}
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	year, month, day = yoe+era*400, time.Month(mp+3), doy-(153*mp+2)/5+1
	if mp >= 10 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Year returns the year, Month the month and Day the day of the month; 0 for no day.
func (d Date) Year() int {
	year, _, _ := d.Parts()
	return year
}

// Month returns the month; 0 for no day.
func (d Date) Month() time.Month {
	_, month, _ := d.Parts()
	return month
}

// Day returns the day of the month; 0 for no day.
func (d Date) Day() int {
	_, _, day := d.Parts()
	return day
}

// AddDays returns the day n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date { return Date{d.n + int32(n)} }

// Sub returns the number of days from e to d: positive where d is later.
func (d Date) Sub(e Date) int { return int(d.n) - int(e.n) }

// Before reports whether d is earlier than e. No day is earlier than any.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Compare returns -1, 0 or 1 as d is before, the same as, or after e.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Equal reports whether d is e, as == does; comparisons of whole values in tests ask for it.
func (d Date) Equal(e Date) bool { return d == e }

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
	year, month, day := d.Parts()
	return append(b,
		byte('0'+year/1000%10), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+int(month)/10), byte('0'+int(month)%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// MarshalText writes what String prints.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	read, err := Parse(string(b))
	*d = read
	return err
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
	year, month, day := d.Parts()
	b = strconv.AppendInt(append(b, ' '), int64(day), 10)
	b = append(append(b, ' '), month.String()...)
	return strconv.AppendInt(append(b, ' '), int64(year), 10)
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
