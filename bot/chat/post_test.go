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

// wall is an adapter that keeps what it was given to post.
type wall struct {
	mu     sync.Mutex
	posted []string
	notes  []string // small print
	fail   func(text string) error
	serves func(chat.Room) bool
}

func (w *wall) Run(context.Context, chat.Handler) error { return nil }

func (w *wall) Post(_ context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	text := to.ID + ": " + m.Lines[0].Text
	if w.fail != nil {
		if err := w.fail(m.Lines[0].Text); err != nil {
			return "", err
		}
	}
	w.posted = append(w.posted, text)
	for _, l := range m.Lines {
		if l.Kind == chat.Note {
			w.notes = append(w.notes, l.Text)
		}
	}
	return chat.Ref(m.Key), nil
}

func (w *wall) said() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.posted...)
}

// selective is a wall in one room only.
type selective struct{ *wall }

func (s selective) Serves(r chat.Room) bool { return s.serves(r) }

// office is a post office over a store, with a handler that answers each event with its own text.
func office(db *memdb.DB, seen *[]string) *chat.Post {
	var mu sync.Mutex
	return chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error {
		mu.Lock()
		*seen = append(*seen, e.Text)
		mu.Unlock()
		l, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, chat.Say("you said "+e.Text))
		if err != nil {
			return err
		}
		return db.Answered(ctx, e.Key, []post.Letter{l})
	}, chat.Options{})
}

func event(n int) chat.Event {
	return chat.Event{
		Key: fmt.Sprintf("wall:%d", n), Account: "wall/mediator-1", Text: fmt.Sprint("word ", n), At: time.Now().UTC(),
		Room: chat.Room{Route: "wall", ID: "mediator-1", Privacy: chat.Direct},
	}
}

func TestAnEventIsAnsweredOnceHoweverOftenItIsDelivered(t *testing.T) {
	db, w, seen := memdb.New(), &wall{}, []string{}
	p := office(db, &seen)
	p.Join("wall", w, chat.Carriage{})
	for range 3 {
		if err := p.Take(t.Context(), event(1)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"mediator-1: you said word 1"}, w.said()); d != "" || len(seen) != 1 {
		t.Errorf("handled %d times; posted %s", len(seen), d)
	}
}

func TestManyDeliveriesAtOnceAreAnsweredOnce(t *testing.T) {
	db, w, seen := memdb.New(), &wall{}, []string{}
	p := office(db, &seen)
	p.Join("wall", w, chat.Carriage{})
	var all sync.WaitGroup
	for i := range 60 {
		all.Go(func() {
			if err := p.Take(t.Context(), event(i%5)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if _, err := p.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 5 || len(w.said()) != 5 {
		t.Errorf("handled %d, posted %d, want 5 each", len(seen), len(w.said()))
	}
}

func TestWhatWasLeftUnansweredIsTakenUpAgain(t *testing.T) {
	db, w, seen := memdb.New(), &wall{}, []string{}
	broken := chat.NewPost(db, db, func(context.Context, chat.Event) error { return errors.New("killed") }, chat.Options{})
	broken.Join("wall", w, chat.Carriage{})
	for i := range 3 {
		if err := broken.Take(t.Context(), event(i)); err == nil {
			t.Fatal("a handler that fails is no error")
		}
	}
	p := office(db, &seen)
	p.Join("wall", w, chat.Carriage{})
	n, err := p.Resume(t.Context(), time.Time{})
	if err != nil || n != 3 {
		t.Fatalf("resumed %d (%v), want 3", n, err)
	}
	if n, err := p.Resume(t.Context(), time.Time{}); err != nil || n != 0 {
		t.Errorf("resumed %d again (%v), want none", n, err)
	}
	if d := cmp.Diff([]string{"word 0", "word 1", "word 2"}, seen); d != "" {
		t.Error(d)
	}
}

func TestResumeLeavesWhatOthersServe(t *testing.T) {
	db, seen := memdb.New(), []string{}
	broken := chat.NewPost(db, db, func(context.Context, chat.Event) error { return errors.New("killed") }, chat.Options{})
	_ = broken.Take(t.Context(), event(1))
	p := office(db, &seen)
	p.Join("wall", selective{&wall{serves: func(r chat.Room) bool { return r.ID == "somebody-else" }}}, chat.Carriage{})
	if n, err := p.Resume(t.Context(), time.Time{}); n != 0 || err != nil || len(seen) != 0 {
		t.Errorf("took up %d (%v), want none", n, err)
	}
}

func TestAHandlerThatPanicsAnswersWithAnApology(t *testing.T) {
	db, w := memdb.New(), &wall{}
	p := chat.NewPost(db, db, func(context.Context, chat.Event) error { panic("a bug") }, chat.Options{})
	p.Join("wall", w, chat.Carriage{})
	if err := p.Take(t.Context(), event(1)); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	if said := w.said(); len(said) != 1 {
		t.Errorf("said %q, want one apology", said)
	}
}

// put writes letters with the numbers into the outbox.
func put(t *testing.T, db *memdb.DB, room string, numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		key := fmt.Sprintf("%s-%d", room, n)
		l, err := chat.Letter(key, chat.Room{Route: "wall", ID: room, Privacy: chat.Direct}, chat.Say(fmt.Sprint(n)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Accept(t.Context(), post.Delivery{Key: key, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
		if err := db.Answered(t.Context(), key, []post.Letter{l}); err != nil {
			t.Fatal(err)
		}
	}
}

// running runs the post office for the length of time.
func running(t *testing.T, p *chat.Post, long time.Duration) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), long)
	defer stop()
	if err := p.Run(ctx); err != nil {
		t.Error(err)
	}
}

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
