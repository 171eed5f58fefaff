package sqldb_test

import (
	"database/sql"
	"regexp"
	"strings"
	"testing"

	"github.com/redress-send/redress/store/sqldb"
)

// Ten years of what was told and sent lie in the tables from which one case is to go, while everybody else waits to write;
// and doctor answers at once.
func TestFewRowsAreFoundWithoutLookingThroughATable(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := used(t, address)
		statements, err := sqldb.FewOfMany(t.Context(), db)
		try(t, err)
		for _, s := range statements {
			if through := throughWhole.FindString(planOf(t, raw, strings.HasPrefix(address, "postgres"), s)); through != "" {
				t.Errorf("%s\nlooks through a whole table: %s", s, through)
			}
		}
	})
}

// throughWhole is the line of a plan that goes through a whole table, and not through an index of a part of it.
var throughWhole = regexp.MustCompile(`(?m)^SCAN \w+$|.*Seq Scan on .*`)

// planOf is how the database would go about the statement. PostgreSQL goes through small tables in any case, unless it is told not to.
func planOf(t *testing.T, raw *sql.DB, postgres bool, statement string) string {
	t.Helper()
	tx, err := raw.BeginTx(t.Context(), nil)
	try(t, err)
	defer func() { _ = tx.Rollback() }()
	ask := "EXPLAIN QUERY PLAN "
	if postgres {
		_, err := tx.ExecContext(t.Context(), "SET LOCAL enable_seqscan = off")
		try(t, err)
		ask = "EXPLAIN "
	}
	value := "1"
	if strings.Contains(statement, "case_id") || strings.Contains(statement, "key = ?") || strings.Contains(statement, " id = ?") {
		value = "'x'"
	}
	rows, err := tx.QueryContext(t.Context(), ask+strings.Replace(statement, "?", value, 1))
	try(t, err)
	defer func() { _ = rows.Close() }()
	var lines []string
	for rows.Next() {
		columns, err := rows.Columns()
		try(t, err)
		held := make([]any, len(columns))
		for i := range held {
			held[i] = new(any)
		}
		var line string
		held[len(held)-1] = &line
		try(t, rows.Scan(held...))
		lines = append(lines, line)
	}
	try(t, rows.Err())
	return strings.Join(lines, "\n")
}
