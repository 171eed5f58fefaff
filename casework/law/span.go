package law

import "github.com/redress-send/redress/casework/civil"

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
	return civil.Date{Year: year, Month: s.ToMonth, Day: s.ToDay}.AddDays(1)
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
