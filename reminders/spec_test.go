package reminders_test

import (
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
)

func TestSpecsThatCannotBeUsed(t *testing.T) {
	for spec, why := range map[string]string{
		"TZ=":                              "without a zone",
		"CRON_TZ=Europe/London":            "without a zone",
		"TZ=Europe/London 30 7 * * *":      "without a zone",
		"@daily":                           "an @ word",
		"@every 1h":                        "an @ word",
		"":                                 "give minute, hour",
		"30 7 * *":                         "give minute, hour",
		"30 7 * * * *":                     "give minute, hour",
		"61 7 * * *":                       "give minute, hour",
		"30 7 * * 8":                       "give minute, hour",
		"0 8 31 2 *":                       "it never fires",
		"0 , * * *":                        "it never fires",
		"30 1 * * *":                       "between 00:59 and 02:01",
		"59 0 * * *":                       "between 00:59 and 02:01",
		"0 2 * * *":                        "between 00:59 and 02:01",
		"1 2 * * *":                        "between 00:59 and 02:01",
		"* * * * *":                        "between 00:59 and 02:01",
		"0 */2 * * *":                      "between 00:59 and 02:01",
		"0 0-3 * * 1-5":                    "between 00:59 and 02:01",
		strings.Repeat("9", 500):           "give minute, hour",
		"30 7 * * 1-5 TZ=Europe/London":    "without a zone",
		"30 99999999999999999999999 * * *": "give minute, hour",
	} {
		_, err := reminders.ParseSpec(spec)
		if casework.KindOf(err) != casework.Invalid || !strings.Contains(casework.Sentence(err), why) || len(casework.Sentence(err)) > 250 {
			t.Errorf("%q: %v, want a sentence with %q", spec, err, why)
		}
		if _, err := reminders.NewSchedule([]string{"30 7 * * *", spec}, nil, nil, nil); err == nil {
			t.Errorf("%q became a schedule", spec)
		}
	}
}

func TestSpecsThatCan(t *testing.T) {
	for spec, want := range map[string]time.Time{
		"30 7 * * 1-5":    at("2026-11-09 Mon", "07:30"),
		"30 7 * * mon":    at("2026-11-09 Mon", "07:30"),
		"58 0 * * *":      at("2026-11-08 Sun", "00:58"),
		"2 2 * * *":       at("2026-11-08 Sun", "02:02"),
		"0 0 25 12 *":     at("2026-12-25 Fri", "00:00"),
		"0,30 8-17 * * 0": at("2026-11-08 Sun", "08:00"),
	} {
		s, err := reminders.ParseSpec(spec)
		if err != nil {
			t.Errorf("%q: %v", spec, err)
			continue
		}
		if got := s.Next(at("2026-11-07 Sat", "12:00")); !got.Equal(want) {
			t.Errorf("%q fires at %s, want %s", spec, got, want)
		}
	}
}

// FuzzASpecFiresByDayOrNotAtAll feeds the parser anything: it must not panic, and whatever it accepts must
// fire, and never in the hour that changes.
func FuzzASpecFiresByDayOrNotAtAll(f *testing.F) {
	for _, s := range []string{"TZ=", "CRON_TZ=Europe/London", "30 7 * * 1-5", "0 8 31 2 *", "*/7 3-23/2 1-31 jan-dec sun", "1-0 * * * *", "? ? ? ? ?", ",", "0 - * * *"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		s, err := reminders.ParseSpec(spec)
		if err != nil {
			return
		}
		next := time.Date(2026, time.March, 20, 0, 0, 0, 0, time.UTC)
		for range 200 {
			if next = s.Next(next); next.IsZero() {
				return
			}
			h, m, _ := next.In(casework.London).Clock()
			if minute := h*60 + m; minute >= 59 && minute <= 121 {
				t.Fatalf("%q fires at %s", spec, next)
			}
		}
	})
}
