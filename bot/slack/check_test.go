package slack

import (
	"errors"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

func TestSlackIsAskedWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		method string
		script slacktest.Script
		lacks  string
		want   string
	}{
		"all is well": {},
		"a scope is not given": {method: "auth.test", script: slacktest.Script{
			JSON: `{"ok":true,"team_id":"T111","user_id":"UBOT"}`, Scopes: "chat:write,commands,app_mentions:read,im:history,im:write"}, lacks: "files:write"},
		"another token":  {method: "auth.test", script: slacktest.Script{Error: "invalid_auth"}, want: "SLACK_BOT_TOKEN"},
		"no Socket Mode": {method: "apps.connections.open", script: slacktest.Script{Error: "not_allowed_token_type"}, want: "xapp-"},
		"Slack is away":  {method: "auth.test", script: slacktest.Script{Status: 503}, want: "does not answer"},
	} {
		t.Run(name, func(t *testing.T) {
			s := slacktest.Start(slacktest.Options{Contracts: contracts()})
			defer s.Close()
			if c.method != "" {
				s.On(c.method, c.script)
			}
			bot := New(Options{AppToken: slacktest.AppToken, BotToken: slacktest.BotToken, APIURL: s.API})
			got, err := bot.Check(t.Context())
			if c.want == "" && (err != nil || got.Team != slacktest.Team || strings.Join(got.Lacks, " ") != c.lacks) {
				t.Errorf("%+v (%v)", got, err)
			}
			if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), s.API)) {
				t.Errorf("said %v, want %q in it", err, c.want)
			}
			_, refused := errors.AsType[*RefusedError](err)
			if asks := c.want != "" && c.want != "does not answer"; refused != asks {
				t.Errorf("a refusal: %v", refused)
			}
		})
	}
}
