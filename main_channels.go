package main

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// channels are the bound channels as they were a moment ago: whether one is bound is asked before anything is
// acknowledged, and must not wait for the database.
type channels struct {
	mu    sync.Mutex
	bound map[string]casework.OrganisationID
}

func (c *channels) of(route, channel string) (casework.OrganisationID, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	org, ok := c.bound[route+"/"+channel]
	return org, ok
}

// channelsAnew is how often the bound channels are read: another process may bind one.
const channelsAnew = 5 * time.Second

// readChannels reads the bound channels. Where they cannot be read the last ones hold.
func (b *bots) readChannels(ctx context.Context) error {
	bound, err := b.db.Bound(ctx)
	if err == nil {
		b.channels.mu.Lock()
		b.channels.bound = bound
		b.channels.mu.Unlock()
	}
	return err
}

// keepReadingChannels reads them until ctx ends.
func (b *bots) keepReadingChannels(ctx context.Context) {
	t := time.NewTicker(channelsAnew)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			_ = b.readChannels(ctx) // the next time, then
		}
	}
}

// bindWords is what a manager says in a channel.
var bindWords = regexp.MustCompile(`(?i)^\s*(un)?bind\s+this\s+channel\s*[.!]?\s*$`)

// What is said about channels.
const (
	wordBound     = "This channel is bound to your team: its cases may be shown here to everybody who reads it. “unbind this channel” ends it."
	wordUnbound   = "This channel is bound to nobody: I answer each person privately here."
	wordNotToBind = "Only a manager can bind or unbind a channel. Ask your manager to say it in the channel."
	wordOthers    = "This channel is bound to another team, whose manager can unbind it."
)

// inChannels hears “bind this channel” in front of everything else that is said in one, and shows a team's cases in
// its channel to its own people alone: whoever else asks there is answered privately.
func (b *bots) inChannels(next chat.Handler, now func() time.Time) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		if e.Room.Privacy == chat.Direct {
			return next(ctx, e)
		}
		actor, err := b.who(ctx, e.Account)
		if err != nil && casework.KindOf(err) != casework.NotFound {
			return err
		}
		tied := err == nil && !actor.Disabled
		org, bound := b.channels.of(e.Room.Route, e.Room.ID)
		if e.Room.Privacy == chat.Private && (!bound || !tied || actor.Organisation != org) {
			e.Room.Privacy = chat.Shared
		}
		said := bindWords.FindStringSubmatch(e.Text)
		if said == nil {
			return next(ctx, e)
		}
		text, channel := wordNotToBind, e.Room.Route+"/"+e.Room.ID
		switch {
		case !tied || !actor.Is(casework.Manager) || actor.Organisation == "":
		case bound && org != actor.Organisation:
			text = wordOthers
		case strings.EqualFold(said[1], "un"):
			text, err = wordUnbound, b.db.Unbind(ctx, channel, actor.ID, now())
		default:
			text, err = wordBound, b.db.Bind(ctx, channel, actor.Organisation, actor.ID, now())
		}
		if tied && err != nil {
			return err
		}
		if err := b.readChannels(ctx); err != nil {
			return err
		}
		return b.answer(ctx, &e, text)
	}
}
