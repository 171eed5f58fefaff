package words

import (
	"regexp"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// span reads the stretch of days of an agenda, and whose it is.
func (m *message) span() Range {
	r := Range{Overdue: m.hasWord("overdue", "late", "missed"), Scope: m.scope()}
	today := m.set.Today
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind == aLength && m.isOne(i-1, "next", "coming", "within", "in", "following") {
			r.From, r.To = today, ahead(today, m.lengths[t.at])
			return r
		}
		if t.text == "christmas" && t.kind == aWord && m.isOne(i-1, "and", "until", "to", "till", "til", "by") {
			r.From, r.To = today, christmas(today)
		}
		if t.kind != aDay {
			continue
		}
		first, last := m.stretchOf(&m.days[t.at])
		if first.IsZero() {
			continue
		}
		if p := m.runsFromNow(&m.days[t.at]); p.N > 0 {
			first, last = today, ahead(today, p)
		}
		switch before := m.days[t.at].before; {
		case m.isOne(i-1, "and") && m.isOne(i-2, "now") && m.isOne(i-3, "between"):
			r.From, r.To = today, last
		case before == "by", before == "until", before == "to":
			if r.From.IsZero() {
				r.From = today
			}
			r.To = last
		case before == "before":
			r.From, r.To = today, first.AddDays(-1)
		case before == "after", before == "from", before == "since":
			r.From = first
			if before == "after" {
				r.From = last.AddDays(1)
			}
		case r.From.IsZero():
			r.From, r.To = first, last
		default:
			r.To = last
		}
	}
	return r
}

// christmas is the next Christmas Day.
func christmas(today civil.Date) civil.Date {
	if d := civil.On(today.Year(), time.December, 25); !d.Before(today) {
		return d
	}
	return civil.On(today.Year()+1, time.December, 25)
}

// fromNow is a stretch that begins today, not with the next Monday or the next first of a month: "in the next week".
var fromNow = regexp.MustCompile(`(?i)\b(?:in|over|within|during|for|across|into) the (?:next|coming|following) (week|month)$`)

// runsFromNow is how long the stretch is where the day is one that begins today; none where it is not.
func (m *message) runsFromNow(d *day) civil.Period {
	found := fromNow.FindStringSubmatch(m.text[:d.end])
	switch {
	case found == nil:
		return civil.Period{}
	case strings.EqualFold(found[1], "month"):
		return civil.Period{N: 1, Unit: civil.Months}
	}
	return civil.Period{N: 1, Unit: civil.Weeks}
}

// countedSpan reads the stretch of days that numbers are asked for, "since April", "in October", "from 1 to 30 Sept": what was
// counted has happened. Without such days it is open at both ends.
func (m *message) countedSpan() Range {
	var r Range
	for i := range m.toks {
		if m.toks[i].kind != aDay {
			continue
		}
		d := &m.days[m.toks[i].at]
		first, last := d.first, d.last
		if d.form != vagueDay {
			first, _, _ = d.as(happened, m.set.Today, m.set.Calendar)
			last = first
		} else if first.After(m.set.Today) {
			first, last = yearBefore(first), yearBefore(last)
		}
		switch {
		case first.IsZero():
		case d.before == "since" || d.before == "from" || d.before == "after" || strings.HasPrefix(strings.ToLower(m.text[d.start:d.end]), "since"):
			r.From, r.To = first, m.set.Today
		case r.From.IsZero():
			r.From, r.To = first, last
		default:
			r.To = last
		}
	}
	if r.To.Before(r.From) {
		return Range{}
	}
	return r
}

// yearBefore is the same day a year before, the last of its month where that year lacks it.
func yearBefore(d civil.Date) civil.Date {
	out, err := d.AddMonths(-12, civil.RoundDown)
	if err != nil {
		return civil.Date{}
	}
	return out
}

// stretchOf returns the first and the last day that are meant: a day is its own stretch.
func (m *message) stretchOf(d *day) (first, last civil.Date) {
	if d.form == vagueDay {
		return d.first, m.onAWeekend(d.first, d.last)
	}
	date, doubt, readings := d.as(planned, m.set.Today, m.set.Calendar)
	switch {
	case doubt == "":
		return date, date
	case d.doubt == ambiguousDay && len(readings) == 2 && readings[0].Before(readings[1]):
		return readings[0], readings[1]
	case d.form == weekdayDay && len(readings) > 0:
		return readings[0], readings[0]
	}
	return civil.Date{}, civil.Date{}
}

// onAWeekend is the last day of a week that is asked about: on a Saturday or Sunday "this week" is the one
// that comes, too, for of its own hardly anything is left.
func (m *message) onAWeekend(first, last civil.Date) civil.Date {
	today := m.set.Today
	weekend := today.Weekday() == time.Saturday || today.Weekday() == time.Sunday
	if weekend && last.Sub(first) == 6 && !today.Before(first) && !today.After(last) {
		return last.AddDays(7)
	}
	return last
}

// ahead returns the day that lies the length ahead of today.
func ahead(today civil.Date, p civil.Period) civil.Date {
	switch p.Unit {
	case civil.Weeks:
		return today.AddDays(7 * p.N)
	case civil.Months:
		if d, err := today.AddMonths(p.N, civil.RoundDown); err == nil {
			return d
		}
	case civil.WorkingDays:
		return today.AddDays(p.N + 2*((p.N+4)/5))
	}
	return today.AddDays(p.N)
}

// scope says whose agenda is asked for.
func (m *message) scope() string {
	switch {
	case m.hasWord("team"): // my team, the team that I am in
		return "team"
	case m.hasWord("my", "mine", "i", "myself"):
		return "mine"
	case m.hasWord("we", "our", "us", "everyone", "everybody"):
		return "team"
	case len(m.places) > 0 || m.hasWord("area"):
		return "area"
	}
	return ""
}
