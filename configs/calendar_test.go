package configs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// byRule are the bank holidays of a year by the Banking and Financial Dealings Act 1971 and its yearly
// proclamations.
func byRule(calendar string, y int) map[time.Time]bool {
	switch calendar {
	case "england-and-wales":
		return holidays(y)
	case "northern-ireland":
		return withFixed(holidays(y), date(y, time.March, 17), date(y, time.July, 12))
	case "scotland":
		out := map[time.Time]bool{
			plusDays(easter(y), -2): true, firstMonday(y, time.May): true, plusDays(firstMonday(y, time.June), -7): true,
			firstMonday(y, time.August): true,
		}
		if y == 2026 {
			out[date(2026, time.June, 15)] = true // proclaimed in February 2026
		}
		return withFixed(out, date(y, time.January, 1), date(y, time.January, 2), date(y, time.November, 30),
			date(y, time.December, 25), date(y, time.December, 26))
	}
	return nil
}

// countedBy returns a book that is counted by the calendar.
func countedBy(t *testing.T, calendar string) *law.Book {
	t.Helper()
	for _, name := range configs.Books() {
		if b, err := configs.Book(name); err == nil && b.Calendar == calendar {
			return b
		}
	}
	t.Fatalf("no book is counted by the calendar %s", calendar)
	return nil
}

func TestTheCalendarsFollowTheRulesForBankHolidays(t *testing.T) {
	for _, name := range configs.Calendars() {
		calendar := calendarOf(t, countedBy(t, name))
		if calendar.Name() != name {
			t.Errorf("the calendar in %s.yaml calls itself %s", name, calendar.Name())
		}
		first, last := calendar.Coverage()
		for y := first.Year(); y <= last.Year(); y++ {
			var want, got []string
			for d := range byRule(name, y) {
				want = append(want, d.Format("2006-01-02 Mon"))
			}
			for d := (civil.On(y, time.January, 1)); d.Year() == y; d = d.AddDays(1) {
				if calendar.Holiday(d) != "" {
					got = append(got, dayOrNone(d))
				}
			}
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %d:\n%s", name, y, diff)
			}
		}
	}
}

func TestEveryCalendarCoversWholeYears(t *testing.T) {
	for _, name := range configs.Calendars() {
		first, last := calendarOf(t, countedBy(t, name)).Coverage()
		if first.Month() != time.January || first.Day() != 1 || last.Month() != time.December || last.Day() != 31 {
			t.Errorf("%s covers %s to %s", name, first, last)
		}
	}
}

func TestACalendarThatIsNotThereIsNamedWithThoseThatAre(t *testing.T) {
	_, err := configs.CalendarOf(&law.Book{Calendar: "atlantis"})
	if err == nil || !strings.Contains(err.Error(), `no calendar "atlantis": there is england-and-wales, northern-ireland, scotland`) {
		t.Errorf("got %v", err)
	}
}
