package talk

import (
	"regexp"
	"strconv"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// dayOnly is a day without its month: "the 26th".
var dayOnly = regexp.MustCompile(`(?i)^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?$`)

// weekdayOnly is a day of the week and nothing else: "thurs".
var weekdayOnly = regexp.MustCompile(`(?i)^(?:on\s+)?(?:the\s+)?(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|` +
	`saturday|sunday)$`)

// shifted reads a corrected day: "the 26th" is the 26th of the month, and "Thursday" the Thursday of the week, that is being
// corrected, unless that lies on the wrong side of today.
func shifted(when words.When, old civil.Date, due bool) civil.Date {
	if day, ok := inWeekOf(when, old); ok && !wrongSide(when, day, due) {
		return day
	}
	n, ok := numberOfDay(when, old)
	if !ok {
		return dayOf(when, due)
	}
	day, err := civil.New(old.Year(), old.Month(), n)
	if err != nil {
		return civil.Date{}
	}
	if wrong := wrongSide(when, day, due); wrong {
		return dayOf(when, due)
	}
	return day
}

// inWeekOf is the day of the week that was said, in the week of another day.
func inWeekOf(when words.When, old civil.Date) (civil.Date, bool) {
	known := when.Ahead
	if known.IsZero() {
		known = when.Past
	}
	if old.IsZero() || known.IsZero() || !weekdayOnly.MatchString(when.Text) {
		return civil.Date{}, false
	}
	return old.AddDays(sinceMonday(known) - sinceMonday(old)), true
}

// sinceMonday is how many days a day lies after the Monday of its week.
func sinceMonday(d civil.Date) int { return (int(d.Weekday()) + 6) % 7 }

// within finds the one day of a stretch that is meant by a day of the week or a number alone. asked is false where the
// question was not about a stretch, or more was said.
func within(when words.When, d *words.Doubt) (day civil.Date, asked bool) {
	byNumber, byWeekday := dayOnly.FindStringSubmatch(when.Text), weekdayOnly.MatchString(when.Text)
	if d == nil || d.From.IsZero() || d.To.IsZero() || byNumber == nil && !byWeekday {
		return civil.Date{}, false
	}
	for on := d.From; !on.After(d.To); on = on.AddDays(1) {
		other, _ := inWeekOf(when, on)
		if byWeekday && other != on || byNumber != nil && byNumber[1] != strconv.Itoa(on.Day()) && byNumber[1] != "0"+strconv.Itoa(on.Day()) {
			continue
		}
		if !day.IsZero() {
			return civil.Date{}, true
		}
		day = on
	}
	return day, true
}

// inMonthAsked is the day of the month that was in question, where a day that does not exist was asked for anew and only its
// number is said: "the 30th" for "31st sept". Where another reading was offered under the number, it is that one.
func inMonthAsked(when words.When, d *words.Doubt) civil.Date {
	if d == nil || d.Kind != doubtImpossible || len(d.Readings) == 0 {
		return civil.Date{}
	}
	for _, old := range d.Readings {
		if n, ok := numberOfDay(when, old); ok && n == old.Day() {
			return old
		}
	}
	n, ok := numberOfDay(when, d.Readings[0])
	if !ok {
		return civil.Date{}
	}
	day, err := civil.New(d.Readings[0].Year(), d.Readings[0].Month(), n)
	if err != nil {
		return civil.Date{}
	}
	return day
}

// numberOfDay is the number of a day that was said without its month, where the month is that of the day before.
func numberOfDay(when words.When, old civil.Date) (int, bool) {
	m := dayOnly.FindStringSubmatch(when.Text)
	if m == nil || old.IsZero() {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// wrongSide reports whether the day is to come where it has happened, or is over where it is planned.
func wrongSide(when words.When, day civil.Date, due bool) bool {
	if due {
		return !when.Ahead.IsZero() && day.Before(when.Ahead)
	}
	return !when.Past.IsZero() && day.After(when.Past)
}

// shiftedOrAsked reads a corrected day; where the same number in the month before or after is nearer to the day that is
// corrected, both may be meant: the day is zero, and they are what is asked.
func (t *turn) shiftedOrAsked(when words.When, old civil.Date, due bool) (civil.Date, []option) {
	day := shifted(when, old, due)
	if last := dayOf(when, due); weekdayOnly.MatchString(when.Text) && !due && !last.IsZero() && last != day {
		return civil.Date{}, []option{{last.Short(), last.String()}, {day.Short(), day.String()}}
	}
	n, ok := numberOfDay(when, old)
	if !ok || day.IsZero() || day.Month() != old.Month() {
		return day, nil
	}
	for _, step := range [...]int{-1, 1} {
		in, err := civil.On(old.Year(), old.Month(), 1).AddMonths(step, civil.Refuse)
		if err != nil {
			continue
		}
		other, err := civil.New(in.Year(), in.Month(), n)
		if err != nil || wrongSide(when, other, due) || apart(other, old) >= apart(day, old) {
			continue
		}
		return civil.Date{}, []option{{day.Short(), day.String()}, {other.Short(), other.String()}}
	}
	return day, nil
}
