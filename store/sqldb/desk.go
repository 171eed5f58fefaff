package sqldb

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// wishesRow is what one person settled about their messages.
type wishesRow struct {
	Person     string `gorm:"primaryKey"`
	QuietFrom  string
	QuietTo    string
	DigestAt   string
	DigestDays texts
	MutedUntil day
}

// TableName is for gorm.
func (*wishesRow) TableName() string { return "wishes" }

// itemWishRow is what one person settled about one deadline.
type itemWishRow struct {
	Person    string `gorm:"primaryKey"`
	Deadline  string `gorm:"primaryKey"`
	CaseID    string
	UntilDay  day
	NotMine   bool
	DueDay    day
	SettledAt int64
}

// TableName is for gorm.
func (*itemWishRow) TableName() string { return "item_wishes" }

// themeRow is one theme.
type themeRow struct {
	ID        string `gorm:"primaryKey"`
	Authority string
	Quarter   string
	Topic     string
	Person    string
	LoggedAt  int64
}

// TableName is for gorm.
func (*themeRow) TableName() string { return "themes" }

// Wishes returns what the person settled, also about the deadlines of the keys.
func (d *DB) Wishes(ctx context.Context, p casework.PersonID, keys []string) (casework.Wishes, error) {
	const op = "sqldb.Wishes"
	out := casework.Wishes{Person: p}
	rows, err := rowsOf[wishesRow](d.read(ctx).Where("person = ?", string(p)))
	if err != nil {
		return out, d.fail(ctx, op, err)
	}
	for i := range rows {
		r := &rows[i]
		out.QuietFrom, out.QuietTo, out.DigestAt, out.DigestDays = r.QuietFrom, r.QuietTo, r.DigestAt, r.DigestDays
		out.MutedUntil = civil.Date(r.MutedUntil)
	}
	out.Items, err = d.itemWishes(ctx, p, keys)
	return out, d.fail(ctx, op, err)
}

// wishUse is what the keys of deadlines are blinded for here: they hold what was agreed.
const wishUse = "item_wishes.deadline"

func (d *DB) itemWishes(ctx context.Context, p casework.PersonID, keys []string) ([]casework.ItemWish, error) {
	if _, err := d.ring(ctx); err != nil || len(keys) == 0 {
		return nil, err
	}
	var out []casework.ItemWish
	err := d.ofKeys(ctx, "SELECT deadline, case_id, until_day, not_mine, due_day, settled_at FROM item_wishes", wishUse, p, keys,
		func(rows *sql.Rows, key func(name string) string) error {
			var r itemWishRow
			err := rows.Scan(&r.Deadline, &r.CaseID, &r.UntilDay, &r.NotMine, &r.DueDay, &r.SettledAt)
			out = append(out, casework.ItemWish{
				Key: key(r.Deadline), Case: casework.CaseID(r.CaseID), Until: civil.Date(r.UntilDay), NotMine: r.NotMine,
				Due: civil.Date(r.DueDay), At: instant(r.SettledAt),
			})
			return err
		})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b casework.ItemWish) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

// Themes returns the themes that match, oldest first.
func (d *DB) Themes(ctx context.Context, f casework.ThemeFilter) ([]casework.Theme, error) {
	q := d.read(ctx).Order("logged_at, id")
	for column, value := range map[string]string{"authority": f.Authority, "quarter": string(f.Quarter), "person": string(f.By)} {
		if value != "" {
			q = q.Where(column+" = ?", value)
		}
	}
	rows, err := rowsOf[themeRow](q)
	if err != nil {
		return nil, d.fail(ctx, "sqldb.Themes", err)
	}
	var out []casework.Theme
	for _, r := range rows {
		out = append(out, casework.Theme{
			ID: r.ID, Authority: r.Authority, Quarter: casework.Quarter(r.Quarter), Topic: r.Topic,
			By: casework.PersonID(r.Person), At: instant(r.LoggedAt),
		})
	}
	return out, nil
}

// LastDigest returns what the last reminder to the person told of, in its order.
func (d *DB) LastDigest(ctx context.Context, p casework.PersonID) (keys []string, at time.Time, err error) {
	const op = "sqldb.LastDigest"
	last, err := rowsOf[tellingRow](d.read(ctx).Where("person = ? AND letter <> ''", string(p)).Order("nr DESC").Limit(1))
	if err != nil || len(last) == 0 {
		return nil, time.Time{}, d.fail(ctx, op, err)
	}
	keys, err = d.listOf(ctx, p, last[0].Letter)
	return keys, instant(last[0].ToldAt), d.fail(ctx, op, err)
}

// ListOf returns what the reminder of that key told the person, in its order.
func (d *DB) ListOf(ctx context.Context, p casework.PersonID, letter string) ([]string, error) {
	keys, err := d.listOf(ctx, p, letter)
	return keys, d.fail(ctx, "sqldb.ListOf", err)
}

func (d *DB) listOf(ctx context.Context, p casework.PersonID, letter string) (keys []string, err error) {
	rows, err := rowsOf[tellingRow](d.read(ctx).Where("person = ? AND letter = ? AND letter <> ''", string(p), letter).Order("nr"))
	for i := range rows {
		key, err := d.reveal(ctx, tellingPlace, rows[i].Deadline)
		if err != nil {
			return nil, err
		}
		keys = append(keys, string(key))
	}
	return keys, err
}

// Settle writes everything in s in one transaction, or nothing.
func (d *DB) Settle(ctx context.Context, s casework.Settlement) error {
	const op = "sqldb.Settle"
	if err := s.Check(); err != nil {
		return err
	}
	if _, err := d.ring(ctx); err != nil {
		return d.fail(ctx, op, err)
	}
	return d.write(ctx, op, func(tx *gorm.DB) error {
		if err := d.settleAll(tx, &s); err != nil {
			return err
		}
		if _, err := d.saveLetters(tx, s.Letters); err != nil {
			return err
		}
		if s.Done != "" {
			if err := markAnswered(tx, s.Done); err != nil {
				return err
			}
		}
		return d.appendAudit(tx, op, s.Audit)
	})
}

func (d *DB) settleAll(tx *gorm.DB, s *casework.Settlement) error {
	if w := s.Wishes; w != nil {
		row := wishesRow{
			Person: string(w.Person), QuietFrom: w.QuietFrom, QuietTo: w.QuietTo, DigestAt: w.DigestAt, DigestDays: w.DigestDays,
			MutedUntil: day(w.MutedUntil),
		}
		if err := replace(tx, &row); err != nil {
			return err
		}
	}
	for i := range s.Items {
		it := &s.Items[i]
		name, err := d.blind(wishUse, it.Key)
		if err != nil {
			return err
		}
		row := itemWishRow{
			Person: string(s.Person), Deadline: name, CaseID: string(it.Case), UntilDay: day(it.Until), NotMine: it.NotMine,
			DueDay: day(it.Due), SettledAt: millis(it.At),
		}
		if err := replace(tx, &row); err != nil {
			return err
		}
	}
	themes := make([]themeRow, len(s.Themes))
	for i, t := range s.Themes {
		themes[i] = themeRow{t.ID, t.Authority, string(t.Quarter), t.Topic, string(t.By), millis(t.At)}
	}
	if err := create(tx, themes, clause.OnConflict{DoNothing: true}); err != nil || len(s.Drop) == 0 {
		return err
	}
	return tx.Where("id IN ?", s.Drop).Delete(&themeRow{}).Error
}
