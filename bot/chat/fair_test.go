package chat_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// of is what somebody says in a room.
func of(person, room string, n int) chat.Event {
	return chat.Event{
		Key: fmt.Sprintf("wall:%s:%s:%d", person, room, n), Account: "wall/" + person, Text: fmt.Sprint(person, " ", n),
		Room: chat.Room{Route: "wall", ID: room, Privacy: chat.Shared},
	}
}

// asked is the order in which a handler is asked.
type asked struct {
	mu   sync.Mutex
	keys []string
}

func (a *asked) note(key string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.keys = append(a.keys, key)
}

func TestWhoTalksMuchWaitsForThemselves(t *testing.T) {
	for name, crowd := range map[string]func(n int) string{
		"one person":  func(int) string { return "mediator-1" },
		"many people": func(n int) string { return fmt.Sprint("mediator-", n) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				db := memdb.New()
				var was asked
				handle := func(ctx context.Context, e chat.Event) error {
					time.Sleep(10 * time.Millisecond)
					was.note(e.Key)
					return echo(db)(ctx, e)
				}
				p := chat.NewPost(db, db, handle, chat.Options{Journal: &ledger{DB: memdb.New()}})
				p.Join("wall", &wall{}, chat.Carriage{})
				ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
				defer stop()
				for n := range 5000 {
					if err := p.Accept(ctx, of(crowd(n), "busy", n))(); err != nil {
						t.Fatal(err)
					}
				}
				start := time.Now()
				if err := p.Accept(ctx, of("adviser-1", "quiet", 1))(); err != nil {
					t.Fatal(err)
				}
				var took time.Duration
				go func() {
					for range time.Tick(time.Millisecond) {
						if done, _ := db.IsAnswered(ctx, "wall:adviser-1:quiet:1"); done {
							took = time.Since(start)
							return
						}
					}
				}()
				if err := p.Run(ctx); err != nil {
					t.Fatal(err)
				}
				if took == 0 || took > 100*time.Millisecond {
					t.Errorf("answered after %s, want among the next few", took)
				}
				if len(was.keys) != 5001 {
					t.Errorf("%d were answered, want 5001", len(was.keys))
				}
				last := map[string]int{}
				for _, key := range was.keys {
					part := strings.Split(key, ":")
					var n int
					_, _ = fmt.Sscan(part[3], &n)
					if n < last[part[1]] {
						t.Fatalf("%s came after %d of theirs", key, last[part[1]])
					}
					last[part[1]] = n
				}
			})
		})
	}
}

// absent is an inbox that cannot be asked until an instant.
type absent struct {
	*memdb.DB

	until time.Time
}

func (a *absent) IsAnswered(ctx context.Context, key string) (bool, error) {
	if time.Now().Before(a.until) {
		return false, errors.New("no connection")
	}
	return a.DB.IsAnswered(ctx, key)
}

func TestTheOrderHoldsHoweverLongTheStoreIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := &absent{memdb.New(), time.Now().Add(3 * time.Minute)}, &wall{}
		p := chat.NewPost(db, db, echo(db.DB), chat.Options{Journal: &ledger{DB: memdb.New()}})
		p.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), 4*time.Minute)
		defer stop()
		ended := make(chan error, 1)
		go func() { ended <- p.Run(ctx) }()
		for n := range 6 {
			if err := p.Accept(ctx, event(n))(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(20 * time.Second)
		}
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		want := []string{"mediator-1: word 0", "mediator-1: word 1", "mediator-1: word 2", "mediator-1: word 3", "mediator-1: word 4", "mediator-1: word 5"}
		if d := cmp.Diff(want, w.said()); d != "" {
			t.Error(d)
		}
	})
}

func TestWhatFailsForItselfHoldsUpNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		p := chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error {
			if strings.Contains(e.Key, "mediator-1") {
				return errors.New("this one cannot be answered")
			}
			return echo(db)(ctx, e)
		}, chat.Options{Journal: &ledger{DB: memdb.New()}})
		p.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
		defer stop()
		for n := range 8 { // more than answer at a time
			if err := p.Accept(ctx, of(fmt.Sprint("mediator-1", n), fmt.Sprint("room-", n), n))(); err != nil {
				t.Fatal(err)
			}
		}
		start := time.Now()
		if err := p.Accept(ctx, of("adviser-1", "quiet", 1))(); err != nil {
			t.Fatal(err)
		}
		go func() { time.Sleep(time.Second); stop() }()
		if err := p.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if said := w.said(); len(said) != 1 {
			t.Errorf("said %q within %s, want the one answer", said, time.Since(start))
		}
	})
}
