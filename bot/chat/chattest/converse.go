package chattest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
)

// Person is somebody at a medium, in a room where nobody else reads. What they say goes through the medium to
// Answer, and what is answered comes back through it.
type Person interface {
	// Say says something, and waits until so many messages were heard in all.
	Say(text string, heard int)
	// SayAgain delivers what was said last a second time, where the medium does such a thing.
	SayAgain()
	// Press presses the choice of that label on the last message, and waits like Say. Where the medium changes
	// cards in place, the message that it was on counts as heard anew.
	Press(label string, heard int)
	// Heard returns every message as it stands now, in order.
	Heard() []Shown
}

// Answer is the handler that a medium is tried with: it repeats what was said, and offers two choices to who says
// “offer”.
func Answer(answered func(ctx context.Context, key string, replies []post.Letter) error) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		said := "you said " + e.Text
		if e.Press != "" {
			said = "you pressed " + e.Press
		}
		m := chat.Say(said)
		m.Private, m.InPlace = e.Room.Privacy != chat.Private, e.Press != ""
		if strings.Contains(e.Text, "offer") {
			m.Choices = choices(2)
		}
		return reply(ctx, &e, m, answered)
	}
}

// Converses talks at a medium: everything is answered once, in order, as it was said, and what is offered can be
// pressed. edits says that a pressed card is changed in place.
func Converses(t *testing.T, p Person, edits bool) {
	t.Helper()
	var want []string
	say := func(text string) {
		want = append(want, "you said "+text)
		p.Say(text, len(want))
	}
	for n := range 5 {
		say(fmt.Sprint("word ", n))
	}
	p.SayAgain()
	say("an appeal & a < b > c")
	say("offer")
	heard := p.Heard()
	if len(heard) != len(want) || len(heard[len(heard)-1].Choices) != 2 {
		t.Fatalf("heard %+v, want %d messages and two choices on the last", heard, len(want))
	}
	pressed := "you pressed " + heard[len(heard)-1].Choices[1].ID
	if edits {
		want[len(want)-1] = pressed
	} else {
		want = append(want, pressed)
	}
	p.Press("Choice 2", len(want))
	say("last")
	heard = p.Heard()
	if len(heard) != len(want) {
		t.Fatalf("heard %d messages, want %d: %+v", len(heard), len(want), heard)
	}
	for i, w := range want {
		if got := strings.TrimSpace(strings.Join(heard[i].Texts, "\n")); got != w {
			t.Errorf("message %d is %q, want %q", i+1, got, w)
		}
	}
	if n := len(heard[len(heard)-2].Choices); edits && n != 0 {
		t.Errorf("the card that was pressed still offers %d choices", n)
	}
}
