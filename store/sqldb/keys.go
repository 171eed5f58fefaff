package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// Option is something that Open is told beside the address.
type Option func(d *DB)

// WithKeys gives the store its keys. The first locks the keys of the database; the others only unlock what
// was locked with them, while REDRESS_KEY is being changed. Keys that are none are left out.
func WithKeys(keys ...sealed.Key) Option {
	return func(d *DB) {
		d.keys.given = nil
		for _, k := range keys {
			if k.ID() != "" {
				d.keys.given = append(d.keys.given, k)
			}
		}
	}
}

// keys are the keys of a store: those it was given, and the ring of the database that they unlock.
type keys struct {
	given   []sealed.Key
	held    atomic.Pointer[held]
	loading sync.Mutex // reading a ring and holding it are one, so that an older one never takes a newer one's place
}

// held is a ring as it was when it was read.
type held struct {
	ring       *sealed.Ring
	generation string
	lockedBy   string
	before     *sealed.Ring // for what was read with it; nil for the first
}

// first is the key to lock with, or none.
func (k *keys) first() sealed.Key {
	if len(k.given) == 0 {
		return sealed.Key{}
	}
	return k.given[0]
}

// querying is a pool, a connection or a transaction.
type querying interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// errNoKeyset is a database whose keys somebody took out, or whose keys are being replaced at this moment.
var errNoKeyset = errors.New("the table keyset has no row")

// load reads the keys and holds them.
func (d *DB) load(ctx context.Context, from querying) (*held, error) {
	d.keys.loading.Lock()
	defer d.keys.loading.Unlock()
	kept, generation, err := d.lockedKeys(ctx, from)
	if err != nil {
		return nil, err
	}
	now := &held{generation: generation, lockedBy: kept.By}
	before := d.keys.held.Load()
	if before != nil && before.generation == now.generation {
		return before, nil
	}
	if now.ring, err = sealed.Unlock(kept, d.keys.given...); err != nil {
		return nil, d.cannotUnlock("sqldb.keys", d.place.String(), kept.By, err)
	}
	if before != nil {
		now.before = before.ring
	}
	d.keys.held.Store(now)
	return now, nil
}

// lockedKeys reads the keys as they are kept.
func (*DB) lockedKeys(ctx context.Context, from querying) (kept sealed.Locked, generation string, err error) {
	err = from.QueryRowContext(ctx, "SELECT generation, locked_by, seal, lookup FROM keyset WHERE one = 1").
		Scan(&generation, &kept.By, &kept.Seal, &kept.Lookup)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoKeyset
	}
	return kept, generation, err
}

// cannotUnlock says why keys cannot be unlocked, and what to do. what names what they are the keys of.
func (d *DB) cannotUnlock(op, what, by string, err error) error {
	switch {
	case errors.Is(err, sealed.ErrLocked):
		return casework.E(casework.Invalid, op, fmt.Sprintf("%s is locked with the key %s, and none is set: "+
			"set REDRESS_KEY (or REDRESS_KEY_FILE) to the key that it was made with.", what, by), err)
	case errors.Is(err, sealed.ErrWrongKey):
		return casework.E(casework.Invalid, op, fmt.Sprintf("%s is locked with the key %s, and REDRESS_KEY is the key %s: "+
			"set REDRESS_KEY to the right key, or REDRESS_KEY_OLD beside it while the key is being changed. Nothing was changed.", what, by, d.keys.first().ID()), err)
	}
	return casework.E(casework.Internal, op, what+" has keys that cannot be read: put a backup back with `redress restore`.", err)
}

// ring returns the keys, which are read where they were not.
func (d *DB) ring(ctx context.Context) (*held, error) {
	if now := d.keys.held.Load(); now != nil {
		return now, nil
	}
	return d.reload(ctx)
}

// reload reads the keys outside any transaction. The connection comes first: who has the lock waits for none.
func (d *DB) reload(ctx context.Context) (*held, error) {
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	return d.load(ctx, conn)
}

// fresh makes sure, at the beginning of a transaction that writes, that it seals with the keys as they are
// now; until it ends none of them can be taken out of the database. Adding one does not wait for it.
func (d *DB) fresh(ctx context.Context, tx querying) error {
	ask := "SELECT generation FROM keyset WHERE one = 1"
	if d.place.postgres != nil {
		ask += " FOR KEY SHARE"
	}
	var generation string
	err := tx.QueryRowContext(ctx, ask).Scan(&generation)
	switch now := d.keys.held.Load(); {
	case errors.Is(err, sql.ErrNoRows):
		return errNoKeyset
	case err != nil:
		return err
	case now != nil && now.generation == generation:
		return nil
	}
	_, err = d.load(ctx, tx)
	return err
}

// seal seals a text for its place with the keys that are held. No text is sealed to nothing.
func (d *DB) seal(at sealed.Place, plain []byte) (sealed.Text, error) {
	now := d.keys.held.Load()
	switch {
	case len(plain) == 0:
		return sealed.Text{}, nil
	case now == nil:
		return sealed.Text{}, errNoKeyset
	}
	return now.ring.Seal(at, plain)
}

// sealBody seals what may be forgotten: nil is nil.
func (d *DB) sealBody(at sealed.Place, body []byte) (*sealed.Text, error) {
	if body == nil {
		return nil, nil
	}
	text, err := d.seal(at, body)
	return &text, err
}

func (d *DB) revealBody(ctx context.Context, at sealed.Place, text *sealed.Text) ([]byte, error) {
	if text == nil {
		return nil, nil
	}
	return d.reveal(ctx, at, *text)
}

// reveal opens a sealed text. Keys that are newer than those held are read first; what was read before a key
// was taken out still opens.
func (d *DB) reveal(ctx context.Context, at sealed.Place, text sealed.Text) ([]byte, error) {
	if text.IsZero() {
		return nil, nil
	}
	now, err := d.ring(ctx)
	if err != nil {
		return nil, err
	}
	if !now.has(text.Key()) {
		if _, err = d.reload(ctx); err != nil {
			return nil, err
		}
	}
	return d.opened(at, text)
}

// opened opens a sealed text with the keys that are held. One that is newer is sealed.ErrUnknownKey.
func (d *DB) opened(at sealed.Place, text sealed.Text) ([]byte, error) {
	now := d.keys.held.Load()
	if now == nil {
		return nil, errNoKeyset
	}
	from := now.ring
	if !from.Has(text.Key()) && now.before != nil {
		from = now.before
	}
	plain, err := from.Open(at, text)
	if err != nil {
		return nil, d.sealedWrongly(at, err)
	}
	return plain, nil
}

func (h *held) has(id sealed.KeyID) bool {
	return h.ring.Has(id) || h.before != nil && h.before.Has(id)
}

// sealedWrongly says that a value does not open.
func (d *DB) sealedWrongly(at sealed.Place, err error) error {
	return casework.E(casework.Internal, "sqldb.reveal", d.place.String()+
		" holds a sealed value that does not open: it was changed or moved past Redress. Put a backup back with `redress restore`.",
		fmt.Errorf("%s: %w", at, err))
}

// blind is what a text is looked up by.
func (d *DB) blind(use, plain string) (string, error) {
	now := d.keys.held.Load()
	if now == nil {
		return "", errNoKeyset
	}
	return now.ring.Blind(use, plain)
}

// Seal seals a text that is kept elsewhere, with the keys of the database.
func (d *DB) Seal(ctx context.Context, at sealed.Place, plain []byte) (sealed.Text, error) {
	now, err := d.ring(ctx)
	if err != nil {
		return sealed.Text{}, d.fail(ctx, "sqldb.Seal", err)
	}
	return now.ring.Seal(at, plain)
}

// Open opens what Seal sealed for the place.
func (d *DB) Open(ctx context.Context, at sealed.Place, text sealed.Text) ([]byte, error) {
	plain, err := d.reveal(ctx, at, text)
	return plain, d.fail(ctx, "sqldb.Open", err)
}

// Blind returns what a text can be looked up by elsewhere without being told.
func (d *DB) Blind(ctx context.Context, use, plain string) (string, error) {
	now, err := d.ring(ctx)
	if err != nil {
		return "", d.fail(ctx, "sqldb.Blind", err)
	}
	return now.ring.Blind(use, plain)
}
