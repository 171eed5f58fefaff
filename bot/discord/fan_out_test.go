package discord

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
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
	letters := chattest.Numbered(b, each, func(n int) chat.Room {
		return chat.Room{Route: Route, ID: fmt.Sprintf("3%017d", n), Privacy: chat.Private}
	})
	if _, err := db.Accept(ctx, post.Delivery{Key: "fan", At: time.Now(), Body: []byte("{}")}); err != nil {
		b.Fatal(err)
	}
	if err := db.Answered(ctx, "fan", letters); err != nil {
		b.Fatal(err)
	}
	office := chat.NewPost(db, db, nil, chat.Options{Poll: 50 * time.Millisecond})
	office.Join(Route, New(Options{Token: "bot-token", APIURL: s.API}), chat.Carriage{})
	most := chattest.WatchHeap(ctx)
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
	var heard []chattest.Heard
	for _, m := range s.Said() {
		heard = append(heard, chattest.Heard{Channel: m.Channel, Text: m.Content})
	}
	chattest.InOrder(b, heard, channels)
	ideal := max(time.Duration(b.N)*time.Second/50, time.Duration(each-5)*time.Second)
	b.ReportMetric(float64(took)/float64(ideal), "x-the-pace")
	b.ReportMetric(float64(most())/(1<<20), "MB-at-most")
	b.ReportMetric(float64(s.Limited()), "refused")
	b.ReportMetric(0, "ns/op")
	_ = db.Close()
}
