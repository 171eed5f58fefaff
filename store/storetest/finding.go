package storetest

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/redress-send/redress/casework"
)

// filters are asked of the cases that some puts into a store.
var filters = []struct {
	says   string
	filter casework.Filter
	want   []string
}{
	{"no filter finds every case, by reference", casework.Filter{}, []string{"DUR-0002", "HPL-0007", "HPL-0231", "SUN-0231", "SUN-1000"}},
	{"a reference finds its case", casework.Filter{Reference: "HPL-0231"}, []string{"HPL-0231"}},
	{"a reference is found exactly or not at all", casework.Filter{Reference: "hpl-0231"}, nil},
	{"a number finds every case that has it", casework.Filter{Number: "231"}, []string{"HPL-0231", "SUN-0231"}},
	{"a number is whole", casework.Filter{Number: "1"}, nil},
	{"an authority finds its cases", casework.Filter{Authority: "E06000047"}, []string{"DUR-0002"}},
	{"a person finds the cases that they are or were assigned to", casework.Filter{Assigned: "mediator-2"}, []string{"HPL-0007", "SUN-1000"}},
	{"the person of another kind of fact is not assigned", casework.Filter{Assigned: "mediator-3"}, nil},
	{
		"a person is involved in what they opened and what they are assigned to",
		casework.Filter{Involves: "mediator-2"},
		[]string{"DUR-0002", "HPL-0007", "SUN-1000"},
	},
	{"filters are joined with and", casework.Filter{Number: "231", Authority: "E06000001"}, []string{"HPL-0231"}},
	{"filters that contradict each other find nothing", casework.Filter{Authority: "E06000047", Assigned: "mediator-2"}, nil},
	{"a limit finds the first", casework.Filter{Limit: 2}, []string{"DUR-0002", "HPL-0007"}},
	{"a limit above what there is finds all", casework.Filter{Number: "231", Limit: 99}, []string{"HPL-0231", "SUN-0231"}},
}

// some puts five cases into the store.
func some(t testing.TB, s Store) {
	t.Helper()
	sun, hpl, dur := opening("SUN-1000"), opening("HPL-0007"), opening("DUR-0002")
	sun.Facts = append(sun.Facts, assigned("1", "mediator-2"))
	hpl.Facts = append(hpl.Facts, assigned("2", "mediator-2"), assigned("3", "mediator-1"))
	hpl.Facts[1].Supersedes = hpl.Facts[0].ID
	dur.Open.Authority, dur.Open.OpenedBy = "E06000047", "mediator-2"
	// No two that are read one after the other are about the same.
	dur.Open.Grounds, hpl.Open.Grounds, sun.Open.Routes = []string{"contents-BF", "placement-I"}, []string{"cease"}, []string{"appeal"}
	other := opening("SUN-0231")
	other.Open.Authority = "E08000024"
	contact := assigned("4", "mediator-3")
	contact.Type = "mediation-adviser-contacted"
	other.Facts = append(other.Facts, contact)
	for _, c := range []casework.Change{sun, opening("HPL-0231", "5"), dur, other, hpl} {
		commit(t, s, c)
	}
}

// Finding is by reference and whole.
var finding = []check{
	{"each filter finds its cases", func(t *testing.T, s Store) {
		some(t, s)
		for _, f := range filters {
			t.Run(f.says, func(t *testing.T) { same(t, "found", references(find(t, s, f.filter)), f.want) })
		}
	}},
	{"what is found is the whole case", func(t *testing.T, s Store) {
		some(t, s)
		for _, c := range find(t, s, casework.Filter{}) {
			same(t, string(c.Reference), c, get(t, s, string(c.Reference)))
		}
	}},
	{"of each case there is who opened it and who was ever assigned to it", func(t *testing.T, s Store) {
		some(t, s)
		got := map[string]bool{}
		for i, err := range s.Involved(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			got[string(i.Reference)+" "+string(i.Person)] = true
		}
		same(t, "involved", slices.Sorted(maps.Keys(got)), []string{
			"DUR-0002 mediator-2", "HPL-0007 mediator-1", "HPL-0007 mediator-2", "HPL-0231 mediator-1", "SUN-0231 mediator-1", "SUN-1000 mediator-1", "SUN-1000 mediator-2",
		})
	}},
	{"nothing is found in an empty store", func(t *testing.T, s Store) {
		same(t, "found", find(t, s, casework.Filter{}), []casework.Case(nil))
	}},
	{"hundreds of cases come in order, each once, with their facts", func(t *testing.T, s Store) {
		const n = 430
		var all []casework.Change
		for i := range n {
			ref := numbered("HPL-", (i*7)%n)
			all = append(all, opening(ref, ref+"a", ref+"b"))
		}
		commitAll(t, s, all...)
		got := find(t, s, casework.Filter{})
		if len(got) != n {
			t.Fatalf("found %d cases, wanted %d", len(got), n)
		}
		for i, c := range got {
			if want := numbered("HPL-", i); string(c.Reference) != want || len(c.Facts) != 2 || c.Facts[0].Source != "test:"+want+"a" {
				t.Fatalf("case %d is %s with %d facts, wanted %s with 2", i, c.Reference, len(c.Facts), want)
			}
		}
		for limit, want := range map[int]int{-1: n, 150: 150, 200: 200, 201: 201, 400: 400, n: n, n + 1: n} {
			same(t, fmt.Sprintf("a limit of %d", limit), len(find(t, s, casework.Filter{Limit: limit})), want)
		}
	}},
	{"a case can be written to while others are still being found", func(t *testing.T, s Store) {
		some(t, s)
		for c, err := range s.Find(t.Context(), casework.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			commit(t, s, adding(string(c.Reference), "while-"+string(c.Reference)))
		}
		for _, c := range find(t, s, casework.Filter{}) {
			same(t, string(c.Reference), c.Version, casework.Version(2))
		}
	}},
	{"finding can be ended early, and begun again", func(t *testing.T, s Store) {
		some(t, s)
		all := s.Find(t.Context(), casework.Filter{})
		for range 2 {
			for c, err := range all {
				if err != nil || c.Reference != "DUR-0002" {
					t.Fatalf("the first is %s (%v), wanted DUR-0002", c.Reference, err)
				}
				break
			}
		}
		commit(t, s, adding("DUR-0002", "after"))
	}},
}
