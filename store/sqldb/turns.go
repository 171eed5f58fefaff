package sqldb

import (
	"context"
	"crypto/rand"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// turnRow is who does a job now, and which run of it was done last.
type turnRow struct {
	Job     string `gorm:"primaryKey"`
	Token   string
	UntilAt int64
	SlotAt  int64
	DoneAt  int64
}

// TableName is for gorm.
func (*turnRow) TableName() string { return "turns" }

// TakeTurn takes up the run of the job that was to be at slot, and keeps others off it until now and keep. Without a
// token another process has it until the instant; without either it is done.
func (d *DB) TakeTurn(ctx context.Context, job string, slot, now time.Time, keep time.Duration) (token string, until time.Time, err error) {
	const op = "sqldb.TakeTurn"
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		row := turnRow{Job: job}
		if err := create(tx, []turnRow{row}, clause.OnConflict{DoNothing: true}); err != nil {
			return err
		}
		mine, ends := rand.Text(), now.Add(keep)
		took := tx.Model(&turnRow{}).Where("job = ? AND slot_at < ? AND (token = '' OR until_at <= ?)", job, millis(slot), millis(now)).
			UpdateColumns(map[string]any{"token": mine, "until_at": millis(ends)})
		if took.Error != nil || took.RowsAffected > 0 {
			token, until = mine, ends
			return took.Error
		}
		if err := tx.Where("job = ?", job).Take(&row).Error; err != nil {
			return err
		}
		if row.SlotAt < millis(slot) {
			until = instant(row.UntilAt)
		}
		return nil
	})
	if err != nil {
		return "", time.Time{}, err
	}
	return token, until, nil
}

// KeepTurn keeps others off the job for longer. It is false where the turn has passed on.
func (d *DB) KeepTurn(ctx context.Context, job, token string, until time.Time) (mine bool, err error) {
	err = d.write(ctx, "sqldb.KeepTurn", func(tx *gorm.DB) error {
		kept := tx.Model(&turnRow{}).Where("job = ? AND token = ?", job, token).Update("until_at", millis(until))
		mine = kept.RowsAffected > 0
		return kept.Error
	})
	return mine && err == nil, err
}

// EndTurn gives the job back, and marks the run of the slot as done; the zero slot marks nothing. It does nothing for a
// turn that has passed on.
func (d *DB) EndTurn(ctx context.Context, job, token string, slot, at time.Time) error {
	return d.write(ctx, "sqldb.EndTurn", func(tx *gorm.DB) error {
		change := map[string]any{"token": "", "until_at": 0}
		if !slot.IsZero() {
			change["slot_at"], change["done_at"] = millis(slot), millis(at)
		}
		return tx.Model(&turnRow{}).Where("job = ? AND token = ?", job, token).UpdateColumns(change).Error
	})
}

// LastTurn returns which run of the job was done last and when; both are zero where none was.
func (d *DB) LastTurn(ctx context.Context, job string) (slot, at time.Time, err error) {
	rows, err := rowsOf[turnRow](d.read(ctx).Where("job = ? AND slot_at > 0", job))
	if err != nil || len(rows) == 0 {
		return time.Time{}, time.Time{}, d.fail(ctx, "sqldb.LastTurn", err)
	}
	return instant(rows[0].SlotAt), instant(rows[0].DoneAt), nil
}
