package sqldb

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"iter"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// erasedRow is that a case was erased.
type erasedRow struct {
	CaseID    string `gorm:"primaryKey"`
	Reference string
	ErasedAt  int64
	Why       string
}

// TableName is for gorm.
func (*erasedRow) TableName() string { return erasedTable }

func (r *erasedRow) toErased() casework.Erased {
	return casework.Erased{Case: casework.CaseID(r.CaseID), Reference: casework.Reference(r.Reference), At: instant(r.ErasedAt), Why: casework.Why(r.Why)}
}

// countedRow is how an erased case is counted.
type countedRow struct {
	ID      string `gorm:"primaryKey"`
	Counted string // JSON
}

// TableName is for gorm.
func (*countedRow) TableName() string { return "erased_counts" }

// keep writes down that the case was erased, and how it is counted.
func (w *erasing) keep(ctx context.Context, e *casework.Erasure) error {
	err := w.exec(ctx, "INSERT INTO erased (case_id, reference, erased_at, why) VALUES (?, ?, ?, ?)",
		string(w.id), string(w.ref), millis(e.At), string(e.Why))
	if err != nil {
		return err
	}
	counted, err := json.Marshal(newTallyJSON(&e.Tally))
	if err != nil {
		return err
	}
	return w.exec(ctx, "INSERT INTO erased_counts (id, counted) VALUES (?, ?)", rand.Text(), string(counted))
}

// Erased yields the cases that were erased, by reference.
func (d *DB) Erased(ctx context.Context) iter.Seq2[casework.Erased, error] {
	return func(yield func(casework.Erased, error) bool) {
		for after := ""; ; {
			rows, err := rowsOf[erasedRow](d.read(ctx).Where("reference > ?", after).Order("reference").Limit(batch))
			if err != nil {
				yield(casework.Erased{}, d.fail(ctx, "sqldb.Erased", err))
				return
			}
			for i := range rows {
				if !yield(rows[i].toErased(), nil) {
					return
				}
				after = rows[i].Reference
			}
			if len(rows) < batch {
				return
			}
		}
	}
}

// WasErased returns the erasure of the case with that reference.
func (d *DB) WasErased(ctx context.Context, r casework.Reference) (casework.Erased, bool, error) {
	var row erasedRow
	err := d.read(ctx).Where("reference = ?", string(r)).Take(&row).Error
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return casework.Erased{}, false, nil
	case err != nil:
		return casework.Erased{}, false, d.fail(ctx, "sqldb.WasErased", err)
	}
	return row.toErased(), true, nil
}

// wasErased reports whether a case of that id or reference was erased.
func wasErased(tx *gorm.DB, id casework.CaseID, r casework.Reference) (bool, error) {
	var n int64
	err := tx.Model(&erasedRow{}).Where("case_id = ? OR reference = ?", string(id), string(r)).Count(&n).Error
	return n > 0, err
}

// Counted yields what was kept of erased cases for counting.
func (d *DB) Counted(ctx context.Context) iter.Seq2[casework.Tally, error] {
	const op = "sqldb.Counted"
	return func(yield func(casework.Tally, error) bool) {
		for after := ""; ; {
			rows, err := rowsOf[countedRow](d.read(ctx).Where("id > ?", after).Order("id").Limit(batch))
			for i := 0; i < len(rows) && err == nil; i++ {
				var t tallyJSON
				if err = json.Unmarshal([]byte(rows[i].Counted), &t); err == nil && !yield(t.tally(), nil) {
					return
				}
				after = rows[i].ID
			}
			if err != nil {
				yield(casework.Tally{}, d.fail(ctx, op, err))
				return
			}
			if len(rows) < batch {
				return
			}
		}
	}
}

// tallyJSON is a tally as it is kept.
type tallyJSON struct {
	Provider  string       `json:"provider"`
	Authority string       `json:"authority"`
	Appellant string       `json:"appellant"`
	Grounds   []string     `json:"grounds"`
	Routes    []string     `json:"routes"`
	Transfer  string       `json:"transfer,omitempty"`
	Opened    string       `json:"opened"`
	Closed    string       `json:"closed,omitempty"`
	Events    []eventJSON  `json:"events"`
	Spans     []spanJSON   `json:"spans"`
	Limits    []limitCount `json:"limits"`
}

type eventJSON struct {
	Type  string   `json:"type"`
	In    string   `json:"in"`
	Attrs []attr   `json:"attrs,omitempty"`
	Items []string `json:"items,omitempty"`
}

type spanJSON struct {
	Name string `json:"name"`
	Days int    `json:"days"`
}

type limitCount struct {
	Limit  string `json:"limit"`
	Status string `json:"status"`
	N      int    `json:"n"`
}

func newTallyJSON(t *casework.Tally) *tallyJSON {
	out := &tallyJSON{
		Provider: string(t.Provider), Authority: t.Authority, Appellant: t.Appellant, Grounds: t.Grounds, Routes: t.Routes,
		Transfer: t.Transfer, Opened: string(t.Opened), Closed: string(t.Closed),
	}
	for _, e := range t.Events {
		row := eventJSON{Type: e.Type, In: string(e.In), Items: e.Items}
		for _, a := range e.Attrs {
			row.Attrs = append(row.Attrs, attr(a))
		}
		out.Events = append(out.Events, row)
	}
	for _, s := range t.Spans {
		out.Spans = append(out.Spans, spanJSON(s))
	}
	for _, l := range t.Limits {
		out.Limits = append(out.Limits, limitCount{l.Limit, string(l.Status), l.N})
	}
	return out
}

func (t *tallyJSON) tally() casework.Tally {
	out := casework.Tally{
		Provider: casework.OrganisationID(t.Provider), Authority: t.Authority, Appellant: t.Appellant, Grounds: t.Grounds,
		Routes: t.Routes, Transfer: t.Transfer, Opened: casework.Quarter(t.Opened), Closed: casework.Quarter(t.Closed),
	}
	for _, e := range t.Events {
		event := casework.TallyEvent{Type: e.Type, In: casework.Quarter(e.In), Items: e.Items}
		for _, a := range e.Attrs {
			event.Attrs = append(event.Attrs, law.Attr(a))
		}
		out.Events = append(out.Events, event)
	}
	for _, s := range t.Spans {
		out.Spans = append(out.Spans, casework.TallySpan(s))
	}
	for _, l := range t.Limits {
		out.Limits = append(out.Limits, casework.TallyLimit{Limit: l.Limit, Status: law.Status(l.Status), N: l.N})
	}
	return out
}
