package discord

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
)

const app = "999"

func bound(_, channel string) bool { return channel == "77" }

// made is when Discord says (in its own sample) that the message 867793854505943041 was made.
var made = time.Date(2021, time.July, 22, 15, 42, 57, 744000000, time.UTC)

func TestReceive(t *testing.T) {
	const id = "867793854505943041"
	want := func(room chat.Room, text string) chat.Event {
		room.Route = Route
		return chat.Event{Key: "discord:" + id, Account: "discord/42", Room: room, Text: text, At: made}
	}
	for name, c := range map[string]struct {
		data string
		want chat.Event
	}{
		"a direct message": {
			`{"id":"` + id + `","channel_id":"5","type":0,"content":"why","author":{"id":"42"}}`,
			want(chat.Room{ID: "5", Privacy: chat.Direct}, "why"),
		},
		"a mention in a guild loses the mention": {
			`{"id":"` + id + `","channel_id":"6","guild_id":"1","type":0,"content":"<@999> what is due","author":{"id":"42"},"mentions":[{"id":"999","bot":true}]}`,
			want(chat.Room{ID: "6", Privacy: chat.Shared}, "what is due"),
		},
		"a reply to the bot in a bound channel": {
			`{"id":"` + id + `","channel_id":"77","guild_id":"1","type":19,"content":"why","author":{"id":"42"},"mentions":[{"id":"999"}]}`,
			want(chat.Room{ID: "77", Privacy: chat.Private}, "why"),
		},
		"a component that is not known does no harm": {
			`{"id":"` + id + `","channel_id":"5","type":0,"content":"why","author":{"id":"42"},"components":[{"type":18,"label":"x"}]}`,
			want(chat.Room{ID: "5", Privacy: chat.Direct}, "why"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Receive([]byte(c.data), app, bound)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWhatIsNothingToAnswer(t *testing.T) {
	for name, data := range map[string]string{
		"a bot":                   `{"id":"1","channel_id":"5","type":0,"content":"x","author":{"id":"42","bot":true}}`,
		"a webhook":               `{"id":"1","channel_id":"5","type":0,"content":"x","webhook_id":"3","author":{"id":"42"}}`,
		"a guild without mention": `{"id":"1","channel_id":"5","guild_id":"1","type":0,"content":"x","author":{"id":"42"}}`,
		"a pin":                   `{"id":"1","channel_id":"5","type":6,"content":"","author":{"id":"42"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Receive([]byte(data), app, bound); !Ignored(err) {
				t.Errorf("got %v, want nothing to answer", err)
			}
		})
	}
}

func TestPressed(t *testing.T) {
	const id = "867793854505943041"
	for name, c := range map[string]struct {
		data string
		want chat.Event
	}{
		"a button in a guild": {
			`{"id":"` + id + `","type":3,"channel_id":"77","guild_id":"1","member":{"user":{"id":"42"}},"data":{"component_type":2,"custom_id":"abc.save"}}`,
			chat.Event{Key: "discord:" + id, Account: "discord/42", Room: chat.Room{Route: Route, ID: "77", Privacy: chat.Private}, Press: "abc.save", At: made},
		},
		"a command in a direct message": {
			`{"id":"` + id + `","type":2,"channel_id":"5","user":{"id":"42"},"data":{"name":"redress","options":[{"name":"text","type":3,"value":" why "}]}}`,
			chat.Event{Key: "discord:" + id, Account: "discord/42", Room: chat.Room{Route: Route, ID: "5", Privacy: chat.Direct}, Text: "why", At: made},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Pressed([]byte(c.data), bound)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestDiscordsOwnSamples reads every sample of Discord's documentation: none may be an error that is not
// understood.
func TestDiscordsOwnSamples(t *testing.T) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		t.Skip("REDRESS_SHARED is not set: Discord's own samples are not at hand")
	}
	files, err := filepath.Glob(filepath.Join(shared, "contracts", "discord", "samples", "*interaction*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if raw[0] != '{' {
			continue
		}
		if e, err := Pressed(raw, nil); err != nil && !Ignored(err) {
			t.Errorf("%s: %v", filepath.Base(file), err)
		} else if err == nil && (e.Key == "" || e.Account == "") {
			t.Errorf("%s: %+v lacks its key or account", filepath.Base(file), e)
		}
	}
}
