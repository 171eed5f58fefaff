package reminders_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/reminders"
)

func TestThePlanIsInOrder(t *testing.T) {
	named := func(ref, due string) casework.Item {
		i := appeal(due)
		i.Reference, i.Key = casework.Reference(ref), ref
		return i
	}
	gap := blocked("appeal", law.GapAsk)
	gap.Reference, gap.Key = "HPL-0001", "HPL-0001"
	p := policy(t)
	p.Told = map[string]reminders.Told{"HPL-0007": {Due: day("2026-11-30 Mon"), On: day("2026-11-09 Mon")}}
	items := []casework.Item{gap, named("HPL-0002", "2026-11-24 Tue"), named("HPL-0003", "2026-11-15 Sun"), named("HPL-0004", "2026-11-10 Tue"),
		named("HPL-0006", "2026-11-09 Mon"), named("HPL-0005", "2026-11-09 Mon"), named("HPL-0007", "2026-11-23 Mon"), named("HPL-0008", "2026-11-16 Mon")}
	var got []string
	nudges := reminders.Plan(items, p, day("2026-11-10 Tue"))
	for i := range nudges {
		got = append(got, nudges[i].Section().String()+": "+string(nudges[i].Item.Reference))
	}
	want := []string{"Changed: HPL-0007", "Overdue: HPL-0005", "Overdue: HPL-0006", "Today: HPL-0004", "This week: HPL-0003",
		"In the next 14 days: HPL-0008", "In the next 14 days: HPL-0002", "Cannot be worked out yet: HPL-0001"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s := reminders.Counts(nudges); s != "1 changed, 2 overdue, 1 today, 1 this week, 2 in the next 14 days, 1 blocked" {
		t.Error(s)
	}
}

func TestWhyANudgeIsDue(t *testing.T) {
	for want, c := range map[string]struct {
		item  casework.Item
		today string
		was   string
	}{
		"14 days before Mon 23 November 2026":                       {appeal("2026-11-23 Mon"), "2026-11-09 Mon", ""},
		"1 day before Tue 24 November 2026":                         {appeal("2026-11-24 Tue"), "2026-11-23 Mon", ""},
		"today is the last day":                                     {appeal("2026-11-23 Mon"), "2026-11-23 Mon", ""},
		"1 day overdue, due Mon 23 November 2026":                   {appeal("2026-11-23 Mon"), "2026-11-24 Tue", ""},
		"told Mon 30 November 2026, now Mon 23 November 2026":       {appeal("2026-11-23 Mon"), "2026-11-10 Tue", "2026-11-30 Mon"},
		"told Mon 30 November 2026, which no longer holds":          {blocked("appeal", law.GapAsk), "2026-11-10 Tue", "2026-11-30 Mon"},
		"cannot be worked out":                                      {blocked("appeal", law.GapAsk), "2026-11-10 Tue", ""},
		"today is the last working day before Sun 22 November 2026": {safe(appeal("2026-11-22 Sun"), day("2026-11-20 Fri")), "2026-11-20 Fri", ""},
	} {
		p := policy(t)
		p.Told = map[string]reminders.Told{c.item.Key: {Due: day(c.was)}}
		nudges := reminders.Plan([]casework.Item{c.item}, p, day(c.today))
		if len(nudges) != 1 || nudges[0].Why() != want {
			t.Errorf("want %q, got %+v", want, nudges)
		}
		if len(nudges) == 1 && strings.Contains(nudges[0].Why(), "HPL") {
			t.Errorf("%q names a case", nudges[0].Why())
		}
	}
}
