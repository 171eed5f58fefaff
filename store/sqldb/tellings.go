package sqldb

import (
	"context"
	"iter"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sealed"
)

// tellingRow is one time that one person was told about one deadline; the database numbers them. They are
// only ever added.
type tellingRow struct {
	Person   string `gorm:"primaryKey"` // so that gorm looks for no number
	Deadline sealed.Text
	ToldAs   string // its key, blinded: the name of its row in told
	CaseID   string
	DueDay   day
	ToldAt   int64
	Letter   string
	Law      string
}

// TableName is for gorm.
func (*tellingRow) TableName() string { return "tellings" }

// newTellings are the rows of what the letters tell. Where there are several letters nobody knows which of
// them tells it.
func (d *DB) newTellings(letters []post.Letter, told []casework.Told) ([]tellingRow, error) {
	letter := ""
	if len(letters) == 1 {
		letter = letters[0].Key
	}
	rows := make([]tellingRow, len(told))
	for i, t := range told {
		key, err := d.seal(tellingPlace, []byte(t.Key))
		if err != nil {
			return nil, err
		}
		name, err := d.blind(toldUse, t.Key)
		if err != nil {
			return nil, err
		}
		rows[i] = tellingRow{
			Person: string(t.Person), Deadline: key, ToldAs: name, CaseID: string(t.Case), DueDay: day(t.Due), ToldAt: millis(t.At), Letter: letter, Law: t.Law,
		}
	}
	return rows, nil
}

// sentTelling is a telling with its number and what became of its letter.
type sentTelling struct {
	Nr     int64
	SentAt *int64
	Row    tellingRow `gorm:"embedded"`
}

// Tellings yields every time that somebody was told about a deadline of the case, oldest first.
func (d *DB) Tellings(ctx context.Context, id casework.CaseID) iter.Seq2[casework.Telling, error] {
	return func(yield func(casework.Telling, error) bool) {
		for after := int64(0); ; {
			var rows []sentTelling
			if err := d.tellingsOf(ctx, id, after).Scan(&rows).Error; err != nil {
				yield(casework.Telling{}, d.fail(ctx, "sqldb.Tellings", err))
				return
			}
			for i := range rows {
				after = rows[i].Nr
				t, err := d.telling(ctx, &rows[i])
				if !yield(t, d.fail(ctx, "sqldb.Tellings", err)) || err != nil {
					return
				}
			}
			if len(rows) < batch {
				return
			}
		}
	}
}

func (d *DB) tellingsOf(ctx context.Context, id casework.CaseID, after int64) *gorm.DB {
	return d.read(ctx).Table("tellings AS t").Select("t.*, o.ended_at AS sent_at").
		Joins("LEFT JOIN outbox AS o ON o.key = t.letter AND o.state = ?", sent).
		Where("t.case_id = ? AND t.nr > ?", string(id), after).Order("t.nr").Limit(batch)
}

func (d *DB) telling(ctx context.Context, r *sentTelling) (casework.Telling, error) {
	key, err := d.reveal(ctx, tellingPlace, r.Row.Deadline)
	t := casework.Telling{Letter: r.Row.Letter, Told: casework.Told{
		Person: casework.PersonID(r.Row.Person), Case: casework.CaseID(r.Row.CaseID), Key: string(key),
		Due: civil.Date(r.Row.DueDay), At: instant(r.Row.ToldAt), Law: r.Row.Law,
	}}
	if r.SentAt != nil {
		t.Sent = instant(*r.SentAt)
	}
	return t, err
}
