package sqldb

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// CommitAll writes everything in all of the changes in one transaction, or nothing. See casework.Cases.
func (d *DB) CommitAll(ctx context.Context, all []casework.Change) ([]casework.Version, error) {
	const op = "sqldb.CommitAll"
	checked := make(chan error, 1)
	go func() { checked <- casework.CheckAll(all) }() // while they are written; nothing stays where it finds something
	wrong := sync.OnceValue(func() error { return <-checked })
	var versions []casework.Version
	again := false
	err := d.write(ctx, op, func(tx *gorm.DB) error {
		t := committingAll{d: d, tx: tx, op: op, all: all, careful: again, versions: make([]casework.Version, len(all))}
		again = true
		err := t.run()
		versions = t.versions
		return cmp.Or(wrong(), err)
	})
	if err := cmp.Or(wrong(), err); err != nil {
		return nil, err
	}
	d.arrived.Add(int64(len(all)))
	return versions, nil
}

// committingAll is one attempt at several changes. Cases that are new in every respect are written
// together; any other change by itself, as Commit does. The first attempt takes every case that is to be
// opened for new, and the database refuses it where one is not; only a careful attempt looks first.
type committingAll struct {
	d        *DB
	tx       *gorm.DB
	op       string
	all      []casework.Change
	careful  bool
	versions []casework.Version
}

func (t *committingAll) run() error {
	if err := t.makeRoom(); err != nil {
		return err
	}
	known, err := t.known()
	if err != nil {
		return err
	}
	var fresh []*casework.Change
	var audit []casework.AuditEntry
	for i := range t.all {
		c := &t.all[i]
		if known.isNew(c) {
			fresh, audit = append(fresh, c), append(audit, c.Audit...)
			t.versions[i] = 1
			continue
		}
		one := committing{d: t.d, tx: t.tx, op: t.op, change: c}
		if err := one.run(); err != nil {
			return err
		}
		t.versions[i] = one.version
		if !one.before {
			audit = append(audit, c.Audit...)
		}
	}
	if err := t.open(fresh); err != nil {
		return err
	}
	return t.d.appendAudit(t.tx, t.op, audit)
}

// largeFrom is the number of changes from which on a transaction is a large one. roomForMany are settings of a
// connection to SQLite under which that is not slowed down by a small memory of pages, nor by copying the log
// into the file again and again.
const (
	largeFrom   = 100
	roomForMany = "PRAGMA cache_size = -49152; PRAGMA wal_autocheckpoint = 65536"
)

func (t *committingAll) makeRoom() error {
	if t.d.place.postgres != nil || len(t.all) < largeFrom {
		return nil
	}
	return t.tx.Exec(roomForMany).Error
}

// there is what the store has already of what is to be opened.
type there map[string]bool

// The columns that must be new for a case to be new.
const (
	ofCase, ofReference, ofSource = "id", "reference", "source"
	ofErased                      = "case_id" // of an erased case
)

func (k there) isNew(c *casework.Change) bool {
	if len(k) == 0 { // as most often
		return c.Open != nil
	}
	if c.Open == nil || k[ofCase+string(c.Case)] || k[ofErased+string(c.Case)] || k[ofReference+string(c.Open.Reference)] {
		return false
	}
	return !slices.ContainsFunc(c.Facts, func(f casework.Fact) bool { return k[ofSource+f.Source] })
}

// known looks for the ids, references and sources of what is to be opened.
func (t *committingAll) known() (there, error) {
	var ids, references, sources []string
	for i := range t.all {
		c := &t.all[i]
		if c.Open == nil {
			continue
		}
		ids, references = append(ids, string(c.Case)), append(references, string(c.Open.Reference))
		for j := range c.Facts {
			if t.careful {
				sources = append(sources, c.Facts[j].Source)
			}
		}
	}
	type look struct {
		model  any
		column string
		values []string
	}
	looks := []look{{&erasedRow{}, ofErased, ids}, {&erasedRow{}, ofReference, references}} // the database does not refuse those
	if t.careful {
		looks = append(looks, look{&caseRow{}, ofCase, ids}, look{&caseRow{}, ofReference, references}, look{&factRow{}, ofSource, sources})
	}
	found := there{}
	for _, look := range looks {
		for chunk := range slices.Chunk(look.values, batch) {
			var have []string
			if err := t.tx.Model(look.model).Where(look.column+" IN ?", chunk).Pluck(look.column, &have).Error; err != nil {
				return nil, err
			}
			for _, h := range have {
				found[look.column+h] = true
			}
		}
	}
	return found, nil
}

// facts yields the rows of the facts.
func (t *committingAll) facts(of []*casework.Change) iter.Seq2[factRow, error] {
	return func(yield func(factRow, error) bool) {
		for _, c := range of {
			for i := range c.Facts {
				if !yield(t.d.newFactRow(c.Case, i+1, &c.Facts[i])) {
					return
				}
			}
		}
	}
}

// open writes cases that are new.
func (t *committingAll) open(fresh []*casework.Change) error {
	if len(fresh) == 0 {
		return nil
	}
	// In the order of their ids, so that neighbours in the index of the facts come one after the other.
	slices.SortFunc(fresh, func(a, b *casework.Change) int { return strings.Compare(string(a.Case), string(b.Case)) })
	var cases []caseRow
	var letters []post.Letter
	for _, c := range fresh {
		row := newCaseRow(c.Open)
		row.Version, row.Recorded = 1, len(c.Facts)
		cases = append(cases, *row)
		letters = append(letters, c.Letters...)
	}
	if err := create(t.tx, cases); err != nil {
		return err
	}
	if err := createAll(t.tx, t.facts(fresh)); err != nil {
		return err
	}
	if _, err := t.d.saveLetters(t.tx, letters); err != nil {
		return err
	}
	for _, c := range fresh {
		if c.Done == "" {
			continue
		}
		if err := markAnswered(t.tx, c.Done); err != nil {
			return err
		}
	}
	return nil
}
