package storetest

import (
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// What is kept comes back as it was given.
var keeping = []check{
	{"an opened case comes back exactly as it was given", func(t *testing.T, s Store) {
		h := header("HPL-0231")
		h.Grounds, h.Routes = []string{"contents-BF", "placement-I"}, nil
		h.PhaseTransfer = &law.PhaseTransfer{Year: 2027, Kind: "secondary-to-post-16"}
		if v := commit(t, s, casework.Change{Case: h.ID, Open: h}); v != 1 {
			t.Errorf("an opened case has version %d, wanted 1", v)
		}
		same(t, "the case", get(t, s, "HPL-0231"), casework.Case{Header: *h, Version: 1})
	}},
	{"a fact comes back exactly, whatever attributes it has", func(t *testing.T, s Store) {
		want := opening("HPL-0231")
		want.Facts = everyAttribute()
		commit(t, s, want)
		same(t, "the facts", get(t, s, "HPL-0231").Facts, want.Facts)
	}},
	{"facts come back in the order in which they were recorded", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "c", "a"))
		commit(t, s, adding("HPL-0231", "b"))
		commit(t, s, adding("HPL-0231", "0", "z"))
		var got []string
		for _, f := range get(t, s, "HPL-0231").Facts {
			got = append(got, f.Source)
		}
		same(t, "the sources", got, []string{"test:c", "test:a", "test:b", "test:0", "test:z"})
	}},
	{"instants are kept in UTC to the millisecond, days of any year as they are", func(t *testing.T, s Store) {
		c := opening("HPL-0231", "a")
		c.Open.OpenedAt = time.Date(2026, time.July, 1, 0, 30, 0, 1_999_999, casework.London)
		c.Facts[0].RecordedAt = time.Date(2026, time.October, 25, 0, 30, 0, 0, time.UTC).In(casework.London) // 01:30, the first of two
		c.Facts[0].On = on("0001-01-01 Mon")
		c.Facts[0].Due = on("9999-12-31 Fri")
		commit(t, s, c)
		got := get(t, s, "HPL-0231")
		same(t, "opened", got.OpenedAt, time.Date(2026, time.June, 30, 23, 30, 0, 1_000_000, time.UTC))
		same(t, "recorded", got.Facts[0].RecordedAt, time.Date(2026, time.October, 25, 0, 30, 0, 0, time.UTC))
		same(t, "the days", []any{got.Facts[0].On, got.Facts[0].Due}, []any{c.Facts[0].On, c.Facts[0].Due})
	}},
	{"what a caller changes afterwards does not change the store", func(t *testing.T, s Store) {
		c := opening("HPL-0231")
		c.Facts = everyAttribute()
		c.Open.PhaseTransfer = &law.PhaseTransfer{Year: 2027, Kind: "other"}
		commit(t, s, c)
		want := get(t, s, "HPL-0231")
		for _, held := range []casework.Case{{Header: *c.Open, Facts: c.Facts}, get(t, s, "HPL-0231")} {
			held.Grounds[0], held.PhaseTransfer.Year = "cease", 1999
			held.Facts[0].Attrs[0].Values[0], held.Facts[0].Items[0].Item = "changed", "changed"
			held.Facts[0].Source = "changed"
		}
		same(t, "the case", get(t, s, "HPL-0231"), want)
	}},
	{"every act counts one version, and an act without facts none", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		if v := commit(t, s, adding("HPL-0231", "a", "b")); v != 2 {
			t.Errorf("after one act the version is %d, wanted 2", v)
		}
		if v := commit(t, s, withWord(adding("HPL-0231"), "looked")); v != 2 {
			t.Errorf("an act without facts returned version %d, wanted 2", v)
		}
		same(t, "version", get(t, s, "HPL-0231").Version, casework.Version(2))
	}},
	{"facts, audit, letters and the answer to the delivery are written together", func(t *testing.T, s Store) {
		commit(t, s, withWord(opening("HPL-0231", "a"), "a"))
		same(t, "what went with it", wordOf(t, s, "a"), word{[]string{"a"}, []string{"letter-a"}, true})
	}},
	{"audit, letters and an answer can be written without a case", func(t *testing.T, s Store) {
		v := commit(t, s, withWord(casework.Change{}, "refused"))
		same(t, "the version", v, casework.Version(0))
		same(t, "what was written", wordOf(t, s, "refused"), word{[]string{"refused"}, []string{"letter-refused"}, true})
	}},
	{"the audit of a case is its own, oldest first, as it was given", func(t *testing.T, s Store) {
		first := casework.AuditEntry{At: now.Add(time.Hour), Person: "mediator-1", Action: casework.ActOpen, Case: "case-HPL-0231", Detail: "id-a"}
		second := casework.AuditEntry{At: now, Person: "manager-1", Action: casework.ActSee, Case: "case-HPL-0231"}
		other := casework.AuditEntry{At: now, Person: "mediator-1", Action: casework.ActSee}
		c := opening("HPL-0231")
		c.Audit = []casework.AuditEntry{first, other}
		commit(t, s, c)
		commit(t, s, casework.Change{Audit: []casework.AuditEntry{second}})
		same(t, "the case's", trail(t, s, "case-HPL-0231"), []casework.AuditEntry{first, second})
		same(t, "all", trail(t, s, ""), []casework.AuditEntry{first, other, second})
	}},
}

func trail(t testing.TB, s Store, id casework.CaseID) []casework.AuditEntry {
	t.Helper()
	var all []casework.AuditEntry
	for a, err := range s.Trail(t.Context(), id) {
		if err != nil {
			t.Fatalf("trail: %v", err)
		}
		all = append(all, a)
	}
	return all
}

// everyAttribute are facts that use every field that a fact has, and facts that use as few as can be.
func everyAttribute() []casework.Fact {
	full := casework.Fact{
		Event: law.Event{
			ID: "f-1", Type: "agreement-made", On: on("2026-11-09 Mon"),
			Printed: on("2026-11-08 Sun"), Received: on("2026-11-11 Wed"), Due: on("2028-02-29 Tue"), Time: "14:30",
			Attrs: law.Attrs{
				{Name: "ground", Values: []string{"contents-BF", "placement-I"}},
				{Name: "label", Values: []string{`“quotes” \ back, <tags> & ampersands, £ ’ ł, and 'more'; DROP TABLE facts --`}},
				{Name: "parties", Values: []string{"joint"}},
			},
			Items: []law.Item{
				{Item: "speech-therapy", What: "contents", Due: on("2026-12-31 Thu")},
				{Item: "b", What: "other"},
			},
			Of: "f-0", Supersedes: "f-2", Reported: true,
		},
		RecordedAt: now, RecordedBy: "volunteer-1", Source: "import:north.yaml:7#1",
	}
	empty := casework.Fact{
		Event:      law.Event{ID: "f-3", Type: "hearing-held", Attrs: law.Attrs{}, Items: []law.Item{}},
		RecordedAt: now, Source: "import:north.yaml:7#2",
	}
	none := casework.Fact{
		Event: law.Event{
			ID: "f-4", Type: "mediation-wanted", On: on("2026-11-09 Mon"),
			Attrs: law.Attrs{{Name: "health"}, {Name: "care", Values: []string{}}},
		},
		Source: "import:north.yaml:7#3",
	}
	return []casework.Fact{full, empty, none}
}
