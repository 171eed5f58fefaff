package discord

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
)

// BenchmarkFanOut has b.N messages wait for a twentieth as many channels, and drains them at the pace that Discord
// keeps: five in five seconds to a channel, 50 a second in all. It tells how much of that pace was used, the memory
// that was in use at most, and how many calls were refused for their rate. The order within a channel is checked.
//
//	go test ./bot/discord -run '^$' -bench FanOut -benchtime 1500x
func BenchmarkFanOut(b *testing.B) {
	const each = 20
	s := discordtest.Start(discordtest.Options{Limits: true})
	defer s.Close()
	ctx, stop := context.WithCancel(b.Context())
	db, err := sqldb.Open(ctx, "sqlite://"+filepath.Join(b.TempDir(), "r.db"))
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Ready(ctx); err != nil {
		b.Fatal(err)
	}
	channels := (b.N + each - 1) / each
	var letters []post.Letter
	for n := range b.N {
		to := chat.Room{Route: Route, ID: fmt.Sprintf("3%017d", n/each), Privacy: chat.Private}
		l, err := chat.Letter(fmt.Sprintf("fan:%d", n), to, chat.Say(fmt.Sprintf("message %d", n)))
		if err != nil {
			b.Fatal(err)
		}
		letters = append(letters, l)
	}
	if _, err := db.Accept(ctx, post.Delivery{Key: "fan", At: time.Now(), Body: []byte("{}")}); err != nil {
		b.Fatal(err)
	}
	if err := db.Answered(ctx, "fan", letters); err != nil {
		b.Fatal(err)
	}
	office := chat.NewPost(db, db, nil, chat.Options{Poll: 50 * time.Millisecond})
	office.Join(Route, New(Options{Token: "bot-token", APIURL: s.API}), chat.Carriage{})
	most := watchHeap(ctx)
	b.ResetTimer()
	began := time.Now()
	var ended sync.WaitGroup
	ended.Go(func() { _ = office.Run(ctx) })
	if !s.Wait(time.Hour, func() bool { return s.Calls(posted)-s.Limited() >= b.N }) {
		b.Fatalf("%d of %d were said", len(s.Said()), b.N)
	}
	took := time.Since(began)
	b.StopTimer()
	stop()
	ended.Wait()
	inOrder(b, s.Said(), channels)
	ideal := max(time.Duration(b.N)*time.Second/50, time.Duration(each-5)*time.Second)
	b.ReportMetric(float64(took)/float64(ideal), "x-the-pace")
	b.ReportMetric(float64(most())/(1<<20), "MB-at-most")
	b.ReportMetric(float64(s.Limited()), "refused")
	b.ReportMetric(0, "ns/op")
	_ = db.Close()
}

// inOrder checks that each channel heard everything that was for it once, in order.
func inOrder(b *testing.B, said []discordtest.Message, channels int) {
	b.Helper()
	last := map[string]int{}
	for _, m := range said {
		n := 0
		if _, err := fmt.Sscanf(m.Content[strings.Index(m.Content, "message"):], "message %d", &n); err != nil {
			b.Fatal(err)
		}
		if before, ok := last[m.Channel]; ok && n != before+1 {
			b.Errorf("in %s message %d came after %d", m.Channel, n, before)
		}
		last[m.Channel] = n
	}
	if len(said) != b.N || len(last) != channels {
		b.Errorf("%d messages in %d channels, want %d in %d", len(said), len(last), b.N, channels)
	}
}

// watchHeap looks at the memory in use now and then, until ctx ends.
func watchHeap(ctx context.Context) (most func() uint64) {
	var mu sync.Mutex
	var top uint64
	go func() {
		t := time.NewTicker(100 * time.Millisecond)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			mu.Lock()
			top = max(top, m.HeapInuse+m.StackInuse)
			mu.Unlock()
		}
	}()
	return func() uint64 {
		mu.Lock()
		defer mu.Unlock()
		return top
	}
}
