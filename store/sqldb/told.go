package sqldb

import (
	"context"
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
	for chunk := range slices.Chunk(keys, batch) {
		names, of := make([]string, len(chunk)), make(map[string]string, len(chunk))
		for i, key := range chunk {
			var err error
			if names[i], err = d.blind(toldUse, key); err != nil {
				return nil, d.fail(ctx, "sqldb.LastTold", err)
			}
			of[names[i]] = key
		}
		rows, err := rowsOf[toldRow](d.read(ctx).Where("person = ? AND deadline "+d.isAmong(), string(p), d.listed(names)))
		if err != nil {
			return nil, d.fail(ctx, "sqldb.LastTold", err)
		}
		for _, r := range rows {
			days[of[r.Deadline]] = civil.Date(r.DueDay)
		}
	}
	return days, nil
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
