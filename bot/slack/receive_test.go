package slack

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
)

func bound(_, channel string) bool { return channel == "CTEAM" }

func TestReceive(t *testing.T) {
	at := time.Date(2020, time.July, 28, 8, 50, 30, 9600000, time.UTC)
	for name, c := range map[string]struct {
		inner string
		want  chat.Event
	}{
		"a mention in a channel loses the mention": {
			`{"type":"app_mention","text":"<@W111> what&apos;s due &lt;today&gt; &amp; tomorrow","user":"W222","ts":"1595926230.009600","channel":"C111"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "C111", Privacy: chat.Shared, Person: "W222"},
				Text: "what&apos;s due <today> & tomorrow", At: at},
		},
		"a bound channel is private, a thread is kept": {
			`{"type":"app_mention","text":"<@W111>: why","user":"W222","ts":"1595926230.009600","thread_ts":"1.2","channel":"CTEAM"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "CTEAM", Thread: "1.2", Privacy: chat.Private, Person: "W222"},
				Text: "why", At: at},
		},
		"the first mention in a bound channel begins a thread": {
			`{"type":"app_mention","text":"<@W111>: why","user":"W222","ts":"1595926230.009600","channel":"CTEAM"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "CTEAM", Thread: "1595926230.009600", Privacy: chat.Private, Person: "W222"},
				Text: "why", At: at},
		},
		"links are what was typed": {
			`{"type":"message","channel_type":"im","text":"see <https://example.org/a?b&amp;c|example.org/a> and <mailto:x@example.org> or <https://example.org>","user":"W222","ts":"1595926230.009600","channel":"D111"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "D111", Privacy: chat.Direct}, Text: "see example.org/a and x@example.org or https://example.org", At: at},
		},
		"an edited direct message is said anew": {
			`{"type":"message","subtype":"message_changed","channel_type":"im","ts":"2.0","channel":"D111",
				"message":{"type":"message","user":"W222","text":"the 26th","ts":"1.0","edited":{"user":"W222","ts":"1595926230.009600"}},
				"previous_message":{"type":"message","user":"W222","text":"the 25th","ts":"1.0"}}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "D111", Privacy: chat.Direct}, Text: "the 26th", At: at},
		},
		"the words beside a file": {
			`{"type":"message","subtype":"file_share","channel_type":"im","text":"the letter","user":"W222","ts":"1595926230.009600","channel":"D111","files":[{"id":"F1"}]}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "D111", Privacy: chat.Direct}, Text: "the letter", At: at},
		},
		"what is said with /me": {
			`{"type":"message","subtype":"me_message","channel_type":"im","text":"why","user":"W222","ts":"1595926230.009600","channel":"D111"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "D111", Privacy: chat.Direct}, Text: "why", At: at},
		},
		"a direct message is direct": {
			`{"type":"message","channel_type":"im","text":"why","user":"W222","ts":"1595926230.009600","channel":"D111"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T111/W222", Room: chat.Room{Route: Route, ID: "D111", Privacy: chat.Direct}, Text: "why", At: at},
		},
		"somebody of another workspace is somebody else": {
			`{"type":"message","channel_type":"im","text":"why","user":"W222","user_team":"T999","ts":"1595926230.009600","channel":"D111"}`,
			chat.Event{Key: "slack:T111:Ev1", Account: "slack/T999/W222", Room: chat.Room{Route: Route, ID: "D111", Privacy: chat.Direct}, Text: "why", At: at},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Receive([]byte(`{"type":"event_callback","team_id":"T111","event_id":"Ev1","event_time":1595926230,"event":`+c.inner+`}`), bound)
			if err != nil {
				t.Fatal(err)
			}
			if ts := `"ts":"` + got.Said + `"`; got.Said != "" && !strings.Contains(c.inner, ts) {
				t.Errorf("the message is called %q", got.Said)
			}
			got.Said = ""
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTheAppsOwnNameIsNoWordOfAMessage(t *testing.T) {
	for _, c := range [][3]string{
		{`"app_mention"`, "hey <@UBOT>, what is due", "hey what is due"},
		{`"app_mention"`, "<@UBOT|redress> what is due", "what is due"},
		{`"app_mention"`, "<@U5> <@UBOT> what is due", "<@U5> what is due"},
		{`"app_mention"`, "what is due <@UBOT>", "what is due"},
		{`"app_mention"`, " <@UBOT> ", "help"},
		{`"message","channel_type":"im"`, "<@UBOT> what is due", "what is due"},
		{`"message","channel_type":"im"`, "ask <@U5>", "ask <@U5>"},
	} {
		got, err := Receive([]byte(`{"type":"event_callback","team_id":"T1","event_id":"Ev1","authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}],
			"event":{"type":`+c[0]+`,"user":"W1","text":"`+c[1]+`","ts":"1.0","channel":"D1"}}`), bound)
		if err != nil || got.Text != c[2] {
			t.Errorf("%s heard as %q (%v), want %q", c[1], got.Text, err, c[2])
		}
	}
}

func TestADeletedMessageIsTakenBack(t *testing.T) {
	for name, c := range map[string]struct{ previous, want string }{
		"a person's": {`{"type":"message","user":"W1","text":"x","ts":"1.0"}`, "1.0"},
		"a bot's":    {`{"type":"message","user":"W1","bot_id":"B1","text":"x","ts":"1.0"}`, ""},
		"our own":    {`{"type":"message","user":"UBOT","text":"x","ts":"1.0"}`, ""},
	} {
		got, err := Receive([]byte(`{"type":"event_callback","team_id":"T1","event_id":"Ev1","authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}],
			"event":{"type":"message","subtype":"message_deleted","channel_type":"im","ts":"2.0","deleted_ts":"1.0","channel":"D1","previous_message":`+c.previous+`}}`), bound)
		if (c.want == "") != Ignored(err) || got.TakenBack != c.want || got.Text != "" {
			t.Errorf("%s: %+v (%v)", name, got, err)
		}
		if c.want != "" && (got.Account != "slack/T1/W1" || got.Room.Privacy != chat.Direct || got.Room.ID != "D1") {
			t.Errorf("%s: of %s in %+v", name, got.Account, got.Room)
		}
	}
}

func TestWhatIsNothingToAnswer(t *testing.T) {
	for name, inner := range map[string]string{
		"a bot":                          `{"type":"message","channel_type":"im","bot_id":"B1","user":"W1","text":"x","ts":"1.0","channel":"D1"}`,
		"an edit":                        `{"type":"message","subtype":"message_changed","channel_type":"im","ts":"1.0","channel":"D1","message":{"type":"message","user":"W1","text":"x","ts":"1.0"}}`,
		"a preview of a link":            `{"type":"message","subtype":"message_changed","channel_type":"im","ts":"1.0","channel":"D1","message":{"type":"message","user":"W1","text":"x","ts":"1.0"},"previous_message":{"type":"message","user":"W1","text":"x","ts":"1.0"}}`,
		"a message in a channel":         `{"type":"message","channel_type":"channel","user":"W1","text":"x","ts":"1.0","channel":"C1"}`,
		"a mention by a bot":             `{"type":"app_mention","bot_id":"B1","user":"W1","text":"x","ts":"1.0","channel":"C1"}`,
		"a reaction":                     `{"type":"reaction_added","user":"W1"}`,
		"a picture of the app's own":     `{"type":"message","subtype":"file_share","channel_type":"im","user":"UBOT","text":"","ts":"1.0","channel":"D1"}`,
		"a mention in an edited message": `{"type":"app_mention","user":"W1","text":"x","ts":"1.0","channel":"C1","edited":{"user":"W1","ts":"1.1"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Receive([]byte(`{"type":"event_callback","team_id":"T1","event_id":"Ev1","authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}],"event":`+inner+`}`), bound)
			if !Ignored(err) {
				t.Errorf("got %v, want nothing to answer", err)
			}
		})
	}
}

func TestPressed(t *testing.T) {
	got, err := Pressed([]byte(`{"type":"block_actions","user":{"id":"W1","team_id":"T1"},"team":{"id":"T1"},"channel":{"id":"CTEAM"},
		"message":{"ts":"2.0","thread_ts":"1.0"},"actions":[{"action_id":"abc.save","block_id":"choices-0","value":"abc.save","type":"button","action_ts":"1595926230.009600"}]}`), bound)
	if err != nil {
		t.Fatal(err)
	}
	want := chat.Event{
		Key: "slack:T1:W1:1595926230.009600:abc.save", Account: "slack/T1/W1", Press: "abc.save",
		Room: chat.Room{Route: Route, ID: "CTEAM", Thread: "1.0", Privacy: chat.Private, Person: "W1", Card: "2.0"},
		At:   time.Date(2020, time.July, 28, 8, 50, 30, 9600000, time.UTC),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestSlacksOwnPayloads reads every payload that Slack's own libraries are tested with: none may be an error
// that is not understood, and buttons and mentions must come through.
func TestSlacksOwnPayloads(t *testing.T) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		t.Skip("REDRESS_SHARED is not set: Slack's own payloads are not at hand")
	}
	files, err := filepath.Glob(filepath.Join(shared, "contracts", "slack", "payloads", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no payloads: %v", err)
	}
	read := map[string]int{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kind := strings.SplitN(filepath.Base(file), ".", 3)
		receive := Receive
		if kind[0] != "event" {
			receive = Pressed
		}
		e, err := receive(raw, nil)
		switch {
		case err == nil:
			read[strings.TrimSuffix(kind[0]+"."+kind[1], ".json")]++
			if e.Key == "" || e.Account == "" || e.Room.ID == "" {
				t.Errorf("%s: %+v lacks its key, account or room", filepath.Base(file), e)
			}
		case !Ignored(err) && kind[0] != "INDEX":
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
	}
	for _, kind := range []string{"event.app_mention", "event.message", "block_actions.message"} {
		if read[kind] == 0 {
			t.Errorf("no payload of %s came through: %v", kind, read)
		}
	}
}
