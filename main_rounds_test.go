package main

import (
	"fmt"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// roundsWorld is a provider with a case, a forum that logged themes, and an authority's commissioner.
func roundsWorld(t *testing.T) *rooms {
	t.Helper()
	r, err := open(t.Context(), "sqlite://"+filepath.ToSlash(filepath.Join(t.TempDir(), "redress.db")), time.Now, passingKey())
	good(t, err)
	t.Cleanup(func() { _ = r.Close() })
	area := []string{"E06000001"}
	good(t, r.db.PutPeople(t.Context(), []casework.Organisation{
		{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: area}, {ID: "tees-forum", Kind: casework.ParentCarerForum, Authorities: area},
		{ID: "hartlepool", Kind: casework.LocalAuthority, Authorities: area}, {ID: "operators", Kind: casework.OperatorKind},
	}, []casework.Person{
		{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
		{ID: "manager-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}},
		{ID: "volunteer-1", Organisation: "tees-forum", Roles: []casework.Role{casework.ForumVolunteer}},
		{ID: "commissioner-1", Organisation: "hartlepool", Roles: []casework.Role{casework.Commissioner}},
		{ID: "operator-1", Organisation: "operators", Roles: []casework.Role{casework.Operator}},
	}))
	who, err := r.db.Person(t.Context(), "mediator-1")
	good(t, err)
	on := civil.On(2026, 12, 1)
	_, err = r.service.Open(t.Context(), who, casework.Opening{
		Area: "HPL", Facts: []law.Event{{Type: "decision-sent", On: on}}, Envelope: casework.Envelope{Source: "test:1", At: time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)},
		Header: casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}})
	good(t, err)
	var themes []casework.Theme
	for n, topic := range []string{"delay", "delay", "delay", "delay", "delay", "delay", "cost"} {
		themes = append(themes, casework.Theme{ID: fmt.Sprint("t", n), Authority: "E06000001", Quarter: "2027-Q1", Topic: topic, By: "volunteer-1", At: time.Date(2027, 1, 5, 9, n, 0, 0, time.UTC)})
	}
	good(t, r.db.Settle(t.Context(), casework.Settlement{Themes: themes}))
	return r
}

// roundsAt are the letters of a sweep that are rounds, as key and lines.
func roundsAt(t *testing.T, r *rooms, at time.Time) map[string][]string {
	t.Helper()
	runner, err := r.reminders("", slog.New(slog.DiscardHandler))
	good(t, err)
	_, err = runner.Sweep(t.Context(), at)
	good(t, err)
	letters, err := r.db.Claim(t.Context(), []string{post.ToPerson}, time.Now().Add(time.Minute), time.Hour, 100)
	good(t, err)
	out := map[string][]string{}
	for _, l := range letters {
		good(t, r.db.Sent(t.Context(), l, "", at))
		if !strings.HasPrefix(l.Key, "round:") {
			continue
		}
		m, err := chat.Decode(l.Body)
		good(t, err)
		for _, line := range m.Lines {
			out[l.Key] = append(out[l.Key], line.Text)
		}
	}
	return out
}

// Managers, forums and commissioners get theirs on the first working day of the week and of the month, once; nobody
// but the manager reads of a case in it.
func TestRounds(t *testing.T) {
	r := roundsWorld(t)
	keys := func(m map[string][]string) []string {
		out := []string{}
		for k := range m {
			out = append(out, k)
		}
		slices.Sort(out)
		return out
	}
	seen := map[string][]string{}
	for _, c := range []struct {
		at   time.Time
		want []string
	}{
		{time.Date(2027, 1, 1, 10, 0, 0, 0, time.UTC), []string{}}, // a bank holiday
		{time.Date(2027, 1, 4, 7, 0, 0, 0, time.UTC), []string{}},  // Monday, before the hours
		{time.Date(2027, 1, 4, 10, 0, 0, 0, time.UTC), []string{"round:area:commissioner-1:2027-01-01", "round:forum:volunteer-1:2027-01-04", "round:team:manager-1:2027-01-04"}},
		{time.Date(2027, 1, 4, 11, 0, 0, 0, time.UTC), []string{}},
		{time.Date(2027, 1, 5, 10, 0, 0, 0, time.UTC), []string{}},
		{time.Date(2027, 1, 13, 10, 0, 0, 0, time.UTC), []string{"round:forum:volunteer-1:2027-01-11", "round:team:manager-1:2027-01-11"}}, // nothing ran on Monday and Tuesday
		{time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC), []string{"round:area:commissioner-1:2027-02-01", "round:forum:volunteer-1:2027-02-01", "round:team:manager-1:2027-02-01"}},
		{time.Date(2027, 3, 15, 10, 0, 0, 0, time.UTC), []string{"round:area:commissioner-1:2027-03-01", "round:forum:volunteer-1:2027-03-15", "round:team:manager-1:2027-03-15"}}, // six weeks after the last day
		{time.Date(2027, 4, 12, 10, 0, 0, 0, time.UTC), []string{"round:area:commissioner-1:2027-04-01", "round:forum:volunteer-1:2027-04-12", "round:team:manager-1:2027-04-12"}},
	} {
		got := roundsAt(t, r, c.at)
		if diff := cmp.Diff(c.want, keys(got)); diff != "" {
			t.Errorf("%s: %s", c.at, diff)
		}
		maps.Copy(seen, got)
	}
	for key, wants := range map[string][]string{
		"round:team:manager-1:2027-02-01":      {"Redress: Your team this week", "\nHPL-0001", "Mon 1 February 2027", "\nTo answer one of them, ask in chat “what is due for my team this week” and say its number there."},
		"round:team:manager-1:2027-03-15":      {"\nHPL-0001: Appeal to the tribunal: Mon 1 February 2027"},
		"round:forum:volunteer-1:2027-01-11":   {"Redress: Your area this week", "Delay: 6", "\nEvery other topic: not shown (under 5)\n", "Sun 14 February 2027: Review and amend the plan before a move to another phase, last day."},
		"round:area:commissioner-1:2027-02-01": {"Redress: Your area this quarter", "\nNot shown (under 5): ", "Numbers under 5 are not shown"},
		"round:forum:volunteer-1:2027-01-04":   {"Delay: 6"},
		"round:area:commissioner-1:2027-01-01": {"Redress: Your area this quarter"},
		"round:forum:volunteer-1:2027-04-12":   {"\nNo topic was logged five times or more, so no number is shown.\n"}, // nobody logged a theme in that quarter
	} {
		text := strings.Join(seen[key], "\n")
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", key, want, text)
			}
		}
		if !strings.HasPrefix(key, "round:team") && strings.Contains(text, "HPL-") {
			t.Errorf("%s names a case:\n%s", key, text)
		}
	}
}

// What a manager reads in the letter of the week is noted as if they had asked; a dry run reads for nobody.
func TestARoundIsNotedAsRead(t *testing.T) {
	r := roundsWorld(t)
	looked := func() (n int) {
		for e, err := range r.db.Trail(t.Context(), "") {
			good(t, err)
			if e.Person == "manager-1" && e.Action == casework.ActSee {
				n++
			}
		}
		return n
	}
	runner, err := r.reminders("", slog.New(slog.DiscardHandler))
	good(t, err)
	at := time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC)
	report, err := runner.DryRun(t.Context(), at)
	good(t, err)
	if n := looked(); n != 0 || !strings.Contains(strings.Join(report.Text(), "\n"), "To manager-1 by") {
		t.Errorf("a dry run is noted %d times", n)
	}
	_, err = runner.Once(t.Context(), at)
	good(t, err)
	if n := looked(); n == 0 {
		t.Error("the letter names cases and is not noted")
	}
}
