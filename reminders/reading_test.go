package reminders_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/memdb"
)

// Two months after Tue 22 September end on Sun 22 November and after Fri 6 November on Wed 6 January: no rung of that
// is near, and whoever was told of the first day must hear of the other all the same.
func TestADateThatMovedFarOffIsSaidAllTheSame(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		c := w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"), fact("mediation-adviser-contacted", "2026-11-05 Thu"))
		w.runs(at("2026-11-09 Mon", "07:30"))
		w.recorded("mediator-1", c, "2026-11-09 Mon", instead(c, fact("decision-sent", "2026-11-06 Fri")))
		letters(t, w.store)
		w.runs(at("2026-11-10 Tue", "07:30"))
		got := letters(t, w.store)
		if len(got) != 1 || !strings.Contains(text(t, got[0]), "HPL-0001: the day has changed from Mon 23 November 2026. Appeal to the tribunal: Wed 6 January 2027") {
			t.Errorf("%+v", got)
		}
	})
}

// On Fri 20 November the adviser has to be contacted, for the last day is a Sunday, and the appeal of Mon 23 November
// has a rung: of 25 cases 25 lines each, of which 40 are said, and first those of the day.
func TestCasesThatNobodyHasDoNotFloodWhoSeesToThem(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		leaver := casework.Person{ID: "gone-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}}
		w.put(leaver)
		for range 25 {
			w.opened("gone-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		}
		leaver.Disabled = true
		w.put(leaver)
		told := func(on string) []string {
			r := w.runs(at(on, "08:00"))
			for _, l := range letters(t, w.store) {
				if !strings.Contains(text(t, l), "And 10 more dates in cases that nobody has: assign them") || len(references.FindAllString(text(t, l), -1)) != 40 {
					t.Errorf("%s on %s:\n%s", l.Room, on, text(t, l))
				}
			}
			return to(&r)
		}
		both := func(says string) []string { return []string{"manager-1: " + says, "operator-1: " + says} }
		if diff := cmp.Diff(both("25 today, 15 in the next 14 days"), told("2026-11-20 Fri")); diff != "" {
			t.Error(diff)
		}
		if again := told("2026-11-20 Fri"); again != nil {
			t.Errorf("once more on the same day: %v", again)
		}
		if diff := cmp.Diff(both("15 overdue, 25 today"), told("2026-11-23 Mon")); diff != "" {
			t.Error(diff)
		}
	})
}

// unreadable is an agenda whose cases cannot all be read: the first goes well, and then none does.
type unreadable struct {
	*casework.Service
}

func (unreadable) AgendaOfEach(_ context.Context, _ []casework.Asker, _ casework.AgendaQuery, _ func(int, []casework.Item) error, done func(int) error) error {
	if err := done(0); err != nil {
		return err
	}
	return errors.New("a case cannot be read")
}

func TestACaseThatCannotBeReadKeepsNobodyFromTheirOwn(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
	w.opened("mediator-2", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
	r := w.runner()
	r.Agenda = unreadable{w.Service}
	report, err := r.Once(t.Context(), at("2026-11-09 Mon", "07:30"))
	if err == nil {
		t.Error("nobody says that managers could not be served")
	}
	if diff := cmp.Diff([]string{"mediator-1: 2 in the next 14 days", "mediator-2: 2 in the next 14 days"}, to(&report)); diff != "" {
		t.Error(diff)
	}
	var failed []string
	for _, f := range report.Failed {
		failed = append(failed, string(f.Person))
	}
	if diff := cmp.Diff([]string{"manager-1", "operator-1"}, failed); diff != "" {
		t.Error(diff)
	}
}

// A manager is told of who did not answer whatever their id is, before or after those whom they look after.
func TestWhoIsToldFirstDoesNotMatter(t *testing.T) {
	for _, id := range []casework.PersonID{"a-manager", "z-manager"} {
		w := newWorld(t, memdb.New())
		w.put(casework.Person{ID: id, Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}})
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"), fact("mediation-adviser-contacted", "2026-11-05 Thu"))
		for _, on := range []string{"2026-11-09 Mon", "2026-11-16 Mon"} {
			w.heeds(on)
		}
		if got, want := w.heeds("2026-11-20 Fri"), fmt.Sprintf("%s: 1 in the next 14 days", id); !slices.Contains(got, want) {
			t.Errorf("%v, wanted %q among them", got, want)
		}
	}
}
