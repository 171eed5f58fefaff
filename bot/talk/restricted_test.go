package talk_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/memdb"
)

// Who works on a case that the family had restricted is told that, and not to ask themselves.
func TestARestrictedCaseSaysThatItIs(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.opened()
	c := w.cases()[0]
	_, err := w.engine.Service.Record(t.Context(), casework.Actor{Person: casework.Person{ID: "operator-1", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind},
		casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Envelope: casework.Envelope{Source: "restricted", At: w.now},
			Facts: []law.Event{{Type: "processing-restricted", On: casework.Today(w.now), Attrs: law.Attrs{}.With("why", "objection")}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := text(w.as("mediator-1", "HPL-0001 mediation cancelled today by the authority")); !strings.Contains(got, "processing of HPL-0001 restricted since") ||
		!strings.Contains(got, "Ask the manager") {
		t.Errorf("the mediator on the case is told:\n%s", got)
	}
	if got := text(w.as("volunteer-1", "HPL-0001 mediation cancelled today by the authority")); strings.Contains(got, "restricted") {
		t.Errorf("somebody to whom it is not open is told:\n%s", got)
	}
}
