package reminders

import (
	"context"
	"errors"
	"time"

	"github.com/redress-send/redress/casework"
)

// Turns see to it that of any number of processes one does a job, and that another one does it where that one is
// gone. They spare work; what makes it right is that each run may be done twice.
type Turns interface {
	// TakeTurn takes up the run of the job that was to be at slot, and keeps others off it until now and keep.
	// Without a token another process has it until the instant; without either it is done.
	TakeTurn(ctx context.Context, job string, slot, now time.Time, keep time.Duration) (token string, until time.Time, err error)
	// KeepTurn keeps others off the job for longer. It is false where the turn has passed on.
	KeepTurn(ctx context.Context, job, token string, until time.Time) (mine bool, err error)
	// EndTurn gives the job back, and marks the run of the slot as done; the zero slot marks nothing.
	EndTurn(ctx context.Context, job, token string, slot, at time.Time) error
	// LastTurn returns which run of the job was done last and when; both are zero where none was.
	LastTurn(ctx context.Context, job string) (slot, at time.Time, err error)
}

// How long a process that says nothing keeps the others waiting, how often it says something, and how often the
// others look.
const (
	turnKept   = time.Minute
	turnSaid   = 20 * time.Second
	turnLooked = 5 * time.Second
)

// InTurns makes the schedule do each run of its own that is due once for all processes that have the turns. Slots
// and turns go by the real clock.
func (s *Schedule) InTurns(job string, t Turns) *Schedule {
	s.job, s.turns = job, t
	return s
}

// Last returns the run that was due last at the instant; the zero time where none was in the month before.
func (s *Schedule) Last(at time.Time) time.Time {
	for _, days := range []int{1, 8, 32} {
		var last time.Time
		for next := s.Next(at.Add(-time.Duration(days) * 24 * time.Hour)); !next.IsZero() && !next.After(at); next = s.Next(next) {
			last = next
		}
		if !last.IsZero() {
			return last
		}
	}
	return time.Time{}
}

// lapsed returns the run of an earlier day that no process did, where none is to be today that makes up for it: the job
// of a week or a month must not be left out because nothing ran on its morning. It is false where no run was ever done.
func (s *Schedule) lapsed(ctx context.Context) (slot time.Time, is bool) {
	now := realTime()
	if s.turns == nil || casework.Today(s.Next(now)) == casework.Today(now) {
		return time.Time{}, false
	}
	done, _, err := s.turns.LastTurn(ctx, s.job)
	if err != nil || done.IsZero() {
		return time.Time{}, false
	}
	slot = s.Last(now)
	return slot, done.Before(slot)
}

// inTurn does the run of the slot when it is this process's turn. While another one has it, it waits until that is done or gone.
func (s *Schedule) inTurn(ctx context.Context, slot time.Time) error {
	if s.turns == nil {
		return s.run(ctx, s.now())
	}
	for ctx.Err() == nil {
		token, until, err := s.turns.TakeTurn(ctx, s.job, slot, realTime(), turnKept)
		switch {
		case err != nil:
			return errors.Join(err, s.run(ctx, s.now())) // rather twice than not at all
		case token != "":
			return s.keeping(ctx, token, slot)
		case until.IsZero():
			return nil
		}
		wait(ctx, min(turnLooked, max(until.Sub(realTime()), time.Millisecond)))
	}
	return ctx.Err()
}

// keeping runs and says meanwhile that it does. Where the turn has passed on all the same, because the process was
// asleep, the run goes on: what it has to say is said once whoever says it.
func (s *Schedule) keeping(ctx context.Context, token string, slot time.Time) error {
	saying, stop := context.WithCancel(ctx)
	said := make(chan struct{})
	go func() {
		defer close(said)
		for {
			wait(saying, turnSaid)
			if saying.Err() != nil {
				return
			}
			if _, err := s.turns.KeepTurn(saying, s.job, token, realTime().Add(turnKept)); err != nil && saying.Err() == nil {
				s.log.Warn("a turn could not be kept", "job", s.job, "cause", err)
			}
		}
	}()
	err := s.run(ctx, s.now())
	stop()
	<-said
	if err != nil {
		slot = time.Time{}
	}
	return errors.Join(err, s.turns.EndTurn(context.WithoutCancel(ctx), s.job, token, slot, realTime()))
}

func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// realTime is the clock by which turns are kept, whatever day business is done on.
func realTime() time.Time {
	return time.Now() //nolint:forbidigo // turns are kept by the real clock
}
