package sqldb

import "context"

// keepsFirst are the tables one of which has a row as soon as anything was kept in a database.
var keepsFirst = []string{"cases", "people", "organisations", "audit", "inbox", "outbox"}

// onlyBegun reports whether an older schema was never used: a process that made it was stopped before it was whole.
// Nothing can be lost by going on with it, and nobody has a backup to make.
func (d *DB) onlyBegun(ctx context.Context) (bool, error) {
	there := "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
	if d.place.postgres != nil {
		there = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1"
	}
	ours := 0
	for _, table := range keepsFirst {
		var n int
		if err := d.pool.QueryRowContext(ctx, there, table).Scan(&n); err != nil {
			return false, err
		}
		if n == 0 {
			continue
		}
		ours++
		var used bool
		if err := d.pool.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+quoted(table)+")").Scan(&used); err != nil || used {
			return false, err
		}
	}
	return ours > 0, nil
}
