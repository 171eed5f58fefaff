package talk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/casework"
)

// erasing is a memory just before which a case is erased, once: whoever erases it was there before anything of
// this turn was remembered.
type erasing struct {
	talk.Dialogs

	before func()
	all    map[string]string
}

func (e *erasing) Save(ctx context.Context, key string, state []byte, keep time.Duration) error {
	if before := e.before; before != nil {
		e.before = nil
		before()
	}
	e.all[key] = string(state)
	return e.Dialogs.Save(ctx, key, state, keep)
}

func (e *erasing) Drop(ctx context.Context, key string) error {
	delete(e.all, key)
	return e.Dialogs.Drop(ctx, key)
}

func TestWhatWasErasedWhileItWasSpokenOfIsNotRemembered(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.saved("mediator-1", "new case Hartlepool, refusal to assess, letter dated 22 September 2026")
		w.saved("mediator-1", "new case Hartlepool, refusal to assess, letter dated 23 September 2026")
		memory := &erasing{Dialogs: w.memory, all: map[string]string{}}
		memory.before = func() {
			for _, c := range w.cases() {
				if c.Reference != "HPL-0001" {
					continue
				}
				_, err := w.db.Erase(t.Context(), casework.Erasure{Case: c.ID, BasedOn: casework.AnyVersion, At: w.now, Why: casework.WhyRequest})
				if err != nil {
					t.Error(err)
				}
			}
		}
		w.memory = memory
		w.restart(false)
		w.as("mediator-1", "HPL-0001 mediation is booked for 3 December 2026")
		for key, state := range memory.all {
			t.Errorf("%s is still remembered: %s", key, state)
		}
		m := w.as("mediator-1", "HPL-0002 mediation is booked for 4 December 2026")
		w.as("mediator-1", "deadlines of HPL-0001")
		for key, state := range memory.all {
			if strings.Contains(state, "HPL-0001") || !strings.Contains(state, "2026-12-04") {
				t.Errorf("after a question about what is gone, %s remembers %s", key, state)
			}
		}
		if len(memory.all) != 1 {
			t.Errorf("%d conversations are remembered, wanted the one about the other case", len(memory.all))
		}
		if got := w.press("mediator-1", m, "Save"); stateOf(got) != "saved" {
			t.Errorf("what was proposed of the other case was lost:\n%s", text(got))
		}
	})
}

// A list of what is due names cases in its answer alone.
func TestWhatIsRememberedNamesEveryCaseOfAList(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.saved("mediator-1", "new case Hartlepool, refusal to assess, letter dated 22 September 2026")
		memory := &erasing{Dialogs: w.memory, all: map[string]string{}}
		w.memory = memory
		w.restart(false)
		w.as("manager-1", "what's due for the team?") // who has not spoken of a case
		if len(memory.all) != 1 {
			t.Fatalf("%d conversations are remembered", len(memory.all))
		}
		for _, state := range memory.all {
			_, answer, _ := strings.Cut(state, `"Reply":`)
			if !strings.Contains(answer, "HPL-0001") {
				t.Errorf("the answer cannot be read in what is kept: %s", state)
			}
		}
	})
}
