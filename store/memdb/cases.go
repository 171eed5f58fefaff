package memdb

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/redress-send/redress/casework"
)

// Get returns the case, or an error of kind NotFound.
func (d *DB) Get(ctx context.Context, id casework.CaseID) (casework.Case, error) {
	const op = "memdb.Get"
	if err := stopped(ctx, op); err != nil {
		return casework.Case{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	c, ok := d.cases[id]
	if !ok {
		return casework.Case{}, casework.NoSuchCase(op)
	}
	return copyCase(c), nil
}

// Find yields the cases that match, ordered by reference, as they stood when the iteration began.
func (d *DB) Find(ctx context.Context, f casework.Filter) iter.Seq2[casework.Case, error] {
	return func(yield func(casework.Case, error) bool) {
		for _, c := range d.matching(f) {
			if err := stopped(ctx, "memdb.Find"); err != nil {
				yield(casework.Case{}, err)
				return
			}
			if !yield(c, nil) {
				return
			}
		}
		if err := stopped(ctx, "memdb.Find"); err != nil {
			yield(casework.Case{}, err)
		}
	}
}

// Involved yields of every case who opened it and whoever was ever assigned to it.
func (d *DB) Involved(ctx context.Context) iter.Seq2[casework.Involvement, error] {
	return func(yield func(casework.Involvement, error) bool) {
		for _, c := range d.matching(casework.Filter{}) {
			who := []casework.PersonID{c.OpenedBy}
			for i := range c.Facts {
				if p := c.Facts[i].Assigned(); p != "" {
					who = append(who, p)
				}
			}
			for _, p := range who {
				if err := stopped(ctx, "memdb.Involved"); err != nil {
					yield(casework.Involvement{}, err)
					return
				}
				if !yield(casework.Involvement{Reference: c.Reference, Person: p}, nil) {
					return
				}
			}
		}
		if err := stopped(ctx, "memdb.Involved"); err != nil {
			yield(casework.Involvement{}, err)
		}
	}
}

func (d *DB) matching(f casework.Filter) []casework.Case {
	d.mu.RLock()
	defer d.mu.RUnlock()
	var found []casework.Case
	for _, c := range d.cases {
		if matches(c, &f) {
			found = append(found, copyCase(c))
		}
	}
	slices.SortFunc(found, func(a, b casework.Case) int { return cmp.Compare(a.Reference, b.Reference) })
	if f.Limit > 0 && len(found) > f.Limit {
		found = found[:f.Limit]
	}
	return found
}

func matches(c *casework.Case, f *casework.Filter) bool {
	switch {
	case f.Reference != "" && c.Reference != f.Reference,
		f.References != nil && !slices.Contains(f.References, c.Reference),
		f.Number != "" && c.Reference.Number() != f.Number,
		f.Authority != "" && c.Authority != f.Authority:
		return false
	}
	return (f.Assigned == "" || assigned(c, f.Assigned)) &&
		(f.Involves == "" || c.OpenedBy == f.Involves || assigned(c, f.Involves))
}

func assigned(c *casework.Case, p casework.PersonID) bool {
	return slices.ContainsFunc(c.Facts, func(x casework.Fact) bool { return x.Assigned() == p })
}

// Commit writes everything in c, or nothing. See casework.Change.
func (d *DB) Commit(ctx context.Context, c casework.Change) (casework.Version, error) {
	const op = "memdb.Commit"
	if err := stopped(ctx, op); err != nil {
		return 0, err
	}
	if err := c.Check(); err != nil {
		return 0, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if v, delivered, err := d.delivered(op, &c); delivered || err != nil {
		return v, err
	}
	kept, err := d.target(op, &c)
	if err == nil {
		err = d.checkPeople(c.Organisations, c.People)
	}
	if err != nil {
		return 0, err
	}
	d.putPeople(c.Organisations, c.People)
	return d.write(kept, &c), nil
}

// delivered reports whether the change has been committed before, and the version of its case.
func (d *DB) delivered(op string, c *casework.Change) (casework.Version, bool, error) {
	known, home := 0, c.Case
	for i := range c.Facts {
		if id, ok := d.sources[c.Facts[i].Source]; ok {
			if known++; known == 1 && c.Open != nil {
				home = id // the opening of a case may come again under another id
			}
			if id != home {
				return 0, false, casework.FactExists(op, c.Case)
			}
		}
	}
	switch {
	case known == 0:
		return 0, false, nil
	case known < len(c.Facts):
		return 0, false, casework.FactExists(op, c.Case)
	}
	return d.cases[home].Version, true, nil
}

// target returns the case that the change is for, a new one where it is to be opened, and nil where the
// change is for no case.
func (d *DB) target(op string, c *casework.Change) (*casework.Case, error) {
	kept := d.cases[c.Case]
	switch {
	case c.Open != nil && d.wasErased(c.Case, c.Open.Reference):
		return nil, casework.WasErasedAlready(op, c.Open.Reference)
	case c.Open != nil:
		if _, taken := d.references[c.Open.Reference]; taken || kept != nil {
			return nil, casework.CaseExists(op, c.Open.Reference)
		}
		kept = &casework.Case{Header: copyHeader(c.Open)}
	case c.Case == "":
		return nil, nil
	case kept == nil:
		return nil, casework.NoSuchCase(op)
	}
	if c.BasedOn >= 0 && c.BasedOn != kept.Version {
		return nil, casework.Stale(op, c.BasedOn, kept.Version)
	}
	for i := range c.Facts {
		if slices.ContainsFunc(kept.Facts, func(f casework.Fact) bool { return f.ID == c.Facts[i].ID }) {
			return nil, casework.FactExists(op, c.Case)
		}
	}
	return kept, nil
}

// write does what can no longer fail.
func (d *DB) write(kept *casework.Case, c *casework.Change) casework.Version {
	d.post(c.Letters)
	if c.Done != "" {
		d.markAnswered(c.Done)
	}
	d.appendAudit(c.Audit)
	if kept == nil {
		return 0
	}
	if c.Open != nil {
		d.cases[kept.ID], d.references[kept.Reference] = kept, kept.ID
	}
	for i := range c.Facts {
		kept.Facts = append(kept.Facts, copyFact(&c.Facts[i]))
		d.sources[c.Facts[i].Source] = kept.ID
	}
	if c.Open != nil || len(c.Facts) > 0 {
		kept.Version++
	}
	return kept.Version
}
