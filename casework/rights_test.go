package casework_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

var actions = []casework.Action{casework.ActSee, casework.ActRecord, casework.ActUndo, casework.ActCorrect, casework.ActConfirm,
	casework.ActSeeAgreement, casework.ActSeeSupport, casework.ActNameCase}

// linked is a case of mediator-1, supported by adviser-1 and volunteer-1 with consent of the scope to both
// services.
func (w *world) linked(scope string) casework.Case {
	agreement := fact("agreement-made", "2026-11-16 Mon", "parties=authority")
	agreement.Items = []law.Item{{Item: "assessment", What: "assess"}}
	facts := []law.Event{refusedToAssess(), fact("mediation-held", "2026-11-16 Mon", "authority_present=true"), agreement,
		assigned("mediator", "mediator-1"), assigned("sendias-adviser", "adviser-1"), assigned("supporter", "volunteer-1")}
	if scope != "" {
		facts = append(facts, consents("tees-sendiass", scope), consents("tees-forum", scope))
	}
	return w.opened("manager-1", facts...)
}

// The table is design's: who may do what. Columns are the actions above, in their order.
func TestWhoMayDoWhat(t *testing.T) {
	for _, row := range []struct {
		who   casework.PersonID
		scope string
		may   string
	}{
		//                             see rec undo corr conf agreement support name
		{"operator-1", "", "                yes yes yes  yes  yes  yes       yes     yes"},
		{"mediator-1", "", "                yes yes yes  yes  yes  yes       yes     no"},
		{"manager-1", "", "                 yes yes yes  yes  yes  yes       yes     no"},
		{"adviser-1", "all", "              yes yes yes  no   no   yes       no      no"},
		{"adviser-1", "agreement", "        yes yes yes  no   no   yes       no      no"},
		{"adviser-1", "facts", "            yes yes yes  no   no   no        no      no"},
		{"adviser-1", "dates", "            yes yes yes  no   no   no        no      no"},
		{"adviser-1", "", "                 no  no  no   no   no   no        no      no"},
		{"volunteer-1", "all", "            yes yes yes  no   no   yes       no      no"},
		{"volunteer-1", "agreement", "      yes yes yes  no   no   yes       no      no"},
		{"volunteer-1", "facts", "          yes yes yes  no   no   no        no      no"},
		{"volunteer-1", "dates", "          yes yes yes  no   no   no        no      no"},
		{"volunteer-1", "", "               no  no  no   no   no   no        no      no"},
		{"mediator-2", "all", "             no  no  no   no   no   no        no      no"},
		{"mediator-9", "all", "             no  no  no   no   no   no        no      no"},
		{"manager-9", "all", "              no  no  no   no   no   no        no      no"},
		{"adviser-2", "all", "              no  no  no   no   no   no        no      no"},
		{"volunteer-2", "all", "            no  no  no   no   no   no        no      no"},
		{"lead-1", "all", "                 no  no  no   no   no   no        no      no"},
		{"gone-1", "all", "                 no  no  no   no   no   no        no      no"},
		{"commissioner-1", "all", "         no  no  no   no   no   no        no      no"},
	} {
		w := newWorld(t)
		c := w.linked(row.scope)
		a := w.who(row.who)
		if seen, err := w.Look(context.Background(), a, c.ID); err == nil {
			c = seen // whoever may see it asks about the case that they were given
		}
		want := strings.Fields(row.may)
		for i, act := range actions {
			if got := casework.Allowed(&a, act, &c); got != (want[i] == "yes") {
				t.Errorf("%s with consent %q: %s is %v", row.who, row.scope, act, got)
			}
		}
	}
}

func TestNobodyButAnOperatorMayDoAnythingToACaseThatIsNotGiven(t *testing.T) {
	w := newWorld(t)
	for _, p := range people {
		a := w.who(p.ID)
		if got := casework.Allowed(&a, casework.ActSee, nil); got != (p.ID == "operator-1") {
			t.Errorf("%s: %v", p.ID, got)
		}
	}
}

func TestAnActionThatTheTableDoesNotNameIsRefusedToAll(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	for _, p := range people {
		a := w.who(p.ID)
		if casework.Allowed(&a, "burn", &c) {
			t.Errorf("%s may burn a case", p.ID)
		}
	}
}

func TestARefusalNeverTellsWhetherTheCaseExists(t *testing.T) {
	w := newWorld(t)
	c := w.linked("")
	ctx := context.Background()
	for _, id := range []casework.PersonID{"mediator-2", "manager-9", "adviser-1", "volunteer-1", "commissioner-1", "gone-1"} {
		a := w.who(id)
		for name, ask := range map[string]func(casework.CaseID) error{
			"look": func(id casework.CaseID) error { _, err := w.Look(ctx, a, id); return err },
			"record": func(id casework.CaseID) error {
				_, err := w.Record(ctx, a, casework.Recording{Case: id, BasedOn: 7, Facts: []law.Event{fact("nonsense", "2026-11-10 Tue")}, Envelope: w.env()})
				return err
			},
			"undo": func(id casework.CaseID) error {
				_, _, err := w.Undo(ctx, a, casework.Undoing{Case: id, Envelope: w.env()})
				return err
			},
			"confirm": func(id casework.CaseID) error {
				_, err := w.Confirm(ctx, a, casework.Confirming{Case: id, Envelope: w.env()})
				return err
			},
		} {
			there, not := ask(c.ID), ask("no-such-case")
			fails(t, there, casework.NotFound)
			if diff := cmp.Diff(there.Error(), not.Error()); diff != "" {
				t.Errorf("%s, %s: a case that is there answers otherwise: %s", id, name, diff)
			}
		}
	}
}

func TestWithdrawnConsentCutsAccessAtOnce(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	w.look("adviser-1", c.ID)
	w.record("adviser-1", c.ID, fact("consent-withdrawn", "2026-11-20 Fri", "to=tees-sendiass"))
	_, err := w.Look(context.Background(), w.who("adviser-1"), c.ID)
	fails(t, err, casework.NotFound)
	w.look("volunteer-1", c.ID)
	w.record("mediator-1", c.ID, fact("consent-given", "2026-11-20 Fri", "by=parent", "to=tees-sendiass", "scope=dates", "how=written"))
	w.look("adviser-1", c.ID)
	w.record("mediator-1", c.ID, fact("consent-given", "2026-11-05 Thu", "by=parent", "to=tees-sendiass", "scope=all", "how=written"))
	a := w.who("adviser-1")
	now := w.look("mediator-1", c.ID)
	if casework.Allowed(&a, casework.ActSeeAgreement, &now) {
		t.Error("a consent of before the withdrawal, recorded late, counts")
	}
}

func TestNobodyWidensTheirOwnRightsByAReport(t *testing.T) {
	w := newWorld(t)
	c := w.linked("facts")
	w.record("volunteer-1", c.ID, consents("tees-forum", "all"))
	seen := w.look("volunteer-1", c.ID)
	if strings.Contains(types(seen.Facts), "agreement-made") {
		t.Error("the agreement is shown by a consent that nobody confirmed")
	}
	report := seen.Facts[len(seen.Facts)-1].ID
	if _, err := w.Confirm(context.Background(), w.who("mediator-1"), casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []string{report}, Envelope: w.env()}); err != nil {
		t.Fatal(err)
	}
	if seen = w.look("volunteer-1", c.ID); !strings.Contains(types(seen.Facts), "agreement-made") {
		t.Error("the consent does not count once it is confirmed")
	}
}

func TestAReportedAssignmentChangesNothingUntilItIsConfirmed(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	w.record("adviser-1", c.ID, assigned("mediation-adviser", "adviser-1"), assigned("mediator", "mediator-9"), fact("case-closed", "2026-11-20 Fri", "why=agreed"))
	a, seen := w.who("adviser-1"), w.look("adviser-1", c.ID)
	if casework.Allowed(&a, casework.ActConfirm, &seen) {
		t.Error("the adviser is on the case by her own report")
	}
	_, err := w.Look(context.Background(), w.who("mediator-9"), c.ID)
	fails(t, err, casework.NotFound)
	if diff := cmp.Diff([]casework.PersonID{"mediator-1"}, seen.Workers()); diff != "" {
		t.Errorf("the case changed hands: %s", diff)
	}
	if seen.Closed() {
		t.Error("the case is closed by a report")
	}
}

func TestAuthoritiesAndCommissionersSeeNoCaseWhateverElseTheyAre(t *testing.T) {
	w := newWorld(t)
	c := w.brought(refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediator", "commissioner-2"), assigned("mediator", "commissioner-3"))
	for _, id := range []casework.PersonID{"commissioner-1", "commissioner-2", "commissioner-3"} {
		_, err := w.Look(context.Background(), w.who(id), c.ID)
		fails(t, err, casework.NotFound)
	}
}

func TestTheOneWhoTookACaseInLosesItWithTheConsent(t *testing.T) {
	w := newWorld(t)
	c := w.opened("volunteer-1", refusedToAssess(), consents("tees-forum", "facts"))
	w.record("volunteer-1", c.ID, consents("tees-forum", "all"))
	a := w.who("volunteer-1")
	all := w.look("operator-1", c.ID)
	if casework.Allowed(&a, casework.ActSeeAgreement, &all) {
		t.Error("a later report widens the consent that the case was taken in with")
	}
	w.record("operator-1", c.ID, assigned("mediator", "mediator-1"))
	_, err := w.Look(context.Background(), w.who("volunteer-1"), c.ID)
	fails(t, err, casework.NotFound) // a provider has it now, and has not assigned her
	w.record("mediator-1", c.ID, assigned("supporter", "volunteer-1"))
	w.look("volunteer-1", c.ID)
}

func TestTheProviderIsTheAssignedMediators(t *testing.T) {
	w := newWorld(t)
	c := w.opened("intake-1", refusedToAssess())
	w.look("intake-1", c.ID)
	w.look("manager-1", c.ID)
	if _, err := w.Record(context.Background(), w.who("operator-1"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion,
		Facts: []law.Event{assigned("mediator", "mediator-9")}, Override: "parties-agree", Envelope: w.env()}); err != nil {
		t.Fatal(err)
	}
	w.look("mediator-9", c.ID)
	w.look("manager-9", c.ID)
	for _, id := range []casework.PersonID{"intake-1", "manager-1", "mediator-1"} {
		_, err := w.Look(context.Background(), w.who(id), c.ID)
		fails(t, err, casework.NotFound)
	}
}

func TestARoleThatTheOrganisationCannotHaveGivesNothing(t *testing.T) {
	w := newWorld(t)
	c := w.brought(refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediator", "volunteer-1"),
		assigned("mediation-adviser", "adviser-1"), assigned("mediator", "commissioner-1"))
	for _, id := range []casework.PersonID{"volunteer-1", "commissioner-1"} {
		_, err := w.Look(context.Background(), w.who(id), c.ID)
		fails(t, err, casework.NotFound)
	}
	if c := w.look("adviser-1", c.ID); len(c.Facts) != 5 {
		t.Error("an advice service can hold the mediation adviser's role on a case")
	}
}

func TestTheTableCanBeAskedAboutACaseAsItWasHandedOut(t *testing.T) {
	w := newWorld(t)
	c := w.opened("manager-1", refusedToAssess(), assigned("mediator", "mediator-1"))
	for _, x := range []struct {
		who  casework.PersonID
		c    casework.Case
		want bool
	}{
		{"manager-1", c, true},
		{"manager-1", w.look("manager-1", c.ID), true},
		{"manager-1", w.look("mediator-1", c.ID), false}, // handed to somebody else
		{"manager-9", c, false},
		{"mediator-1", w.look("mediator-1", c.ID), true},
	} {
		a := w.who(x.who)
		if got := casework.Allowed(&a, casework.ActConfirm, &x.c); got != x.want {
			t.Errorf("%s: %v", x.who, got)
		}
	}
	after := w.record("manager-1", c.ID, fact("information-given", "2026-11-10 Tue"))
	a := w.who("manager-1")
	if !casework.Allowed(&a, casework.ActConfirm, &after) {
		t.Error("not after recording in it")
	}
}
