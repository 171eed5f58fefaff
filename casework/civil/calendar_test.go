package civil_test

import (
	"errors"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// spring covers Easter 2026 and the May holidays.
func spring(t testing.TB) *civil.Calendar {
	t.Helper()
	c, err := civil.NewCalendar("spring", day(t, "2026-03-01 Sun"), day(t, "2026-06-30 Tue"), []civil.Holiday{
		{On: day(t, "2026-04-03 Fri"), Name: "Good Friday"}, {On: day(t, "2026-04-06 Mon"), Name: "Easter Monday"},
		{On: day(t, "2026-05-04 Mon"), Name: "Early May bank holiday"}, {On: day(t, "2026-05-25 Mon"), Name: "Spring bank holiday"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWorkingDays(t *testing.T) {
	c := spring(t)
	tests := []struct {
		says, from string
		n          int
		want       string
	}{
		{"three over Easter", "2026-04-02 Thu", 3, "2026-04-09 Thu"},
		{"from a Saturday the Monday is the first", "2026-05-09 Sat", 1, "2026-05-11 Mon"},
		{"none is the day itself, closed or not", "2026-05-09 Sat", 0, "2026-05-09 Sat"},
		{"back over a bank holiday", "2026-05-26 Tue", -1, "2026-05-22 Fri"},
		{"ten from the middle of May", "2026-05-15 Fri", 10, "2026-06-01 Mon"},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			got, err := c.AddWorkingDays(day(t, tt.from), tt.n, nil)
			if err != nil || got != day(t, tt.want) {
				t.Errorf("got %s (%v), want %s", got, err, tt.want)
			}
		})
	}
}

func TestSkippedDaysAreNotCounted(t *testing.T) {
	april := func(d civil.Date) bool { return d.Month() == time.April }
	got, err := spring(t).AddWorkingDays(day(t, "2026-03-30 Mon"), 2, april)
	if err != nil || got != day(t, "2026-05-01 Fri") {
		t.Errorf("got %s (%v): Tue 31 March is the first, Fri 1 May the second", got, err)
	}
}

func TestCountingBetweenIsTheInverseOfAdding(t *testing.T) {
	c := spring(t)
	for from := day(t, "2026-03-02 Mon"); from.Before(day(t, "2026-05-01 Fri")); from = from.AddDays(1) {
		for n := 1; n < 30; n++ {
			to, err := c.AddWorkingDays(from, n, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := c.WorkingDaysBetween(from, to, nil); err != nil || got != n {
				t.Fatalf("%s + %d working days = %s, between them %d (%v)", from, n, to, got, err)
			}
		}
	}
}

func TestOutsideTheCoverageIsAnErrorAndNeverAWorkingDay(t *testing.T) {
	c := spring(t)
	ask := map[string]func() error{
		"the day before":      func() error { _, err := c.IsWorking(day(t, "2026-02-28 Sat")); return err },
		"the day after":       func() error { _, err := c.IsWorking(day(t, "2026-07-01 Wed")); return err },
		"counting out":        func() error { _, err := c.AddWorkingDays(day(t, "2026-06-29 Mon"), 5, nil); return err },
		"counting out, back":  func() error { _, err := c.AddWorkingDays(day(t, "2026-03-02 Mon"), -1, nil); return err },
		"the next from out":   func() error { _, err := c.NextWorking(day(t, "2026-07-04 Sat")); return err },
		"the last before out": func() error { _, err := c.LastWorking(day(t, "2026-03-01 Sun")); return err },
		"between": func() error {
			_, err := c.WorkingDaysBetween(day(t, "2026-06-01 Mon"), day(t, "2026-07-03 Fri"), nil)
			return err
		},
	}
	for says, f := range ask {
		var outside *civil.CoverageError
		if err := f(); !errors.As(err, &outside) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestNextAndLast(t *testing.T) {
	c := spring(t)
	if got, _ := c.NextWorking(day(t, "2026-04-03 Fri")); got != day(t, "2026-04-07 Tue") {
		t.Errorf("next after Good Friday: %s", got)
	}
	if got, _ := c.LastWorking(day(t, "2026-04-06 Mon")); got != day(t, "2026-04-02 Thu") {
		t.Errorf("last before Easter Monday: %s", got)
	}
	if got, _ := c.NextWorking(day(t, "2026-04-07 Tue")); got != day(t, "2026-04-07 Tue") {
		t.Errorf("a working day stays: %s", got)
	}
	if c.Holiday(day(t, "2026-04-03 Fri")) != "Good Friday" || c.Holiday(day(t, "2026-04-07 Tue")) != "" {
		t.Error("the names of the holidays are wrong")
	}
}

func TestABadCalendarDoesNotLoad(t *testing.T) {
	first, last := day(t, "2026-03-01 Sun"), day(t, "2026-06-30 Tue")
	friday := civil.Holiday{On: day(t, "2026-04-03 Fri"), Name: "Good Friday"}
	for says, bad := range map[string]func() error{
		"covers nothing": func() error { _, err := civil.NewCalendar("x", last, first, nil); return err },
		"holiday outside": func() error {
			_, err := civil.NewCalendar("x", day(t, "2026-05-01 Fri"), last, []civil.Holiday{friday})
			return err
		},
		"holiday twice": func() error {
			_, err := civil.NewCalendar("x", first, last, []civil.Holiday{friday, friday})
			return err
		},
	} {
		if bad() == nil {
			t.Errorf("%s: it was accepted", says)
		}
	}
}

func BenchmarkThirtyWorkingDays(b *testing.B) {
	c := spring(b)
	from := day(b, "2026-03-31 Tue")
	for b.Loop() {
		if _, err := c.AddWorkingDays(from, 30, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkThirtyWorkingDaysByTime is what the calendar is measured against: times and a map of holidays.
func BenchmarkThirtyWorkingDaysByTime(b *testing.B) {
	closed := map[time.Time]bool{}
	for _, h := range []civil.Date{day(b, "2026-04-03 Fri"), day(b, "2026-04-06 Mon"), day(b, "2026-05-04 Mon"), day(b, "2026-05-25 Mon")} {
		closed[time.Date(h.Year(), h.Month(), h.Day(), 0, 0, 0, 0, time.UTC)] = true
	}
	from := time.Date(2026, time.March, 31, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		at := from
		for n := 30; n > 0; {
			at = at.Add(24 * time.Hour)
			if at.Weekday() != time.Saturday && at.Weekday() != time.Sunday && !closed[at] {
				n--
			}
		}
	}
}
