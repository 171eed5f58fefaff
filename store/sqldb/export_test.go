package sqldb

import (
	"context"
	"fmt"
	"slices"
)

// Fail lets tests send an error through the door.
func Fail(ctx context.Context, d *DB, err error) error { return d.fail(ctx, "sqldb.Test", err) }

// MigrateTo makes an empty database what the migration of that number left.
func MigrateTo(ctx context.Context, d *DB, number int) error {
	p, err := d.provider()
	if err == nil {
		_, err = p.UpTo(ctx, int64(number))
	}
	return err
}

// Numbers are those of the migrations, in order.
func Numbers() []int {
	files, err := migrations.ReadDir("migrations/sqlite")
	if err != nil {
		panic(err)
	}
	var out []int
	for _, f := range files {
		var n int
		if _, err := fmt.Sscanf(f.Name(), "%d_", &n); err != nil {
			panic(f.Name() + " has no number")
		}
		out = append(out, n)
	}
	for _, m := range new(DB).goMigrations() {
		out = append(out, int(m.Version))
	}
	slices.Sort(out)
	return out
}

// SealedColumns are the columns that hold sealed text only, each with the primary key of its table.
func SealedColumns() (all []struct {
	Table, Column string
	Key           []string
},
) {
	for _, c := range sealedColumns {
		all = append(all, struct {
			Table, Column string
			Key           []string
		}{c.Table, c.Column, c.Key})
	}
	return all
}

// File is the file of a database of SQLite.
func File(d *DB) string { return d.place.file }

// FewOfMany are statements about few rows of tables that hold ten years of them, each with one value at most.
func FewOfMany(ctx context.Context, d *DB) ([]string, error) {
	all := []string{
		untell + "key = ?)", untell + "written_at < ?)", unsay + "written_at < ?", lettersThatSay, deliveriesThatSay, detoursSince,
	}
	tx, err := d.pool.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	tables, err := d.tables(ctx, tx)
	for _, t := range tables {
		if column := t.caseColumn(); column != "" {
			all = append(all, "DELETE FROM "+t.Name+" WHERE "+column+" = ?")
		}
	}
	return all, err
}
