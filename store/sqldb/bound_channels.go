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
		row := boundRow{Channel: channel, Organisation: string(to), Person: string(by), BoundAt: millis(at)}
		return tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "channel"}},
			DoUpdates: clause.AssignmentColumns([]string{"organisation", "person", "bound_at"}),
		}).Create(&row).Error
	})
}

// Unbind makes a channel nobody's. One that is nobody's already is no error.
func (d *DB) Unbind(ctx context.Context, channel string) error {
	return d.write(ctx, "sqldb.Unbind", func(tx *gorm.DB) error {
		return tx.Where("channel = ?", channel).Delete(&boundRow{}).Error
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
