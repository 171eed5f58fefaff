package main

import (
	"context"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/discord/gateway"
	"github.com/redress-send/redress/bot/draw"
	"github.com/redress-send/redress/store/sqldb"
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
		opt.Turn = b.beginsAtDiscord
	}
	opt.Suggest, opt.Draw = b.suggestCases, draw.PNG
	opt.Bound = func(_, channel string) bool { _, bound := b.channels.of(discord.Route, channel); return bound }
	opt.Post = onTime{office: b.office, fixed: !h.settings.Now.IsZero(), now: h.clock()}
	d := discord.New(opt)
	b.join(platform{discord.Route, d, chat.Carriage{}})
	return d, nil
}

// jobBegin is the turn of beginning a session at Discord, which takes one in 5 s of an app.
const jobBegin = "discord/begin"

// beginsAtDiscord takes the turn to begin a session at Discord, where the database is there to say whose it is.
func (b *bots) beginsAtDiscord(ctx context.Context, keep time.Duration) (let func(after time.Duration), wait time.Duration, err error) {
	var token string
	var until time.Time
	err = b.awaited.with(func(db *sqldb.DB) error {
		token, until, err = db.TakeTurn(ctx, jobBegin, time.Unix(1, 0), realTime(), keep)
		return err
	})
	if err != nil || token == "" {
		return nil, until.Sub(realTime()), err
	}
	return func(after time.Duration) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), after+keep)
		defer cancel()
		_ = b.awaited.with(func(db *sqldb.DB) error { // where it fails the others wait for the rest of keep
			if after > 0 {
				_, err := db.KeepTurn(ctx, jobBegin, token, realTime().Add(after))
				return err
			}
			return db.EndTurn(ctx, jobBegin, token, time.Time{}, realTime())
		})
	}, 0, nil
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

// realTime is the clock of turns, whatever day business is done on.
func realTime() time.Time {
	return time.Now() //nolint:forbidigo // turns are by the real clock
}
