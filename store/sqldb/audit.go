package sqldb

import (
	"context"
	"errors"
	"iter"
	"time"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// auditRow is an audit entry in its place in the chain.
type auditRow struct {
	Nr     int64 `gorm:"primaryKey;autoIncrement:false"`
	DoneAt int64
	Person string
	Action string
	CaseID string
	Detail sealed.Text
	Prev   []byte
	Hash   []byte
}

// TableName is for gorm.
func (*auditRow) TableName() string { return "audit" }

// newAuditRow is the row of an entry, but for the detail, which has to be sealed.
func newAuditRow(e *casework.ChainedEntry) auditRow {
	return auditRow{
		Nr: e.Nr, DoneAt: millis(e.At), Person: string(e.Person), Action: string(e.Action), CaseID: string(e.Case),
		Prev: e.Prev[:], Hash: e.Hash[:],
	}
}

// unreadable stands for a detail that does not open: no entry was written with it, so the chain shows that it
// was changed.
const unreadable = "(sealed, and does not open)"

func (d *DB) toEntry(ctx context.Context, r *auditRow) (casework.ChainedEntry, error) {
	detail, err := d.reveal(ctx, auditPlace, r.Detail)
	if errors.Is(err, sealed.ErrBroken) || errors.Is(err, sealed.ErrUnknownKey) {
		detail, err = []byte(unreadable), nil
	}
	e := casework.ChainedEntry{Nr: r.Nr, AuditEntry: casework.AuditEntry{
		At: instant(r.DoneAt), Person: casework.PersonID(r.Person), Action: casework.Action(r.Action),
		Case: casework.CaseID(r.CaseID), Detail: string(detail),
	}}
	copy(e.Prev[:], r.Prev)
	copy(e.Hash[:], r.Hash)
	return e, err
}

// headRow is the record of the chain's last entry; there is one.
type headRow struct {
	One  int `gorm:"primaryKey;autoIncrement:false"`
	Nr   int64
	Hash []byte
}

// TableName is for gorm.
func (*headRow) TableName() string { return "audit_head" }

func (r *headRow) toHead() casework.AuditHead {
	head := casework.AuditHead{Nr: r.Nr}
	copy(head.Hash[:], r.Hash)
	return head
}

// appendAudit adds entries to the end of the chain. It holds the record of the head until the transaction
// ends, so that of several processes one at a time adds to the chain.
func (d *DB) appendAudit(tx *gorm.DB, op string, entries []casework.AuditEntry) error {
	if len(entries) == 0 {
		return nil
	}
	var kept headRow
	err := d.locked(tx).Where("one = 1").Take(&kept).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return casework.NoAuditHead(op)
	}
	if err != nil {
		return err
	}
	head := kept.toHead()
	rows := func(yield func(auditRow, error) bool) {
		for i := range entries {
			e := head.Next(entries[i])
			head = e.Head()
			detail, err := d.seal(auditPlace, []byte(e.Detail))
			row := newAuditRow(&e)
			row.Detail = detail
			if !yield(row, err) {
				return
			}
		}
	}
	if err := createAll(tx, rows); err != nil {
		return err
	}
	return tx.Model(&headRow{}).Where("one = 1").UpdateColumns(map[string]any{"nr": head.Nr, "hash": head.Hash[:]}).Error
}

// AuditEnd says how far the chain has come, by one look at the database.
func (d *DB) AuditEnd(ctx context.Context) (casework.AuditEnd, error) {
	var row struct {
		Last, Nr *int64
		Hash     []byte
	}
	err := d.read(ctx).Raw("SELECT (SELECT max(nr) FROM audit) AS last, h.nr, h.hash FROM (SELECT 1 AS one) AS o LEFT JOIN audit_head AS h ON h.one = o.one").
		Scan(&row).Error
	if err != nil {
		return casework.AuditEnd{}, d.fail(ctx, "sqldb.AuditEnd", err)
	}
	var end casework.AuditEnd
	if row.Last != nil {
		end.Last = *row.Last
	}
	if row.Nr != nil {
		end.Kept, end.Head = true, (&headRow{Nr: *row.Nr, Hash: row.Hash}).toHead()
	}
	return end, nil
}

// Chain yields the entries numbered from first to last, by number, as they stand.
func (d *DB) Chain(ctx context.Context, first, last int64) iter.Seq2[casework.ChainedEntry, error] {
	return d.auditPages(ctx, "sqldb.Chain", first, func(q *gorm.DB) *gorm.DB { return q.Where("nr <= ?", last) })
}

// Trail yields the audit entries of the case, oldest first; of every case where id is empty.
func (d *DB) Trail(ctx context.Context, id casework.CaseID) iter.Seq2[casework.AuditEntry, error] {
	return func(yield func(casework.AuditEntry, error) bool) {
		all := d.auditPages(ctx, "sqldb.Trail", 1, func(q *gorm.DB) *gorm.DB {
			if id == "" {
				return q
			}
			return q.Where("case_id = ?", string(id))
		})
		for e, err := range all {
			if !yield(e.AuditEntry, err) {
				return
			}
		}
	}
}

// Breakings yields the audit entries of casework.ActBreakGlass since the instant, oldest first. The action
// stands in the query as it is, so that the index over those few entries serves it.
func (d *DB) Breakings(ctx context.Context, since time.Time) iter.Seq2[casework.AuditEntry, error] {
	return func(yield func(casework.AuditEntry, error) bool) {
		var rows []auditRow
		err := d.read(ctx).Where("action = 'break-glass'").Where("done_at >= ?", millis(since)).Order("nr").Find(&rows).Error
		if err != nil {
			yield(casework.AuditEntry{}, d.fail(ctx, "sqldb.Breakings", err))
			return
		}
		for i := range rows {
			e, err := d.toEntry(ctx, &rows[i])
			if !yield(e.AuditEntry, d.fail(ctx, "sqldb.Breakings", err)) || err != nil {
				return
			}
		}
	}
}

// auditPages yields entries from a number on, a page at a time.
func (d *DB) auditPages(ctx context.Context, op string, first int64, narrow func(*gorm.DB) *gorm.DB) iter.Seq2[casework.ChainedEntry, error] {
	return func(yield func(casework.ChainedEntry, error) bool) {
		from := "nr >= ?"
		for at := first; ; {
			rows, err := rowsOf[auditRow](narrow(d.read(ctx).Where(from, at).Order("nr").Limit(batch)))
			if err != nil {
				yield(casework.ChainedEntry{}, d.fail(ctx, op, err))
				return
			}
			for i := range rows {
				e, err := d.toEntry(ctx, &rows[i])
				if !yield(e, d.fail(ctx, op, err)) || err != nil {
					return
				}
			}
			if len(rows) < batch {
				return
			}
			from, at = "nr > ?", rows[len(rows)-1].Nr
		}
	}
}
