package memdb

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// letter is a letter on its way out, and how far it has come.
type letter struct {
	post.Letter

	order int
	at    time.Time // not taken up before
	until time.Time // held by its claim until
	ended bool      // sent or dead
	sent  time.Time // zero: not, or not yet
	wrote time.Time
}

// now is the clock by which letters are written, as a database's own is.
var now = time.Now

// post writes the letters whose keys are new and returns how many were. The caller holds the lock.
func (d *DB) post(letters []post.Letter) int {
	fresh := 0
	for _, l := range letters {
		if _, known := d.outbox[l.Key]; known {
			continue
		}
		l = copyLetter(l)
		l.Attempt, l.Claim, l.Person, l.Tried, l.Failing = 0, "", l.For(), nil, time.Time{}
		d.outbox[l.Key] = &letter{Letter: l, order: d.next(), at: l.Due, wrote: instant(now())}
		fresh++
	}
	return fresh
}

// Claim takes up at most n letters of the routes that are due at now, oldest first, for the length of the lease: of lanes
// of which nobody holds a letter and none waits to be tried again, of each the first post.OfLane before any further one.
func (d *DB) Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error) {
	if err := stopped(ctx, "memdb.Claim"); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	now = instant(now)
	due := d.due(routes, now, n)
	d.claims++
	var out []post.Letter
	for _, l := range due {
		l.Attempt++
		l.Claim, l.until = "memory-"+strconv.Itoa(d.claims), instant(now.Add(lease))
		out = append(out, copyLetter(l.Letter))
	}
	return out, nil
}

// due are the n letters that are to be taken up, oldest first.
func (d *DB) due(routes []string, now time.Time, n int) []*letter {
	var free []*letter
	busy := map[string]bool{}
	for _, l := range d.outbox {
		switch {
		case l.ended:
		case l.until.After(now), l.at.After(now) && !l.Due.After(now):
			busy[l.Lane()] = true
		case !l.at.After(now) && slices.Contains(routes, l.Route):
			free = append(free, l)
		}
	}
	free = slices.DeleteFunc(free, func(l *letter) bool { return busy[l.Lane()] })
	oldest := func(a, b *letter) int { return cmp.Or(a.Due.Compare(b.Due), a.order-b.order) }
	slices.SortFunc(free, oldest)
	place, ahead := map[*letter]int{}, map[string]int{}
	for _, l := range free {
		place[l] = ahead[l.Lane()] / post.OfLane
		ahead[l.Lane()]++
	}
	slices.SortStableFunc(free, func(a, b *letter) int { return place[a] - place[b] })
	free = free[:max(0, min(n, len(free)))]
	slices.SortFunc(free, oldest)
	return free
}

// Keep keeps the letters of the claims in hand until the instant.
func (d *DB) Keep(ctx context.Context, claims []string, until time.Time) error {
	if err := stopped(ctx, "memdb.Keep"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, l := range d.outbox {
		if !l.ended && l.Claim != "" && slices.Contains(claims, l.Claim) {
			l.until = instant(until)
		}
	}
	return nil
}

// Sent ends a letter. It does nothing for a letter whose claim has passed to somebody else.
func (d *DB) Sent(ctx context.Context, l post.Letter, _ string, at time.Time) error {
	return d.held(ctx, "memdb.Sent", l, func(have *letter) { have.ended, have.Body, have.sent = true, nil, instant(at) })
}

// Later gives a letter back, to be taken up again at the instant.
func (d *DB) Later(ctx context.Context, l post.Letter, at time.Time, _ string) error {
	return d.held(ctx, "memdb.Later", l, func(have *letter) {
		have.at, have.Claim, have.until = instant(at), "", time.Time{}
		have.Failing = moment(l.Failing)
	})
}

// Back gives letters back that nobody tried to post.
func (d *DB) Back(ctx context.Context, letters []post.Letter, at time.Time) error {
	for i := range letters {
		if err := d.held(ctx, "memdb.Back", letters[i], func(have *letter) {
			have.at, have.Claim, have.until = instant(at), "", time.Time{}
			have.Attempt--
		}); err != nil {
			return err
		}
	}
	return nil
}

// Move gives a letter back, to be taken up at once on another route.
func (d *DB) Move(ctx context.Context, l post.Letter, route, room, _ string) error {
	return d.held(ctx, "memdb.Move", l, func(have *letter) {
		have.at, have.Claim, have.until = have.Due, "", time.Time{}
		have.Route, have.Room, have.Person, have.Tried = route, room, l.For(), slices.Clone(l.Tried)
		have.Attempt, have.Failing = 0, time.Time{}
	})
}

// Withdraw ends a letter that nobody is to get any more.
func (d *DB) Withdraw(ctx context.Context, l post.Letter, _ time.Time, _ string) error {
	return d.held(ctx, "memdb.Withdraw", l, func(have *letter) { have.ended, have.Body = true, nil })
}

// moment is instant, but for no instant at all.
func moment(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return instant(t)
}

// Dead ends a letter that cannot be delivered.
func (d *DB) Dead(ctx context.Context, l post.Letter, _ time.Time, _ string) error {
	return d.held(ctx, "memdb.Dead", l, func(have *letter) { have.ended = true })
}

// held does something with a letter if l is the claim that holds it.
func (d *DB) held(ctx context.Context, op string, l post.Letter, do func(*letter)) error {
	if err := stopped(ctx, op); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	have, ok := d.outbox[l.Key]
	if ok && !have.ended && l.Claim != "" && have.Claim == l.Claim && have.Attempt == l.Attempt {
		do(have)
	}
	return nil
}
