package rediskv_test

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/rediskv"
)

// store is everything that both stores do.
type store interface {
	Load(ctx context.Context, key string) ([]byte, error)
	Save(ctx context.Context, key string, state []byte, keep time.Duration) error
	Drop(ctx context.Context, key string) error
	Sift(ctx context.Context, gone func(key string, state []byte) bool, dry bool) (int, error)
}

// world is a store and a way to let time pass in it.
type world struct {
	store

	pass func(time.Duration)
}

func TestMemory(t *testing.T) {
	exercise(t, func(*testing.T) world {
		var mu sync.Mutex
		now := time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC)
		m := rediskv.NewMemory(func() time.Time { mu.Lock(); defer mu.Unlock(); return now })
		return world{m, func(d time.Duration) { mu.Lock(); defer mu.Unlock(); now = now.Add(d) }}
	})
}

func TestRedisInTheProcess(t *testing.T) {
	exercise(t, func(t *testing.T) world {
		mini := miniredis.RunT(t)
		return world{connect(t, "redis://"+mini.Addr()), mini.FastForward}
	})
}

func TestRedisServer(t *testing.T) {
	given := os.Getenv("REDRESS_TEST_REDIS")
	r, err := rediskv.Open(cmp.Or(given, "redis://127.0.0.1:6379/0"))
	switch {
	case err != nil && given != "":
		t.Fatal("the Redis that REDRESS_TEST_REDIS names cannot be used")
	case err != nil:
		t.Skip("SKIPPED, NOT TESTED: there is no Redis at 127.0.0.1:6379; set REDRESS_TEST_REDIS to use another one")
	}
	t.Cleanup(func() { _ = r.Close() })
	exercise(t, func(*testing.T) world {
		// What the server keeps runs out by its own clock, which counts whole milliseconds; names differ from
		// those of every other test.
		return world{r.Under("test-" + rand.Text()), func(d time.Duration) { time.Sleep(d + 5*time.Millisecond) }}
	})
}

func connect(t testing.TB, address string) *rediskv.Redis {
	t.Helper()
	r, err := rediskv.Open(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// short is a lifetime that a test can wait for, long one that no test reaches.
const short, long = 60 * time.Millisecond, time.Minute

func exercise(t *testing.T, open func(t *testing.T) world) {
	for says, check := range checks {
		t.Run(says, func(t *testing.T) { check(t, open(t)) })
	}
}

var checks = map[string]func(t *testing.T, w world){
	"a state is kept as it was saved, and replaced by the next": func(t *testing.T, w world) {
		for _, state := range []string{"first", "", "second\x00\xff"} {
			save(t, w, "room-1", state, long)
			has(t, w, "room-1", state)
		}
		hasNot(t, w, "room-2")
	},
	"a state is gone when it is dropped, and dropping nothing is no error": func(t *testing.T, w world) {
		save(t, w, "room-1", "a", long)
		save(t, w, "room-2", "b", long)
		for range 2 {
			try(t, w.Drop(t.Context(), "room-1"))
			hasNot(t, w, "room-1")
		}
		has(t, w, "room-2", "b")
	},
	"a state is gone when its time has run out, and a newer one is not": func(t *testing.T, w world) {
		save(t, w, "room-1", "a", short)
		save(t, w, "room-2", "b", short)
		save(t, w, "room-2", "c", long)
		w.pass(short)
		hasNot(t, w, "room-1")
		has(t, w, "room-2", "c")
	},
	"what is sifted out is gone, and nothing else": func(t *testing.T, w world) {
		for i := range 700 {
			save(t, w, fmt.Sprint("about-", i), "of HPL-0231", long)
			save(t, w, fmt.Sprint("other-", i), "of HPL-0232", long)
		}
		save(t, w, "late", "of HPL-0231", short)
		w.pass(short)
		about := func(_ string, state []byte) bool { return string(state) == "of HPL-0231" }
		for _, step := range []struct {
			dry  bool
			want int
		}{{true, 700}, {false, 700}, {false, 0}} {
			if n, err := w.Sift(t.Context(), about, step.dry); n != step.want || err != nil {
				t.Fatalf("%d, %v, wanted %d", n, err, step.want)
			}
		}
		for i := range 700 {
			hasNot(t, w, fmt.Sprint("about-", i))
			has(t, w, fmt.Sprint("other-", i), "of HPL-0232")
		}
	},
	"what a caller changes afterwards does not change the state": func(t *testing.T, w world) {
		state := []byte("abc")
		try(t, w.Save(t.Context(), "room-1", state, long))
		state[0] = 'x'
		got, err := w.Load(t.Context(), "room-1")
		try(t, err)
		got[1] = 'x'
		has(t, w, "room-1", "abc")
	},
	"thousands of states that run out leave the others": func(t *testing.T, w world) {
		for i := range 2000 {
			save(t, w, fmt.Sprint("gone-", i), "x", short)
		}
		save(t, w, "stays", "y", long)
		w.pass(short)
		for i := range 200 {
			save(t, w, fmt.Sprint("new-", i), "z", long)
		}
		hasNot(t, w, "gone-1999")
		has(t, w, "stays", "y")
		has(t, w, "new-0", "z")
	},
	"nothing is kept for ever, or for no time": func(t *testing.T, w world) {
		for _, keep := range []time.Duration{0, -time.Second, time.Microsecond} {
			fails(t, w.Save(t.Context(), "room-1", []byte("a"), keep), casework.Invalid)
		}
		hasNot(t, w, "room-1")
	},
	"no call goes on when its context has ended": func(t *testing.T, w world) {
		ctx, stop := context.WithCancel(t.Context())
		stop()
		_, load := w.Load(ctx, "room-1")
		save(t, w, "room-2", "a", long)
		_, sift := w.Sift(ctx, func(string, []byte) bool { return true }, false)
		for name, err := range map[string]error{
			"Load": load, "Save": w.Save(ctx, "room-1", nil, long),
			"Sift": sift,
			"Drop": w.Drop(ctx, "room-1"),
		} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, wanted an error that comes from the context", name, err)
			}
		}
	},
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	locked := miniredis.RunT(t)
	locked.RequireAuth("right-one")
	server := miniredis.RunT(t)
	gone := server.Addr()
	server.Close()
	for _, c := range []struct {
		says, address string
		kind          casework.Kind
		names         string // what the sentence must name
	}{
		{"an address that is none", "s3cret", casework.Invalid, "REDIS_URL"},
		{"another scheme", "http://user:s3cret@127.0.0.1/0", casework.Invalid, "redis://"},
		{"an address that cannot be read", "redis://user:s3cret@127.0.0.1:port/0", casework.Invalid, "REDIS_URL"},
		{"a server that is not there", "redis://user:s3cret@" + gone + "/0", casework.Internal, gone},
		{"a wrong password", "redis://:s3cret@" + locked.Addr() + "/0", casework.Internal, "password"},
		{"no password", "redis://" + locked.Addr() + "/0", casework.Internal, locked.Addr()},
	} {
		t.Run(c.says, func(t *testing.T) {
			_, err := rediskv.Open(c.address)
			fails(t, err, c.kind)
			if sentence := casework.Sentence(err); !strings.Contains(sentence, c.names) {
				t.Errorf("%q does not name %q", sentence, c.names)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error holds the password: %v", err)
			}
		})
	}
}

func TestAServerThatGoesAwayIsNamed(t *testing.T) {
	mini := miniredis.RunT(t)
	r := connect(t, "redis://"+mini.Addr())
	place := mini.Addr()
	mini.Close()
	_, err := r.Load(t.Context(), "room-1")
	fails(t, err, casework.Internal)
	if sentence := casework.Sentence(err); !strings.Contains(sentence, place) {
		t.Errorf("%q does not name the place", sentence)
	}
}

func save(t *testing.T, s store, key, state string, keep time.Duration) {
	t.Helper()
	try(t, s.Save(t.Context(), key, []byte(state), keep))
}

func has(t *testing.T, s store, key, want string) {
	t.Helper()
	got, err := s.Load(t.Context(), key)
	try(t, err)
	if got == nil || string(got) != want {
		t.Errorf("%s holds %q (nil: %t), wanted %q", key, got, got == nil, want)
	}
}

func hasNot(t *testing.T, s store, key string) {
	t.Helper()
	got, err := s.Load(t.Context(), key)
	try(t, err)
	if got != nil {
		t.Errorf("%s holds %q, wanted nothing", key, got)
	}
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func fails(t *testing.T, err error, kind casework.Kind) {
	t.Helper()
	if err == nil || casework.KindOf(err) != kind || casework.Sentence(err) == "" {
		t.Fatalf("%v, wanted an error of kind %q with a sentence", err, kind)
	}
}
