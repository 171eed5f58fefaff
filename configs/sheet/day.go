package sheet

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// dateSystem is how a workbook counts days.
type dateSystem int

const (
	since1900 dateSystem = iota // day 1 is 1 January 1900, and there is a 29 February 1900 that never was
	since1904                   // day 0 is 1 January 1904
)

// The years of which a day can be: a number or a slip of the pen outside is no day.
const firstYear, lastYear = 1990, 2099

var errDay = errors.New("it is not a day: write it as 31/03/2026, day first")

// readDay reads a day: a number of a workbook, or text with the day first.
func readDay(v value, system dateSystem) (civil.Date, error) {
	var day civil.Date
	var err error
	if v.number {
		day, err = fromSerial(v.text, system)
	} else {
		day, err = fromText(v.text)
	}
	if err == nil && (day.Year() < firstYear || day.Year() > lastYear) {
		err = fmt.Errorf("it is not a day between %d and %d: check the year, and that the column holds dates", firstYear, lastYear)
	}
	return day, err
}

// fromSerial reads the number of a day; a part of a day is its hour and left out. It is arithmetic of days:
// no zone has a say.
func fromSerial(text string, system dateSystem) (civil.Date, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || n < 0 || n > 200_000 {
		return civil.Date{}, errDay
	}
	days := int(math.Floor(n))
	switch {
	case system == since1904:
		return civil.On(1904, time.January, 1).AddDays(days), nil
	case days == 60:
		return civil.Date{}, errors.New("it is 29 February 1900, a day that only spreadsheets know: give the day")
	case days < 60:
		days++
	}
	return civil.On(1899, time.December, 30).AddDays(days), nil
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$`)
	withMonth = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$`)
	anHour    = regexp.MustCompile(`[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$`)
)

// fromText reads a day as people in England write it.
func fromText(text string) (civil.Date, error) {
	s := spelt(text)
	s = anHour.ReplaceAllString(s, "")
	year, month, day := "", 0, ""
	switch {
	case dayFirst.MatchString(s):
		m := dayFirst.FindStringSubmatch(s)
		month, _ = strconv.Atoi(m[2])
		day, year = m[1], m[3]
	case yearFirst.MatchString(s):
		m := yearFirst.FindStringSubmatch(s)
		month, _ = strconv.Atoi(m[2])
		year, day = m[1], m[3]
	case withMonth.MatchString(s):
		m := withMonth.FindStringSubmatch(s)
		month, day, year = monthNamed(m[2]), m[1], m[3]
	case strings.Trim(s, "0123456789.") == "":
		return civil.Date{}, errors.New("it is a number: let the spreadsheet show the column as dates before it is saved as CSV")
	}
	y, err := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	if err != nil {
		return civil.Date{}, errDay
	}
	if len(year) == 2 {
		y += 2000
	}
	out, err := civil.New(y, time.Month(month), d)
	if err != nil {
		return out, errors.New("there is no such day: days are read as day, month, year (31/03/2026)")
	}
	return out, nil
}

// monthNamed is the month of that name, whole or its first letters; 0 where there is none.
func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if s == name || len(s) >= 3 && len(s) <= 4 && strings.HasPrefix(name, s) {
			return int(m)
		}
	}
	return 0
}

var hour = regexp.MustCompile(`^([01]?\d|2[0-3])[:.]([0-5]\d)(:00)?$`)

// readHour reads an hour: a part of a day, or text like 10:00.
func readHour(v value) (string, error) {
	if v.number {
		n, err := strconv.ParseFloat(v.text, 64)
		if err != nil || n < 0 {
			return "", errors.New("it is not an hour: write it as 10:00")
		}
		minutes := int(math.Round((n-math.Floor(n))*24*60)) % (24 * 60)
		return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60), nil
	}
	m := hour.FindStringSubmatch(strings.TrimSpace(v.text))
	if m == nil {
		return "", errors.New("it is not an hour: write it as 10:00")
	}
	return fmt.Sprintf("%02s:%s", m[1], m[2]), nil
}
