package configs

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Settings is everything that the environment says, checked. The zero value of a field means that the
// variable is not set; DatabaseURL, Port and BaseURL always have a value.
//
// Printing Settings shows which secrets are set and none of them.
type Settings struct {
	DatabaseURL Secret // DATABASE_URL: sqlite:///path, sqlite://relative-path or postgres://…
	RedisURL    Secret // REDIS_URL: redis:// or rediss://; empty: kept in the process
	Slack       Slack
	Discord     Discord
	SMTPURL     Secret    // SMTP_URL: smtp:// or smtps://
	MailFrom    string    // MAIL_FROM
	Key         Secret    // REDRESS_KEY: the 32 bytes themselves, decoded
	OldKey      Secret    // REDRESS_KEY_OLD: the key before, while REDRESS_KEY is being changed
	Port        int       // PORT: 1 to 65535, 8080 if not set
	Register    string    // REDRESS_REGISTER: the file in which erasures are written down; empty: beside the database
	Journal     string    // REDRESS_JOURNAL: the file in which chat messages wait to be answered; empty: beside the database
	Reminders   string    // REDRESS_REMINDERS: a file that says when people are reminded; empty: configs/reminders.yaml
	BaseURL     string    // BASE_URL: where people reach the pages, without a slash at the end
	Now         time.Time // REDRESS_NOW: business time stands still here; zero: the real clock
}

// Slack is how to reach Slack. A platform without tokens is off.
type Slack struct {
	AppToken      Secret // SLACK_APP_TOKEN
	BotToken      Secret // SLACK_BOT_TOKEN
	SigningSecret Secret // SLACK_SIGNING_SECRET
	APIURL        string // SLACK_API_URL; empty: the real Slack
}

// Discord is how to reach Discord. A platform without tokens is off.
type Discord struct {
	Token         Secret // DISCORD_TOKEN
	ApplicationID string // DISCORD_APPLICATION_ID
	PublicKey     string // DISCORD_PUBLIC_KEY: 64 hexadecimal digits
	APIURL        string // DISCORD_API_URL; empty: the real Discord
	GatewayURL    string // DISCORD_GATEWAY_URL; empty: the real Discord
}

// On reports whether a token for Slack is set.
func (s *Slack) On() bool { return s.AppToken != "" || s.BotToken != "" }

// On reports whether a token for Discord is set.
func (d *Discord) On() bool { return d.Token != "" }

const (
	defaultDatabase = "sqlite://redress.db"
	defaultPort     = 8080
)

// ReadSettings reads and checks every variable. A secret may be given as a file instead: SLACK_BOT_TOKEN_FILE
// names a file that holds what SLACK_BOT_TOKEN would. getenv and readFile are os.Getenv and os.ReadFile.
//
// The error is a SettingsError: all that is wrong, each with its variable and what to do. The Settings are then not
// to be used.
func ReadSettings(getenv func(string) string, readFile func(string) ([]byte, error)) (Settings, error) {
	r := reader{getenv: getenv, readFile: readFile}
	s := Settings{
		DatabaseURL: r.database(),
		RedisURL:    r.secretURL("REDIS_URL", "redis", "rediss"),
		Slack:       r.slack(),
		Discord:     r.discord(),
		SMTPURL:     r.secretURL("SMTP_URL", "smtp", "smtps"),
		MailFrom:    r.mailFrom(),
		Key:         r.key("REDRESS_KEY"),
		OldKey:      r.key("REDRESS_KEY_OLD"),
		Port:        r.port(),
		Journal:     getenv("REDRESS_JOURNAL"),
		Register:    getenv("REDRESS_REGISTER"),
		Reminders:   getenv("REDRESS_REMINDERS"),
		Now:         r.now(),
	}
	s.BaseURL = strings.TrimSuffix(r.url("BASE_URL", "http", "https"), "/")
	if s.BaseURL == "" {
		s.BaseURL = "http://127.0.0.1:" + strconv.Itoa(s.Port)
	}
	r.checkTogether(&s)
	if len(r.faults) > 0 {
		return Settings{}, r.faults
	}
	return s, nil
}

// reader reads one variable after the other and collects what is wrong with them.
type reader struct {
	getenv   func(string) string
	readFile func(string) ([]byte, error)
	faults   SettingsError
}

func (r *reader) fault(variable, format string, args ...any) {
	r.faults = append(r.faults, Fault{variable, fmt.Sprintf(format, args...)})
}

// secret reads the variable or the file that its _FILE twin names. The line end of the file is left out.
func (r *reader) secret(name string) string {
	value, file := r.getenv(name), r.getenv(name+"_FILE")
	switch {
	case file == "":
		return value
	case value != "":
		r.fault(name, "and %s_FILE are both set: unset one of them", name)
		return ""
	}
	held, err := r.readFile(file)
	if err != nil {
		r.fault(name+"_FILE", "names a file that cannot be read: check the path and that this user may read it")
		return ""
	}
	value = strings.TrimRight(string(held), "\r\n")
	if value == "" {
		r.fault(name+"_FILE", "names an empty file: put the secret into it or unset the variable")
	}
	return value
}

func (r *reader) database() Secret {
	value := r.secret("DATABASE_URL")
	if value == "" {
		return defaultDatabase
	}
	scheme, rest, _ := strings.Cut(value, "://")
	known := scheme == "sqlite" || scheme == "postgres" || scheme == "postgresql"
	if !known || strings.Trim(rest, "/") == "" {
		r.fault("DATABASE_URL", "is not a database: write sqlite:///path, sqlite://relative-path or postgres://user:password@host/name")
	}
	return Secret(value)
}

func (r *reader) secretURL(name string, schemes ...string) Secret {
	value := r.secret(name)
	r.checkURL(name, value, schemes)
	return Secret(value)
}

func (r *reader) url(name string, schemes ...string) string {
	value := r.getenv(name)
	r.checkURL(name, value, schemes)
	return value
}

func (r *reader) checkURL(name, value string, schemes []string) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err == nil && u.Host != "" && slices.Contains(schemes, u.Scheme) {
		return
	}
	r.fault(name, "is not an address: write %s://host", strings.Join(schemes, "://host or "))
}

func (r *reader) key(name string) Secret {
	value := r.secret(name)
	if value == "" {
		return ""
	}
	key, err := base64.StdEncoding.DecodeString(value)
	if err != nil || len(key) != 32 {
		r.fault(name, "is not 32 bytes in base64: make one with “redress keys new”")
		return ""
	}
	return Secret(key)
}

func (r *reader) port() int {
	value := r.getenv("PORT")
	if value == "" {
		return defaultPort
	}
	port, err := strconv.Atoi(value)
	if err != nil || port < 1 || port > 65535 {
		r.fault("PORT", "is not a port: write a number from 1 to 65535")
	}
	return port
}

func (r *reader) mailFrom() string {
	value := r.getenv("MAIL_FROM")
	name, host, ok := strings.Cut(value, "@")
	if value != "" && (!ok || name == "" || host == "" || strings.ContainsAny(value, " \r\n<>,")) {
		r.fault("MAIL_FROM", "is not a mail address: write it as redress@example.org")
	}
	return value
}

func (r *reader) now() time.Time {
	value := r.getenv("REDRESS_NOW")
	if value == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		r.fault("REDRESS_NOW", "is not an instant: write it as 2026-11-22T09:30:00Z")
	}
	return at
}
