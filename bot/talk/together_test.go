package talk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// assign has the operator of the test put somebody on the case.
func (w *world) assign(person, role string) {
	w.t.Helper()
	c := w.cases()[0]
	attrs := law.Attrs{}.With("person", person).With("role", role)
	boss := casework.Actor{Person: casework.Person{ID: "operator-1", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind}
	_, err := w.engine.Service.Record(w.t.Context(), boss, casework.Recording{
		Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{{Type: "assigned", On: casework.Today(w.now), Attrs: attrs}},
		Envelope: casework.Envelope{Source: "test:assign:" + person, At: w.now},
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func TestRightsAreLookedAtAgainWhenSomethingIsPressed(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.saved("mediator-1", newCase)
		p := w.as("mediator-1", certificate)
		w.assign("mediator-2", "mediator") // the case is allocated to somebody else: its opener has it no more
		m := w.press("mediator-1", p, "Save")
		if stateOf(m) != "refused" || w.facts("certificate-issued") != 0 {
			t.Errorf("saved without the right:\n%s", text(m))
		}
	})
}

func TestASaveThatMeetsAnotherChangeSaysWhatChangedAndProposesAgain(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.saved("mediator-1", newCase)
		w.assign("mediator-1", "mediator")
		w.assign("mediator-2", "mediator")
		p := w.as("mediator-1", "HPL-0001 "+certificate)
		w.saved("mediator-2", "HPL-0001 mediation declined 6 November")
		m := w.press("mediator-1", p, "Save")
		if stateOf(m) != "proposed" || !strings.Contains(text(m), "changed by somebody else") ||
			!strings.Contains(text(m), "mediator-2: Family does not want mediation Fri 6 November 2026") || w.facts("certificate-issued") != 0 {
			t.Fatalf("the conflict is answered with %s:\n%s", stateOf(m), text(m))
		}
		if m = w.press("mediator-1", m, "Save"); stateOf(m) != "saved" || w.facts("certificate-issued") != 1 {
			t.Errorf("the fresh proposal is %s:\n%s", stateOf(m), text(m))
		}
	})
}

func TestARefusalIsTheSameForARealAndAnInventedReference(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.saved("mediator-1", newCase)
		for _, who := range []string{"mediator-9", "mediator-2", "volunteer-1", "adviser-1"} {
			for _, what := range []string{"show %s", "deadlines %s", "why is the appeal of %s on that day", "%s certificate issued 9 November, not pursued", "undo %s"} {
				known := w.as(who, fmt.Sprintf(what, "HPL-0001"))
				invented := w.as(who, fmt.Sprintf(what, "HPL-0002"))
				if a, b := text(known), strings.ReplaceAll(text(invented), "HPL-0002", "HPL-0001"); a != b || !strings.Contains(a, "HPL-0001") {
					t.Errorf("%s, %q:\n%s\n%s", who, what, a, b)
				}
				if a, b := fmt.Sprint(known.Meta), strings.ReplaceAll(fmt.Sprint(invented.Meta), "HPL-0002", "HPL-0001"); a != b {
					t.Errorf("%s, %q:\n%s\n%s", who, what, a, b)
				}
			}
		}
	})
}

func TestTwoPeopleInOneThread(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		thread := chat.Room{ID: "C1", Thread: "T1", Privacy: chat.Private}
		in := func(who, what string) chat.Message {
			t.Helper()
			return w.say(chat.Event{Account: "wall/" + who, Text: what, Room: thread})
		}
		press := func(who string, m chat.Message, label string) chat.Message {
			t.Helper()
			return w.say(chat.Event{Account: "wall/" + who, Press: w.choice(m, label), Room: thread})
		}
		press("mediator-1", in("mediator-1", newCase), "Save")
		w.assign("mediator-1", "mediator")
		w.assign("mediator-2", "mediator")
		// The thread knows its case, for whoever may see it.
		if m := in("mediator-2", "deadlines"); !strings.Contains(text(m), "HPL-0001") || m.Private {
			t.Errorf("mediator-2 in the thread:\n%s", text(m))
		}
		if m := in("volunteer-1", "deadlines"); strings.Contains(text(m), "HPL-0001") {
			t.Errorf("volunteer-1 in the thread:\n%s", text(m))
		}
		// Each has a proposal of their own.
		a := in("mediator-1", certificate)
		pressed := press("mediator-2", a, "Save")
		if !pressed.Private || pressed.InPlace {
			t.Errorf("who may not confirm it is told so before everybody, or in its place:\n%s", text(pressed))
		}
		for _, m := range []chat.Message{pressed, in("mediator-2", "yes")} {
			if stateOf(m) == "saved" {
				t.Errorf("mediator-2 saved what mediator-1 proposed:\n%s", text(m))
			}
		}
		b := in("mediator-2", "mediation declined 6 November")
		if m := press("mediator-2", b, "Save"); stateOf(m) != "saved" || w.facts("certificate-issued") != 0 || w.facts("mediation-declined") != 1 {
			t.Errorf("mediator-2 saved:\n%s", text(m))
		}
		// Another thread knows nothing of it.
		if m := w.say(chat.Event{Account: "wall/volunteer-1", Text: "deadlines", Room: chat.Room{ID: "C1", Thread: "T2", Privacy: chat.Private}}); strings.Contains(text(m), "HPL-0001") {
			t.Errorf("the other thread:\n%s", text(m))
		}
	})
}

func TestCaseFactsAreForTheOneWhoAskedInASharedRoom(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		shared := chat.Room{ID: "C9", Privacy: chat.Shared}
		for _, what := range []string{newCase, "save", "show", "deadlines", "what is due", certificate} {
			if m := w.say(chat.Event{Account: "wall/mediator-1", Text: what, Room: shared}); !m.Private {
				t.Errorf("%q is answered for everybody:\n%s", what, text(m))
			}
		}
	})
}

func TestWhatIsReportedIsConfirmedByOneOnTheCase(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.saved("mediator-1", newCase)
		w.assign("mediator-1", "mediator")
		w.assign("adviser-1", "sendias-adviser")
		w.consent("tees-sendiass", "facts")
		m := w.saved("adviser-1", "HPL-0001 mediation declined 9 November")
		if !strings.Contains(text(m), "Kept as reported") {
			t.Errorf("adviser-1 is told:\n%s", text(m))
		}
		card := w.as("mediator-1", "show HPL-0001")
		if !strings.Contains(text(card), "reported, not confirmed") {
			t.Fatalf("the card:\n%s", text(card))
		}
		m = w.press("mediator-1", card, "Save as confirmed")
		if stateOf(m) != "saved" || !strings.Contains(text(m), "Confirmed in HPL-0001") {
			t.Fatalf("confirmed:\n%s", text(m))
		}
		if card = w.as("mediator-1", "show HPL-0001"); strings.Contains(text(card), "reported") {
			t.Errorf("the card after it was confirmed:\n%s", text(card))
		}
	})
}

// consent records the family's consent.
func (w *world) consent(to, scope string) {
	w.t.Helper()
	c := w.cases()[0]
	attrs := law.Attrs{}.With("to", to).With("scope", scope).With("by", "parent").With("how", "spoken")
	boss := casework.Actor{Person: casework.Person{ID: "operator-1", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind}
	_, err := w.engine.Service.Record(w.t.Context(), boss, casework.Recording{
		Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{{Type: "consent-given", On: casework.Today(w.now), Attrs: attrs}},
		Envelope: casework.Envelope{Source: "test:consent:" + to, At: w.now},
	})
	if err != nil {
		w.t.Fatal(err)
	}
}
