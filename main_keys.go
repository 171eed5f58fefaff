package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/store/sealed"
	"github.com/redress-send/redress/store/sqldb"
)

// keys are REDRESS_KEY and, while it is being changed, the one before.
func (h *home) keys() sqldb.Option {
	var given []sealed.Key
	for _, raw := range []string{h.settings.Key.Reveal(), h.settings.OldKey.Reveal()} {
		if k, err := sealed.NewKey([]byte(raw)); err == nil { // the settings have looked at its size
			given = append(given, k)
		}
	}
	return sqldb.WithKeys(given...)
}

// warnOfOpenKeys says that nothing is protected where there is no REDRESS_KEY.
func (h *home) warnOfOpenKeys() {
	if h.settings.Key == "" {
		h.log.Warn("REDRESS_KEY is not set: whoever has the database can read all of it; make a key with “redress keys new”")
	}
}

// passingKey is a key that ends with the process.
func passingKey() sqldb.Option {
	raw := make([]byte, sealed.KeySize)
	_, _ = rand.Read(raw) // never fails
	k, _ := sealed.NewKey(raw)
	return sqldb.WithKeys(k)
}

// NewKey makes a key for REDRESS_KEY.
func (*home) NewKey() string {
	raw := make([]byte, sealed.KeySize)
	_, _ = rand.Read(raw) // never fails
	return base64.StdEncoding.EncodeToString(raw)
}

// KeyState looks at the keys of the database and changes nothing.
func (h *home) KeyState(ctx context.Context) (out admin.KeyState, err error) {
	if len(h.faults) == 0 && sqldb.Missing(h.settings.DatabaseURL.Reveal()) {
		return out, nil
	}
	err = h.database(ctx, func(db *sqldb.DB) error {
		s, err := db.KeyState(ctx)
		out = admin.KeyState{LockedBy: s.LockedBy, Given: s.Given}
		for _, k := range s.Keys {
			out.Keys = append(out.Keys, admin.KeyUse{ID: k.ID.String(), Seals: k.Seals, Values: k.Values})
		}
		return err
	})
	return out, err
}

// RotateKeys adds a key.
func (h *home) RotateKeys(ctx context.Context) (fresh string, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) error {
		id, err := db.RotateKeys(ctx)
		fresh = id.String()
		return err
	})
	return fresh, err
}

// Reseal seals anew what is sealed with older keys.
func (h *home) Reseal(ctx context.Context, progress func(done int)) (done int, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) (err error) {
		done, err = db.Reseal(ctx, progress)
		return err
	})
	return done, err
}

// RetireKeys takes out keys that nothing is sealed with.
func (h *home) RetireKeys(ctx context.Context, only string) (gone []string, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) error {
		var ids []sealed.KeyID
		if only != "" {
			id, err := sealed.ParseKeyID(only)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		ids, err := db.RetireKeys(ctx, ids...)
		for _, id := range ids {
			gone = append(gone, id.String())
		}
		return err
	})
	return gone, err
}

// RelockKeys locks the keys of the database with REDRESS_KEY.
func (h *home) RelockKeys(ctx context.Context) (done bool, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) (err error) {
		done, err = db.RelockKeys(ctx)
		return err
	})
	return done, err
}
