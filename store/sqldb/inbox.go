package sqldb

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sealed"
)

// deliveryRow is a message that came in; the database numbers them.
type deliveryRow struct {
	Key        string       `gorm:"primaryKey"`
	Body       *sealed.Text // nil: forgotten
	AcceptedAt int64
	Answered   bool
}

// TableName is for gorm.
func (*deliveryRow) TableName() string { return "inbox" }

// Accept keeps the delivery. fresh is false where its key was accepted before.
func (d *DB) Accept(ctx context.Context, in post.Delivery) (fresh bool, err error) {
	if err := casework.CheckDelivery(&in); err != nil {
		return false, err
	}
	err = d.write(ctx, "sqldb.Accept", func(tx *gorm.DB) error {
		body, err := d.sealBody(inboxPlace(in.Key), in.Body)
		if err != nil {
			return err
		}
		row := deliveryRow{Key: in.Key, Body: body, AcceptedAt: millis(in.At)}
		done := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		fresh = done.RowsAffected == 1
		return done.Error
	})
	return fresh && err == nil, err
}

// Answered marks the delivery as answered and writes the replies that are new, in one transaction. A key
// that was never accepted is from then on one that was accepted and answered.
func (d *DB) Answered(ctx context.Context, key string, replies []post.Letter) error {
	if err := casework.CheckDelivery(&post.Delivery{Key: key}); err != nil {
		return err
	}
	if err := casework.CheckLetters(replies); err != nil {
		return err
	}
	return d.together(ctx, "sqldb.Answered", func(tx *gorm.DB) error {
		if _, err := d.saveLetters(tx, replies); err != nil {
			return err
		}
		return markAnswered(tx, key)
	})
}

// markAnswered forgets the body with it: nobody needs what was said once it is answered.
func markAnswered(tx *gorm.DB, key string) error {
	row := deliveryRow{Key: key, AcceptedAt: millis(time.Time{}), Answered: true}
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "key"}},
		DoUpdates: clause.Assignments(map[string]any{"answered": true, "body": nil}),
	}).Create(&row).Error
}

// IsAnswered reports whether the delivery was accepted and answered.
func (d *DB) IsAnswered(ctx context.Context, key string) (bool, error) {
	var n int64
	err := d.read(ctx).Model(&deliveryRow{}).Where("key = ? AND answered", key).Count(&n).Error
	if err != nil {
		return false, d.fail(ctx, "sqldb.IsAnswered", err)
	}
	return n > 0, nil
}

// Unanswered returns the oldest deliveries that were accepted before the instant and not answered, at most
// limit of them; all of them where limit is 0.
func (d *DB) Unanswered(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error) {
	q := d.read(ctx).Where("NOT answered AND accepted_at < ?", millis(before)).Order("accepted_at, nr")
	if limit > 0 {
		q = q.Limit(limit)
	}
	rows, err := rowsOf[deliveryRow](q)
	if err != nil {
		return nil, d.fail(ctx, "sqldb.Unanswered", err)
	}
	var out []post.Delivery
	for _, r := range rows {
		body, err := d.revealBody(ctx, inboxPlace(r.Key), r.Body)
		if err != nil {
			return nil, d.fail(ctx, "sqldb.Unanswered", err)
		}
		out = append(out, post.Delivery{Key: r.Key, Body: body, At: instant(r.AcceptedAt)})
	}
	return out, nil
}
