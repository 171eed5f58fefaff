package slack

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/journal"
	"github.com/redress-send/redress/store/sqldb"
)

// BenchmarkAcknowledge delivers 200 messages a second and tells how long an acknowledgement takes: of the adapter,
// which keeps, answers and posts over SQLite, and of a bare bot on the same library that inserts one row durably,
// acknowledges and echoes. What counts is the ratio of the two.
func BenchmarkAcknowledge(b *testing.B) {
	b.Run("redress", func(b *testing.B) { flood(b, redressBot) })
	b.Run("bare", func(b *testing.B) { flood(b, bareBot) })
}

const perSecond = 200

// flood delivers b.N messages at the rate to the bot, and reports the acknowledgements.
func flood(b *testing.B, bot func(ctx context.Context, b *testing.B, s *slacktest.Server)) {
	s := slacktest.Start(slacktest.Options{})
	defer s.Close()
	ctx, stop := context.WithCancel(b.Context())
	defer stop()
	bot(ctx, b, s)
	if !s.Wait(patience, func() bool { open, _ := s.Sockets(); return open > 0 }) {
		b.Fatal("the bot does not connect")
	}
	all := make([]*slacktest.Envelope, 0, b.N)
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	b.ResetTimer()
	for n := range b.N {
		<-tick.C
		e := s.Message("U1", fmt.Sprint("D", n%100), "", "what is due")
		all = append(all, e)
		s.Deliver(e)
	}
	took := make([]time.Duration, len(all))
	for i, e := range all {
		if err := s.WaitAcked(ctx, e); err != nil {
			b.Fatal(err)
		}
		took[i] = e.Acked.Sub(e.Delivered)
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
	b.ReportMetric(0, "ns/op")
}

func redressBot(ctx context.Context, b *testing.B, s *slacktest.Server) {
	dir := b.TempDir()
	sealer, err := journal.WithKeys(bytes.Repeat([]byte{7}, 32))
	if err != nil {
		b.Fatal(err)
	}
	kept, err := journal.Open(ctx, filepath.Join(dir, "inbox"), sealer, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	db, err := sqldb.Open(ctx, "sqlite://"+filepath.Join(dir, "r.db"))
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Ready(ctx); err != nil {
		b.Fatal(err)
	}
	echo := func(ctx context.Context, e chat.Event) error {
		l, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, chat.Say(e.Text))
		if err != nil {
			return err
		}
		return db.Answered(ctx, e.Key, []post.Letter{l})
	}
	office := chat.NewPost(db, db, echo, chat.Options{Journal: kept})
	bot := New(Options{AppToken: slacktest.AppToken, BotToken: slacktest.BotToken, APIURL: s.API, Post: office})
	office.Join(Route, bot, chat.Carriage{})
	ctx, stop := context.WithCancel(ctx)
	var ended sync.WaitGroup
	ended.Go(func() { _ = bot.Run(ctx, nil) })
	ended.Go(func() { _ = office.Run(ctx) })
	b.Cleanup(func() { stop(); ended.Wait(); _ = kept.Close(); _ = db.Close() })
}

func bareBot(ctx context.Context, b *testing.B, s *slacktest.Server) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "bare.db")+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "CREATE TABLE came (id TEXT PRIMARY KEY, body TEXT)"); err != nil {
		b.Fatal(err)
	}
	api := slackapi.New(slacktest.BotToken, slackapi.OptionAppLevelToken(slacktest.AppToken), slackapi.OptionAPIURL(s.API))
	client := socketmode.New(api)
	go func() { _ = client.RunContext(ctx) }()
	go func() {
		for in := range client.Events {
			event, ok := in.Data.(slackevents.EventsAPIEvent)
			if in.Type != socketmode.EventTypeEventsAPI || !ok {
				continue
			}
			said, _ := event.InnerEvent.Data.(*slackevents.MessageEvent)
			if _, err := db.ExecContext(ctx, "INSERT INTO came VALUES (?, ?)", in.Request.EnvelopeID, string(in.Request.Payload)); err != nil {
				return
			}
			if err := client.AckCtx(ctx, in.Request.EnvelopeID, nil); err != nil {
				return
			}
			go func() { _, _, _ = api.PostMessageContext(ctx, said.Channel, slackapi.MsgOptionText(said.Text, true)) }()
		}
	}()
}
