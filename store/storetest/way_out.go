package storetest

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

func write(t testing.TB, s Store, letters ...post.Letter) {
	t.Helper()
	commit(t, s, casework.Change{Letters: letters})
}

// due is a letter that is due so long after now.
func due(name string, after time.Duration) post.Letter {
	l := letter(name)
	l.Due = now.Add(after)
	return l
}

func try(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// What goes out is held by one at a time until it has gone.
var wayOut = []check{
	{"a letter is taken up as it was written, with its attempt and claim", func(t *testing.T, s Store) {
		want := due("a", 0)
		want.Attempt, want.Claim = 7, "somebody's" // what a writer says of them does not count
		write(t, s, want)
		got := claim(t, s, now, 10)
		if len(got) != 1 || got[0].Claim == "" || got[0].Claim == "somebody's" {
			t.Fatalf("taken up: %v", got)
		}
		want.Attempt, want.Claim = 1, got[0].Claim
		same(t, "the letter", got[0], want)
	}},
	{"letters come when they are due, oldest first, those due at once before all", func(t *testing.T, s Store) {
		write(t, s, due("later", time.Hour), due("second", -time.Minute), letter("at once"), due("first", -time.Hour), due("now", 0), letter("at once too"))
		same(t, "due now", keys(claim(t, s, now, 10)), []string{"letter-at once", "letter-at once too", "letter-first", "letter-second", "letter-now"})
		same(t, "not due yet", claim(t, s, now.Add(59*time.Second), 10), []post.Letter(nil))
		for _, l := range claim(t, s, now.Add(time.Hour), 10) {
			try(t, s.Sent(t.Context(), l, "", now))
		}
		same(t, "all gone", claim(t, s, now.Add(24*time.Hour), 10), []post.Letter(nil))
	}},
	{"only letters of the routes come, and no more than asked for", func(t *testing.T, s Store) {
		mail, log := letter("mail"), letter("log")
		mail.Route, log.Route = "mail", "log"
		write(t, s, mail, letter("a"), log, letter("b"))
		same(t, "one", keys(claim(t, s, now, 1)), []string{"letter-a"})
		got, err := s.Claim(t.Context(), []string{"log", "mail"}, now, time.Minute, 10)
		try(t, err)
		same(t, "two routes", keys(got), []string{"letter-mail", "letter-log"})
		none, err := s.Claim(t.Context(), nil, now, time.Minute, 10)
		try(t, err)
		nought, err := s.Claim(t.Context(), []string{"console"}, now, time.Minute, 0)
		try(t, err)
		same(t, "no routes, no number", []int{len(none), len(nought)}, []int{0, 0})
	}},
	{"many workers never hold the same letter", func(t *testing.T, s Store) {
		const n = 200
		var all []post.Letter
		for i := range n {
			all = append(all, letter(numbered("", i)))
		}
		write(t, s, all...)
		var mu sync.Mutex
		var got []string
		errs := together(func(int) error {
			for {
				mine, err := s.Claim(t.Context(), []string{"console"}, now, time.Minute, 3)
				if err != nil || len(mine) == 0 {
					return err
				}
				if len(mine) > 3 {
					return fmt.Errorf("took up %d letters, asked for 3", len(mine))
				}
				mu.Lock()
				got = append(got, keys(mine)...)
				mu.Unlock()
			}
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		slices.Sort(got)
		same(t, "each letter once", got, keys(all))
	}},
	{"a letter is free again when its lease has run out, and not before", func(t *testing.T, s Store) {
		write(t, s, letter("a"))
		first := claim(t, s, now, 1)
		same(t, "within the lease", claim(t, s, now.Add(time.Minute-time.Millisecond), 1), []post.Letter(nil))
		second := claim(t, s, now.Add(time.Minute), 1)
		if len(second) != 1 || second[0].Attempt != 2 || second[0].Claim == first[0].Claim {
			t.Fatalf("after the lease: %v", second)
		}
	}},
	{"who lost a letter changes nothing about it", func(t *testing.T, s Store) {
		write(t, s, letter("a"))
		lost := claim(t, s, now, 1)[0]
		held := claim(t, s, now.Add(time.Minute), 1)[0]
		try(t, s.Sent(t.Context(), lost, "ref", now))
		try(t, s.Dead(t.Context(), lost, now, "gone"))
		try(t, s.Later(t.Context(), lost, now, "busy"))
		same(t, "still held", claim(t, s, now.Add(time.Minute), 1), []post.Letter(nil))
		forged := held
		forged.Attempt--
		try(t, s.Sent(t.Context(), forged, "ref", now))
		try(t, s.Later(t.Context(), held, now, "busy"))
		same(t, "not ended by the others", keys(claim(t, s, now, 1)), []string{"letter-a"})
	}},
	{"who still holds a letter ends it, also after its lease", func(t *testing.T, s Store) {
		write(t, s, letter("a"))
		l := claim(t, s, now, 1)[0]
		try(t, s.Sent(t.Context(), l, "ref", now.Add(time.Hour)))
		same(t, "gone", claim(t, s, now.Add(2*time.Hour), 1), []post.Letter(nil))
	}},
	{"a letter given back comes again at its time, in its place, with the next attempt", func(t *testing.T, s Store) {
		write(t, s, due("a", -time.Hour), due("b", -time.Minute))
		try(t, s.Later(t.Context(), claim(t, s, now, 1)[0], now.Add(10*time.Second), "rate limited"))
		same(t, "the other meanwhile", keys(claim(t, s, now, 1)), []string{"letter-b"})
		same(t, "before its time", claim(t, s, now.Add(9999*time.Millisecond), 1), []post.Letter(nil))
		got := claim(t, s, now.Add(10*time.Second), 1)
		if len(got) != 1 {
			t.Fatalf("at its time: %v", got)
		}
		want := due("a", -time.Hour)
		want.Attempt, want.Claim = 2, got[0].Claim
		same(t, "at its time", got[0], want)
		try(t, s.Later(t.Context(), got[0], now.Add(20*time.Second), "busy"))
		write(t, s, due("c", 0))
		same(t, "before those that were due later", keys(claim(t, s, now.Add(20*time.Second), 2)), []string{"letter-a", "letter-c"})
	}},
	{"letters that nobody tried to post are given back as if they had not been taken up", func(t *testing.T, s Store) {
		write(t, s, letter("a"), letter("b"), letter("c"))
		got := claim(t, s, now, 3)
		try(t, s.Sent(t.Context(), got[1], "ref", now))
		try(t, s.Back(t.Context(), got, now.Add(10*time.Second)))
		same(t, "before their time", claim(t, s, now.Add(9*time.Second), 3), []post.Letter(nil))
		again := claim(t, s, now.Add(10*time.Second), 3)
		same(t, "in their order", keys(again), []string{"letter-a", "letter-c"})
		if again[0].Attempt != 1 || again[1].Attempt != 1 {
			t.Errorf("attempts %d and %d, want the first", again[0].Attempt, again[1].Attempt)
		}
		try(t, s.Back(t.Context(), got, now)) // by a claim that is lost
		same(t, "still held", claim(t, s, now.Add(10*time.Second), 3), []post.Letter(nil))
	}},
	{"a letter that was sent, or cannot be, never comes again", func(t *testing.T, s Store) {
		write(t, s, letter("a"), letter("b"))
		got := claim(t, s, now, 2)
		try(t, s.Sent(t.Context(), got[0], "ref", now))
		try(t, s.Dead(t.Context(), got[1], now, "no such room"))
		for _, l := range got {
			try(t, s.Later(t.Context(), l, now, "too late"))
		}
		same(t, "afterwards", claim(t, s, now.Add(1000*time.Hour), 10), []post.Letter(nil))
	}},
	{"a letter ends whatever bytes the platform says about it", func(t *testing.T, s Store) {
		write(t, s, letter("a"), letter("b"), letter("c"))
		got := claim(t, s, now, 3)
		try(t, s.Sent(t.Context(), got[0], "ref\x00\xff", now))
		try(t, s.Dead(t.Context(), got[1], now, "gone\x00\xff"))
		try(t, s.Later(t.Context(), got[2], now, "busy\x00\xff"))
		same(t, "afterwards", keys(claim(t, s, now.Add(time.Hour), 10)), []string{"letter-c"})
	}},
	{"what nobody took up cannot be ended", func(t *testing.T, s Store) {
		write(t, s, letter("a"))
		try(t, s.Sent(t.Context(), letter("a"), "ref", now))
		try(t, s.Dead(t.Context(), letter("a"), now, "gone"))
		try(t, s.Sent(t.Context(), letter("unknown"), "ref", now))
		same(t, "still there", keys(claim(t, s, now, 10)), []string{"letter-a"})
	}},
}

// wayElsewhere is of letters for people, who are reached here or there.
var wayElsewhere = []check{
	{"a letter for a person is theirs from the start, and stays theirs on every route", func(t *testing.T, s Store) {
		l := letter("a")
		l.Route, l.Room, l.Tried, l.Failing = post.ToPerson, "mediator-1", []string{"mail"}, now // what a writer says of the last two does not count
		write(t, s, l)
		first, err := s.Claim(t.Context(), []string{post.ToPerson}, now, time.Minute, 1)
		try(t, err)
		l.Person, l.Tried, l.Failing, l.Attempt, l.Claim = "mediator-1", nil, time.Time{}, 1, first[0].Claim
		same(t, "as it was written", first, []post.Letter{l})
		try(t, s.Later(t.Context(), failing(first[0], now.Add(time.Second)), now, "busy"))
		second, err := s.Claim(t.Context(), []string{post.ToPerson}, now, time.Minute, 1)
		try(t, err)
		l.Failing, l.Attempt, l.Claim = now.Add(time.Second), 2, second[0].Claim
		same(t, "given back", second, []post.Letter{l})
		moved := second[0]
		moved.Tried = []string{"slack", "mail"}
		try(t, s.Move(t.Context(), moved, "console", "room-2", "cannot_dm_bot"))
		left, err := s.Claim(t.Context(), []string{post.ToPerson}, now, time.Minute, 1)
		try(t, err)
		same(t, "on its old route", left, []post.Letter(nil))
		third := claim(t, s, now, 1)
		l.Route, l.Room, l.Tried, l.Failing, l.Attempt = "console", "room-2", []string{"slack", "mail"}, time.Time{}, 1
		l.Claim = third[0].Claim
		same(t, "moved", third, []post.Letter{l})
	}},
	{"a claim that is kept runs out later, and one that ran out and passed on is kept by nobody", func(t *testing.T, s Store) {
		write(t, s, letter("a"), letter("b"))
		first := claim(t, s, now, 1)[0]
		try(t, s.Keep(t.Context(), []string{first.Claim, "nobody's"}, now.Add(5*time.Minute)))
		same(t, "after a minute", keys(claim(t, s, now.Add(2*time.Minute), 10)), []string{"letter-b"})
		second := claim(t, s, now.Add(5*time.Minute), 10)
		same(t, "when it has run out", keys(second), []string{"letter-a", "letter-b"})
		try(t, s.Keep(t.Context(), []string{first.Claim}, now.Add(time.Hour)))
		same(t, "what passed on", keys(claim(t, s, now.Add(7*time.Minute), 10)), []string{"letter-a", "letter-b"})
	}},
	{"who lost a letter neither moves nor withdraws it", func(t *testing.T, s Store) {
		write(t, s, letter("a"))
		lost := claim(t, s, now, 1)[0]
		held := claim(t, s, now.Add(time.Minute), 1)[0]
		try(t, s.Move(t.Context(), lost, "mail", "x", ""))
		try(t, s.Withdraw(t.Context(), lost, now, "gone"))
		try(t, s.Later(t.Context(), held, now, "busy"))
		same(t, "still there", keys(claim(t, s, now, 1)), []string{"letter-a"})
	}},
	{"a letter that was withdrawn never comes again", func(t *testing.T, s Store) {
		write(t, s, letter("a"))
		try(t, s.Withdraw(t.Context(), claim(t, s, now, 1)[0], now, "disabled"))
		same(t, "afterwards", claim(t, s, now.Add(1000*time.Hour), 10), []post.Letter(nil))
	}},
}

func failing(l post.Letter, since time.Time) post.Letter {
	l.Failing = since
	return l
}
