package sqldb_test

import (
	"context"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

// One fact saved, with its audit entry, letter and answer, on the disk when the call returns.
func BenchmarkCommitOneFactSQLite(b *testing.B) {
	db := ready(b, file(b))
	begin(b, db)
	n := 0
	for b.Loop() {
		c := act(n)
		c.Facts = c.Facts[:1]
		if _, err := db.Commit(context.Background(), c); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

// A case with 12 facts read, among a thousand.
func BenchmarkGetTwelveFactsSQLite(b *testing.B) {
	db := ready(b, file(b))
	for n := range 1000 {
		id := casework.CaseID(time.Duration(n).String())
		c := casework.Change{Case: id, Open: &casework.Header{ID: id, Reference: casework.Reference(id), OpenedAt: now}}
		for m := range 6 {
			c.Facts = append(c.Facts, act(6*n+m).Facts...)
		}
		if _, err := db.Commit(b.Context(), c); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		c, err := db.Get(context.Background(), "500ns")
		if err != nil || len(c.Facts) != 12 {
			b.Fatal(err, len(c.Facts))
		}
	}
}
