package sqldb

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/store/sealed"
)

// calendarRow is the secret under which somebody's calendar is read.
type calendarRow struct {
	Person     string `gorm:"primaryKey"`
	Secret     sealed.Text
	SecretHash string
	MadeAt     int64
}

// TableName is for gorm.
func (*calendarRow) TableName() string { return "calendars" }

// entryRow is an entry as its subscribers know it.
type entryRow struct {
	Person    string `gorm:"primaryKey"`
	UID       string `gorm:"primaryKey;column:uid"`
	CaseID    string
	Sequence  int
	Day       day
	Hour      string
	Sure      int
	ChangedAt int64
	GoneAt    int64
}

// TableName is for gorm.
func (*entryRow) TableName() string { return "calendar_entries" }

// Calendar returns the secret of the person's calendar; where they have none, the given one is theirs from now on.
func (d *DB) Calendar(ctx context.Context, person casework.PersonID, fresh string, at time.Time) (secret string, err error) {
	const op = "sqldb.Calendar"
	var row calendarRow
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		text, err := d.seal(calendarPlace(string(person)), []byte(fresh))
		if err != nil {
			return err
		}
		made := calendarRow{Person: string(person), Secret: text, SecretHash: hashOf(fresh), MadeAt: millis(at)}
		if err := tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "person"}}, DoNothing: true}).Create(&made).Error; err != nil {
			return err
		}
		row = calendarRow{}
		return tx.Where("person = ?", string(person)).Take(&row).Error
	})
	if err != nil {
		return "", err
	}
	known, err := d.reveal(ctx, calendarPlace(row.Person), row.Secret)
	return string(known), d.fail(ctx, op, err)
}

// RevokeCalendar makes the person's secret good for nothing. It reports whether there was one.
func (d *DB) RevokeCalendar(ctx context.Context, person casework.PersonID) (was bool, err error) {
	err = d.write(ctx, "sqldb.RevokeCalendar", func(tx *gorm.DB) error {
		done := tx.Where("person = ?", string(person)).Delete(&calendarRow{})
		was = done.RowsAffected > 0
		return done.Error
	})
	return was, err
}

// CalendarOf returns whose calendar the secret is of, with the rights of this moment, or an error of kind
// NotFound.
func (d *DB) CalendarOf(ctx context.Context, secret string) (casework.Actor, error) {
	const op = "sqldb.CalendarOf"
	var row calendarRow
	err := d.read(ctx).Where("secret_hash = ?", hashOf(secret)).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return casework.Actor{}, casework.E(casework.NotFound, op, "There is no such calendar.", nil)
	}
	if err != nil {
		return casework.Actor{}, d.fail(ctx, op, err)
	}
	return d.Person(ctx, casework.PersonID(row.Person))
}

// Entries keeps what stands in the person's calendar now, and returns that with how often each entry changed,
// and after it what was withdrawn since the instant, in the order of their names. What was withdrawn before is
// forgotten.
func (d *DB) Entries(ctx context.Context, person casework.PersonID, now []casework.CalendarEntry, at, since time.Time) ([]casework.CalendarEntry, error) {
	var out []casework.CalendarEntry
	err := d.write(ctx, "sqldb.Entries", func(tx *gorm.DB) error {
		rows, err := rowsOf[entryRow](d.locked(tx.Where("person = ?", string(person)).Order("uid")))
		if err != nil {
			return err
		}
		known := make(map[string]entryRow, len(rows))
		for _, r := range rows {
			known[r.UID] = r
		}
		out = nil
		for i := range now {
			row, changed := standingEntry(person, &now[i], known, at)
			delete(known, row.UID)
			if changed {
				if err := replace(tx, &row); err != nil {
					return err
				}
			}
			out = append(out, row.entry())
		}
		gone, err := withdraw(tx, known, at, since)
		out = append(out, gone...)
		return err
	})
	return out, err
}

// standingEntry is the row of an entry that stands, and whether it is another one than before.
func standingEntry(person casework.PersonID, e *casework.CalendarEntry, known map[string]entryRow, at time.Time) (entryRow, bool) {
	row := entryRow{Person: string(person), UID: e.UID, CaseID: string(e.Case), Day: day(e.Day), Hour: e.Hour, ChangedAt: millis(at)}
	if e.Sure {
		row.Sure = 1
	}
	old, ok := known[e.UID]
	if !ok {
		return row, true
	}
	row.Sequence, row.ChangedAt = old.Sequence, old.ChangedAt
	if row == old {
		return row, false
	}
	row.Sequence, row.ChangedAt = old.Sequence+1, millis(at)
	return row, true
}

// withdraw marks the entries that stand no more, and forgets those that were withdrawn long ago.
func withdraw(tx *gorm.DB, left map[string]entryRow, at, since time.Time) (out []casework.CalendarEntry, err error) {
	for _, r := range left {
		switch {
		case r.GoneAt == 0:
			r.Sequence, r.ChangedAt, r.GoneAt = r.Sequence+1, millis(at), millis(at)
			err = replace(tx, &r)
		case r.GoneAt < millis(since):
			err = tx.Where("person = ? AND uid = ?", r.Person, r.UID).Delete(&entryRow{}).Error
		}
		if err != nil {
			return nil, err
		}
		if r.GoneAt >= millis(since) {
			out = append(out, r.entry())
		}
	}
	slices.SortFunc(out, func(a, b casework.CalendarEntry) int { return strings.Compare(a.UID, b.UID) })
	return out, nil
}

func (r *entryRow) entry() casework.CalendarEntry {
	e := casework.CalendarEntry{
		UID: r.UID, Case: casework.CaseID(r.CaseID), Day: civil.Date(r.Day), Hour: r.Hour, Sure: r.Sure == 1,
		Sequence: r.Sequence, Changed: instant(r.ChangedAt), Gone: since(r.GoneAt),
	}
	return e
}
