package drill

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/redress-send/redress/reminders/mail/mailtest"
)

// stand is a drill under way.
type stand struct {
	house  *House
	opt    *Options
	store  Store
	gate   *gate // nil: the database is a file
	redis  *gate // nil: nobody asks
	mails  *mailtest.Server
	chats  *platforms
	job    job
	run    []*process
	result Result
}

// Run does the drill on an empty database of its own.
func Run(ctx context.Context, h *House, opt Options) (r *Result, err error) {
	if opt.Letters < 100 || opt.Processes < 1 {
		return nil, errors.New("the drill needs 100 letters and one process at least")
	}
	ctx, stop := context.WithTimeout(ctx, opt.Limit)
	defer stop()
	s := &stand{house: h, opt: &opt, result: Result{Letters: opt.Letters}}
	if s.store, err = h.Enter(ctx, opt.Address); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.store.Close()) }()
	h.Say(fmt.Sprintf("%d letters to %d people are written", opt.Letters, population))
	if err := errors.Join(populate(ctx, s.store), write(ctx, s.store, opt.Letters)); err != nil {
		return nil, err
	}
	if s.mails, err = mailtest.Start(ctx, faultOf); err != nil {
		return nil, err
	}
	if s.chats, err = startPlatforms(ctx); err != nil {
		return nil, err
	}
	through := opt.Address
	if strings.HasPrefix(opt.Address, "postgres") {
		if s.gate, through, err = behindGate(ctx, opt.Address, "5432"); err != nil {
			return nil, err
		}
	}
	s.job = job{Database: through, SMTP: s.mails.Address(), Chats: s.chats.address}
	if opt.Redis != "" {
		if s.redis, s.job.Redis, err = behindGate(ctx, opt.Redis, "6379"); err != nil {
			return nil, err
		}
	}
	defer func() {
		for _, p := range s.run {
			p.end()
		}
	}()
	began := clock()
	if err := s.carry(ctx); err != nil {
		return nil, err
	}
	s.result.Took = clock().Sub(began)
	s.count()
	return &s.result, nil
}

// carry lets the processes carry, kills them on the way, takes the database away once, has people ask, and waits for the rest.
func (s *stand) carry(ctx context.Context) error {
	for range s.opt.Processes {
		p, err := start(ctx, s.house, &s.job)
		if err != nil {
			return err
		}
		s.run = append(s.run, p)
	}
	for n := 1; n <= s.opt.Kills; n++ {
		if err := s.until(ctx, s.opt.Letters-s.opt.Letters*n/(s.opt.Kills+2)); err != nil {
			return err
		}
		if err := s.killOne(ctx); err != nil {
			return err
		}
		if n == s.opt.Kills/2 && s.opt.Away > 0 {
			if err := s.away(ctx); err != nil {
				return fmt.Errorf("take the database away: %w", err)
			}
		}
	}
	if s.redis != nil {
		if err := s.converse(ctx); err != nil {
			return fmt.Errorf("ask while Redis is away: %w", err)
		}
	}
	return s.until(ctx, 0)
}

// away takes the database away: a server is behind a gate that is shut, a file is kept by somebody else.
func (s *stand) away(ctx context.Context) error {
	s.house.Say(fmt.Sprintf("the database is away for %s", s.opt.Away))
	if s.gate != nil {
		return s.gate.away(ctx, s.opt.Away)
	}
	ctx, back := context.WithTimeout(ctx, s.opt.Away)
	defer back()
	return s.store.Block(ctx)
}

// until waits until no more letters than that are left.
func (s *stand) until(ctx context.Context, left int) error {
	for {
		n, err := s.store.Left(ctx)
		if err != nil {
			return err
		}
		if n <= left {
			return nil
		}
		if !pause(ctx, 50*time.Millisecond) {
			return fmt.Errorf("%d letters had not gone when the time was up", n)
		}
	}
}

// killOne kills one of the processes, waits until every lane that it held is in another's hand, and starts another one.
// Which claims were its own shows in that nobody keeps them: the others keep theirs every second or two.
func (s *stand) killOne(ctx context.Context) error {
	victim := rand.IntN(len(s.run)) //nolint:gosec // nobody gains by guessing it
	s.house.Say(fmt.Sprintf("kill -9, %d", s.result.Kills+1))
	s.run[victim].kill()
	killed := clock()
	s.result.Kills++
	orphaned, err := s.store.InHand(ctx)
	for len(orphaned) > 0 && err == nil {
		if !pause(ctx, 100*time.Millisecond) {
			return fmt.Errorf("the letters of %d claims of a process that was killed were in nobody's hand when the time was up", len(orphaned))
		}
		var held map[string]time.Time
		held, err = s.store.InHand(ctx)
		maps.DeleteFunc(orphaned, func(claim string, until time.Time) bool { return !held[claim].Equal(until) })
	}
	if err != nil {
		return err
	}
	s.result.Recoveries = append(s.result.Recoveries, clock().Sub(killed))
	s.run[victim], err = start(ctx, s.house, &s.job)
	return err
}

func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

// clock is the clock by which a drill measures.
func clock() time.Time {
	return time.Now() //nolint:forbidigo // it measures how long things take
}
