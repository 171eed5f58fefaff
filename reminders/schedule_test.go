package reminders_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
)

// between runs a schedule from one instant to another, in a time of its own, and returns what ran when:
// London's clock and the zone that it was in.
func between(t *testing.T, from, to time.Time, specs ...string) []string {
	t.Helper()
	var got []string
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(from))
		ctx, stop := context.WithDeadline(t.Context(), to)
		defer stop()
		s, err := reminders.NewSchedule(specs, func(_ context.Context, at time.Time) error {
			got = append(got, at.In(casework.London).Format("Mon 2 Jan 15:04 MST"))
			return nil
		}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	return got
}

// hours are the runs of a working day.
func hours(date, zone string) []string {
	var out []string
	for h := range strings.FieldsSeq("07:30 08:00 09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00 17:00") {
		out = append(out, date+" "+h+" "+zone)
	}
	return out
}

func TestTheClocksGoForwardInMarch(t *testing.T) {
	want := append(hours("Fri 27 Mar", "GMT"), "Sat 28 Mar 09:00 GMT", "Sun 29 Mar 09:00 BST")
	want = append(want, hours("Mon 30 Mar", "BST")...)
	if diff := cmp.Diff(want, between(t, at("2026-03-27 Fri", "00:00"), at("2026-03-30 Mon", "23:00"))); diff != "" {
		t.Error(diff)
	}
}

func TestTheClocksGoBackInOctober(t *testing.T) {
	want := append(hours("Fri 23 Oct", "BST"), "Sat 24 Oct 09:00 BST", "Sun 25 Oct 09:00 GMT")
	want = append(want, hours("Mon 26 Oct", "GMT")...)
	if diff := cmp.Diff(want, between(t, at("2026-10-23 Fri", "00:00"), at("2026-10-26 Mon", "23:00"))); diff != "" {
		t.Error(diff)
	}
}

func TestARunThatWasMissedTodayIsMadeUpForAtTheStart(t *testing.T) {
	for name, c := range map[string]struct {
		from, to time.Time
		want     []string
	}{
		"before the first run":              {at("2026-11-09 Mon", "06:00"), at("2026-11-09 Mon", "07:45"), []string{"Mon 9 Nov 07:30 GMT"}},
		"in the minute of a run, once":      {at("2026-11-09 Mon", "07:30"), at("2026-11-09 Mon", "07:45"), []string{"Mon 9 Nov 07:30 GMT"}},
		"between two runs":                  {at("2026-11-09 Mon", "12:10"), at("2026-11-09 Mon", "13:10"), []string{"Mon 9 Nov 12:10 GMT", "Mon 9 Nov 13:00 GMT"}},
		"after the last":                    {at("2026-11-09 Mon", "22:00"), at("2026-11-09 Mon", "23:59"), []string{"Mon 9 Nov 22:00 GMT"}},
		"on a Sunday before its only run":   {at("2026-11-15 Sun", "08:00"), at("2026-11-15 Sun", "12:00"), []string{"Sun 15 Nov 09:00 GMT"}},
		"on a Sunday after it":              {at("2026-11-15 Sun", "11:00"), at("2026-11-15 Sun", "12:00"), []string{"Sun 15 Nov 11:00 GMT"}},
		"the day on which summer time ends": {at("2026-10-25 Sun", "00:30"), at("2026-10-25 Sun", "08:59"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, between(t, c.from, c.to)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestALongRunIsNotOverlapped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(at("2026-11-09 Mon", "06:00")))
		ctx, stop := context.WithDeadline(t.Context(), at("2026-11-09 Mon", "12:00"))
		defer stop()
		running, runs := 0, 0
		s, err := reminders.NewSchedule(nil, func(context.Context, time.Time) error {
			if running++; running > 1 {
				t.Error("two runs at once")
			}
			runs++
			time.Sleep(3 * time.Hour)
			running--
			return nil
		}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run(ctx); err != nil || running != 0 {
			t.Errorf("%v; %d still under way", err, running)
		}
		if runs != 2 { // 07:30 to 10:30, 11:00 to 14:00
			t.Errorf("%d runs", runs)
		}
	})
}

func TestARunThatFailsIsLoggedAndLeftToTheNext(t *testing.T) {
	var log bytes.Buffer
	runs := 0
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(at("2026-11-09 Mon", "07:45")))
		ctx, stop := context.WithDeadline(t.Context(), at("2026-11-09 Mon", "09:30"))
		defer stop()
		s, err := reminders.NewSchedule(nil, func(context.Context, time.Time) error {
			if runs++; runs == 1 {
				panic("at the start")
			}
			return errors.New("disk full")
		}, nil, slog.New(slog.NewTextHandler(&log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	if runs != 3 || strings.Count(log.String(), "disk full") != 2 || strings.Count(log.String(), "at the start") != 1 {
		t.Errorf("%d runs, logged:\n%s", runs, log.String())
	}
}

func TestTheBusinessClockIsNotTheOneThatTicks(t *testing.T) {
	fixed := at("2030-01-02 Wed", "10:00")
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(at("2026-11-09 Mon", "07:00")))
		ctx, stop := context.WithDeadline(t.Context(), at("2026-11-09 Mon", "08:30"))
		defer stop()
		var got []time.Time
		s, err := reminders.NewSchedule(nil, func(_ context.Context, at time.Time) error {
			got = append(got, at)
			return nil
		}, func() time.Time { return fixed }, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
		// at the start, for business has been going on since half past seven; then at 07:30 and 08:00
		if diff := cmp.Diff([]time.Time{fixed, fixed, fixed}, got); diff != "" {
			t.Error(diff)
		}
	})
}

// TestAMonthOfReminders lets the real schedule and the real run go over October 2026, when the clocks go
// back, with the process down from Monday the 19th to Wednesday the 21st. Two months after Wed 26 August is
// Mon 26 October.
func TestAMonthOfReminders(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.opened("mediator-1", "2026-10-01 Thu", fact("decision-sent", "2026-08-26 Wed"))
	var said []string
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(at("2026-10-02 Fri", "12:00")))
		s, err := reminders.NewSchedule(nil, func(ctx context.Context, at time.Time) error {
			report, err := w.runner().Sweep(ctx, at)
			for _, l := range report.Letters {
				said = append(said, at.In(casework.London).Format("Mon 2 Jan 15:04 MST: ")+string(l.Person)+" "+reminders.Counts(l.Nudges))
			}
			return err
		}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, up := range [][2]time.Time{{time.Now(), at("2026-10-19 Mon", "06:00")}, {at("2026-10-21 Wed", "14:20"), at("2026-10-27 Tue", "23:00")}} {
			time.Sleep(time.Until(up[0]))
			ctx, stop := context.WithDeadline(t.Context(), up[1])
			if err := s.Run(ctx); err != nil {
				t.Error(err)
			}
			stop()
		}
	})
	want := []string{
		"Mon 12 Oct 07:30 BST: mediator-1 2 in the next 14 days",
		"Wed 21 Oct 14:20 BST: mediator-1 2 in the next 14 days", // what was to be said on the 19th
		"Fri 23 Oct 07:30 BST: manager-1 2 in the next 14 days",  // nobody answers
		"Fri 23 Oct 07:30 BST: mediator-1 2 in the next 14 days",
		"Mon 26 Oct 07:30 GMT: manager-1 2 today",
		"Mon 26 Oct 07:30 GMT: mediator-1 2 today",
		"Tue 27 Oct 07:30 GMT: mediator-1 2 overdue",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}
