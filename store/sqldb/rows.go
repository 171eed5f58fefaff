package sqldb

import (
	"cmp"
	"reflect"

	"gorm.io/gorm"
)

// eachRow runs a query over one table and hands on one row after the other, in half the time of rowsOf. All
// are read into the same place: what take keeps of a row it copies.
func eachRow[R any](q *gorm.DB, take func(*R)) error {
	row, of := new(R), gorm.Statement{DB: q}
	if err := of.Parse(row); err != nil {
		return err
	}
	into, place := make([]any, len(of.Schema.DBNames)), reflect.ValueOf(row).Elem()
	for i, name := range of.Schema.DBNames {
		into[i] = of.Schema.FieldsByDBName[name].ReflectValueOf(q.Statement.Context, place).Addr().Interface()
	}
	rows, err := q.Model(row).Select(of.Schema.DBNames).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		take(row)
	}
	return rows.Err()
}

// some is how many rows are handed on at once.
const some = 64

// eachRowBeside is eachRow for rows that take some work: that is done while the next are read. What take
// says first is the error.
func eachRowBeside[R any](q *gorm.DB, take func(*R) error) error {
	read, done := make(chan []R, 1), make(chan error, 1)
	go func() {
		var first error
		for rows := range read {
			for i := range rows {
				first = cmp.Or(first, take(&rows[i]))
			}
		}
		done <- first
	}()
	rows := make([]R, 0, some)
	err := eachRow(q, func(row *R) {
		if rows = append(rows, *row); len(rows) == some {
			read <- rows
			rows = make([]R, 0, some)
		}
	})
	read <- rows
	close(read)
	return cmp.Or(err, <-done)
}
