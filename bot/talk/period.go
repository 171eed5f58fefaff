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
	saysQuarter   = regexp.MustCompile(`(?i)\b(quarter|qtr|qrtr)\b`)
	namesQuarter  = regexp.MustCompile(`(?i)\bq([1-4])\b`)
	saysMonth     = regexp.MustCompile(`(?i)\bmonth\b`)
	saysFinancial = regexp.MustCompile(`(?i)\b(financial|fiscal|tax|fin|fy)\b`)
	saysAcademic  = regexp.MustCompile(`(?i)\b(academic|school) year\b`)
	saysYear      = regexp.MustCompile(`(?i)\b(year|yr|annual)\b`)
	saysLast      = regexp.MustCompile(`(?i)\b(last|previous|past)\b`)
)

// saysPeriod reports whether the message names a stretch of time.
func (t *turn) saysPeriod() bool { return saysPeriodIn(t.ev.Text) }

func saysPeriodIn(text string) bool {
	for _, says := range []*regexp.Regexp{namesQuarter, saysQuarter, saysMonth, saysYear} {
		if says.MatchString(text) {
			return true
		}
	}
	return false
}

// unitIn is the stretch of time that a question for numbers names by its unit; empty where it names none.
func unitIn(text string) string {
	var unit string
	switch {
	case namesQuarter.MatchString(text):
		return ""
	case saysQuarter.MatchString(text):
		unit = "quarter"
	case saysFinancial.MatchString(text):
		unit = "financial year"
	case saysAcademic.MatchString(text):
		unit = "academic year"
	case saysYear.MatchString(text):
		unit = "year"
	case saysMonth.MatchString(text):
		unit = "month"
	default:
		return ""
	}
	if saysLast.MatchString(text) {
		return "last " + unit
	}
	return unit
}

// period reads the stretch of time that numbers are asked for: a quarter, a month, a year of three kinds, or
// everything. Somebody who may have whole quarters only gets the present one where nothing is said.
func (t *turn) period() span {
	text, back := t.ev.Text, 0
	if saysLast.MatchString(text) {
		back = 1
	}
	switch {
	case namesQuarter.MatchString(text):
		return t.quarterNamed(int(namesQuarter.FindStringSubmatch(text)[1][0] - '0'))
	case saysQuarter.MatchString(text):
		return months(t.today, 3, 1, back, "")
	case saysFinancial.MatchString(text):
		return months(t.today, 12, time.April, back, "")
	case saysAcademic.MatchString(text):
		return months(t.today, 12, time.September, back, "")
	case saysYear.MatchString(text):
		return months(t.today, 12, time.January, back, wordWhichYear)
	case !t.heard.Range.From.IsZero():
		return span{from: t.heard.Range.From, to: t.heard.Range.To}
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

// quarterNamed is the nth quarter of the calendar year, the latest that has begun.
func (t *turn) quarterNamed(n int) span {
	begins := time.Month(3*n - 2)
	year := t.today.Year()
	if begins > t.today.Month() {
		year--
	}
	out := months(civil.On(year, begins, 1), 3, 1, 0, "")
	out.note = wordWhichQuarter
	return out
}

// thisQuarter is the quarter of today.
func (t *turn) thisQuarter() casework.Quarter { return casework.QuarterOf(t.today) }
