package discord

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
)

// hearer is an adapter that reads, as the app 999 with the channel 77 bound to a team.
func hearer() *Discord {
	return New(Options{ApplicationID: "999", Bound: func(_, channel string) bool { return channel == "77" }})
}

// made is when Discord says (in its own sample) that the message 867793854505943041 was made.
var made = time.Date(2021, time.July, 22, 15, 42, 57, 744000000, time.UTC)

const sample = "867793854505943041"

func TestReadingMessages(t *testing.T) {
	want := func(room chat.Room, text string) chat.Event {
		room.Route = Route
		e := chat.Event{Key: "discord:" + sample, Account: "discord/42", Room: room, Text: text, At: made}
		if room.Privacy == chat.Direct {
			e.Said = sample // it can be taken back
		}
		return e
	}
	for name, c := range map[string]struct {
		data string
		want chat.Event
	}{
		"a direct message": {
			`{"id":"` + sample + `","channel_id":"5","type":0,"content":"why <https://a.org>","author":{"id":"42"}}`,
			want(chat.Room{ID: "5", Privacy: chat.Direct}, "why https://a.org"),
		},
		"a mention in a direct message is no word of it": {
			`{"id":"` + sample + `","channel_id":"5","type":0,"content":"<@999> what is due","author":{"id":"42"},"mentions":[{"id":"999","bot":true}]}`,
			want(chat.Room{ID: "5", Privacy: chat.Direct}, "what is due"),
		},
		"a mention in a guild loses the mention": {
			`{"id":"` + sample + `","channel_id":"6","guild_id":"1","type":0,"content":"<@999> what is due","author":{"id":"42"},"mentions":[{"id":"999","bot":true}]}`,
			want(chat.Room{ID: "6", Privacy: chat.Shared, Person: "42"}, "what is due"),
		},
		"a reply to the bot in a bound channel": {
			`{"id":"` + sample + `","channel_id":"77","guild_id":"1","type":19,"content":"why","author":{"id":"42"},"mentions":[{"id":"999"}]}`,
			want(chat.Room{ID: "77", Privacy: chat.Private, Person: "42"}, "why"),
		},
		"a thread of a bound channel": {
			`{"id":"` + sample + `","channel_id":"78","guild_id":"1","type":0,"content":"<@!999> why","author":{"id":"42"},"mentions":[{"id":"999"}]}`,
			want(chat.Room{ID: "77", Thread: "78", Privacy: chat.Private, Person: "42"}, "why"),
		},
		"a component that is not known does no harm": {
			`{"id":"` + sample + `","channel_id":"5","type":0,"content":"why","author":{"id":"42"},"components":[{"type":18,"label":"x"}]}`,
			want(chat.Room{ID: "5", Privacy: chat.Direct}, "why"),
		},
	} {
		d := hearer()
		if err := d.learnThreads(eventServer, []byte(`{"id":"1","threads":[{"id":"78","parent_id":"77"}]}`)); err != nil {
			t.Fatal(err)
		}
		got, err := d.message([]byte(c.data))
		if d := cmp.Diff(c.want, got); d != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, d)
		}
	}
}

func TestWhatIsNothingToAnswer(t *testing.T) {
	d := hearer()
	for name, data := range map[string]string{
		"a bot":                   `{"id":"1","channel_id":"5","type":0,"content":"x","author":{"id":"42","bot":true}}`,
		"a webhook":               `{"id":"1","channel_id":"5","type":0,"content":"x","webhook_id":"3","author":{"id":"42"}}`,
		"a guild without mention": `{"id":"1","channel_id":"5","guild_id":"1","type":0,"content":"x","author":{"id":"42"}}`,
		"a mention of another":    `{"id":"1","channel_id":"5","guild_id":"1","type":0,"content":"<@3>","author":{"id":"42"},"mentions":[{"id":"3","bot":true}]}`,
		"a pin":                   `{"id":"1","channel_id":"5","type":6,"content":"","author":{"id":"42"}}`,
	} {
		if e, err := d.message([]byte(data)); !Ignored(err) {
			t.Errorf("%s: %+v %v, want nothing to answer", name, e, err)
		}
	}
	for name, data := range map[string]string{
		"a preview that Discord added": `{"id":"1","channel_id":"5","type":0,"content":"x","edited_timestamp":null,"author":{"id":"42"}}`,
		"an edited mention":            `{"id":"1","channel_id":"5","guild_id":"1","type":0,"content":"<@999>","edited_timestamp":"2026-11-22T10:00:00Z","author":{"id":"42"},"mentions":[{"id":"999"}]}`,
		"an edit of the bot's own":     `{"id":"1","channel_id":"5","type":0,"content":"x","edited_timestamp":"2026-11-22T10:00:00Z","author":{"id":"999","bot":true}}`,
		"an edit that says nothing":    `{"id":"1","channel_id":"5","edited_timestamp":"2026-11-22T10:00:00Z"}`,
	} {
		if e, err := d.edit([]byte(data)); !Ignored(err) {
			t.Errorf("%s: %+v %v, want nothing to answer", name, e, err)
		}
	}
	for _, in := range []string{`{"type":1,"id":"1","token":"t"}`, `{"type":2,"id":"","token":"t","channel_id":"5","user":{"id":"42"},"data":{"name":"redress"}}`} {
		if kept, err := d.hear(t.Context(), eventInteraction, json.RawMessage(in)); kept != nil || err != nil || len(d.acks) > 0 {
			t.Errorf("%s over the gateway: answered (%v)", in, err)
		}
	}
	for _, event := range []string{"MESSAGE_DELETE_BULK", "TYPING_START", "GUILD_MEMBER_ADD", "RESUMED"} {
		if kept, err := d.hear(t.Context(), event, json.RawMessage(`{"id":"1","channel_id":"5"}`)); kept != nil || err != nil {
			t.Errorf("%s: %v", event, err)
		}
	}
}

func TestAnEditedDirectMessageIsSaidAnew(t *testing.T) {
	got, err := hearer().edit([]byte(`{"id":"1","channel_id":"5","type":0,"content":"<@999> why","mentions":[{"id":"999"}],"edited_timestamp":"2026-11-22T10:00:00.123456+00:00","author":{"id":"42"}}`))
	at := time.Date(2026, time.November, 22, 10, 0, 0, 123456000, time.UTC)
	want := chat.Event{Key: "discord:1:edit:1795341600123456", Account: "discord/42", Room: chat.Room{Route: Route, ID: "5", Privacy: chat.Direct}, Text: "why", Said: "1", At: at}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("%v %s", err, d)
	}
}

func TestADeletedDirectMessageIsTakenBack(t *testing.T) {
	d := hearer()
	if _, err := d.message([]byte(`{"id":"1","channel_id":"5","type":0,"content":"x","author":{"id":"42"}}`)); err != nil {
		t.Fatal(err)
	}
	got, err := d.deleted(&inMessage{ID: "1", ChannelID: "5"})
	want := chat.Event{Key: "discord:1:deleted", Account: "discord/42", Room: chat.Room{Route: Route, ID: "5", Privacy: chat.Direct}, TakenBack: "1"}
	if got.At.IsZero() {
		t.Error("no time")
	}
	got.At = time.Time{}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("%v %s", err, d)
	}
	for name, data := range map[string]string{
		"in a server":     `{"id":"1","channel_id":"5","guild_id":"1"}`,
		"of nothing":      `{"channel_id":"5"}`,
		"nowhere":         `{"id":"1"}`,
		"several at once": `{"ids":["1"],"channel_id":"5","guild_id":"1"}`,
	} {
		if _, err := d.takeBack(t.Context(), []byte(data)); !Ignored(err) {
			t.Errorf("%s: %v, want nothing to answer", name, err)
		}
	}
}

func TestBeforeItIsKnownWhoTheBotIsAMentionWithContentIsHeard(t *testing.T) {
	d := New(Options{})
	said := `{"id":"1","channel_id":"5","guild_id":"1","type":0,"content":"<@3> why","author":{"id":"42"},"mentions":[{"id":"3","bot":true}]}`
	if e, err := d.message([]byte(said)); err != nil || e.Text != "why" {
		t.Errorf("heard %q (%v)", e.Text, err)
	}
	if err := d.ready([]byte(`{"user":{"id":"999"},"application":{"id":"998"}}`)); err != nil {
		t.Fatal(err)
	}
	if _, err := d.message([]byte(said)); !Ignored(err) {
		t.Errorf("a mention of another bot: %v", err)
	}
}

func TestATokenSaysWhoseItIs(t *testing.T) {
	for token, want := range map[string]string{"OTAwMDAwMDAwMDAwMDAwMDAx.x.y": "900000000000000001", "bot-token": "", "": "", "YWJj.x": ""} {
		if got := tokensUser(token); got != want {
			t.Errorf("%q is of %q, want %q", token, got, want)
		}
	}
}

func TestReadingInteractions(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want chat.Room
		says string // what was pressed
	}{
		"a button in a bound channel": {
			`{"type":3,"channel_id":"77","guild_id":"1","member":{"user":{"id":"42"}},"message":{"id":"9","flags":0},"data":{"component_type":2,"custom_id":"abc.save"}}`,
			chat.Room{ID: "77", Privacy: chat.Private, Person: "42", Card: "9"}, "abc.save",
		},
		"a button that one person sees": {
			`{"type":3,"channel_id":"6","guild_id":"1","member":{"user":{"id":"42"}},"message":{"id":"9","flags":64},"data":{"component_type":2,"custom_id":"abc.save"}}`,
			chat.Room{ID: "6", Privacy: chat.Shared, Person: "42", Card: whispered}, "abc.save",
		},
		"what was picked in a menu": {
			`{"type":3,"channel_id":"5","context":1,"user":{"id":"42"},"message":{"id":"9"},"data":{"component_type":3,"custom_id":"menu-0","values":["abc.7"]}}`,
			chat.Room{ID: "5", Privacy: chat.Direct, Card: "9"}, "abc.7",
		},
		"a command in a thread of a bound channel": {
			`{"type":2,"channel_id":"78","channel":{"id":"78","type":11,"parent_id":"77"},"guild_id":"1","member":{"user":{"id":"42"}},"data":{"name":"redress"}}`,
			chat.Room{ID: "77", Thread: "78", Privacy: chat.Private, Person: "42"}, "",
		},
		"a command between two other people": {
			`{"type":2,"channel_id":"5","context":2,"user":{"id":"42"},"data":{"name":"redress"}}`,
			chat.Room{ID: "5", Privacy: chat.Shared, Person: "42"}, "",
		},
	} {
		now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
		d := hearer()
		d.opt.Now = func() time.Time { return now }
		said := ""
		if strings.HasPrefix(name, "a button") {
			said = `"application_id":"999",` // else it is known whose it is
		}
		in, err := readInteraction([]byte(strings.Replace(c.data, "{", `{"id":"`+sample+`","token":"tok/en",`+said, 1)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.pressed(in)
		c.want.Route, c.want.Reply = Route, "999/1795341600000/tok/en"
		want := chat.Event{Key: "discord:" + sample, Account: "discord/42", Room: c.want, Press: c.says, At: made}
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, d)
		}
	}
}

func TestWhatCommandsAndFormsSay(t *testing.T) {
	for data, want := range map[string]string{
		`{"name":"redress","options":[{"name":"text","type":3,"value":" why "}]}`:                                                 "why",
		`{"name":"case","options":[{"name":"case","type":3,"value":"HPL-0231"}]}`:                                                 "show HPL-0231",
		`{"name":"calc","options":[{"name":"number","value":15},{"name":"unit","value":"days"},{"name":"from","value":"today"}]}`: "15 days after today",
		`{"name":"redress","options":[{"name":"sub","type":1,"options":[{"name":"text","type":3,"value":"why"}]}]}`:               "why",
		`{"name":"redress"}`: "help",
		`{"name":"calc","options":[{"name":"number","value":15},{"name":"from","value":"today"}]}`: "fault",
		`{"name":"unheard"}`: "",
	} {
		var in inInteraction
		if err := json.Unmarshal([]byte(data), &in.Data); err != nil {
			t.Fatal(err)
		}
		text, fault := said(&in)
		if fault != "" {
			text = "fault"
		}
		if text != want {
			t.Errorf("%s says %q, want %q", data, text, want)
		}
	}
}

// TestDiscordsOwnSamples reads every sample of Discord's documentation: none may be an error that is not understood,
// and what was filled in must come out.
func TestDiscordsOwnSamples(t *testing.T) {
	folder := contracts()
	if folder == "" {
		t.Skip("REDRESS_SHARED is not set: Discord's own samples are not at hand")
	}
	files, err := filepath.Glob(filepath.Join(folder, "samples", "*interaction*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	forms := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		if strings.Contains(name, "modal-submit") {
			var in inInteraction
			if err := json.Unmarshal(raw, &in); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if len(in.fields()) > 0 {
				forms++
			}
			continue
		}
		if raw[0] != '{' {
			continue
		}
		in, err := readInteraction(raw)
		if err != nil && !Ignored(err) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if in == nil {
			continue
		}
		if e, err := hearer().pressed(in); err == nil && (e.Key == "" || e.Account == "") {
			t.Errorf("%s: %+v lacks its key or account", name, e)
		}
	}
	if forms < 8 {
		t.Errorf("%d forms were read, want those with labels too", forms)
	}
}
