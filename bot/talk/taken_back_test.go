package talk_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// inMessage is what somebody says in a direct message that its platform names.
func (w *world) inMessage(name, said, gone string) chat.Event {
	w.turns++
	return chat.Event{
		Key: "wall:m" + name + "-" + gone, Account: "console/mediator-1", Text: said, Said: name, TakenBack: gone, At: w.now,
		Room: chat.Room{Route: "wall", ID: "mediator-1", Privacy: chat.Direct},
	}
}

// hears handles an event and returns what was said to it, or nothing.
func (w *world) hears(e chat.Event) string {
	w.t.Helper()
	if err := w.post.Take(w.t.Context(), e); err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.post.Deliver(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	var all []string
	for _, m := range w.said[chat.ReplyKey(e.Key)] {
		all = append(all, text(m))
	}
	return strings.Join(all, "\n")
}

func TestADeletedMessageTakesItsProposalWithIt(t *testing.T) {
	w := newWorld(t, memdb.New())
	if got := w.hears(w.inMessage("1.1", newCase, "")); !strings.Contains(got, "to be saved") {
		t.Fatalf("the case is not proposed:\n%s", got)
	}
	if got := w.hears(w.inMessage("", "", "0.9")); got != "" {
		t.Errorf("another message was deleted, and there is an answer:\n%s", got)
	}
	if got := w.hears(w.inMessage("", "", "1.1")); !strings.Contains(got, "nothing of it is saved") {
		t.Errorf("the deletion is answered with:\n%s", got)
	}
	if got := w.hears(w.inMessage("1.2", "yes", "")); strings.Contains(got, "HPL-0001") {
		t.Errorf("it can be saved all the same:\n%s", got)
	}
	if n := len(w.cases()); n != 0 {
		t.Errorf("%d cases", n)
	}
}

func TestWhatWasSavedStaysWhenItsMessageIsDeleted(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.hears(w.inMessage("1.1", newCase, ""))
	w.hears(w.inMessage("1.2", "save", ""))
	if got := w.hears(w.inMessage("", "", "1.1")); got != "" || len(w.cases()) != 1 {
		t.Errorf("%d cases, answered with:\n%s", len(w.cases()), got)
	}
}

func TestAnEditedMessageIsUnderstoodAnew(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.hears(w.inMessage("1.1", newCase, ""))
	again := w.inMessage("1.1", strings.Replace(newCase, "22 September", "23 September", 1), "")
	again.Key += "-edited"
	if got := w.hears(again); !strings.Contains(got, "Wed 23 September 2026") || strings.Contains(got, "22 September") {
		t.Errorf("the edit is answered with:\n%s", got)
	}
	if got := w.hears(w.inMessage("", "", "1.1")); !strings.Contains(got, "nothing of it is saved") {
		t.Errorf("the deletion is answered with:\n%s", got)
	}
}
