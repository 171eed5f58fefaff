package sqldb_test

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// Eight at once record in cases of their own: with an audit entry each, and without any. What the one chain
// costs is the difference.
func BenchmarkEightAtOnce(b *testing.B) {
	for name, address := range map[string]func(b *testing.B) string{
		"SQLite":     func(b *testing.B) string { return file(b) },
		"PostgreSQL": func(b *testing.B) string { return storetest.Postgres(b) },
	} {
		for _, audited := range []bool{true, false} {
			b.Run(name+"/audited="+strconv.FormatBool(audited), func(b *testing.B) {
				db := ready(b, address(b))
				crowdOf(b, db, 8, audited)
			})
		}
	}
}

func crowdOf(b *testing.B, db *sqldb.DB, people int, audited bool) {
	b.Helper()
	for i := range people {
		id := casework.CaseID("case-" + strconv.Itoa(i))
		h := casework.Header{ID: id, Reference: casework.Reference(id), OpenedAt: now}
		if _, err := db.Commit(b.Context(), casework.Change{Case: id, Open: &h}); err != nil {
			b.Fatal(err)
		}
	}
	var n atomic.Int64
	var all sync.WaitGroup
	b.ResetTimer()
	for i := range people {
		all.Go(func() {
			for at := n.Add(1); at <= int64(b.N); at = n.Add(1) {
				c := act(int(at))
				c.Case, c.Letters, c.Done = casework.CaseID("case-"+strconv.Itoa(i)), nil, ""
				if !audited {
					c.Audit = nil
				}
				if _, err := db.Commit(context.Background(), c); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
}

// An audit of 100,000 entries is verified, and only read.
func BenchmarkVerifyAHundredThousandSQLite(b *testing.B) {
	db := ready(b, file(b))
	const entries, at = 100_000, 1000
	c := act(0)
	c.Case, c.Facts, c.Letters, c.Done = "", nil, nil, ""
	c.Audit[0].Detail = "mediation-adviser-contacted fabcdefghijklmnop"
	for len(c.Audit) < at {
		c.Audit = append(c.Audit, c.Audit[0])
	}
	for range entries / at {
		if _, err := db.Commit(b.Context(), c); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("verified", func(b *testing.B) {
		for b.Loop() {
			storetest.Verified(b, db)
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			for _, err := range db.Chain(context.Background(), 1, entries) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
