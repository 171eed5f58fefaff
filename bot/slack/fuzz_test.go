package slack

import (
	"testing"
	"unicode/utf8"

	"github.com/redress-send/redress/bot/chat"
)

// FuzzPayloads reads anything as a payload: it is an event with its key, or an error.
func FuzzPayloads(f *testing.F) {
	f.Add([]byte(`{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":{"type":"app_mention","text":"<@W1> x","user":"W2","ts":"1.0","channel":"C1"}}`))
	f.Add([]byte(`{"type":"block_actions","user":{"id":"W1"},"channel":{"id":"C1"},"actions":[{"action_id":"a","type":"button","action_ts":"1.0"}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, read := range []func([]byte, Bound) (chat.Event, error){Receive, Pressed} {
			if e, err := read(body, nil); err == nil && (e.Key == "" || e.Account == "" || e.Room.ID == "" && e.Press != "") {
				t.Errorf("%q is the event %+v", body, e)
			}
		}
	})
}

// FuzzRender says anything: what comes out keeps the limits and is valid text.
func FuzzRender(f *testing.F) {
	f.Add("Saved.", "Save", "abc.save")
	f.Fuzz(func(t *testing.T, line, label, id string) {
		m := chat.Say(line, line)
		m.Choices = []chat.Choice{{ID: id, Label: label}}
		payloads, err := Render(m)
		if err != nil {
			return
		}
		for _, p := range payloads {
			byHand(t, p)
			if utf8.ValidString(line) && !utf8.ValidString(p.Text) {
				t.Errorf("%q becomes %q", line, p.Text)
			}
		}
	})
}
