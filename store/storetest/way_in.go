package storetest

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

func delivery(name string, at time.Time) post.Delivery {
	return post.Delivery{Key: "console:" + name, Body: []byte("body of " + name), At: at}
}

func accept(t testing.TB, s Store, d post.Delivery) bool {
	t.Helper()
	fresh, err := s.Accept(t.Context(), d)
	if err != nil {
		t.Fatalf("accept: %v", err)
	}
	return fresh
}

func unanswered(t testing.TB, s Store, before time.Time, limit int) []post.Delivery {
	t.Helper()
	got, err := s.Unanswered(t.Context(), before, limit)
	if err != nil {
		t.Fatalf("unanswered: %v", err)
	}
	return got
}

// What comes in is kept once until it is answered.
var wayIn = []check{
	{"a delivery is fresh once, and stays as it first came", func(t *testing.T, s Store) {
		same(t, "the first time", accept(t, s, delivery("1", now)), true)
		again := delivery("1", now.Add(time.Hour))
		again.Body = []byte("another")
		same(t, "the second time", accept(t, s, again), false)
		same(t, "kept", unanswered(t, s, now.Add(time.Minute), 10), []post.Delivery{delivery("1", now)})
	}},
	{"a delivery that comes many times at once is fresh once", func(t *testing.T, s Store) {
		var fresh atomic.Int64
		errs := together(func(int) error {
			is, err := s.Accept(t.Context(), delivery("1", now))
			if is {
				fresh.Add(1)
			}
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		same(t, "fresh", fresh.Load(), int64(1))
	}},
	{"the unanswered come oldest first, from before the instant, no more than asked for", func(t *testing.T, s Store) {
		for i, after := range []time.Duration{2 * time.Second, time.Second, 3 * time.Second, time.Second} {
			accept(t, s, delivery(fmt.Sprint(i), now.Add(after)))
		}
		one, three := delivery("1", now.Add(time.Second)), delivery("3", now.Add(time.Second))
		nought, two := delivery("0", now.Add(2*time.Second)), delivery("2", now.Add(3*time.Second))
		same(t, "all", unanswered(t, s, now.Add(time.Hour), 0), []post.Delivery{one, three, nought, two})
		same(t, "two", unanswered(t, s, now.Add(time.Hour), 2), []post.Delivery{one, three})
		same(t, "before the third", unanswered(t, s, now.Add(3*time.Second), 10), []post.Delivery{one, three, nought})
		same(t, "before all", unanswered(t, s, now, 10), []post.Delivery(nil))
	}},
	{"an answer ends a delivery and writes its replies", func(t *testing.T, s Store) {
		accept(t, s, delivery("1", now))
		accept(t, s, delivery("2", now))
		if err := s.Answered(t.Context(), "console:1", []post.Letter{letter("a"), letter("b")}); err != nil {
			t.Fatal(err)
		}
		same(t, "what is left", unanswered(t, s, now.Add(time.Hour), 10), []post.Delivery{delivery("2", now)})
		same(t, "what was written", wordOf(t, s, "1"), word{nil, []string{"letter-a", "letter-b"}, true})
		same(t, "the other", wordOf(t, s, "2"), word{})
		same(t, "delivered again", accept(t, s, delivery("1", now)), false)
	}},
	{"an answer to what was never accepted keeps it from being accepted", func(t *testing.T, s Store) {
		same(t, "unknown", wordOf(t, s, "1"), word{})
		if err := s.Answered(t.Context(), "console:1", nil); err != nil {
			t.Fatal(err)
		}
		same(t, "fresh", accept(t, s, delivery("1", now)), false)
		same(t, "what is left", unanswered(t, s, now.Add(time.Hour), 10), []post.Delivery(nil))
		same(t, "answered", wordOf(t, s, "1"), word{Answered: true})
	}},
	{"a reply that cannot be kept leaves the delivery unanswered", func(t *testing.T, s Store) {
		accept(t, s, delivery("1", now))
		fails(t, s.Answered(t.Context(), "console:1", []post.Letter{letter("a"), {}}), casework.Invalid)
		fails(t, s.Answered(t.Context(), "", nil), casework.Invalid)
		_, err := s.Accept(t.Context(), post.Delivery{At: now})
		fails(t, err, casework.Invalid)
		same(t, "what is left", unanswered(t, s, now.Add(time.Hour), 10), []post.Delivery{delivery("1", now)})
		same(t, "what was written", wordOf(t, s, "1"), word{})
	}},
}
