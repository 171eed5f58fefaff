package storetest

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

// Reads are the calls that write nothing, and Writes all others.
var (
	Reads = []string{
		"About", "AccountsOf", "AuditEnd", "Bound", "Breakings", "Chain", "Counted", "Erasable", "Erased", "ErasedAfter", "ErasedAmong", "Find", "Get", "Involved", "IsAnswered", "LastDigest", "LastTold", "LastTurn", "ListOf", "Organisation",
		"People", "Person", "PersonAt", "Tellings", "Themes", "Trail", "Unanswered", "WasErased", "Wishes",
	}
	Writes = slices.DeleteFunc(slices.Sorted(maps.Keys(calls)), func(name string) bool { return slices.Contains(Reads, name) })
)

// StopMidway checks that the calls of those names end with their context in the middle of what they wait for
// in the database, and leave nothing behind. open returns a new store; hinder makes every one of the calls
// wait, and what it returns lets them go on.
func StopMidway(t *testing.T, names []string, open func(t testing.TB) Store, hinder func(t testing.TB) (release func())) {
	t.Helper()
	s := open(t)
	populate(t, s)
	for _, way := range []struct {
		says string
		ctx  func() (context.Context, context.CancelFunc)
		is   error
	}{
		{"a deadline", func() (context.Context, context.CancelFunc) { return context.WithTimeout(t.Context(), midway) }, context.DeadlineExceeded},
		{"a cancellation", func() (context.Context, context.CancelFunc) {
			ctx, stop := context.WithCancel(t.Context())
			time.AfterFunc(midway, stop)
			return ctx, stop
		}, context.Canceled},
	} {
		release := hinder(t)
		var all sync.WaitGroup
		for _, name := range names {
			all.Go(func() {
				ctx, stop := way.ctx()
				defer stop()
				began := time.Now()
				err := calls[name](ctx, s)
				switch took := time.Since(began); {
				case !errors.Is(err, way.is) || casework.KindOf(err) != casework.Internal || casework.Sentence(err) != casework.Sentence(casework.Stopped("", nil)):
					t.Errorf("%s, by %s: %v, wanted that it was stopped", name, way.says, err)
				case took > promptly:
					t.Errorf("%s, by %s: went on for %s", name, way.says, took)
				}
			})
		}
		all.Wait()
		release()
	}
	same(t, "what is there", keptBy(t, s), untouched)
}

// midway is when the calls are stopped, promptly how long they may take to notice on a machine that is busy.
const (
	midway   = 300 * time.Millisecond
	promptly = 5 * time.Second
)
