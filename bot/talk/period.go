package talk

import (
	"regexp"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// span is a stretch of days that numbers are asked for; zero days are open.
type span struct {
	from, to civil.Date
	note     string // what has to be said about it
}

var (
	saysQuarter   = regexp.MustCompile(`(?i)\b(quarter|qtr|q[1-4])\b`)
	saysMonth     = regexp.MustCompile(`(?i)\bmonth\b`)
	saysFinancial = regexp.MustCompile(`(?i)\b(financial|fiscal|tax)\b`)
	saysAcademic  = regexp.MustCompile(`(?i)\b(academic|school) year\b`)
	saysYear      = regexp.MustCompile(`(?i)\b(year|yr|annual)\b`)
	saysLast      = regexp.MustCompile(`(?i)\b(last|previous|past)\b`)
)

// saysPeriod reports whether the message names a stretch of time.
func (t *turn) saysPeriod() bool {
	for _, says := range []*regexp.Regexp{saysQuarter, saysMonth, saysYear} {
		if says.MatchString(t.ev.Text) {
			return true
		}
	}
	return false
}

// period reads the stretch of time that numbers are asked for: a quarter, a month, a year of three kinds, or
// everything. Somebody who may have whole quarters only gets the present one where nothing is said.
func (t *turn) period() span {
	text, back := t.ev.Text, 0
	if saysLast.MatchString(text) {
		back = 1
	}
	switch {
	case saysQuarter.MatchString(text):
		return months(t.today, 3, 1, back, "")
	case saysFinancial.MatchString(text):
		return months(t.today, 12, time.April, back, "")
	case saysAcademic.MatchString(text):
		return months(t.today, 12, time.September, back, "")
	case saysYear.MatchString(text):
		return months(t.today, 12, time.January, back, wordWhichYear)
	case saysMonth.MatchString(text):
		return months(t.today, 1, 1, back, "")
	case t.suppressedFor(), t.wholeArea():
		return months(t.today, 3, 1, back, "")
	}
	return span{}
}

// months is the stretch of n months that holds the day, counted from the month first of any year, or one of
// those before it.
func months(today civil.Date, n int, first time.Month, back int, note string) span {
	begun := (int(today.Month()) - int(first) + 12) % 12 % n // months since the stretch began
	day, err := civil.New(today.Year(), today.Month(), 1)
	if err == nil {
		day, err = day.AddMonths(-begun-back*n, civil.Refuse)
	}
	if err != nil {
		return span{}
	}
	next, err := day.AddMonths(n, civil.Refuse)
	if err != nil {
		return span{}
	}
	return span{from: day, to: next.AddDays(-1), note: note}
}

// thisQuarter is the quarter of today.
func (t *turn) thisQuarter() casework.Quarter { return casework.QuarterOf(t.today) }
