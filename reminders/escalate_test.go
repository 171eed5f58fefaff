package reminders_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
)

// to returns the letters of the run as "manager-1: 1 today", ordered by person.
func to(r *reminders.Report) []string {
	var out []string
	for i := range r.Letters {
		out = append(out, string(r.Letters[i].Person)+": "+reminders.Counts(r.Letters[i].Nudges))
	}
	return out
}

// heeds is one sweep in the morning of the day that heeds what people settled.
func (w *world) heeds(on string) []string {
	w.t.Helper()
	r, err := w.heeding().Sweep(w.t.Context(), at(on, "10:00"))
	if err != nil {
		w.t.Fatal(err)
	}
	return to(&r)
}

// Two months after Tue 22 September end on Sun 22 November; the appeal falls due on Mon 23 November, of which Fri 20
// is the last working day before.
func TestWhoDoesNotAnswerIsToldOfToTheirManager(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"), fact("mediation-adviser-contacted", "2026-11-05 Thu"))
	for _, c := range []struct {
		on   string
		want []string
	}{
		{"2026-11-09 Mon", []string{"mediator-1: 1 in the next 14 days"}},
		{"2026-11-16 Mon", []string{"mediator-1: 1 in the next 14 days"}},
		{"2026-11-20 Fri", []string{"manager-1: 1 in the next 14 days", "mediator-1: 1 in the next 14 days"}},
		{"2026-11-23 Mon", []string{"manager-1: 1 today", "mediator-1: 1 today"}},
		{"2026-11-24 Tue", []string{"mediator-1: 1 overdue"}}, // a family's limit is not the manager's any more
	} {
		if diff := cmp.Diff(c.want, w.heeds(c.on)); diff != "" {
			t.Errorf("%s: %s", c.on, diff)
		}
	}
	var managers string
	for _, l := range letters(t, w.store) {
		if l.Room == "manager-1" && managers == "" {
			managers = text(t, l)
		}
	}
	if !strings.Contains(managers, "1. HPL-0001: Appeal to the tribunal: Mon 23 November 2026, 5pm") || !strings.Contains(managers, "mediator-1 has not answered.") {
		t.Errorf("the manager reads:\n%s", managers)
	}
}

func TestWhoAnsweredIsNotToldOf(t *testing.T) {
	due := day("2026-11-23 Mon")
	for name, c := range map[string]struct {
		wish casework.ItemWish
		want []string
	}{
		"put off until a day to come": {casework.ItemWish{Until: day("2026-11-23 Mon"), Due: due, At: at("2026-11-10 Tue", "09:00")}, nil},
		"put off before they were told again": {casework.ItemWish{Until: day("2026-11-12 Thu"), Due: due, At: at("2026-11-10 Tue", "09:00")},
			[]string{"manager-1: 1 in the next 14 days", "mediator-1: 1 in the next 14 days"}},
		"put off after they were told": {casework.ItemWish{Until: day("2026-11-18 Wed"), Due: due, At: at("2026-11-16 Mon", "11:00")},
			[]string{"mediator-1: 1 in the next 14 days"}},
		"another day of it was put off": {casework.ItemWish{Until: day("2026-11-23 Mon"), Due: due.AddDays(-7), At: at("2026-11-16 Mon", "11:00")},
			[]string{"manager-1: 1 in the next 14 days", "mediator-1: 1 in the next 14 days"}},
		"said that it is not theirs": {casework.ItemWish{NotMine: true, Due: due, At: at("2026-11-16 Mon", "11:00")},
			[]string{"manager-1: 1 in the next 14 days", "mediator-1: 1 in the next 14 days"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, memdb.New())
			w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"), fact("mediation-adviser-contacted", "2026-11-05 Thu"))
			item := w.onlyItem(t, "appeal")
			c.wish.Key, c.wish.Case = item.Key, item.Case
			w.heeds("2026-11-09 Mon")
			if c.wish.At.After(at("2026-11-16 Mon", "10:00")) {
				w.heeds("2026-11-16 Mon")
			}
			w.settle(t, casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{c.wish}})
			w.heeds("2026-11-16 Mon")
			if diff := cmp.Diff(c.want, w.heeds("2026-11-20 Fri")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What the provider itself owes is escalated after its day too, and only to the managers of whoever has it.
func TestWhatTheProviderOwesGoesHigherAfterItsDay(t *testing.T) {
	w := newWorld(t, memdb.New())
	if err := w.store.PutPeople(t.Context(), []casework.Organisation{{ID: "south-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}}},
		[]casework.Person{{ID: "manager-2", Organisation: "south-mediation", Roles: []casework.Role{casework.Manager}}}); err != nil {
		t.Fatal(err)
	}
	// three working days after Mon 9 November: the certificate is due on Thu 12 November
	w.opened("mediator-1", "2026-11-09 Mon", fact("decision-sent", "2026-09-22 Tue"), fact("mediation-adviser-contacted", "2026-11-09 Mon"),
		fact("mediation-declined", "2026-11-09 Mon"))
	for _, c := range []struct {
		on      string
		manager bool
	}{
		{"2026-11-10 Tue", false}, {"2026-11-11 Wed", true}, {"2026-11-12 Thu", true}, {"2026-11-13 Fri", true}, {"2026-11-16 Mon", false}, {"2026-11-19 Thu", true},
	} {
		r, err := w.heeding().Sweep(t.Context(), at(c.on, "10:00"))
		if err != nil {
			t.Fatal(err)
		}
		var told bool
		for i := range r.Letters {
			if r.Letters[i].Person == "manager-2" {
				t.Errorf("%s: a stranger is told", c.on)
			}
			for _, n := range r.Letters[i].Nudges {
				told = told || r.Letters[i].Person == "manager-1" && n.Item.Deadline.Rule.ID == "mediation-certificate-no-mediation-3wd"
			}
		}
		if told != c.manager {
			t.Errorf("%s: the manager is told: %v\n%s", c.on, told, strings.Join(r.Text(), "\n"))
		}
	}
}
