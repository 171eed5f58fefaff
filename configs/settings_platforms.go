package configs

import (
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
)

func (r *reader) slack() Slack {
	return Slack{
		AppToken:      r.token("SLACK_APP_TOKEN", "xapp-"),
		BotToken:      r.token("SLACK_BOT_TOKEN", "xoxb-"),
		SigningSecret: Secret(r.secret("SLACK_SIGNING_SECRET")),
		APIURL:        r.url("SLACK_API_URL", "http", "https"),
	}
}

// token reads a secret of Slack. The two kinds of token are easily taken for each other, and their first
// letters tell them apart.
func (r *reader) token(name, begins string) Secret {
	value := r.secret(name)
	if value != "" && !strings.HasPrefix(value, begins) {
		r.fault(name, "is another kind of token: this one begins with %s", begins)
	}
	return Secret(value)
}

func (r *reader) discord() Discord {
	d := Discord{
		Token:         Secret(r.secret("DISCORD_TOKEN")),
		ApplicationID: r.getenv("DISCORD_APPLICATION_ID"),
		PublicKey:     r.getenv("DISCORD_PUBLIC_KEY"),
		APIURL:        r.url("DISCORD_API_URL", "http", "https"),
		GatewayURL:    r.url("DISCORD_GATEWAY_URL", "ws", "wss"),
	}
	if strings.Trim(d.ApplicationID, "0123456789") != "" {
		r.fault("DISCORD_APPLICATION_ID", "is not an id of Discord: copy the number from the application's page")
	}
	if key, err := hex.DecodeString(d.PublicKey); err != nil || len(key) != 32 && d.PublicKey != "" {
		r.fault("DISCORD_PUBLIC_KEY", "is not a public key: copy the 64 hexadecimal digits from the application's page")
	}
	return d
}

// checkTogether refuses what only fits together or not at all.
func (r *reader) checkTogether(s *Settings) {
	if s.Slack.AppToken != "" && s.Slack.BotToken == "" {
		r.fault("SLACK_BOT_TOKEN", "is missing beside SLACK_APP_TOKEN: set both, or neither to leave Slack off")
	}
	if s.SMTPURL != "" && s.MailFrom == "" {
		r.fault("MAIL_FROM", "is missing beside SMTP_URL: set the address that mail comes from")
	}
	if s.Now.IsZero() {
		return
	}
	if s.Slack.On() && isReal(s.Slack.APIURL, "slack.com") {
		r.fault("REDRESS_NOW", "stops the clock while Slack would be the real one: unset it, or set SLACK_API_URL to a test server")
	}
	if s.Discord.On() && (isReal(s.Discord.APIURL, discordHosts...) || isReal(s.Discord.GatewayURL, discordHosts...)) {
		r.fault("REDRESS_NOW", "stops the clock while Discord would be the real one: unset it, or set DISCORD_API_URL and DISCORD_GATEWAY_URL to a test server")
	}
}

var discordHosts = []string{"discord.com", "discordapp.com", "discord.gg"}

// isReal reports whether the address is the platform's own: the empty one, or a host of its domains.
func isReal(address string, domains ...string) bool {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return true
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	return slices.ContainsFunc(domains, func(domain string) bool {
		return host == domain || strings.HasSuffix(host, "."+domain)
	})
}
