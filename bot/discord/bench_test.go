package discord

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/journal"
	"github.com/redress-send/redress/store/sqldb"
)

// BenchmarkAcknowledge has b.N commands given to each of two bots, 200 a second, and tells how long it takes until each
// is acknowledged: by the adapter, which keeps, answers and posts over SQLite, and by a bare bot on discordgo that
// inserts one row durably, acknowledges and echoes. They take turns, of a tenth of a second and of two seconds, so that
// whatever else goes on meets both. What counts is the ratio of the two.
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
			f.turn(min(turn, b.N-n))
		}
	}
	b.StopTimer()
	chattest.Compare(b, ours.took, bare.took)
}

const perSecond = 200

// flooded is a bot with the Discord that floods it.
type flooded struct {
	*discordtest.Server

	b    *testing.B
	took chattest.Took
	sent int
}

func atFlood(ctx context.Context, b *testing.B, bot func(ctx context.Context, b *testing.B, s *discordtest.Server)) *flooded {
	s := discordtest.Start(discordtest.Options{})
	b.Cleanup(s.Close)
	bot(ctx, b, s)
	if !s.Wait(patience, func() bool { return s.Ready() > 0 }) {
		b.Fatal("the bot does not connect")
	}
	return &flooded{Server: s, b: b}
}

// turn gives n commands at the rate, and waits until all are acknowledged and answered.
func (f *flooded) turn(n int) {
	tokens, given := make([]string, n), make([]time.Time, n)
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	for i := range n {
		<-tick.C
		in := f.Command(fmt.Sprintf("1%017d", f.sent%100), server, channel, "redress", discordtest.Option{Name: "text", Value: "what is due"})
		f.sent++
		given[i] = time.Now()
		tokens[i] = f.Interact(in)
	}
	for i, token := range tokens {
		if !f.Wait(patience, func() bool { return !f.AnsweredAt(token).IsZero() }) {
			f.b.Fatal("a command is not acknowledged")
		}
		f.took = append(f.took, f.AnsweredAt(token).Sub(given[i]))
	}
	if !f.Wait(time.Minute, func() bool { return f.Waiting() == 0 }) {
		f.b.Fatal("not everything was answered")
	}
}

func redressBot(ctx context.Context, b *testing.B, s *discordtest.Server) {
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
	d := New(Options{Token: "bot-token", ApplicationID: bot, APIURL: s.API, GatewayURL: s.Socket, Post: office})
	office.Join(Route, d, chat.Carriage{})
	ctx, stop := context.WithCancel(ctx)
	var ended sync.WaitGroup
	ended.Go(func() { _ = d.Run(ctx, nil) })
	ended.Go(func() { _ = office.Run(ctx) })
	b.Cleanup(func() { stop(); ended.Wait(); _ = kept.Close(); _ = db.Close() })
}

// bareBot is a bot on discordgo as its examples are, with one durable insert before the acknowledgement.
func bareBot(ctx context.Context, b *testing.B, s *discordtest.Server) {
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
	session, err := discordgo.New("Bot bot-token")
	if err != nil {
		b.Fatal(err)
	}
	socket := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		query.Set("v", "10") // the library says 9
		r.URL.RawQuery = query.Encode()
		s.ServeHTTP(w, r)
	}))
	b.Cleanup(socket.Close)
	// Its rate limiter would queue what goes to the same channel; acknowledgements and echoes are not limited so.
	session.Client = &http.Client{Transport: &toFake{api: s.API, socket: "ws" + strings.TrimPrefix(socket.URL, "http") + "/"}}
	session.StateEnabled, session.ShouldReconnectOnError = false, false
	session.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentDirectMessages
	session.AddHandler(func(session *discordgo.Session, in *discordgo.InteractionCreate) {
		text := in.ApplicationCommandData().Options[0].StringValue()
		if _, err := db.ExecContext(ctx, "INSERT INTO came VALUES (?, ?)", in.ID, text); err != nil {
			return
		}
		soon := &discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral},
		}
		if err := session.InteractionRespond(in.Interaction, soon); err != nil {
			return
		}
		_, _ = session.InteractionResponseEdit(in.Interaction, &discordgo.WebhookEdit{Content: &text, AllowedMentions: &discordgo.MessageAllowedMentions{}})
	})
	if err := session.Open(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = session.Close() })
}

// toFake sends what the library asks Discord to the one in the process.
type toFake struct{ api, socket string }

func (f *toFake) RoundTrip(r *http.Request) (*http.Response, error) {
	path := strings.TrimPrefix(r.URL.Path, "/api/v9")
	if path == "/gateway" {
		return &http.Response{
			StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Request: r,
			Body: io.NopCloser(strings.NewReader(`{"url":"` + f.socket + `"}`)),
		}, nil
	}
	to, err := http.NewRequestWithContext(r.Context(), r.Method, f.api+path, r.Body)
	if err != nil {
		return nil, err
	}
	to.Header, to.ContentLength = r.Header, r.ContentLength
	return http.DefaultTransport.RoundTrip(to)
}
