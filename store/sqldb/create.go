package sqldb

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"iter"
	"reflect"

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
		return createEach(tx, each(rows))
	}
	return tx.Clauses(conds...).CreateInBatches(rows, batch).Error
}

// createAll writes rows that are made while earlier ones are written.
func createAll[R any](tx *gorm.DB, rows iter.Seq2[R, error]) error {
	if isSQLite(tx) {
		return createEach(tx, rows)
	}
	var made []R
	for row, err := range rows {
		if err != nil {
			return err
		}
		made = append(made, row)
	}
	return create(tx, made)
}

func each[R any](rows []R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for i := range rows {
			if !yield(rows[i], nil) {
				return
			}
		}
	}
}

func isSQLite(tx *gorm.DB) bool {
	_, is := tx.Dialector.(translating)
	return is
}

// createEach writes one row after the other by one prepared statement. While some are written the next are
// made ready. When it returns no error, all rows were taken.
func createEach[R any](tx *gorm.DB, rows iter.Seq2[R, error]) error {
	of := gorm.Statement{DB: tx}
	if err := of.Parse(new(R)); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(tx.Statement.Context)
	defer stop()
	conn, ok := ctx.Value(connKey{}).(*sql.Conn)
	if !ok {
		return errors.New("rows are written one by one in a transaction of write only")
	}
	err := conn.Raw(func(on any) error {
		c, ok := on.(driver.ConnPrepareContext)
		if !ok {
			return fmt.Errorf("the connection is a %T, which prepares nothing", on)
		}
		insert := rowByRow{ctx: context.WithoutCancel(ctx), on: c, schema: of.Schema}
		return cmp.Or(insert.each(ctx, valuesOf(ctx, of.Schema, rows)), insert.close())
	})
	return cmp.Or(translating{}.Translate(err), ctx.Err())
}

// ready are the values of some rows, as the driver takes them, one row after the other.
type ready struct {
	values []driver.Value
	width  int // of a row
	err    error
}

// valuesOf makes the values of rows ready, until the context ends or a row cannot be made.
func valuesOf[R any](ctx context.Context, s *gormschema.Schema, rows iter.Seq2[R, error]) <-chan ready {
	out := make(chan ready, 1)
	go func() {
		defer close(out)
		width := len(s.DBNames)
		some := ready{width: width}
		send := func() bool {
			select {
			case out <- some:
				some = ready{width: width, values: make([]driver.Value, 0, batch*width)}
				return true
			case <-ctx.Done():
				return false
			}
		}
		for row, err := range rows {
			if err == nil {
				some.values, err = appendValues(ctx, s, &row, some.values)
			}
			if some.err = err; err != nil {
				break
			}
			if len(some.values) == batch*width && !send() {
				return
			}
		}
		if len(some.values) > 0 || some.err != nil {
			send()
		}
	}()
	return out
}

// appendValues adds the values of a row, from the row itself where it gives them.
func appendValues[R any](ctx context.Context, s *gormschema.Schema, row *R, to []driver.Value) ([]driver.Value, error) {
	if own, ok := any(row).(ownValues); ok {
		return own.values(to), nil
	}
	values, err := valuesOfOne(ctx, s, reflect.ValueOf(row).Elem())
	return append(to, values...), err
}

func valuesOfOne(ctx context.Context, s *gormschema.Schema, row reflect.Value) ([]driver.Value, error) {
	values := make([]driver.Value, len(s.DBNames))
	for i, name := range s.DBNames {
		v, _ := s.FieldsByDBName[name].ValueOf(ctx, row)
		native, err := driver.DefaultParameterConverter.ConvertValue(v)
		if err != nil {
			return nil, err
		}
		values[i] = native
	}
	return values, nil
}
