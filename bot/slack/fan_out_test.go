package slack

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
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
	letters := chattest.Numbered(b, each, func(n int) chat.Room {
		return chat.Room{Route: Route, ID: fmt.Sprint("C", n), Privacy: chat.Private}
	})
	if _, err := db.Accept(ctx, post.Delivery{Key: "fan", At: time.Now(), Body: []byte("{}")}); err != nil {
		b.Fatal(err)
	}
	if err := db.Answered(ctx, "fan", letters); err != nil {
		b.Fatal(err)
	}
	office := chat.NewPost(db, db, nil, chat.Options{Poll: 50 * time.Millisecond})
	office.Join(Route, New(Options{BotToken: slacktest.BotToken, APIURL: s.API}), chat.Carriage{Pace: Pace})
	most := chattest.WatchHeap(ctx)
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
	var heard []chattest.Heard
	for _, m := range s.Said() {
		heard = append(heard, chattest.Heard{Channel: m.Channel, Text: m.Text})
	}
	chattest.InOrder(b, heard, (b.N+each-1)/each)
	for _, v := range s.Violations() {
		b.Error(v)
	}
	b.ReportMetric(float64(took)/float64((each-1)*time.Second), "x-the-pace")
	b.ReportMetric(float64(most())/(1<<20), "MB-at-most")
	b.ReportMetric(float64(s.Limited()), "refused")
	b.ReportMetric(0, "ns/op")
	_ = db.Close()
}
