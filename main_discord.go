package main

import (
	"context"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/discord/gateway"
	"github.com/redress-send/redress/bot/draw"
)

// joinDiscord adds Discord where it is configured, over the gateway or with what it delivers by HTTP, and returns its
// adapter.
func (h *home) joinDiscord(b *bots, byHTTP bool) (*discord.Discord, error) {
	if !h.settings.Discord.On() {
		return nil, nil
	}
	opt := h.discordOptions()
	if opt.ByHTTP = byHTTP; !byHTTP {
		// The next process takes up what is said while none runs.
		kept, err := gateway.Keep(h.journalPath() + ".discord")
		if err != nil {
			return nil, err
		}
		b.closers = append(b.closers, kept.Close)
		opt.Session = kept
	}
	opt.Suggest, opt.Draw = b.suggestCases, draw.PNG
	opt.Bound = func(_, channel string) bool { _, bound := b.channels.of(discord.Route, channel); return bound }
	opt.Post = onTime{office: b.office, fixed: !h.settings.Now.IsZero(), now: h.clock()}
	d := discord.New(opt)
	b.join(platform{discord.Route, d, chat.Carriage{}})
	return d, nil
}

// discordOptions are what the settings say of Discord.
func (h *home) discordOptions() discord.Options {
	set := &h.settings.Discord
	return discord.Options{
		Token: set.Token.Reveal(), ApplicationID: set.ApplicationID, PublicKey: set.PublicKey,
		APIURL: set.APIURL, GatewayURL: set.GatewayURL, Log: h.log,
	}
}

// discordByHTTP reports whether the pages take what Discord delivers.
func (h *home) discordByHTTP() bool {
	return h.settings.Discord.On() && h.settings.Discord.PublicKey != ""
}

// registerAtDiscord puts the commands to Discord and returns their names.
func (h *home) registerAtDiscord(ctx context.Context) ([]string, error) {
	return discord.New(h.discordOptions()).Register(ctx)
}
