package law

import "github.com/redress-send/redress/casework/civil"

// Contains reports whether the day falls inside the span of any year.
func (s *Span) Contains(d civil.Date) bool { return monthDayOf(d).isIn(s) }

// monthDay is a month and a day of any year, in their order: 1225 is Christmas Day.
type monthDay int

func monthDayOf(d civil.Date) monthDay {
	_, month, day := d.Parts()
	return monthDay(int(month)*100 + day)
}

// isIn reports whether the day falls inside the span, which may go over the end of the year.
func (on monthDay) isIn(s *Span) bool {
	from, to := monthDay(int(s.FromMonth)*100+s.FromDay), monthDay(int(s.ToMonth)*100+s.ToDay)
	if from <= to {
		return from <= on && on <= to
	}
	return on >= from || on <= to
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
func inAny(spans []Span, d civil.Date) *Span { return monthDayOf(d).inAny(spans) }

func (on monthDay) inAny(spans []Span) *Span {
	for i := range spans {
		if on.isIn(&spans[i]) {
			return &spans[i]
		}
	}
	return nil
}
