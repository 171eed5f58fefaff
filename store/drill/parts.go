package drill

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// killing kills a process at any moment, again and again, and counts after each kill. The next one begins
// with what was not acknowledged. One in five is killed at any moment since its start, the others at any
// moment since something was acknowledged.
func killing(ctx context.Context, s *stand) error {
	s.result.Title = "kill -9 of a process that writes, " + times(s.opt.Times)
	if err := s.prepare(ctx, s.opt.Writers); err != nil {
		return err
	}
	for range s.opt.Times {
		if err := s.killOnce(ctx, 1, s.opt.Writers); err != nil {
			return err
		}
		if err := s.check(ctx, false); err != nil || s.over() {
			return err
		}
	}
	if told := s.counts.total(); s.opt.Times >= 20 && told < s.opt.Times {
		return fmt.Errorf("only %d acts were acknowledged in %d kills: that shows nothing", told, s.opt.Times)
	}
	return s.end(ctx, s.opt.Writers)
}

// killOnce lets the writers write and kills them.
func (s *stand) killOnce(ctx context.Context, first, last int) error {
	p, err := s.begin(ctx, s.lanes(first, last, 0))
	if err != nil {
		return err
	}
	if !one(5) {
		select {
		case <-p.begun:
		case <-ctx.Done():
		}
	}
	pause(ctx, time.Duration(random(250_000))*time.Microsecond)
	s.result.Times++
	return errors.Join(p.kill(), ctx.Err())
}

// sharing lets two processes write to one database. One writer is in both: whatever it does is delivered
// twice at once. The second process is killed now and then, and begins again.
func sharing(ctx context.Context, s *stand) error {
	n := s.opt.Writers
	if err := s.prepare(ctx, 2*n); err != nil {
		return err
	}
	const more = 5 * int(steps)
	steady, err := s.begin(ctx, s.lanes(1, n, more))
	if err != nil {
		return err
	}
	var wrong error
	for range s.quick() {
		if wrong = s.killOnce(ctx, n, 2*n); wrong != nil {
			break
		}
	}
	s.result.Title = "two processes on one database, the second killed " + times(s.result.Times)
	if err := errors.Join(wrong, steady.finish()); err != nil {
		return err
	}
	if err := s.twice(ctx, n); err != nil {
		return err
	}
	return s.end(ctx, 2*n)
}

// twice lets two processes do the very same acts at once, and run to their end.
func (s *stand) twice(ctx context.Context, writers int) error {
	lanes := s.lanes(1, writers, int(steps))
	var all sync.WaitGroup
	errs := make([]error, 2)
	for i := range errs {
		all.Go(func() { errs[i] = s.run(ctx, lanes) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// jumpingClocks lets writers write whose clocks are put forward and back by up to two days, and kills them
// too.
func jumpingClocks(ctx context.Context, s *stand) error {
	if err := s.prepare(ctx, s.opt.Writers); err != nil {
		return err
	}
	s.job.Jumps = true
	for range s.quick() {
		if err := s.killOnce(ctx, 1, s.opt.Writers); err != nil {
			return err
		}
		if err := s.check(ctx, false); err != nil || s.over() {
			return err
		}
	}
	s.result.Title = "clocks that jump by up to two days, killed " + times(s.result.Times)
	return s.end(ctx, s.opt.Writers)
}

// starting starts processes at once on a database that is not there yet, or empty; each makes the schema and
// the people where nobody was faster, and writes.
func starting(ctx context.Context, s *stand) error {
	const processes = 8
	s.job = job{Address: s.address, People: true, Fault: s.opt.fault}
	errs := make([]error, processes)
	var all sync.WaitGroup
	for i := range processes {
		all.Go(func() { errs[i] = s.run(ctx, []lane{{Writer: i + 1, To: int(recordingTogether)}}) })
	}
	all.Wait()
	s.result.Times = 1
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return s.check(ctx, true)
}

// times writes a number of times.
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
