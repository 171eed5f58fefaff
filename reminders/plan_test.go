package reminders_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
)

// whole lets whole values be compared, with what the law keeps to itself in them.
var whole = cmp.Exporter(func(reflect.Type) bool { return true })

// day reads "2026-11-23 Mon", and the empty string as no day.
func day(s string) civil.Date {
	if s == "" {
		return civil.Date{}
	}
	return civil.Must(civil.ParseChecked(s))
}

func policy(t testing.TB) reminders.Policy {
	t.Helper()
	cal, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	p, err := standardPolicy(cal)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// limit makes an item of that rule and sense, due on the day.
func limit(id string, sense law.Sense, due string) casework.Item {
	return casework.Item{Case: "c1", Reference: "HPL-0231", Key: "c1|" + id + "|f1||", Status: law.Open, Deadline: law.Deadline{
		Rule: &law.Rule{ID: id, Title: id, Sense: sense, OwedBy: "parent-or-young-person", Act: "received"}, Version: &law.Version{},
		Of: "f1", Due: day(due), Certainty: law.Certain}}
}

func appeal(due string) casework.Item { return limit("appeal", law.Limit, due) }

func safe(it casework.Item, day civil.Date) casework.Item {
	it.Deadline.Safe = day
	return it
}

func met(it casework.Item, on string) casework.Item {
	it.Deadline.MetOn, it.Deadline.MetBy = day(on), "f2"
	return it
}

func blocked(id string, reason law.GapReason) casework.Item {
	it := limit(id, law.Limit, "")
	it.Gap = &law.Gap{Rule: it.Deadline.Rule, Of: "f1", Reason: reason, Needs: "decision-sent"}
	it.Deadline = law.Deadline{Rule: it.Deadline.Rule, Of: "f1"}
	return it
}

// person is told by plan after plan and remembers what was said, as the ledger does.
type person struct {
	policy reminders.Policy
	said   []string
}

func somebody(t testing.TB) *person {
	p := policy(t)
	p.Told = map[string]reminders.Told{}
	return &person{policy: p}
}

// told makes the plan of the day, notes every nudge as "Mon 9 November 2026: ahead (14 days before …)" and
// remembers it.
func (p *person) told(today civil.Date, items ...casework.Item) []reminders.Nudge {
	nudges := reminders.Plan(items, p.policy, today)
	for _, n := range nudges {
		p.said = append(p.said, fmt.Sprintf("%s: %s", today.Short(), n.Reason))
		p.policy.Told[n.Item.Key] = reminders.Told{Due: n.Item.Deadline.Due, On: today}
	}
	return nudges
}

// daily makes the plan of every day from and to.
func (p *person) daily(from, to string, items ...casework.Item) {
	for d := day(from); !d.After(day(to)); d = d.AddDays(1) {
		p.told(d, items...)
	}
}

// The days below were counted by hand in a calendar of 2026.
func TestADeadlineIsSaidOnItsLadder(t *testing.T) {
	for name, c := range map[string]struct {
		item     casework.Item
		from, to string
		want     []string
	}{
		"a limit that ends on a Monday: Sunday's rung is Friday's, Boxing Day's substitute moves a weekly one": {
			appeal("2026-11-23 Mon"), "2026-11-01 Sun", "2027-01-05 Tue",
			[]string{"Mon 9 November 2026: ahead", "Mon 16 November 2026: ahead", "Fri 20 November 2026: ahead", "Mon 23 November 2026: last-day",
				"Tue 24 November 2026: overdue", "Thu 26 November 2026: overdue", "Mon 30 November 2026: overdue", "Mon 7 December 2026: overdue",
				"Mon 14 December 2026: overdue", "Mon 21 December 2026: overdue"}},
		"a limit that ends on a Saturday is said on that Saturday": {
			limit("mediation-contact-2m", law.Limit, "2026-08-15 Sat"), "2026-07-20 Mon", "2026-09-02 Wed",
			[]string{"Fri 31 July 2026: ahead", "Fri 7 August 2026: ahead", "Wed 12 August 2026: ahead", "Fri 14 August 2026: ahead",
				"Sat 15 August 2026: last-day", "Mon 17 August 2026: overdue", "Tue 18 August 2026: overdue", "Mon 24 August 2026: overdue",
				"Tue 1 September 2026: overdue"}},
		"a duty that ends on a bank holiday is said on it": {
			limit("final-plan-20w", law.Duty, "2026-05-25 Mon"), "2026-05-20 Wed", "2026-05-26 Tue",
			[]string{"Wed 20 May 2026: ahead", "Fri 22 May 2026: ahead", "Mon 25 May 2026: last-day", "Tue 26 May 2026: overdue"}},
		"a limit with a safe day is counted to that, and said on its last day": {
			safe(limit("dds-claim-6-months", law.Limit, "2026-11-22 Sun"), day("2026-11-20 Fri")), "2026-11-01 Sun", "2026-11-23 Mon",
			[]string{"Fri 6 November 2026: ahead", "Fri 13 November 2026: ahead", "Tue 17 November 2026: ahead", "Thu 19 November 2026: ahead",
				"Fri 20 November 2026: safe-day", "Sun 22 November 2026: last-day", "Mon 23 November 2026: overdue"}},
		"a target that ends on a Saturday": {
			limit("tribunal-register-10wd", law.Target, "2026-11-21 Sat"), "2026-11-01 Sun", "2026-11-23 Mon",
			[]string{"Wed 18 November 2026: ahead", "Sat 21 November 2026: last-day", "Mon 23 November 2026: overdue"}},
		"judicial review is said at once, then long before the backstop": {
			limit("judicial-review-3m", law.Limit, "2026-12-18 Fri"), "2026-09-20 Sun", "2026-11-14 Sat",
			[]string{"Mon 21 September 2026: ahead", "Fri 2 October 2026: ahead", "Fri 16 October 2026: ahead", "Fri 30 October 2026: ahead",
				"Fri 13 November 2026: ahead"}},
		"a target is said late and let go": {
			limit("tribunal-register-10wd", law.Target, "2026-11-23 Mon"), "2026-11-01 Sun", "2026-12-31 Thu",
			[]string{"Fri 20 November 2026: ahead", "Mon 23 November 2026: last-day", "Tue 24 November 2026: overdue", "Mon 30 November 2026: overdue"}},
		"a window that has passed is not overdue": {
			limit("draft-plan-representations-15d", law.Window, "2026-11-23 Mon"), "2026-11-20 Fri", "2026-12-31 Thu",
			[]string{"Fri 20 November 2026: ahead", "Mon 23 November 2026: last-day"}},
		"what is only worth knowing is not said": {
			limit("hearing-phase-transfer-2026", law.Information, "2026-11-23 Mon"), "2026-11-01 Sun", "2026-12-31 Thu", nil},
		"a duty of somebody else is chased for a quarter of a year": {
			limit("review-final-8w", law.Duty, "2026-01-05 Mon"), "2026-03-24 Tue", "2026-06-30 Tue",
			[]string{"Tue 24 March 2026: overdue", "Mon 30 March 2026: overdue", "Tue 7 April 2026: overdue"}},
		"outside the calendar nothing is taken as closed": {
			appeal("2029-01-07 Sun"), "2028-12-20 Wed", "2029-01-08 Mon",
			[]string{"Fri 22 December 2028: ahead", "Fri 29 December 2028: ahead", "Thu 4 January 2029: ahead", "Sat 6 January 2029: ahead",
				"Sun 7 January 2029: last-day", "Mon 8 January 2029: overdue"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := somebody(t)
			p.daily(c.from, c.to, c.item)
			if diff := cmp.Diff(c.want, p.said); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAMissedRunIsMadeUpForOnce(t *testing.T) {
	p := somebody(t)
	p.daily("2026-11-02 Mon", "2026-11-10 Tue", appeal("2026-11-23 Mon")) // the 14 days are said on the 9th
	p.daily("2026-11-18 Wed", "2026-11-19 Thu", appeal("2026-11-23 Mon")) // the 7 days were missed
	p.daily("2026-11-25 Wed", "2026-11-27 Fri", appeal("2026-11-23 Mon")) // so were 3, 1, 0 and the first overdue one
	want := []string{"Mon 9 November 2026: ahead", "Wed 18 November 2026: ahead", "Wed 25 November 2026: overdue", "Thu 26 November 2026: overdue"}
	if diff := cmp.Diff(want, p.said); diff != "" {
		t.Error(diff)
	}
}

func TestAMissedRunIsNotMadeUpForOnAClosedDay(t *testing.T) {
	p := somebody(t)
	p.daily("2026-11-21 Sat", "2026-11-24 Tue", appeal("2026-11-27 Fri"))
	if diff := cmp.Diff([]string{"Mon 23 November 2026: ahead", "Tue 24 November 2026: ahead"}, p.said); diff != "" {
		t.Error(diff)
	}
}

func TestAnItemThatIsSeenLateIsSaidAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		item casework.Item
		want []string
	}{
		"inside its ladder":         {appeal("2026-11-23 Mon"), []string{"Wed 11 November 2026: ahead"}},
		"outside its ladder":        {appeal("2026-12-11 Fri"), nil},
		"long overdue":              {appeal("2026-01-05 Mon"), []string{"Wed 11 November 2026: overdue"}},
		"overdue beyond its until":  {limit("review-final-8w", law.Duty, "2026-01-05 Mon"), []string{"Wed 11 November 2026: overdue"}},
		"a window that passed":      {limit("w", law.Window, "2026-11-10 Tue"), nil},
		"on the very day":           {appeal("2026-11-11 Wed"), []string{"Wed 11 November 2026: last-day"}},
		"met":                       {met(appeal("2026-11-23 Mon"), "2026-11-02 Mon"), nil},
		"met late":                  {met(appeal("2026-11-09 Mon"), "2026-11-10 Tue"), nil},
		"ended by something else":   {func() casework.Item { i := appeal("2026-11-23 Mon"); i.Deadline.EndedBy = "f3"; return i }(), nil},
		"without a day or a gap":    {limit("order-maintain", law.Duty, ""), nil},
		"without a rule of its own": {casework.Item{Case: "c1", Reference: "HPL-0231", Key: "k", Deadline: law.Deadline{Due: day("2026-11-11 Wed")}}, []string{"Wed 11 November 2026: last-day"}},
		"a substitute with its gap": {func() casework.Item {
			i := appeal("2026-11-23 Mon")
			i.Gap = &law.Gap{Reason: law.GapPrinted}
			return i
		}(), []string{"Wed 11 November 2026: ahead"}},
		"that is far off, with gaps": {func() casework.Item {
			i := appeal("2027-11-23 Tue")
			i.Gap = &law.Gap{Reason: law.GapPrinted}
			return i
		}(), nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := somebody(t)
			p.told(day("2026-11-11 Wed"), c.item)
			if diff := cmp.Diff(c.want, p.said); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestADayThatMovesIsSaidAndFollowed(t *testing.T) {
	p := somebody(t)
	p.daily("2026-11-09 Mon", "2026-11-11 Wed", appeal("2026-11-23 Mon"))
	nudges := p.told(day("2026-11-12 Thu"), appeal("2026-11-26 Thu"))
	if len(nudges) != 1 || nudges[0].Was != day("2026-11-23 Mon") || nudges[0].Days != 14 ||
		nudges[0].Why() != "told Mon 23 November 2026, now Thu 26 November 2026" {
		t.Errorf("%+v", nudges)
	}
	p.daily("2026-11-12 Thu", "2026-11-20 Fri", appeal("2026-11-26 Thu"))
	p.daily("2026-11-20 Fri", "2026-11-24 Tue", met(appeal("2026-11-26 Thu"), "2026-11-20 Fri"))
	want := []string{"Mon 9 November 2026: ahead", "Thu 12 November 2026: moved", "Thu 19 November 2026: ahead"}
	if diff := cmp.Diff(want, p.said); diff != "" {
		t.Error(diff)
	}
}

func TestADayThatMovesFarAwayIsSaidAtOnce(t *testing.T) {
	p := somebody(t)
	p.told(day("2026-11-09 Mon"), appeal("2026-11-23 Mon"))
	p.daily("2026-11-13 Fri", "2027-02-10 Wed", appeal("2027-02-22 Mon"))
	want := []string{"Mon 9 November 2026: ahead", "Fri 13 November 2026: moved", "Mon 8 February 2027: ahead"}
	if diff := cmp.Diff(want, p.said); diff != "" {
		t.Error(diff)
	}
}

func TestADayThatIsLostAndFound(t *testing.T) {
	p := somebody(t)
	p.told(day("2026-11-09 Mon"), appeal("2026-11-23 Mon"))
	p.daily("2026-11-10 Tue", "2026-11-18 Wed", blocked("appeal", law.GapCoverage))
	p.daily("2026-11-19 Thu", "2026-11-20 Fri", appeal("2026-11-24 Tue"))
	want := []string{"Mon 9 November 2026: ahead", "Tue 10 November 2026: lost", "Tue 17 November 2026: blocked", "Thu 19 November 2026: found",
		"Fri 20 November 2026: ahead"}
	if diff := cmp.Diff(want, p.said); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeWorkedOutIsSaidWeekly(t *testing.T) {
	p := somebody(t)
	p.daily("2026-12-12 Sat", "2027-01-08 Fri", blocked("appeal", law.GapAsk))
	want := []string{"Mon 14 December 2026: blocked", "Mon 21 December 2026: blocked", "Tue 29 December 2026: blocked", "Tue 5 January 2027: blocked"}
	if diff := cmp.Diff(want, p.said); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsMissingComesWithItsDeadline(t *testing.T) {
	dated := appeal("2026-11-23 Mon")
	dated.Deadline.Certainty = law.Provisional
	printed, limb := dated, dated
	printed.Gap = &law.Gap{Rule: dated.Deadline.Rule, Of: "f1", Reason: law.GapPrinted, Needs: "decision-sent"}
	limb.Gap = &law.Gap{Rule: dated.Deadline.Rule, Of: "f1", Reason: law.GapLimb, Needs: "certificate-issued"}
	want := []reminders.Nudge{{Item: dated, Gaps: []law.Gap{*limb.Gap, *printed.Gap}, Reason: reminders.Ahead, Rung: day("2026-11-09 Mon"), Days: 13}}
	for _, items := range [][]casework.Item{{dated, printed, limb}, {limb, dated, printed, limb}, {printed, limb, dated, dated}} {
		if diff := cmp.Diff(want, reminders.Plan(items, policy(t), day("2026-11-10 Tue")), whole); diff != "" {
			t.Error(diff)
		}
	}
}

func TestOfSeveralDaysForOneThingTheEarliestThatStillRunsCounts(t *testing.T) {
	early, late, done := appeal("2026-11-23 Mon"), appeal("2026-12-11 Fri"), met(appeal("2026-11-16 Mon"), "2026-11-02 Mon")
	for _, items := range [][]casework.Item{{early, late, done}, {done, late, early}, {late, early, done}} {
		nudges := reminders.Plan(items, policy(t), day("2026-11-10 Tue"))
		if len(nudges) != 1 || nudges[0].Item.Deadline.Due != day("2026-11-23 Mon") {
			t.Errorf("%+v", nudges)
		}
	}
}
