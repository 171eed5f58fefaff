package sqldb

import (
	"database/sql/driver"
	"strings"
)

// isAmong and listed are the condition that a column has one of some values, and the values. On PostgreSQL it is the
// same text for any number of them, so that the statement is prepared and planned once and not for every number.
func (d *DB) isAmong() string {
	if d.place.postgres != nil {
		return "= ANY (?)"
	}
	return "IN ?"
}

func (d *DB) listed(values []string) any {
	if d.place.postgres != nil {
		return textArray(values)
	}
	return values
}

// textArray is a list of texts as PostgreSQL writes it.
type textArray []string

var arrayEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// Value writes the list.
func (t textArray) Value() (driver.Value, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, s := range t {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('"')
		_, _ = arrayEscapes.WriteString(&b, s)
		b.WriteByte('"')
	}
	b.WriteByte('}')
	return b.String(), nil
}
