package talk_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/store/memdb"
)

// A message that is too long is not read, but whoever is to know of danger is told of it, wherever in the message it
// stands: in what would be read, far behind that, and where the message is cut into pieces.
func TestDangerIsHeardInAMessageThatIsTooLong(t *testing.T) {
	const talk = "The authority told the family that it could not arrange mediation before the end of the month. "
	for name, said := range map[string]string{
		"at the start": "she said she will end it all. " + strings.Repeat(talk, 200),
		"in the midst": strings.Repeat(talk, 200) + "she said she will end it all. " + strings.Repeat(talk, 100),
		"at the end":   strings.Repeat(talk, 350) + "she said she will end it all",
	} {
		w := newWorld(t, memdb.New())
		m := w.as("mediator-1", said)
		if or(m.Meta["refusal"]) != "safeguarding" {
			t.Errorf("%s: %d characters are answered with:\n%s", name, len(said), text(m))
		}
		if len(w.told["lead-1"]) != 1 {
			t.Errorf("%s: the lead is told %d times", name, len(w.told["lead-1"]))
		}
	}
	w := newWorld(t, memdb.New())
	if m := w.as("mediator-1", strings.Repeat(talk, 300)); !strings.Contains(text(m), "too long") || len(w.told["lead-1"]) != 0 {
		t.Errorf("without danger:\n%s", text(m))
	}
}
