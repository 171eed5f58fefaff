package slack

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
)

// BenchmarkFanOut has b.N messages wait for a twentieth as many channels, over SQLite, and drains them at the pace that
// Slack keeps: one a second to a channel. It tells how much of that pace was used, the memory that was in use at most,
// and how many calls were refused for their rate. The order within a channel is checked.
//
//	go test ./bot/slack -run '^$' -bench FanOut -benchtime 10000x
func BenchmarkFanOut(b *testing.B) {
	const each = 20
	s := slacktest.Start(slacktest.Options{Budgets: true})
	defer s.Close()
	ctx, stop := context.WithCancel(b.Context())
	db, err := sqldb.Open(ctx, "sqlite://"+filepath.Join(b.TempDir(), "r.db"))
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Ready(ctx); err != nil {
		b.Fatal(err)
	}
	var letters []post.Letter
	for n := range b.N {
		to := chat.Room{Route: Route, ID: fmt.Sprint("C", n/each), Privacy: chat.Private}
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
	office.Join(Route, New(Options{BotToken: slacktest.BotToken, APIURL: s.API}), chat.Carriage{Pace: Pace})
	var most atomic.Uint64
	go watch(ctx, &most)
	b.ResetTimer()
	began := time.Now()
	var ended sync.WaitGroup
	ended.Go(func() { _ = office.Run(ctx) })
	if !s.Wait(time.Hour, func() bool { return s.Calls("chat.postMessage")-s.Limited() >= b.N }) {
		b.Fatalf("%d of %d were said", len(s.Said()), b.N)
	}
	took := time.Since(began)
	b.StopTimer()
	stop()
	ended.Wait()
	last := map[string]int{}
	for _, m := range s.Said() {
		n := 0
		if _, err := fmt.Sscanf(m.Text[strings.Index(m.Text, "message"):], "message %d", &n); err != nil {
			b.Fatal(err)
		}
		if before, ok := last[m.Channel]; ok && n != before+1 {
			b.Errorf("in %s message %d came after %d", m.Channel, n, before)
		}
		last[m.Channel] = n
	}
	if len(s.Said()) != b.N {
		b.Errorf("%d messages, want %d", len(s.Said()), b.N)
	}
	for _, v := range s.Violations() {
		b.Error(v)
	}
	b.ReportMetric(float64(took)/float64((each-1)*time.Second), "x-the-pace")
	b.ReportMetric(float64(most.Load())/(1<<20), "MB-at-most")
	b.ReportMetric(float64(s.Limited()), "refused")
	b.ReportMetric(0, "ns/op")
	_ = db.Close()
}

// watch looks at the memory in use now and then, until ctx ends.
func watch(ctx context.Context, most *atomic.Uint64) {
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
		most.Store(max(most.Load(), m.HeapInuse+m.StackInuse))
	}
}
