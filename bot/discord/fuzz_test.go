package discord

import (
	"testing"

	"github.com/redress-send/redress/bot/chat"
)

// FuzzPayloads reads anything as a payload: it is an event with its key, or an error.
func FuzzPayloads(f *testing.F) {
	f.Add([]byte(`{"id":"1","channel_id":"5","type":0,"content":"why","author":{"id":"42"}}`))
	f.Add([]byte(`{"id":"1","type":3,"channel_id":"5","user":{"id":"42"},"data":{"custom_id":"abc.save"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if e, err := Receive(data, "999", nil); err == nil && e.Account == "" {
			t.Errorf("%q is the event %+v", data, e)
		}
		if e, err := Pressed(data, nil); err == nil && (e.Account == "" || e.Room.ID == "" || e.Press == "" && e.Text == "") {
			t.Errorf("%q is the event %+v", data, e)
		}
	})
}

// FuzzRender says anything: what comes out keeps the limits.
func FuzzRender(f *testing.F) {
	f.Add("Saved.", "Save", "abc.save")
	f.Fuzz(func(t *testing.T, line, label, id string) {
		m := chat.Say(line, line)
		m.Choices = []chat.Choice{{ID: id, Label: label}}
		bodies, err := Render(m)
		if err != nil {
			return
		}
		for _, b := range bodies {
			byHand(t, b)
		}
	})
}
