package casework_test

import (
	"context"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// An intake is open to the managers of the providers that work for its area, until one of them accepts it by
// giving it to one of their own.
func TestAnIntakeIsForAProviderOfTheAreaToAccept(t *testing.T) {
	for opener, facts := range map[casework.PersonID][]law.Event{
		"adviser-1":   {refusedToAssess()},
		"volunteer-1": {refusedToAssess(), consents("tees-forum", "facts")},
	} {
		t.Run(string(opener), func(t *testing.T) {
			w := newWorld(t)
			c := w.opened(opener, facts...)
			for _, id := range []casework.PersonID{"manager-1", "manager-9"} {
				if got := w.agenda(id, casework.AgendaQuery{At: today}, "appeal"); len(got) != 1 {
					t.Errorf("%s is told of %v", id, got)
				}
			}
			for _, id := range []casework.PersonID{"mediator-1", "intake-1", "mediator-9", "lead-1", "commissioner-1", "commissioner-2", "commissioner-3"} {
				_, err := w.Look(context.Background(), w.who(id), c.ID)
				fails(t, err, casework.NotFound)
			}
			_, err := w.Record(context.Background(), w.who("manager-9"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion,
				Facts: []law.Event{assigned("mediator", "mediator-1")}, Override: "parties-agree", Envelope: w.env()})
			fails(t, err, casework.Refused, "mediator-1 is of another provider", "Nothing was saved")
			w.record("manager-9", c.ID, assigned("mediator", "mediator-9"))
			w.look("mediator-9", c.ID)
			w.look("manager-9", c.ID)
			_, err = w.Look(context.Background(), w.who("manager-1"), c.ID)
			fails(t, err, casework.NotFound)
		})
	}
}

// A provider that does not work for the area is offered nothing, and neither is anybody in a case that an
// operator opened.
func TestNothingButAnIntakeOfTheAreaIsOffered(t *testing.T) {
	w := newWorld(t)
	if err := w.store.PutPeople(context.Background(), []casework.Organisation{
		{ID: "south-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000002"}}}, nil); err != nil {
		t.Fatal(err)
	}
	c := w.opened("adviser-1", refusedToAssess())
	_, err := w.Look(context.Background(), w.who("manager-9"), c.ID)
	fails(t, err, casework.NotFound)
	c = w.opened("operator-1", refusedToAssess())
	_, err = w.Look(context.Background(), w.who("manager-1"), c.ID)
	fails(t, err, casework.NotFound)
}
