package sqldb

import (
	"encoding/json"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/sealed"
)

// caseRow is a header. Recorded is how many facts the case has: a reader who read the header first knows
// which facts belong to its Version, since facts are only added.
type caseRow struct {
	ID           string `gorm:"primaryKey"`
	Reference    string
	Number       string
	Authority    string
	Grounds      texts
	Appellant    string
	TransferYear *int
	TransferKind *string
	Routes       texts
	OpenedAt     int64
	OpenedBy     string
	Version      int64
	Recorded     int
}

// TableName is for gorm.
func (*caseRow) TableName() string { return "cases" }

func newCaseRow(h *casework.Header) *caseRow {
	r := &caseRow{
		ID: string(h.ID), Reference: string(h.Reference), Number: h.Reference.Number(), Authority: h.Authority,
		Grounds: h.Grounds, Appellant: h.Appellant, Routes: h.Routes,
		OpenedAt: millis(h.OpenedAt), OpenedBy: string(h.OpenedBy),
	}
	if p := h.PhaseTransfer; p != nil {
		r.TransferYear, r.TransferKind = new(p.Year), new(p.Kind)
	}
	return r
}

func (r *caseRow) toCase() casework.Case {
	h := casework.Header{
		ID: casework.CaseID(r.ID), Reference: casework.Reference(r.Reference), Authority: r.Authority,
		Grounds: r.Grounds, Appellant: r.Appellant, Routes: r.Routes,
		OpenedAt: instant(r.OpenedAt), OpenedBy: casework.PersonID(r.OpenedBy),
	}
	if r.TransferYear != nil && r.TransferKind != nil {
		h.PhaseTransfer = &law.PhaseTransfer{Year: *r.TransferYear, Kind: *r.TransferKind}
	}
	return casework.Case{Header: h, Version: casework.Version(r.Version)}
}

// factRow is a fact: columns for what is asked for by, JSON for the rest.
type factRow struct {
	CaseID     string `gorm:"primaryKey"`
	Seq        int    `gorm:"primaryKey;autoIncrement:false"`
	ID         string
	Type       string
	OnDay      day
	BelongsTo  string
	Supersedes string
	Reported   bool
	Assigned   string
	Details    sealed.Text // of details
	Source     string
	RecordedAt int64
	RecordedBy string
}

// TableName is for gorm.
func (*factRow) TableName() string { return "facts" }

// details are the attributes of a fact that no query asks for. They are sealed together: which of them are
// free text the vocabulary says, and a newer one may say otherwise.
type details struct {
	Printed  day    `json:"printed,omitzero"`
	Received day    `json:"received,omitzero"`
	Due      day    `json:"due,omitzero"`
	Time     string `json:"time,omitzero"`
	Attrs    []attr `json:"attrs,omitzero"`
	Items    []item `json:"items,omitzero"`
}

type attr struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

type item struct {
	Item string `json:"item"`
	What string `json:"what"`
	Due  day    `json:"due"`
}

// isNothing reports whether there are none; then nothing is sealed.
func (d *details) isNothing() bool {
	return d.Printed == day{} && d.Received == day{} && d.Due == day{} && d.Time == "" && d.Attrs == nil && d.Items == nil
}

func (d *DB) newFactRow(id casework.CaseID, seq int, f *casework.Fact) (factRow, error) {
	rest := details{Printed: day(f.Printed), Received: day(f.Received), Due: day(f.Due), Time: f.Time}
	if f.Attrs != nil {
		rest.Attrs = make([]attr, len(f.Attrs))
	}
	for i, a := range f.Attrs {
		rest.Attrs[i] = attr(a)
	}
	if f.Items != nil {
		rest.Items = make([]item, len(f.Items))
	}
	for i, it := range f.Items {
		rest.Items[i] = item{it.Item, it.What, day(it.Due)}
	}
	var kept sealed.Text
	if !rest.isNothing() {
		plain, err := rest.encoded()
		if err == nil {
			kept, err = d.seal(factPlace(string(id), seq), plain)
		}
		if err != nil {
			return factRow{}, err
		}
	}
	return factRow{
		CaseID: string(id), Seq: seq, ID: f.ID, Type: f.Type, OnDay: day(f.On), BelongsTo: f.Of, Supersedes: f.Supersedes,
		Reported: f.Reported, Assigned: string(f.Assigned()), Details: kept,
		Source: f.Source, RecordedAt: millis(f.RecordedAt), RecordedBy: string(f.RecordedBy),
	}, nil
}

// toFact opens what is sealed with the keys that are held.
func (d *DB) toFact(r *factRow) (casework.Fact, error) {
	f := casework.Fact{
		Event:      law.Event{ID: r.ID, Type: r.Type, On: civil.Date(r.OnDay), Of: r.BelongsTo, Supersedes: r.Supersedes, Reported: r.Reported},
		RecordedAt: instant(r.RecordedAt), RecordedBy: casework.PersonID(r.RecordedBy), Source: r.Source,
	}
	if r.Details.IsZero() {
		return f, nil
	}
	plain, err := d.opened(factPlace(r.CaseID, r.Seq), r.Details)
	if err != nil {
		return casework.Fact{}, err
	}
	if text := string(plain); len(plain) > 0 && !newPlainJSON(text).detailsOf(&f) {
		err = anyDetailsOf(&f, plain)
	}
	return f, err
}

// anyDetailsOf reads details into a fact as they may be written in JSON.
func anyDetailsOf(f *casework.Fact, plain []byte) error {
	var rest details
	if err := json.Unmarshal(plain, &rest); err != nil {
		return err
	}
	f.Printed, f.Received, f.Due, f.Time = civil.Date(rest.Printed), civil.Date(rest.Received), civil.Date(rest.Due), rest.Time
	f.Attrs, f.Items = nil, nil
	if rest.Attrs != nil {
		f.Attrs = make(law.Attrs, len(rest.Attrs))
	}
	for i, a := range rest.Attrs {
		f.Attrs[i] = law.Attr(a)
	}
	if rest.Items != nil {
		f.Items = make([]law.Item, len(rest.Items))
	}
	for i, it := range rest.Items {
		f.Items[i] = law.Item{Item: it.Item, What: it.What, Due: civil.Date(it.Due)}
	}
	return nil
}
