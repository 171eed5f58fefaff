package reminders

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/redress-send/redress/casework"
)

// StandardSpecs are the times of runs: on weekdays at half past seven, then hourly while people work, so
// that what was recorded in the morning is not first said on the next day; and once a day at weekends, for
// limits that end on such a day. Bank holidays are for Plan to know.
var StandardSpecs = []string{"30 7 * * 1-5", "0 8-17 * * 1-5", "0 9 * * 0,6"}

// anyDay is an instant from which every spec is tried.
var anyDay = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// ParseSpec reads the five fields of a cron spec (minute, hour, day of the month, which month, weekday) as
// London time. It refuses zones and descriptors ("TZ=…", "@daily"), a spec that never fires, and one that fires
// between 00:59 and 02:01, the hour that is missing once a year and comes twice once a year.
func ParseSpec(spec string) (cron.Schedule, error) {
	if strings.ContainsAny(spec, "=@") {
		return nil, badSpec(spec, "give five fields without a zone or an @ word; the zone is always Europe/London", nil)
	}
	parsed, err := cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow).Parse(spec)
	if err != nil {
		return nil, badSpec(spec, "give minute, hour, day of month, month and day of week, for example 30 7 * * 1-5", err)
	}
	fields, ok := parsed.(*cron.SpecSchedule)
	if !ok {
		return nil, badSpec(spec, "give five fields", nil)
	}
	fields.Location = casework.London
	if fields.Next(anyDay).IsZero() {
		return nil, badSpec(spec, "it never fires; check the day and the month", nil)
	}
	if firesAtNight(fields) {
		return nil, badSpec(spec, "it fires between 00:59 and 02:01, when clocks change; choose another hour", nil)
	}
	return fields, nil
}

// firesAtNight reports whether the spec fires at 00:59, in the hour from 01:00, at 02:00 or at 02:01.
func firesAtNight(s *cron.SpecSchedule) bool {
	at := func(hour, minute uint) bool { return s.Hour&(1<<hour) != 0 && s.Minute&(1<<minute) != 0 }
	return s.Hour&(1<<1) != 0 || at(0, 59) || at(2, 0) || at(2, 1)
}

func badSpec(spec, remedy string, cause error) error {
	return casework.E(casework.Invalid, "reminders.ParseSpec", fmt.Sprintf("The schedule %q cannot be used: %s.", clip(spec), remedy), cause)
}

func clip(s string) string {
	const limit = 60
	if r := []rune(s); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}
