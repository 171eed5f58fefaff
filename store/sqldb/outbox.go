package sqldb

import (
	"context"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sealed"
)

// letterRow is a letter on its way out; the database numbers them. RunAt is when it may be taken up.
type letterRow struct {
	Key        string `gorm:"primaryKey"`
	Route      string
	Room       sealed.Text
	Lane       string       // what its order is shared with, blinded; empty: with nothing, as before there were lanes
	Body       *sealed.Text // nil: forgotten
	DueAt      int64
	RunAt      int64
	State      string
	Attempt    int
	Claim      string
	LeaseUntil int64
	Ref        sealed.Text
	EndedAt    *int64
	Cause      sealed.Text
	Person     string // whom it is for; empty: a room
	Tried      string // the routes that did not reach them, with commas between
	FailingAt  int64  // since when its route fails; 0: it does not
}

// TableName is for gorm.
func (*letterRow) TableName() string { return "outbox" }

// The states of a letter.
const (
	waiting = "waiting" // not sent yet, held by a claim or by nobody
	sent    = "sent"
	dead    = "dead"
)

// unheld is the lease of a letter that nobody holds.
var unheld = millis(time.Time{})

// saveLetters writes the letters whose keys are new and returns how many were.
func (d *DB) saveLetters(tx *gorm.DB, letters []post.Letter) (int, error) {
	fresh := 0
	for chunk := range slices.Chunk(letters, batch) {
		rows := make([]letterRow, len(chunk))
		for i := range chunk {
			l := &chunk[i]
			due := millis(l.Due)
			room, err := d.seal(outboxPlace("room", l.Key), []byte(l.Room))
			if err != nil {
				return 0, err
			}
			body, err := d.sealBody(outboxPlace("body", l.Key), l.Body)
			if err != nil {
				return 0, err
			}
			lane, err := d.blind(laneUse, l.Lane())
			if err != nil {
				return 0, err
			}
			rows[i] = letterRow{
				Key: l.Key, Route: l.Route, Room: room, Lane: lane, Body: body, DueAt: due, RunAt: due, State: waiting, LeaseUntil: unheld, Person: l.For(),
			}
		}
		done := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows)
		if done.Error != nil {
			return 0, done.Error
		}
		fresh += int(done.RowsAffected)
	}
	return fresh, nil
}

// laneUse is what lanes are blinded for.
const laneUse = "outbox.lane"

// Sent ends a letter and forgets its body. It does nothing for a letter whose claim has passed to somebody
// else.
func (d *DB) Sent(ctx context.Context, l post.Letter, ref string, at time.Time) error {
	return d.held(ctx, "sqldb.Sent", l, map[string]any{"state": sent, "ended_at": millis(at), "body": nil, "cause": ""}, said{"ref", ref})
}

// Later gives a letter back, to be taken up again at the instant. cause holds no message text.
func (d *DB) Later(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	failing := int64(0)
	if !l.Failing.IsZero() {
		failing = millis(l.Failing)
	}
	return d.held(ctx, "sqldb.Later", l, map[string]any{"run_at": millis(at), "claim": "", "lease_until": unheld, "failing_at": failing}, said{"cause", cause}, d.inTurn)
}

// Move gives a letter for a person back, to be taken up at once on the route and in the room.
func (d *DB) Move(ctx context.Context, l post.Letter, route, room, cause string) error {
	if _, err := d.ring(ctx); err != nil {
		return d.fail(ctx, "sqldb.Move", err)
	}
	where, err := d.seal(outboxPlace("room", l.Key), []byte(room))
	if err != nil {
		return d.fail(ctx, "sqldb.Move", err)
	}
	lane, err := d.blind(laneUse, post.LaneOf(route, room))
	if err != nil {
		return d.fail(ctx, "sqldb.Move", err)
	}
	return d.held(ctx, "sqldb.Move", l, map[string]any{
		"route": route, "room": where, "lane": lane, "person": l.For(), "tried": strings.Join(l.Tried, ","),
		"run_at": millis(l.Due), "claim": "", "lease_until": unheld, "attempt": 0, "failing_at": 0,
	}, said{"cause", cause})
}

// Withdraw ends a letter that nobody is to get any more, and forgets what it says.
func (d *DB) Withdraw(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	return d.held(ctx, "sqldb.Withdraw", l, map[string]any{"state": dead, "ended_at": millis(at), "body": nil}, said{"cause", cause})
}

func tried(routes string) []string {
	if routes == "" {
		return nil
	}
	return strings.Split(routes, ",")
}

// since is an instant that there may not be.
func since(at int64) time.Time {
	if at == 0 {
		return time.Time{}
	}
	return instant(at)
}

// Dead ends a letter that cannot be delivered, by the route on which it was tried last. cause holds no message text.
func (d *DB) Dead(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	return d.held(ctx, "sqldb.Dead", l, map[string]any{"state": dead, "ended_at": millis(at), "route": l.Route}, said{"cause", cause})
}

// said is what a platform said of a letter, and the column that keeps it.
type said struct{ column, text string }

// held changes a letter if l is the claim that holds it, after what is to be done first.
func (d *DB) held(ctx context.Context, op string, l post.Letter, change map[string]any, s said, first ...func(tx *gorm.DB) error) error {
	return d.together(ctx, op, func(tx *gorm.DB) error {
		for _, do := range first {
			if err := do(tx); err != nil {
				return err
			}
		}
		text, err := d.seal(outboxPlace(s.column, l.Key), []byte(legible(s.text)))
		if err != nil {
			return err
		}
		change[s.column] = text
		return tx.Model(&letterRow{}).
			Where("key = ? AND claim = ? AND claim <> '' AND attempt = ? AND state = 'waiting'", l.Key, l.Claim, l.Attempt).
			UpdateColumns(change).Error
	})
}

// legible is what a platform said, as text that every database takes: a letter that is gone must not come
// again because of what was said about it.
func legible(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\x00", "?") }
