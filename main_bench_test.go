package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// benchCases is how many cases the import is measured with.
const benchCases = 20_000

// fill imports invented cases into an empty database and returns its file.
func fill(b *testing.B, cases string) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "redress.db")
	env := map[string]string{"DATABASE_URL": "sqlite://" + file, "REDRESS_NOW": "2026-11-23T09:30:00Z"}
	var said bytes.Buffer
	w := world{getenv: func(k string) string { return env[k] }, readFile: os.ReadFile, out: &said, err: &said, now: time.Now}
	if status := run(b.Context(), []string{"case", "import", cases}, w); status != 0 {
		b.Fatal(said.String())
	}
	return file
}

// invented is a file of invented cases, as they stand some months after they began.
func invented(b *testing.B) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "cases.jsonl")
	env := map[string]string{"REDRESS_NOW": "2026-11-23T09:30:00Z"}
	var said bytes.Buffer
	w := world{getenv: func(k string) string { return env[k] }, readFile: os.ReadFile, out: &said, err: &said, now: time.Now}
	args := []string{"case", "generate", fmt.Sprint(benchCases), "--from", "2026-08-01", "--to", "2026-11-20", "--out", file}
	if status := run(b.Context(), args, w); status != 0 {
		b.Fatal(said.String())
	}
	return file
}

// BenchmarkImport imports cases from JSON Lines into an empty database of SQLite: read twice, checked, written.
func BenchmarkImport(b *testing.B) {
	cases := invented(b)
	for b.Loop() {
		fill(b, cases)
	}
	b.ReportMetric(benchCases*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
}

// BenchmarkImportBareInserts writes the same rows into the same tables and does nothing else.
func BenchmarkImportBareInserts(b *testing.B) {
	from, err := sql.Open("sqlite", fill(b, invented(b)))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = from.Close() }()
	var schema []string
	rows := map[string][][]any{}
	tables := []string{"cases", "facts", "audit"}
	for _, t := range tables {
		schema = append(schema, texts(b, from, "SELECT sql FROM sqlite_master WHERE tbl_name = '"+t+"' AND sql IS NOT NULL ORDER BY type DESC")...)
		rows[t] = values(b, from, t)
	}
	for b.Loop() {
		b.StopTimer()
		to, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "bare.db")+
			"?_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)&_pragma=synchronous(FULL)&_pragma=cache_size(-49152)&_pragma=wal_autocheckpoint(65536)&_txlock=immediate")
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range schema {
			if _, err := to.ExecContext(b.Context(), s); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		for part := range bareParts {
			insertPart(b, to, tables, rows, part)
		}
		b.StopTimer()
		_ = to.Close()
		b.StartTimer()
	}
	b.ReportMetric(benchCases*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
	b.ReportMetric(float64(len(rows["facts"]))/benchCases, "facts/case")
}

// bareParts is how many transactions the import of these cases has.
const bareParts = 4

// insertPart writes one part of the rows in one transaction.
func insertPart(b *testing.B, to *sql.DB, tables []string, rows map[string][][]any, part int) {
	b.Helper()
	tx, err := to.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	// Facts refer to cases: all of those come with the first part.
	for _, t := range tables {
		all := rows[t]
		from, upTo := len(all)*part/bareParts, len(all)*(part+1)/bareParts
		if t == "cases" {
			from, upTo = map[bool]int{true: 0, false: len(all)}[part == 0], len(all)
		}
		for ; from < upTo; from += 500 {
			some := all[from:min(from+500, upTo)]
			one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(some[0])), ",") + "),"
			var args []any
			for _, r := range some {
				args = append(args, r...)
			}
			if _, err := tx.ExecContext(b.Context(), "INSERT INTO "+t+" VALUES "+strings.TrimSuffix(strings.Repeat(one, len(some)), ","), args...); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}

// texts are the rows of a query with one column.
func texts(b *testing.B, db *sql.DB, query string) (out []string) {
	b.Helper()
	rows, err := db.QueryContext(b.Context(), query)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			b.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return out
}

// values are all rows of a table.
func values(b *testing.B, db *sql.DB, table string) (out [][]any) {
	b.Helper()
	rows, err := db.QueryContext(b.Context(), "SELECT * FROM "+table)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			b.Fatal(err)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return out
}
