package main

import (
	"context"
	"io"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
)

// backup writes everything that the database holds.
func (h *home) backup(ctx context.Context, w io.Writer) (kept map[string]int64, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) (err error) {
		kept, err = db.Backup(ctx, w, h.now())
		return err
	})
	return kept, err
}

// restore puts a backup back. What was erased since it was made is erased again, as far as the database, the
// register or the given file know it.
func (h *home) restore(ctx context.Context, in admin.Restoring) (out admin.Restored, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) error {
		erased, err := h.register(ctx, db)
		if err != nil {
			return err
		}
		if in.Erased != "" {
			more, _, err := h.readRegister(in.Erased)
			if err != nil {
				return err
			}
			if more == nil {
				return casework.E(casework.NotFound, "restore", "There is no file "+in.Erased+". Nothing was changed.", nil)
			}
			erased.Join(more)
		}
		back, err := db.Restore(ctx, in.From, in.Overwrite, erased)
		if err != nil {
			return err
		}
		out = admin.Restored{Rows: back.Rows, Again: len(back.Again), Others: back.Others, Uncounted: back.Uncounted}
		left := &traces{h: h, db: db}
		_, err = left.Forget(ctx, back.Again, false)
		return err
	})
	return out, err
}

// erasures says where erasures are written down, and how many are there and in the database.
func (h *home) erasures(ctx context.Context) (out admin.Erasures, err error) {
	out = admin.Erasures{Path: h.registerPath(), Beside: h.settings.Register == ""}
	err = h.readyDatabase(ctx, func(db *sqldb.DB) error {
		written, err := h.register(ctx, db)
		if err != nil {
			return err
		}
		known, err := db.Register(ctx)
		if err == nil {
			out.Written, out.Known = len(written.Cases()), len(known.Cases())
		}
		return err
	})
	return out, err
}

// readyDatabase opens the database and asks for the program's schema.
func (h *home) readyDatabase(ctx context.Context, use func(db *sqldb.DB) error) error {
	return h.database(ctx, func(db *sqldb.DB) error {
		if err := db.Ready(ctx); err != nil {
			return err
		}
		return use(db)
	})
}
