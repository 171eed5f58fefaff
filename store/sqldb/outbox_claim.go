package sqldb

import (
	"cmp"
	"context"
	"crypto/rand"
	"slices"
	"time"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework/post"
)

// claimRow says until when a claim holds its letters, where that is later than they say themselves.
type claimRow struct {
	Name    string `gorm:"primaryKey"`
	UntilAt int64
}

// TableName is for gorm.
func (*claimRow) TableName() string { return "letter_claims" }

// claimed is a letter that was taken up, with what orders it.
type claimed struct {
	Nr  int64
	Row letterRow `gorm:"embedded"`
}

// Letters are found by a look that keeps nobody from writing, however many there are, and then taken up by a statement
// that looks at the found ones once more. Taken up is of every lane that is in nobody's hand, and in which nothing waits
// to be tried again, the first few, and more where that leaves room. SQLite runs one such statement at a time; on
// PostgreSQL they take turns (see inTurn), and a row that is just being erased is passed over.
const (
	//nolint:misspell // the word is SQL's
	claimBusy = `WITH kept AS MATERIALIZED (
	SELECT name FROM letter_claims WHERE until_at > @now
), busy AS MATERIALIZED (
	SELECT DISTINCT lane FROM outbox
	WHERE state = 'waiting' AND (claim <> '' OR run_at > due_at)
		AND lane <> '' AND (lease_until > @now OR (due_at <= @now AND run_at > @now) OR claim IN (SELECT name FROM kept))
), `
	//nolint:misspell // likewise
	claimFind = claimBusy + `free AS MATERIALIZED (
	SELECT nr, due_at, row_number() OVER (PARTITION BY CASE lane WHEN '' THEN key ELSE lane END ORDER BY due_at, nr) AS place
	FROM (SELECT nr, due_at, lane, key FROM outbox
		WHERE state = 'waiting' AND run_at <= @now AND lease_until <= @now AND route IN @routes
			AND claim NOT IN (SELECT name FROM kept) AND lane NOT IN (SELECT lane FROM busy)
		ORDER BY due_at, nr LIMIT @seen) AS oldest
)
SELECT nr FROM free ORDER BY (place - 1) / @few, due_at, nr LIMIT @n`
	//nolint:misspell // likewise
	claimHead = claimBusy + `taken AS MATERIALIZED (
	SELECT nr FROM outbox
	WHERE nr IN @found AND state = 'waiting' AND run_at <= @now AND lease_until <= @now
		AND claim NOT IN (SELECT name FROM kept) AND lane NOT IN (SELECT lane FROM busy) `
	claimSkip = `FOR UPDATE SKIP LOCKED`
	claimTail = `)
UPDATE outbox SET claim = @claim, attempt = attempt + 1, lease_until = @until
WHERE nr IN (SELECT nr FROM taken)
RETURNING nr, key, route, room, body, due_at, run_at, attempt, claim, person, tried, failing_at`
)

// claimTurn is what the takings-up and givings-back of letters take turns by.
const claimTurn = 0x7265_6472_6573_73

// inTurn waits until nobody else takes letters up or gives them back, and keeps it so until the transaction ends: whether
// a lane is free is seen from all of its letters. SQLite has one writer and needs none of it.
func (d *DB) inTurn(tx *gorm.DB) error {
	if d.place.postgres == nil {
		return nil
	}
	return tx.Exec("SELECT pg_advisory_xact_lock(?)", claimTurn).Error
}

// inSight is how many letters are looked at for each that is taken up. A lane that fills that view hides the others once:
// then it is in somebody's hand.
const inSight = 16

// forgotten is how long after a claim ran out nobody asks for it any more.
const forgotten = time.Minute

// Claim takes up at most n letters of the routes that are due at now, oldest first, for the length of the lease: of lanes
// of which nobody holds a letter and none waits to be tried again, of each the first post.OfLane before any further one.
func (d *DB) Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error) {
	const op = "sqldb.Claim"
	if len(routes) == 0 || n <= 0 {
		return nil, d.fail(ctx, op, ctx.Err())
	}
	var found []int64
	err := d.read(ctx).Raw(claimFind, map[string]any{"now": millis(now), "routes": routes, "n": n, "seen": n * inSight, "few": post.OfLane}).Scan(&found).Error
	if err != nil || len(found) == 0 {
		return nil, d.fail(ctx, op, err)
	}
	rows, err := d.take(ctx, op, found, now, lease)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b claimed) int { return cmp.Or(cmp.Compare(a.Row.DueAt, b.Row.DueAt), cmp.Compare(a.Nr, b.Nr)) })
	var out []post.Letter
	for i := range rows {
		r := &rows[i].Row
		room, err := d.reveal(ctx, outboxPlace("room", r.Key), r.Room)
		if err != nil {
			return nil, d.fail(ctx, op, err)
		}
		body, err := d.revealBody(ctx, outboxPlace("body", r.Key), r.Body)
		if err != nil {
			return nil, d.fail(ctx, op, err)
		}
		out = append(out, post.Letter{
			Key: r.Key, Route: r.Route, Room: string(room), Body: body, Due: instant(r.DueAt), Attempt: r.Attempt, Claim: r.Claim,
			Person: r.Person, Tried: tried(r.Tried), Failing: since(r.FailingAt),
		})
	}
	return out, nil
}

// take takes those letters up that are still free.
func (d *DB) take(ctx context.Context, op string, found []int64, now time.Time, lease time.Duration) (rows []claimed, err error) {
	statement := claimHead + claimTail
	if d.place.postgres != nil {
		statement = claimHead + claimSkip + claimTail
	}
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		rows = nil
		if err := d.inTurn(tx); err != nil {
			return err
		}
		claim := claimRow{Name: rand.Text(), UntilAt: millis(now.Add(lease))}
		err := tx.Raw(statement, map[string]any{"now": millis(now), "until": claim.UntilAt, "found": found, "claim": claim.Name}).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := tx.Where("until_at < ?", millis(now.Add(-forgotten))).Delete(&claimRow{}).Error; err != nil {
			return err
		}
		return create(tx, []claimRow{claim})
	})
	return rows, err
}

// Keep keeps the letters of the claims in hand until the instant.
func (d *DB) Keep(ctx context.Context, claims []string, until time.Time) error {
	return d.write(ctx, "sqldb.Keep", func(tx *gorm.DB) error {
		if err := d.inTurn(tx); err != nil {
			return err
		}
		for some := range slices.Chunk(claims, batch) {
			if err := tx.Model(&claimRow{}).Where("name IN ?", some).UpdateColumn("until_at", millis(until)).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// InHand are the claims under which the first letter of a lane is held, and until when. The others of the lane follow it
// in whoever's hand it is.
func (d *DB) InHand(ctx context.Context) (map[string]time.Time, error) {
	rows, err := rowsOf[claimRow](d.read(ctx).Where(`name IN (SELECT claim FROM outbox AS o WHERE state = 'waiting' AND claim <> '' AND NOT EXISTS (
		SELECT 1 FROM outbox AS earlier WHERE earlier.lane = o.lane AND o.lane <> '' AND earlier.state = 'waiting'
			AND earlier.claim <> '' AND earlier.nr < o.nr))`))
	out := make(map[string]time.Time, len(rows))
	for _, r := range rows {
		out[r.Name] = instant(r.UntilAt)
	}
	return out, d.fail(ctx, "sqldb.InHand", err)
}
