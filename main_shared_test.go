package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs"
)

// atHome is a home over a new SQLite file.
func atHome(t *testing.T) *home {
	t.Helper()
	address := "sqlite://" + filepath.ToSlash(filepath.Join(t.TempDir(), "redress.db"))
	s, err := configs.ReadSettings(func(name string) string { return map[string]string{"DATABASE_URL": address}[name] }, nil)
	good(t, err)
	return &home{world: world{now: time.Now, getenv: func(string) string { return "" }}, settings: s, log: slog.New(slog.DiscardHandler)}
}

func entered(t *testing.T, h *admin.House) *admin.Rooms {
	t.Helper()
	r, err := h.Enter(t.Context())
	good(t, err)
	return r
}

func TestWhatRunsTogetherUsesOneDatabase(t *testing.T) {
	apart := atHome(t).lend()
	a, b := entered(t, apart), entered(t, apart)
	if a.People == b.People {
		t.Error("commands that run apart share a database")
	}
	good(t, errors.Join(a.Close(), b.Close()))

	h := apart.Together()
	rooms := make([]*admin.Rooms, 8)
	var all sync.WaitGroup
	for i := range rooms {
		all.Go(func() { rooms[i] = entered(t, h) })
	}
	all.Wait()
	for i, r := range rooms {
		if r.People != rooms[0].People {
			t.Errorf("number %d has a database of its own", i)
		}
		if i == 0 {
			continue
		}
		good(t, r.Close())
		if err := r.Close(); !errors.Is(err, errLeft) {
			t.Errorf("closing twice: %v", err)
		}
	}
	if _, err := rooms[0].People.Person(t.Context(), "nobody"); casework.KindOf(err) != casework.NotFound {
		t.Errorf("with one user left: %v", err)
	}
	good(t, rooms[0].Close())
	if _, err := rooms[0].People.Person(t.Context(), "nobody"); casework.KindOf(err) != casework.Internal {
		t.Errorf("after the last one left: %v", err)
	}
	again := entered(t, h)
	if _, err := again.People.Person(t.Context(), "nobody"); casework.KindOf(err) != casework.NotFound {
		t.Errorf("opened anew: %v", err)
	}
	good(t, again.Close())
}

func TestWhoWaitsForAnotherToOpenEndsWithTheContext(t *testing.T) {
	s := newShared()
	s.turn <- struct{}{} // somebody opens, for long
	ctx, stop := context.WithTimeout(t.Context(), time.Millisecond)
	defer stop()
	if _, err := s.open(ctx, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	<-s.turn
	full := errors.New("the disk is full")
	if _, err := s.open(t.Context(), func() (opened, error) { return opened{}, full }); !errors.Is(err, full) || s.users != 0 {
		t.Errorf("%v, %d users", err, s.users)
	}
}
