package sqldb

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
)

// Commit writes everything in c in one transaction, or nothing. See casework.Change.
func (d *DB) Commit(ctx context.Context, c casework.Change) (casework.Version, error) {
	const op = "sqldb.Commit"
	if err := c.Check(); err != nil {
		return 0, err
	}
	if d.place.postgres != nil && justNotes(&c) {
		if done, err := d.noteOnPostgres(ctx, c.Audit); done {
			return 0, d.fail(ctx, op, err)
		}
	}
	var version casework.Version
	err := d.write(ctx, op, func(tx *gorm.DB) error {
		t := committing{d: d, tx: tx, op: op, change: &c}
		err := t.run()
		if err == nil && !t.before {
			err = d.appendAudit(tx, op, c.Audit)
		}
		version = t.version
		return err
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

// committing is one attempt at one change.
type committing struct {
	d      *DB
	tx     *gorm.DB
	op     string
	change *casework.Change

	have    caseRow // the case's row; zero where there is none
	taken   bool    // the reference of a case that is to be opened exists
	erased  bool    // it was that of a case that was erased, or its id was
	before  bool    // the change has been committed before
	version casework.Version
}

// run writes everything but the audit. That comes last of all, for whoever holds the chain's head lets the
// others wait.
func (t *committing) run() error {
	c := t.change
	if err := t.load(); err != nil {
		return err
	}
	var err error
	if t.before, err = t.delivered(); t.before || err != nil {
		return err
	}
	if err := t.allowed(); err != nil {
		return err
	}
	if err := t.saveCase(); err != nil {
		return err
	}
	if len(c.Organisations)+len(c.People) > 0 {
		if err := t.d.putPeople(t.tx, c.Organisations, c.People); err != nil {
			return err
		}
	}
	if _, err := t.d.saveLetters(t.tx, c.Letters); err != nil {
		return err
	}
	if c.Done == "" {
		return nil
	}
	return markAnswered(t.tx, c.Done)
}

// load reads the case's row and holds it until the end of the transaction. It comes before delivered: what
// another transaction wrote with what is seen here, delivered sees too.
func (t *committing) load() error {
	c := t.change
	if c.Case == "" {
		return nil
	}
	rows, err := rowsOf[caseRow](t.d.locked(t.tx).Where("id = ?", string(c.Case)).Limit(1))
	if len(rows) == 1 {
		t.have = rows[0]
	}
	if err != nil || c.Open == nil {
		return err
	}
	var same int64
	err = t.tx.Model(&caseRow{}).Where("reference = ?", string(c.Open.Reference)).Count(&same).Error
	t.taken = same > 0
	if err == nil {
		t.erased, err = wasErased(t.tx, c.Case, c.Open.Reference)
	}
	return err
}

// knownFact is where a source or an id stands already.
type knownFact struct{ ID, CaseID, Source string }

// TableName is for gorm.
func (*knownFact) TableName() string { return "facts" }

// delivered reports whether the change has been committed before, and sets the version of its case. It is
// an error of kind Exists if only a part of it has, or elsewhere.
func (t *committing) delivered() (bool, error) {
	c := t.change
	known, taken, err := t.known()
	if err != nil || len(known) == 0 && !taken {
		return false, err
	}
	home := c.Case
	if c.Open != nil && len(known) > 0 {
		home = casework.CaseID(known[0].CaseID) // the opening of a case may come again under another id
	}
	elsewhere := func(k knownFact) bool { return casework.CaseID(k.CaseID) != home }
	if len(known) < len(c.Facts) || slices.ContainsFunc(known, elsewhere) {
		return false, casework.FactExists(t.op, c.Case)
	}
	rows, err := rowsOf[caseRow](t.tx.Where("id = ?", string(home)).Limit(1))
	if err == nil && len(rows) == 1 {
		t.version = casework.Version(rows[0].Version)
	}
	return true, err
}

// known returns the facts in the store that have the source of one of the change's, and whether the case
// has a fact with the id of one of them under another source.
func (t *committing) known() (known []knownFact, taken bool, err error) {
	c := t.change
	for chunk := range slices.Chunk(c.Facts, batch) {
		ids, sources := make([]string, len(chunk)), make([]string, len(chunk))
		for i := range chunk {
			ids[i], sources[i] = chunk[i].ID, chunk[i].Source
		}
		rows, err := rowsOf[knownFact](t.tx.Where("source IN ? OR (case_id = ? AND id IN ?)", sources, string(c.Case), ids))
		if err != nil {
			return nil, false, err
		}
		for _, r := range rows {
			if slices.Contains(sources, r.Source) {
				known = append(known, r)
			} else {
				taken = true
			}
		}
	}
	return known, taken, nil
}

// allowed says why the change cannot be written, if it cannot.
func (t *committing) allowed() error {
	c := t.change
	exists := t.have.ID != ""
	switch {
	case c.Open != nil && t.erased:
		return casework.WasErasedAlready(t.op, c.Open.Reference)
	case c.Open != nil && (t.taken || exists):
		return casework.CaseExists(t.op, c.Open.Reference)
	case c.Case == "":
		return nil
	case c.Open == nil && !exists:
		return casework.NoSuchCase(t.op)
	}
	if have := casework.Version(t.have.Version); c.BasedOn >= 0 && c.BasedOn != have {
		return casework.Stale(t.op, c.BasedOn, have)
	}
	return nil
}

// saveCase writes the header and the facts. Without either the case stays at its version.
func (t *committing) saveCase() error {
	c := t.change
	t.version = casework.Version(t.have.Version)
	if c.Open == nil && len(c.Facts) == 0 {
		return nil
	}
	t.version++
	recorded := t.have.Recorded + len(c.Facts)
	if c.Open != nil {
		row := newCaseRow(c.Open)
		row.Version, row.Recorded = int64(t.version), recorded
		if err := t.tx.Create(row).Error; err != nil {
			return err
		}
	} else {
		now := map[string]any{"version": int64(t.version), "recorded": recorded}
		if err := t.tx.Model(&caseRow{}).Where("id = ?", t.have.ID).UpdateColumns(now).Error; err != nil {
			return err
		}
	}
	rows := make([]factRow, len(c.Facts))
	for i := range c.Facts {
		var err error
		if rows[i], err = t.d.newFactRow(c.Case, t.have.Recorded+i+1, &c.Facts[i]); err != nil {
			return err
		}
	}
	return create(t.tx, rows)
}

// rowsOf runs a query.
func rowsOf[R any](q *gorm.DB) ([]R, error) {
	var rows []R
	err := q.Find(&rows).Error
	return rows, err
}
