package configs_test

import "time"

// way is one way to find the last day of a period from its start.
type way func(time.Time) time.Time

func weeks(n int) way  { return func(t time.Time) time.Time { return plusDays(t, 7*n) } }
func days(n int) way   { return func(t time.Time) time.Time { return plusDays(t, n) } }
func months(n int) way { return func(t time.Time) time.Time { return plusMonths(t, n) } }

// openDays are working days of which none is left out.
func openDays(n int) way {
	return func(t time.Time) time.Time { return inEngland.working(t, n, never) }
}

// tribunalDays are working days without August and Christmas.
func tribunalDays(n int) way {
	return func(t time.Time) time.Time { return inEngland.working(t, n, frozen) }
}

// beginningWith is working days of which the day itself is the first, where it is one.
func beginningWith(n int) way {
	return func(t time.Time) time.Time { return inEngland.working(plusDays(t, -1), n, never) }
}

// monthsBeginningWith is n months of which the first day is the first; the last day of the month where there is
// no such day.
func monthsBeginningWith(n int) way {
	return func(t time.Time) time.Time {
		if end := plusMonths(t, n); end.Day() != t.Day() {
			return end
		}
		return plusDays(plusMonths(t, n), -1)
	}
}

// startingWith is n months of which the day itself is the first; the earlier reading where there is no such day.
func startingWith(n int) way {
	return func(t time.Time) time.Time { return plusDays(plusMonths(t, n), -1) }
}

// counted are days of which those of August and Christmas are left out, before the day where n is negative.
func counted(n int) way {
	by := oneDay
	if n < 0 {
		n, by = -n, -oneDay
	}
	return func(t time.Time) time.Time {
		for left := n; left > 0; {
			if t = t.Add(by); !frozen(t) {
				left--
			}
		}
		return t
	}
}

// countedMonth is a month measured in days, of which those of August and Christmas are left out.
func countedMonth(t time.Time) time.Time {
	return counted(int(plusMonths(t, 1).Sub(t) / oneDay))(t)
}

// since2020 is one way until 20 July 2020 and another from 21 July 2020, when the rule for disability cases changed.
func since2020(before, after way) way {
	return func(t time.Time) time.Time {
		if t.Before(date(2020, time.July, 21)) {
			return before(t)
		}
		return after(t)
	}
}

// from is a way that began on a day; before it there is no such limit.
func from(first time.Time, w way) way {
	return func(t time.Time) time.Time {
		if t.Before(first) {
			return time.Time{}
		}
		return w(t)
	}
}

// kind is what becomes of the last day of a period: whether and how it moves, and by which hour the act is done.
type kind struct {
	moves func(*place, time.Time) time.Time // nil: it stays, and the last open day before it is the safe one
	hour  string
}

var (
	stays       = kind{}
	staysByFive = kind{hour: "17:00"}
	rolls       = kind{(*place).next, "17:00"}
	// starts is for starting an appeal: out of August and Christmas, then off a closed day.
	starts = kind{func(p *place, t time.Time) time.Time {
		for frozen(t) {
			t = t.Add(oneDay)
		}
		return p.next(t)
	}, "17:00"}
	// after is the first open day after the last day, whatever day that is.
	after = kind{moves: func(p *place, t time.Time) time.Time { return p.next(t.Add(oneDay)) }}
)

// expected is what must come out.
type expected struct{ raw, due, safe time.Time }

// of works out the day and the safe day.
func (k kind) of(p *place, raw time.Time) expected {
	e := expected{raw: raw, due: raw}
	switch {
	case k.moves != nil:
		e.due = k.moves(p, raw)
	case !p.open(raw):
		e.safe = p.previous(raw)
	}
	return e
}
