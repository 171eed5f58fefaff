package main

import (
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

func TestDoctorAsksSlack(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	doctor := func(status int, want string) {
		t.Helper()
		p := a.start("doctor")
		if got := a.ends(p, time.Minute); got != status || !strings.Contains(p.log.String(), want) {
			t.Errorf("status %d, want %d and %q in it:\n%s", got, status, want, p.log)
		}
		if strings.Contains(p.log.String(), slacktest.BotToken) || strings.Contains(p.log.String(), slacktest.AppToken) {
			t.Errorf("a token is shown:\n%s", p.log)
		}
	}
	doctor(0, "Slack knows the bot UBOT in T111.")
	doctor(0, "kept in the database, for every process that talks")
	a.slack.On("auth.test", slacktest.Script{JSON: `{"ok":true,"team_id":"T111","user_id":"UBOT"}`, Scopes: "chat:write,commands,app_mentions:read,im:history,im:write"})
	doctor(0, "without the scopes files:write")
	a.slack.On("auth.test", slacktest.Script{Error: "invalid_auth"})
	doctor(1, "check SLACK_BOT_TOKEN")
}

func TestDoctorAsksDiscord(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	doctor := func(status int, want string) {
		t.Helper()
		p := a.start("doctor")
		if got := a.ends(p, time.Minute); got != status || !strings.Contains(p.log.String(), want) {
			t.Errorf("status %d, want %d and %q in it:\n%s", got, status, want, p.log)
		}
		if strings.Contains(p.log.String(), "bot-token") {
			t.Errorf("the token is shown:\n%s", p.log)
		}
	}
	doctor(0, "The application has no commands yet")
	a.discord.On("GET /users/@me", discordtest.Script{Status: 401})
	doctor(1, "set DISCORD_TOKEN anew")
}
