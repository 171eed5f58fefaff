package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/bot/slack"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/rediskv"
)

var update = flag.Bool("update", false, "write the golden cards anew")

// cards are asked for one after the other, in one conversation each person. What begins with "* " presses the choice
// of the card before whose label begins so.
var cards = []struct{ name, who, says string }{
	{"help", "mediator-1", "help"},
	{"case", "mediator-1", "show HPL-0001"},
	{"deadlines", "mediator-1", "HPL-0001 deadlines"},
	{"why", "mediator-1", "HPL-0001 why is the appeal due then"},
	{"easy-read", "mediator-1", "easy read please"},
	{"what-if", "mediator-1", "HPL-0001 what if the certificate is issued on 25 January 2027"},
	{"agenda", "mediator-1", "what is due"},
	{"rule", "mediator-1", "is mediation compulsory"},
	{"question", "mediator-1", "HPL-0001 they want mediation"},
	{"proposal", "mediator-1", "HPL-0001 certificate issued 15 January 2027 after mediation"},
	{"saved", "mediator-1", "* Save"},
	{"taking-back", "mediator-1", "undo"},
	{"refusal-personal", "mediator-1", "HPL-0001 the boy is called Josh Smith, born 3 May 2015"},
	{"refusal-other-case", "volunteer-1", "show HPL-0001"},
	{"theme", "volunteer-1", "theme: delay in Hartlepool"},
	{"count", "manager-1", "our numbers"},
	{"report", "commissioner-1", "report for this quarter"},
}

// Every card as Slack and Discord get it, in one file: a change of wording shows up there. With -update the files are
// written anew. Both platforms check what they get by their own rules, and by their schemas where those are at hand.
func TestCards(t *testing.T) {
	r := roundsWorld(t)
	at := time.Date(2027, 1, 18, 10, 0, 0, 0, time.UTC)
	w := shopWindowsOf(t)
	engine, last := r.engine(rediskv.NewMemory(time.Now), func() time.Time { return at }, slog.New(slog.DiscardHandler)), chat.Message{}
	for n, c := range cards {
		e := chat.Event{
			Key: "card:" + c.name, Account: "console/" + c.who, Text: c.says, At: at.Add(time.Duration(n) * time.Minute),
			Room: chat.Room{Route: "console", ID: c.who, Privacy: chat.Direct},
		}
		if label, pressed := strings.CutPrefix(c.says, "* "); pressed {
			e.Text, e.Press = "", labelled(last.Choices, label)
		}
		good(t, engine.Handle(t.Context(), e))
		last = letterOf(t, r, "console", chat.ReplyKey(e.Key))
		t.Run(c.name, func(t *testing.T) { w.golden(t, c.name, last) })
	}
	runner, err := r.reminders("", slog.New(slog.DiscardHandler))
	good(t, err)
	_, err = runner.Sweep(t.Context(), at)
	good(t, err)
	digest := letterOf(t, r, post.ToPerson, "remind:mediator-1:2027-01-18:1")
	t.Run("digest", func(t *testing.T) { w.golden(t, "digest", digest) })
}

// letterOf takes the letter of the key out of the outbox.
func letterOf(t *testing.T, r *rooms, route, key string) chat.Message {
	t.Helper()
	letters, err := r.db.Claim(t.Context(), []string{route}, time.Now().Add(time.Minute), time.Minute, 100)
	good(t, err)
	for _, l := range letters {
		good(t, r.db.Sent(t.Context(), l, "", time.Now()))
		if l.Key == key {
			m, err := chat.Decode(l.Body)
			good(t, err)
			m.Key = key
			return m
		}
	}
	t.Fatalf("there is no letter %s among %d", key, len(letters))
	return chat.Message{}
}

// shopWindows are both platforms, and bots that post to them.
type shopWindows struct {
	slack    *slacktest.Server
	discord  *discordtest.Server
	toSlack  *slack.Slack
	toOthers *discord.Discord
}

func shopWindowsOf(t *testing.T) *shopWindows {
	t.Helper()
	var slackWays slacktest.Options
	var discordWays discordtest.Options
	if shared := os.Getenv("REDRESS_SHARED"); shared != "" {
		slackWays.Contracts, discordWays.Contracts = filepath.Join(shared, "contracts", "slack"), filepath.Join(shared, "contracts", "discord")
	}
	w := &shopWindows{slack: slacktest.Start(slackWays), discord: discordtest.Start(discordWays)}
	w.toSlack = slack.New(slack.Options{BotToken: slacktest.BotToken, APIURL: w.slack.API})
	w.toOthers = discord.New(discord.Options{Token: "bot-token", APIURL: w.discord.API})
	t.Cleanup(func() {
		w.slack.Close()
		w.discord.Close()
		for _, v := range append(w.slack.Violations(), w.discord.Violations()...) {
			t.Error(v)
		}
	})
	return w
}

// golden posts the card to both platforms, and to a home, and compares what came with the file.
func (w *shopWindows) golden(t *testing.T, name string, m chat.Message) {
	t.Helper()
	type onSlack struct {
		Text   string
		Blocks json.RawMessage
	}
	type onDiscord struct {
		Content    string
		Components json.RawMessage `json:",omitempty"`
	}
	var card struct {
		Slack   []onSlack
		Home    json.RawMessage
		Discord []onDiscord
	}
	before, home, others := len(w.slack.Said()), len(w.slack.Views()), len(w.discord.Said())
	for _, id := range []string{"D1", "home:U1"} {
		_, err := w.toSlack.Post(t.Context(), chat.Room{Route: slack.Route, ID: id, Privacy: chat.Direct}, m)
		good(t, err)
	}
	_, err := w.toOthers.Post(t.Context(), chat.Room{Route: discord.Route, ID: discordtest.DirectOf(discordOne), Privacy: chat.Direct}, m)
	good(t, err)
	for _, said := range w.slack.Said()[before:] {
		card.Slack = append(card.Slack, onSlack{said.Text, said.Blocks})
	}
	card.Home = w.slack.Views()[home].Body
	for _, said := range w.discord.Said()[others:] {
		card.Discord = append(card.Discord, onDiscord{said.Content, said.Components})
	}
	var got bytes.Buffer
	out := json.NewEncoder(&got)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	good(t, out.Encode(card))
	path := filepath.Join("bot", "talk", "testdata", "cards", name+".json")
	if *update {
		good(t, os.WriteFile(path, got.Bytes(), 0o600))
	}
	want, err := os.ReadFile(path)
	good(t, err)
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s:\n%s\nwant\n%s", path, &got, want)
	}
}
