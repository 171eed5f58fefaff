package reminders_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/memdb"
)

// linked is a case that adviser-1, of the advice service, is on with consent.
func (w *world) linked(on, decided string) casework.Case {
	w.t.Helper()
	return w.opened("mediator-1", on, fact("decision-sent", decided),
		fact("assigned", on, "role=sendias-adviser", "person=adviser-1"),
		fact("consent-given", on, "by=parent", "to=tees-sendiass", "scope=all", "how=written"))
}

// digests are the letters to adviser-1 of the sweeps at each of the hours, as key and first line.
func (w *world) digests(on string, hours ...string) []string {
	w.t.Helper()
	for _, hour := range hours {
		if _, err := w.heeding().Sweep(w.t.Context(), at(on, hour)); err != nil {
			w.t.Fatal(err)
		}
	}
	var out []string
	for _, l := range letters(w.t, w.store) {
		if l.Room == "adviser-1" {
			title, _, _ := strings.Cut(text(w.t, l), "\n")
			out = append(out, l.Key+" "+title)
		}
	}
	return out
}

// An adviser of an advice service gets the whole list on weekdays, once, when their time has come.
func TestAnAdviserGetsTheWholeList(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.linked("2026-11-05 Thu", "2026-09-22 Tue") // appeal Mon 23 November
	for _, c := range []struct {
		on   string
		want []string
	}{
		{"2026-11-05 Thu", nil}, // seventeen days ahead, nothing to list
		{"2026-11-06 Fri", []string{"digest:adviser-1:2026-11-06 Redress: 1 later"}}, // the contact is a fortnight ahead on a Sunday
		{"2026-11-09 Mon", []string{"digest:adviser-1:2026-11-09 Redress: 2 in the next 14 days"}},
		{"2026-11-10 Tue", []string{"digest:adviser-1:2026-11-10 Redress: 2 in the next 14 days"}}, // nothing new
		{"2026-11-14 Sat", nil},
		{"2026-11-18 Wed", []string{"digest:adviser-1:2026-11-18 Redress: 1 this week, 1 in the next 14 days"}},
		{"2026-11-22 Sun", []string{"remind:adviser-1:2026-11-22:1 Redress: 1 today"}}, // what ends on the day itself
	} {
		if diff := cmp.Diff(c.want, w.digests(c.on, "07:30", "09:00", "10:00", "11:00")); diff != "" {
			t.Errorf("%s: %s", c.on, diff)
		}
	}
}

// A limit that passed is said for four weeks. After that it stands in the list once a week, on the first day on which
// there is one.
func TestWhatPassedLongAgoIsListedOnceAWeek(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.linked("2026-11-05 Thu", "2026-09-22 Tue") // the contact Sun 22 November, the appeal Mon 23 November
	for _, c := range []struct {
		on   string
		want []string
	}{
		{"2026-12-15 Tue", []string{"digest:adviser-1:2026-12-15 Redress: 2 overdue"}},
		{"2026-12-16 Wed", []string{"digest:adviser-1:2026-12-16 Redress: 2 overdue"}},
		{"2026-12-21 Mon", []string{"digest:adviser-1:2026-12-21 Redress: 2 overdue"}}, // 28 days
		{"2026-12-22 Tue", nil},
		{"2026-12-24 Thu", nil},
		{"2026-12-28 Mon", nil}, // a bank holiday
		{"2026-12-29 Tue", []string{"digest:adviser-1:2026-12-29 Redress: 2 overdue"}},
		{"2026-12-30 Wed", nil},
		{"2027-01-06 Wed", []string{"digest:adviser-1:2027-01-06 Redress: 2 overdue"}}, // nothing ran on Monday and Tuesday
		{"2027-01-07 Thu", nil},
		{"2027-06-07 Mon", []string{"digest:adviser-1:2027-06-07 Redress: 2 overdue"}},
	} {
		if diff := cmp.Diff(c.want, w.digests(c.on, "10:00")); diff != "" {
			t.Errorf("%s: %s", c.on, diff)
		}
	}
}

// Nobody wonders where a line went: the last time says that it is the last, and where it is to be found.
func TestTheLastTimeSaysThatItIs(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.linked("2026-11-05 Thu", "2026-09-22 Tue")
	said := map[string]string{}
	for _, on := range []string{"2026-12-15 Tue", "2026-12-21 Mon", "2026-12-22 Tue", "2026-12-29 Tue"} {
		if _, err := w.heeding().Sweep(t.Context(), at(on, "10:00")); err != nil {
			t.Fatal(err)
		}
		for _, l := range letters(t, w.store) {
			said[on[:10]+" "+l.Room] = text(t, l)
		}
	}
	for key, want := range map[string]string{
		"2026-12-15 mediator-1": "", "2026-12-15 adviser-1": "", "2026-12-29 adviser-1": "",
		"2026-12-21 mediator-1": "\n2 overdue dates are said for the last time. “what is overdue” goes on showing what has passed.\n",
		"2026-12-21 adviser-1":  "\n2 overdue dates are listed once a week from now on.\n",
	} {
		says := strings.Contains(said[key], "last time") || strings.Contains(said[key], "from now on")
		if said[key] == "" || !strings.Contains(said[key], want) || says != (want != "") {
			t.Errorf("%s: %s", key, said[key])
		}
	}
	if later := said["2026-12-22 mediator-1"] + said["2026-12-29 mediator-1"]; later != "" {
		t.Errorf("after the last time: %s", later)
	}
}

// What is recorded after the list went out is said on its own, and stands in the next list.
func TestWhatComesAfterTheListIsSaidOnItsOwn(t *testing.T) {
	w := newWorld(t, memdb.New())
	c := w.linked("2026-11-05 Thu", "2026-09-22 Tue")
	if got := w.digests("2026-11-10 Tue", "10:00"); len(got) != 1 {
		t.Fatalf("%v", got)
	}
	w.recorded("mediator-1", c, "2026-11-10 Tue", instead(c, fact("decision-sent", "2026-09-15 Tue")))
	if diff := cmp.Diff([]string{"remind:adviser-1:2026-11-10:1 Redress: 2 changed"}, w.digests("2026-11-10 Tue", "11:00", "12:00")); diff != "" {
		t.Error(diff)
	}
	w.recorded("mediator-1", c, "2026-11-10 Tue", fact("mediation-adviser-contacted", "2026-11-10 Tue"))
	if _, err := w.heeding().Sweep(t.Context(), at("2026-11-11 Wed", "10:00")); err != nil {
		t.Fatal(err)
	}
	var next string
	for _, l := range letters(t, w.store) {
		if l.Room == "adviser-1" {
			next = text(t, l)
		}
	}
	for _, want := range []string{"Redress: 1 in the next 14 days\n", "In the next 14 days:\n1. HPL-0001: Appeal to the tribunal: Mon 16 November 2026",
		"1 date of the last message is settled."} {
		if !strings.Contains(next, want) {
			t.Errorf("%q is not in\n%s", want, next)
		}
	}
}

// Whoever chose days gets nothing on others but what ends on them; whoever has no list gets what is new.
func TestTheDaysThatPeopleChose(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.linked("2026-11-05 Thu", "2026-09-22 Tue")
	adviser := w.who("adviser-1").Person
	adviser.Digest.Days = []string{"tue", "thu"}
	w.put(adviser)
	for on, want := range map[string]int{"2026-11-09 Mon": 0, "2026-11-10 Tue": 1, "2026-11-11 Wed": 0, "2026-11-12 Thu": 1} {
		if got := w.digests(on, "10:00"); len(got) != want {
			t.Errorf("%s: %v", on, got)
		}
	}
	w.settle(t, casework.Settlement{Wishes: &casework.Wishes{Person: "adviser-1", DigestDays: []string{"fri"}}})
	if got := w.digests("2026-11-17 Tue", "10:00"); got != nil {
		t.Errorf("what they settled themselves comes first: %v", got)
	}
	if got := w.digests("2026-11-20 Fri", "10:00"); len(got) != 1 {
		t.Errorf("%v", got)
	}
}
