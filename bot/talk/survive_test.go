package talk_test

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/rediskv"
)

// inRedis has the world remember its conversations in Redis, under a name of its own.
func (w *world) inRedis(t *testing.T) {
	t.Helper()
	given := os.Getenv("REDRESS_TEST_REDIS")
	r, err := rediskv.Open(cmp.Or(given, "redis://127.0.0.1:6379/0"))
	if err != nil && given == "" {
		t.Skipf("there is no Redis at 127.0.0.1:6379, and REDRESS_TEST_REDIS names none: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	w.memory = r
	w.restart(false)
}

// inRoom says something in a room whose name no other run of the tests has.
func (w *world) inRoom(room, what string) chat.Message {
	w.t.Helper()
	return w.say(chat.Event{Account: "wall/mediator-1", Room: chat.Room{ID: room}, Text: what})
}

func TestAHalfFinishedDialogSurvivesARestartInRedis(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.inRedis(t)
		room := strings.NewReplacer("/", "-").Replace(t.Name()) + t.TempDir()
		w.inRoom(room, "new case")
		w.restart(false)
		w.inRoom(room, "Hartlepool")
		w.restart(false)
		w.inRoom(room, "refusal to assess")
		w.restart(false)
		m := w.inRoom(room, "22 September")
		w.restart(false)
		save := chat.Event{Account: "wall/mediator-1", Room: chat.Room{ID: room}, Press: w.choice(m, "Save")}
		if m = w.say(save); stateOf(m) != "saved" || len(w.cases()) != 1 {
			t.Fatalf("%d cases:\n%s", len(w.cases()), text(m))
		}
		w.restart(false)
		if m = w.say(save); !strings.Contains(text(m), "saved already") || len(w.cases()) != 1 {
			t.Errorf("pressed again after a restart, %d cases:\n%s", len(w.cases()), text(m))
		}
		m = w.inRoom(room, certificate)
		w.restart(true) // the memory is lost: nothing of it may be half done
		if m = w.say(chat.Event{Account: "wall/mediator-1", Room: chat.Room{ID: room}, Press: w.choice(m, "Save")}); stateOf(m) != "answered" || w.facts("certificate-issued") != 0 {
			t.Errorf("after the memory was lost:\n%s", text(m))
		}
	})
}
