package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/redress-send/redress/casework"
)

// Several changes are one.
var severalAtOnce = []check{
	{"several changes are written together, each as it would be by itself", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		first, second := withWord(opening("HPL-0232", "b", "c"), "b"), withWord(adding("HPL-0231", "d"), "d")
		third := opening("HPL-0233")
		same(t, "the versions", commitAll(t, s, first, second, third), []casework.Version{1, 2, 1})
		same(t, "the first", get(t, s, "HPL-0232"), casework.Case{Header: *first.Open, Version: 1, Facts: first.Facts})
		same(t, "the second", len(get(t, s, "HPL-0231").Facts), 2)
		same(t, "the third", get(t, s, "HPL-0233"), casework.Case{Header: *third.Open, Version: 1})
		for _, name := range []string{"b", "d"} {
			answered, err := s.IsAnswered(t.Context(), "console:"+name)
			if err != nil || !answered {
				t.Errorf("the delivery that asked for %s is not answered (%v)", name, err)
			}
		}
		w := wordOf(t, s, "b")
		slices.Sort(w.Audit)
		slices.Sort(w.Letters)
		same(t, "what went with it", w, word{[]string{"b", "d"}, []string{"letter-b", "letter-d"}, true})
	}},
	{"nothing of several changes is written where one cannot be", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		stale := adding("HPL-0231", "x")
		stale.BasedOn = 7
		taken := opening("HPL-0231", "x")
		taken.Case, taken.Open.ID = "case-other", "case-other"
		for says, c := range map[string]struct {
			change casework.Change
			kind   casework.Kind
		}{
			"based on another version":     {stale, casework.Conflict},
			"a case that is not there":     {adding("HPL-0999", "x"), casework.NotFound},
			"a reference that is taken":    {taken, casework.Exists},
			"a source that another has":    {opening("HPL-0233", "a", "x"), casework.Exists},
			"a fact with the id of one":    {sameID(adding("HPL-0231", "x"), "a"), casework.Exists},
			"a change for no case":         {casework.Change{Done: "x"}, casework.Invalid},
			"the same case twice":          {opening("HPL-0232", "x"), casework.Invalid},
			"the source of another change": {opening("HPL-0234", "b"), casework.Invalid},
		} {
			_, err := s.CommitAll(t.Context(), []casework.Change{withWord(opening("HPL-0232", "b"), "b"), c.change})
			if err == nil || casework.KindOf(err) != c.kind {
				t.Errorf("%s: %v, wanted an error of kind %q", says, err, c.kind)
			}
		}
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231"})
		same(t, "what went with it", wordOf(t, s, "b"), word{})
	}},
	{"what was delivered before is passed over, and the rest written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, adding("HPL-0231", "b"))
		again := withWord(opening("HPL-0231", "a"), "again")
		same(t, "the versions", commitAll(t, s, again, opening("HPL-0232", "c")), []casework.Version{2, 1})
		same(t, "the versions, again", commitAll(t, s, adding("HPL-0231", "b"), opening("HPL-0232", "c")), []casework.Version{2, 1})
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231", "HPL-0232"})
		same(t, "what went with the replay", wordOf(t, s, "again"), word{})
	}},
	{"as many changes as one likes are written together", func(t *testing.T, s Store) {
		var all []casework.Change
		for i := range 1200 {
			ref := fmt.Sprintf("HPL-%04d", i+1)
			all = append(all, opening(ref, ref+"-1", ref+"-2"))
		}
		for _, v := range commitAll(t, s, all...) {
			if v != 1 {
				t.Fatalf("version %d, wanted 1", v)
			}
		}
		if n := len(find(t, s, casework.Filter{})); n != len(all) {
			t.Errorf("%d cases, wanted %d", n, len(all))
		}
	}},
	{"several references are looked for at once", func(t *testing.T, s Store) {
		for _, ref := range []string{"HPL-0231", "HPL-0232", "HPL-0233"} {
			commit(t, s, opening(ref))
		}
		f := casework.Filter{References: []casework.Reference{"HPL-0233", "HPL-0999", "HPL-0231"}}
		same(t, "the references", references(find(t, s, f)), []string{"HPL-0231", "HPL-0233"})
		f.References = []casework.Reference{}
		same(t, "no reference", references(find(t, s, f)), []string(nil))
	}},
	{"as many references as one likes are looked for at once, in any order, each found once", func(t *testing.T, s Store) {
		var all []casework.Change
		var wanted []casework.Reference
		var want []string
		for i := range 500 {
			ref := fmt.Sprintf("HPL-%04d", i+1)
			if all = append(all, opening(ref)); i%10 != 3 {
				wanted, want = append(wanted, casework.Reference(ref), "HPL-0007"), append(want, ref)
			}
		}
		commitAll(t, s, all...)
		slices.Reverse(wanted)
		f := casework.Filter{References: wanted}
		same(t, "the references", references(find(t, s, f)), want)
		f.Limit = 333
		same(t, "the first of them", references(find(t, s, f)), want[:333])
	}},
}

// sameID gives the change's first fact the id of the named fact.
func sameID(c casework.Change, name string) casework.Change {
	c.Facts[0].ID = fact(name).ID
	return c
}

func commitAll(t testing.TB, s Store, all ...casework.Change) []casework.Version {
	t.Helper()
	v, err := s.CommitAll(t.Context(), all)
	if err != nil {
		t.Fatalf("commit all: %v", err)
	}
	return v
}
