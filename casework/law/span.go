package law

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// Contains reports whether the day falls inside the span of any year.
func (s *Span) Contains(d civil.Date) bool {
	day := int(d.Month)*100 + d.Day
	from, to := int(s.FromMonth)*100+s.FromDay, int(s.ToMonth)*100+s.ToDay
	if from <= to {
		return from <= day && day <= to
	}
	return day >= from || day <= to
}

// DayAfter returns the first day after the span that d lies in.
func (s *Span) DayAfter(d civil.Date) civil.Date {
	year := d.Year
	if int(d.Month)*100+d.Day > int(s.ToMonth)*100+s.ToDay {
		year++
	}
	return dayIn(year, s.ToMonth, s.ToDay).AddDays(1)
}

// dayIn returns the day of that year: 29 February is the 28th where there is none.
func dayIn(year int, month time.Month, day int) civil.Date {
	d, err := civil.New(year, month, day)
	if err != nil {
		return civil.Date{Year: year, Month: month, Day: day - 1}
	}
	return d
}

// daysWithin counts the days of the span from first to last, both included.
func (s *Span) daysWithin(first, last civil.Date) int {
	n := 0
	for year := first.Year - 1; year <= last.Year; year++ {
		from, to := civil.Date{Year: year, Month: s.FromMonth, Day: s.FromDay}, dayIn(year, s.ToMonth, s.ToDay)
		if to.Before(from) {
			to = dayIn(year+1, s.ToMonth, s.ToDay)
		}
		if overlap := civil.Min(to, last).Sub(civil.Max(from, first)) + 1; overlap > 0 {
			n += overlap
		}
	}
	return n
}

// inAny returns the span that d lies in, or nil.
func inAny(spans []Span, d civil.Date) *Span {
	for i := range spans {
		if spans[i].Contains(d) {
			return &spans[i]
		}
	}
	return nil
}
