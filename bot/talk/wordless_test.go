package talk_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/store/memdb"
)

// A message without words, a photograph of a letter for example, is told to be none, and what is open stays open.
func TestAMessageWithoutWords(t *testing.T) {
	w := newWorld(t, memdb.New())
	for _, said := range []string{"", " \n", "\u200b"} {
		if m := w.as("mediator-1", said); !strings.Contains(text(m), "words only") {
			t.Errorf("%q is answered with:\n%s", said, text(m))
		}
	}
	w.as("mediator-1", "new case Hartlepool, refusal to assess, letter dated 22 September")
	if m := w.as("mediator-1", ""); !strings.Contains(text(m), "words only") || !strings.Contains(text(m), "not saved") {
		t.Errorf("with a proposal open:\n%s", text(m))
	}
	if m := w.as("mediator-1", "save"); !strings.Contains(text(m), "Saved. HPL-0001") { // "save" can only be said of it
		t.Errorf("the proposal is gone:\n%s", text(m))
	}
}
