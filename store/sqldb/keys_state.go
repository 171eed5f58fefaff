package sqldb

import (
	"context"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// KeyState is how the keys of a database stand.
type KeyState struct {
	LockedBy string // id of the REDRESS_KEY that they are locked with; empty: they lie open
	Given    string // id of the one that the store was given; empty: none
	Keys     []KeyUse
}

// KeyUse is one key.
type KeyUse struct {
	ID     sealed.KeyID
	Seals  bool  // new values are sealed with it
	Values int64 // how many are
}

// KeyState looks at the keys and changes nothing. Keys that cannot be unlocked are an error of kind Invalid,
// a database that has none yet one of kind OldSchema.
func (d *DB) KeyState(ctx context.Context) (KeyState, error) {
	const op = "sqldb.KeyState"
	s, err := d.schema(ctx)
	if err == nil && !s.ready() {
		return KeyState{Given: d.keys.first().ID()}, casework.E(casework.OldSchema, op, "The database does not have this program's schema: run `redress migrate` first.", nil)
	}
	if err != nil {
		return KeyState{}, d.fail(ctx, op, err)
	}
	kept, _, err := d.lockedKeys(ctx, d.pool)
	out := KeyState{LockedBy: kept.By, Given: d.keys.first().ID()}
	if err != nil {
		return out, d.fail(ctx, op, err)
	}
	now, err := d.reload(ctx)
	if err != nil {
		return out, d.fail(ctx, op, err)
	}
	used, err := d.usedKeys(ctx, d.pool)
	for _, id := range now.ring.Keys() {
		out.Keys = append(out.Keys, KeyUse{ID: id, Seals: id == now.ring.Primary(), Values: used[id]})
	}
	return out, d.fail(ctx, op, err)
}
