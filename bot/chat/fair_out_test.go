package chat_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// channel notes when each letter of each room was posted.
type channels struct {
	mu   sync.Mutex
	said map[string][]string
	at   map[string][]time.Duration
	from time.Time
	busy func(room, said string) error
}

func (c *channels) Run(context.Context, chat.Handler) error { return nil }

func (c *channels) Post(_ context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	time.Sleep(50 * time.Millisecond)
	if c.busy != nil {
		if err := c.busy(to.ID, m.Lines[0].Text); err != nil {
			return "", err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said[to.ID] = append(c.said[to.ID], m.Lines[0].Text)
	c.at[to.ID] = append(c.at[to.ID], time.Since(c.from))
	return "1", nil
}

// letters writes so many letters for a room.
func letters(t testing.TB, db *memdb.DB, room string, from, n int) {
	t.Helper()
	all := make([]post.Letter, n)
	for i := range all {
		var err error
		key := fmt.Sprintf("%s %d", room, from+i)
		if all[i], err = chat.Letter(key, chat.Room{Route: "wall", ID: room, Privacy: chat.Direct}, chat.Say(fmt.Sprint(from+i), strings.Repeat("what is due ", 80))); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Answered(t.Context(), room, all); err != nil {
		t.Fatal(err)
	}
}

// inOrder checks that each room heard everything once and in order, a second apart.
func (c *channels) inOrder(t *testing.T, each map[string]int) {
	t.Helper()
	for room, n := range each {
		if len(c.said[room]) != n {
			t.Errorf("%s heard %d letters, want %d", room, len(c.said[room]), n)
		}
		for i, said := range c.said[room] {
			if said != fmt.Sprint(i) {
				t.Fatalf("%s heard %q as number %d", room, said, i)
			}
			if i > 0 && c.at[room][i]-c.at[room][i-1] < 990*time.Millisecond {
				t.Fatalf("%s heard two letters within %s", room, c.at[room][i]-c.at[room][i-1])
			}
		}
	}
}

// carry carries for the time.
func carry(t *testing.T, db *memdb.DB, c *channels, span time.Duration) {
	t.Helper()
	p := chat.NewPost(db, db, nil, chat.Options{})
	p.Join("wall", c, chat.Carriage{Pace: time.Second})
	ctx, stop := context.WithTimeout(t.Context(), span)
	defer stop()
	c.from = time.Now()
	if err := p.Run(ctx); err != nil {
		t.Fatal(err)
	}
}

func newChannels() *channels {
	return &channels{said: map[string][]string{}, at: map[string][]time.Duration{}}
}

func TestTenThousandLettersToFiveHundredChannels(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, c, each := memdb.New(), newChannels(), map[string]int{}
		for n := range 500 {
			room := fmt.Sprint("C", n)
			letters(t, db, room, 0, 20) // one channel's after the other's
			each[room] = 20
		}
		var most uint64
		go func() {
			for range 35 {
				time.Sleep(time.Second)
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse+m.StackInuse)
			}
		}()
		carry(t, db, c, 40*time.Second)
		c.inOrder(t, each)
		var last time.Duration
		for _, at := range c.at {
			last = max(last, at[len(at)-1])
		}
		// Twenty a channel, one a second: nothing is faster than 19 s.
		if last > 22*time.Second {
			t.Errorf("the last letter was posted after %s", last)
		}
		if most > 200<<20 {
			t.Errorf("%d MB", most>>20)
		}
		t.Logf("drained in %s of the channels' time, at most %d MB with the store in memory", last, most>>20)
	})
}

func TestAChannelWithManyLettersDelaysNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, c := memdb.New(), newChannels()
		letters(t, db, "busy", 0, 5000)
		letters(t, db, "quiet", 0, 1)
		carry(t, db, c, 30*time.Second)
		if len(c.at["quiet"]) != 1 || c.at["quiet"][0] > time.Second {
			t.Errorf("the other channel heard its letter after %v", c.at["quiet"])
		}
		if n := len(c.said["busy"]); n < 25 || n > 40 {
			t.Errorf("the busy channel heard %d letters in 30 s", n)
		}
		// The next process goes on where this one stopped.
		carry(t, db, c, 10*time.Second)
		for i, said := range c.said["busy"] {
			if said != fmt.Sprint(i) {
				t.Fatalf("number %d is %q", i, said)
			}
		}
	})
}

func TestWhatIsWrittenLaterWaitsBehindALetterThatWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, c := memdb.New(), newChannels()
		refused := 0
		c.busy = func(_, said string) error {
			if said == "2" && refused < 2 {
				refused++
				return &chat.RetryAfter{After: 10 * time.Second, Cause: context.DeadlineExceeded}
			}
			return nil
		}
		letters(t, db, "C1", 0, 5)
		time.AfterFunc(5*time.Second, func() {
			l, err := chat.Letter("later", chat.Room{Route: "wall", ID: "C1", Privacy: chat.Direct}, chat.Say("5"))
			if err == nil {
				err = db.Answered(context.Background(), "later", []post.Letter{l})
			}
			if err != nil {
				t.Error(err)
			}
		})
		carry(t, db, c, time.Minute)
		c.inOrder(t, map[string]int{"C1": 6})
	})
}
