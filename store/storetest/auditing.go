package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

// Verified verifies the audit and returns the head of its chain. The tests of stores use it too.
func Verified(t testing.TB, log casework.AuditLog) casework.AuditHead {
	t.Helper()
	r, err := casework.VerifyAudit(t.Context(), log, casework.AuditCheck{})
	if err != nil {
		t.Fatalf("verify: %v", err)
	}
	if r.Fault != nil {
		t.Errorf("the audit is not whole: %s", r.Fault.Says)
	}
	return r.Head
}

// chain returns the entries from first to last.
func chain(t testing.TB, s Store, first, last int64) []casework.ChainedEntry {
	t.Helper()
	var all []casework.ChainedEntry
	for e, err := range s.Chain(t.Context(), first, last) {
		if err != nil {
			t.Fatalf("chain: %v", err)
		}
		all = append(all, e)
	}
	return all
}

func end(t testing.TB, s Store) casework.AuditEnd {
	t.Helper()
	e, err := s.AuditEnd(t.Context())
	if err != nil {
		t.Fatalf("audit end: %v", err)
	}
	return e
}

// The audit is one chain.
var auditing = []check{
	{"a store without entries has a chain that ends with none", func(t *testing.T, s Store) {
		same(t, "the end", end(t, s), casework.AuditEnd{Kept: true})
		same(t, "the head", Verified(t, s), casework.AuditHead{})
	}},
	{"of all that was done it can be asked whose glass was broken since when", func(t *testing.T, s Store) {
		broke := func(person casework.PersonID, at time.Time) casework.AuditEntry {
			return casework.AuditEntry{At: at, Person: person, Action: casework.ActBreakGlass, Case: "case-HPL-0231", Detail: "reason absence"}
		}
		first, second := broke("manager-1", now), broke("manager-2", now.Add(time.Hour))
		commit(t, s, casework.Change{Audit: []casework.AuditEntry{first, {At: now, Person: "manager-1", Action: casework.ActSee, Detail: "looked"}}})
		commit(t, s, casework.Change{Audit: []casework.AuditEntry{second}})
		for since, want := range map[time.Duration][]casework.AuditEntry{0: {first, second}, time.Millisecond: {second}, 2 * time.Hour: nil} {
			var got []casework.AuditEntry
			for e, err := range s.Breakings(t.Context(), now.Add(since)) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, e)
			}
			same(t, "since "+since.String(), got, want)
		}
	}},
	{"each entry follows from the one before it, within one change and from one to the next", func(t *testing.T, s Store) {
		commit(t, s, withWord(withWord(opening("HPL-0231", "a"), "one"), "two"))
		commit(t, s, withWord(casework.Change{}, "three"))
		var head casework.AuditHead
		var want []casework.ChainedEntry
		for _, entry := range trail(t, s, "") {
			e := head.Next(entry)
			head, want = e.Head(), append(want, e)
		}
		same(t, "entries", len(want), 3)
		same(t, "the chain", chain(t, s, 1, 3), want)
		same(t, "the middle of it", chain(t, s, 2, 2), want[1:2])
		same(t, "the end", end(t, s), casework.AuditEnd{Head: head, Kept: true, Last: 3})
		same(t, "the head", Verified(t, s), head)
	}},
	{"what is not written leaves no gap in the chain", func(t *testing.T, s Store) {
		commit(t, s, withWord(opening("HPL-0231", "a"), "a"))
		commit(t, s, withWord(opening("HPL-0231", "a"), "a")) // once more
		stale := withWord(adding("HPL-0231", "b"), "b")
		stale.BasedOn = 7
		_, err := s.Commit(t.Context(), stale)
		fails(t, err, casework.Conflict)
		commit(t, s, withWord(adding("HPL-0231", "c"), "c"))
		same(t, "entries", Verified(t, s).Nr, int64(2))
	}},
	{"many who write at once write one chain", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		const each = 5
		errs := together(func(i int) error {
			for n := range each {
				name := fmt.Sprint(i, "-", n)
				c := withWord(withWord(adding("HPL-0231", name), name), name+" again")
				if n%2 == 0 {
					c = casework.Change{Audit: c.Audit}
				}
				if _, err := s.Commit(t.Context(), c); err != nil {
					return err
				}
			}
			return nil
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
		same(t, "entries", Verified(t, s).Nr, int64(crowd*each*2))
	}},
	{"hundreds of entries come in order, each once", func(t *testing.T, s Store) {
		var c casework.Change
		for n := range 1203 {
			c = withWord(c, fmt.Sprint(n))
		}
		commit(t, s, c)
		same(t, "entries", Verified(t, s).Nr, int64(1203))
		for i, e := range chain(t, s, 400, 1100) {
			if e.Nr != int64(400+i) || e.Detail != fmt.Sprint(399+i) {
				t.Fatalf("entry %d is %d, %q", 400+i, e.Nr, e.Detail)
			}
		}
	}},
	{"a chain that is verified while it grows is whole", func(t *testing.T, s Store) {
		commit(t, s, withWord(casework.Change{}, "first"))
		errs := together(func(i int) error {
			for n := range 5 {
				if i%4 > 0 {
					if _, err := s.Commit(t.Context(), withWord(casework.Change{}, fmt.Sprint(i, "-", n))); err != nil {
						return err
					}
				} else if r, err := casework.VerifyAudit(t.Context(), s, casework.AuditCheck{}); err != nil || r.Fault != nil {
					return fmt.Errorf("%+v %w", r.Fault, err)
				}
			}
			return nil
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd})
	}},
}
