package main

import (
	"context"
	"io"

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

// restore puts a backup back.
func (h *home) restore(ctx context.Context, r io.Reader, overwrite bool) (kept map[string]int64, err error) {
	err = h.readyDatabase(ctx, func(db *sqldb.DB) (err error) {
		kept, err = db.Restore(ctx, r, overwrite)
		return err
	})
	return kept, err
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
