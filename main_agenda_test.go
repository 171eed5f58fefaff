package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/storetest"
)

// TestAnAgendaIsWhatComesOutCaseByCase asks both databases for agendas over invented cases, and puts the same
// together from one case after the other.
func TestAnAgendaIsWhatComesOutCaseByCase(t *testing.T) {
	for name, address := range map[string]string{
		"SQLite": "sqlite://" + filepath.Join(t.TempDir(), "redress.db"), "PostgreSQL": storetest.Postgres(t),
	} {
		t.Run(name, func(t *testing.T) {
			r := withInvented(t, address)
			people, want := map[casework.PersonID]bool{}, map[casework.PersonID][]string{}
			for c, err := range r.db.Find(t.Context(), casework.Filter{}) {
				if err != nil {
					t.Fatal(err)
				}
				due := dueIn(t, r, &c)
				for _, p := range c.AssignedAs("") {
					people[p], want[p] = true, append(want[p], due...)
				}
			}
			items := 0
			for p := range people {
				who := casework.Actor{Person: casework.Person{ID: p, Organisation: provider, Roles: []casework.Role{casework.Mediator}}, Kind: casework.MediationProvider}
				got, err := r.service.Agenda(casework.Unattended(t.Context()), who, casework.AgendaQuery{At: countryDay, Scope: "mine"})
				if err != nil {
					t.Fatal(err)
				}
				items += len(got)
				slices.Sort(want[p])
				if diff := cmp.Diff(want[p], asLines(got)); diff != "" {
					t.Errorf("%s: %s", p, diff)
				}
			}
			if items < 100 {
				t.Errorf("only %d items for %d people", items, len(people))
			}
		})
	}
}

// withInvented opens a store with invented cases in it.
func withInvented(t *testing.T, address string) *rooms {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cases.jsonl")
	for _, args := range [][]string{
		{"case", "generate", "300", "--from", "2026-08-01", "--to", "2026-11-20", "--seed", "3", "--out", file}, {"case", "import", file},
	} {
		var out bytes.Buffer
		env := map[string]string{"DATABASE_URL": address, "REDRESS_NOW": countryNow.Format(time.RFC3339)}
		w := world{getenv: func(k string) string { return env[k] }, readFile: os.ReadFile, out: &out, err: &out, now: time.Now}
		if status := run(t.Context(), args, w); status != 0 {
			t.Fatal(out.String())
		}
	}
	r, err := open(t.Context(), address, func() time.Time { return countryNow })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// dueIn is what is open or missed in the case, but for windows that have passed and what is only worth knowing.
func dueIn(t *testing.T, r *rooms, c *casework.Case) (out []string) {
	t.Helper()
	if c.Closed() {
		return nil
	}
	all, err := r.service.WorkOut(c)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all.Deadlines {
		d := &all.Deadlines[i]
		status, sense := d.Status(countryDay), d.Rule.Sense
		if !d.Due.IsZero() && sense != law.Information && (status == law.Open || status == law.Missed && sense != law.Window) {
			out = append(out, fmt.Sprint(c.Reference, d.Rule.ID, d.Of, d.Item, d.Step, d.Due, status))
		}
	}
	return out
}

func asLines(items []casework.Item) (out []string) {
	for i := range items {
		it := &items[i]
		d := &it.Deadline
		out = append(out, fmt.Sprint(it.Reference, d.Rule.ID, d.Of, d.Item, d.Step, d.Due, it.Status))
	}
	slices.Sort(out)
	return out
}
