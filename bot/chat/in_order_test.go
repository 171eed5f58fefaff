package chat_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// ledger is a journal apart from the store, which can be slow to keep.
type ledger struct {
	*memdb.DB

	keep    func(key string) error
	mu      sync.Mutex
	settled []string
}

func (l *ledger) Accept(ctx context.Context, d post.Delivery) (bool, error) {
	if l.keep != nil {
		if err := l.keep(d.Key); err != nil {
			return false, err
		}
	}
	return l.DB.Accept(ctx, d)
}

func (l *ledger) Settle(ctx context.Context, key string) error {
	l.mu.Lock()
	l.settled = append(l.settled, key)
	l.mu.Unlock()
	return l.Answered(ctx, key, nil)
}

func (l *ledger) Unsettled(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error) {
	return l.Unanswered(ctx, before, limit)
}

// echo answers events with their own text, into the store.
func echo(db *memdb.DB) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		l, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, chat.Say(e.Text))
		if err != nil {
			return err
		}
		return db.Answered(ctx, e.Key, []post.Letter{l})
	}
}

func TestWhatIsAcceptedIsAnsweredInTheOrderOfComing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		journal := &ledger{DB: memdb.New()}
		// The first is the last to be on the disk.
		journal.keep = func(key string) error {
			if key == "wall:0" {
				time.Sleep(time.Second)
			}
			return nil
		}
		p := chat.NewPost(db, db, echo(db), chat.Options{Journal: journal})
		p.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		for n := range 5 {
			kept := p.Accept(ctx, event(n))
			if n == 4 {
				if err := kept(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := p.Run(ctx); err != nil {
			t.Fatal(err)
		}
		want := []string{"mediator-1: word 0", "mediator-1: word 1", "mediator-1: word 2", "mediator-1: word 3", "mediator-1: word 4"}
		if d := cmp.Diff(want, w.said()); d != "" {
			t.Error(d)
		}
		if len(journal.settled) != 5 {
			t.Errorf("%d deliveries are forgotten, want 5", len(journal.settled))
		}
	})
}

func TestAnAbsentStoreCostsNoAcknowledgement(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		back := time.Now().Add(5 * time.Second)
		answer := echo(db)
		p := chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error {
			if time.Now().Before(back) {
				return errors.New("the database is away")
			}
			return answer(ctx, e)
		}, chat.Options{Journal: &ledger{DB: memdb.New()}})
		p.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		start := time.Now()
		for n := range 3 {
			if err := p.Accept(ctx, event(n))(); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start); took > 0 {
			t.Errorf("acknowledged after %s, want at once", took)
		}
		if err := p.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"mediator-1: word 0", "mediator-1: word 1", "mediator-1: word 2"}, w.said()); d != "" {
			t.Error(d)
		}
	})
}

func TestWhatCannotBeKeptIsNeitherAcknowledgedNorAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		p := chat.NewPost(db, db, echo(db), chat.Options{Journal: &ledger{DB: memdb.New(), keep: func(key string) error {
			if key == "wall:1" {
				return errors.New("the disk is full")
			}
			return nil
		}}})
		p.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		for n := range 3 {
			if err := p.Accept(ctx, event(n))(); (err != nil) != (n == 1) {
				t.Errorf("event %d: %v", n, err)
			}
		}
		if err := p.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"mediator-1: word 0", "mediator-1: word 2"}, w.said()); d != "" {
			t.Error(d)
		}
	})
}

func TestTwoProcessesOverOneJournalAnswerOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w, journal := memdb.New(), &wall{}, &ledger{DB: memdb.New()}
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		var all sync.WaitGroup
		for range 2 {
			p := chat.NewPost(db, db, echo(db), chat.Options{Journal: journal})
			p.Join("wall", w, chat.Carriage{})
			for n := range 20 {
				if err := p.Accept(ctx, event(n))(); err != nil {
					t.Fatal(err)
				}
			}
			all.Go(func() {
				if err := p.Run(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := len(w.said()); n != 20 {
			t.Errorf("said %d times, want 20", n)
		}
	})
}

func TestMoreThanMemoryHoldsIsAnsweredFromTheJournal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const many = 5300
		db, w := memdb.New(), &wall{}
		release := make(chan struct{})
		slow := chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error { <-release; return echo(db)(ctx, e) },
			chat.Options{Journal: &ledger{DB: memdb.New()}})
		slow.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
		defer stop()
		for n := range many {
			if err := slow.Accept(ctx, event(n))(); err != nil {
				t.Fatal(err)
			}
		}
		close(release)
		if err := slow.Run(ctx); err != nil {
			t.Fatal(err)
		}
		said := w.said()
		if len(said) != many {
			t.Fatalf("said %d, want %d", len(said), many)
		}
		for n := range many {
			if want := fmt.Sprint("mediator-1: word ", n); said[n] != want {
				t.Fatalf("answer %d is %q, want %q", n, said[n], want)
			}
		}
	})
}

func TestToBeStoppedIsToAnswerWhatWasAccepted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		p := chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error { time.Sleep(2 * time.Second); return echo(db)(ctx, e) },
			chat.Options{Journal: &ledger{DB: memdb.New()}})
		p.Join("wall", w, chat.Carriage{Pace: time.Second})
		ctx, stop := context.WithCancel(t.Context())
		if err := p.Accept(ctx, event(1))(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Second, stop)
		start := time.Now()
		if err := p.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 9*time.Second || len(w.said()) != 1 {
			t.Errorf("ended after %s having said %q, want the one answer within 10 s", took, w.said())
		}
	})
}
