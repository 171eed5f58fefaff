package storetest

import (
	"fmt"
	"sync"
	"testing"

	"github.com/redress-send/redress/casework"
)

// crowd is how many do the same thing at once.
const crowd = 16

// together runs do for each of the crowd at the same moment and returns what each got.
func together(do func(i int) error) []error {
	errs, start := make([]error, crowd), make(chan struct{})
	var all sync.WaitGroup
	for i := range crowd {
		all.Go(func() {
			<-start
			errs[i] = do(i)
		})
	}
	close(start)
	all.Wait()
	return errs
}

// outcome counts errors by kind; "done" is none.
func outcome(errs []error) map[string]int {
	n := map[string]int{}
	for _, err := range errs {
		if err == nil {
			n["done"]++
		} else {
			n[casework.KindOf(err).String()]++
		}
	}
	return n
}

// What several do at the same moment comes out as if they had done it one after the other.
var atOnce = []check{
	{"of many changes based on one version exactly one is written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		errs := together(func(i int) error {
			c := withWord(adding("HPL-0231", fmt.Sprint(i)), fmt.Sprint(i))
			c.BasedOn = 1
			_, err := s.Commit(t.Context(), c)
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": 1, "conflict": crowd - 1})
		got, w := get(t, s, "HPL-0231"), wordOf(t, s, "")
		same(t, "version, facts, audit, letters", []int{int(got.Version), len(got.Facts), len(w.Audit), len(w.Letters)}, []int{2, 1, 1, 1})
	}},
	{"many changes of any version are all written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		errs := together(func(i int) error {
			_, err := s.Commit(t.Context(), withWord(adding("HPL-0231", fmt.Sprint(i)), fmt.Sprint(i)))
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		got, w := get(t, s, "HPL-0231"), wordOf(t, s, "")
		same(t, "version, facts, audit, letters", []int{int(got.Version), len(got.Facts), len(w.Audit), len(w.Letters)}, []int{1 + crowd, crowd, crowd, crowd})
	}},
	{"one change delivered many times at once is written once, and everybody is told so", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		errs := together(func(i int) error {
			c := withWord(adding("HPL-0231", "a", "b"), "a")
			c.BasedOn = casework.Version(1 - 2*(i%2)) // of the version that was, or of any
			_, err := s.Commit(t.Context(), c)
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		got := get(t, s, "HPL-0231")
		same(t, "version and facts", []int{int(got.Version), len(got.Facts)}, []int{2, 2})
		same(t, "what went with it", wordOf(t, s, "a"), word{[]string{"a"}, []string{"letter-a"}, true})
	}},
	{"one opening delivered many times at once opens one case", func(t *testing.T, s Store) {
		errs := together(func(i int) error {
			c := opening("HPL-0231", "a")
			c.Case = casework.CaseID(fmt.Sprint("case-", i))
			c.Open.ID = c.Case
			_, err := s.Commit(t.Context(), c)
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231"})
	}},
	{"of many openings with one reference exactly one is written", func(t *testing.T, s Store) {
		errs := together(func(i int) error {
			c := opening("HPL-0231", fmt.Sprint(i))
			c.Case = casework.CaseID(fmt.Sprint("case-", i))
			c.Open.ID = c.Case
			_, err := s.Commit(t.Context(), c)
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": 1, "exists": crowd - 1})
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231"})
	}},
	{"a case read while it is written has the facts of its version", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		errs := together(func(i int) error {
			if i%2 == 0 {
				_, err := s.Commit(t.Context(), adding("HPL-0231", fmt.Sprint(i, "a"), fmt.Sprint(i, "b")))
				return err
			}
			for range 10 {
				c, err := s.Get(t.Context(), "case-HPL-0231")
				if err != nil {
					return err
				}
				if want := 2 * (int(c.Version) - 1); len(c.Facts) != want {
					return fmt.Errorf("version %d was read with %d facts, wanted %d", c.Version, len(c.Facts), want)
				}
			}
			return nil
		})
		for _, err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
	}},
}
