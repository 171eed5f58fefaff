package chat_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// estate is a journal that knows what ended processes left: all that was accepted before the death.
type estate struct {
	*ledger

	death time.Time
}

func (e *estate) Left(ctx context.Context, limit int) ([]post.Delivery, error) {
	return e.Unsettled(ctx, e.death, limit)
}

func TestWhatAKilledProcessAcceptedIsAnsweredAtOnceAndFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w, journal := memdb.New(), &wall{}, &ledger{DB: memdb.New()}
		const many = 1100 // more than one room may have in memory
		for n := range many {
			body, err := chat.EncodeEvent(event(n))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := journal.Accept(t.Context(), post.Delivery{Key: event(n).Key, Body: body, At: time.Now()}); err != nil {
				t.Fatal(err)
			}
		}
		death := time.Now().Add(time.Millisecond)
		time.Sleep(2 * time.Millisecond)
		next := chat.NewPost(db, db, echo(db), chat.Options{Journal: &estate{journal, death}})
		next.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		if err := next.Begin(ctx); err != nil {
			t.Fatal(err)
		}
		if err := next.Accept(ctx, event(many))(); err != nil {
			t.Fatal(err)
		}
		var first time.Duration
		start := time.Now()
		go func() {
			for range time.Tick(time.Millisecond) {
				if len(w.said()) > 0 {
					first = time.Since(start)
					return
				}
			}
		}()
		if err := next.Run(ctx); err != nil {
			t.Fatal(err)
		}
		var want []string
		for n := range many + 1 {
			want = append(want, "mediator-1: "+event(n).Text)
		}
		if d := cmp.Diff(want, w.said()); d != "" {
			t.Error(d)
		}
		if first > time.Second {
			t.Errorf("the first was answered after %s", first)
		}
	})
}
