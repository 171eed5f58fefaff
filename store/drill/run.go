package drill

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// part is one thing that is done to a database.
type part struct {
	name, title string
	on          string // the only kind of database that it is for; empty: both
	run         func(ctx context.Context, s *stand) error
}

// The kinds of database.
const (
	sqlite   = "SQLite"
	postgres = "PostgreSQL"
)

var parts = []part{
	{"kill", "kill -9 of a process that writes", "", killing},
	{"cut", "the connection cut around a commit", postgres, cutting},
	{"full", "the disk full", "", filling},
	{"share", "two processes on one database, one of them killed", "", sharing},
	{"clock", "clocks that jump by days", "", jumpingClocks},
	{"start", "eight processes start at once on an empty database", "", starting},
}

// Parts are the names of the parts, in their order.
func Parts() []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.name)
	}
	return out
}

// Run does every part on every database and returns what each found. An error is one of the drill itself:
// what a part finds wrong with a store is in its result.
func Run(ctx context.Context, h *House, opt Options) ([]Result, error) {
	if opt.Times < 1 || opt.Writers < 1 || 2*opt.Writers > everyWhere {
		return nil, fmt.Errorf("the drill needs a number of times from 1 on, and 1 to %d writers", everyWhere/2)
	}
	for _, name := range opt.Only {
		if !slices.Contains(Parts(), name) {
			return nil, fmt.Errorf("the drill has no part %q: its parts are %s", name, strings.Join(Parts(), ", "))
		}
	}
	for _, server := range opt.Servers { // what cannot be used is said at once
		a, err := h.Apart(ctx, server)
		if err != nil {
			return nil, err
		}
		if err := a.Remove(ctx); err != nil {
			return nil, err
		}
	}
	var out []Result
	for i, server := range append([]string{""}, opt.Servers...) {
		for _, p := range parts {
			if i == 0 && p.on == postgres || i > 0 && p.on == sqlite || len(opt.Only) > 0 && !slices.Contains(opt.Only, p.name) {
				continue
			}
			r, err := onePart(ctx, h, &opt, &p, server)
			if err != nil {
				return out, err
			}
			out = append(out, *r)
		}
	}
	return out, nil
}

// onePart does one part on a database of its own.
func onePart(ctx context.Context, h *House, opt *Options, p *part, server string) (r *Result, err error) {
	r = &Result{Database: sqlite, Part: p.name, Title: p.title}
	if server != "" {
		r.Database = postgres
	}
	h.Say(r.Database + ": " + p.title + " …")
	began := h.Now()
	s := &stand{house: h, opt: opt, result: r, counts: &counts{acts: map[int]int{}}, quiet: func(context.Context) error { return nil }}
	if server == "" {
		err = s.inFolder(ctx, p)
	} else {
		err = s.onServer(ctx, p, server)
	}
	r.Took = h.Now().Sub(began)
	defer func() { r.Faults = brief(r.Faults) }()
	if why, not := errors.AsType[*notDone](err); not {
		r.NotDone, err = why.because, nil
	}
	if err != nil && ctx.Err() == nil { // a process that ended by itself, a database that cannot be opened again
		r.Faults, err = append(r.Faults, err.Error()), nil
	}
	return r, err
}

// notDone says that a part cannot be done here.
type notDone struct{ because string }

func (n *notDone) Error() string { return n.because }

// stand is a database with the drill's case in it, and what the writers were told.
type stand struct {
	house   *House
	opt     *Options
	result  *Result
	address string
	job     job
	counts  *counts
	quiet   func(context.Context) error
	revive  func(context.Context) error // starts what ended for want of room; nil: nothing does
	looks   int
}

func (s *stand) inFolder(ctx context.Context, p *part) error {
	folder, err := os.MkdirTemp(s.opt.Folder, "redress-drill-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	s.address = "sqlite://" + filepath.Join(folder, "drill.db")
	return p.run(ctx, s)
}

func (s *stand) onServer(ctx context.Context, p *part, server string) (err error) {
	a, err := s.house.Apart(ctx, server)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Remove(context.WithoutCancel(ctx))) }()
	s.address, s.quiet = a.Address, a.Quiet
	return p.run(ctx, s)
}

// prepare makes the database, the people and the case that the writers share.
func (s *stand) prepare(ctx context.Context, writers int) error {
	r, err := s.house.Enter(ctx, s.address, s.house.Now)
	if err != nil {
		return err
	}
	shared, err := share(ctx, r, s.house.Now(), writers)
	s.job = job{Address: s.address, Shared: shared, Fault: s.opt.fault}
	return errors.Join(err, r.Close())
}

// lanes are those of the writers from the first to the last, each from where it was acknowledged; each is
// to do more acts, or as many as it can where more is 0.
func (s *stand) lanes(first, last, more int) []lane {
	var out []lane
	for w := first; w <= last; w++ {
		l := lane{Writer: w, From: s.counts.of(w)}
		if more > 0 {
			l.To = l.From + more
		}
		out = append(out, l)
	}
	return out
}

// run runs a child on the lanes until it is done.
func (s *stand) run(ctx context.Context, lanes []lane) error {
	p, err := s.begin(ctx, lanes)
	if err != nil {
		return err
	}
	return p.finish()
}

func (s *stand) begin(ctx context.Context, lanes []lane) (*process, error) {
	j := s.job
	j.Lanes = lanes
	s.counts.expect(lanes)
	return start(ctx, s.house, &j, s.counts, nil)
}

// enoughFaults is how many a part finds before it stops.
const enoughFaults = 20

// check opens the database anew and counts.
func (s *stand) check(ctx context.Context, exact bool) error {
	if err := s.quiet(ctx); err != nil {
		return err
	}
	r, err := s.house.Enter(ctx, s.address, s.house.Now)
	if err != nil {
		return err
	}
	s.looks++
	f, err := look(ctx, r.Store, s.house.Now().Add(time.Duration(s.looks)*2*time.Hour+7*24*time.Hour))
	if err == nil {
		f.judge(s.result, s.counts, exact)
	}
	return errors.Join(err, r.Close())
}

// over reports whether enough is wrong.
func (s *stand) over() bool { return len(s.result.Faults) > 0 }

// end lets every writer do a last few acts in peace, and counts for the last time.
func (s *stand) end(ctx context.Context, writers int) error {
	if s.over() {
		return nil
	}
	if err := s.run(ctx, s.lanes(1, writers, int(steps))); err != nil {
		return err
	}
	return s.check(ctx, true)
}

// brief keeps the first few faults.
func brief(faults []string) []string {
	if len(faults) <= enoughFaults {
		return faults
	}
	return append(faults[:enoughFaults:enoughFaults], fmt.Sprintf("… and %d more.", len(faults)-enoughFaults))
}

// quick is how many times a part does what takes long, of those that were asked for.
func (s *stand) quick() int { return max(1, s.opt.Times/10) }
