package drill

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/redress-send/redress/casework"
)

// job is what a child process is to do; it comes on its standard input, for the address may hold a
// password and arguments are for everybody to see.
type job struct {
	Full    *Options        `json:",omitempty"` // the part with the full disk, in a place of its own
	Folder  string          `json:",omitempty"` // of that part
	Server  bool            `json:",omitempty"` // of that part: the disk is a PostgreSQL server's
	Address string          `json:",omitempty"`
	Shared  casework.CaseID `json:",omitempty"`
	Lanes   []lane          `json:",omitempty"`
	Jumps   bool            `json:",omitempty"` // the clock jumps
	People  bool            `json:",omitempty"` // makes the people known first
	Largest int64           `json:",omitempty"` // size of the largest file that it may write; 0: any
	Fault   string          `json:",omitempty"`
}

// lane is what one writer of a child does: the acts numbered from From up to To, without it; on and on
// where To is 0.
type lane struct{ Writer, From, To int }

// The lines that a child prints: what was acknowledged, and what failed and is said again.
const (
	saidSaved = "saved %d %d\n" // writer, act
	saidAgain = "again %d %d\n"
)

// Child does in this process what the job on in says, until it is done or in ends.
func Child(ctx context.Context, h *House, in io.Reader, out io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	from := bufio.NewReader(in)
	line, err := from.ReadBytes('\n')
	if err != nil {
		return errors.New("this command is the drill's own: run “redress drill”")
	}
	var j job
	if err := json.Unmarshal(line, &j); err != nil {
		return err
	}
	go func() { // a child does not outlive who started it
		_, _ = io.Copy(io.Discard, from)
		stop()
	}()
	if j.Full != nil {
		return fullInside(ctx, h, &j, out)
	}
	return j.write(ctx, h, out)
}

func (j *job) write(ctx context.Context, h *House, out io.Writer) error {
	if err := limitFiles(j.Largest); err != nil {
		return err
	}
	now := h.Now
	if j.Jumps {
		now = jumping(h.Now)
	}
	r, err := h.Enter(ctx, j.Address, now)
	if err != nil {
		return err
	}
	if j.People {
		orgs, everybody := people()
		if err := r.Store.PutPeople(ctx, orgs, everybody); err != nil {
			return errors.Join(err, r.Close())
		}
	}
	told := &telling{out: out}
	errs := make([]error, len(j.Lanes))
	var all sync.WaitGroup
	for i, l := range j.Lanes {
		all.Go(func() {
			w := &writer{rooms: r, actor: actor(writerID(l.Writer)), shared: j.Shared, now: now, fault: j.Fault}
			errs[i] = w.follow(ctx, l, told)
		})
	}
	all.Wait()
	return errors.Join(errors.Join(errs...), r.Close())
}

// follow does the acts of the lane. An act that fails is said again, from the same source; from time to
// time one that was acknowledged comes once more, as platforms do it.
func (w *writer) follow(ctx context.Context, l lane, told *telling) error {
	for n := l.From; (l.To == 0 || n < l.To) && ctx.Err() == nil; n++ {
		a := act{l.Writer, n}
		if w.fault == faultEarly {
			told.say(saidSaved, a)
		}
		if a.step() == opening {
			w.own = ""
		}
		if err := w.untilDone(ctx, a, told); err != nil {
			return err
		}
		if w.fault != faultEarly {
			told.say(saidSaved, a)
		}
		if one(10) && a.step() != opening {
			if err := w.untilDone(ctx, a, &telling{out: io.Discard}); err != nil {
				return err
			}
		}
	}
	return nil
}

// patience is how long a writer says the same thing again.
const patience = 2 * time.Minute

func (w *writer) untilDone(ctx context.Context, a act, told *telling) error {
	patient, stop := context.WithTimeout(ctx, patience)
	defer stop()
	for {
		err := w.do(patient, a)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return nil // it was stopped, which is no fault
		case patient.Err() != nil, !passes(err):
			return fmt.Errorf("%s: %w", a, err)
		}
		told.say(saidAgain, a)
		pause(patient, time.Duration(5+random(20))*time.Millisecond)
	}
}

// passes reports whether the error is one that ends by itself or when somebody makes room.
func passes(err error) bool {
	_, known := errors.AsType[*casework.Error](err)
	k := casework.KindOf(err)
	return known && (k == casework.Internal || k == casework.Conflict || k == casework.Exists)
}

// telling prints whole lines, one after the other.
type telling struct {
	mu  sync.Mutex
	out io.Writer
}

func (t *telling) say(what string, a act) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, _ = fmt.Fprintf(t.out, what, a.writer, a.n) // nobody hears a child whose parent is gone
}

// jumping is a clock that is put forward and back by up to two days, again and again.
func jumping(now func() time.Time) func() time.Time {
	return func() time.Time { return now().Add(time.Duration(random(4*24)-2*24) * time.Hour) }
}

// random returns a number below n. It picks moments; nothing about it is secret.
func random(n int) int { return rand.IntN(n) } //nolint:gosec // see above

// one is true once in so many times.
func one(in int) bool { return random(in) == 0 }

func pause(ctx context.Context, long time.Duration) {
	select {
	case <-time.After(long):
	case <-ctx.Done():
	}
}
