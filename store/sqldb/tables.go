package sqldb

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// table is a table of the database as the database itself describes it, so that a table which is new to the
// schema is in the next backup without anybody remembering it.
type table struct {
	Name    string   `json:"name"`
	Columns []column `json:"columns"`
	refers  []string // tables whose rows its own refer to
}

// column is a column with what it holds: text, int (also yes and no, as 1 and 0), real or bytes.
type column struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	yes  bool   // the database wants true and false for 1 and 0
}

// catalogue are the queries that ask a database for its tables.
type catalogue struct{ columns, references, sequences, triggers string }

var catalogueSQLite = catalogue{
	columns: `SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY m.name, c.cid`,
	references: `SELECT m.name, f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
	sequences:  `SELECT name, seq FROM sqlite_sequence WHERE name <> '` + versionTable + `'`,
	triggers:   `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`,
}

var cataloguePostgres = catalogue{
	columns: `SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
		JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
		WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position`,
	references: `SELECT c.relname, r.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
		WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace`,
	sequences: `SELECT table_name, column_name FROM information_schema.columns
		WHERE table_schema = current_schema() AND is_identity = 'YES' AND table_name <> '` + versionTable + `'`,
}

func (d *DB) catalogue() catalogue {
	if d.place.postgres != nil {
		return cataloguePostgres
	}
	return catalogueSQLite
}

// kinds are what columns hold, by the type that a database gives them.
var kinds = map[string]column{
	"TEXT": {Kind: "text"}, "INTEGER": {Kind: "int"}, "REAL": {Kind: "real"}, "BLOB": {Kind: "bytes"},
	"text": {Kind: "text"}, "character varying": {Kind: "text"}, "bytea": {Kind: "bytes"}, "double precision": {Kind: "real"},
	"bigint": {Kind: "int"}, "integer": {Kind: "int"}, "smallint": {Kind: "int"}, "boolean": {Kind: "int", yes: true},
}

// tables returns every table but the one of migrations, each after those that its rows refer to.
func (d *DB) tables(ctx context.Context, tx *sql.Tx) ([]table, error) {
	var all []table
	err := scan(ctx, tx, d.catalogue().columns, func(r *[3]string) error {
		if r[0] == versionTable {
			return nil
		}
		if len(all) == 0 || all[len(all)-1].Name != r[0] {
			all = append(all, table{Name: r[0]})
		}
		c, ok := kinds[r[2]]
		if !ok {
			return fmt.Errorf("the column %s of %s has the type %s, which no backup can hold", r[1], r[0], r[2])
		}
		c.Name = r[1]
		last := &all[len(all)-1]
		last.Columns = append(last.Columns, c)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = scan(ctx, tx, d.catalogue().references, func(r *[2]string) error {
		if i := slices.IndexFunc(all, func(t table) bool { return t.Name == r[0] }); i >= 0 && r[0] != r[1] {
			all[i].refers = append(all[i].refers, r[1])
		}
		return nil
	})
	return inOrder(all), err
}

// inOrder puts every table after those that it refers to.
func inOrder(all []table) []table {
	var out []table
	done := map[string]bool{}
	var put func(t *table)
	put = func(t *table) {
		if done[t.Name] {
			return
		}
		done[t.Name] = true
		for i := range all {
			if slices.Contains(t.refers, all[i].Name) {
				put(&all[i])
			}
		}
		out = append(out, *t)
	}
	for i := range all {
		put(&all[i])
	}
	return out
}

// names are the names of the columns, ready to stand in a statement.
func (t *table) names() string {
	out := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = quoted(c.Name)
	}
	return strings.Join(out, ", ")
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// scan runs a query whose columns are text.
func scan[R interface{ [2]string | [3]string }](ctx context.Context, tx *sql.Tx, query string, take func(*R) error) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var row R
		var into []any
		switch r := any(&row).(type) {
		case *[2]string:
			into = []any{&r[0], &r[1]}
		case *[3]string:
			into = []any{&r[0], &r[1], &r[2]}
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := take(&row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// sequences returns, for each table whose rows the database numbers, the last number that it gave. A number
// that was given is not given again, whatever became of its row.
func (d *DB) sequences(ctx context.Context, tx *sql.Tx) (map[string]int64, error) {
	out := map[string]int64{}
	if d.place.postgres == nil {
		var made int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'").Scan(&made); err != nil || made == 0 {
			return out, err
		}
		rows, err := tx.QueryContext(ctx, d.catalogue().sequences)
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var name string
			var last int64
			if err := rows.Scan(&name, &last); err != nil {
				return nil, err
			}
			out[name] = last
		}
		return out, rows.Err()
	}
	identities, err := d.identities(ctx, tx)
	for name, of := range identities {
		var sequence string
		if err == nil {
			err = tx.QueryRowContext(ctx, "SELECT pg_get_serial_sequence($1, $2)", quoted(name), of).Scan(&sequence)
		}
		var last int64
		if err == nil {
			err = tx.QueryRowContext(ctx, "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM "+sequence).Scan(&last)
		}
		out[name] = last
	}
	return out, err
}

// identities are the columns that PostgreSQL numbers, by table.
func (d *DB) identities(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	out := map[string]string{}
	err := scan(ctx, tx, d.catalogue().sequences, func(r *[2]string) error {
		out[r[0]] = r[1]
		return nil
	})
	return out, err
}

// setSequences makes the database go on numbering where the numbers ended.
func (d *DB) setSequences(ctx context.Context, tx *sql.Tx, last map[string]int64) error {
	if d.place.postgres != nil {
		identities, err := d.identities(ctx, tx)
		if err != nil {
			return err
		}
		for name, of := range identities {
			n := last[name]
			if _, err := tx.ExecContext(ctx, "SELECT setval(pg_get_serial_sequence($1, $2), $3, $4)", quoted(name), of, max(n, 1), n > 0); err != nil {
				return err
			}
		}
		return nil
	}
	for name, n := range last {
		if _, err := tx.ExecContext(ctx, "DELETE FROM sqlite_sequence WHERE name = ?", name); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", name, n); err != nil {
			return err
		}
	}
	return nil
}

// applied are the numbers of the migrations that made the schema.
func applied(ctx context.Context, tx *sql.Tx) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, "SELECT DISTINCT version_id FROM "+versionTable+" WHERE is_applied AND version_id > 0 ORDER BY version_id")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}
