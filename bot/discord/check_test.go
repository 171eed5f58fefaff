package discord

import (
	"errors"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

func TestDiscordIsAskedWhatIsWrong(t *testing.T) {
	key := discordtest.PublicKey()
	for name, c := range map[string]struct {
		set    func(*Options)
		call   string
		script discordtest.Script
		end    string // of what comes by HTTP, at the application
		bare   bool   // no commands are registered
		spent  bool   // no session is left

		wrong, odd, failed string
	}{
		"all is well":               {},
		"all is well by HTTP":       {set: func(o *Options) { o.PublicKey = strings.ToUpper(key) }, end: "https://example.org/discord/interactions"},
		"another token":             {set: func(o *Options) { o.Token = "another" }, failed: "set DISCORD_TOKEN anew"},
		"Discord is away":           {call: "GET /users/@me", script: discordtest.Script{Status: 503}, failed: "Discord does not answer (GET /users/@me: HTTP status 503"},
		"another application":       {set: func(o *Options) { o.ApplicationID = "900000000000000009" }, wrong: "DISCORD_APPLICATION_ID names another one"},
		"another key":               {set: func(o *Options) { o.PublicKey = strings.Repeat("0", 64) }, wrong: "DISCORD_PUBLIC_KEY is not this application's"},
		"no address":                {set: func(o *Options) { o.PublicKey = key }, odd: "has no interactions endpoint URL"},
		"an address, and a gateway": {end: "https://example.org/x", odd: "do not come over the gateway"},
		"no commands":               {bare: true, odd: "run “redress discord register”"},
		"no session is left":        {spent: true, odd: "No session may be begun"},
		"it is not told":            {call: "GET /applications/@me", script: discordtest.Script{Status: 404}},
		"the gateway is away":       {call: "GET /gateway/bot", script: discordtest.Script{Status: 502}, failed: "Discord does not answer"},
	} {
		t.Run(name, func(t *testing.T) {
			var broken discordtest.Violations
			opt := discordtest.Options{Endpoint: c.end}
			opt.Contracts, opt.Violations = contracts(), &broken
			s := discordtest.Start(opt)
			defer s.Close()
			o := Options{Token: "bot-token", ApplicationID: bot, APIURL: s.API}
			if !c.bare {
				if _, err := New(o).Register(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if c.set != nil {
				c.set(&o)
			}
			if c.call != "" {
				s.On(c.call, c.script)
			}
			if c.spent {
				s.Spend(1000)
			}
			got, err := New(o).Check(t.Context())
			if _, refused := errors.AsType[*RefusedError](err); refused != (name == "another token") {
				t.Errorf("a refusal: %v", refused)
			}
			said := ""
			if err != nil {
				said = err.Error()
			}
			for what, pair := range map[string][2]string{"wrong": {strings.Join(got.Wrong, " "), c.wrong}, "odd": {strings.Join(got.Odd, " "), c.odd}, "failed": {said, c.failed}} {
				if have, want := pair[0], pair[1]; (have == "") != (want == "") || !strings.Contains(have, want) {
					t.Errorf("%s: %q, want %q in it", what, have, want)
				}
			}
			if all := said + strings.Join(append(got.Wrong, got.Odd...), " "); strings.Contains(all, s.API) || strings.Contains(all, o.Token) && o.Token != "another" {
				t.Errorf("an address or a token is shown: %s", all)
			}
			if err == nil && got.Bot == "" {
				t.Error("it is not said who the bot is")
			}
			if len(broken.All()) > 0 {
				t.Error(broken.All())
			}
		})
	}
}
