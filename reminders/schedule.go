package reminders

import (
	"context"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/redress-send/redress/casework"
)

// Schedule calls a run by the London clock. It is not what makes reminders sure: a tick that is missed or
// comes twice changes nothing, for each run looks at everything there is to say.
type Schedule struct {
	specs []cron.Schedule
	run   func(ctx context.Context, at time.Time) error
	now   func() time.Time
	log   *slog.Logger
	turns Turns // nil: whoever ticks runs
	job   string
}

// NewSchedule returns a schedule of the specs (none: StandardSpecs). run is given the instant that now
// tells; now is the business clock (nil: the real one). It is the real clock that ticks. A spec that cannot
// be used is an error of kind Invalid.
func NewSchedule(specs []string, run func(ctx context.Context, at time.Time) error, now func() time.Time, log *slog.Logger) (*Schedule, error) {
	if len(specs) == 0 {
		specs = StandardSpecs
	}
	if now == nil {
		now = time.Now
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	s := &Schedule{run: run, now: now, log: log}
	for _, spec := range specs {
		parsed, err := ParseSpec(spec)
		if err != nil {
			return nil, err
		}
		s.specs = append(s.specs, parsed)
	}
	return s, nil
}

// Next returns the next run after the instant.
func (s *Schedule) Next(after time.Time) time.Time {
	var next time.Time
	for _, spec := range s.specs {
		if t := spec.Next(after); !t.IsZero() && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	return next
}

// Missed reports whether a run was to be on the London day of the instant, at it or before.
func (s *Schedule) Missed(at time.Time) bool {
	y, m, d := at.In(casework.London).Date()
	midnight := time.Date(y, m, d, 0, 0, 0, 0, casework.London)
	return !s.Next(midnight.Add(-time.Second)).After(at)
}

// Run runs at once if a run was to be earlier today, or on an earlier day and no process did it (see lapsed), then
// by the clock until ctx ends; a run that is under way is waited for. A run that fails is logged and left to the next one.
func (s *Schedule) Run(ctx context.Context) error {
	logger := cronLog{s.log}
	// One job for all specs: two that fire together are one run. Recover stands inside, for a panic that
	// passes through SkipIfStillRunning makes it skip for ever.
	due := func() time.Time { return s.Last(realTime()) }
	safely := cron.NewChain(cron.SkipIfStillRunning(logger), cron.Recover(logger))
	job := safely.Then(cron.FuncJob(func() { s.tick(ctx, due()) }))
	c := cron.New(cron.WithLocation(casework.London), cron.WithLogger(logger))
	for _, spec := range s.specs {
		c.Schedule(spec, job)
	}
	if s.Missed(s.now()) { // a run of its own, for what was recorded since the last one
		safely.Then(cron.FuncJob(func() { s.tick(ctx, realTime()) })).Run()
	} else if slot, is := s.lapsed(ctx); is {
		safely.Then(cron.FuncJob(func() { s.tick(ctx, slot) })).Run()
	}
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

func (s *Schedule) tick(ctx context.Context, slot time.Time) {
	if err := s.inTurn(ctx, slot); err != nil && ctx.Err() == nil {
		s.log.Error("a run failed; the next one makes up for it", "job", s.job, "cause", err, "next", s.Next(s.now()))
	}
}

// cronLog writes what cron says to the log: its faults as errors, its ticks for debugging.
type cronLog struct{ log *slog.Logger }

func (l cronLog) Info(msg string, keysAndValues ...any) {
	l.log.Debug("cron", append([]any{"event", msg}, keysAndValues...)...)
}

func (l cronLog) Error(err error, msg string, keysAndValues ...any) {
	l.log.Error("cron", append([]any{"event", msg, "cause", err}, keysAndValues...)...)
}
