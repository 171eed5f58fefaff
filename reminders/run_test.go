package reminders_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
)

var references = regexp.MustCompile(`HPL-[0-9]{4}`)

// onEvery runs the test on every store, each in a world of its own.
func onEvery(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	for name, open := range stores {
		t.Run(name, func(t *testing.T) { test(t, newWorld(t, open(t))) })
	}
}

// A decision letter of Tue 22 September 2026: two months end on Sun 22 November, when the adviser has to be
// contacted; for the appeal that is Mon 23 November.
func TestAFamilysLastDaysAreSaid(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		report := w.runs(at("2026-11-20 Fri", "07:30"))
		got := letters(t, w.store)
		if len(got) != 1 || got[0].Key != "remind:mediator-1:2026-11-20:1" || got[0].Room != "mediator-1" {
			t.Fatalf("%+v", got)
		}
		const contact = "1. HPL-0001: Contact the mediation adviser: Sun 22 November 2026 (in 2 days), the family. " +
			"That is a closed day and does not move: act by Fri 20 November 2026. So today is the day to act. SI 2014/1530 reg 33."
		const appeal = "2. HPL-0001: Appeal to the tribunal: Mon 23 November 2026, 5pm (in 3 days), the family. " +
			"It has to arrive by then. SI 2008/2699 rule 20(1)(c), rule 12."
		want := strings.Join([]string{"Redress: 1 today, 1 in the next 14 days", "Today:", contact, "In the next 14 days:", appeal,
			"Answer by number: “done 1”, “snooze 1 until Monday”, “not mine 1”.", "Information, not legal advice."}, "\n")
		if diff := cmp.Diff(want, text(t, got[0])); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{
			"Friday 20 November 2026: 1 message sent.",
			"To mediator-1 by test: 1 today, 1 in the next 14 days",
			"  HPL-0001 Contact the mediation adviser (today is the last working day before Sun 22 November 2026)",
			"  HPL-0001 Appeal to the tribunal (3 days before Mon 23 November 2026)",
		}, report.Text()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestASecondRunSaysNothing(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		w.opened("mediator-2", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		for _, hour := range []string{"07:30", "07:30", "08:00", "23:59"} {
			w.runs(at("2026-11-09 Mon", hour))
		}
		w.runs(at("2026-11-10 Tue", "07:30"))
		if diff := cmp.Diff([]string{"mediator-1: HPL-0001, HPL-0001", "mediator-2: HPL-0002, HPL-0002"}, w.said()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhatIsRecordedDuringTheDayIsSaidThatDay(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		w.runs(at("2026-11-09 Mon", "07:30"))
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		w.runs(at("2026-11-09 Mon", "10:00"))
		var keys []string
		for _, l := range letters(t, w.store) {
			keys = append(keys, l.Key+" "+strings.Join(references.FindAllString(text(t, l), -1), "+"))
		}
		if diff := cmp.Diff([]string{"remind:mediator-1:2026-11-09:1 HPL-0001+HPL-0001", "remind:mediator-1:2026-11-09:2 HPL-0002+HPL-0002"}, keys); diff != "" {
			t.Error(diff)
		}
	})
}

func TestADryRunWritesNothing(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		var reports []reminders.Report
		for range 2 {
			r, err := w.runner().DryRun(context.Background(), at("2026-11-23 Mon", "07:30"))
			if err != nil {
				t.Fatal(err)
			}
			reports = append(reports, r)
		}
		want := []string{
			"Monday 23 November 2026: 2 messages would be sent.",
			"To manager-1 by test: 1 today",
			"  HPL-0001 Appeal to the tribunal (today is the last day; mediator-1 has not answered)",
			"To mediator-1 by test: 1 overdue, 1 today",
			"  HPL-0001 Contact the mediation adviser (1 day overdue, due Sun 22 November 2026)",
			"  HPL-0001 Appeal to the tribunal (today is the last day)",
		}
		for _, r := range reports {
			if diff := cmp.Diff(want, r.Text()); diff != "" {
				t.Error(diff)
			}
		}
		if said := w.said(); said != nil {
			t.Errorf("written all the same: %v", said)
		}
	})
}

func TestACorrectionIsFollowedAndAFactStops(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		c := w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		w.runs(at("2026-11-09 Mon", "07:30"))
		c = w.recorded("mediator-1", c, "2026-11-09 Mon", instead(c, fact("decision-sent", "2026-09-29 Tue")))
		w.runs(at("2026-11-10 Tue", "07:30"))
		got := letters(t, w.store)
		if len(got) != 2 {
			t.Fatalf("%d letters", len(got))
		}
		moved := text(t, got[1])
		for _, want := range []string{"Redress: 2 changed\nChanged:\n",
			"HPL-0001: the day has changed from Mon 23 November 2026. Appeal to the tribunal: Mon 30 November 2026, 5pm",
			"HPL-0001: the day has changed from Sun 22 November 2026. Contact the mediation adviser: Sun 29 November 2026"} {
			if !strings.Contains(moved, want) {
				t.Errorf("%q is not in\n%s", want, moved)
			}
		}
		w.recorded("mediator-1", c, "2026-11-10 Tue", fact("mediation-adviser-contacted", "2026-11-10 Tue"))
		for d := day("2026-11-11 Wed"); d.Before(day("2026-11-23 Mon")); d = d.AddDays(1) {
			w.runs(at(d.String()+" "+d.Weekday().String()[:3], "07:30"))
		}
		for _, l := range letters(t, w.store) {
			if strings.Contains(text(t, l), "Contact the mediation adviser") {
				t.Errorf("said after it was met: %s", text(t, l))
			}
		}
		w.recorded("mediator-1", c, "2026-11-23 Mon", fact("case-closed", "2026-11-23 Mon", "why=withdrawn"))
		w.runs(at("2026-11-30 Mon", "07:30"))
		if said := w.said(); said != nil {
			t.Errorf("a closed case is still said: %v", said)
		}
	})
}

func TestWhoIsReminded(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		decision := fact("decision-sent", "2026-09-22 Tue")
		leaver := casework.Person{ID: "gone-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}}
		w.put(leaver)
		c := w.opened("manager-1", "2026-11-05 Thu", decision, fact("assigned", "2026-11-05 Thu", "role=mediator", "person=mediator-1"),
			fact("assigned", "2026-11-05 Thu", "role=mediator", "person=gone-1"),
			fact("assigned", "2026-11-05 Thu", "role=sendias-adviser", "person=adviser-1"))
		leaver.Disabled = true
		w.put(leaver)
		w.runs(at("2026-11-09 Mon", "07:30"))
		if diff := cmp.Diff([]string{"mediator-1: HPL-0001, HPL-0001"}, w.said()); diff != "" {
			t.Error("before the family consented: " + diff)
		}
		w.recorded("mediator-1", c, "2026-11-09 Mon",
			fact("consent-given", "2026-11-09 Mon", "by=parent", "to=tees-sendiass", "scope=facts", "how=written"))
		w.runs(at("2026-11-10 Tue", "07:30"))
		if diff := cmp.Diff([]string{"adviser-1: HPL-0001, HPL-0001"}, w.said()); diff != "" {
			t.Error("with the family's consent: " + diff)
		}
		w.recorded("mediator-1", c, "2026-11-10 Tue", fact("consent-withdrawn", "2026-11-10 Tue", "to=tees-sendiass"))
		w.runs(at("2026-11-16 Mon", "07:30"))
		if diff := cmp.Diff([]string{"mediator-1: HPL-0001, HPL-0001"}, w.said()); diff != "" {
			t.Error("after it was withdrawn: " + diff)
		}
	})
}

func TestACaseThatNobodyHasIsSaidToWhoOversees(t *testing.T) {
	w := newWorld(t, memdb.New())
	c := w.opened("operator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
	if err := w.store.PutPeople(context.Background(), organisations,
		[]casework.Person{{ID: "operator-1", Organisation: "operators", Roles: []casework.Role{casework.Operator}, Disabled: true},
			{ID: "operator-2", Organisation: "operators", Roles: []casework.Role{casework.Operator}}}); err != nil {
		t.Fatal(err)
	}
	w.runs(at("2026-11-09 Mon", "07:30"))
	if diff := cmp.Diff([]string{"operator-2: HPL-0001, HPL-0001"}, w.said()); diff != "" {
		t.Error(diff)
	}
	w.recorded("operator-2", c, "2026-11-09 Mon", fact("assigned", "2026-11-09 Mon", "role=mediator", "person=mediator-1"))
	w.runs(at("2026-11-16 Mon", "07:30"))
	if diff := cmp.Diff([]string{"mediator-1: HPL-0001, HPL-0001"}, w.said()); diff != "" {
		t.Error(diff)
	}
}

func TestASweepKeepsTheHours(t *testing.T) {
	for name, c := range map[string]struct {
		when time.Time
		want []string
	}{
		"before the day begins":                     {at("2026-11-16 Mon", "06:00"), nil},
		"when it begins":                            {at("2026-11-16 Mon", "07:30"), []string{"mediator-1: HPL-0001, HPL-0001"}},
		"after the time that a person chose":        {at("2026-11-16 Mon", "09:30"), []string{"adviser-1: HPL-0001, HPL-0001", "mediator-1: HPL-0001, HPL-0001"}},
		"when it has ended":                         {at("2026-11-16 Mon", "18:00"), nil},
		"late on the last day, what ends that day":  {at("2026-11-23 Mon", "23:00"), []string{"adviser-1: HPL-0001", "manager-1: HPL-0001", "mediator-1: HPL-0001"}},
		"early on the last day, what ends that day": {at("2026-11-23 Mon", "00:30"), []string{"adviser-1: HPL-0001", "manager-1: HPL-0001", "mediator-1: HPL-0001"}},
		"at a weekend":                              {at("2026-11-15 Sun", "10:00"), nil},
		"at a weekend, what ends on that day":       {at("2026-11-22 Sun", "10:00"), []string{"adviser-1: HPL-0001", "manager-1: HPL-0001", "mediator-1: HPL-0001"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, memdb.New())
			w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"),
				fact("assigned", "2026-11-05 Thu", "role=sendias-adviser", "person=adviser-1"),
				fact("consent-given", "2026-11-05 Thu", "by=parent", "to=tees-sendiass", "scope=all", "how=written"))
			if _, err := w.runner().Sweep(context.Background(), c.when); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, w.said()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnePersonsTroubleIsNotTheOthers(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
	w.opened("mediator-2", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
	var log bytes.Buffer
	r := w.runner()
	r.Log = slog.New(slog.NewTextHandler(&log, nil))
	trouble := errors.New("no such room")
	r.Compose = func(b reminders.Bundle) (string, string, []byte, error) {
		if b.Person.ID == "mediator-1" {
			return "", "", nil, trouble
		}
		return compose(b)
	}
	report, err := r.Once(context.Background(), at("2026-11-09 Mon", "07:30"))
	if !errors.Is(err, trouble) || casework.Sentence(err) != "1 person of 5 could not be reminded. The next run tries again; see the log." {
		t.Errorf("%v", err)
	}
	if len(report.Failed) != 1 || report.Failed[0].Person != "mediator-1" {
		t.Errorf("%+v", report.Failed)
	}
	if diff := cmp.Diff([]string{"mediator-2: HPL-0002, HPL-0002"}, w.said()); diff != "" {
		t.Error(diff)
	}
	for _, told := range []string{"ppeal", "ribunal", "23 November"} {
		if strings.Contains(log.String(), told) {
			t.Errorf("the log tells %q:\n%s", told, log.String())
		}
	}
	w.runs(at("2026-11-10 Tue", "07:30"))
	if diff := cmp.Diff([]string{"mediator-1: HPL-0001, HPL-0001"}, w.said()); diff != "" {
		t.Error("the next run: " + diff)
	}
}

func TestAPersonWithoutARouteIsNamed(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
	r := w.runner()
	r.Compose = func(reminders.Bundle) (string, string, []byte, error) { return "", "", nil, nil }
	report, err := r.Once(context.Background(), at("2026-11-09 Mon", "07:30"))
	if err == nil || len(report.Letters) != 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	want := []string{"Monday 9 November 2026: 0 messages sent.", "Not to mediator-1: There is no way to reach mediator-1. Give them a route."}
	if diff := cmp.Diff(want, report.Text()); diff != "" {
		t.Error(diff)
	}
}

func TestARunThatIsStoppedSaysTheRestLater(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		w.opened("mediator-2", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		ctx, stop := context.WithCancel(context.Background())
		r := w.runner()
		r.Compose = func(b reminders.Bundle) (string, string, []byte, error) {
			if b.Person.ID == "mediator-2" {
				stop()
			}
			return compose(b)
		}
		if _, err := r.Once(ctx, at("2026-11-09 Mon", "07:30")); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		w.runs(at("2026-11-09 Mon", "08:00"))
		if diff := cmp.Diff([]string{"mediator-1: HPL-0001, HPL-0001", "mediator-2: HPL-0002, HPL-0002"}, w.said()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestABriefReportSaysWhatAWholeOneSays(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.caseload(5)
	r := w.runner()
	whole, err := r.DryRun(context.Background(), at("2026-11-09 Mon", "07:30"))
	if err != nil {
		t.Fatal(err)
	}
	r.Brief = true
	brief, err := r.DryRun(context.Background(), at("2026-11-09 Mon", "07:30"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole.Text(), brief.Text()); diff != "" || len(brief.Text()) < 4 {
		t.Errorf("%d lines: %s", len(brief.Text()), diff)
	}
	for _, l := range brief.Letters {
		if len(l.Nudges)+len(l.Message.Lines) > 0 {
			t.Errorf("%s: nudges were kept", l.Person)
		}
	}
}
