package casework_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/memdb"
)

// recorded tries to record the facts as the operator.
func (w *world) recorded(c casework.CaseID, facts ...law.Event) error {
	_, err := w.Record(context.Background(), w.who("operator-1"), casework.Recording{Case: c, BasedOn: casework.AnyVersion, Facts: facts, Envelope: w.env()})
	return err
}

func TestAConsentNamesAServiceThatThereIs(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	withdrawn := func(to string) law.Event { return fact("consent-withdrawn", "2026-11-20 Fri", "to="+to) }
	for says, e := range map[string]law.Event{
		"a word":                        consents("forum", "all"),
		"a slip of the pen":             consents("tees-sendias", "all"),
		"a person":                      consents("adviser-1", "all"),
		"a council":                     consents("council-1", "all"),
		"the operators":                 consents("operators", "all"),
		"a withdrawal from nobody":      withdrawn("tees-sendias"),
		"a withdrawal from the council": withdrawn("council-1"),
	} {
		err := w.recorded(c.ID, refusedToAssess(), e)
		if err == nil {
			t.Errorf("%s was recorded", says)
			continue
		}
		fails(t, err, casework.Invalid, "fact 2 ("+e.Type+"), to: ", e.Attrs.Get("to"), "for example tees-forum", "operator add it", "Nothing was saved")
		o := w.opening(refusedToAssess(), e)
		_, err = w.Open(context.Background(), w.who("mediator-1"), o)
		fails(t, err, casework.Invalid, "fact 2 ("+e.Type+"), to: ")
	}
	for _, to := range []string{"tees-sendiass", "tees-forum", "south-mediation"} {
		if err := w.recorded(c.ID, consents(to, "dates")); err != nil {
			t.Error(err)
		}
		if err := w.recorded(c.ID, withdrawn(to)); err != nil {
			t.Error(err)
		}
	}
	// Before anybody was brought in every id may be somebody's, and none is a sentence.
	empty := casework.NewService(w.store, w.Book(), w.Calendar()).WithPeople(memdb.New())
	early := casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{consents("other-forum", "all")}, Envelope: w.env()}
	if _, err := empty.Record(context.Background(), w.who("operator-1"), early); err != nil {
		t.Error(err)
	}
	early.Facts, early.Envelope = []law.Event{consents("our local forum", "all")}, w.env()
	_, err := empty.Record(context.Background(), w.who("operator-1"), early)
	fails(t, err, casework.Invalid, "consent-given, to: ", "our local forum", "people file", "tees-forum")
	// What was recorded so before is put right without being asked about again.
	old := w.look("operator-1", c.ID)
	at := slices.IndexFunc(old.Facts, func(f casework.Fact) bool { return f.Attrs.Get("to") == "other-forum" })
	again := consents("other-forum", "dates")
	again.Supersedes = old.Facts[at].ID
	if err := w.recorded(c.ID, again); err != nil {
		t.Error(err)
	}
}

// A withdrawal that names nobody would shut nobody out; that a service is not there yet is no fault of a file.
func TestAWithdrawalInAFileNamesWhomTheFamilyConsentedTo(t *testing.T) {
	w := newWorld(t)
	given, gone := consents("new-forum", "all"), fact("consent-withdrawn", "2026-11-20 Fri", "to=new-forum")
	typo := fact("consent-withdrawn", "2026-11-20 Fri", "to=new-forums")
	got, err := w.Weigh(context.Background(), w.who("operator-1"),
		[]casework.Arrival{arrival("HPL-0231", given, gone), arrival("HPL-0232", given, typo)}, casework.Weighing{At: now})
	if err != nil {
		t.Fatal(err)
	}
	if len(got[0].Faults) != 0 {
		t.Errorf("the withdrawal of a consent in the file: %v", got[0].Faults)
	}
	if f := got[1].Faults; len(f) != 1 || f[0].Field != "facts[1].to" || !strings.Contains(f[0].Text, "no service or forum here") || strings.Contains(f[0].Text, "new-forums") {
		t.Errorf("a slip of the pen: %v", f)
	}
	if err := w.BringIn(context.Background(), got[:1]); err != nil {
		t.Fatal(err)
	}
	got, err = w.Weigh(context.Background(), w.who("operator-1"), []casework.Arrival{arrival("HPL-0231", given, gone, gone)}, casework.Weighing{At: now})
	if err != nil || len(got[0].Faults) != 0 || got[0].New != 1 {
		t.Errorf("a withdrawal of what the store has: %+v, %v", got, err)
	}
}

// Whatever an attribute can be, the same is refused by whichever way a fact comes: each attribute of each type, with a
// word that it cannot have.
func TestWhatAnAttributeCannotBeIsRefusedByEveryWay(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	tried := 0
	for _, typ := range w.Book().Vocabulary.Types {
		if typ.Name == law.Retraction {
			continue
		}
		for _, a := range typ.Attrs {
			for _, word := range []string{"no such word", "nobody\nhere", strings.Repeat("x", 81)} {
				if a.Kind == law.AttrLabel && a.Names == "" && word == "no such word" {
					continue // a label is what people call a thing
				}
				tried++
				e := fact(typ.Name, "2026-11-10 Tue")
				e.Attrs = e.Attrs.With(a.Name, word)
				what := fmt.Sprintf("%s %s=%.20q", typ.Name, a.Name, word)
				if err := w.recorded(c.ID, e); casework.KindOf(err) != casework.Invalid || !strings.Contains(casework.Sentence(err), typ.Name+", "+a.Name+": ") {
					t.Errorf("%s recorded: %v", what, err)
				}
				if err := w.CheckOpening(w.who("operator-1"), w.opening(e)); casework.KindOf(err) != casework.Invalid {
					t.Errorf("%s opened with: %v", what, err)
				}
				got, err := w.Weigh(context.Background(), w.who("operator-1"), []casework.Arrival{arrival("HPL-0777", e)}, casework.Weighing{At: now})
				if err != nil || len(got[0].Faults) != 1 || got[0].Faults[0].Field != "facts[0]."+a.Name {
					t.Errorf("%s brought in: %+v, %v", what, got, err)
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d were tried", tried)
	}
}
