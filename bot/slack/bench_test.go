package slack

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/journal"
	"github.com/redress-send/redress/store/sqldb"
)

// BenchmarkAcknowledge delivers b.N messages to each of two bots at 200 a second and tells how long acknowledgements
// take: of the adapter, which keeps, answers and posts over SQLite, and of a bare bot on the same library that inserts
// one row durably, acknowledges and echoes. They take turns of a tenth of a second, each on a quiet machine of its own making,
// so that whatever else goes on meets both. What counts is the ratio of the two.
func BenchmarkAcknowledge(b *testing.B) {
	b.Run("Bursts", func(b *testing.B) { acknowledge(b, perSecond/10) })
	b.Run("OnAndOn", func(b *testing.B) { acknowledge(b, 2*perSecond) })
}

// acknowledge has the bots take turns of so many.
func acknowledge(b *testing.B, turn int) {
	ctx, stop := context.WithCancel(b.Context())
	defer stop()
	ours, bare := atFlood(ctx, b, redressBot), atFlood(ctx, b, bareBot)
	b.ResetTimer()
	for n := 0; n < b.N; n += turn {
		for _, f := range []*flooded{ours, bare} {
			f.turn(ctx, min(turn, b.N-n))
		}
	}
	b.StopTimer()
	chattest.Compare(b, ours.took, bare.took)
}

const perSecond = 200

// flooded is a bot with the Slack that floods it.
type flooded struct {
	*slacktest.Server

	b    *testing.B
	took chattest.Took
	sent int
}

func atFlood(ctx context.Context, b *testing.B, bot func(ctx context.Context, b *testing.B, s *slacktest.Server)) *flooded {
	s := slacktest.Start(slacktest.Options{Again: true})
	b.Cleanup(s.Close)
	bot(ctx, b, s)
	if !s.Wait(patience, func() bool { open, _ := s.Sockets(); return open > 0 }) {
		b.Fatal("the bot does not connect")
	}
	return &flooded{Server: s, b: b}
}

// turn delivers n messages at the rate, and waits until all are acknowledged and answered.
func (f *flooded) turn(ctx context.Context, n int) {
	all := make([]*slacktest.Envelope, n)
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	for i := range all {
		<-tick.C
		all[i] = f.Message("U1", fmt.Sprint("D", f.sent%100), "", "what is due")
		f.sent++
		f.Deliver(all[i])
	}
	for _, e := range all {
		if err := f.WaitAcked(ctx, e); err != nil {
			f.b.Fatal(err)
		}
		f.took = append(f.took, e.Acked.Sub(e.Delivered))
	}
	if !f.Wait(time.Minute, func() bool { return f.Calls("chat.postMessage") >= f.sent }) {
		f.b.Fatal("not everything was answered")
	}
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
