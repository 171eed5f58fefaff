package memdb

import (
	"context"

	"github.com/redress-send/redress/casework"
)

// CommitAll writes everything in all of the changes, or nothing. See casework.Cases.
func (d *DB) CommitAll(ctx context.Context, all []casework.Change) ([]casework.Version, error) {
	const op = "memdb.CommitAll"
	if err := stopped(ctx, op); err != nil {
		return nil, err
	}
	if err := casework.CheckAll(all); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	versions, kept := make([]casework.Version, len(all)), make([]*casework.Case, len(all))
	for i := range all {
		v, delivered, err := d.delivered(op, &all[i])
		if err == nil && !delivered {
			kept[i], err = d.target(op, &all[i])
		}
		if err != nil {
			return nil, err
		}
		versions[i] = v
	}
	for i := range all {
		if kept[i] != nil {
			versions[i] = d.write(kept[i], &all[i])
		}
	}
	return versions, nil
}
