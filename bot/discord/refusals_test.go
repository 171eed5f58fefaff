package discord

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

func TestALetterThatDiscordWillNeverTakeIsGivenUp(t *testing.T) {
	for _, code := range []int{codeClosedDirect, codeUnknownChannel, codeMissingAccess} {
		w := start(t, discordtest.Options{}, nil).connected()
		w.discord.Refuse(direct, code)
		_, err := w.bot.Post(t.Context(), chat.Room{Route: Route, ID: direct, Privacy: chat.Direct}, chat.Message{Key: "k", Lines: chat.Say("x").Lines})
		if !errors.Is(err, chat.ErrUndeliverable) || !strings.Contains(err.Error(), meaning[code]) {
			t.Errorf("%d: %v", code, err)
		}
		_, err = w.bot.Post(t.Context(), chat.Room{Route: Route, ID: "@" + one, Privacy: chat.Direct}, chat.Message{Key: "k", Lines: chat.Say("x").Lines})
		if !errors.Is(err, chat.ErrUndeliverable) {
			t.Errorf("%d, to the person: %v", code, err)
		}
	}
}

func TestWhoTakesNoDirectMessagesIsToldWhereTheyAsked(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.discord.Refuse(direct, codeClosedDirect)
	id := w.discord.Say(one, server, channel, "<@"+bot+"> show HPL-0231")
	m := w.said(1)[0]
	if m.Channel != channel || m.Reference != id || strings.Contains(m.Content, "HPL") || !strings.Contains(m.Content, "/redress") {
		t.Errorf("said %+v", m)
	}
}

func TestARefusalThatCannotHealEndsTheBotAndNamesItself(t *testing.T) {
	for name, begin := range map[string]func(d *discordtest.Server, o *Options){
		"the token, at the gateway": func(_ *discordtest.Server, o *Options) { o.Token = "of another" },
		"the token, before it":      func(_ *discordtest.Server, o *Options) { o.Token, o.GatewayURL = "of another", "" },
		"the token, by HTTP":        func(_ *discordtest.Server, o *Options) { o.Token, o.ByHTTP = "of another", true },
		"a close that cannot heal": func(d *discordtest.Server, _ *Options) {
			d.Next(discordtest.Fault{When: discordtest.AtIdentify, Close: 4014})
		},
		"the token, when it is reset": func(d *discordtest.Server, _ *Options) {
			d.On(posted, discordtest.Script{Status: 401, Text: "401"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := discordtest.Start(discordtest.Options{})
			defer s.Close()
			o := Options{Token: "bot-token", APIURL: s.API, GatewayURL: s.Socket}
			begin(s, &o)
			d := New(o)
			ctx, stop := context.WithTimeout(t.Context(), patience)
			defer stop()
			if strings.Contains(name, "reset") {
				go func() {
					m := chat.Say("x")
					m.Key = "k"
					if _, err := d.Post(ctx, chat.Room{Route: Route, ID: direct, Privacy: chat.Direct}, m); err == nil || errors.Is(err, chat.ErrUndeliverable) {
						t.Errorf("the letter ended with %v, want it to be kept", err)
					}
				}()
			}
			err := d.Run(ctx, nil)
			if err == nil || strings.Contains(name, "token") && !strings.Contains(err.Error(), "DISCORD_TOKEN") || strings.Contains(name, "close") && !strings.Contains(err.Error(), "4014") {
				t.Errorf("ended with %v", err)
			}
		})
	}
}
