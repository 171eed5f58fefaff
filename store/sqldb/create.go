package sqldb

import (
	"context"
	"database/sql"
	"reflect"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	gormschema "gorm.io/gorm/schema"
)

// create writes rows, and nothing where there are none. SQLite takes many of them one by one: for a statement
// of several rows it keeps a copy of every page that it touches, which costs more than the statements.
func create[R any](tx *gorm.DB, rows []R, conds ...clause.Expression) error {
	switch {
	case len(rows) == 0:
		return nil
	case len(rows) > 1 && len(conds) == 0 && isSQLite(tx):
		return createEach(tx, rows)
	}
	return tx.Clauses(conds...).CreateInBatches(rows, batch).Error
}

func isSQLite(tx *gorm.DB) bool {
	_, is := tx.Dialector.(translating)
	return is
}

// createEach writes one row after the other by one prepared statement.
func createEach[R any](tx *gorm.DB, rows []R) error {
	of := gorm.Statement{DB: tx}
	if err := of.Parse(&rows[0]); err != nil {
		return err
	}
	fields := make([]*gormschema.Field, len(of.Schema.DBNames))
	for i, name := range of.Schema.DBNames {
		fields[i] = of.Schema.FieldsByDBName[name]
	}
	ctx := tx.Statement.Context
	statement, err := tx.Statement.ConnPool.PrepareContext(ctx, insertOne(of.Schema))
	if err != nil {
		return translating{}.Translate(err)
	}
	defer func() { _ = statement.Close() }()
	values := make([]any, len(fields))
	for i := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		row := reflect.ValueOf(&rows[i]).Elem()
		for j, f := range fields {
			values[j], _ = f.ValueOf(ctx, row)
		}
		if err := execOne(ctx, statement, values); err != nil {
			return err
		}
	}
	return nil
}

// execOne runs a statement that is over in no time. That the driver watches for the end of the context
// would take longer than the statement does.
func execOne(ctx context.Context, statement *sql.Stmt, values []any) error {
	_, err := statement.ExecContext(context.WithoutCancel(ctx), values...)
	return translating{}.Translate(err)
}

// insertOne is the statement that writes one row.
func insertOne(s *gormschema.Schema) string {
	names := make([]string, len(s.DBNames))
	for i, name := range s.DBNames {
		names[i] = quoted(name)
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
	return "INSERT INTO " + quoted(s.Table) + " (" + strings.Join(names, ", ") + ") VALUES (" + marks + ")"
}
