package sqldb

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	gormschema "gorm.io/gorm/schema"
)

// rowByRow writes rows into a table of SQLite one by one. To hand a value over takes longer than to write it, and many
// are empty: what is empty in a row stands in its statement. There is a prepared statement for each set of columns that
// are, of which rows have few.
type rowByRow struct {
	ctx    context.Context //nolint:containedctx // each statement is over in no time: see each
	on     driver.ConnPrepareContext
	schema *gormschema.Schema
	by     map[emptiness]driver.StmtExecContext
	row    []driver.NamedValue
}

// emptiness says which columns of a row are empty, two bits for each of the first 32: nothing is, the empty text,
// false, NULL.
type emptiness uint64

// mostStatements is how many statements are prepared at most: then one for all is used, in which nothing is empty.
const mostStatements = 32

const emptyColumns = 32

// literals are what stands in the place of an empty value.
var literals = [...]string{"?", "''", "0", "NULL"}

func emptinessOf(values []driver.Value) (e emptiness) {
	for i, v := range values[:min(len(values), emptyColumns)] {
		as := emptiness(0)
		switch v := v.(type) {
		case string:
			if v == "" {
				as = 1
			}
		case bool:
			if !v {
				as = 2
			}
		case nil:
			as = 3
		}
		e |= as << (2 * i)
	}
	return e
}

func (e emptiness) of(column int) int {
	if column >= emptyColumns {
		return 0
	}
	return int(e >> (2 * column) & 3)
}

// each writes the rows until there are no more or ctx ends. Each statement is over in no time: that the driver watches
// for the end of the context would take longer than the statement does, and so would all that package sql does for it.
func (n *rowByRow) each(ctx context.Context, all <-chan ready) error {
	for some := range all {
		if err := cmp.Or(some.err, ctx.Err()); err != nil {
			return err
		}
		for values := range slices.Chunk(some.values, some.width) {
			if err := n.one(values); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *rowByRow) one(values []driver.Value) error {
	e := emptinessOf(values)
	statement, ok := n.by[e]
	if !ok {
		if len(n.by) >= mostStatements {
			e = 0
		}
		var err error
		if statement, err = n.prepared(e); err != nil {
			return err
		}
	}
	n.row = n.row[:0]
	for i, v := range values {
		if e.of(i) == 0 {
			n.row = append(n.row, driver.NamedValue{Ordinal: len(n.row) + 1, Value: v})
		}
	}
	_, err := statement.ExecContext(n.ctx, n.row)
	return err
}

// prepared returns the statement for rows that are empty so.
func (n *rowByRow) prepared(e emptiness) (driver.StmtExecContext, error) {
	if s, ok := n.by[e]; ok {
		return s, nil
	}
	s, err := n.on.PrepareContext(n.ctx, insertOne(n.schema, e))
	if err != nil {
		return nil, err
	}
	statement, ok := s.(driver.StmtExecContext)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the statement is a %T, which cannot be carried out", s), s.Close())
	}
	if n.by == nil {
		n.by = map[emptiness]driver.StmtExecContext{}
	}
	n.by[e] = statement
	return statement, nil
}

func (n *rowByRow) close() error {
	var err error
	for _, s := range n.by {
		if c, ok := s.(driver.Stmt); ok {
			err = errors.Join(err, c.Close())
		}
	}
	return err
}

// insertOne is the statement that writes one row that is empty so.
func insertOne(s *gormschema.Schema, e emptiness) string {
	names, marks := make([]string, len(s.DBNames)), make([]string, len(s.DBNames))
	for i, name := range s.DBNames {
		names[i], marks[i] = quoted(name), literals[e.of(i)]
	}
	return "INSERT INTO " + quoted(s.Table) + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")"
}
