package civil_test

import (
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

func day(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Every day of 1600 to 2400 against the standard library, at noon UTC where no clock changes.
func TestEveryDayAgreesWithTheStandardLibrary(t *testing.T) {
	at := time.Date(1600, 1, 1, 12, 0, 0, 0, time.UTC)
	serial := int(at.Add(-12*time.Hour).Unix()/86400) - 1 // exact: midnight
	for at.Year() < 2400 {
		d := civil.Of(at)
		if d.Weekday() != at.Weekday() {
			t.Fatalf("%s is a %s, want %s", d, d.Weekday(), at.Weekday())
		}
		if n := d.Serial(); n != serial+1 {
			t.Fatalf("%s has serial %d, want %d", d, n, serial+1)
		}
		if back := civil.FromSerial(d.Serial()); back != d {
			t.Fatalf("%s came back as %s", d, back)
		}
		if want := at.Format("2006-01-02"); d.String() != want {
			t.Fatalf("printed %s, want %s", d, want)
		}
		serial++
		at = at.Add(24 * time.Hour)
	}
}

func TestSerialAroundTheEpochAndBeforeIt(t *testing.T) {
	for s, want := range map[string]int{"1970-01-01 Thu": 0, "1969-12-31 Wed": -1, "2000-03-01 Wed": 11017} {
		if got := day(t, s).Serial(); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}

func TestMonths(t *testing.T) {
	tests := []struct {
		says, from string
		n          int
		r          civil.Rounding
		want       string // empty: an error
	}{
		{"the corresponding day", "2026-01-15 Thu", 2, civil.Refuse, "2026-03-15 Sun"},
		{"31 December and two months has no such day", "2025-12-31 Wed", 2, civil.Refuse, ""},
		{"rounded down", "2025-12-31 Wed", 2, civil.RoundDown, "2026-02-28 Sat"},
		{"rounded up", "2025-12-31 Wed", 2, civil.RoundUp, "2026-03-01 Sun"},
		{"a leap February", "2027-12-31 Fri", 2, civil.RoundDown, "2028-02-29 Tue"},
		{"back over the new year", "2026-01-31 Sat", -2, civil.RoundDown, "2025-11-30 Sun"},
		{"twelve months from 29 February", "2024-02-29 Thu", 12, civil.RoundDown, "2025-02-28 Fri"},
		{"to December", "2026-10-31 Sat", 2, civil.Refuse, "2026-12-31 Thu"},
		{"beyond the calendar", "2026-10-31 Sat", 12 * 9000, civil.RoundDown, ""},
		{"before the calendar", "2026-10-31 Sat", -12 * 3000, civil.RoundDown, ""},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			got, err := day(t, tt.from).AddMonths(tt.n, tt.r)
			if tt.want == "" {
				if err == nil {
					t.Fatalf("got %s, want an error", got)
				}
				return
			}
			if err != nil || got != day(t, tt.want) {
				t.Errorf("got %s (%v), want %s", got, err, tt.want)
			}
		})
	}
}

// Properties of month arithmetic over every day of four years and up to three years of months: rounding
// down never lands after rounding up and at most a day before; both keep the order of days.
func TestMonthRoundingProperties(t *testing.T) {
	first, last := day(t, "2023-01-01 Sun"), day(t, "2026-12-31 Thu")
	for n := -36; n <= 36; n++ {
		var before civil.Date
		for d := first; !d.After(last); d = d.AddDays(1) {
			down := civil.Must(d.AddMonths(n, civil.RoundDown))
			up := civil.Must(d.AddMonths(n, civil.RoundUp))
			if gap := up.Sub(down); gap != 0 && (gap != 1 || d.HasDay(n)) {
				t.Fatalf("%s %+d months: %s and %s", d, n, down, up)
			}
			if exact, err := d.AddMonths(n, civil.Refuse); err == nil && (exact != down || exact != up) {
				t.Fatalf("%s %+d months: %s, %s and %s", d, n, exact, down, up)
			}
			if down.Before(before) {
				t.Fatalf("%s %+d months: %s is before %s", d, n, down, before)
			}
			before = down
		}
	}
}

func TestDaysThatDoNotExistAreRefused(t *testing.T) {
	for _, s := range []string{"", "2026-02-29", "2026-2-1", "2026-13-01", "2026-00-10", "0000-01-01", "2026-01-32", "2026-01", "20260101", "2026-01-1x", "２０２６-01-01"} {
		if d, err := civil.Parse(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
	if _, err := civil.ParseChecked("2026-03-31 Wed"); err == nil {
		t.Error("a wrong weekday was accepted")
	}
	if _, err := civil.ParseChecked("2026-03-31"); err == nil {
		t.Error("a missing weekday was accepted")
	}
}

func TestPrintingForPeople(t *testing.T) {
	d := day(t, "2026-12-11 Fri")
	if got := d.Short() + "|" + d.Long() + "|" + (civil.Date{}).String(); got != "Fri 11 December 2026|Friday 11 December 2026|" {
		t.Error(got)
	}
}

func TestOfTakesTheDayOfTheTimesOwnZone(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	instant := time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC)
	if got := civil.Of(instant.In(london)); got != day(t, "2026-07-01 Wed") {
		t.Errorf("got %s", got)
	}
}

func TestUnitsAndPeriods(t *testing.T) {
	for text, want := range map[string]civil.Unit{"days": civil.Days, "weeks": civil.Weeks, "months": civil.Months, "working days": civil.WorkingDays} {
		if got, err := civil.ParseUnit(text); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	if _, err := civil.ParseUnit("fortnights"); err == nil {
		t.Error("fortnights were accepted")
	}
	if got := (civil.Period{N: 1, Unit: civil.Months}).String() + ", " + (civil.Period{N: 3, Unit: civil.WorkingDays}).String(); got != "1 month, 3 working days" {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2026-03-31")
	f.Add("0001-01-01")
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := civil.Parse(s); err == nil && d.String() != s {
			t.Errorf("%q was read as %s", s, d)
		}
	})
}

func BenchmarkAddMonths(b *testing.B) {
	d := day(b, "2025-12-31 Wed")
	for b.Loop() {
		if _, err := d.AddMonths(2, civil.RoundDown); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStandardLibraryMonth is what AddMonths is measured against: it rolls over in place of rounding.
func BenchmarkStandardLibraryMonth(b *testing.B) {
	at := time.Date(2025, time.December, 31, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if time.Date(at.Year(), at.Month()+2, at.Day(), 0, 0, 0, 0, time.UTC).IsZero() {
			b.Fatal("no day")
		}
	}
}

// Every day there is, against the time package: what it is made of and what it is made from.
func TestEveryDayHasTheYearTheMonthAndTheDayOfTheMonthThatTheTimePackageGivesIt(t *testing.T) {
	at := time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
	for d := civil.On(1, time.January, 1); at.Year() <= 9999; d, at = d.AddDays(1), at.Add(24*time.Hour) {
		year, month, day := d.Parts()
		if y, m, n := at.Date(); year != y || month != m || day != n || d.Year() != y || d.Month() != m || d.Day() != n {
			t.Fatalf("%s is %d-%d-%d", at.Format(time.DateOnly), year, month, day)
		}
		if civil.On(year, month, day) != d || civil.Of(at) != d || d.Weekday() != at.Weekday() {
			t.Fatalf("%s is made in another way", at.Format(time.DateOnly))
		}
	}
}

func TestADayThatTheMonthDoesNotHaveIsItsLast(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		want  string
	}{
		{2027, time.February, 29, "2027-02-28"},
		{2028, time.February, 29, "2028-02-29"},
		{2026, time.April, 31, "2026-04-30"},
		{2026, time.April, 0, "2026-04-01"},
		{0, time.March, 3, "0001-03-03"},
		{12026, time.March, 3, "9999-03-03"},
	} {
		if got := civil.On(c.year, c.month, c.day).String(); got != c.want {
			t.Errorf("%d-%d-%d is %s, want %s", c.year, c.month, c.day, got, c.want)
		}
	}
}

func TestNoDayIsWrittenAsNothingAndReadAsNothing(t *testing.T) {
	var none, read civil.Date
	read = civil.On(2026, time.March, 31)
	text, err := none.MarshalText()
	if err != nil || len(text) != 0 {
		t.Errorf("no day is written %q, %v", text, err)
	}
	if err := read.UnmarshalText(text); err != nil || !read.IsZero() {
		t.Errorf("nothing is read as %s, %v", read, err)
	}
	if err := read.UnmarshalText([]byte("2026-02-30")); err == nil || !read.IsZero() {
		t.Errorf("30 February is read as %s", read)
	}
	if year, month, day := none.Parts(); year != 0 || month != 0 || day != 0 {
		t.Errorf("no day is %d-%d-%d", year, month, day)
	}
}
