package main

import (
	"context"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/draw"
	"github.com/redress-send/redress/bot/slack"
	"github.com/redress-send/redress/casework"
)

// joinSlack adds Slack where it is configured, and returns its adapter.
func (h *home) joinSlack(b *bots) *slack.Slack {
	if !h.settings.Slack.On() {
		return nil
	}
	set := &h.settings.Slack
	s := slack.New(slack.Options{
		AppToken: set.AppToken.Reveal(), BotToken: set.BotToken.Reveal(), SigningSecret: set.SigningSecret.Reveal(),
		APIURL: set.APIURL, Log: h.log, Suggest: b.suggestCases, Draw: draw.PNG,
		Bound: func(_, channel string) bool { _, bound := b.channels.of(slack.Route, channel); return bound },
		Post:  onTime{office: b.office, fixed: !h.settings.Now.IsZero(), now: h.clock()},
	})
	b.join(platform{slack.Route, s, chat.Carriage{Pace: slack.Pace}})
	return s
}

// byHTTP reports whether Slack delivers to the pages' process.
func (h *home) byHTTP() bool {
	s := &h.settings.Slack
	return s.BotToken != "" && s.AppToken == "" && s.SigningSecret != ""
}

// slackManifest describes the app to Slack.
func (h *home) slackManifest(byHTTP bool) ([]byte, error) {
	if byHTTP {
		return slack.Manifest(h.settings.BaseURL)
	}
	return slack.Manifest("")
}

// offered is how many cases are offered at a time.
const offered = 20

// suggestCases finds the cases of the account whose reference has what was typed in it.
func (b *bots) suggestCases(ctx context.Context, account, typed string) ([]chat.Choice, error) {
	if b.awaited.there.Load() == nil {
		return nil, errNotYet
	}
	r := b.rooms
	actor, err := r.who(ctx, account)
	if err != nil || actor.Disabled {
		if casework.KindOf(err) == casework.NotFound {
			err = nil
		}
		return nil, err
	}
	typed = strings.ToUpper(strings.TrimSpace(typed))
	var out []chat.Choice
	for c, err := range r.service.List(ctx, actor, casework.Filter{}) {
		if err != nil {
			return out, err
		}
		if ref := string(c.Reference); strings.Contains(ref, typed) {
			out = append(out, chat.Choice{ID: ref, Label: ref})
		}
		if len(out) == offered {
			break
		}
	}
	return out, nil
}
