package casework_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// asking is a request of now.
func asking() context.Context { return casework.Asking(context.Background(), now) }

// notes are the audit entries that report no change of a case, as "person action case detail".
func (w *world) notes() []string {
	w.t.Helper()
	var out []string
	for e, err := range w.store.Trail(context.Background(), "") {
		if err != nil {
			w.t.Fatal(err)
		}
		if e.Action == casework.ActSee || strings.HasPrefix(e.Detail, "refused") {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Person, e.Action, e.Case, e.Detail)))
		}
	}
	return out
}

func (w *world) noted(want ...string) {
	w.t.Helper()
	if diff := cmp.Diff(want, w.notes()); diff != "" {
		w.t.Errorf("- wanted, + noted\n%s", diff)
	}
}

func TestWhoSeesACaseIsNotedOnceForEachRequest(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	for range 2 {
		ctx := asking()
		for range 3 {
			if _, err := w.Look(ctx, w.who("mediator-1"), c.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := w.Resolve(ctx, w.who("mediator-1"), "hpl 1"); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Look(ctx, w.who("operator-1"), c.ID); err != nil {
			t.Fatal(err)
		}
	}
	id := string(c.ID)
	w.noted("mediator-1 see "+id+" looked", "operator-1 see "+id+" looked", "mediator-1 see "+id+" looked", "operator-1 see "+id+" looked")
}

func TestWhatBelongsToNoRequestIsNotedByTheClock(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	s := w.WithClock(func() time.Time { return now })
	for range 2 {
		if _, err := s.Look(context.Background(), w.who("mediator-1"), c.ID); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Look(casework.Unattended(asking()), w.who("mediator-1"), c.ID); err != nil {
		t.Fatal(err)
	}
	w.noted("mediator-1 see "+string(c.ID)+" looked", "mediator-1 see "+string(c.ID)+" looked")
	for e, err := range w.store.Trail(context.Background(), c.ID) {
		if err != nil || e.Action == casework.ActSee && !e.At.Equal(now) {
			t.Errorf("%+v %v", e, err)
		}
	}
}

func TestAnAgendaIsOneEntryThatNamesItsCasesWhereTheyAreFew(t *testing.T) {
	w := newWorld(t)
	var ids []string
	for range 3 {
		ids = append(ids, string(w.opened("mediator-1", refusedToAssess()).ID))
	}
	w.opened("mediator-1", fact("decision-sent", "2026-09-24 Thu")) // its last day is no longer in question
	if _, err := w.Agenda(asking(), w.who("mediator-1"), casework.AgendaQuery{At: today, To: today.AddDays(3), From: today, Scope: "mine"}); err != nil {
		t.Fatal(err)
	}
	got := w.notes()
	if len(got) != 1 || !strings.HasPrefix(got[0], "mediator-1 see  agenda, mine of 3: ") {
		t.Fatalf("noted %q", got)
	}
	for _, id := range ids {
		if !strings.Contains(got[0], id) {
			t.Errorf("%q does not name %s", got[0], id)
		}
	}
}

func TestOfManyCasesOnlyTheNumberIsNoted(t *testing.T) {
	w := newWorld(t)
	for range 101 {
		w.opened("mediator-1", refusedToAssess())
	}
	if _, err := w.Agenda(asking(), w.who("operator-1"), casework.AgendaQuery{At: today, Authority: "E06000001"}); err != nil {
		t.Fatal(err)
	}
	for _, err := range w.List(asking(), w.who("operator-1"), casework.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		break // one was looked at
	}
	n := 0
	for _, err := range w.List(asking(), w.who("operator-1"), casework.Filter{}) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	w.noted("operator-1 see  agenda, authority E06000001 of 101",
		"operator-1 see  list, begun of 101", "operator-1 see  list of 101",
		"operator-1 see  list, begun of 101", "operator-1 see  list of 101")
	if n != 101 {
		t.Errorf("%d cases were listed", n)
	}
}

func TestARefusalIsNotedAndTellsThePersonNothing(t *testing.T) {
	w := newWorld(t)
	c := w.linked("facts")
	a, ctx := w.who("mediator-9"), asking()
	for _, id := range []casework.CaseID{c.ID, "no-such-case"} {
		_, err := w.Look(ctx, a, id)
		fails(t, err, casework.NotFound)
		_, err = w.Record(ctx, a, casework.Recording{Case: id, BasedOn: casework.AnyVersion, Facts: []law.Event{refusedToAssess()}, Envelope: w.env()})
		fails(t, err, casework.NotFound)
	}
	for _, typed := range []string{string(c.Reference), "SMITH 77", c.Reference.Number()} {
		if found, err := w.Resolve(asking(), a, typed); err != nil || len(found) > 0 {
			t.Errorf("%q: %v %v", typed, found, err)
		}
	}
	_, err := w.Confirm(ctx, w.who("adviser-1"), casework.Confirming{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []string{"x"}, Envelope: w.env()})
	fails(t, err, casework.Refused)
	_, err = w.Record(ctx, w.who("adviser-1"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{assigned("supporter", "volunteer-1")}, Envelope: w.env()})
	fails(t, err, casework.Refused)
	_, err = w.Open(ctx, w.who("commissioner-1"), w.opening(refusedToAssess()))
	fails(t, err, casework.Refused)
	const away = "refused: not open to them, or not there"
	w.noted("mediator-9 see "+string(c.ID)+" "+away, "mediator-9 record "+string(c.ID)+" "+away,
		"mediator-9 see  "+away, "mediator-9 record  "+away,
		"mediator-9 see "+string(c.ID)+" "+away, "mediator-9 see  "+away, "mediator-9 see  "+away, // a bare number names no case
		"adviser-1 confirm "+string(c.ID)+" refused", "adviser-1 record "+string(c.ID)+" refused", "commissioner-1 open  refused")
}

func TestWhatAFileIsComparedWithIsNoted(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	known, fresh := casework.Arrival{Header: c.Header}, casework.Arrival{Header: c.Header}
	fresh.Reference = "HPL-0077"
	if _, err := w.Weigh(asking(), w.who("operator-1"), []casework.Arrival{known, fresh}, casework.Weighing{At: now}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Weigh(asking(), w.who("operator-1"), []casework.Arrival{fresh}, casework.Weighing{At: now}); err != nil {
		t.Fatal(err)
	}
	_, err := w.Weigh(asking(), w.who("manager-1"), []casework.Arrival{known}, casework.Weighing{At: now})
	fails(t, err, casework.Refused)
	w.noted("operator-1 see  weighed of 1: "+string(c.ID), "manager-1 name-case  refused")
}

// unwritable is a store that can no longer be written to.
type unwritable struct{ casework.Cases }

func (unwritable) Commit(context.Context, casework.Change) (casework.Version, error) {
	return 0, casework.E(casework.Internal, "test", "The disk is full.", errors.New("full"))
}

func TestNothingIsHandedOutThatCannotBeNoted(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	s := casework.NewService(unwritable{w.store}, w.Book(), w.Calendar()).WithPeople(w.store)
	a, ctx := w.who("mediator-1"), asking()
	seen, err := s.Look(ctx, a, c.ID)
	fails(t, err, casework.Internal, "full")
	found, err := s.Resolve(asking(), a, "1")
	fails(t, err, casework.Internal, "full")
	items, err := s.Agenda(asking(), a, casework.AgendaQuery{At: today})
	fails(t, err, casework.Internal, "full")
	if seen.ID != "" || len(found)+len(items) > 0 {
		t.Errorf("handed out: %v %v %v", seen, found, items)
	}
	for c, err := range s.List(asking(), a, casework.Filter{}) {
		fails(t, err, casework.Internal, "full")
		if c.ID != "" {
			t.Errorf("handed out: %v", c)
		}
	}
	_, err = s.Look(asking(), w.who("mediator-9"), c.ID)
	fails(t, err, casework.Internal, "full")
}

// auditWords is all that an audit entry may hold: ids, types of fact, and the few words of its own.
var auditWords = regexp.MustCompile(`^(looked|refused(: not open to them, or not there)?|(list|agenda)(, [a-z]+)*( E\d{8})? of \d+(: [a-z0-9 ]+)?|([a-z0-9-]+ [a-z0-9-]+( for [a-z0-9-]+)?(; )?)*)$`)

func TestTheAuditHoldsIdsAndTypesAndNothingThatPeopleWrote(t *testing.T) {
	w := newWorld(t)
	const marker = "marmalade"
	c := w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"))
	agreed := fact("agreement-made", "2026-11-13 Fri", "parties=joint")
	agreed.Items = []law.Item{{Item: marker, What: "contents"}}
	w.record("mediator-1", c.ID, agreed)
	if _, _, err := w.undo("mediator-1", c.ID); err != nil {
		t.Fatal(err)
	}
	ctx := asking()
	for _, err := range w.List(ctx, w.who("mediator-1"), casework.Filter{Authority: "E06000001"}) {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, _ = w.Look(ctx, w.who("mediator-1"), marker)
	_, _ = w.Resolve(ctx, w.who("mediator-1"), "MARMA 123")
	if _, err := w.Agenda(ctx, w.who("manager-1"), casework.AgendaQuery{At: today, Scope: "team"}); err != nil {
		t.Fatal(err)
	}
	for e, err := range w.store.Trail(context.Background(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if all := fmt.Sprint(e); strings.Contains(strings.ToLower(all), "marma") || !auditWords.MatchString(e.Detail) {
			t.Errorf("the audit holds %q", all)
		}
	}
}
