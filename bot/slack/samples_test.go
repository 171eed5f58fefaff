package slack

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

// counting is a post office that counts what it gets.
type counting struct{ got *int }

func (c counting) Accept(context.Context, chat.Event) func() error {
	*c.got++
	return func() error { return nil }
}

// TestEverySampleIsTaken gives the adapter every payload and frame that Slack's own libraries are tested with: each is
// taken or left for a reason, none is unreadable.
func TestEverySampleIsTaken(t *testing.T) {
	folder := contracts()
	if folder == "" {
		t.Skip("REDRESS_SHARED is not set: Slack's own payloads are not at hand")
	}
	s := slacktest.Start(slacktest.Options{})
	defer s.Close()
	got, read := 0, 0
	bot := New(Options{BotToken: slacktest.BotToken, APIURL: s.API, Post: counting{&got}})
	err := filepath.WalkDir(filepath.Join(folder, "payloads"), func(path string, d os.DirEntry, err error) error {
		name := filepath.Base(path)
		if err != nil || d.IsDir() || filepath.Ext(path) != ".json" || name == "INDEX.json" || filepath.Base(filepath.Dir(path)) == "views" {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		kind := kindInteraction
		switch {
		case strings.Contains(path, "socket-mode"):
			var f frame
			if err := json.Unmarshal(raw, &f); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			kind, raw = f.Type, f.Payload
		case strings.HasPrefix(name, "event"), strings.HasPrefix(name, "app_rate"), strings.HasPrefix(name, "url_ver"):
			kind = kindEvent
		case strings.HasPrefix(name, "slash"):
			kind = kindCommand
		}
		read++
		if _, err := bot.takeAs(t.Context(), kind, raw); err != nil && !Ignored(err) {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 80 || got < 10 {
		t.Errorf("%d samples were read and %d of them said something: this test is not looking", read, got)
	}
	t.Logf("%d samples, %d of them said something", read, got)
}
