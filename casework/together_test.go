package casework_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/memdb"
)

func TestManyRecordingAtOnceLoseNothingAndDoubleNothing(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	a := w.who("mediator-1")
	const acts, deliveries = 4, 3
	var wg sync.WaitGroup
	for i := range acts {
		in := casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Envelope: w.env(),
			Facts: []law.Event{fact("information-given", "2026-11-10 Tue"), {Type: "mediation-adjourned", On: civil.On(2026, 11, 1+i)}}}
		for range deliveries {
			wg.Go(func() {
				if _, err := w.Record(context.Background(), a, in); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	after := w.look("mediator-1", c.ID)
	if len(after.Facts) != 1+2*acts || after.Version != 1+acts {
		t.Errorf("%d facts at version %d", len(after.Facts), after.Version)
	}
}

// hurried is a store in which somebody else is always a little quicker, for a while.
type hurried struct {
	*memdb.DB
	quicker func()
}

func (h *hurried) Commit(ctx context.Context, c casework.Change) (casework.Version, error) {
	if do := h.quicker; do != nil {
		h.quicker = nil
		do()
	}
	return h.DB.Commit(ctx, c)
}

func TestAnActOnTheCaseAsItStandsIsWorkedOutAnewWhenSomebodyWasQuicker(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	store := &hurried{DB: w.store, quicker: func() { w.record("mediator-1", c.ID, fact("information-given", "2026-11-10 Tue")) }}
	slow := casework.NewService(store, w.Book(), w.Calendar()).WithPeople(w.store)
	_, took, err := slow.Undo(context.Background(), w.who("mediator-1"), casework.Undoing{Case: c.ID, BasedOn: casework.AnyVersion, Envelope: w.env()})
	if err != nil {
		t.Fatal(err)
	}
	if types(took) != "information-given" {
		t.Errorf("the last change when it was written was information-given, not %s", types(took))
	}
	store.quicker = func() { w.record("mediator-1", c.ID, fact("information-given", "2026-11-11 Wed")) }
	_, err = slow.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: 3,
		Facts: []law.Event{fact("mediation-declined", "2026-11-10 Tue")}, Envelope: w.env()})
	fails(t, err, casework.Conflict, "mediator-1 recorded", "Wed 11 November 2026")
}

func TestOfTwoWhoChangeWhatTheySawOneIsToldOfTheOther(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediation-adviser", "intake-1"))
	errs := make(chan error, 2)
	for _, id := range []casework.PersonID{"mediator-1", "intake-1"} {
		a, env := w.who(id), w.env()
		go func() {
			_, err := w.Record(context.Background(), a, casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{fact("information-given", "2026-11-10 Tue")}, Envelope: env})
			errs <- err
		}()
	}
	one, two := <-errs, <-errs
	if one == nil {
		one, two = two, one
	}
	if two != nil {
		t.Fatal(two)
	}
	fails(t, one, casework.Conflict, "changed meanwhile", "Tue 10 November 2026")
}

func TestAConflictSaysWhoDidWhatSince(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediation-adviser", "intake-1"),
		consents("tees-sendiass", "facts"), assigned("sendias-adviser", "adviser-1"))
	w.record("mediator-1", c.ID, corrected(c, 0, "2026-09-24 Thu"))
	report := w.record("adviser-1", c.ID, fact("information-given", "2026-11-10 Tue"))
	last := report.Facts[len(report.Facts)-1].ID
	if _, err := w.Confirm(context.Background(), w.who("intake-1"), casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []string{last}, Envelope: w.env()}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.undo("mediator-1", c.ID); err != nil {
		t.Fatal(err)
	}
	stale := casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{refusedToAssess()}, Envelope: w.env()}
	_, err := w.Record(context.Background(), w.who("intake-1"), stale)
	fails(t, err, casework.Conflict, "HPL-0001 was changed meanwhile: ",
		"mediator-1 corrected decision sent, Tue 22 September 2026, to decision sent, Thu 24 September 2026; ",
		"adviser-1 reported mediation explained to the family, Tue 10 November 2026; ", "intake-1 confirmed mediation explained to the family, Tue 10 November 2026; ",
		"mediator-1 took back decision sent, Thu 24 September 2026. Nothing was saved.")
	stale.BasedOn, stale.Facts = c.Version, []law.Event{fact("information-given", "2026-11-10 Tue")}
	_, err = w.Record(context.Background(), w.who("adviser-1"), stale) // who is on the case, and who recorded what, is hidden from her
	fails(t, err, casework.Conflict, "somebody corrected decision sent", "adviser-1 reported", "somebody took back decision sent")
}

// Whatever somebody does, as many undos bring back exactly what stood before.
func TestUndoIsTheExactInverseOfRecordingAndCorrecting(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		w := newWorld(t)
		c := w.opened("mediator-1", refusedToAssess())
		stood := [][]casework.Fact{c.Live()}
		for range 2 + r.IntN(8) {
			live := c.Live()
			var facts []law.Event
			for _, at := range r.Perm(len(live))[:r.IntN(min(2, len(live))+1)] {
				e := live[at].Event
				e.ID, e.Supersedes, e.On = "", live[at].ID, e.On.AddDays(-1-r.IntN(9))
				facts = append(facts, e)
			}
			if len(facts) == 0 || r.IntN(2) == 0 {
				facts = append(facts, fact("information-given", "2026-11-10 Tue"))
			}
			c = w.record("mediator-1", c.ID, facts...)
			stood = append(stood, c.Live())
		}
		for n := len(stood) - 2; n >= 0; n-- {
			var err error
			if c, _, err = w.undo("mediator-1", c.ID); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if diff := cmp.Diff(stood[n], c.Live()); diff != "" {
				t.Fatalf("seed %d, step %d: %s", seed, n, diff)
			}
		}
	}
}

func FuzzParseReference(f *testing.F) {
	for _, s := range []string{"HPL-0231", "hpl 231", "#231", "0231", "HPL0231", "", "hpl--1", "ÄÖ-1", "a1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		letters, number, ok := casework.ParseReference(typed)
		if !ok {
			if letters != "" || number != "" {
				t.Errorf("%q is none, and yet %q %q", typed, letters, number)
			}
			return
		}
		if letters == "" {
			letters = "HPL"
		}
		ref := casework.NewReference(letters, number)
		l, n, ok := casework.ParseReference(string(ref))
		if !ok || l != letters || n != number || !ref.Matches("", number) || !ref.Matches(letters, number) || ref.Number() != number {
			t.Errorf("%q became %s and then %q %q", typed, ref, l, n)
		}
	})
}

func ExampleParseReference() {
	fmt.Println(casework.ParseReference("hpl 0231"))
	// Output: HPL 231 true
}
