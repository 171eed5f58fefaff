package casework_test

import (
	"errors"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

func (w *world) together(by casework.PersonID, in casework.Together) ([]casework.Case, error) {
	return w.RecordTogether(w.t.Context(), w.who(by), in)
}

// twoCases are two cases of mediator-1; in the first of them a certificate was recorded.
func twoCases(t *testing.T) (w *world, wrong, right casework.Case) {
	t.Helper()
	w = newWorld(t)
	wrong, right = w.opened("mediator-1", refusedToAssess()), w.opened("mediator-1", fact("decision-sent", "2026-10-01 Thu"))
	return w, w.record("mediator-1", wrong.ID, certificate()), right
}

func certificate() law.Event { return fact("certificate-issued", "2026-11-09 Mon", "kind=not-pursued") }

func moving(wrong, right casework.Case) []casework.Part {
	return []casework.Part{
		{Case: wrong.ID, BasedOn: wrong.Version, TakeBack: true},
		{Case: right.ID, BasedOn: right.Version, Facts: []law.Event{certificate()}},
	}
}

func TestWhatWasRecordedInTheWrongCaseMovesInOneAct(t *testing.T) {
	w, wrong, right := twoCases(t)
	in := casework.Together{Parts: moving(wrong, right), Envelope: w.env()}
	for range 2 { // the second time changes nothing
		all, err := w.together("mediator-1", in)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := types(all[0].Live()), types(all[1].Live()); a != "decision-sent" || b != "decision-sent certificate-issued" {
			t.Errorf("the wrong case has %s, the right one %s", a, b)
		}
	}
	if a, b := types(w.look("mediator-1", wrong.ID).Facts), types(w.look("mediator-1", right.ID).Facts); a != "decision-sent certificate-issued retraction" || b != "decision-sent certificate-issued" {
		t.Errorf("the histories: %s; %s", a, b)
	}
	if got := w.due(w.look("mediator-1", wrong.ID), "appeal"); got != "2026-11-23 certain" {
		t.Errorf("the wrong case's appeal is due %s", got)
	}
	if got := w.due(w.look("mediator-1", right.ID), "appeal"); got != "2026-12-09 certain" {
		t.Errorf("the right case's appeal is due %s", got)
	}
}

func TestSeveralCasesAreChangedTogetherOrNotAtAll(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(w *world, in *casework.Together)
		kind  casework.Kind
	}{
		"a case of somebody else's": {func(w *world, in *casework.Together) { in.Parts[1].Case = w.opened("mediator-9", refusedToAssess()).ID }, casework.NotFound},
		"a case that is not there":  {func(_ *world, in *casework.Together) { in.Parts[1].Case = "none" }, casework.NotFound},
		"somebody else changed one": {func(w *world, in *casework.Together) {
			w.record("manager-1", in.Parts[1].Case, fact("information-given", "2026-11-10 Tue"))
		}, casework.Conflict},
		"a fact that cannot be": {func(_ *world, in *casework.Together) {
			in.Parts[1].Facts = []law.Event{fact("certificate-issued", "2027-11-09 Tue", "kind=not-pursued")}
		}, casework.Invalid},
		"no facts":                    {func(_ *world, in *casework.Together) { in.Parts[1].Facts = nil }, casework.Invalid},
		"nothing to be said about it": {func(_ *world, in *casework.Together) { in.ComposeAll = broken }, casework.Internal},
		"one case twice": {func(_ *world, in *casework.Together) {
			in.Parts[1].Case = in.Parts[0].Case
			in.Parts[1].BasedOn = casework.AnyVersion
		}, casework.Invalid},
		"nothing of one's own to take": {func(w *world, in *casework.Together) {
			in.Parts[0].Case = w.opened("manager-1", assigned("mediator", "mediator-1"), refusedToAssess()).ID
			in.Parts[0].BasedOn = casework.AnyVersion
		}, casework.Refused},
	} {
		t.Run(name, func(t *testing.T) {
			w, wrong, right := twoCases(t)
			in := casework.Together{Parts: moving(wrong, right), Envelope: w.env()}
			c.spoil(w, &in)
			_, err := w.together("mediator-1", in)
			if err == nil || casework.KindOf(err) != c.kind {
				t.Errorf("%v, want kind %v", err, c.kind)
			}
			now := w.look("mediator-1", wrong.ID)
			if got := types(now.Live()); got != "decision-sent certificate-issued" {
				t.Errorf("the wrong case has %s", got)
			}
		})
	}
}

func broken([]casework.Case) ([]post.Letter, error) { return nil, errors.New("broken") }
