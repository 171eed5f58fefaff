package sqldb

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// actKeys is the action of the entry in the audit that says what became of the keys.
const actKeys casework.Action = "keys"

// useKeys reads the keys of the database. Where they lie open and there is a key to lock them with, they are
// locked, and a new one seals from then on: whoever had the database had the old ones.
func (d *DB) useKeys(ctx context.Context) error {
	now, err := d.reload(ctx)
	if err != nil || now.lockedBy != "" || len(d.keys.given) == 0 {
		return err
	}
	return d.changeKeys(ctx, "sqldb.Ready", false, func(_ *gorm.DB, now *held) (*sealed.Ring, string, error) {
		ring, err := now.ring.Rotated()
		if now.lockedBy != "" || err != nil {
			return nil, "", err // another process was faster
		}
		return ring, fmt.Sprintf("locked with %s, new values sealed with %s", d.keys.first().ID(), ring.Primary()), nil
	})
}

// fitKeys finds out, before anything is migrated, whether the keys of a database that has any can be used.
func (d *DB) fitKeys(ctx context.Context) error {
	ask := "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'keyset')"
	if d.place.postgres != nil {
		ask = "SELECT to_regclass('keyset') IS NOT NULL"
	}
	var there bool
	if err := d.pool.QueryRowContext(ctx, ask).Scan(&there); err != nil || !there {
		return err
	}
	_, err := d.reload(ctx)
	if errors.Is(err, errNoKeyset) {
		return nil // its migrations are on their way
	}
	return err
}

// changeKeys puts another ring in the place of the one in the database, and says in the audit what was done. A change
// that makes none leaves everything as it is. alone waits until nobody writes with the keys as they were, and
// lets nobody begin.
func (d *DB) changeKeys(ctx context.Context, op string, alone bool, change func(tx *gorm.DB, now *held) (*sealed.Ring, string, error)) error {
	err := d.write(ctx, op, func(tx *gorm.DB) error {
		if alone && d.place.postgres != nil {
			for _, s := range []string{"SET LOCAL lock_timeout = '15s'", "SELECT 1 FROM keyset WHERE one = 1 FOR UPDATE"} {
				if err := tx.Exec(s).Error; err != nil {
					return err
				}
			}
		}
		pool := tx.Statement.ConnPool
		if err := d.fresh(ctx, pool); err != nil {
			return err
		}
		now, err := d.load(ctx, pool)
		if err != nil {
			return err
		}
		ring, says, err := change(tx, now)
		if err != nil || ring == nil {
			return err
		}
		if err := d.keepRing(ctx, pool, now.generation, ring); err != nil {
			return err
		}
		at, err := d.itsTime(ctx, pool)
		if err != nil {
			return err
		}
		return d.appendAudit(tx, op, []casework.AuditEntry{{At: at, Person: "redress", Action: actKeys, Detail: says}})
	})
	if err != nil {
		return err
	}
	_, err = d.reload(ctx)
	return d.fail(ctx, op, err)
}

// errRaced is a change of keys that lost against another one.
var errRaced = errors.New("the keys were changed by somebody else at the same moment")

// keepRing writes a ring over the one of that generation.
func (d *DB) keepRing(ctx context.Context, tx querying, was string, ring *sealed.Ring) error {
	kept, err := ring.Lock(d.keys.first())
	if err != nil {
		return err
	}
	done, err := tx.ExecContext(ctx, d.marked("UPDATE keyset SET generation = ?, locked_by = ?, seal = ?, lookup = ? WHERE one = 1 AND generation = ?"),
		rand.Text(), kept.By, kept.Seal, kept.Lookup, was)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, errRaced)
	}
	return nil
}

// RotateKeys adds a key, with which new values are sealed from then on. Everybody else finds it when they
// write or read next; old values open as before. It returns the new key.
func (d *DB) RotateKeys(ctx context.Context) (fresh sealed.KeyID, err error) {
	err = d.changeKeys(ctx, "sqldb.RotateKeys", false, func(_ *gorm.DB, now *held) (*sealed.Ring, string, error) {
		ring, err := now.ring.Rotated()
		if err != nil {
			return nil, "", err
		}
		fresh = ring.Primary()
		return ring, fmt.Sprintf("new values sealed with %s", fresh), nil
	})
	return fresh, err
}

// RetireKeys takes keys out with which nothing is sealed any more: the one that is named, or every one but
// the one that seals. One that is still used is an error of kind Invalid, which says by how many values; then
// none is taken out.
func (d *DB) RetireKeys(ctx context.Context, only ...sealed.KeyID) (gone []sealed.KeyID, err error) {
	const op = "sqldb.RetireKeys"
	err = d.changeKeys(ctx, op, true, func(tx *gorm.DB, now *held) (*sealed.Ring, string, error) {
		gone = only
		if len(only) == 0 {
			gone = now.ring.Keys()[1:]
		}
		used, err := d.usedKeys(ctx, tx.Statement.ConnPool)
		ring := now.ring
		for _, id := range gone {
			if err == nil && used[id] > 0 && id != now.ring.Primary() {
				err = casework.E(casework.Invalid, op, fmt.Sprintf(
					"The key %s is still needed: %d values are sealed with it. Run `redress keys reseal` first. Nothing was changed.", id, used[id]), nil)
			}
			if err == nil {
				ring, err = ring.Without(id)
			}
		}
		switch {
		case errors.Is(err, sealed.ErrPrimary):
			err = casework.E(casework.Invalid, op, "New values are sealed with that key: run `redress keys rotate` and `redress keys reseal` first. Nothing was changed.", err)
		case errors.Is(err, sealed.ErrUnknownKey):
			err = casework.E(casework.NotFound, op, "There is no such key: `redress keys list` shows them. Nothing was changed.", err)
		}
		if err != nil || len(gone) == 0 {
			return nil, "", err
		}
		return ring, fmt.Sprintf("taken out: %v", gone), nil
	})
	if err != nil {
		return nil, err
	}
	return gone, nil
}

// RelockKeys locks the keys of the database with the first of the keys that the store was given. Nothing that
// is sealed changes, and processes that have the keys go on with them. done is false where they were locked
// with it before.
func (d *DB) RelockKeys(ctx context.Context) (done bool, err error) {
	const op = "sqldb.RelockKeys"
	if len(d.keys.given) == 0 {
		return false, casework.E(casework.Invalid, op, "There is no key to lock with: set REDRESS_KEY, which “redress keys new” makes.", nil)
	}
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		pool := tx.Statement.ConnPool
		var by string
		if err := pool.QueryRowContext(ctx, "SELECT locked_by FROM keyset WHERE one = 1").Scan(&by); err != nil {
			return err
		}
		now, err := d.load(ctx, pool)
		if done = by != d.keys.first().ID(); err != nil || !done {
			return err
		}
		kept, err := now.ring.Lock(d.keys.first())
		if err != nil {
			return err
		}
		_, err = pool.ExecContext(ctx, d.marked("UPDATE keyset SET locked_by = ?, seal = ?, lookup = ? WHERE one = 1 AND generation = ?"),
			kept.By, kept.Seal, kept.Lookup, now.generation)
		if err != nil {
			return err
		}
		at, err := d.itsTime(ctx, pool)
		if err != nil {
			return err
		}
		return d.appendAudit(tx, op, []casework.AuditEntry{{At: at, Person: "redress", Action: actKeys, Detail: "locked with " + kept.By + ", before with " + by}})
	})
	return done && err == nil, err
}

// usedKeys counts the values that are sealed with each key.
func (d *DB) usedKeys(ctx context.Context, from querier) (map[sealed.KeyID]int64, error) {
	used := map[sealed.KeyID]int64{}
	for _, c := range sealedColumns {
		rows, err := from.QueryContext(ctx, fmt.Sprintf("SELECT substr(%s, 4, 8), count(*) FROM %s WHERE %[1]s <> '' GROUP BY 1", c.Column, c.Table))
		if err != nil {
			return nil, err
		}
		if err := countKeys(rows, used); err != nil {
			return nil, err
		}
	}
	return used, nil
}

func countKeys(rows *sql.Rows, used map[sealed.KeyID]int64) error {
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id string
		var n int64
		if err := rows.Scan(&id, &n); err != nil {
			return err
		}
		key, err := sealed.ParseKeyID(id)
		if err != nil {
			return err
		}
		used[key] += n
	}
	return rows.Err()
}
