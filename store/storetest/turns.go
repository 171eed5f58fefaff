package storetest

import (
	"context"
	"sync"
	"testing"
	"time"
)

// Turns is the port of jobs that are done once for all processes, as reminders has it.
type Turns interface {
	TakeTurn(ctx context.Context, job string, slot, now time.Time, keep time.Duration) (token string, until time.Time, err error)
	KeepTurn(ctx context.Context, job, token string, until time.Time) (mine bool, err error)
	EndTurn(ctx context.Context, job, token string, slot, at time.Time) error
	LastTurn(ctx context.Context, job string) (slot, at time.Time, err error)
}

// took is what came of TakeTurn for the run of the slot.
func took(t *testing.T, s Store, slot, at time.Time) (token string, until time.Time) {
	t.Helper()
	token, until, err := s.TakeTurn(t.Context(), "remind", slot, at, time.Minute)
	try(t, err)
	return token, until
}

// A job is done by one process, and by another where that one is gone.
var turns = []check{
	{"one process has the turn, and when it is done nobody has", func(t *testing.T, s Store) {
		token, until := took(t, s, now, now)
		same(t, "the turn ends", until, now.Add(time.Minute))
		other, wait := took(t, s, now, now.Add(time.Second))
		same(t, "another's token", other, "")
		same(t, "another waits until", wait, now.Add(time.Minute))
		try(t, s.EndTurn(t.Context(), "remind", token, now, now.Add(2*time.Second)))
		other, wait = took(t, s, now, now.Add(3*time.Second))
		same(t, "when it is done", []any{other, wait}, []any{"", time.Time{}})
		slot, at, err := s.LastTurn(t.Context(), "remind")
		try(t, err)
		same(t, "the last run", []time.Time{slot, at}, []time.Time{now, now.Add(2 * time.Second)})
		if next, _ := took(t, s, now.Add(time.Hour), now.Add(time.Hour)); next == "" {
			t.Error("the next run is nobody's")
		}
	}},
	{"a turn whose time is over passes on, and the one who had it ends nothing", func(t *testing.T, s Store) {
		first, _ := took(t, s, now, now)
		second, _ := took(t, s, now, now.Add(time.Minute))
		if second == "" || second == first {
			t.Fatalf("the turn did not pass on: %q, %q", first, second)
		}
		mine, err := s.KeepTurn(t.Context(), "remind", first, now.Add(time.Hour))
		try(t, err)
		same(t, "the first still has it", mine, false)
		try(t, s.EndTurn(t.Context(), "remind", first, now, now))
		slot, _, err := s.LastTurn(t.Context(), "remind")
		try(t, err)
		same(t, "the last run", slot, time.Time{})
		mine, err = s.KeepTurn(t.Context(), "remind", second, now.Add(time.Hour))
		try(t, err)
		same(t, "the second has it", mine, true)
		_, wait := took(t, s, now, now.Add(30*time.Minute))
		same(t, "it is kept until", wait, now.Add(time.Hour))
	}},
	{"a run that failed is given back and is taken up again", func(t *testing.T, s Store) {
		first, _ := took(t, s, now, now)
		try(t, s.EndTurn(t.Context(), "remind", first, time.Time{}, now))
		if again, _ := took(t, s, now, now); again == "" {
			t.Error("nobody can take it up")
		}
	}},
	{"jobs have nothing to do with each other, and one that never ran has no last run", func(t *testing.T, s Store) {
		took(t, s, now, now)
		token, _, err := s.TakeTurn(t.Context(), "retention", now, now, time.Minute)
		try(t, err)
		if token == "" {
			t.Error("another job's turn is taken")
		}
		slot, at, err := s.LastTurn(t.Context(), "audit")
		try(t, err)
		same(t, "the last run", []time.Time{slot, at}, []time.Time{{}, {}})
	}},
	{"of many at once one has the turn", func(t *testing.T, s Store) {
		var all sync.WaitGroup
		tokens := make(chan string, 16)
		for range cap(tokens) {
			all.Go(func() {
				token, _, err := s.TakeTurn(t.Context(), "remind", now, now, time.Minute)
				if err != nil {
					t.Error(err)
				}
				tokens <- token
			})
		}
		all.Wait()
		close(tokens)
		have := 0
		for token := range tokens {
			if token != "" {
				have++
			}
		}
		same(t, "how many have it", have, 1)
	}},
}
