package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

// A process is killed at any moment after what was said was acknowledged, and the next one goes on: each message is
// answered exactly once, as Slack sees it.
func TestKilledAfterAnAcknowledgement(t *testing.T) {
	rounds := killsOr(t, 4)
	a := newAtSlack(t, slacktest.Options{})
	rng := rand.New(rand.NewPCG(3, 5))
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
	before := len(a.slack.Said())
	a.start("bot")
	times := a.answers(rounds, time.Minute+time.Duration(rounds)*200*time.Millisecond)
	for i := range rounds {
		if n := times[fmt.Sprint("D", i)]; n != 1 {
			t.Errorf("message %d was answered %d times", i, n)
		}
	}
	t.Logf("%d kills: %d were answered before, %d after the last start", rounds, before, rounds-before)
}

// What a killed process had accepted is answered as soon as the next one runs, and before what is said to that one.
func TestWhatAKilledProcessAcceptedIsAnsweredFirst(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.slack.Say("U1", "D9", sum)
	killed := a.start("bot")
	a.answers(1, time.Minute)
	unlock := a.locks(patiently)
	said := []string{"1 month from 31 December 2026", "3 months from 31 December 2026", "4 months from 31 December 2026"}
	for _, text := range said[:2] {
		e := a.slack.Say("U1", "D0", text)
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			t.Fatalf("%v\n%s", err, killed.log)
		}
		stop()
	}
	a.kills(killed)
	unlock()
	a.slack.Say("U1", "D0", said[2])
	start := time.Now()
	next := a.start("bot")
	a.answers(4, time.Minute)
	if took := time.Since(start); took > 8*time.Second { // half a lease is 10 s
		t.Errorf("answered after %s\n%s", took, next.log)
	}
	for i, day := range []string{"31 January 2027", "31 March 2027", "30 April 2027"} {
		if all := a.slack.Said(); len(all) != 4 || !strings.Contains(all[1+i].Text, day) {
			t.Errorf("answer %d of %d does not say %s", i, len(all), day)
		}
	}
}

// A database that is locked costs no acknowledgement.
func TestALockedDatabaseCostsNoAcknowledgement(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.start("bot")
	a.connected(2)
	a.slack.Say("U1", "D0", sum)
	a.answers(1, time.Minute)
	unlock := a.locks(patiently)
	free := time.Now().Add(5 * time.Second)
	var all []*slacktest.Envelope
	for n := 1; time.Now().Before(free); n++ {
		all = append(all, a.slack.Say("U1", fmt.Sprint("D", n), sum))
		<-time.After(50 * time.Millisecond)
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Second)
	defer stop()
	for _, e := range all {
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	unlock()
	times := a.answers(1+len(all), time.Minute)
	for channel, n := range times {
		if n != 1 {
			t.Errorf("%s was answered %d times", channel, n)
		}
	}
	t.Logf("%d messages while it was locked", len(all))
}

func TestTwoBotsSideBySideAnswerOnce(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.start("bot")
	a.start("bot")
	a.connected(4)
	const n = 30
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			e := a.slack.Say("U1", fmt.Sprint("D", i), sum)
			again := *e
			a.slack.Deliver(&again)
		})
	}
	all.Wait()
	for channel, times := range a.answers(n, time.Minute) {
		if times != 1 {
			t.Errorf("%s was answered %d times", channel, times)
		}
	}
}
