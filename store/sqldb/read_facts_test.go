package sqldb_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// TestWhateverAFactHoldsIsReadAsItWasWritten writes more cases than are put together at once, with facts that hold
// what a reader could stumble over, and some that were recorded later, out of the order of the others on the disk.
func TestWhateverAFactHoldsIsReadAsItWasWritten(t *testing.T) {
	for name, address := range map[string]string{
		"SQLite": "sqlite://" + filepath.Join(t.TempDir(), "redress.db"), "PostgreSQL": storetest.Postgres(t),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := sqldb.Open(t.Context(), address)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = d.Close() })
			if err := d.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			want := oddCases(t, d)
			var got []casework.Case
			for c, err := range d.Find(t.Context(), casework.Filter{}) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, c)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("found: %s", diff)
			}
			for i := range want {
				c, err := d.Get(t.Context(), want[i].ID)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want[i], c); diff != "" {
					t.Errorf("got: %s", diff)
				}
			}
		})
	}
}

// oddCases writes cases and returns them as they are to be read, by reference.
func oddCases(t *testing.T, d *sqldb.DB) (all []casework.Case) {
	t.Helper()
	at := time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	fact := func(n, i int) casework.Fact {
		odd := []string{"plain", "with \x1f and \x1e", "line\nend", `"quoted" \ and <b> & é`, "a ] b, \"", ""}[(n+i)%6]
		f := casework.Fact{RecordedAt: at, RecordedBy: casework.PersonID("person-" + odd), Source: fmt.Sprintf("test:%s:%d:%d", odd, n, i)}
		f.Event = law.Event{ID: fmt.Sprintf("f%d%s", i, odd), Type: "assigned", On: civil.On(2026, 10, 1+i), Reported: i%2 == 0, Of: odd,
			Attrs: law.Attrs{}.With("note", odd, "more").With("person", "mediator-1")}
		switch i % 3 {
		case 1:
			f.Attrs = nil
		case 2:
			f.On, f.Printed, f.Time = civil.Date{}, f.On, "17:00"
			f.Items = []law.Item{{Item: odd, What: "speech", Due: civil.On(2027, 1, 4)}, {Item: "2"}}
		}
		return f
	}
	for n := range 70 {
		c := casework.Case{Header: casework.Header{ID: casework.CaseID(fmt.Sprintf("case-%d", n*7919%1000)), Reference: casework.Reference(fmt.Sprintf("HPL-%04d", n)),
			Authority: "E06000001", Grounds: []string{"refuse-assess"}, OpenedAt: at, OpenedBy: "operator-1"}, Version: 1}
		for i := range n % 5 {
			c.Facts = append(c.Facts, fact(n, i))
		}
		all = append(all, c)
	}
	commit := func(c *casework.Case, open *casework.Header, facts []casework.Fact) {
		change := casework.Change{Case: c.ID, Open: open, BasedOn: casework.AnyVersion, Facts: facts,
			Audit: []casework.AuditEntry{{At: at, Person: "operator-1", Action: casework.ActRecord, Case: c.ID, Detail: "test"}}}
		if _, err := d.Commit(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
	for n := range all {
		commit(&all[n], &all[n].Header, all[n].Facts)
	}
	for n := 0; n < len(all); n += 4 {
		c := &all[n]
		later := fact(n, len(c.Facts))
		commit(c, nil, []casework.Fact{later})
		c.Facts, c.Version = append(c.Facts, later), 2
	}
	return all
}
