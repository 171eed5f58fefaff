package sqldb

import (
	"context"
	"strings"

	"github.com/redress-send/redress/casework"
)

// Line is one line of a reminder that was written: what it told whom, and the number of that in this database.
type Line struct {
	Nr     int64
	Letter string // its key
	casework.Told
}

// LinesOf returns the lines of the reminder of that key to the person, in its order; none where it told nothing.
// What was told beside a line is none.
func (d *DB) LinesOf(ctx context.Context, p casework.PersonID, letter string) ([]Line, error) {
	lines, err := d.lines(ctx, "t.person = ? AND t.letter = ? AND t.letter <> ''", string(p), letter)
	return lines, d.fail(ctx, "sqldb.LinesOf", err)
}

// LineAt returns the line of that number. One that never was, or went with its case, is an error of kind NotFound.
func (d *DB) LineAt(ctx context.Context, nr int64) (Line, error) {
	const op = "sqldb.LineAt"
	lines, err := d.lines(ctx, "t.nr = ? AND t.letter <> ''", nr)
	switch {
	case err != nil:
		return Line{}, d.fail(ctx, op, err)
	case len(lines) == 0:
		return Line{}, casework.E(casework.NotFound, op, "There is no such line of a reminder.", nil)
	}
	return lines[0], nil
}

func (d *DB) lines(ctx context.Context, where string, args ...any) ([]Line, error) {
	var rows []sentTelling
	if err := d.read(ctx).Table("tellings AS t").Select("t.*").Where(where, args...).Order("t.nr").Scan(&rows).Error; err != nil {
		return nil, err
	}
	var out []Line
	for i := range rows {
		told, err := d.telling(ctx, &rows[i])
		if err != nil {
			return nil, err
		}
		if !strings.HasSuffix(told.Key, casework.ToldOn) {
			out = append(out, Line{Nr: rows[i].Nr, Letter: told.Letter, Told: told.Told})
		}
	}
	return out, nil
}
