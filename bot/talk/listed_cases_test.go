package talk_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// opaque is what the id of a button of a list may look like.
var opaque = regexp.MustCompile(`^list\.[a-z2-7]{16}\.\d{1,2}$`)

func TestACaseOfAListIsShownByItsButton(t *testing.T) {
	for _, asks := range []string{"what is due", "my cases", "what cases does mediator-1 have"} {
		t.Run(asks, func(t *testing.T) {
			w := newWorld(t, memdb.New())
			for range 2 {
				w.press("mediator-1", w.as("mediator-1", newCase), "Save")
			}
			list := w.as("mediator-1", asks)
			if len(list.Choices) != 2 {
				t.Fatalf("not a button for each case:\n%s", text(list))
			}
			for _, c := range list.Choices {
				if !opaque.MatchString(c.ID) {
					t.Errorf("the button %q has the id %s", c.Label, c.ID)
				}
			}
			for _, ref := range []string{"HPL-0002", "HPL-0001"} { // each as often as one likes
				if got := text(w.press("mediator-1", list, "Show "+ref)); !strings.HasPrefix(got, ref) {
					t.Errorf("Show %s:\n%s", ref, got)
				}
			}
		})
	}
}

func TestAButtonOfAListGivesNothingAway(t *testing.T) {
	w := newWorld(t, memdb.New())
	for range 2 {
		w.press("mediator-1", w.as("mediator-1", newCase), "Save")
	}
	list := w.as("mediator-1", "what is due")
	id := w.choice(list, "Show HPL-0001")
	for name, e := range map[string]chat.Event{
		"somebody else":        {Account: "wall/mediator-2", Press: id},
		"nobody who is known":  {Account: "wall/stranger", Press: id},
		"the same, elsewhere":  {Account: "wall/mediator-1", Press: id, Room: chat.Room{ID: "C1", Privacy: chat.Private}},
		"one that is not here": {Account: "wall/mediator-1", Press: id + "9"},
	} {
		if got := text(w.say(e)); strings.Contains(got, "HPL") || !strings.Contains(got, "not the last list") {
			t.Errorf("%s is answered:\n%s", name, got)
		}
	}
	w.press("manager-1", w.as("manager-1", "assign HPL-0002 to mediator-2"), "Save")
	if got := text(w.press("mediator-1", list, "Show HPL-0002")); strings.Contains(got, "HPL") {
		t.Errorf("a case that is another's by now is shown:\n%s", got)
	}
	w.as("mediator-1", "what is due")
	if got := text(w.say(chat.Event{Account: "wall/mediator-1", Press: id})); !strings.Contains(got, "not the last list") {
		t.Errorf("a button of a list of before is answered:\n%s", got)
	}
}

// On some platforms what is said in a channel is answered in a direct message.
func TestWhatIsSaidInAChannelGoesOnInPrivate(t *testing.T) {
	w := newWorld(t, memdb.New())
	card := w.say(chat.Event{Account: "wall/mediator-1", Text: newCase, Room: chat.Room{ID: "C1", Privacy: chat.Shared}})
	if got := text(w.press("mediator-1", card, "Save")); !strings.Contains(got, "HPL-0001") || len(w.cases()) != 1 {
		t.Errorf("%d cases are saved, the press is answered:\n%s", len(w.cases()), got)
	}
}
