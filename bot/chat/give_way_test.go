package chat_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// began is when each of a flood of events began to be answered, after the first of them came: one at a time, each of
// which takes so long to be kept.
func began(t *testing.T, events int, every, keep time.Duration) map[string]time.Duration {
	t.Helper()
	db, at := memdb.New(), map[string]time.Duration{}
	var was asked
	start := time.Now()
	answer := echo(db)
	p := chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error {
		was.mu.Lock()
		at[e.Key] = time.Since(start)
		was.mu.Unlock()
		return answer(ctx, e)
	}, chat.Options{Journal: &ledger{DB: memdb.New(), keep: func(string) error { time.Sleep(keep); return nil }}})
	p.Join("wall", &wall{}, chat.Carriage{})
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	go func() {
		for n := range events {
			p.Accept(ctx, of("mediator-1", fmt.Sprint("room-", n), n))
			time.Sleep(every)
		}
	}()
	if err := p.Run(ctx); err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAnsweringBeginsWhenTheAcknowledgementIsOnItsWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := began(t, 1, 5*time.Millisecond, 2*time.Millisecond)["wall:mediator-1:room-0:0"]
		if at < 6*time.Millisecond || at > 10*time.Millisecond {
			t.Errorf("began after %s: kept after 2 ms, and acknowledged soon after", at)
		}
	})
}

func TestWhatKeepsComingHoldsUpNoAnswerForLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := began(t, 1000, 5*time.Millisecond, 2*time.Millisecond)
		var most time.Duration
		for n := range 1000 {
			most = max(most, all[fmt.Sprintf("wall:mediator-1:room-%d:%d", n, n)]-time.Duration(n)*5*time.Millisecond)
		}
		if len(all) != 1000 || most < 20*time.Millisecond || most > 300*time.Millisecond {
			t.Errorf("%d of 1000 were answered, begun after up to %s amid what still came", len(all), most)
		}
	})
}

func TestNothingBeginsWhileAnEventIsOnItsWayToTheDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const every, keep = 7 * time.Millisecond, 3 * time.Millisecond
		for key, at := range began(t, 1000, every, keep) {
			if amid := at % every; at < 1000*every && amid > 0 && amid < keep {
				t.Errorf("%s began %s after an event came, which takes %s to be kept", key, amid, keep)
			}
		}
	})
}
