package sqldb

import "strings"

// among is the condition that a column has one of the values. On PostgreSQL it is the same text for any number of
// them, so that the statement is prepared and planned once and not for every number.
func among[T ~string](d *DB, column string, of []T) (condition string, values []any) {
	if d.place.postgres != nil {
		texts := make([]string, len(of))
		for i := range of {
			texts[i] = string(of[i])
		}
		return column + " = ANY (?)", []any{texts}
	}
	for i := range of {
		values = append(values, string(of[i]))
	}
	return column + " IN (" + marks(len(of)) + ")", values
}

// marks are the places of n values in a statement.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
