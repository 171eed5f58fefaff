package discord

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/store/memdb"
)

const patience = 20 * time.Second

// Somebody in direct messages with the bot, somebody else, and a channel of a server.
const (
	one     = "100000000000000001"
	other   = "100000000000000002"
	direct  = "200000000000000001"
	channel = "300000000000000001"
	server  = "400000000000000001"
	bot     = "900000000000000001"
)

// world is a bot at a Discord in the process, with a store in memory. A rule that is broken fails the test.
type world struct {
	t       *testing.T
	discord *discordtest.Server
	db      *memdb.DB
	bot     *Discord
	answer  chat.Handler
	stop    func() error
}

func contracts() string {
	if shared := os.Getenv("REDRESS_SHARED"); shared != "" {
		return filepath.Join(shared, "contracts", "discord")
	}
	return ""
}

// start starts a Discord and a bot at it.
func start(t *testing.T, opt discordtest.Options, change func(*Options)) *world {
	t.Helper()
	opt.Contracts = contracts()
	opt.Concurrency = 8
	w := &world{t: t, discord: discordtest.Start(opt), db: memdb.New()}
	t.Cleanup(func() {
		w.discord.Close()
		for _, v := range w.discord.Violations() {
			t.Error(v)
		}
	})
	w.run(change)
	return w
}

// run starts a bot. It runs until it is stopped, or the test ends.
func (w *world) run(change func(*Options)) {
	w.t.Helper()
	office := chat.NewPost(w.db, w.db, w.parrot, chat.Options{Log: logged(w.t), Lease: 2 * time.Second, Poll: 10 * time.Millisecond})
	o := Options{Token: "bot-token", Log: logged(w.t), PublicKey: discordtest.PublicKey(), APIURL: w.discord.API, GatewayURL: w.discord.Socket, Post: office}
	if change != nil {
		change(&o)
	}
	w.bot = New(o)
	office.Join(Route, w.bot, chat.Carriage{})
	w.stop = chattest.AtWork(w.t, office, w.bot)
}

// ends stops the bot, in which nothing may have gone wrong.
func (w *world) ends() {
	w.t.Helper()
	if err := w.stop(); err != nil {
		w.t.Error(err)
	}
}

// connected waits until the bot hears.
func (w *world) connected() *world {
	w.t.Helper()
	if !w.discord.Wait(patience, func() bool { return w.discord.Ready() > 0 }) {
		w.t.Fatal("the bot does not connect")
	}
	return w
}

// parrot answers with what it heard, unless the test answers.
func (w *world) parrot(ctx context.Context, e chat.Event) error {
	if w.answer != nil {
		return w.answer(ctx, e)
	}
	return chattest.Parrot(w.db.Answered)(ctx, e)
}

// said waits until so much was said, and returns it.
func (w *world) said(n int) []discordtest.Message {
	w.t.Helper()
	if !w.discord.Wait(patience, func() bool { return len(w.discord.Said()) >= n }) {
		w.t.Fatalf("said %d times, want %d: %+v", len(w.discord.Said()), n, w.discord.Said())
	}
	return w.discord.Said()
}

// changed waits until the message was changed so often.
func (w *world) changed(i, edits int) discordtest.Message {
	w.t.Helper()
	if !w.discord.Wait(patience, func() bool { return w.discord.Said()[i].Edits >= edits }) {
		w.t.Fatalf("message %d was not changed: %+v", i, w.discord.Said())
	}
	return w.discord.Said()[i]
}

// acked waits until the interaction has its first answer, and returns the kind of it.
func (w *world) acked(token string) int {
	w.t.Helper()
	if !w.discord.Wait(patience, func() bool { kind, _ := w.discord.Answer(token); return kind != 0 }) {
		w.t.Fatal("an interaction was not acknowledged")
	}
	kind, _ := w.discord.Answer(token)
	return kind
}

// hears checks a message: how, where, to whom alone, and what.
func (w *world) hears(m *discordtest.Message, want string) {
	w.t.Helper()
	if got := fmt.Sprintf("%s %s>%s: %s", m.Way, m.Channel, m.To, m.Content); got != want {
		w.t.Errorf("heard %q\nwant  %q", got, want)
	}
}

func logged(t *testing.T) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelDebug}))
}
