package casework_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

func TestWhatIsSeenIsWhatTheConsentCovers(t *testing.T) {
	const own = " assigned consent-given"
	for scope, want := range map[string]string{
		"dates":     "decision-sent mediation-held assigned" + own,
		"facts":     "decision-sent mediation-held{authority_present} assigned" + own,
		"agreement": "decision-sent mediation-held agreement-made{parties}[assessment] assigned" + own,
		"all":       "decision-sent mediation-held{authority_present} agreement-made{parties}[assessment] assigned" + own,
	} {
		for _, id := range []casework.PersonID{"adviser-1", "volunteer-1"} {
			w := newWorld(t)
			c := w.linked(scope)
			if got := shown(w.look(id, c.ID)); got != want {
				t.Errorf("%s with consent %s:\n got %s\nwant %s", id, scope, got, want)
			}
		}
	}
}

// shown says what somebody sees of a case: types, particulars, items.
func shown(c casework.Case) string {
	var out []string
	for _, f := range c.Facts {
		s := f.Type
		for _, a := range f.Attrs {
			if f.Type != "assigned" && f.Type != "consent-given" {
				s += "{" + a.Name + "}"
			}
		}
		for _, i := range f.Items {
			s += "[" + i.Item + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestNobodyLearnsWhoElseSupportsTheFamily(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	w.record("adviser-1", c.ID, fact("information-given", "2026-11-10 Tue"))
	for _, f := range w.look("volunteer-1", c.ID).Facts {
		if strings.Contains(string(f.RecordedBy)+f.Source+f.Attrs.Get("person")+f.Attrs.Get("to"), "sendiass") || f.RecordedBy == "adviser-1" {
			t.Errorf("the volunteer learns of the adviser: %+v", f)
		}
	}
	opened := w.opened("adviser-1", refusedToAssess())
	w.record("operator-1", opened.ID, assigned("mediator", "mediator-1"), assigned("supporter", "volunteer-1"))
	w.record("operator-1", opened.ID, consents("tees-forum", "all"))
	if by := w.look("volunteer-1", opened.ID).OpenedBy; by != "" {
		t.Errorf("the volunteer learns that %s opened the case", by)
	}
}

func TestDatesAreCountedFromAllThatIsKnownAndShownAsFarAsCovered(t *testing.T) {
	w := newWorld(t)
	c := w.linked("dates")
	w.record("mediator-1", c.ID, fact("certificate-issued", "2026-11-13 Fri", "kind=mediated"))
	all, some := w.look("mediator-1", c.ID), w.look("volunteer-1", c.ID)
	if a, b := w.due(all, "appeal"), w.due(some, "appeal"); a != b || a != "2026-12-14 certain" {
		t.Errorf("the mediator has %s, the volunteer %s", a, b)
	}
	if got := w.due(all, "mediation-agreement-appealable"); got == "none" {
		t.Fatal("the agreement gives the mediator no deadline")
	}
	if got := w.due(some, "mediation-agreement-appealable"); got != "none" {
		t.Errorf("the volunteer sees what was agreed: %s", got)
	}
	_, after, err := w.Preview(&some, []law.Event{fact("appeal-received", "2026-12-01 Tue")})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range after.Deadlines {
		if strings.HasPrefix(d.Rule.ID, "mediation-agreement") {
			t.Errorf("a what-if shows %s", d.Rule.ID)
		}
	}
}

func TestALinkedPersonReportsWhatTheConsentCoversAndCorrectsTheirOwn(t *testing.T) {
	deal := fact("agreed-action-done", "2026-11-17 Tue", "item=assessment")
	plain, particular := fact("appeal-sent", "2026-11-17 Tue"), fact("appeal-sent", "2026-11-17 Tue", "form=SEND35A")
	for _, x := range []struct {
		scope string
		fact  law.Event
		may   bool
	}{
		{"dates", plain, true}, {"dates", particular, false}, {"dates", deal, false},
		{"facts", particular, true}, {"facts", deal, false},
		{"agreement", plain, true}, {"agreement", particular, false}, {"agreement", deal, true},
		{"all", particular, true}, {"all", deal, true},
		{"all", assigned("supporter", "volunteer-2"), false},
		{"all", consents("tees-sendiass", "all"), false},
		{"all", fact("consent-withdrawn", "2026-11-17 Tue", "to=tees-sendiass"), false},
	} {
		w := newWorld(t)
		c := w.linked(x.scope)
		out, err := w.Record(context.Background(), w.who("volunteer-1"), casework.Recording{Case: c.ID, BasedOn: c.Version, Facts: []law.Event{x.fact}, Envelope: w.env()})
		if !x.may {
			fails(t, err, casework.Refused, "on the case")
			continue
		}
		if err != nil {
			t.Errorf("consent %s, %s: %v", x.scope, x.fact.Type, err)
			continue
		}
		if last := out.Facts[len(out.Facts)-1]; !last.Reported || last.RecordedBy != "volunteer-1" {
			t.Errorf("consent %s, %s: %+v", x.scope, x.fact.Type, last)
		}
	}
}

func TestALinkedPersonCorrectsNobodyElsesFacts(t *testing.T) {
	w := newWorld(t)
	c := w.linked("all")
	in := casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{corrected(c, 0, "2026-09-24 Thu")}, Envelope: w.env()}
	_, err := w.Record(context.Background(), w.who("volunteer-1"), in)
	fails(t, err, casework.Refused, "Report what is right as a new fact")
	mine := w.record("volunteer-1", c.ID, fact("appeal-sent", "2026-11-17 Tue"))
	e := fact("appeal-sent", "2026-11-18 Wed")
	e.Supersedes = mine.Facts[len(mine.Facts)-1].ID
	w.record("volunteer-1", c.ID, e)
}

func TestAPreviewSavesNothing(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	kept := w.look("mediator-1", c.ID)
	before, after, err := w.Preview(&c, []law.Event{fact("certificate-issued", "2026-12-03 Thu", "kind=mediated")})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := dueOf(before, "appeal"), dueOf(after, "appeal"); a != "2026-11-23" || b != "2027-01-04" {
		t.Errorf("before %s, after %s", a, b)
	}
	if diff := cmp.Diff(kept, w.look("mediator-1", c.ID)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(kept, c); diff != "" {
		t.Errorf("the case that was asked about is another one now: %s", diff)
	}
	_, _, err = w.Preview(&c, []law.Event{fact("certificate-issued", "2026-12-03 Thu", "kind=pink")})
	fails(t, err, casework.Invalid, "kind")
}

func dueOf(r law.Result, limit string) string {
	for _, d := range r.Deadlines {
		if d.Rule.ID == limit {
			return d.Due.String()
		}
	}
	return "none"
}
