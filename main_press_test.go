package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

// counter is a platform at which a mediator opens cases and saves them by their cards' button, each in an account and a
// room of its own: after a kill what was said waits for a while, and whoever goes on talking meanwhile means the latest.
type counter struct {
	*processes

	connected func(bots int)
	gone      func() // no bot is connected any more
	says      func(n int, text string)
	account   func(n int) string
	waits     func(within time.Duration, holds func() bool) bool
	// cards are the texts of what was said, in order; edits how often each was changed.
	cards func() (texts []string, edits []int)
	// saves presses the button of card n, so many times at once, and waits until that is acknowledged.
	saves func(n, times int)
}

const newCase = "new case Hartlepool, refusal to assess, letter dated 22 September 2026"

func counters() map[string]func(t *testing.T) *counter {
	return map[string]func(t *testing.T) *counter{"Slack": slackCounter, "Discord": discordCounter}
}

func slackCounter(t *testing.T) *counter {
	t.Helper()
	a := newAtSlack(t, slacktest.Options{})
	c := &counter{processes: a.processes, waits: a.slack.Wait}
	c.connected = func(bots int) { a.connected(2 * bots) }
	c.gone = func() { a.slack.Wait(time.Minute, func() bool { open, _ := a.slack.Sockets(); return open == 0 }) }
	c.says = func(n int, text string) { a.slack.Say(fmt.Sprint("U", n), fmt.Sprint("D", n), text) }
	c.account = func(n int) string { return fmt.Sprint("slack:T111/U", n) }
	c.cards = func() (texts []string, edits []int) {
		for _, m := range a.slack.Said() {
			texts, edits = append(texts, m.Text), append(edits, m.Edits)
		}
		return texts, edits
	}
	c.saves = func(n, times int) {
		m := a.slack.Said()[n]
		var all []*slacktest.Envelope
		for range times {
			for label, id := range slacktest.Buttons(m.Blocks) {
				if strings.HasPrefix(label, "Save") {
					all = append(all, a.slack.Press("U"+m.Channel[1:], &m, id))
				}
			}
		}
		for _, e := range all {
			a.slack.Deliver(e)
		}
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		for _, e := range all {
			good(t, a.slack.WaitAcked(ctx, e))
		}
	}
	c.hasMediator()
	return c
}

func discordCounter(t *testing.T) *counter {
	t.Helper()
	a := newAtDiscord(t, discordtest.Options{})
	c := &counter{processes: a.processes, connected: a.connected, waits: a.discord.Wait}
	c.gone = func() { a.discord.Wait(time.Minute, func() bool { return a.discord.Ready() == 0 }) }
	c.says = func(n int, text string) {
		a.discord.Say(userAtDiscord(n), "", discordtest.DirectOf(userAtDiscord(n)), text)
	}
	c.account = func(n int) string { return "discord:" + userAtDiscord(n) }
	c.cards = func() (texts []string, edits []int) {
		for _, m := range a.discord.Said() {
			texts, edits = append(texts, m.Content), append(edits, m.Edits)
		}
		return texts, edits
	}
	c.saves = func(n, times int) {
		m := a.discord.Said()[n]
		var tokens []string
		for range times {
			tokens = append(tokens, a.discord.Interact(a.discord.Press("1"+m.Channel[1:], "", &m, m.ChoiceOf("Save"))))
		}
		for _, token := range tokens {
			if !a.acknowledged(token, time.Minute) {
				t.Fatal("a press is not acknowledged")
			}
		}
	}
	c.hasMediator()
	return c
}

// card has the mediator open a case in account n, and waits for the card.
func (c *counter) card(n int) {
	c.t.Helper()
	c.runs("people", "link", "mediator-1", c.account(n))
	c.says(n, newCase)
	if !c.waits(time.Minute, func() bool { texts, _ := c.cards(); return len(texts) > n }) {
		c.t.Fatal("nothing is proposed")
	}
	if texts, _ := c.cards(); !strings.Contains(texts[n], "to be saved") {
		c.t.Fatalf("the answer is %q", texts[n])
	}
}

// saved waits until every card was changed, and checks that each is of a case of its own, that nothing else was said,
// and that so many cases are there.
func (c *counter) saved(n int) {
	c.t.Helper()
	changed := func() bool {
		_, edits := c.cards()
		return !slices.Contains(edits, 0)
	}
	if !c.waits(time.Minute+time.Duration(n)*200*time.Millisecond, changed) {
		c.t.Error("not every press was answered")
	}
	texts, _ := c.cards()
	list := c.runs("case", "list", "--json")
	for i := 1; i <= n; i++ {
		ref, on := fmt.Sprintf("HPL-%04d", i), 0
		for _, text := range texts {
			on += min(strings.Count(text, ref), 1)
		}
		if on != 1 || !strings.Contains(list, ref) {
			c.t.Errorf("%s stands on %d cards", ref, on)
		}
	}
	if len(texts) != n || strings.Contains(list, fmt.Sprintf("HPL-%04d", n+1)) {
		c.t.Errorf("%d cards of %d cases: %q\n%s", len(texts), n, texts, list)
	}
}

// A process is killed at any moment after a press was acknowledged, and the next one goes on: each case is saved once,
// and its card says so, though what was proposed was proposed by another process.
func TestKilledAfterAPress(t *testing.T) {
	rounds := killsOr(t, 2)
	for name, open := range counters() {
		t.Run(name, func(t *testing.T) {
			c := open(t)
			rng := rand.New(rand.NewPCG(9, 4))
			p := c.start("bot")
			for i := range rounds {
				c.connected(1)
				c.card(i)
				c.saves(i, 1)
				<-time.After(time.Duration(rng.Int64N(int64(30 * time.Millisecond))))
				c.kills(p)
				c.gone()
				p = c.start("bot")
			}
			c.saved(rounds)
		})
	}
}

// What one process proposed another one saves, and a button that is pressed twice saves once, whoever hears it.
func TestSavePressedTwiceWithTwoBots(t *testing.T) {
	for name, open := range counters() {
		t.Run(name, func(t *testing.T) {
			c := open(t)
			first := c.start("bot")
			c.connected(1)
			c.card(0)
			c.kills(first)
			c.gone()
			c.start("bot")
			c.start("bot")
			c.connected(2)
			c.saves(0, 4)
			c.saved(1)
		})
	}
}
