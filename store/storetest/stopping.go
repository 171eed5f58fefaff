package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// calls is every call of a store, by name.
var calls = map[string]func(ctx context.Context, s Store) error{
	"Get": func(ctx context.Context, s Store) error { _, err := s.Get(ctx, "case-HPL-0231"); return err },
	"Commit": func(ctx context.Context, s Store) error {
		_, err := s.Commit(ctx, withWord(opening("SUN-0001", "b"), "b"))
		return err
	},
	"Find": func(ctx context.Context, s Store) error {
		for _, err := range s.Find(ctx, casework.Filter{}) {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"Trail": func(ctx context.Context, s Store) error {
		for _, err := range s.Trail(ctx, "") {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"AuditEnd": func(ctx context.Context, s Store) error { _, err := s.AuditEnd(ctx); return err },
	"Chain": func(ctx context.Context, s Store) error {
		for _, err := range s.Chain(ctx, 1, 10) {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"Tellings": func(ctx context.Context, s Store) error {
		for _, err := range s.Tellings(ctx, "case-HPL-0231") {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"Breakings": func(ctx context.Context, s Store) error {
		for _, err := range s.Breakings(ctx, now) {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"People": func(ctx context.Context, s Store) error {
		for _, err := range s.People(ctx) {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"Person":       func(ctx context.Context, s Store) error { _, err := s.Person(ctx, "operator-1"); return err },
	"Organisation": func(ctx context.Context, s Store) error { _, err := s.Organisation(ctx, "north-mediation"); return err },
	"PutPeople": func(ctx context.Context, s Store) error {
		return s.PutPeople(ctx, nil, []casework.Person{{ID: "operator-2"}})
	},
	"LastTold": func(ctx context.Context, s Store) error {
		_, err := s.LastTold(ctx, "mediator-1", []string{"x"})
		return err
	},
	"Enqueue": func(ctx context.Context, s Store) error {
		_, err := s.Enqueue(ctx, []post.Letter{letter("b")}, []casework.Told{told("mediator-1", "x", "")})
		return err
	},
	"Accept": func(ctx context.Context, s Store) error { _, err := s.Accept(ctx, delivery("b", now)); return err },
	"Answered": func(ctx context.Context, s Store) error {
		return s.Answered(ctx, "console:b", []post.Letter{letter("b")})
	},
	"IsAnswered": func(ctx context.Context, s Store) error { _, err := s.IsAnswered(ctx, "console:b"); return err },
	"Unanswered": func(ctx context.Context, s Store) error { _, err := s.Unanswered(ctx, now, 10); return err },
	"Claim": func(ctx context.Context, s Store) error {
		_, err := s.Claim(ctx, []string{"console"}, now, time.Minute, 10)
		return err
	},
	"Sent":  func(ctx context.Context, s Store) error { return s.Sent(ctx, letter("a"), "", now) },
	"Later": func(ctx context.Context, s Store) error { return s.Later(ctx, letter("a"), now, "") },
	"Dead":  func(ctx context.Context, s Store) error { return s.Dead(ctx, letter("a"), now, "") },
}

// What has been stopped does nothing, and says so.
var stopping = []check{
	{"no call goes on when its context has ended, and nothing is written", func(t *testing.T, s Store) {
		commit(t, s, withWord(opening("HPL-0231", "a"), "a"))
		put(t, s, []casework.Organisation{north}, casework.Person{ID: "operator-1"})
		for name, call := range calls {
			err := call(stoppedContext(t), s)
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, wanted an error that comes from the context", name, err)
				continue
			}
			fails(t, err, casework.Internal)
		}
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231"})
		same(t, "everybody", len(everybody(t, s)), 1)
		same(t, "what went with it", wordOf(t, s, "b"), word{[]string{"a"}, []string{"letter-a"}, false})
		same(t, "in", unanswered(t, s, now.Add(time.Hour), 0), []post.Delivery(nil))
	}},
	{"finding ends when its context ends on the way", func(t *testing.T, s Store) {
		for i := range 150 {
			commit(t, s, opening(numbered("HPL-", i)))
		}
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		var last error
		for _, err := range s.Find(ctx, casework.Filter{}) {
			last = err
			stop()
		}
		if !errors.Is(last, context.Canceled) {
			t.Errorf("finding ended with %v, wanted an error that comes from the context", last)
		}
	}},
}
