package memdb

import (
	"context"

	"github.com/redress-send/redress/casework"
)

// ErasedAmong returns those of the names that are the reference or the id of a case that was erased.
func (d *DB) ErasedAmong(ctx context.Context, names []string) ([]string, error) {
	if err := stopped(ctx, "memdb.ErasedAmong"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	gone := map[string]bool{}
	for _, e := range d.erased {
		gone[string(e.Case)], gone[string(e.Reference)] = true, true
	}
	var out []string
	for _, name := range names {
		if gone[name] {
			out = append(out, name)
		}
	}
	return out, nil
}

// ErasedAfter returns the cases whose erasure is written down in the audit after the entry of that number, and the
// number of the last entry. A chain that is shorter than the number is read from its beginning.
func (d *DB) ErasedAfter(ctx context.Context, nr int64) (out []casework.Erased, last int64, err error) {
	if err := stopped(ctx, "memdb.ErasedAfter"); err != nil {
		return nil, nr, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	if n := len(d.audit); n > 0 {
		last = d.audit[n-1].Nr
	}
	if last < nr {
		nr = 0
	}
	for i := range d.audit {
		e := &d.audit[i]
		if e.Nr <= nr || e.Action != casework.ActErase {
			continue
		}
		for _, gone := range d.erased {
			if gone.Case == e.Case {
				out = append(out, gone)
			}
		}
	}
	return out, last, nil
}
