package casework_test

import (
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

func TestHowFarAheadClosedDaysAreKnown(t *testing.T) {
	cal, err := civil.NewCalendar("three years", civil.Must(civil.ParseChecked("2026-01-01 Thu")), civil.Must(civil.ParseChecked("2028-12-31 Sun")), nil)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]struct {
		days            int
		short, tooShort bool
	}{
		"2025-12-31 Wed": {1096, false, true}, // before the first
		"2026-01-01 Thu": {1095, false, false},
		"2027-06-30 Wed": {550, false, false}, // to the day
		"2027-07-01 Thu": {549, true, false},
		"2028-09-30 Sat": {92, true, false},
		"2028-10-01 Sun": {91, true, true},
		"2028-12-17 Sun": {14, true, true},
		"2028-12-31 Sun": {0, true, true},
		"2029-01-01 Mon": {-1, true, true},
	} {
		f := casework.ForesightOf(cal, civil.Must(civil.ParseChecked(on)))
		if f.Days() != want.days || f.Short() != want.short || f.TooShort() != want.tooShort {
			t.Errorf("%s: %d days, short %v, too short %v", on, f.Days(), f.Short(), f.TooShort())
		}
	}
}
