package rediskv_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/sqldb"
)

// sealedStore is a store whose states are sealed.
type sealedStore struct{ *rediskv.Sealed }

// Sift is Forget, in which nobody needs the names.
func (s sealedStore) Sift(ctx context.Context, gone func(key string, state []byte) bool, dry bool) (int, error) {
	return s.Forget(ctx, func(state []byte) bool { return gone("", state) }, dry)
}

// keys are the keys of a database of its own.
func keys(t *testing.T) *sqldb.DB {
	t.Helper()
	db, err := sqldb.Open(t.Context(), "sqlite://"+filepath.Join(t.TempDir(), "keys.db"))
	try(t, err)
	t.Cleanup(func() { _ = db.Close() })
	try(t, db.Ready(t.Context()))
	return db
}

func TestSealedMemory(t *testing.T) {
	by := keys(t)
	exercise(t, func(*testing.T) world {
		var mu sync.Mutex
		now := time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC)
		m := rediskv.NewMemory(func() time.Time { mu.Lock(); defer mu.Unlock(); return now })
		return world{sealedStore{rediskv.Seal(m, by)}, func(d time.Duration) { mu.Lock(); defer mu.Unlock(); now = now.Add(d) }}
	})
}

func TestSealedRedisInTheProcess(t *testing.T) {
	by := keys(t)
	exercise(t, func(t *testing.T) world {
		mini := miniredis.RunT(t)
		r := connect(t, "redis://"+mini.Addr())
		return world{sealedStore{rediskv.Seal(r, by)}, mini.FastForward}
	})
}

func TestNothingOfAConversationStandsInRedis(t *testing.T) {
	by, mini := keys(t), miniredis.RunT(t)
	s := rediskv.Seal(connect(t, "redis://"+mini.Addr()), by)
	for n := range 20 {
		try(t, s.Save(t.Context(), fmt.Sprint("dialog|slack/T1/MarkerUser|slack|MarkerRoom|", n), []byte("MarkerText"), long))
	}
	if n := len(mini.Keys()); n != 20 {
		t.Fatalf("%d states are there, wanted 20", n)
	}
	if all := mini.Dump(); strings.Contains(all, "Marker") {
		t.Errorf("it stands there:\n%s", all)
	}
	got, err := s.Load(t.Context(), "dialog|slack/T1/MarkerUser|slack|MarkerRoom|3")
	if err != nil || string(got) != "MarkerText" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAStateThatDoesNotOpenIsForgotten(t *testing.T) {
	by, mini := keys(t), miniredis.RunT(t)
	r := connect(t, "redis://"+mini.Addr())
	s := rediskv.Seal(r, by)
	try(t, s.Save(t.Context(), "a", []byte("x"), long))
	first := mini.Keys()[0]
	try(t, s.Save(t.Context(), "b", []byte("y"), long))
	second := mini.Keys()[0]
	if second == first {
		second = mini.Keys()[1]
	}
	moved, err := mini.Get(first)
	try(t, err)
	for says, state := range map[string]string{"moved": moved, "plain": "y", "empty": "", "cut": moved[:20]} {
		try(t, mini.Set(second, state))
		if got, err := s.Load(t.Context(), "b"); got != nil || err != nil {
			t.Errorf("%s: %q, %v", says, got, err)
		}
	}
	elsewhere := rediskv.Seal(r, keys(t)) // with other keys even the name is another
	if got, err := elsewhere.Load(t.Context(), "a"); got != nil || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestStatesOfOtherKeysAreNobodysToForget(t *testing.T) {
	mini := miniredis.RunT(t)
	r := connect(t, "redis://"+mini.Addr())
	mine, theirs := rediskv.Seal(r, keys(t)), rediskv.Seal(r, keys(t))
	try(t, mine.Save(t.Context(), "a", []byte("x"), long))
	try(t, theirs.Save(t.Context(), "a", []byte("x"), long))
	if n, err := mine.Forget(t.Context(), func([]byte) bool { return true }, false); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if got, err := theirs.Load(t.Context(), "a"); string(got) != "x" || err != nil {
		t.Errorf("theirs: %q, %v", got, err)
	}
}
