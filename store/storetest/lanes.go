package storetest

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// in is a letter for a room.
func in(room, name string) post.Letter {
	l := letter(name)
	l.Room = room
	return l
}

// Letters for one channel go out in their order, however many carry them.
var inLanes = []check{
	{"while a letter of a lane is held nobody takes up another one of it", func(t *testing.T, s Store) {
		write(t, s, in("C1", "a"), in("C1", "b"), in("C2", "c"), in("C1", "d"))
		first := claim(t, s, now, 1)
		same(t, "the first", keys(first), []string{"letter-a"})
		same(t, "the others meanwhile", keys(claim(t, s, now, 10)), []string{"letter-c"})
		try(t, s.Sent(t.Context(), first[0], "ref", now))
		same(t, "when it is sent", keys(claim(t, s, now, 10)), []string{"letter-b", "letter-d"})
	}},
	{"behind a letter that waits to be tried again its lane waits, and no other one", func(t *testing.T, s Store) {
		write(t, s, in("C1", "a"), in("C1", "b"), in("C2", "c"))
		got := claim(t, s, now, 2)
		try(t, s.Later(t.Context(), got[0], now.Add(10*time.Second), "busy"))
		try(t, s.Back(t.Context(), got[1:], now))
		write(t, s, in("C1", "d"))
		same(t, "meanwhile", keys(claim(t, s, now.Add(9999*time.Millisecond), 10)), []string{"letter-c"})
		same(t, "at its time", keys(claim(t, s, now.Add(10*time.Second), 10)), []string{"letter-a", "letter-b", "letter-d"})
	}},
	{"a letter that was given up, or moved away, holds up nothing", func(t *testing.T, s Store) {
		write(t, s, in("C1", "a"), in("C1", "b"), in("C1", "c"), in("C1", "d"))
		got := claim(t, s, now, 3)
		try(t, s.Dead(t.Context(), got[0], now, "gone"))
		try(t, s.Withdraw(t.Context(), got[1], now, "gone"))
		try(t, s.Move(t.Context(), got[2], "console", "C2", ""))
		same(t, "what is left", keys(claim(t, s, now, 10)), []string{"letter-c", "letter-d"})
		write(t, s, in("C2", "e"))
		same(t, "where it was moved to", keys(claim(t, s, now, 10)), []string(nil))
	}},
	{"threads and people of a channel share its lane; another route's does not", func(t *testing.T, s Store) {
		log := in("C1", "log")
		log.Route = "log"
		write(t, s, in("C1?thread=1", "a"), in("C1?person=U1", "b"), in("C1", "c"), in("C11", "d"), log)
		same(t, "the first", keys(claim(t, s, now, 1)), []string{"letter-a"})
		got, err := s.Claim(t.Context(), []string{"console", "log"}, now, time.Minute, 10)
		try(t, err)
		same(t, "the others", keys(got), []string{"letter-d", "letter-log"})
	}},
	{"a letter that is not due yet holds up nothing", func(t *testing.T, s Store) {
		later := in("C1", "later")
		later.Due = now.Add(time.Hour)
		write(t, s, later, in("C1", "a"))
		same(t, "now", keys(claim(t, s, now, 10)), []string{"letter-a"})
	}},
	{"a lane whose claim has run out is free as a whole, in its order", func(t *testing.T, s Store) {
		write(t, s, in("C1", "a"), in("C1", "b"), in("C1", "c"))
		claim(t, s, now, 2)
		same(t, "within the lease", keys(claim(t, s, now.Add(59*time.Second), 10)), []string(nil))
		same(t, "after it", keys(claim(t, s, now.Add(time.Minute), 10)), []string{"letter-a", "letter-b", "letter-c"})
	}},
	{"a lane that is long hides no other, and is taken up further where there is room", func(t *testing.T, s Store) {
		var want []string
		for i := range 2 * post.OfLane {
			write(t, s, in("long", numbered("l", i)))
			if i <= post.OfLane {
				want = append(want, "letter-"+numbered("l", i))
			}
		}
		write(t, s, in("short", "s"))
		same(t, "taken up", keys(claim(t, s, now, post.OfLane+2)), append(want, "letter-s"))
	}},
	{"many workers keep the order of every lane", func(t *testing.T, s Store) {
		const lanes, each = 5, 20
		var all []post.Letter
		for i := range each {
			for lane := range lanes {
				all = append(all, in(fmt.Sprint("C", lane), fmt.Sprintf("%d-%02d", lane, i)))
			}
		}
		write(t, s, all...)
		var mu sync.Mutex
		said := map[string][]string{}
		errs := together(func(int) error {
			for {
				mu.Lock()
				done := 0
				for _, of := range said {
					done += len(of)
				}
				mu.Unlock()
				if done == lanes*each {
					return nil
				}
				mine, err := s.Claim(t.Context(), []string{"console"}, now, time.Minute, 3)
				if err != nil {
					return err
				}
				for _, l := range mine {
					mu.Lock()
					said[l.Room] = append(said[l.Room], l.Key)
					mu.Unlock()
					if err := s.Sent(t.Context(), l, "", now); err != nil {
						return err
					}
				}
			}
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		for room, of := range said {
			if !slices.IsSorted(of) {
				t.Errorf("%s: %v", room, of)
			}
		}
	}},
}
