package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/slack"
)

// askPlatform asks a chat platform whether it lets the program in, for “redress doctor”.
func (h *home) askPlatform(ctx context.Context, name string) (admin.Level, string) {
	switch {
	case name == slack.Route && h.settings.Slack.On():
		return h.askSlack(ctx)
	case name == discord.Route && h.settings.Discord.On():
		return h.askDiscord(ctx)
	}
	return admin.Pass, "Configured."
}

func (h *home) askDiscord(ctx context.Context) (admin.Level, string) {
	found, err := discord.New(h.discordOptions()).Check(ctx)
	if refused, ok := errors.AsType[*discord.RefusedError](err); ok {
		return admin.Failure, refused.Error()
	}
	switch {
	case len(found.Wrong) > 0:
		return admin.Failure, strings.Join(append(found.Wrong, found.Odd...), " ")
	case err != nil:
		return admin.Warning, fmt.Sprintf("%v: check that this machine reaches discord.com by HTTPS, then run “redress doctor” again.", err)
	case len(found.Odd) > 0:
		return admin.Warning, strings.Join(found.Odd, " ")
	}
	return admin.Pass, fmt.Sprintf("Discord knows the bot %s, with %d commands.", found.Bot, found.Commands)
}

func (h *home) askSlack(ctx context.Context) (admin.Level, string) {
	set := &h.settings.Slack
	s := slack.New(slack.Options{AppToken: set.AppToken.Reveal(), BotToken: set.BotToken.Reveal(), APIURL: set.APIURL})
	found, err := s.Check(ctx)
	if refused, ok := errors.AsType[*slack.RefusedError](err); ok {
		return admin.Failure, refused.Error()
	}
	switch {
	case err != nil:
		return admin.Warning, fmt.Sprintf("%v: check that this machine reaches slack.com by HTTPS, then run “redress doctor” again.", err)
	case len(found.Lacks) > 0:
		return admin.Warning, fmt.Sprintf("Slack knows the bot in %s, without the scopes %s: put what “redress slack manifest” prints into the "+
			"app's settings and install it again.", found.Team, strings.Join(found.Lacks, ", "))
	}
	return admin.Pass, fmt.Sprintf("Slack knows the bot %s in %s.", found.Bot, found.Team)
}
