package talk

import (
	"errors"
	"strconv"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// dateSum answers date arithmetic without a case.
func (t *turn) dateSum() (*answer, error) {
	a, err := t.sum()
	var outside *civil.CoverageError
	var none *civil.RangeError
	switch {
	case errors.As(err, &outside):
		return t.say(words.DateSum, answered, fill(wordOutside, outside.Day.Short(), outside.First.Short(), outside.Last.Short())), nil
	case errors.As(err, &none):
		return t.say(words.DateSum, answered, wordNoResult), nil
	}
	return a, err
}

func (t *turn) sum() (*answer, error) {
	s := t.heard.Sum
	if s == nil || s.From.IsZero() {
		return t.say(words.DateSum, asked, wordSumHow), nil
	}
	switch s.Kind {
	case "add":
		return t.addPeriod(s)
	case "working-day":
		return t.isWorking(s.From)
	case "between":
		return t.between(s)
	}
	return t.say(words.DateSum, answered, fill(wordWeekday, s.From.Long())), nil
}

// addPeriod counts a period from a day, that day left out, as most time limits are counted.
func (t *turn) addPeriod(s *words.Sum) (*answer, error) {
	end, rounded, err := t.end(s)
	if err != nil {
		return nil, err
	}
	p := s.Period
	word := wordAfter
	if p.N < 0 {
		word, p.N = wordBefore, -p.N
	}
	a := t.say(words.DateSum, answered, fill(word, p.String(), s.From.Short(), end.Short()))
	if rounded {
		a.add(chat.Plain, wordRounded)
	}
	if s.Tribunal && s.Period.Unit == civil.WorkingDays {
		a.add(chat.Plain, wordTribunalDays)
	}
	if open, err := t.Service.Calendar().IsWorking(end); err == nil && !open {
		next, err := t.Service.Calendar().NextWorking(end)
		if err != nil {
			return nil, err
		}
		a.add(chat.Plain, fill(wordClosedEnd, end.Weekday().String()+t.holidayOn(end), next.Short()))
	}
	return a.add(chat.Note, wordPlainCount, wordNotAdvice), nil
}

// end counts; rounded says that the last month has no such day.
func (t *turn) end(s *words.Sum) (end civil.Date, rounded bool, err error) {
	switch s.Period.Unit {
	case civil.Days:
		return s.From.AddDays(s.Period.N), false, nil
	case civil.Weeks:
		return s.From.AddDays(7 * s.Period.N), false, nil
	case civil.Months:
		end, err = s.From.AddMonths(s.Period.N, civil.RoundDown)
		return end, !s.From.HasDay(s.Period.N), err
	}
	end, err = t.Service.Calendar().AddWorkingDays(s.From, s.Period.N, t.skip(s))
	return end, false, err
}

// skip leaves out the days on which the tribunal does not count.
func (t *turn) skip(s *words.Sum) civil.Skip {
	if !s.Tribunal {
		return nil
	}
	spans := t.Service.Book().Spans
	return func(d civil.Date) bool {
		for i := range spans {
			if inSpan(&spans[i], d) {
				return true
			}
		}
		return false
	}
}

// inSpan reports whether the day falls into the span, which may run over the new year.
func inSpan(s *law.Span, d civil.Date) bool {
	at, from, to := int(d.Month())*32+d.Day(), int(s.FromMonth)*32+s.FromDay, int(s.ToMonth)*32+s.ToDay
	if from <= to {
		return from <= at && at <= to
	}
	return at >= from || at <= to
}

// isWorking says whether a day is a working day, and why not.
func (t *turn) isWorking(d civil.Date) (*answer, error) {
	open, err := t.Service.Calendar().IsWorking(d)
	if err != nil {
		return nil, err
	}
	word := wordIsClosed
	if open {
		word = wordIsWorking
	}
	return t.say(words.DateSum, answered, fill(word, d.Short(), t.holidayOn(d))).add(chat.Note, wordNotAdvice), nil
}

// holidayOn names the bank holiday on the day: ", Boxing Day", or nothing.
func (t *turn) holidayOn(d civil.Date) string {
	if name := t.Service.Calendar().Holiday(d); name != "" {
		return ", " + name
	}
	return ""
}

// between counts the days from one day to another.
func (t *turn) between(s *words.Sum) (*answer, error) {
	from, to := s.From, s.To
	if to.Before(from) {
		from, to = to, from
	}
	working, err := t.Service.Calendar().WorkingDaysBetween(from, to, t.skip(s))
	if err != nil {
		return nil, err
	}
	kind := wordWorkingDays
	if s.Tribunal {
		kind = wordTribunalWorkingDays
	}
	days := to.Sub(from)
	long := count(days, "day")
	if s.Period.Unit == civil.Weeks {
		long = weeksOf(days) + " (" + long + ")"
	}
	a := t.say(words.DateSum, answered, fill(wordBetween, from.Short(), to.Short(), long, strconv.Itoa(working), kind))
	return a.add(chat.Note, wordNotAdvice), nil
}

// weeksOf says a number of days in weeks: "7 weeks", "7 weeks and 2 days".
func weeksOf(days int) string {
	out := count(days/7, "week")
	if days%7 > 0 {
		out += " and " + count(days%7, "day")
	}
	return out
}
