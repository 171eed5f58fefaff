package discord

import (
	"testing"

	"github.com/redress-send/redress/bot/chat"
)

// FuzzPayloads reads anything as a payload: it is an event with its key, or an error.
func FuzzPayloads(f *testing.F) {
	f.Add([]byte(`{"id":"1","channel_id":"5","type":0,"content":"why","author":{"id":"42"}}`))
	f.Add([]byte(`{"id":"1","token":"t","type":3,"channel_id":"5","user":{"id":"42"},"data":{"custom_id":"abc.save"}}`))
	f.Add([]byte(`{"id":"1","token":"t","type":5,"user":{"id":"42"},"data":{"components":[{"type":18,"component":{"custom_id":"x","value":true}}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d := New(Options{ApplicationID: "999"})
		for _, read := range []func([]byte) (chat.Event, error){d.message, d.edit} {
			if e, err := read(data); err == nil && (e.Account == "" || e.Room.ID == "" || e.Key == "") {
				t.Errorf("%q is the event %+v", data, e)
			}
		}
		in, err := readInteraction(data)
		if err != nil {
			return
		}
		in.fields()
		in.focused()
		said(in)
		if e, err := d.pressed(in); err == nil && (e.Account == "" || e.Room.ID == "" || e.Key == "") {
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
