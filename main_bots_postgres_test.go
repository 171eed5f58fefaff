package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/store/storetest"
)

// Over PostgreSQL too: killed at any moment, and two side by side at the end, every message is answered once; asked to
// stop with messages in hand, a process answers them and ends within 10 s.
func TestSlackOverPostgreSQL(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.set("DATABASE_URL", storetest.Postgres(t))
	a.runs("migrate")
	rng := rand.New(rand.NewPCG(7, 1))
	const rounds, more = 6, 30
	for i := range rounds {
		p := a.start("bot")
		a.connected(1)
		e := a.slack.Say("U1", fmt.Sprint("D", i), sum)
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			t.Fatalf("%v\n%s", err, p.log)
		}
		stop()
		<-time.After(time.Duration(rng.Int64N(int64(30 * time.Millisecond))))
		a.kills(p)
	}
	both := []*process{a.start("bot"), a.start("bot")}
	a.connected(4)
	var all sync.WaitGroup
	for i := range more {
		all.Go(func() {
			e := a.slack.Say("U1", fmt.Sprint("D", rounds+i), sum)
			again := *e
			a.slack.Deliver(&again)
		})
	}
	all.Wait()
	for channel, times := range a.answers(rounds+more, time.Minute) {
		if times != 1 {
			t.Errorf("%s was answered %d times", channel, times)
		}
	}
	for i := range more {
		a.slack.Say("U2", fmt.Sprint("D", rounds+more+i), sum)
	}
	a.stops(both...)
	a.start("bot") // what was not accepted by then is delivered again
	for channel, times := range a.answers(rounds+2*more, time.Minute) {
		if times != 1 {
			t.Errorf("%s was answered %d times", channel, times)
		}
	}
}

func TestDiscordOverPostgreSQL(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.set("DATABASE_URL", storetest.Postgres(t))
	a.runs("migrate")
	const rounds = 3
	for i := range rounds {
		p := a.start("bot")
		a.connected(1)
		asks := a.discord.Command(userAtDiscord(i), discordServer, discordChannel, "redress", discordtest.Option{Name: "text", Value: sum})
		if token := a.discord.Interact(asks); !a.acknowledged(token, time.Minute) {
			t.Fatalf("no acknowledgement:\n%s", p.log)
		}
		a.kills(p)
		a.discord.Wait(time.Minute, func() bool { return a.discord.Ready() == 0 })
	}
	both := []*process{a.start("bot"), a.start("bot")}
	a.connected(2)
	a.once(rounds, time.Minute)
	if tally := a.discord.Tally(); tally.Invalid != 0 {
		t.Errorf("a session was begun too early: %+v", tally)
	}
	a.stops(both...)
}
