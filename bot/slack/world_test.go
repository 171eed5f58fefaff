package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/store/memdb"
)

// slackBlock is a block.
type slackBlock = slackapi.Block

// patience is how long a test waits for something that has to happen.
const patience = 15 * time.Second

// world is a bot at a Slack.
type world struct {
	t     *testing.T
	slack *slacktest.Server
	bot   *Slack
	db    *memdb.DB
	stop  func() error

	answer   chat.Handler // in place of the parrot's
	carriage chat.Carriage
}

// contracts is the folder of Slack's schemas, or empty.
func contracts() string {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		return ""
	}
	return filepath.Join(shared, "contracts", "slack")
}

// start starts a Slack and a bot at it that repeats what it hears. Whatever breaks a rule fails the test.
func start(t *testing.T, opt slacktest.Options, change func(*Options)) *world {
	t.Helper()
	return startAt(t, opt, change, chat.Carriage{})
}

// startAt starts them with a carriage of its own.
func startAt(t *testing.T, opt slacktest.Options, change func(*Options), carriage chat.Carriage) *world {
	t.Helper()
	opt.Contracts = contracts()
	w := &world{t: t, slack: slacktest.Start(opt), db: memdb.New(), carriage: carriage}
	t.Cleanup(func() {
		w.slack.Close()
		for _, v := range w.slack.Violations() {
			t.Error(v)
		}
	})
	w.run(change)
	return w
}

// run starts a bot. It runs until it is stopped, or the test ends.
func (w *world) run(change func(*Options)) {
	w.t.Helper()
	office := chat.NewPost(w.db, w.db, w.parrot, chat.Options{Lease: 2 * time.Second, Poll: 10 * time.Millisecond})
	o := Options{AppToken: slacktest.AppToken, BotToken: slacktest.BotToken, SigningSecret: slacktest.Secret, APIURL: w.slack.API, Post: office}
	if change != nil {
		change(&o)
	}
	w.bot = New(o)
	office.Join(Route, w.bot, w.carriage)
	w.stop = chattest.AtWork(w.t, office, w.bot)
}

// ends stops the bot, in which nothing may have gone wrong.
func (w *world) ends() {
	w.t.Helper()
	if err := w.stop(); err != nil {
		w.t.Error(err)
	}
}

// connected waits until both connections are there.
func (w *world) connected() *world {
	w.t.Helper()
	if !w.slack.Wait(patience, func() bool { open, _ := w.slack.Sockets(); return open >= connections }) {
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

// deliver delivers and waits for the acknowledgement.
func (w *world) deliver(e *slacktest.Envelope) *slacktest.Envelope {
	w.t.Helper()
	w.slack.Deliver(e)
	ctx, cancel := context.WithTimeout(w.t.Context(), patience)
	defer cancel()
	if err := w.slack.WaitAcked(ctx, e); err != nil {
		w.t.Fatal(err)
	}
	return e
}

// said waits until so much was said, and returns it.
func (w *world) said(n int) []slacktest.Message {
	w.t.Helper()
	if !w.slack.Wait(patience, func() bool { return len(w.slack.Said()) >= n }) {
		w.t.Fatalf("said %d times, want %d: %+v", len(w.slack.Said()), n, w.slack.Said())
	}
	return w.slack.Said()
}

// hears checks a message: where, to whom alone, and how it was said.
func (w *world) hears(m *slacktest.Message, want string) {
	w.t.Helper()
	if got := fmt.Sprintf("%s %s>%s: %s", m.Way, m.Channel, m.To, m.Text); got != want {
		w.t.Errorf("heard %q\nwant  %q", got, want)
	}
}

// shown waits until so many views were shown, and returns the last.
func (w *world) shown(n int) slacktest.View {
	w.t.Helper()
	if !w.slack.Wait(patience, func() bool { return len(w.slack.Views()) >= n }) {
		w.t.Fatalf("%d views, want %d", len(w.slack.Views()), n)
	}
	views := w.slack.Views()
	return views[len(views)-1]
}

// encoded is a payload as JSON.
func encoded(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
