package chat_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// busy is an outbox on a busy machine: what it hands out arrives late, and claims are not kept in time.
type busy struct {
	*memdb.DB

	late time.Duration
	keep error
}

func (b *busy) Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error) {
	defer time.Sleep(b.late)
	return b.DB.Claim(ctx, routes, now, lease, n)
}

func (b *busy) Keep(ctx context.Context, claims []string, until time.Time) error {
	if b.keep != nil {
		return b.keep
	}
	return b.DB.Keep(ctx, claims, until)
}

// carriers run so many post offices side by side over the outbox, for the time.
func carriers(t *testing.T, db *busy, c *channels, n int, span time.Duration) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), span)
	defer stop()
	c.from = time.Now()
	var all sync.WaitGroup
	for range n {
		p := chat.NewPost(db, db, nil, chat.Options{Poll: 10 * time.Millisecond})
		p.Join("wall", c, chat.Carriage{})
		all.Go(func() {
			if err := p.Run(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// heard checks that each room heard so many letters once and in order.
func (c *channels) heard(t *testing.T, each map[string]int) {
	t.Helper()
	for room, n := range each {
		if len(c.said[room]) != n {
			t.Errorf("%s heard %d letters, want %d", room, len(c.said[room]), n)
		}
		for i, said := range c.said[room] {
			if said != fmt.Sprint(i) {
				t.Errorf("%s heard %q as number %d", room, said, i)
				break
			}
		}
	}
}

// A letter that waits comes due while what was written after it is on its way here.
func TestWhatIsTakenUpLateOvertakesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, c := &busy{DB: memdb.New(), late: 900 * time.Millisecond}, newChannels()
		var once sync.Once
		c.busy = func(_, said string) (err error) {
			if said == "2" {
				once.Do(func() { err = &chat.RetryAfter{After: 3 * time.Second, Cause: errors.New("busy")} })
			}
			return err
		}
		letters(t, db.DB, "C1", 0, 5)
		for i := range 40 {
			time.AfterFunc(time.Duration(i+10)*100*time.Millisecond, func() { letters(t, db.DB, "C1", i+5, 1) })
		}
		carriers(t, db, c, 1, time.Minute)
		c.heard(t, map[string]int{"C1": 45})
	})
}

func TestTheOrderHoldsWithSeveralProcessesSideBySide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, c, each := &busy{DB: memdb.New()}, newChannels(), map[string]int{}
		for n := range 10 {
			room := fmt.Sprint("C", n)
			letters(t, db.DB, room, 0, 50)
			each[room] = 50
		}
		carriers(t, db, c, 3, time.Minute)
		c.heard(t, each)
	})
}

func TestTheOrderHoldsWhereClaimsRunOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, c, each := &busy{DB: memdb.New(), keep: errors.New("no answer in time")}, newChannels(), map[string]int{}
		c.busy = func(string, string) error { time.Sleep(900 * time.Millisecond); return nil }
		for n := range 10 {
			room := fmt.Sprint("C", n)
			letters(t, db.DB, room, 0, 20)
			each[room] = 20
		}
		carriers(t, db, c, 2, 3*time.Minute)
		for room, said := range c.said { // what was on its way when its claim ran out is posted by the other, too: that is for the medium to notice
			c.said[room] = slices.Compact(said)
		}
		c.heard(t, each)
	})
}
