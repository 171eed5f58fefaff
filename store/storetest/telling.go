package storetest

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

func told(p casework.PersonID, key, day string) casework.Told {
	out := casework.Told{Person: p, Case: "case-HPL-0231", Key: key, At: now, Law: "england 2026-11-22"}
	if day != "" {
		out.Due = on(day)
	}
	return out
}

func enqueue(t testing.TB, s Store, letters []post.Letter, told ...casework.Told) int {
	t.Helper()
	n, err := s.Enqueue(t.Context(), letters, told)
	if err != nil {
		t.Fatalf("enqueue: %v", err)
	}
	return n
}

func lastTold(t testing.TB, s Store, p casework.PersonID, keys ...string) map[string]civil.Date {
	t.Helper()
	days, err := s.LastTold(t.Context(), p, keys)
	if err != nil {
		t.Fatalf("last told: %v", err)
	}
	return days
}

// What people are told is kept with the letters that tell it.
var telling = []check{
	{"each person was last told their own day, and nothing of other deadlines", func(t *testing.T, s Store) {
		n := enqueue(t, s, []post.Letter{letter("a"), letter("b")},
			told("mediator-1", "appeal", "2026-11-23 Mon"), told("mediator-1", "contact", ""), told("adviser-1", "appeal", "2026-11-30 Mon"))
		same(t, "new letters", n, 2)
		same(t, "the mediator", lastTold(t, s, "mediator-1", "appeal", "contact", "other"),
			map[string]civil.Date{"appeal": on("2026-11-23 Mon"), "contact": {}})
		same(t, "the adviser", lastTold(t, s, "adviser-1", "appeal", "contact"), map[string]civil.Date{"appeal": on("2026-11-30 Mon")})
		same(t, "nothing asked", lastTold(t, s, "adviser-1"), map[string]civil.Date{})
		same(t, "the letters", keys(claim(t, s, now, 10)), []string{"letter-a", "letter-b"})
	}},
	{"a day that is told again takes the place of the earlier one", func(t *testing.T, s Store) {
		enqueue(t, s, []post.Letter{letter("a")}, told("mediator-1", "appeal", "2026-11-23 Mon"))
		later := told("mediator-1", "appeal", "2026-12-14 Mon")
		later.At = now.Add(time.Hour)
		enqueue(t, s, []post.Letter{letter("b")}, later)
		same(t, "told", lastTold(t, s, "mediator-1", "appeal"), map[string]civil.Date{"appeal": on("2026-12-14 Mon")})
		enqueue(t, s, nil, told("mediator-1", "appeal", ""))
		same(t, "told no day", lastTold(t, s, "mediator-1", "appeal"), map[string]civil.Date{"appeal": {}})
	}},
	{"with one new letter everything is written, with none nothing", func(t *testing.T, s Store) {
		enqueue(t, s, []post.Letter{letter("a")}, told("mediator-1", "appeal", "2026-11-23 Mon"))
		none := enqueue(t, s, []post.Letter{letter("a"), letter("a")}, told("mediator-1", "appeal", "2026-12-14 Mon"), told("mediator-1", "x", ""))
		same(t, "none new", none, 0)
		same(t, "told", lastTold(t, s, "mediator-1", "appeal", "x"), map[string]civil.Date{"appeal": on("2026-11-23 Mon")})
		same(t, "one new", enqueue(t, s, []post.Letter{letter("a"), letter("b")}, told("mediator-1", "appeal", "2026-12-14 Mon")), 1)
		same(t, "told", lastTold(t, s, "mediator-1", "appeal", "x"), map[string]civil.Date{"appeal": on("2026-12-14 Mon")})
	}},
	{"every telling is kept, oldest first, with what became of its letter", func(t *testing.T, s Store) {
		first, other, second := told("mediator-1", "appeal", "2026-11-23 Mon"), told("mediator-1", "x", ""), told("mediator-1", "appeal", "2026-12-14 Mon")
		other.Case, second.At = "case-HPL-0232", now.Add(time.Hour)
		enqueue(t, s, []post.Letter{letter("a")}, first, other)
		enqueue(t, s, []post.Letter{letter("a")}, told("mediator-1", "appeal", "2026-11-30 Mon")) // somebody else spoke first
		enqueue(t, s, []post.Letter{letter("b")}, second)
		enqueue(t, s, []post.Letter{letter("c"), letter("d")}, told("adviser-1", "appeal", ""))
		sent, dead := claim(t, s, now, 1)[0], claim(t, s, now, 1)[0]
		try(t, s.Sent(t.Context(), sent, "ref", now.Add(time.Minute)))
		try(t, s.Dead(t.Context(), dead, now.Add(time.Minute), "gone"))
		want := []casework.Telling{
			{Told: first, Letter: "letter-a", Sent: now.Add(time.Minute)}, {Told: second, Letter: "letter-b"},
			{Told: told("adviser-1", "appeal", "")},
		}
		var got []casework.Telling
		for one, err := range s.Tellings(t.Context(), "case-HPL-0231") {
			try(t, err)
			got = append(got, one)
		}
		same(t, "the tellings", got, want)
	}},
	{"of many who tell the same at once one does", func(t *testing.T, s Store) {
		var fresh atomic.Int64
		errs := together(func(i int) error {
			letters, tellings := []post.Letter{letter("a"), letter("b")}, []casework.Told{told("mediator-1", "x", ""), told("mediator-1", "y", "")}
			if i%2 == 1 { // in the other order, so that two can be in each other's way
				letters[0], letters[1], tellings[0], tellings[1] = letters[1], letters[0], tellings[1], tellings[0]
			}
			n, err := s.Enqueue(t.Context(), letters, tellings)
			fresh.Add(int64(n))
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		same(t, "new letters", fresh.Load(), int64(2))
	}},
	{"what cannot be kept is refused whole", func(t *testing.T, s Store) {
		_, err := s.Enqueue(t.Context(), []post.Letter{letter("a")}, []casework.Told{told("mediator-1", "appeal", ""), told("", "appeal", "")})
		fails(t, err, casework.Invalid)
		_, err = s.Enqueue(t.Context(), []post.Letter{letter("a"), {Route: "console"}}, []casework.Told{told("mediator-1", "appeal", "")})
		fails(t, err, casework.Invalid)
		same(t, "told", lastTold(t, s, "mediator-1", "appeal"), map[string]civil.Date{})
		same(t, "the letters", claim(t, s, now, 10), []post.Letter(nil))
	}},
	{"hundreds of letters and tellings are written and looked up at once", func(t *testing.T, s Store) {
		const n = 1203
		var letters []post.Letter
		var tellings []casework.Told
		var asked []string
		want := map[string]civil.Date{}
		for i := range n {
			key := fmt.Sprint("key-", i)
			letters, asked = append(letters, letter(key)), append(asked, key)
			tellings = append(tellings, told("mediator-1", key, "2026-11-23 Mon"))
			want[key] = on("2026-11-23 Mon")
		}
		same(t, "new", enqueue(t, s, letters, tellings...), n)
		same(t, "told", lastTold(t, s, "mediator-1", asked...), want)
	}},
}
