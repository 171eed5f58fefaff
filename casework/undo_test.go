package casework_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

func corrected(c casework.Case, at int, day string) law.Event {
	e := c.Facts[at].Event
	e.ID, e.Supersedes, e.On = "", c.Facts[at].ID, fact("decision-sent", day).On
	return e
}

func TestUndoTakesBackTheWholeOfOnesOwnLastChange(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	w.record("mediator-1", c.ID, fact("information-given", "2026-11-10 Tue"), fact("mediation-declined", "2026-11-10 Tue"))
	after, took, err := w.undo("mediator-1", c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := types(took); got != "information-given mediation-declined" {
		t.Errorf("took back %s", got)
	}
	if got := types(after.Live()); got != "decision-sent" {
		t.Errorf("what stands: %s", got)
	}
	if got := types(after.Facts); got != "decision-sent information-given mediation-declined retraction retraction" {
		t.Errorf("the history: %s", got)
	}
}

func TestUndoOfACorrectionBringsBackWhatItCorrected(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	c = w.record("mediator-1", c.ID, corrected(c, 0, "2026-09-24 Thu"))
	c = w.record("mediator-1", c.ID, corrected(c, 1, "2026-09-28 Mon"))
	for _, want := range []string{"2026-11-30 certain", "2026-11-24 certain", "2026-11-23 certain"} {
		if got := w.due(c, "appeal"); got != want {
			t.Errorf("due %s, want %s", got, want)
		}
		var err error
		if c, _, err = w.undo("mediator-1", c.ID); err != nil {
			t.Fatal(err)
		}
	}
	if live := c.Live(); len(live) != 0 {
		t.Errorf("the third undo takes back the opening: %s", types(live))
	}
	_, _, err := w.undo("mediator-1", c.ID)
	fails(t, err, casework.Refused, "nothing of yours", "HPL-0001")
}

func TestUndoLeavesTheChangesOfOthersAlone(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediation-adviser", "intake-1"))
	w.record("mediator-1", c.ID, fact("information-given", "2026-11-10 Tue"))
	w.record("intake-1", c.ID, fact("mediation-declined", "2026-11-11 Wed"))
	after, took, err := w.undo("mediator-1", c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if types(took) != "information-given" || types(after.Live()) != "decision-sent assigned assigned mediation-declined" {
		t.Errorf("took %s, left %s", types(took), types(after.Live()))
	}
	_, _, err = w.undo("manager-1", c.ID)
	fails(t, err, casework.Refused, "nothing of yours")
}

func TestUndoIsRefusedWhereSomebodyElseHasBuiltOnTheChange(t *testing.T) {
	for name, build := range map[string]struct {
		later func(w *world, c casework.Case)
		says  string
	}{
		"corrected it": {func(w *world, c casework.Case) { w.record("intake-1", c.ID, corrected(c, 3, "2026-09-24 Thu")) }, "corrected or confirmed"},
		"belongs to it": {func(w *world, c casework.Case) {
			e := fact("certificate-issued", "2026-11-13 Fri", "kind=not-pursued")
			e.Of = c.Facts[3].ID
			w.record("intake-1", c.ID, e)
		}, "belongs to it"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			c := w.opened("manager-1", assigned("mediator", "mediator-1"), assigned("mediation-adviser", "intake-1"), fact("information-given", "2026-11-10 Tue"))
			c = w.record("mediator-1", c.ID, refusedToAssess())
			build.later(w, c)
			_, _, err := w.undo("mediator-1", c.ID)
			fails(t, err, casework.Refused, "Tue 22 September 2026", build.says, "Correct it instead")
			if _, _, err := w.undo("intake-1", c.ID); err != nil {
				t.Fatal(err)
			}
			if _, _, err := w.undo("mediator-1", c.ID); err != nil {
				t.Errorf("once the other has taken theirs back: %v", err)
			}
		})
	}
}

func TestTheSameUndoTwiceTakesBackOneChange(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	w.record("mediator-1", c.ID, fact("information-given", "2026-11-10 Tue"))
	in := casework.Undoing{Case: c.ID, BasedOn: 2, Envelope: w.env()}
	first, took, err := w.Undo(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	second, again, err := w.Undo(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(took, again); diff != "" || types(took) != "information-given" {
		t.Errorf("%s %s", types(took), diff)
	}
}

func TestConfirmingPutsAKnownFactInThePlaceOfAReport(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", assigned("mediator", "mediator-1"), assigned("supporter", "volunteer-1"), consents("tees-forum", "facts"))
	seen := w.record("volunteer-1", c.ID, refusedToAssess())
	if got := w.due(seen, "appeal"); got != "2026-11-23 provisional" {
		t.Errorf("from a report: %s", got)
	}
	report := seen.Facts[len(seen.Facts)-1].ID
	in := casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []string{report}, Envelope: w.env()}
	_, err := w.Confirm(context.Background(), w.who("volunteer-1"), in)
	fails(t, err, casework.Refused, "on the case")
	after, err := w.Confirm(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.due(after, "appeal"); got != "2026-11-23 certain" {
		t.Errorf("once confirmed: %s", got)
	}
	last := after.Facts[len(after.Facts)-1]
	if last.Supersedes != report || last.Reported || last.RecordedBy != "mediator-1" {
		t.Errorf("the confirmation: %+v", last)
	}
	in.Envelope = w.env()
	_, err = w.Confirm(context.Background(), w.who("mediator-1"), in)
	fails(t, err, casework.Invalid, "confirmed, corrected or taken back")
	_, _, err = w.undo("volunteer-1", c.ID)
	fails(t, err, casework.Refused, "corrected or confirmed")
}

func TestAFactStaysWithWhatItBelongsToWhenThatIsCorrected(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), fact("decision-sent", "2026-11-02 Mon"))
	e := fact("certificate-issued", "2026-11-13 Fri", "kind=not-pursued")
	e.Of = c.Facts[0].ID
	c = w.record("mediator-1", c.ID, e)
	if got := w.due(c, "appeal"); got != "2026-12-14 certain" {
		t.Errorf("a month from the certificate: %s", got)
	}
	c = w.record("mediator-1", c.ID, corrected(c, 0, "2026-09-24 Thu"))
	r, err := w.WorkOut(&c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range r.Deadlines {
		if d.Rule.ID == "appeal" {
			got = append(got, d.Due.String())
		}
	}
	if diff := cmp.Diff([]string{"2026-12-14", "2027-01-04"}, got); diff != "" {
		t.Errorf("the certificate belongs to the corrected decision: %s", diff)
	}
}
