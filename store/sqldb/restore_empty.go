package sqldb

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"

	"github.com/redress-send/redress/casework"
)

func (r *restoring) mustBeEmpty(ctx context.Context, fresh map[string]int64) error {
	have, err := counts(ctx, r.tx, r.tables)
	if err != nil {
		return err
	}
	for _, t := range r.tables {
		if have[t.Name] > fresh[t.Name] {
			return casework.E(casework.Exists, r.op, r.d.place.String()+
				" holds something already. Nothing was changed. With --overwrite everything in it is thrown away for the backup.", nil)
		}
	}
	return nil
}

func counts(ctx context.Context, tx *sql.Tx, tables []table) (map[string]int64, error) {
	out := map[string]int64{}
	for _, t := range tables {
		var n int64
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM "+quoted(t.Name)).Scan(&n); err != nil {
			return nil, err
		}
		out[t.Name] = n
	}
	return out, nil
}

// freshRows counts the rows that a schema without any use has: a table may be made with a row in it.
func (d *DB) freshRows(ctx context.Context) (map[string]int64, error) {
	folder, err := os.MkdirTemp("", "redress-restore-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	empty, err := Open(ctx, "sqlite://"+filepath.Join(folder, "empty.db"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = empty.Close() }()
	if err := empty.Migrate(ctx); err != nil {
		return nil, err
	}
	tx, err := empty.pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	tables, err := empty.tables(ctx, tx)
	if err != nil {
		return nil, err
	}
	return counts(ctx, tx, tables)
}
