package sqldb

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
)

// boundRow is a channel in which a team's cases may be shown.
type boundRow struct {
	Channel      string `gorm:"primaryKey"`
	Organisation string
	Person       string
	BoundAt      int64
}

// TableName is for gorm.
func (*boundRow) TableName() string { return "bound_channels" }

// Bind binds a channel to an organisation, whichever it was bound to before.
func (d *DB) Bind(ctx context.Context, channel string, to casework.OrganisationID, by casework.PersonID, at time.Time) error {
	return d.write(ctx, "sqldb.Bind", func(tx *gorm.DB) error {
		if err := d.appendAudit(tx, "sqldb.Bind", []casework.AuditEntry{casework.ChannelBound(casework.ActBind, channel, to, by, at)}); err != nil {
			return err
		}
		row := boundRow{Channel: channel, Organisation: string(to), Person: string(by), BoundAt: millis(at)}
		return tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "channel"}},
			DoUpdates: clause.AssignmentColumns([]string{"organisation", "person", "bound_at"}),
		}).Create(&row).Error
	})
}

// Unbind makes a channel nobody's. One that is nobody's already is no error.
func (d *DB) Unbind(ctx context.Context, channel string, by casework.PersonID, at time.Time) error {
	return d.write(ctx, "sqldb.Unbind", func(tx *gorm.DB) error {
		was, err := rowsOf[boundRow](d.locked(tx).Where("channel = ?", channel))
		if err != nil || len(was) == 0 {
			return err
		}
		if err := tx.Where("channel = ?", channel).Delete(&boundRow{}).Error; err != nil {
			return err
		}
		entry := casework.ChannelBound(casework.ActUnbind, channel, casework.OrganisationID(was[0].Organisation), by, at)
		return d.appendAudit(tx, "sqldb.Unbind", []casework.AuditEntry{entry})
	})
}

// Bound returns every bound channel with the organisation it is bound to.
func (d *DB) Bound(ctx context.Context) (map[string]casework.OrganisationID, error) {
	rows, err := rowsOf[boundRow](d.read(ctx))
	if err != nil {
		return nil, d.fail(ctx, "sqldb.Bound", err)
	}
	out := make(map[string]casework.OrganisationID, len(rows))
	for _, r := range rows {
		out[r.Channel] = casework.OrganisationID(r.Organisation)
	}
	return out, nil
}
