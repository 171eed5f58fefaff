package sqldb

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework/post"
)

// OutboxState is how the outbox stands.
type OutboxState struct {
	Waiting int64     // letters that are due and not gone
	Oldest  time.Time // since when the oldest of them has been due, or waits where it was due at once; zero: there is none
	// Routes are those letters by the route that is to carry them.
	Routes map[string]int64
	Dead   int64 // letters that were given up and can be sent again
}

// StateOfOutbox returns how the outbox stands at the instant, without the letters of the routes that are left out.
func (d *DB) StateOfOutbox(ctx context.Context, now time.Time, but ...string) (OutboxState, error) {
	const op = "sqldb.StateOfOutbox"
	s := OutboxState{Routes: map[string]int64{}}
	var rows []struct {
		Route  string
		N      int64
		Oldest int64
	}
	err := d.read(ctx).Raw(`SELECT route, count(*) AS n, min(CASE WHEN due_at > written_at THEN due_at ELSE written_at END) AS oldest
		FROM outbox WHERE state = 'waiting' AND due_at <= ? AND route NOT IN ? GROUP BY route`, millis(now), append([]string{""}, but...)).Scan(&rows).Error
	if err != nil {
		return s, d.fail(ctx, op, err)
	}
	for _, r := range rows {
		s.Waiting, s.Routes[r.Route] = s.Waiting+r.N, r.N
		if at := instant(r.Oldest); s.Oldest.IsZero() || at.Before(s.Oldest) {
			s.Oldest = at
		}
	}
	return s, d.fail(ctx, op, d.given(ctx).Count(&s.Dead).Error)
}

// given are the letters that were given up and not forgotten.
func (d *DB) given(ctx context.Context) *gorm.DB {
	return d.read(ctx).Model(&letterRow{}).Where("state = 'dead' AND body IS NOT NULL")
}

// DeadLetter is a letter that was given up.
type DeadLetter struct {
	post.Letter

	At    time.Time
	Cause string // what the platform said last; no message text
}

// DeadLetters returns at most n letters that were given up, the last first.
func (d *DB) DeadLetters(ctx context.Context, n int) ([]DeadLetter, error) {
	const op = "sqldb.DeadLetters"
	rows, err := rowsOf[letterRow](d.given(ctx).Order("ended_at DESC, nr DESC").Limit(n))
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	out := make([]DeadLetter, len(rows))
	for i := range rows {
		r := &rows[i]
		cause, err := d.reveal(ctx, outboxPlace("cause", r.Key), r.Cause)
		if err != nil {
			return nil, d.fail(ctx, op, err)
		}
		out[i] = DeadLetter{Cause: string(cause), Letter: post.Letter{Key: r.Key, Route: r.Route, Person: r.Person, Attempt: r.Attempt, Tried: tried(r.Tried)}}
		if r.EndedAt != nil {
			out[i].At = instant(*r.EndedAt)
		}
	}
	return out, nil
}

// Detour is a person whom some routes did not reach, and how many letters went by another one.
type Detour struct {
	Person  string
	Tried   []string
	Letters int64
}

// Of all letters few had to go another way, and they have an index of their own.
const detoursSince = `SELECT person, tried, count(*) AS n FROM outbox
	WHERE person <> '' AND tried <> '' AND (ended_at IS NULL OR ended_at >= ?)
	GROUP BY person, tried ORDER BY person, tried`

// Detours returns who was written to by another route than their first since the instant, by person.
func (d *DB) Detours(ctx context.Context, since time.Time) ([]Detour, error) {
	var rows []struct {
		Person, Tried string
		N             int64
	}
	err := d.read(ctx).Raw(detoursSince, millis(since)).Scan(&rows).Error
	out := make([]Detour, len(rows))
	for i, r := range rows {
		out[i] = Detour{Person: r.Person, Tried: tried(r.Tried), Letters: r.N}
	}
	return out, d.fail(ctx, "sqldb.Detours", err)
}

// SendAgain puts letters that were given up back into the outbox, to be sent at once; one for a person goes
// wherever they are reached now. No keys: all of them. It returns how many it put back.
func (d *DB) SendAgain(ctx context.Context, keys ...string) (n int64, err error) {
	const op = "sqldb.SendAgain"
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		n = 0
		rows, err := rowsOf[letterRow](d.locked(tx.Where("state = 'dead' AND body IS NOT NULL").Order("nr")))
		if err != nil {
			return err
		}
		for i := range rows {
			r := &rows[i]
			if len(keys) > 0 && !slices.Contains(keys, r.Key) {
				continue
			}
			change := map[string]any{
				"state": waiting, "run_at": r.DueAt, "attempt": 0, "claim": "", "lease_until": unheld, "ended_at": nil, "tried": "", "failing_at": 0,
			}
			if r.Person != "" {
				room, err := d.seal(outboxPlace("room", r.Key), []byte(r.Person))
				if err != nil {
					return err
				}
				lane, err := d.blind(laneUse, post.LaneOf(post.ToPerson, r.Person))
				if err != nil {
					return err
				}
				change["route"], change["room"], change["lane"] = post.ToPerson, room, lane
			}
			if err := tx.Model(&letterRow{}).Where("key = ?", r.Key).UpdateColumns(change).Error; err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

// Left counts the letters that have not ended.
func (d *DB) Left(ctx context.Context) (int, error) {
	var n int64
	err := d.read(ctx).Model(&letterRow{}).Where("state = 'waiting'").Count(&n).Error
	return int(n), d.fail(ctx, "sqldb.Left", err)
}

// Block keeps everybody else from writing until ctx ends. On a server everybody else is kept from letters alone.
func (d *DB) Block(ctx context.Context) error {
	return d.write(context.WithoutCancel(ctx), "sqldb.Block", func(tx *gorm.DB) error {
		if d.place.postgres != nil {
			if err := tx.Exec("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE").Error; err != nil {
				return err
			}
		}
		<-ctx.Done()
		return nil
	})
}
