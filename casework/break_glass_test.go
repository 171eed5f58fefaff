package casework_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

func (w *world) breakGlass(who casework.PersonID, ref casework.Reference, reason string, at time.Time) (casework.Breakage, error) {
	return w.BreakGlass(casework.Asking(context.Background(), at), w.who(who), casework.Breaking{Reference: string(ref), Reason: reason, At: at})
}

func (w *world) looksAt(who casework.PersonID, id casework.CaseID, at time.Time) error {
	_, err := w.Look(casework.Asking(context.Background(), at), w.who(who), id)
	return err
}

func TestTheGlassIsBrokenForADayForOnePersonAndOneCase(t *testing.T) {
	w := worldWithHistory(t)
	c, other := w.linked("all"), w.linked("all")
	b, err := w.breakGlass("manager-9", c.Reference, "absence", now)
	if err != nil || !b.Until.Equal(now.Add(24*time.Hour)) {
		t.Fatal(b, err)
	}
	for at, open := range map[time.Duration]bool{-time.Minute: false, 0: true, 24*time.Hour - time.Second: true, 24 * time.Hour: false} {
		if err := w.looksAt("manager-9", c.ID, now.Add(at)); (err == nil) != open {
			t.Errorf("after %s: %v", at, err)
		}
	}
	fails(t, w.looksAt("manager-9", other.ID, now), casework.NotFound)
	fails(t, w.looksAt("mediator-9", c.ID, now), casework.NotFound)
}

func TestWhoBreaksTheGlassSeesNoSupportersAndReports(t *testing.T) {
	w := worldWithHistory(t)
	c := w.linked("all")
	if _, err := w.breakGlass("manager-9", c.Reference, "deadline", now); err != nil {
		t.Fatal(err)
	}
	a := w.who("manager-9")
	seen, err := w.Look(asking(), a, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := types(seen.Facts); got != "decision-sent mediation-held agreement-made assigned" {
		t.Errorf("shown: %s", got)
	}
	out, err := w.Record(asking(), a, casework.Recording{Case: c.ID, BasedOn: seen.Version, Facts: []law.Event{fact("appeal-sent", "2026-11-19 Thu")}, Envelope: w.env()})
	if err != nil || !out.Facts[len(out.Facts)-1].Reported {
		t.Errorf("%v %v", out.Facts, err)
	}
}

func TestAskingToBreakTheGlassTellsNothing(t *testing.T) {
	w := worldWithHistory(t)
	c := w.linked("all")
	far := w.opening(refusedToAssess())
	far.Authority, far.Area = "E06000047", "DUR"
	elsewhere, err := w.Open(context.Background(), w.who("mediator-1"), far)
	if err != nil {
		t.Fatal(err)
	}
	var answers []casework.Breakage
	for _, ref := range []casework.Reference{c.Reference, "HPL-9999", elsewhere.Reference} {
		b, err := w.breakGlass("manager-9", ref, "complaint", now)
		if err != nil {
			t.Fatal(err)
		}
		b.Reference = ""
		answers = append(answers, b)
	}
	for _, b := range answers[1:] {
		if diff := cmp.Diff(answers[0], b); diff != "" {
			t.Error(diff)
		}
	}
	fails(t, w.looksAt("manager-9", elsewhere.ID, now), casework.NotFound) // an area that they do not work for
	got := w.audited(casework.ActBreakGlass)
	if len(got) != 3 || got[0].Case != c.ID || got[0].Detail != "reason complaint" || got[1].Case != "" || got[2].Case != "" {
		t.Errorf("the audit says %+v", got)
	}
	_, err = w.breakGlass("manager-9", "HPL-0002", "absence", now)
	fails(t, err, casework.Refused, "3 times")
	if _, err = w.breakGlass("manager-9", "HPL-0002", "absence", now.Add(25*time.Hour)); err != nil {
		t.Errorf("a day later: %v", err)
	}
}

func TestOnlyAManagerOfAProviderBreaksTheGlassAndSaysWhy(t *testing.T) {
	w := worldWithHistory(t)
	c := w.linked("")
	for _, p := range []casework.PersonID{"mediator-2", "mediator-9", "adviser-2", "volunteer-1", "lead-1", "gone-1", "commissioner-1", "commissioner-2", "operator-1"} {
		_, there := w.breakGlass(p, c.Reference, "absence", now)
		_, not := w.breakGlass(p, "HPL-9999", "absence", now)
		fails(t, there, casework.Refused)
		if there.Error() != not.Error() {
			t.Errorf("%s: a case that is there answers otherwise: %v, %v", p, there, not)
		}
	}
	for _, reason := range []string{"", "because Sam needs it"} {
		_, err := w.breakGlass("manager-9", c.Reference, reason, now)
		fails(t, err, casework.Invalid, "absence", "safeguarding")
	}
	for _, ref := range []casework.Reference{"231", "Sam", ""} {
		_, err := w.breakGlass("manager-9", ref, "absence", now)
		fails(t, err, casework.Invalid, "HPL-0231")
	}
	_, err := w.breakGlass("manager-1", c.Reference, "absence", now)
	fails(t, err, casework.Invalid, "open to you already")
}

func TestThoseOnTheCaseAreTold(t *testing.T) {
	w := worldWithHistory(t)
	w.Service = w.WithNotices(func(to casework.PersonID, b casework.Breakage) (post.Letter, error) {
		return post.Letter{Key: "glass:" + string(to), Route: "wall", Room: string(to), Body: []byte(string(b.Reference) + " " + string(b.Person) + " " + b.Reason)}, nil
	})
	c := w.linked("all")
	if _, err := w.breakGlass("manager-9", c.Reference, "legal", now); err != nil {
		t.Fatal(err)
	}
	letters, err := w.store.Claim(context.Background(), []string{"wall"}, now.Add(time.Hour), time.Minute, 10)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, l := range letters {
		told = append(told, l.Room+": "+string(l.Body))
	}
	if diff := cmp.Diff([]string{"manager-1: HPL-0001 manager-9 legal", "mediator-1: HPL-0001 manager-9 legal"}, told); diff != "" {
		t.Error(diff)
	}
	want := []casework.Breakage{{Person: "manager-9", Reference: c.Reference, Reason: "legal", At: now, Until: now.Add(24 * time.Hour)}}
	for p, want := range map[casework.PersonID][]casework.Breakage{"mediator-1": want, "manager-1": want, "adviser-1": nil, "volunteer-1": nil, "manager-9": nil} {
		got, err := w.Broken(asking(), w.who(p), c.ID, now)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", p, err, diff)
		}
	}
	if got, err := w.Broken(asking(), w.who("mediator-1"), c.ID, now.AddDate(0, 0, 31)); err != nil || len(got) > 0 {
		t.Errorf("after a month: %v %v", got, err)
	}
	as, err := w.AsAt(asking(), w.who("mediator-1"), c.ID, now.Add(time.Hour))
	if err != nil || len(as.Seen) != 2 || as.Seen[0].Action != casework.ActBreakGlass {
		t.Errorf("who looked: %+v %v", as.Seen, err)
	}
}

func TestTheAuditHoldsNoWordsOfWhoBrokeTheGlass(t *testing.T) {
	w := worldWithHistory(t)
	_, err := w.breakGlass("manager-9", "SMITH-1", "safeguarding", now)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range w.audited(casework.ActBreakGlass) {
		if strings.Contains(strings.ToLower(e.Detail+string(e.Case)), "smith") {
			t.Errorf("%+v", e)
		}
	}
}
