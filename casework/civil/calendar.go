package civil

import "fmt"

// Calendar knows which days are closed: Saturdays, Sundays and the holidays it was given, from the first
// to the last day that it covers. Outside its coverage it answers with an error and never with a guess.
type Calendar struct {
	name  string
	first int // serial of the first covered day
	last  int // serial of the last covered day
	open  []bool
	names map[Date]string
}

// Holiday is a closed day and what it is called.
type Holiday struct {
	On   Date
	Name string
}

// CoverageError says that a calendar was asked about a day it does not cover.
type CoverageError struct {
	Calendar    string
	Day         Date
	First, Last Date
}

func (e *CoverageError) Error() string {
	return fmt.Sprintf("%s is outside the %s calendar, which covers %s to %s", e.Day, e.Calendar, e.First, e.Last)
}

// NewCalendar returns a calendar that covers first to last, both included. A holiday outside the coverage,
// a holiday given twice or an empty coverage is an error.
func NewCalendar(name string, first, last Date, holidays []Holiday) (*Calendar, error) {
	if last.Before(first) || first.IsZero() {
		return nil, fmt.Errorf("calendar %s: covers nothing (%s to %s)", name, first, last)
	}
	c := &Calendar{name: name, first: first.Serial(), last: last.Serial(), names: make(map[Date]string, len(holidays))}
	c.open = make([]bool, c.last-c.first+1)
	for i := range c.open {
		weekday := (c.first + i + 4) % 7 // 1970-01-01 was a Thursday
		if weekday < 0 {
			weekday += 7
		}
		c.open[i] = weekday != 0 && weekday != 6
	}
	for _, h := range holidays {
		n := h.On.Serial()
		if n < c.first || n > c.last {
			return nil, fmt.Errorf("calendar %s: %s (%s) is outside its coverage", name, h.On, h.Name)
		}
		if _, twice := c.names[h.On]; twice {
			return nil, fmt.Errorf("calendar %s: %s stands twice", name, h.On)
		}
		c.open[n-c.first], c.names[h.On] = false, h.Name
	}
	return c, nil
}

// Name returns what the calendar is called.
func (c *Calendar) Name() string { return c.name }

// Coverage returns the first and the last day that the calendar knows.
func (c *Calendar) Coverage() (first, last Date) { return FromSerial(c.first), FromSerial(c.last) }

// Covers reports whether the calendar knows the day.
func (c *Calendar) Covers(d Date) bool {
	n := d.Serial()
	return n >= c.first && n <= c.last
}

// Holiday returns the name of the holiday on d, or the empty string.
func (c *Calendar) Holiday(d Date) string { return c.names[d] }

func (c *Calendar) outside(n int) error {
	first, last := c.Coverage()
	return &CoverageError{Calendar: c.name, Day: FromSerial(n), First: first, Last: last}
}

// IsWorking reports whether d is a working day: not a Saturday, a Sunday or a holiday.
func (c *Calendar) IsWorking(d Date) (bool, error) { return c.working(d.Serial()) }

func (c *Calendar) working(n int) (bool, error) {
	if n < c.first || n > c.last {
		return false, c.outside(n)
	}
	return c.open[n-c.first], nil
}

// NextWorking returns d itself if it is a working day, else the first one after it.
func (c *Calendar) NextWorking(d Date) (Date, error) { return c.step(d, 1) }

// LastWorking returns d itself if it is a working day, else the last one before it.
func (c *Calendar) LastWorking(d Date) (Date, error) { return c.step(d, -1) }

func (c *Calendar) step(d Date, by int) (Date, error) {
	for n := d.Serial(); ; n, d = n+by, d.AddDays(by) {
		ok, err := c.working(n)
		if err != nil {
			return Date{}, err
		}
		if ok {
			return d, nil
		}
	}
}

// Skip tells a count to leave a day out, whatever the calendar says of it. Nil skips nothing.
type Skip func(Date) bool

// AddWorkingDays returns the nth working day after d, or before it where n is negative; d itself is left
// out. Days that skip names are not counted. Counting 0 returns d.
func (c *Calendar) AddWorkingDays(d Date, n int, skip Skip) (Date, error) {
	by := 1
	if n < 0 {
		by, n = -1, -n
	}
	for s := d.Serial(); n > 0; {
		s, d = s+by, d.AddDays(by)
		ok, err := c.working(s)
		if err != nil {
			return Date{}, err
		}
		if ok && (skip == nil || !skip(d)) {
			n--
		}
	}
	return d, nil
}

// WorkingDaysBetween counts the working days after from, up to and including to, leaving out those that
// skip names. It is 0 where to is not after from.
func (c *Calendar) WorkingDaysBetween(from, to Date, skip Skip) (int, error) {
	n := 0
	for s := from.Serial() + 1; s <= to.Serial(); s++ {
		ok, err := c.working(s)
		if err != nil {
			return 0, err
		}
		if ok && (skip == nil || !skip(FromSerial(s))) {
			n++
		}
	}
	return n, nil
}
