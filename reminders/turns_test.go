package reminders_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
)

// runs are who ran when.
type runs struct {
	mu  sync.Mutex
	all []string
}

func (r *runs) note(who string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, time.Now().In(casework.London).Format("Mon 15:04:05 ")+who)
}

// scheduled is a schedule of one run on Monday at eight over the turns, until ctx ends.
func scheduled(ctx context.Context, t *testing.T, turns reminders.Turns, run func(context.Context) error) {
	t.Helper()
	s, err := reminders.NewSchedule([]string{"0 8 * * 1"}, func(ctx context.Context, _ time.Time) error { return run(ctx) }, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.InTurns("remind", turns).Run(ctx); err != nil {
		t.Error(err)
	}
}

func TestOfManyProcessesOneDoesTheWork(t *testing.T) {
	var ran runs
	synctest.Test(t, func(t *testing.T) {
		db := memdb.New()
		time.Sleep(time.Until(at("2026-11-08 Sun", "12:00")))
		ctx, stop := context.WithDeadline(t.Context(), at("2026-11-24 Tue", "12:00"))
		defer stop()
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() {
				scheduled(ctx, t, db, func(ctx context.Context) error {
					ran.note("one")
					select { // long enough that the turn must be kept
					case <-ctx.Done():
					case <-time.After(5 * time.Minute):
					}
					return nil
				})
			})
		}
		all.Wait()
	})
	if diff := cmp.Diff([]string{"Mon 08:00:00 one", "Mon 08:00:00 one", "Mon 08:00:00 one"}, ran.all); diff != "" {
		t.Error(diff)
	}
}

// dying are the turns of a process that is killed in its run: nothing that it does afterwards is seen by others.
type dying struct {
	reminders.Turns

	dead *bool
}

func (d dying) KeepTurn(ctx context.Context, job, token string, until time.Time) (bool, error) {
	if *d.dead {
		return false, nil
	}
	return d.Turns.KeepTurn(ctx, job, token, until)
}

func (d dying) EndTurn(ctx context.Context, job, token string, slot, at time.Time) error {
	if *d.dead {
		return nil
	}
	return d.Turns.EndTurn(ctx, job, token, slot, at)
}

func TestWhereAProcessDiesAnotherTakesItsTurn(t *testing.T) {
	var ran runs
	synctest.Test(t, func(t *testing.T) {
		db, dead := memdb.New(), false
		time.Sleep(time.Until(at("2026-11-09 Mon", "07:00")))
		ctx, stop := context.WithDeadline(t.Context(), at("2026-11-09 Mon", "12:00"))
		defer stop()
		var all sync.WaitGroup
		all.Go(func() {
			scheduled(ctx, t, dying{db, &dead}, func(ctx context.Context) error {
				ran.note("killed")
				dead = true
				<-ctx.Done()
				return ctx.Err()
			})
		})
		synctest.Wait()
		time.Sleep(time.Hour + time.Millisecond) // the first has the turn
		all.Go(func() {
			scheduled(ctx, t, db, func(context.Context) error { ran.note("other"); return nil })
		})
		all.Wait()
	})
	if diff := cmp.Diff([]string{"Mon 08:00:00 killed", "Mon 08:01:00 other"}, ran.all); diff != "" {
		t.Error(diff)
	}
}

// Where nothing ran on the morning of a job of the week, it is done once when something runs again: not in a week.
func TestTheRunOfAWeekIsMadeUpFor(t *testing.T) {
	var ran runs
	synctest.Test(t, func(t *testing.T) {
		db := memdb.New()
		up := func(from, to time.Time) {
			time.Sleep(time.Until(from))
			ctx, stop := context.WithDeadline(t.Context(), to)
			defer stop()
			var all sync.WaitGroup
			for range 2 {
				all.Go(func() {
					scheduled(ctx, t, db, func(context.Context) error { ran.note("one"); return nil })
				})
			}
			all.Wait()
		}
		up(at("2026-11-08 Sun", "12:00"), at("2026-11-10 Tue", "12:00")) // nothing was ever missed
		up(at("2026-11-12 Thu", "12:00"), at("2026-11-13 Fri", "12:00"))
		up(at("2026-11-18 Wed", "12:00"), at("2026-11-19 Thu", "12:00")) // down on Monday
		up(at("2026-11-19 Thu", "13:00"), at("2026-11-20 Fri", "12:00"))
		up(at("2026-11-30 Mon", "06:00"), at("2026-11-30 Mon", "12:00")) // the one of today makes up for last week's
	})
	if diff := cmp.Diff([]string{"Mon 08:00:00 one", "Wed 12:00:00 one", "Mon 08:00:00 one"}, ran.all); diff != "" {
		t.Error(diff)
	}
}

// A run that failed is tried by the others, and is not taken for done.
func TestARunThatFailedIsTriedByAnother(t *testing.T) {
	var ran runs
	synctest.Test(t, func(t *testing.T) {
		db := memdb.New()
		time.Sleep(time.Until(at("2026-11-09 Mon", "07:00")))
		ctx, stop := context.WithDeadline(t.Context(), at("2026-11-09 Mon", "12:00"))
		defer stop()
		var all sync.WaitGroup
		for n := range 3 {
			all.Go(func() {
				scheduled(ctx, t, db, func(context.Context) error {
					ran.note("tried")
					if len(ran.all) < 3 {
						return fmt.Errorf("process %d cannot", n)
					}
					return nil
				})
			})
		}
		all.Wait()
		slot, _, err := db.LastTurn(t.Context(), "remind")
		if err != nil || !slot.Equal(at("2026-11-09 Mon", "08:00")) {
			t.Errorf("the last run: %v, %v", slot, err)
		}
	})
	if len(ran.all) != 3 {
		t.Errorf("%v", ran.all)
	}
}
