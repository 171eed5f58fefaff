package casework_test

import (
	"context"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

func TestNobodyGetsACaseInSpiteOfAConflict(t *testing.T) {
	for name, x := range map[string]struct {
		before []law.Event
		give   law.Event
		says   string
		soft   bool // a manager can go ahead
	}{
		"works for the authority":      {nil, assigned("mediator", "commissioner-1"), "must be independent", false},
		"is a commissioner":            {nil, assigned("mediator", "commissioner-3"), "must be independent", false},
		"is disabled":                  {nil, assigned("mediator", "gone-1"), "disabled", false},
		"cannot have the role":         {nil, assigned("mediator", "adviser-1"), "cannot be mediator", false},
		"a volunteer does not mediate": {nil, assigned("mediation-adviser", "volunteer-1"), "cannot be mediation-adviser", false},
		"another provider":             {nil, assigned("mediator", "mediator-9"), "Hand it over first", false},
		"supports the family":          {[]law.Event{assigned("sendias-adviser", "adviser-1")}, assigned("mediation-adviser", "adviser-1"), "on the family's side", true},
		"their service supports it":    {[]law.Event{assigned("sendias-adviser", "adviser-1")}, assigned("mediation-adviser", "adviser-2"), "supports the family", true},
		"declared for their role":      {[]law.Event{assigned("mediator", "mediator-2"), fact("conflict-declared", "2026-11-18 Wed", "role=mediator")}, assigned("mediator", "mediator-2"), "declared a conflict", true},
		"would support it too":         {nil, assigned("supporter", "mediator-1"), "cannot support the family too", true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			c := w.opened("manager-1", refusedToAssess(), assigned("mediator", "mediator-1"))
			for _, e := range x.before {
				w.record("manager-1", c.ID, e)
			}
			try := func(who casework.PersonID, override string) error {
				_, err := w.Record(context.Background(), w.who(who), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion,
					Facts: []law.Event{x.give}, Override: override, Envelope: w.env()})
				return err
			}
			err := try("manager-1", "")
			fails(t, err, casework.Refused, x.says, "Nothing was saved")
			if casework.IsConflict(err) != x.soft {
				t.Errorf("it can be overridden: %v", casework.IsConflict(err))
			}
			fails(t, try("mediator-1", "parties-agree"), casework.Refused)
			fails(t, try("manager-1", "because"), casework.Invalid, "parties-agree", "no-conflict")
			err = try("manager-1", "parties-agree")
			if !x.soft {
				fails(t, err, casework.Refused, x.says)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := w.audited(casework.ActOverride); len(got) != 1 || !strings.HasSuffix(got[0].Detail, " parties-agree") || got[0].Case != c.ID || got[0].Person != "manager-1" {
				t.Errorf("the audit says %+v", got)
			}
		})
	}
}

// audited are the audit entries of the action.
func (w *world) audited(act casework.Action) []casework.AuditEntry {
	w.t.Helper()
	var out []casework.AuditEntry
	for e, err := range w.store.Trail(context.Background(), "") {
		if err != nil {
			w.t.Fatal(err)
		}
		if e.Action == act {
			out = append(out, e)
		}
	}
	return out
}

func TestWhoDeclaredAConflictDoesNotGetTheCaseAtItsOpeningEither(t *testing.T) {
	w := newWorld(t)
	in := w.opening(refusedToAssess(), assigned("sendias-adviser", "adviser-1"), assigned("mediation-adviser", "adviser-1"))
	_, err := w.Open(context.Background(), w.who("manager-1"), in)
	fails(t, err, casework.Refused, "on the family's side")
	in.Override = "parties-agree"
	if _, err = w.Open(context.Background(), w.who("manager-1"), in); err == nil {
		t.Fatal("who opens a case as its mediator overrides a conflict")
	}
	if _, err = w.Open(context.Background(), w.who("operator-1"), in); err != nil {
		t.Fatal(err)
	}
}

func TestAReportedAllocationIsCheckedWhenItIsConfirmed(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	w.record("adviser-1", c.ID, assigned("mediation-adviser", "adviser-2"))
	whole := w.look("mediator-1", c.ID)
	_, err := w.Confirm(context.Background(), w.who("mediator-1"), casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion,
		Facts: []string{whole.Facts[len(whole.Facts)-1].ID}, Envelope: w.env()})
	fails(t, err, casework.Refused, "supports the family")
}

func TestWhatTheFamilyDoesElsewhereIsNoConflict(t *testing.T) {
	w := newWorld(t)
	w.linked("all")
	other := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"))
	w.record("mediator-1", other.ID, assigned("mediation-adviser", "adviser-1"))
}

func TestAConflictThatTheManagerMayNotSeeIsNotExplained(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("sendias-adviser", "adviser-1"), consents("tees-sendiass", "all"))
	w.record("mediator-1", c.ID, consents("south-mediation", "facts"), handed("south-mediation"))
	_, err := w.Record(context.Background(), w.who("manager-9"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion,
		Facts: []law.Event{assigned("mediation-adviser", "adviser-2")}, Envelope: w.env()})
	fails(t, err, casework.Refused, "has a conflict of interest", "Ask them, or the operator")
	for _, word := range []string{"sendiass", "support", "adviser-1", "family's side"} {
		if strings.Contains(casework.Sentence(err), word) {
			t.Errorf("%q is told: %s", word, casework.Sentence(err))
		}
	}
}
