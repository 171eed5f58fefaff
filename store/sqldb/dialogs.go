package sqldb

import (
	"bytes"
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// dialogRow is half a conversation. Who keeps it has sealed it, and blinded its name.
type dialogRow struct {
	Name    string `gorm:"primaryKey"`
	State   sealed.Text
	UntilAt int64 // it counts no longer
}

// TableName is for gorm.
func (*dialogRow) TableName() string { return "dialog" }

// Dialogs keeps half-finished conversations in the database, for every process and over a restart. Names have to be
// blinded by whoever keeps them, and states sealed for their name.
type Dialogs struct {
	db  *DB
	now func() time.Time
}

// Dialogs are the half-finished conversations, in which time passes as now says.
func (d *DB) Dialogs(now func() time.Time) *Dialogs { return &Dialogs{d, now} }

// Close does nothing: the database is closed by who opened it.
func (*Dialogs) Close() error { return nil }

// Load returns the state, or nil where there is none or its time has run out.
func (s *Dialogs) Load(ctx context.Context, name string) ([]byte, error) {
	rows, err := rowsOf[dialogRow](s.db.read(ctx).Where("name = ? AND until_at > ?", name, millis(s.now())))
	if err != nil || len(rows) == 0 {
		return nil, s.db.fail(ctx, "sqldb.Dialogs.Load", err)
	}
	return []byte(rows[0].State.Form()), nil
}

// Save keeps the state for the length of time, at least a millisecond, in place of what was there. What has run out
// is thrown away.
func (s *Dialogs) Save(ctx context.Context, name string, state []byte, keep time.Duration) error {
	const op = "sqldb.Dialogs.Save"
	text, err := sealed.Read(string(state))
	if err != nil || text.IsZero() || keep < time.Millisecond {
		return casework.E(casework.Invalid, op, "Half a conversation is kept sealed, and for a millisecond at least.", err)
	}
	now := s.now()
	return s.db.together(ctx, op, func(tx *gorm.DB) error {
		if err := tx.Where("until_at <= ?", millis(now)).Delete(&dialogRow{}).Error; err != nil {
			return err
		}
		row := dialogRow{Name: name, State: text, UntilAt: millis(now.Add(keep))}
		return tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "name"}}, UpdateAll: true}).Create(&row).Error
	})
}

// Drop forgets the state. There need not be one.
func (s *Dialogs) Drop(ctx context.Context, name string) error {
	return s.db.together(ctx, "sqldb.Dialogs.Drop", func(tx *gorm.DB) error {
		return tx.Where("name = ?", name).Delete(&dialogRow{}).Error
	})
}

// Sift forgets every state of which gone says so, and returns how many there were. gone is given the name and the
// state. One that was saved anew in the meantime stays. With dry nothing is forgotten.
func (s *Dialogs) Sift(ctx context.Context, gone func(name string, state []byte) bool, dry bool) (n int, err error) {
	const op = "sqldb.Dialogs.Sift"
	rows, err := rowsOf[dialogRow](s.db.read(ctx).Where("until_at > ?", millis(s.now())).Order("name"))
	if err != nil {
		return 0, s.db.fail(ctx, op, err)
	}
	var all []dialogRow
	for i := range rows {
		if gone(rows[i].Name, bytes.Clone([]byte(rows[i].State.Form()))) {
			all = append(all, rows[i])
		}
	}
	if dry || len(all) == 0 {
		return len(all), nil
	}
	return len(all), s.db.write(ctx, op, func(tx *gorm.DB) error {
		for i := range all {
			if err := tx.Where("name = ? AND state = ?", all[i].Name, all[i].State).Delete(&dialogRow{}).Error; err != nil {
				return err
			}
		}
		return nil
	})
}
