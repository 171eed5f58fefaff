package chat_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// away is an outbox that is not there for a while.
type away struct {
	*memdb.DB

	from, to time.Time
}

func (a *away) gone() bool { now := time.Now(); return now.After(a.from) && now.Before(a.to) }

func (a *away) Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error) {
	if a.gone() {
		return nil, errors.New("connection refused")
	}
	return a.DB.Claim(ctx, routes, now, lease, n)
}

func (a *away) Sent(ctx context.Context, l post.Letter, ref string, at time.Time) error {
	if a.gone() {
		return errors.New("connection refused")
	}
	return a.DB.Sent(ctx, l, ref, at)
}

func TestAnOutboxThatIsAwayForAMinuteCostsAndDoublesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := &away{DB: memdb.New()}, &wall{}
		put(t, db.DB, "a", 1, 2, 3)
		put(t, db.DB, "b", 4, 5)
		db.from, db.to = time.Now().Add(500*time.Millisecond), time.Now().Add(time.Minute) // while the second of each room waits for its pace
		p := chat.NewPost(db, db, nil, chat.Options{Lease: 20 * time.Second})
		p.Join("wall", w, chat.Carriage{Pace: time.Second})
		running(t, p, 5*time.Minute)
		got := w.said()
		slices.Sort(got)
		if d := cmp.Diff([]string{"a: 1", "a: 2", "a: 3", "b: 4", "b: 5"}, got); d != "" {
			t.Error(d)
		}
	})
}

// slow is an adapter that takes its time, and does not share it between letters.
type slow struct {
	wall

	takes time.Duration
}

func (s *slow) Post(ctx context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(s.takes):
	}
	return s.wall.Post(ctx, to, m)
}

func TestASlowMediumLosesNoClaim(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, s := memdb.New(), &slow{takes: 30 * time.Second} // nearly four times the time of a claim
		put(t, db, "a", 1, 2)
		ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
		defer stop()
		for range 2 {
			p := chat.NewPost(db, db, nil, chat.Options{})
			p.Join("wall", s, chat.Carriage{})
			go func() { _ = p.Run(ctx) }()
		}
		<-ctx.Done()
		synctest.Wait()
		if d := cmp.Diff([]string{"a: 1", "a: 2"}, s.said()); d != "" {
			t.Error(d)
		}
	})
}

func TestWhatAProcessHeldThatIsGoneIsSentWithinTenSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		put(t, db, "a", 1, 2, 3)
		gone, kill := context.WithCancel(t.Context())
		killed := chat.NewPost(db, &vanishing{DB: db, gone: gone}, nil, chat.Options{})
		killed.Join("wall", &slow{takes: time.Hour}, chat.Carriage{})
		go func() { _ = killed.Run(gone) }()
		time.Sleep(30 * time.Second) // it keeps its claim all the while
		kill()
		began := time.Now()
		p := chat.NewPost(db, db, nil, chat.Options{})
		p.Join("wall", w, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		_ = p.Run(ctx)
		if len(w.said()) != 3 {
			t.Errorf("after %s %v are sent, want all three", time.Since(began), w.said())
		}
		synctest.Wait()
	})
}

// vanishing is an outbox whose process is killed: from then on it says nothing more.
type vanishing struct {
	*memdb.DB

	gone context.Context
}

func (v *vanishing) Later(ctx context.Context, l post.Letter, at time.Time, cause string) error {
	if v.gone.Err() != nil {
		return v.gone.Err()
	}
	return v.DB.Later(ctx, l, at, cause)
}

func (v *vanishing) Keep(ctx context.Context, claims []string, until time.Time) error {
	if v.gone.Err() != nil {
		return v.gone.Err()
	}
	return v.DB.Keep(ctx, claims, until)
}
