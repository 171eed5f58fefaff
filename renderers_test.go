package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/slack"
	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/rediskv"
)

// both renders every answer for Slack and for Discord, and keeps the last one.
type both struct {
	t    *testing.T
	last chat.Message
	said int
}

func (b *both) Run(context.Context, chat.Handler) error { return nil }

func (b *both) Post(_ context.Context, _ chat.Room, m chat.Message) (chat.Ref, error) {
	b.last = m
	b.said++
	if payloads, err := slack.Render(m); err != nil || len(payloads) != 1 {
		b.t.Errorf("Slack gets %d messages (%v) of:\n%+v", len(payloads), err, m.Lines)
	}
	if bodies, err := discord.Render(m); err != nil || len(bodies) > 3 {
		b.t.Errorf("Discord gets %d messages (%v) of:\n%+v", len(bodies), err, m.Lines)
	}
	return "", nil
}

// TestEveryConversationCanBeHeldOnSlackAndDiscord holds the conversations of bot/talk and renders whatever is
// answered for both platforms.
func TestEveryConversationCanBeHeldOnSlackAndDiscord(t *testing.T) {
	files, err := filepath.Glob("bot/talk/testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			wall := &both{t: t}
			hold(t, wall, string(script))
			if wall.said == 0 {
				t.Error("nothing was answered")
			}
		})
	}
}

// hold holds one conversation as a mediator.
func hold(t *testing.T, wall *both, script string) {
	t.Helper()
	db := memdb.New()
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	authorities, err := configs.Authorities()
	if err != nil {
		t.Fatal(err)
	}
	who := casework.Actor{
		Person: casework.Person{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
		Kind:   casework.MediationProvider,
	}
	now := time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC)
	engine := talk.NewEngine(talk.Deps{
		Service: casework.NewService(db, book, calendar), People: db, Inbox: db, Authorities: authorities,
		Dialogs: rediskv.NewMemory(func() time.Time { return now }),
		Who:     func(context.Context, string) (casework.Actor, error) { return who, nil },
	})
	post := chat.NewPost(db, db, engine.Handle, chat.Options{})
	post.Join("wall", wall, chat.Carriage{})
	for n, line := range strings.Split(script, "\n") {
		op, arg, _ := strings.Cut(line, " ")
		e := chat.Event{Key: fmt.Sprint("wall:", n), Account: "wall/mediator-1", At: now, Room: chat.Room{Route: "wall", ID: "D1", Privacy: chat.Direct}}
		switch op {
		case ">":
			e.Text = arg
		case "*":
			e.Press = labelled(wall.last.Choices, arg)
		default:
			continue
		}
		if err := post.Take(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		if _, err := post.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// labelled is the id of the choice whose label begins so; a choice that is not offered is pressed all the same.
func labelled(choices []chat.Choice, label string) string {
	for _, c := range choices {
		if strings.HasPrefix(c.Label, label) {
			return c.ID
		}
	}
	return "gone.save"
}
