package chat_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
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
