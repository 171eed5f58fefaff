package admin

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/memdb"
)

// lawOf returns what every service here stands on.
func lawOf(t testing.TB) (*law.Book, *civil.Calendar, []casework.Authority) {
	t.Helper()
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	closed, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	authorities, err := configs.Authorities()
	if err != nil {
		t.Fatal(err)
	}
	return book, closed, authorities
}

// noonOf is an instant of the day, written with its weekday.
func noonOf(t testing.TB, day string) time.Time {
	t.Helper()
	d, err := civil.ParseChecked(day)
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(d.Year(), d.Month(), d.Day(), 12, 0, 0, 0, casework.London)
}

// filled returns the rooms with the demonstration's caseload of that day.
func filled(t testing.TB, at time.Time) *Rooms {
	t.Helper()
	book, closed, authorities := lawOf(t)
	db := memdb.New()
	rooms := &Rooms{Service: casework.NewService(db, book, closed).WithPeople(db), People: db, Close: func() error { return nil }}
	h := &House{
		Calendar:    func() (*civil.Calendar, error) { return closed, nil },
		Authorities: func() ([]casework.Authority, error) { return authorities, nil },
	}
	if _, err := h.fill(t.Context(), rooms, at); err != nil {
		t.Fatalf("%s: %v", at.Format(time.DateOnly), err)
	}
	return rooms
}

func TestTheCaseloadShowsEveryStageAndTrack(t *testing.T) {
	rooms := filled(t, noonOf(t, "2026-11-23 Mon"))
	stages, tracks := map[string]bool{}, map[string]bool{}
	n := 0
	for c, err := range rooms.Service.List(t.Context(), operator(), casework.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		r, err := rooms.Service.WorkOut(&c)
		if err != nil {
			t.Fatal(err)
		}
		stages[r.Stage] = true
		for _, track := range r.Tracks {
			tracks[track.Name] = true
		}
	}
	want := slices.Sorted(slices.Values(rooms.Service.Book().Vocabulary.Stages))
	if d := cmp.Diff(want, slices.Sorted(maps.Keys(stages))); d != "" {
		t.Error("stages", d)
	}
	wantTracks := []string{"appeal", "certificate", "complaint", "compliance", "mediation"}
	if d := cmp.Diff(wantTracks, slices.Sorted(maps.Keys(tracks))); d != "" {
		t.Error("tracks", d)
	}
	if n < 25 || n > 30 {
		t.Errorf("%d cases, want about 25", n)
	}
}

func TestThereIsSomethingToDoOnWhateverDayTheDemonstrationIsShown(t *testing.T) {
	if testing.Short() {
		t.Skip("looks at many days")
	}
	for day, last := civil.Must(civil.Parse("2026-11-22")), civil.Must(civil.Parse("2028-03-01")); day.Before(last); day = day.AddDays(11) {
		rooms := filled(t, time.Date(day.Year(), day.Month(), day.Day(), 9, 0, 0, 0, casework.London))
		overdue := due(t, rooms, casework.AgendaQuery{At: day, Scope: "mine", Overdue: true})
		week := due(t, rooms, casework.AgendaQuery{At: day, Scope: "mine", From: day, To: day.AddDays(6)})
		blocked := due(t, rooms, casework.AgendaQuery{At: day, Scope: "mine", Blocked: true})
		if len(overdue) < 3 || len(overdue) > 12 || len(week) < 4 || len(blocked) == 0 {
			t.Errorf("%s: %d overdue (want 3 to 12), %d this week (want 4 or more), %d blocked (want some)\n%s",
				day.Short(), len(overdue), len(week), len(blocked), strings.Join(overdue, "\n"))
		}
	}
}

func due(t *testing.T, rooms *Rooms, q casework.AgendaQuery) []string {
	t.Helper()
	me, err := rooms.People.Person(t.Context(), inventedPeople[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	items, err := rooms.Service.Agenda(t.Context(), me, q)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(items))
	for i := range items {
		out[i] = string(items[i].Reference) + " " + items[i].Deadline.Rule.ID + " " + items[i].Deadline.Due.Short()
	}
	return out
}

func TestAFaultInTheCaseloadIsNamedWithItsLine(t *testing.T) {
	_, closed, authorities := lawOf(t)
	for name, c := range map[string]struct{ text, want string }{
		"a case without grounds":           {"case HPL-0001", "line 1: a case has a reference and its grounds"},
		"letters of no authority":          {"case XXX-0001 cease", "line 1: XXX-0001: no authority"},
		"a fact without a case":            {"-3 decision-sent", "line 1: a fact stands under its case"},
		"a day that is none":               {"case HPL-0001 cease\nsoon decision-sent", `line 2: "soon" is not a number of days`},
		"an agreed thing without its kind": {"case HPL-0001 cease\n-1 agreement-made agreed=report", "line 2: agreed=report"},
	} {
		_, err := caseload(c.text, noonOf(t, "2026-11-23 Mon"), closed, authorities)
		if err == nil || !strings.HasPrefix(err.Error(), "invented_cases.txt "+c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

func TestDaysOfTheCaseloadAreCountedFromToday(t *testing.T) {
	_, closed, _ := lawOf(t)
	v := inventor{today: civil.Must(civil.ParseChecked("2026-11-23 Mon")), closed: closed}
	for text, want := range map[string]string{
		"0": "2026-11-23 Mon", "-3": "2026-11-20 Fri", "-1": "2026-11-20 Fri", "+7": "2026-11-30 Mon", "-2w": "2026-11-09 Mon",
		"-2m": "2026-09-23 Wed", "-2m+3": "2026-09-25 Fri", "-10w+1": "2026-09-15 Tue",
	} {
		got, err := v.day(text, v.closed.LastWorking)
		if err != nil || got != civil.Must(civil.ParseChecked(want)) {
			t.Errorf("%s is %s, want %s (%v)", text, got.Short(), want, err)
		}
	}
}
