package memdb

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
)

// appendAudit adds entries to the end of the chain. The caller holds the lock.
func (d *DB) appendAudit(entries []casework.AuditEntry) {
	for _, a := range entries {
		a.At = instant(a.At)
		d.audit = append(d.audit, d.head().Next(a))
	}
}

func (d *DB) head() casework.AuditHead {
	if len(d.audit) == 0 {
		return casework.AuditHead{}
	}
	return d.audit[len(d.audit)-1].Head()
}

// AuditEnd says how far the chain has come.
func (d *DB) AuditEnd(ctx context.Context) (casework.AuditEnd, error) {
	if err := stopped(ctx, "memdb.AuditEnd"); err != nil {
		return casework.AuditEnd{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	return casework.AuditEnd{Head: d.head(), Kept: true, Last: int64(len(d.audit))}, nil
}

// Chain yields the entries numbered from first to last, by number.
func (d *DB) Chain(ctx context.Context, first, last int64) iter.Seq2[casework.ChainedEntry, error] {
	return func(yield func(casework.ChainedEntry, error) bool) {
		if err := stopped(ctx, "memdb.Chain"); err != nil {
			yield(casework.ChainedEntry{}, err)
			return
		}
		d.mu.RLock()
		all := slices.Clone(d.audit)
		d.mu.RUnlock()
		for _, e := range all {
			if e.Nr >= first && e.Nr <= last && !yield(e, nil) {
				return
			}
		}
	}
}

// Trail yields the audit entries of the case, oldest first; of every case where id is empty.
func (d *DB) Trail(ctx context.Context, id casework.CaseID) iter.Seq2[casework.AuditEntry, error] {
	return func(yield func(casework.AuditEntry, error) bool) {
		const all = int64(1) << 62
		for e, err := range d.Chain(ctx, 1, all) {
			if err != nil {
				yield(casework.AuditEntry{}, err)
				return
			}
			if (id == "" || e.Case == id) && !yield(e.AuditEntry, nil) {
				return
			}
		}
	}
}

// Breakings yields the audit entries of casework.ActBreakGlass since the instant, oldest first.
func (d *DB) Breakings(ctx context.Context, since time.Time) iter.Seq2[casework.AuditEntry, error] {
	return func(yield func(casework.AuditEntry, error) bool) {
		for e, err := range d.Trail(ctx, "") {
			if err != nil {
				yield(casework.AuditEntry{}, err)
				return
			}
			if e.Action == casework.ActBreakGlass && !e.At.Before(instant(since)) && !yield(e, nil) {
				return
			}
		}
	}
}
