package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// SchemaAt returns what Schema returns for the database at the address, and does not make a file that is not
// there: for such a one it says 0, if it could be made.
func SchemaAt(ctx context.Context, address string) (have, want int, err error) {
	const op = "sqldb.SchemaAt"
	at, err := parsePlace(op, address)
	if err != nil {
		return 0, 0, err
	}
	if Missing(address) {
		return peek(ctx, op, at)
	}
	d, err := Open(ctx, address)
	if err != nil {
		return 0, 0, err
	}
	have, want, err = d.Schema(ctx)
	return have, want, errors.Join(err, d.Close())
}

// Missing reports whether the address is that of a file that is not there: opening it would make it.
func Missing(address string) bool {
	at, err := parsePlace("sqldb.Missing", address)
	if err != nil || at.postgres != nil {
		return false
	}
	_, err = os.Stat(at.file)
	return errors.Is(err, fs.ErrNotExist)
}

// peek is SchemaAt for a file that is not there yet.
func peek(ctx context.Context, op string, at place) (have, want int, err error) {
	d := &DB{place: at}
	if err := folderOf(at.file); err != nil {
		return 0, 0, d.fail(ctx, op, err)
	}
	trial, err := os.CreateTemp(filepath.Dir(at.file), ".redress-*") // whether one can be made only making one tells
	if err != nil {
		return 0, 0, d.fail(ctx, op, err)
	}
	if err := errors.Join(trial.Close(), os.Remove(trial.Name())); err != nil {
		return 0, 0, d.fail(ctx, op, err)
	}
	if d.pool, err = sql.Open("sqlite", ""); err != nil { // the migrations want a pool; nothing is opened by it
		return 0, 0, d.fail(ctx, op, err)
	}
	p, err := d.provider()
	if err != nil {
		return 0, 0, d.fail(ctx, op, err)
	}
	for _, m := range p.ListSources() {
		want = max(want, int(m.Version))
	}
	return 0, want, d.pool.Close()
}
