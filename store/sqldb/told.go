package sqldb

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

// toldRow is what one person was last told about one deadline.
type toldRow struct {
	Person   string `gorm:"primaryKey"`
	Deadline string `gorm:"primaryKey"` // its key, blinded
	CaseID   string
	DueDay   day
	ToldAt   int64
}

// TableName is for gorm.
func (*toldRow) TableName() string { return "told" }

// LastTold returns, by deadline key, the due day that the person was last told.
func (d *DB) LastTold(ctx context.Context, p casework.PersonID, keys []string) (map[string]civil.Date, error) {
	days := map[string]civil.Date{}
	if err := ctx.Err(); err != nil {
		return nil, d.fail(ctx, "sqldb.LastTold", err)
	}
	if _, err := d.ring(ctx); err != nil {
		return nil, d.fail(ctx, "sqldb.LastTold", err)
	}
	err := d.ofKeys(ctx, "SELECT deadline, due_day FROM told", toldUse, p, keys, func(rows *sql.Rows, key func(name string) string) error {
		var name string
		var due day
		err := rows.Scan(&name, &due)
		days[key(name)] = civil.Date(due)
		return err
	})
	if err != nil {
		return nil, d.fail(ctx, "sqldb.LastTold", err)
	}
	return days, nil
}

// ofKeys reads the rows that the person has under the keys, which are blinded for the use; take gets each of them, and
// what tells the key of the name in it. It goes past gorm: a run asks it several times for everybody.
func (d *DB) ofKeys(ctx context.Context, selecting, use string, p casework.PersonID, keys []string, take func(*sql.Rows, func(string) string) error) error {
	for chunk := range slices.Chunk(keys, batch) {
		names, of := make([]string, len(chunk)), make(map[string]string, len(chunk))
		for i, key := range chunk {
			name, err := d.blind(use, key)
			if err != nil {
				return err
			}
			names[i], of[name] = name, key
		}
		condition, values := among(d, "deadline", names)
		if err := d.eachRow(ctx, selecting+" WHERE person = ? AND "+condition, append([]any{string(p)}, values...), func(rows *sql.Rows) error {
			return take(rows, func(name string) string { return of[name] })
		}); err != nil {
			return err
		}
	}
	return nil
}

// eachRow does something with each row of the answer.
func (d *DB) eachRow(ctx context.Context, question string, values []any, do func(*sql.Rows) error) error {
	rows, err := d.pool.QueryContext(ctx, d.marked(question), values...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Enqueue writes the letters that are new and what they tell, in one transaction, and returns how many
// were new. Where letters are given and none is new, nothing is written at all.
func (d *DB) Enqueue(ctx context.Context, letters []post.Letter, told []casework.Told) (int, error) {
	if err := casework.CheckLetters(letters); err != nil {
		return 0, err
	}
	if err := casework.CheckTold(told); err != nil {
		return 0, err
	}
	var fresh int
	err := d.write(ctx, "sqldb.Enqueue", func(tx *gorm.DB) error {
		var err error
		if fresh, err = d.saveLetters(tx, letters); err != nil || fresh == 0 && len(letters) > 0 {
			return err
		}
		if err := noneErased(tx, told); err != nil {
			return err
		}
		for _, t := range told {
			name, err := d.blind(toldUse, t.Key)
			if err != nil {
				return err
			}
			row := toldRow{Person: string(t.Person), Deadline: name, CaseID: string(t.Case), DueDay: day(t.Due), ToldAt: millis(t.At)}
			if err := replace(tx, &row); err != nil {
				return err
			}
		}
		rows, err := d.newTellings(letters, told)
		if err != nil {
			return err
		}
		return create(tx, rows)
	})
	if err != nil {
		return 0, err
	}
	return fresh, nil
}

// noneErased looks, once the letters are written, whether one of the cases was erased meanwhile: an erasure
// waits for letters that are being written, and letters wait for it.
func noneErased(tx *gorm.DB, told []casework.Told) error {
	ids := make(map[string]bool, len(told))
	for i := range told {
		ids[string(told[i].Case)] = true
	}
	for chunk := range slices.Chunk(slices.Collect(maps.Keys(ids)), batch) {
		var n int64
		if err := tx.Model(&erasedRow{}).Where("case_id IN ?", chunk).Count(&n).Error; err != nil {
			return err
		}
		if n > 0 {
			return casework.ToldOfErased("sqldb.Enqueue")
		}
	}
	return nil
}
