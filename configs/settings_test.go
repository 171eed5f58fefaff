package configs

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

type environment map[string]string

// read reads the settings; files are held under "file:" names.
func (e environment) read() (Settings, error) {
	return ReadSettings(func(k string) string { return e[k] }, func(path string) ([]byte, error) {
		held, ok := e["file:"+path]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(held), nil
	})
}

func TestWithNothingSetEverythingIsInTheProcess(t *testing.T) {
	got, err := environment{}.read()
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{DatabaseURL: "sqlite://redress.db", Port: 8080, BaseURL: "http://127.0.0.1:8080"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func everything() environment {
	return environment{
		"DATABASE_URL": "postgres://user:word@db.example.org/redress", "REDIS_URL": "redis://:word@kv.example.org:6379/1",
		"SLACK_APP_TOKEN": "xapp-word", "SLACK_BOT_TOKEN": "xoxb-word", "SLACK_SIGNING_SECRET": "word",
		"SLACK_API_URL": "http://127.0.0.1:9000/api/", "DISCORD_TOKEN": "word", "DISCORD_APPLICATION_ID": "123456789012345678",
		"DISCORD_PUBLIC_KEY": strings.Repeat("ab", 32), "DISCORD_API_URL": "http://127.0.0.1:9001",
		"DISCORD_GATEWAY_URL": "ws://127.0.0.1:9002", "SMTP_URL": "smtp://user:word@mail.example.org:587",
		"MAIL_FROM": "redress@example.org", "REDRESS_KEY": base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32))),
		"PORT": "9090", "BASE_URL": "https://redress.example.org/", "REDRESS_NOW": "2026-11-22T09:30:00Z",
	}
}

func everythingRead() Settings {
	return Settings{
		DatabaseURL: "postgres://user:word@db.example.org/redress", RedisURL: "redis://:word@kv.example.org:6379/1",
		Slack: Slack{AppToken: "xapp-word", BotToken: "xoxb-word", SigningSecret: "word", APIURL: "http://127.0.0.1:9000/api/"},
		Discord: Discord{Token: "word", ApplicationID: "123456789012345678", PublicKey: strings.Repeat("ab", 32),
			APIURL: "http://127.0.0.1:9001", GatewayURL: "ws://127.0.0.1:9002"},
		SMTPURL: "smtp://user:word@mail.example.org:587", MailFrom: "redress@example.org",
		Key: Secret(strings.Repeat("k", 32)), Port: 9090, BaseURL: "https://redress.example.org",
		Now: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC),
	}
}

func TestEveryVariableIsRead(t *testing.T) {
	got, err := everything().read()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(everythingRead(), got); d != "" {
		t.Error(d)
	}
}

func TestEverySecretMayComeFromAFile(t *testing.T) {
	secrets := strings.Fields("DATABASE_URL REDIS_URL SLACK_APP_TOKEN SLACK_BOT_TOKEN SLACK_SIGNING_SECRET DISCORD_TOKEN SMTP_URL REDRESS_KEY")
	env := everything()
	for _, name := range secrets {
		env["file:/run/secrets/"+name] = env[name] + "\n"
		env[name+"_FILE"] = "/run/secrets/" + name
		delete(env, name)
	}
	got, err := env.read()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(everythingRead(), got); d != "" {
		t.Error(d)
	}
}

func TestNoWayOfPrintingSettingsShowsASecret(t *testing.T) {
	s, err := everything().read()
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, printed := range []string{s.String(), fmt.Sprint(s), fmt.Sprintf("%+v", s), fmt.Sprintf("%#v", s), string(asJSON)} {
		if strings.Contains(printed, "word") || strings.Contains(printed, "kkkk") {
			t.Errorf("a secret can be read in %s", printed)
		}
	}
	if want := "DATABASE_URL=postgres://db.example.org/redress\n"; !strings.HasPrefix(s.String(), want) {
		t.Errorf("want %q first, so that an operator knows which database is meant: %s", want, s)
	}
}

func TestEachFaultNamesItsVariableAndARemedy(t *testing.T) {
	for name, c := range map[string]struct {
		env            environment
		variable, text string
	}{
		"another kind of database":      {environment{"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL", "write sqlite:///path"},
		"a database without a place":    {environment{"DATABASE_URL": "sqlite://"}, "DATABASE_URL", "write sqlite:///path"},
		"a Redis without a scheme":      {environment{"REDIS_URL": "localhost:6379"}, "REDIS_URL", "write redis://host"},
		"a bot token as app token":      {environment{"SLACK_APP_TOKEN": "xoxb-1", "SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN", "begins with xapp-"},
		"an app token alone":            {environment{"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN", "set both"},
		"a public key of other letters": {environment{"DISCORD_PUBLIC_KEY": "xyz"}, "DISCORD_PUBLIC_KEY", "64 hexadecimal digits"},
		"a public key cut short":        {environment{"DISCORD_PUBLIC_KEY": "abcd"}, "DISCORD_PUBLIC_KEY", "64 hexadecimal digits"},
		"an application by its name":    {environment{"DISCORD_APPLICATION_ID": "redress"}, "DISCORD_APPLICATION_ID", "copy the number"},
		"mail without a sender":         {environment{"SMTP_URL": "smtp://host"}, "MAIL_FROM", "set the address"},
		"a sender without a host":       {environment{"MAIL_FROM": "redress"}, "MAIL_FROM", "redress@example.org"},
		"a key of 16 bytes":             {environment{"REDRESS_KEY": "AAAAAAAAAAAAAAAAAAAAAA=="}, "REDRESS_KEY", "32 bytes in base64"},
		"a port above all ports":        {environment{"PORT": "65536"}, "PORT", "1 to 65535"},
		"a base address without scheme": {environment{"BASE_URL": "example.org"}, "BASE_URL", "write http://host or https://host"},
		"a day instead of an instant":   {environment{"REDRESS_NOW": "2026-11-22"}, "REDRESS_NOW", "2026-11-22T09:30:00Z"},
		"a secret given twice":          {environment{"DISCORD_TOKEN": "a", "DISCORD_TOKEN_FILE": "/b"}, "DISCORD_TOKEN", "unset one of them"},
		"a file that is not there":      {environment{"DISCORD_TOKEN_FILE": "/none"}, "DISCORD_TOKEN_FILE", "check the path"},
		"an empty file":                 {environment{"DISCORD_TOKEN_FILE": "/e", "file:/e": "\n"}, "DISCORD_TOKEN_FILE", "empty file"},
	} {
		_, err := c.env.read()
		if faults, ok := errors.AsType[SettingsError](err); !ok || len(faults) != 1 || faults[0].Variable != c.variable || !strings.Contains(faults[0].Text, c.text) {
			t.Errorf("%s: error %v, want one fault of %s with %q in it", name, err, c.variable, c.text)
		}
	}
}

func TestAllFaultsAreReportedAtOnce(t *testing.T) {
	_, err := environment{"PORT": "http", "DATABASE_URL": "file.db", "BASE_URL": "here"}.read()
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("want three lines, one for each variable: %v", err)
	}
}

func TestTheClockDoesNotStandStillForTheRealPlatforms(t *testing.T) {
	const now = "2026-11-22T09:30:00Z"
	for name, c := range map[string]struct {
		env     environment
		refused bool
	}{
		"no platform":                 {environment{}, false},
		"Slack itself":                {environment{"SLACK_BOT_TOKEN": "xoxb-1"}, true},
		"Slack by its address":        {environment{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": "https://www.Slack.com/api/"}, true},
		"a test server for Slack":     {environment{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": "http://127.0.0.1:1/"}, false},
		"a host that ends like Slack": {environment{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": "http://notslack.com/"}, false},
		"Discord itself":              {environment{"DISCORD_TOKEN": "a"}, true},
		"Discord's gateway alone":     {environment{"DISCORD_TOKEN": "a", "DISCORD_API_URL": "http://127.0.0.1:1"}, true},
		"a test server for Discord": {environment{"DISCORD_TOKEN": "a", "DISCORD_API_URL": "http://127.0.0.1:1",
			"DISCORD_GATEWAY_URL": "ws://127.0.0.1:2"}, false},
	} {
		c.env["REDRESS_NOW"] = now
		_, err := c.env.read()
		if refused := err != nil && strings.HasPrefix(err.Error(), "REDRESS_NOW stops the clock"); refused != c.refused {
			t.Errorf("%s: refused is %v, want %v (%v)", name, refused, c.refused, err)
		}
	}
}

func FuzzNoFaultRepeatsWhatWasSet(f *testing.F) {
	f.Add("s3cr3t://word@host")
	f.Add("xoxb-s3cr3t")
	f.Add("\x00\xff")
	f.Fuzz(func(t *testing.T, value string) {
		const mark = "zqxj81" // stands in no sentence by chance
		value += mark
		for _, line := range (Settings{}).Lines() {
			env := environment{line.Variable: value}
			s, err := env.read()
			if err != nil && strings.Contains(err.Error(), mark) {
				t.Errorf("%s: the fault repeats the value: %v", line.Variable, err)
			}
			if again, err := env.read(); err == nil && !cmp.Equal(s, again) {
				t.Errorf("%s is read in two ways", line.Variable)
			}
		}
	})
}
