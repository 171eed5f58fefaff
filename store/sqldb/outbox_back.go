package sqldb

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework/post"
)

// Back gives letters back that nobody tried to post, to be taken up again at the instant, as if they had not been
// taken up. What another claim holds by now is left to it.
func (d *DB) Back(ctx context.Context, letters []post.Letter, at time.Time) error {
	return d.write(ctx, "sqldb.Back", func(tx *gorm.DB) error {
		if err := d.inTurn(tx); err != nil {
			return err
		}
		for some := range slices.Chunk(letters, batch) {
			var keys, claims []string
			for i := range some {
				keys = append(keys, some[i].Key)
				if !slices.Contains(claims, some[i].Claim) {
					claims = append(claims, some[i].Claim)
				}
			}
			err := tx.Model(&letterRow{}).Where("key IN ? AND claim IN ? AND claim <> '' AND state = 'waiting'", keys, claims).
				UpdateColumns(map[string]any{
					"run_at": millis(at), "claim": "", "lease_until": unheld, "attempt": gorm.Expr("attempt - 1"),
				}).Error
			if err != nil {
				return err
			}
		}
		return nil
	})
}
