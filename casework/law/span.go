package law

import "github.com/redress-send/redress/casework/civil"

// Contains reports whether the day falls inside the span of any year.
func (s *Span) Contains(d civil.Date) bool {
	_, month, of := d.Parts()
	day := int(month)*100 + of
	from, to := int(s.FromMonth)*100+s.FromDay, int(s.ToMonth)*100+s.ToDay
	if from <= to {
		return from <= day && day <= to
	}
	return day >= from || day <= to
}

// DayAfter returns the first day after the span that d lies in.
func (s *Span) DayAfter(d civil.Date) civil.Date {
	year, month, day := d.Parts()
	if int(month)*100+day > int(s.ToMonth)*100+s.ToDay {
		year++
	}
	return civil.On(year, s.ToMonth, s.ToDay).AddDays(1)
}

// daysWithin counts the days of the span from first to last, both included.
func (s *Span) daysWithin(first, last civil.Date) int {
	n := 0
	for year := first.Year() - 1; year <= last.Year(); year++ {
		from, to := civil.On(year, s.FromMonth, s.FromDay), civil.On(year, s.ToMonth, s.ToDay)
		if to.Before(from) {
			to = civil.On(year+1, s.ToMonth, s.ToDay)
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
