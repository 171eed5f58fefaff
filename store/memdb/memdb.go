// Package memdb keeps cases, people, reminders and the post in memory, with the behaviour of the real
// store: everything of a change or nothing, one fact for one source, one letter for one key. It is for
// tests and for trying things out; what it holds ends with the process.
//
// It refuses what store/sqldb refuses, in the same words, and hands out copies only: what a caller changes
// afterwards does not change the store.
//
//	db := memdb.New()
//	svc := casework.NewService(db, book, calendar)
package memdb

import (
	"context"
	"sync"
	"time"

	"github.com/redress-send/redress/casework"
)

// DB is a store in memory. It may be used by any number of goroutines at once.
type DB struct {
	mu sync.RWMutex

	cases      map[casework.CaseID]*casework.Case
	references map[casework.Reference]casework.CaseID
	sources    map[string]casework.CaseID // of facts: the case that each stands in
	audit      []casework.ChainedEntry

	people        map[casework.PersonID]casework.Person
	organisations map[casework.OrganisationID]casework.Organisation

	told     map[tellingKey]casework.Told
	tellings []casework.Telling // all of them, oldest first, without what became of their letters

	erased  map[casework.Reference]casework.Erased
	counted []casework.Tally // of the erased cases

	accounts map[string]account
	codes    map[string]code
	channels map[string]casework.OrganisationID

	desk  desk
	turns map[string]turn // by the job

	inbox   map[string]*delivery
	outbox  map[string]*letter
	written int // letters and deliveries so far: their order
	claims  int // claims so far: each has its own name
}

// New returns an empty store.
func New() *DB {
	return &DB{
		cases:         map[casework.CaseID]*casework.Case{},
		references:    map[casework.Reference]casework.CaseID{},
		sources:       map[string]casework.CaseID{},
		people:        map[casework.PersonID]casework.Person{},
		organisations: map[casework.OrganisationID]casework.Organisation{},
		told:          map[tellingKey]casework.Told{},
		accounts:      map[string]account{},
		codes:         map[string]code{},
		channels:      map[string]casework.OrganisationID{},
		desk:          newDesk(),
		turns:         map[string]turn{},
		erased:        map[casework.Reference]casework.Erased{},
		inbox:         map[string]*delivery{},
		outbox:        map[string]*letter{},
	}
}

// Ready does nothing: a store in memory has no schema. It is there so that the stores can stand in for
// each other.
func (d *DB) Ready(context.Context) error { return nil }

// Close does nothing, and is there for the same reason.
func (d *DB) Close() error { return nil }

// next numbers letters and deliveries in the order in which they were written.
func (d *DB) next() int {
	d.written++
	return d.written
}

// stopped returns the answer to a context that has ended, and nil for one that has not.
func stopped(ctx context.Context, op string) error {
	if err := ctx.Err(); err != nil {
		return casework.Stopped(op, err)
	}
	return nil
}

// instant returns t as every store keeps it: UTC, to the millisecond.
func instant(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
