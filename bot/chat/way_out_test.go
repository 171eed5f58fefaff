package chat_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

func TestLettersToOneRoomKeepTheirOrderAndPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		start := time.Now()
		var at []time.Duration
		w.fail = func(string) error { at = append(at, time.Since(start)); return nil }
		p := chat.NewPost(db, db, nil, chat.Options{})
		p.Join("wall", w, chat.Carriage{Pace: time.Second})
		put(t, db, "a", 1, 2, 3)
		running(t, p, 10*time.Second)
		if d := cmp.Diff([]string{"a: 1", "a: 2", "a: 3"}, w.said()); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]time.Duration{0, time.Second, 2 * time.Second}, at); d != "" {
			t.Error(d)
		}
	})
}

func TestALetterThatFailsIsTriedAgainAndTheOthersStayBehindIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		failures := 3
		w.fail = func(text string) error {
			if text == "1" && failures > 0 {
				failures--
				return errors.New("out of order")
			}
			return nil
		}
		p := chat.NewPost(db, db, nil, chat.Options{})
		p.Join("wall", w, chat.Carriage{})
		put(t, db, "a", 1, 2)
		put(t, db, "b", 9)
		running(t, p, time.Minute)
		if d := cmp.Diff([]string{"b: 9", "a: 1", "a: 2"}, w.said()); d != "" {
			t.Error(d)
		}
	})
}

func TestALetterThatTheMediumWillNeverTakeIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		tries := 0
		w.fail = func(string) error { tries++; return fmt.Errorf("%w: the room is gone", chat.ErrUndeliverable) }
		p := chat.NewPost(db, db, nil, chat.Options{})
		p.Join("wall", w, chat.Carriage{})
		put(t, db, "a", 1)
		running(t, p, time.Hour)
		if tries != 1 {
			t.Errorf("tried %d times, want once", tries)
		}
	})
}

func TestALetterWaitsAsLongAsTheMediumSays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		start, tried := time.Now(), []time.Duration{}
		w.fail = func(string) error {
			tried = append(tried, time.Since(start))
			if len(tried) == 1 {
				return &chat.RetryAfter{After: 7 * time.Second, Cause: errors.New("too many")}
			}
			return nil
		}
		p := chat.NewPost(db, db, nil, chat.Options{})
		p.Join("wall", w, chat.Carriage{})
		put(t, db, "a", 1)
		running(t, p, time.Minute)
		if d := cmp.Diff([]time.Duration{0, 7 * time.Second}, tried); d != "" {
			t.Error(d)
		}
	})
}

func TestTwoProcessesPostEachLetterOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		for room := range 5 {
			put(t, db, fmt.Sprint("room-", room), 1, 2, 3, 4, 5, 6, 7, 8)
		}
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				p := chat.NewPost(db, db, nil, chat.Options{})
				p.Join("wall", w, chat.Carriage{Pace: time.Second})
				running(t, p, 2*time.Minute)
			})
		}
		all.Wait()
		times := map[string]int{}
		for _, s := range w.said() {
			times[s]++
		}
		for s, n := range times {
			if n != 1 {
				t.Errorf("%q was posted %d times", s, n)
			}
		}
		if len(times) != 40 {
			t.Errorf("%d letters were posted, want 40", len(times))
		}
	})
}

func TestALetterOfAStoppedProcessIsPostedByTheNextOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		put(t, db, "a", 1)
		// A process that is killed holds its claim and never posts.
		if held, err := db.Claim(t.Context(), []string{"wall"}, time.Now(), 30*time.Second, 10); err != nil || len(held) != 1 {
			t.Fatalf("claimed %d (%v)", len(held), err)
		}
		p := chat.NewPost(db, db, nil, chat.Options{})
		p.Join("wall", w, chat.Carriage{})
		running(t, p, time.Minute)
		if len(w.said()) != 1 {
			t.Errorf("posted %q, want the letter within a minute", w.said())
		}
	})
}

func TestALetterThatIsPostedOnceAtMostIsNotTriedAgain(t *testing.T) {
	db, w := memdb.New(), &wall{}
	tries := 0
	w.fail = func(string) error { tries++; return errors.New("the terminal is gone") }
	p := chat.NewPost(db, db, nil, chat.Options{})
	p.Join("wall", w, chat.Carriage{Once: true})
	put(t, db, "a", 1)
	for range 3 {
		if _, err := p.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if tries != 1 {
		t.Errorf("tried %d times, want once", tries)
	}
}

func TestStoppingGivesBackWhatWasNotPosted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, w := memdb.New(), &wall{}
		put(t, db, "a", 1, 2, 3, 4, 5)
		first := chat.NewPost(db, db, nil, chat.Options{})
		first.Join("wall", w, chat.Carriage{Pace: time.Second})
		running(t, first, 1500*time.Millisecond)
		second := chat.NewPost(db, db, nil, chat.Options{})
		second.Join("wall", w, chat.Carriage{})
		running(t, second, 5*time.Second) // well within the lease of the first
		if d := cmp.Diff([]string{"a: 1", "a: 2", "a: 3", "a: 4", "a: 5"}, w.said()); d != "" {
			t.Error(d)
		}
	})
}
