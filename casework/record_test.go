package casework_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

func TestARecordedFactMovesTheDates(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	if got := w.due(c, "appeal"); got != "2026-11-23 certain" {
		t.Errorf("two months from the decision: %s", got)
	}
	c = w.record("mediator-1", c.ID, fact("certificate-issued", "2026-11-13 Fri", "kind=not-pursued"))
	if got := w.due(c, "appeal"); got != "2026-12-14 certain" {
		t.Errorf("a month from the certificate is a Sunday: %s", got)
	}
	if c.Version != 2 {
		t.Errorf("version %d", c.Version)
	}
}

func TestACorrectionTakesThePlaceOfAFactAndKeepsIt(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	right := fact("decision-sent", "2026-09-24 Thu")
	right.Supersedes = c.Facts[0].ID
	c = w.record("mediator-1", c.ID, right)
	if got := types(c.Facts); got != "decision-sent decision-sent" {
		t.Errorf("facts: %s", got)
	}
	if live := c.Live(); len(live) != 1 || live[0].On.String() != "2026-09-24" {
		t.Errorf("what stands: %+v", live)
	}
	if got := w.due(c, "appeal"); got != "2026-11-24 certain" {
		t.Errorf("due %s", got)
	}
	right = fact("decision-sent", "2026-09-25 Fri")
	right.Supersedes = c.Facts[0].ID
	_, err := w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{right}, Envelope: w.env()})
	fails(t, err, casework.Invalid, "supersedes", "stands in its place")
}

func TestTheSameRecordingTwiceAddsOneFact(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	in := casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{fact("information-given", "2026-11-10 Tue"), fact("mediation-declined", "2026-11-10 Tue")}, Envelope: w.env()}
	first, err := w.Record(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	second, err := w.Record(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	if len(second.Facts) != 3 || second.Version != 2 {
		t.Errorf("%d facts at version %d", len(second.Facts), second.Version)
	}
}

func TestAChangeOfAnOldVersionIsToldWhatChangedMeanwhile(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediation-adviser", "intake-1"))
	w.record("intake-1", c.ID, fact("certificate-issued", "2026-11-13 Fri", "kind=not-pursued"))
	_, err := w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version,
		Facts: []law.Event{fact("mediation-declined", "2026-11-13 Fri")}, Envelope: w.env()})
	fails(t, err, casework.Conflict, "HPL-0001", "intake-1", "certificate", "Fri 13 November 2026", "Nothing was saved")
	if s := casework.Sentence(err); strings.Contains(s, "decision") {
		t.Errorf("the sentence names what did not change: %s", s)
	}
	if got := len(w.look("mediator-1", c.ID).Facts); got != 4 {
		t.Errorf("%d facts", got)
	}
}

func TestAFactThatCannotBeIsRefusedWithFieldAndRemedy(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	with := func(e law.Event, change func(e *law.Event)) law.Event { change(&e); return e }
	for name, x := range map[string]struct {
		fact  law.Event
		parts []string
	}{
		"an unknown type":                    {fact("certificate-sent", "2026-11-09 Mon"), []string{"certificate-sent", "type"}},
		"an attribute of another type":       {fact("mediation-declined", "2026-11-09 Mon", "kind=mediated"), []string{"mediation-declined", "kind"}},
		"a value that is none":               {fact("certificate-issued", "2026-11-09 Mon", "kind=pink"), []string{"kind", "pink", "not-pursued"}},
		"a day still to come":                {fact("certificate-issued", "2026-11-23 Mon", "kind=mediated"), []string{"on", "Mon 23 November 2026", "Fri 20 November 2026"}},
		"a letter dated tomorrow":            {with(fact("decision-sent", "2026-11-09 Mon"), func(e *law.Event) { e.Printed = e.On.AddDays(12) }), []string{"printed_on", "Sat 21 November 2026"}},
		"no day":                             {law.Event{Type: "mediation-held"}, []string{"mediation-held", "on"}},
		"belonging to nothing":               {with(fact("certificate-issued", "2026-11-09 Mon", "kind=mediated"), func(e *law.Event) { e.Of = "d9" }), []string{"of", "d9"}},
		"in the place of nothing":            {with(fact("decision-sent", "2026-11-09 Mon"), func(e *law.Event) { e.Supersedes = "d9" }), []string{"supersedes", "d9"}},
		"an id that is taken":                {with(fact("decision-sent", "2026-11-09 Mon"), func(e *law.Event) { e.ID = c.Facts[0].ID }), []string{"id", c.Facts[0].ID}},
		"taking back by recording":           {with(fact("decision-sent", "2026-11-09 Mon"), func(e *law.Event) { e.Type, e.Supersedes = law.Retraction, c.Facts[0].ID }), []string{"undo"}},
		"a person by what looks like a name": {assigned("mediator", "Somebody Surname"), []string{"person", "mediator-1"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{x.fact}, Envelope: w.env()})
			fails(t, err, casework.Invalid, append(x.parts, "Nothing was saved")...)
		})
	}
	_, err := w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Envelope: w.env()})
	fails(t, err, casework.Invalid, "at least one fact")
	two := []law.Event{fact("mediation-declined", "2026-11-09 Mon"), fact("certificate-issued", "2026-11-09 Mon", "kind=pink")}
	_, err = w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: two, Envelope: w.env()})
	fails(t, err, casework.Invalid, "fact 2 (certificate-issued), kind")
	if got := w.look("mediator-1", c.ID); got.Version != 1 {
		t.Errorf("something was written: %s", types(got.Facts))
	}
}

func TestAFactOfTodayIsNotAheadLateInTheEveningInLondon(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	env := w.env()
	env.At = civilMidnightInSummer
	_, err := w.Record(context.Background(), w.who("mediator-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{fact("mediation-declined", "2027-07-01 Thu")}, Envelope: env})
	if err != nil {
		t.Errorf("half past midnight in London is the first of July: %v", err)
	}
}

func TestEveryActIsInTheAuditByIdsAndTypesOnly(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("sendias-adviser", "adviser-1"), consents("tees-sendiass", "facts"))
	said := w.record("adviser-1", c.ID, fact("certificate-issued", "2026-11-13 Fri", "kind=not-pursued"))
	reported := said.Facts[len(said.Facts)-1].ID
	if _, err := w.Confirm(context.Background(), w.who("mediator-1"), casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []string{reported}, Envelope: w.env()}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.undo("mediator-1", c.ID); err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range w.store.Trail(context.Background(), c.ID) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(e.Person)+" "+string(e.Action)+": "+e.Detail)
	}
	all := w.look("mediator-1", c.ID).Facts
	want := []string{
		"mediator-1 open: decision-sent " + all[0].ID + "; assigned " + all[1].ID + "; assigned " + all[2].ID + "; consent-given " + all[3].ID,
		"adviser-1 record: certificate-issued " + all[4].ID,
		"mediator-1 confirm: certificate-issued " + all[5].ID + " for " + all[4].ID,
		"mediator-1 undo: retraction " + all[6].ID + " for " + all[5].ID,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestACorrectionMayStandBeforeWhatItCorrectsInOneRecording(t *testing.T) {
	w := newWorld(t)
	c := w.opened("operator-1", refusedToAssess())
	wrong, right := fact("certificate-issued", "2026-11-12 Thu", "kind=mediated"), fact("certificate-issued", "2026-11-13 Fri", "kind=mediated")
	wrong.ID, right.ID, right.Supersedes = "c1", "c2", "c1"
	circle := []law.Event{wrong, right}
	circle[0].Supersedes = "c2"
	_, err := w.Record(context.Background(), w.who("operator-1"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: circle, Envelope: w.env()})
	fails(t, err, casework.Invalid, "supersedes", "circle")
	itself := right
	itself.Supersedes = "c2"
	_, err = w.Record(context.Background(), w.who("operator-1"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{itself}, Envelope: w.env()})
	fails(t, err, casework.Invalid, "supersedes")
	c = w.record("operator-1", c.ID, right, wrong)
	if live := c.Live(); len(live) != 2 || live[1].ID != "c2" {
		t.Errorf("what stands: %+v", live)
	}
}
