package storetest

import (
	"context"
	"errors"
	"iter"
	"reflect"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// calls is every call of a store, by name; each would do something if it went on.
var calls = map[string]func(ctx context.Context, s Store) error{
	"Get": func(ctx context.Context, s Store) error { _, err := s.Get(ctx, "case-HPL-0231"); return err },
	"Commit": func(ctx context.Context, s Store) error {
		_, err := s.Commit(ctx, withWord(opening("SUN-0001", "b"), "b"))
		return err
	},
	"CommitAll": func(ctx context.Context, s Store) error {
		_, err := s.CommitAll(ctx, []casework.Change{opening("SUN-0002", "c"), opening("SUN-0003", "d")})
		return err
	},
	"Find":         func(ctx context.Context, s Store) error { return through(s.Find(ctx, casework.Filter{})) },
	"Involved":     func(ctx context.Context, s Store) error { return through(s.Involved(ctx)) },
	"Trail":        func(ctx context.Context, s Store) error { return through(s.Trail(ctx, "")) },
	"AuditEnd":     func(ctx context.Context, s Store) error { _, err := s.AuditEnd(ctx); return err },
	"Chain":        func(ctx context.Context, s Store) error { return through(s.Chain(ctx, 1, 10)) },
	"Tellings":     func(ctx context.Context, s Store) error { return through(s.Tellings(ctx, "case-HPL-0231")) },
	"Breakings":    func(ctx context.Context, s Store) error { return through(s.Breakings(ctx, now)) },
	"People":       func(ctx context.Context, s Store) error { return through(s.People(ctx)) },
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
	"Sent":       func(ctx context.Context, s Store) error { return s.Sent(ctx, letter("a"), "", now) },
	"Later":      func(ctx context.Context, s Store) error { return s.Later(ctx, letter("a"), now, "") },
	"Dead":       func(ctx context.Context, s Store) error { return s.Dead(ctx, letter("a"), now, "") },
	"Keep":       func(ctx context.Context, s Store) error { return s.Keep(ctx, []string{"c"}, now) },
	"Move":       func(ctx context.Context, s Store) error { return s.Move(ctx, letter("a"), "mail", "x", "") },
	"Back":       func(ctx context.Context, s Store) error { return s.Back(ctx, []post.Letter{letter("a")}, now) },
	"Withdraw":   func(ctx context.Context, s Store) error { return s.Withdraw(ctx, letter("a"), now, "") },
	"Wishes":     func(ctx context.Context, s Store) error { _, err := s.Wishes(ctx, "mediator-1", nil); return err },
	"Themes":     func(ctx context.Context, s Store) error { _, err := s.Themes(ctx, casework.ThemeFilter{}); return err },
	"LastDigest": func(ctx context.Context, s Store) error { _, _, err := s.LastDigest(ctx, "mediator-1"); return err },
	"ListOf":     func(ctx context.Context, s Store) error { _, err := s.ListOf(ctx, "mediator-1", "x"); return err },
	"Settle": func(ctx context.Context, s Store) error {
		return s.Settle(ctx, casework.Settlement{Wishes: &casework.Wishes{Person: "mediator-1", QuietFrom: "21:00", QuietTo: "07:00"}})
	},
	"TakeTurn": func(ctx context.Context, s Store) error {
		_, _, err := s.TakeTurn(ctx, "remind", now, now, time.Minute)
		return err
	},
	"KeepTurn": func(ctx context.Context, s Store) error { _, err := s.KeepTurn(ctx, "remind", "x", now); return err },
	"EndTurn":  func(ctx context.Context, s Store) error { return s.EndTurn(ctx, "remind", "x", now, now) },
	"LastTurn": func(ctx context.Context, s Store) error { _, _, err := s.LastTurn(ctx, "remind"); return err },
	"Erase": func(ctx context.Context, s Store) error {
		_, err := s.Erase(ctx, casework.Erasure{Case: "case-HPL-0231", BasedOn: casework.AnyVersion, At: now, Why: casework.WhyRequest})
		return err
	},
	"Erasable": func(ctx context.Context, s Store) error {
		_, err := s.Erasable(ctx, "case-HPL-0231")
		return err
	},
	"About":  func(ctx context.Context, s Store) error { return through(s.About(ctx, "case-HPL-0231")) },
	"Erased": func(ctx context.Context, s Store) error { return through(s.Erased(ctx)) },
	"WasErased": func(ctx context.Context, s Store) error {
		_, _, err := s.WasErased(ctx, "HPL-0231")
		return err
	},
	"PersonAt":   func(ctx context.Context, s Store) error { _, err := s.PersonAt(ctx, "slack/T1/U1"); return err },
	"AccountsOf": func(ctx context.Context, s Store) error { _, err := s.AccountsOf(ctx, "mediator-1"); return err },
	"Tie": func(ctx context.Context, s Store) error {
		return s.Tie(ctx, "slack/T1/U1", "mediator-1", "operator", now)
	},
	"Untie": func(ctx context.Context, s Store) error {
		_, err := s.Untie(ctx, "slack/T1/U1", "mediator-1", "operator", now)
		return err
	},
	"Used":     func(ctx context.Context, s Store) error { return s.Used(ctx, "slack/T1/U1", now) },
	"KeepCode": func(ctx context.Context, s Store) error { return s.KeepCode(ctx, "code", "mediator-1", now) },
	"TieByCode": func(ctx context.Context, s Store) error {
		_, err := s.TieByCode(ctx, "slack/T1/U1", "code", now)
		return err
	},
	"Bind": func(ctx context.Context, s Store) error {
		return s.Bind(ctx, "slack/C1", "north-mediation", "manager-1", now)
	},
	"Unbind": func(ctx context.Context, s Store) error { return s.Unbind(ctx, "slack/C1", "manager-1", now) },
	"Bound":  func(ctx context.Context, s Store) error { _, err := s.Bound(ctx); return err },
	"ErasedAmong": func(ctx context.Context, s Store) error {
		_, err := s.ErasedAmong(ctx, []string{"HPL-0231"})
		return err
	},
	"ErasedAfter": func(ctx context.Context, s Store) error {
		_, _, err := s.ErasedAfter(ctx, 0)
		return err
	},
	"Counted": func(ctx context.Context, s Store) error { return through(s.Counted(ctx)) },
	"ForgetTexts": func(ctx context.Context, s Store) error {
		_, err := s.ForgetTexts(ctx, now.Add(time.Hour), false)
		return err
	},
}

// through takes everything, up to the first error.
func through[T any](all iter.Seq2[T, error]) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// kept is what the calls would have changed.
type kept struct {
	References []string
	People     int
	Word       word
	Waiting    []post.Delivery
	Wishes     casework.Wishes
}

func keptBy(t testing.TB, s Store) kept {
	t.Helper()
	wishes, err := s.Wishes(t.Context(), "mediator-1", nil)
	if err != nil {
		t.Fatal(err)
	}
	return kept{
		references(find(t, s, casework.Filter{})), len(everybody(t, s)), wordOf(t, s, "b"), unanswered(t, s, now.Add(time.Hour), 0), wishes,
	}
}

// untouched is what is there before the calls, and must be there after each of them was stopped.
var untouched = kept{References: []string{"HPL-0231"}, People: 1, Word: word{[]string{"a"}, []string{"letter-a"}, false}, Wishes: casework.Wishes{Person: "mediator-1"}}

// populate puts in what the calls are about.
func populate(t testing.TB, s Store) {
	t.Helper()
	commit(t, s, withWord(opening("HPL-0231", "a"), "a"))
	put(t, s, []casework.Organisation{north}, casework.Person{ID: "operator-1"})
}

// What has been stopped does nothing, and says so.
var stopping = []check{
	{"no call goes on when its context has ended, and nothing is written", func(t *testing.T, s Store) {
		populate(t, s)
		for name, call := range calls {
			err := call(stoppedContext(t), s)
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, wanted an error that comes from the context", name, err)
				continue
			}
			fails(t, err, casework.Internal)
		}
		same(t, "what is there", keptBy(t, s), untouched)
	}},
	{"every call of the ports is among those that are stopped", func(t *testing.T, _ Store) {
		for m := range reflect.TypeFor[Store]().Methods() {
			if calls[m.Name] == nil {
				t.Errorf("nobody tries whether %s can be stopped", m.Name)
			}
		}
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
