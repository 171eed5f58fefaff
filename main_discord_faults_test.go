package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

// userAtDiscord is one of many people at Discord.
func userAtDiscord(n int) string { return fmt.Sprintf("1%017d", n) }

// asks has the person ask the sum: in a direct message, or by a command in a channel of a server, whose token it
// returns.
func (a *atDiscord) asks(n int) (token string) {
	user := userAtDiscord(n)
	if n%2 == 0 {
		a.discord.Say(user, "", discordtest.DirectOf(user), sum)
		return ""
	}
	return a.discord.Interact(a.discord.Command(user, discordServer, discordChannel, "redress", discordtest.Option{Name: "text", Value: sum}))
}

// acknowledged waits until the interaction is, and reports whether that took no longer than the time.
func (a *atDiscord) acknowledged(token string, within time.Duration) bool {
	return token == "" || a.discord.Wait(within, func() bool { kind, _ := a.discord.Answer(token); return kind != 0 })
}

// once waits until so many people have an answer, and checks that each has one and no other.
func (a *atDiscord) once(people int, within time.Duration) {
	a.t.Helper()
	times := func() map[string]int {
		all := map[string]int{}
		for _, m := range a.discord.Said() {
			to := m.To
			if to == "" {
				to = "1" + m.Channel[1:]
			}
			all[to]++
		}
		return all
	}
	if !a.discord.Wait(within, func() bool { return len(times()) >= people }) {
		a.t.Errorf("%d people have an answer within %s, want %d; %d wait", len(times()), within, people, a.discord.Waiting())
	}
	said := times()
	for n := range people {
		if got := said[userAtDiscord(n)]; got != 1 {
			a.t.Errorf("person %d was answered %d times", n, got)
		}
	}
	if len(said) > people {
		a.t.Errorf("%d people were answered, want %d", len(said), people)
	}
}

// A process is killed at any moment after what was said reached it, and the next one goes on: each message is answered
// exactly once, as Discord sees it.
func TestKilledAtDiscord(t *testing.T) {
	rounds := killsOr(t, 4)
	a := newAtDiscord(t, discordtest.Options{})
	rng := rand.New(rand.NewPCG(3, 5))
	for i := range rounds {
		p := a.start("bot")
		a.connected(1)
		if token := a.asks(i); !a.acknowledged(token, time.Minute) {
			t.Fatalf("no acknowledgement:\n%s", p.log)
		}
		<-time.After(time.Duration(rng.Int64N(int64(30 * time.Millisecond))))
		a.kills(p)
		a.discord.Wait(time.Minute, func() bool { return a.discord.Ready() == 0 })
	}
	before := len(a.discord.Said())
	a.start("bot")
	a.once(rounds, time.Minute+time.Duration(rounds)*200*time.Millisecond)
	tally := a.discord.Tally()
	if tally.Identifies != 1 {
		t.Errorf("%d sessions were begun, want one that is taken up: %+v", tally.Identifies, tally)
	}
	t.Logf("%d kills: %d were answered before the last start; %d events came again", rounds, before, tally.Replayed)
}

// What is said while no process runs is heard by the next one.
func TestTheNextBotHearsWhatWasSaidAtDiscordMeanwhile(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	for n := range 3 {
		p := a.start("bot")
		a.connected(1)
		if n == 0 { // an answer: the session is in use, and kept
			a.discord.Say(discordOne, "", discordtest.DirectOf(discordOne), sum)
			a.answers(1, "28 February 2027")
		}
		for i := range 4 {
			a.asks(n*8 + i*2)
		}
		a.stops(p)
	}
	for i := range 4 {
		a.asks(24 + i*2)
	}
	a.start("bot")
	people := map[string]int{}
	a.discord.Wait(time.Minute, func() bool { return len(a.discord.Said()) >= 17 })
	for _, m := range a.discord.Said() {
		people[m.Channel]++
	}
	for n := range 16 {
		if got := people[discordtest.DirectOf(userAtDiscord(2*n))]; got != 1 {
			t.Errorf("person %d was answered %d times", 2*n, got)
		}
	}
}

// A process that took a session up knows who it is, though nobody told it: a mention is a mention.
func TestTheNextBotKnowsThatItIsMentioned(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	for n := range 2 {
		p := a.start("bot")
		a.connected(1)
		a.discord.Say(userAtDiscord(n), discordServer, discordChannel, "<@"+discordBot+"> "+sum)
		a.answers(n+1, "28 February 2027")
		a.stops(p)
	}
	if tally := a.discord.Tally(); tally.Resumed != 1 {
		t.Errorf("%+v", tally)
	}
}

// Discord takes one new session in 5 s, whichever process begins it.
func TestBotsThatStartTogetherBeginTheirSessionsOneAfterTheOther(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.ends(a.start("migrate"), time.Minute)
	for range 3 {
		a.start("bot")
	}
	a.connected(3)
	if tally := a.discord.Tally(); tally.Identifies != 3 || tally.Invalid != 0 {
		t.Errorf("%d sessions were begun, %d of them too early", tally.Identifies, tally.Invalid)
	}
}

func TestTwoBotsAtDiscordAnswerOnce(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.start("bot")
	a.start("bot")
	a.connected(2)
	const n = 30
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			if token := a.asks(i); !a.acknowledged(token, time.Minute) {
				t.Errorf("%d is not acknowledged", i)
			}
		})
	}
	all.Wait()
	a.once(n, time.Minute)
}

func TestARefusalByDiscordEndsRedressBot(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			a := newAtDiscord(t, discordtest.Options{})
			a.discord.Next(discordtest.Fault{When: []discordtest.Moment{discordtest.AtIdentify, discordtest.AfterReady}[code%2], Close: code})
			p := a.start("bot")
			if status := a.ends(p, 25*time.Second); status != 1 || !strings.Contains(p.log.String(), fmt.Sprint(code)) {
				t.Errorf("status %d:\n%s", status, p.log)
			}
		})
	}
	t.Run("a token that is none", func(t *testing.T) {
		a := newAtDiscord(t, discordtest.Options{})
		a.unset("DISCORD_GATEWAY_URL")
		a.set("DISCORD_TOKEN", "other-token")
		p := a.start("bot")
		if status := a.ends(p, 25*time.Second); status != 1 || !strings.Contains(p.log.String(), "DISCORD_TOKEN") || strings.Contains(p.log.String(), "other-token") {
			t.Errorf("status %d:\n%s", status, p.log)
		}
	})
}

// Where no session may be begun for now, none is; once one may, one is.
func TestNoSessionAtDiscordIsBegunWhenNoneIsLeft(t *testing.T) {
	now := &shifted{}
	a := newAtDiscord(t, discordtest.Options{GatewayOptions: discordtest.GatewayOptions{Starts: 3, Now: now.now}})
	now.by(-(24*time.Hour - 68*time.Second)) // what is spent was a minute before: in 8 s there are some again
	a.discord.Spend(3)
	now.by(0)
	p := a.start("bot")
	if !a.discord.Wait(time.Minute, func() bool { return a.discord.Calls("GET /gateway/bot") > 0 }) {
		t.Fatalf("nobody asks:\n%s", p.log)
	}
	if n := a.discord.Tally().Opened; n != 0 {
		t.Errorf("%d connections were opened", n)
	}
	a.connected(1)
	a.asks(0)
	a.once(1, time.Minute)
}

// shifted is a clock that can be moved.
type shifted struct{ shift atomic.Int64 }

func (s *shifted) now() time.Time     { return time.Now().Add(time.Duration(s.shift.Load())) }
func (s *shifted) by(d time.Duration) { s.shift.Store(int64(d)) }

// Discord that is down when the bot starts is waited for.
func TestDiscordIsDownWhenTheBotStarts(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.unset("DISCORD_GATEWAY_URL")
	a.discord.On("GET /gateway/bot", discordtest.Script{Status: 502, Page: "<html>bad gateway</html>"}, discordtest.Script{Status: 503, Text: "busy"})
	a.discord.Next(discordtest.Fault{Status: 503}, discordtest.Fault{Op: 7}, discordtest.Fault{Op: 9}, discordtest.Fault{When: discordtest.AtIdentify, Cut: true})
	a.start("bot")
	a.connected(1)
	a.asks(0)
	a.once(1, time.Minute)
}

// A database that is locked costs no acknowledgement.
func TestALockedDatabaseCostsNoAcknowledgementAtDiscord(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.start("bot")
	a.connected(1)
	a.asks(0)
	a.once(1, time.Minute)
	unlock := a.locks(patiently)
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
	defer stop()
	n := 1
	var acks sync.WaitGroup
	for ; ctx.Err() == nil; n++ {
		i := n
		acks.Go(func() {
			if token := a.asks(i); !a.acknowledged(token, 3*time.Second) {
				t.Errorf("%d is not acknowledged within 3 s", i)
			}
		})
		<-time.After(50 * time.Millisecond)
	}
	acks.Wait()
	unlock()
	a.once(n, time.Minute)
	t.Logf("%d messages while it was locked", n-1)
}

// What was pressed while no process ran cannot be acknowledged in time any more; it is answered all the same, in a
// direct message.
func TestACommandGivenWhileNoBotRan(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	p := a.start("bot")
	a.connected(1)
	a.discord.Say(discordOne, "", discordtest.DirectOf(discordOne), sum) // an answer: the session is in use, and kept
	a.answers(1, "28 February 2027")
	a.stops(p)
	token := a.asks(1)
	<-time.After(3 * time.Second)
	a.start("bot")
	if m := a.answers(2, "28 February 2027"); m.Channel != discordtest.DirectOf(userAtDiscord(1)) {
		t.Errorf("answered %+v", m)
	}
	if kind, _ := a.discord.Answer(token); kind != 0 {
		t.Errorf("acknowledged with %d", kind)
	}
}
