package configs

import (
	"fmt"
	"log/slog"
	"net/url"
	"strings"
)

// Secret is a value that is never printed, logged or written as JSON. Reveal gives it out.
type Secret string

const redacted = "(set, not shown)"

// Reveal returns the value itself, for the one place that uses it.
func (s Secret) Reveal() string { return string(s) }

// String says whether the secret is set.
func (s Secret) String() string {
	if s == "" {
		return "(not set)"
	}
	return redacted
}

// GoString is String, so that %#v shows no more.
func (s Secret) GoString() string { return s.String() }

// MarshalText is String, so that JSON shows no more.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue is String, so that a log shows no more.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// Place returns an address without the user, the password and the query: enough to know which database or
// server is meant.
func (s Secret) Place() string {
	u, err := url.Parse(string(s))
	if s == "" || err != nil {
		return s.String()
	}
	return u.Scheme + "://" + u.Host + u.Path
}

// Fault is one thing that is wrong with the settings.
type Fault struct {
	Variable string
	Text     string // what is wrong and what to do, read after the variable's name
}

func (f Fault) String() string { return f.Variable + " " + f.Text }

// SettingsError is everything that is wrong with the settings, one sentence a line.
type SettingsError []Fault

func (f SettingsError) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].String()
	}
	return strings.Join(lines, "\n")
}

// Line is one setting as it may be shown.
type Line struct{ Variable, Value string }

// Lines returns the settings for people, in the order of the documentation, with no secret in them.
func (s Settings) Lines() []Line {
	now := "(not set)"
	if !s.Now.IsZero() {
		now = s.Now.String()
	}
	return []Line{
		{"DATABASE_URL", s.DatabaseURL.Place()}, {"REDIS_URL", s.RedisURL.Place()},
		{"SLACK_APP_TOKEN", s.Slack.AppToken.String()}, {"SLACK_BOT_TOKEN", s.Slack.BotToken.String()},
		{"SLACK_SIGNING_SECRET", s.Slack.SigningSecret.String()}, {"SLACK_API_URL", plain(s.Slack.APIURL)},
		{"DISCORD_TOKEN", s.Discord.Token.String()}, {"DISCORD_APPLICATION_ID", plain(s.Discord.ApplicationID)},
		{"DISCORD_PUBLIC_KEY", plain(s.Discord.PublicKey)}, {"DISCORD_API_URL", plain(s.Discord.APIURL)},
		{"DISCORD_GATEWAY_URL", plain(s.Discord.GatewayURL)}, {"SMTP_URL", s.SMTPURL.Place()},
		{"MAIL_FROM", plain(s.MailFrom)}, {"REDRESS_KEY", s.Key.String()}, {"REDRESS_KEY_OLD", s.OldKey.String()},
		{"REDRESS_JOURNAL", plain(s.Journal)},
		{"REDRESS_REGISTER", plain(s.Register)},
		{"REDRESS_REMINDERS", plain(s.Reminders)},
		{"PORT", fmt.Sprint(s.Port)}, {"BASE_URL", s.BaseURL}, {"REDRESS_NOW", now},
	}
}

func plain(value string) string {
	if value == "" {
		return "(not set)"
	}
	return value
}

// String prints the settings a line each, with no secret in them.
func (s Settings) String() string {
	var b strings.Builder
	for _, l := range s.Lines() {
		fmt.Fprintf(&b, "%s=%s\n", l.Variable, l.Value)
	}
	return b.String()
}
