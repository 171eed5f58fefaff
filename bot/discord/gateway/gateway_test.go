package gateway

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

// plain is a gateway as Discord runs it.
var plain = discordtest.GatewayOptions{}

func TestEventsAreHandedOnInOrder(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.run()
		after(time.Second)
		if w.times(ready) != 1 {
			t.Error("READY is not handed on")
		}
		w.say(0, 200)
		after(time.Second)
		w.inOrder(200)
	})
}

func TestARefusalEndsItAndSaysWhatHelps(t *testing.T) {
	for code, remedy := range map[int]string{
		4004: "DISCORD_TOKEN", 4010: "shard", 4011: "servers", 4012: "newer", 4013: "newer", 4014: "privileged intents",
	} {
		for name, moment := range map[string]discordtest.Moment{
			"in place of hello": discordtest.AtHello, "in place of READY": discordtest.AtIdentify, "after READY": discordtest.AfterReady,
		} {
			t.Run(fmt.Sprint(code, " ", name), func(t *testing.T) {
				bubble(t, plain, func(w *world) {
					w.g.Next(discordtest.Fault{When: moment, Close: code})
					w.run()
					after(5 * time.Second)
					select {
					case err := <-w.ended:
						refused, ok := errors.AsType[*Refused](err)
						if !ok || refused.Code != code || !strings.Contains(err.Error(), fmt.Sprint(code)) || !strings.Contains(err.Error(), remedy) {
							t.Errorf("it ended with %v", err)
						}
					default:
						t.Error("it goes on")
					}
					after(time.Hour)
					if n := w.g.Tally().Opened; n != 1 {
						t.Errorf("%d connections", n)
					}
				})
			})
		}
	}
	bubble(t, plain, func(w *world) { // while it runs
		w.run()
		after(time.Hour)
		w.g.CloseAll(4014)
		after(time.Second)
		if err := <-w.ended; !errors.As(err, new(*Refused)) {
			t.Errorf("it ended with %v", err)
		}
	})
}

func TestWhatTheTokenAndTheIntentsDeserve(t *testing.T) {
	for name, c := range map[string]struct {
		change func(o *Options)
		code   int
	}{
		"a token of somebody else":    {func(o *Options) { o.Token = "other" }, 4004},
		"intents that nobody knows":   {func(o *Options) { o.Intents = 1 << 30 }, 4013},
		"intents that are privileged": {func(o *Options) { o.Intents |= 1 << 15 }, 4014},
		"a token that the API refuses": {func(o *Options) {
			o.URL = func(context.Context) (Where, error) { return Where{}, fmt.Errorf("ask: %w", &Refused{Code: 4004}) }
		}, 4004},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, plain, func(w *world) {
				c.change(&w.opt)
				w.run()
				after(5 * time.Second)
				if refused, ok := errors.AsType[*Refused](<-w.ended); !ok || refused.Code != c.code {
					t.Errorf("it ended with %v", refused)
				}
			})
		})
	}
}

// A gateway that is down is waited for; what is tried meanwhile costs no session.
func TestAGatewayThatIsDownIsWaitedFor(t *testing.T) {
	bubble(t, plain, func(w *world) {
		var down atomic.Bool
		down.Store(true)
		where := w.opt.URL
		w.opt.URL = func(ctx context.Context) (Where, error) {
			if down.Load() {
				return Where{}, errors.New("no route to the host")
			}
			return where(ctx)
		}
		w.run()
		after(time.Hour)
		down.Store(false)
		w.g.Next(slices.Repeat([]discordtest.Fault{{Status: 502}}, 5)...)
		after(longestWait * 7)
		w.say(0, 1)
		after(time.Second)
		w.inOrder(1)
		if n := w.g.Tally().Identifies; n != 1 {
			t.Errorf("%d sessions were begun", n)
		}
	})
}

// A gateway that takes no notice of who is there is left for another one.
func TestAGatewayThatTakesNoNotice(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.g.Next(discordtest.Fault{When: discordtest.AtIdentify, Silent: true})
		w.run()
		after(readyWithin + 10*time.Second)
		w.say(0, 1)
		after(time.Second)
		w.inOrder(1)
	})
}

// An answer that is no frame, frames of kinds to come, and events without a number change nothing.
func TestWhatIsNotKnownIsLeftAlone(t *testing.T) {
	bubble(t, plain, func(w *world) {
		w.run()
		after(time.Second)
		w.g.Dispatch("SOMETHING_NEW", map[string]any{"components": []any{map[string]any{"type": 99}}})
		w.say(0, 1)
		after(time.Second)
		w.inOrder(1)
		if w.times("SOMETHING_NEW") != 1 {
			t.Error("an event of a new kind is not handed on")
		}
	})
}

func TestItEndsWhenItIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		keeper Keeper
		code   int
	}{
		"for good, where nobody keeps the session":           {nil, 1000},
		"so that the next process can take the session over": {&memory{}, 4000},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, plain, func(w *world) {
				w.opt.Session = c.keeper
				w.run()
				after(time.Second)
				w.stop()
				if err := <-w.ended; err != nil {
					t.Error(err)
				}
				synctest.Wait()
				if closed := w.g.Tally().Closed; !slices.Equal(closed, []int{c.code}) {
					t.Errorf("closed with %v, want %d", closed, c.code)
				}
			})
		})
	}
}

// The token goes nowhere but to Discord.
func TestTheTokenIsSentToDiscordAlone(t *testing.T) {
	for address, want := range map[string]bool{
		"wss://gateway-us-east1-b.discord.gg": true, "wss://gateway.discord.gg/?v=10": true, "wss://discord.gg": true, "WSS://GATEWAY.DISCORD.GG": true,
		"ws://gateway.discord.gg": false, "wss://discord.gg.example.org": false, "wss://evildiscord.gg": false, "wss://a:b@gateway.discord.gg": false,
		"https://gateway.discord.gg": false, "": false, "::": false,
	} {
		if got := Real(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
	bubble(t, plain, func(w *world) {
		w.opt.Trust = nil // the fake's address is not Discord's
		w.run()
		after(time.Second)
		w.g.Cut()
		after(time.Minute)
		if tally := w.g.Tally(); tally.Resumed != 1 {
			t.Errorf("%+v", tally)
		}
		if v := w.g.Violations(); len(v) != 1 || !strings.Contains(v[0], "resume_gateway_url") {
			t.Errorf("taken up at the address that is not trusted: %v", v)
		}
		w.forgive()
	})
}
