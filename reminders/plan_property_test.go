package reminders_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/reminders"
)

var senses = []law.Sense{law.Limit, law.Duty, law.Window, law.Target, law.Information}

// anItem draws a deadline of any kind that ends in 2026, met or not, with its calendar's safe day or not.
func anItem(r *rand.Rand, n int, cal *civil.Calendar) casework.Item {
	due := civil.FromSerial(day("2026-01-01 Thu").Serial() + r.IntN(365))
	id := []string{"appeal", "judicial-review-3m", "lgsco-12m"}[r.IntN(3)]
	sense := senses[r.IntN(len(senses))]
	if id == "judicial-review-3m" {
		sense = law.Limit // what is only worth knowing has no such ladder
	}
	it := limit(id, sense, "")
	it.Deadline.Due, it.Key = due, fmt.Sprintf("c%d|%s|f1||", n, id)
	it.Reference = casework.Reference(fmt.Sprintf("HPL-%04d", n))
	if open, err := cal.IsWorking(due); r.IntN(3) == 0 && err == nil && !open {
		it.Deadline.Safe = civil.Must(cal.LastWorking(due))
	}
	if r.IntN(3) == 0 {
		it.Deadline.MetOn, it.Deadline.MetBy = due.AddDays(r.IntN(41)-30), "f2"
	}
	if r.IntN(8) == 0 {
		it.Gap = &law.Gap{Rule: it.Deadline.Rule, Reason: law.GapPrinted}
	}
	return it
}

// asOf is the item as it stands on the day: what met it is known from its own day on.
func asOf(it casework.Item, today civil.Date) casework.Item {
	if it.Deadline.MetOn.After(today) {
		it.Deadline.MetOn, it.Deadline.MetBy = civil.Date{}, ""
	}
	it.Status = it.Deadline.Status(today)
	return it
}

func TestTheOrderOfTheItemsDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	p := policy(t)
	for range 500 {
		var items []casework.Item
		p.Told = map[string]reminders.Told{}
		today := civil.FromSerial(day("2026-01-01 Thu").Serial() + r.IntN(365))
		for n := range 1 + r.IntN(12) {
			it := anItem(r, n, p.Calendar)
			items = append(items, it)
			if r.IntN(4) == 0 {
				twin := it
				twin.Deadline.Due = it.Deadline.Due.AddDays(r.IntN(3))
				items = append(items, twin)
			}
			if r.IntN(2) == 0 {
				p.Told[it.Key] = reminders.Told{Due: it.Deadline.Due.AddDays(r.IntN(2)), On: today.AddDays(-r.IntN(20))}
			}
		}
		want := reminders.Plan(items, p, today)
		r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if diff := cmp.Diff(want, reminders.Plan(items, p, today), whole); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestAYearDayByDay runs every day of a year and three months over drawn deadlines and checks what must
// hold on every day.
func TestAYearDayByDay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	p := somebody(t)
	var items []casework.Item
	for n := range 400 {
		items = append(items, anItem(r, n, p.policy.Calendar))
	}
	lastDays := 0
	for today := day("2025-12-01 Mon"); today.Before(day("2027-03-01 Mon")); today = today.AddDays(1) {
		now := make([]casework.Item, len(items))
		for i := range items {
			now[i] = asOf(items[i], today)
		}
		said := map[string]reminders.Nudge{}
		for _, n := range p.told(today, now...) {
			if _, twice := said[n.Item.Key]; twice {
				t.Errorf("%s: %s is said twice", today, n.Item.Key)
			}
			said[n.Item.Key] = n
		}
		for i := range now {
			n, nudged := said[now[i].Key]
			lastDays += check(t, p.policy.Calendar, &now[i], today, n, nudged)
		}
	}
	if lastDays < 100 {
		t.Errorf("only %d last days came up: this test sees too little", lastDays)
	}
}

// check says what is wrong about one item on one day, and returns 1 if it was its last day and still open.
func check(t *testing.T, cal *civil.Calendar, it *casework.Item, today civil.Date, n reminders.Nudge, nudged bool) int {
	t.Helper()
	open := it.Status == law.Open
	last := it.Deadline.Due == today && open && it.Deadline.Rule.Sense != law.Information
	working, err := cal.IsWorking(today)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case nudged && !open && it.Status != law.Missed:
		t.Errorf("%s: %s is %s and was said all the same", today, it.Key, it.Status)
	case nudged && !working && !last:
		t.Errorf("%s is closed and not the last day of %s, which was said", today, it.Key)
	case last && (!nudged || n.Reason != reminders.LastDay):
		t.Errorf("%s is the last day of %s: %v %q", today, it.Key, nudged, n.Reason)
	case nudged && n.Reason == reminders.Overdue && !it.Deadline.Due.Before(today):
		t.Errorf("%s: %s is not overdue", today, it.Key)
	}
	if last {
		return 1
	}
	return 0
}

// TestRunsThatAreMissedCostNothing leaves out days at random: whatever is left says no rung twice, and a run
// on a working day never leaves a rung unsaid.
func TestRunsThatAreMissedCostNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 200 {
		sparse, full := somebody(t), somebody(t)
		it := anItem(r, n, sparse.policy.Calendar)
		rungs := map[civil.Date]int{}
		for today := it.Deadline.Due.AddDays(-100); today.Before(it.Deadline.Due.AddDays(60)); today = today.AddDays(1) {
			now := asOf(it, today)
			before := sparse.policy.Told[it.Key].On
			meant := full.told(today, now)
			if len(meant) == 0 && r.IntN(4) > 0 || r.IntN(3) == 0 {
				continue // no run today
			}
			for _, nudge := range sparse.told(today, now) {
				if rungs[nudge.Rung]++; rungs[nudge.Rung] > 1 {
					t.Errorf("%s: the rung of %s is said again on %s", it.Key, nudge.Rung, today)
				}
				if !nudge.Rung.After(before) {
					t.Errorf("%s: the rung of %s was over when %s was said", it.Key, nudge.Rung, before)
				}
			}
			if again := reminders.Plan([]casework.Item{now}, sparse.policy, today); len(again) > 0 {
				t.Errorf("%s: a second run on %s says %v", it.Key, today, again[0].Reason)
			}
			if len(meant) > 0 && sparse.policy.Told[it.Key].On != today {
				t.Errorf("%s: %s was to be said on %s and was not", it.Key, meant[0].Reason, today)
			}
		}
	}
}

func TestAClockThatWasSetBackDoesNotSilence(t *testing.T) {
	p := somebody(t)
	p.told(day("2027-11-22 Mon"), appeal("2026-11-23 Mon"))
	p.daily("2026-11-18 Wed", "2026-11-23 Mon", appeal("2026-11-23 Mon"))
	want := []string{"Mon 22 November 2027: overdue", "Wed 18 November 2026: ahead", "Fri 20 November 2026: ahead", "Mon 23 November 2026: last-day"}
	if diff := cmp.Diff(want, p.said); diff != "" {
		t.Error(diff)
	}
}
