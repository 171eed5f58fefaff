package casework_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

func handed(to string) law.Event {
	return fact("provider-handed-over", "2026-11-20 Fri", "to="+to)
}

// worldWithHistory is a world whose service knows what was said and seen.
func worldWithHistory(t testing.TB) *world {
	w := newWorld(t)
	w.Service = w.WithHistory(w.store)
	return w
}

// moved is a case that north-mediation worked on and handed over to south-mediation with consent of the
// scope; it has nothing unconfirmed.
func (w *world) moved(scope string) casework.Case {
	w.t.Helper()
	c := w.opened("manager-1", refusedToAssess(), fact("mediation-held", "2026-11-16 Mon", "authority_present=true"),
		assigned("mediator", "mediator-1"), assigned("supporter", "volunteer-1"), consents("tees-forum", "all"))
	w.record("mediator-1", c.ID, corrected(c, 1, "2026-11-17 Tue"))
	w.record("mediator-1", c.ID, fact("conflict-declared", "2026-11-18 Wed", "role=mediator"))
	w.record("mediator-1", c.ID, consents("south-mediation", scope), handed("south-mediation"))
	w.record("manager-9", c.ID, assigned("mediator", "mediator-9"))
	return c
}

func TestAHandOverNeedsTheFamilysConsentToTheNewProvider(t *testing.T) {
	for name, x := range map[string]struct {
		facts []law.Event
		says  string
	}{
		"no consent":                   {[]law.Event{handed("south-mediation")}, "with the family's consent only"},
		"consent to somebody else":     {[]law.Event{consents("tees-forum", "all"), handed("south-mediation")}, "with the family's consent only"},
		"consent withdrawn":            {[]law.Event{consents("south-mediation", "all"), fact("consent-withdrawn", "2026-11-20 Fri", "to=south-mediation"), handed("south-mediation")}, "with the family's consent only"},
		"nobody knows the provider":    {[]law.Event{consents("west-mediation", "all"), handed("west-mediation")}, "no service or forum here"},
		"a forum is no provider":       {[]law.Event{consents("tees-forum", "all"), handed("tees-forum")}, "no provider here"},
		"to nobody":                    {[]law.Event{fact("provider-handed-over", "2026-11-20 Fri")}, "to"},
		"to the provider that has it":  {[]law.Event{consents("north-mediation", "all"), handed("north-mediation")}, "already"},
		"the agreement is not covered": {[]law.Event{agreedOn(), consents("south-mediation", "facts"), handed("south-mediation")}, "nobody would be told of its dates"},
		"what nobody confirmed":        {[]law.Event{reportedFact(), consents("south-mediation", "facts"), handed("south-mediation")}, "Confirm or correct them first"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"))
			_, err := w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: x.facts, Envelope: w.env()})
			fails(t, err, casework.Invalid, x.says, "Nothing was saved")
			if after := w.look("mediator-1", c.ID); after.Version != c.Version {
				t.Error("something was saved")
			}
		})
	}
}

func agreedOn() law.Event {
	e := fact("agreement-made", "2026-11-16 Mon", "parties=authority")
	e.Items = []law.Item{{Item: "assessment", What: "assess"}}
	return e
}

func reportedFact() law.Event {
	e := fact("information-given", "2026-11-09 Mon")
	e.Reported = true
	return e
}

func TestAReportedHandOverMovesNothing(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	w.record("adviser-1", c.ID, handed("south-mediation"))
	w.look("mediator-1", c.ID)
	_, err := w.Look(context.Background(), w.who("manager-9"), c.ID)
	fails(t, err, casework.NotFound)
	whole := w.look("mediator-1", c.ID)
	_, err = w.Confirm(context.Background(), w.who("mediator-1"), casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion,
		Facts: []string{whole.Facts[len(whole.Facts)-1].ID}, Envelope: w.env()})
	fails(t, err, casework.Invalid, "with the family's consent only")
}

func TestTheOldProviderLosesTheCaseAtOnce(t *testing.T) {
	w := newWorld(t)
	c := w.moved("all")
	for _, p := range []casework.PersonID{"mediator-1", "mediator-2"} {
		_, err := w.Look(context.Background(), w.who(p), c.ID)
		fails(t, err, casework.NotFound)
		_, _, err = w.undo(p, c.ID) // the hand-over too: it is no longer theirs to take back
		fails(t, err, casework.NotFound)
	}
	a := w.who("manager-1")
	_, err := w.Record(context.Background(), a, casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{refusedToAssess()}, Envelope: w.env()})
	fails(t, err, casework.Refused)
}

func TestTheOldProvidersManagerKeepsTheCaseAsItStood(t *testing.T) {
	w := worldWithHistory(t)
	c := w.moved("all")
	w.record("mediator-9", c.ID, fact("certificate-issued", "2026-11-19 Thu", "kind=mediated"))
	kept, now := w.look("manager-1", c.ID), w.look("mediator-9", c.ID)
	if got := types(kept.Facts); strings.Contains(got, "certificate-issued") || !strings.HasSuffix(got, "consent-given provider-handed-over") {
		t.Errorf("kept: %s", got)
	}
	if a, b := w.due(kept, "appeal"), w.due(now, "appeal"); a != "2026-11-23 certain" || b != "2026-12-21 certain" {
		t.Errorf("the old provider has %s, the new one %s", a, b)
	}
	if !strings.Contains(types(kept.Facts), "assigned assigned consent-given") {
		t.Errorf("who supported the family is not kept: %s", types(kept.Facts))
	}
	items, err := w.Agenda(context.Background(), w.who("manager-1"), casework.AgendaQuery{At: today})
	if err != nil || len(items) > 0 {
		t.Errorf("%d of the other provider's dates are on the agenda: %v", len(items), err)
	}
}

func TestTheNewProviderSeesWhatTheConsentCoversAndNotWhatCameBefore(t *testing.T) {
	for scope, want := range map[string]string{
		"dates": "decision-sent mediation-held consent-given provider-handed-over{to} assigned",
		"facts": "decision-sent mediation-held{authority_present} consent-given provider-handed-over{to} assigned",
		"all":   "decision-sent assigned consent-given mediation-held{authority_present} consent-given provider-handed-over{to} assigned",
	} {
		w := newWorld(t)
		c := w.moved(scope)
		for _, p := range []casework.PersonID{"mediator-9", "manager-9"} {
			seen := w.look(p, c.ID)
			if got := shown(seen); got != want {
				t.Errorf("%s with consent to %s: %s", p, scope, got)
			}
			for _, f := range seen.Facts {
				if f.RecordedBy == "mediator-1" && f.Type != "consent-given" && f.Type != "provider-handed-over" {
					t.Errorf("%s learns that mediator-1 recorded %s", p, f.Type)
				}
				if f.Type == "mediation-held" && (f.On.String() != "2026-11-17" || f.Supersedes != "") {
					t.Errorf("%s sees what was corrected: %+v", p, f)
				}
			}
			if seen.OpenedBy != "" {
				t.Errorf("%s learns that %s opened the case", p, seen.OpenedBy)
			}
		}
		whole, some := w.look("operator-1", c.ID), w.look("mediator-9", c.ID)
		if a, b := w.due(whole, "appeal"), w.due(some, "appeal"); a != b || a == "none" {
			t.Errorf("with consent to %s the appeal is due %s, and the new provider has %s", scope, a, b)
		}
	}
}

func TestWhatTheNewProviderRecordsItSeesInFull(t *testing.T) {
	w := newWorld(t)
	c := w.moved("dates")
	w.record("volunteer-1", c.ID, fact("information-given", "2026-11-20 Fri"))
	w.record("mediator-9", c.ID, assigned("sendias-adviser", "adviser-1"), consents("tees-sendiass", "facts"))
	got := types(w.look("mediator-9", c.ID).Facts)
	if !strings.HasSuffix(got, "assigned information-given assigned consent-given") {
		t.Errorf("%s", got)
	}
	w.look("adviser-1", c.ID)
}

func TestACorrectedHandOverStaysWhereItWas(t *testing.T) {
	w := newWorld(t)
	c := w.moved("all")
	whole := w.look("mediator-9", c.ID)
	at := slices.IndexFunc(whole.Facts, func(f casework.Fact) bool { return f.Type == "provider-handed-over" })
	w.record("operator-1", c.ID, corrected(whole, at, "2026-11-19 Thu"))
	w.look("mediator-9", c.ID)
	seen := w.look("mediator-9", c.ID)
	if got := seen.Workers(); len(got) != 1 || got[0] != "mediator-9" {
		t.Errorf("%v have the case", got)
	}
}

func TestUntilTheNewProviderHasAllocatedItsManagersAreTold(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"))
	w.record("mediator-1", c.ID, consents("south-mediation", "dates"), handed("south-mediation"))
	items, err := w.Agenda(context.Background(), w.who("manager-9"), casework.AgendaQuery{At: today})
	if err != nil || len(items) == 0 || len(items[0].People) > 0 {
		t.Errorf("%v %v", items, err) // the reminders give whoever oversees what nobody has
	}
	team, err := w.Agenda(context.Background(), w.who("manager-9"), casework.AgendaQuery{At: today, Scope: "team"})
	if err != nil || len(team) != len(items) {
		t.Errorf("of %d dates the team has %d: %v", len(items), len(team), err)
	}
}

func TestAConsentToTheNewProviderThatIsWithdrawnLeavesTheDays(t *testing.T) {
	w := newWorld(t)
	c := w.moved("facts")
	w.record("mediator-9", c.ID, fact("consent-withdrawn", "2026-11-20 Fri", "to=south-mediation"))
	seen := w.look("mediator-9", c.ID)
	if got := shown(seen); strings.Contains(got, "authority_present") || !strings.Contains(got, "decision-sent") {
		t.Errorf("%s", got)
	}
	if got := w.due(seen, "appeal"); got == "none" {
		t.Error("nobody keeps the appeal's last day")
	}
}

func TestWhoLookedAndWhoWasToldBeforeAHandOverStaysWithTheOldProvider(t *testing.T) {
	w := worldWithHistory(t)
	c := w.moved("all")
	later := now.AddDate(0, 0, 2)
	for _, p := range []casework.PersonID{"operator-1", "mediator-9"} {
		if _, err := w.Look(casework.Asking(context.Background(), now.AddDate(0, 0, -1)), w.who("operator-1"), c.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Look(casework.Asking(context.Background(), now.AddDate(0, 0, 1)), w.who(p), c.ID); err != nil {
			t.Fatal(err)
		}
	}
	for p, want := range map[casework.PersonID]int{"manager-1": 1, "mediator-9": 2, "operator-1": 2} {
		got, err := w.AsAt(context.Background(), w.who(p), c.ID, later)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range got.Seen {
			before := e.At.Before(now)
			if (p == "manager-1") != before && p != "operator-1" {
				t.Errorf("%s learns of %+v", p, e)
			}
		}
		if p != "operator-1" && len(got.Seen) < want {
			t.Errorf("%s learns of %d", p, len(got.Seen))
		}
	}
}

func TestACaseThatComesBackIsWithItsProviderAgain(t *testing.T) {
	w := newWorld(t)
	c := w.moved("all")
	w.record("mediator-9", c.ID, fact("mediation-wanted", "2026-11-19 Thu"))
	w.record("mediator-9", c.ID, consents("north-mediation", "dates"), handed("north-mediation"))
	_, err := w.Look(context.Background(), w.who("mediator-1"), c.ID)
	fails(t, err, casework.NotFound) // what they were assigned as before does not come back
	w.record("manager-1", c.ID, assigned("mediator", "mediator-2"))
	w.look("mediator-2", c.ID)
	kept := w.look("manager-9", c.ID)
	if got := types(kept.Facts); !strings.HasSuffix(got, "mediation-wanted consent-given provider-handed-over") {
		t.Errorf("the provider in between keeps %s", got)
	}
	if kept.OpenedBy != "" || strings.Contains(got(kept), "mediator-1") {
		t.Errorf("the provider in between learns who did what before: %s", got(kept))
	}
}

// got is who recorded the facts of a case before the last three.
func got(c casework.Case) string {
	var out []string
	for _, f := range c.Facts[:2] {
		out = append(out, string(f.RecordedBy))
	}
	return strings.Join(out, " ")
}
