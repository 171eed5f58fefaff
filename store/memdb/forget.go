package memdb

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/redress-send/redress/casework"
)

// Erase takes everything about the case out of the store but its audit. See casework.Forgetting.
func (d *DB) Erase(ctx context.Context, e casework.Erasure) (casework.Rows, error) {
	const op = "memdb.Erase"
	if err := stopped(ctx, op); err != nil {
		return nil, err
	}
	if err := casework.CheckErasure(&e); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	c, ok := d.cases[e.Case]
	switch {
	case !ok:
		return nil, casework.NoSuchCase(op)
	case e.BasedOn >= 0 && e.BasedOn != c.Version:
		return nil, casework.Stale(op, e.BasedOn, c.Version)
	}
	gone := d.erasable(c)
	d.erase(c)
	d.erased[c.Reference] = casework.Erased{Case: c.ID, Reference: c.Reference, At: instant(e.At), Why: e.Why}
	d.counted = append(d.counted, e.Tally)
	d.appendAudit(e.Audit)
	return gone, nil
}

// Erasable counts the rows that Erase would take.
func (d *DB) Erasable(ctx context.Context, id casework.CaseID) (casework.Rows, error) {
	if err := stopped(ctx, "memdb.Erasable"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	if c, ok := d.cases[id]; ok {
		return d.erasable(c), nil
	}
	return casework.Rows{}, nil
}

// erasable is Erasable for whoever holds the lock.
func (d *DB) erasable(c *casework.Case) casework.Rows {
	rows := casework.Rows{}
	for _, r := range d.rowsAbout(c) {
		if r.Table != "audit" {
			rows[r.Table]++
		}
	}
	return rows
}

// erase takes out what is about the case. The caller holds the lock.
func (d *DB) erase(c *casework.Case) {
	for _, l := range d.lettersAbout(c) {
		d.void(l)
	}
	for _, in := range d.inbox {
		if in.Body != nil && casework.Mentions(in.Body, c.ID, c.Reference) {
			in.answered, in.Body = true, nil
		}
	}
	for _, f := range c.Facts {
		delete(d.sources, f.Source)
	}
	maps.DeleteFunc(d.told, func(_ tellingKey, t casework.Told) bool { return t.Case == c.ID })
	d.tellings = slices.DeleteFunc(d.tellings, func(t casework.Telling) bool { return t.Case == c.ID })
	maps.DeleteFunc(d.desk.items, func(_ tellingKey, it casework.ItemWish) bool { return it.Case == c.ID })
	delete(d.references, c.Reference)
	delete(d.cases, c.ID)
}

// lettersAbout are the letters that hold something and that tell of the case or name it.
func (d *DB) lettersAbout(c *casework.Case) []*letter {
	var out []*letter
	for _, l := range d.outbox {
		tells := slices.ContainsFunc(d.tellings, func(t casework.Telling) bool { return t.Case == c.ID && t.Letter == l.Key })
		if l.Body != nil && (tells || casework.Mentions(l.Body, c.ID, c.Reference)) {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b *letter) int { return a.order - b.order })
	return out
}

// void empties a letter. Where it was still to go out, what it was to tell counts as not told.
func (d *DB) void(l *letter) {
	if !l.ended {
		for _, t := range d.tellings {
			key := tellingKey{t.Person, t.Key}
			if t.Letter == l.Key && d.told[key].At.Equal(t.At) {
				delete(d.told, key)
			}
		}
	}
	l.Body, l.ended = nil, true
}

// About yields every row about the case.
func (d *DB) About(ctx context.Context, id casework.CaseID) iter.Seq2[casework.Row, error] {
	return func(yield func(casework.Row, error) bool) {
		if err := stopped(ctx, "memdb.About"); err != nil {
			yield(casework.Row{}, err)
			return
		}
		d.mu.RLock()
		var rows []casework.Row
		if c, ok := d.cases[id]; ok {
			rows = d.rowsAbout(c)
		}
		d.mu.RUnlock()
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// rowsAbout names things as the tables of a database do.
func (d *DB) rowsAbout(c *casework.Case) []casework.Row {
	rows := []casework.Row{row("cases", "id", c.ID, "reference", c.Reference, "authority", c.Authority, "opened_by", c.OpenedBy)}
	for i := range c.Facts {
		f := &c.Facts[i]
		rows = append(rows, row("facts", "id", f.ID, "type", f.Type, "on_day", f.On, "recorded_by", f.RecordedBy))
	}
	for _, t := range d.told {
		if t.Case == c.ID {
			rows = append(rows, row("told", "person", t.Person, "deadline", t.Key, "due_day", t.Due))
		}
	}
	for _, t := range d.tellings {
		if t.Case == c.ID {
			rows = append(rows, row("tellings", "person", t.Person, "deadline", t.Key, "due_day", t.Due, "letter", t.Letter))
		}
	}
	for k, it := range d.desk.items {
		if it.Case == c.ID {
			rows = append(rows, row("item_wishes", "person", k.person, "deadline", it.Key, "until_day", it.Until, "due_day", it.Due))
		}
	}
	for _, l := range d.lettersAbout(c) {
		rows = append(rows, row("outbox", "key", l.Key, "route", l.Route, "room", l.Room, "body", string(l.Body)))
	}
	for _, in := range d.inbox {
		if in.Body != nil && casework.Mentions(in.Body, c.ID, c.Reference) {
			rows = append(rows, row("inbox", "key", in.Key, "body", string(in.Body)))
		}
	}
	for _, e := range d.audit {
		if e.Case == c.ID || casework.Mentions([]byte(e.Detail), c.ID, c.Reference) {
			rows = append(rows, row("audit", "nr", strconv.FormatInt(e.Nr, 10), "person", e.Person, "action", e.Action, "detail", e.Detail))
		}
	}
	slices.SortStableFunc(rows, func(a, b casework.Row) int { return cmp.Compare(a.Table, b.Table) })
	return rows
}

// row makes a row of names and values in turn.
func row(table string, pairs ...any) casework.Row {
	r := casework.Row{Table: table}
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Fields = append(r.Fields, casework.Field{Name: fmt.Sprint(pairs[i]), Value: fmt.Sprint(pairs[i+1])})
	}
	return r
}

// Erased yields the cases that were erased, by reference.
func (d *DB) Erased(ctx context.Context) iter.Seq2[casework.Erased, error] {
	return func(yield func(casework.Erased, error) bool) {
		if err := stopped(ctx, "memdb.Erased"); err != nil {
			yield(casework.Erased{}, err)
			return
		}
		d.mu.RLock()
		all := maps.Clone(d.erased)
		d.mu.RUnlock()
		for _, r := range slices.Sorted(maps.Keys(all)) {
			if !yield(all[r], nil) {
				return
			}
		}
	}
}

// WasErased returns the erasure of the case with that reference.
func (d *DB) WasErased(ctx context.Context, r casework.Reference) (casework.Erased, bool, error) {
	if err := stopped(ctx, "memdb.WasErased"); err != nil {
		return casework.Erased{}, false, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	e, ok := d.erased[r]
	return e, ok, nil
}

// wasErased reports whether the reference or the id is that of an erased case. The caller holds the lock.
func (d *DB) wasErased(id casework.CaseID, r casework.Reference) bool {
	if _, ok := d.erased[r]; ok {
		return true
	}
	for _, e := range d.erased {
		if e.Case == id {
			return true
		}
	}
	return false
}

// Counted yields what was kept of erased cases for counting.
func (d *DB) Counted(ctx context.Context) iter.Seq2[casework.Tally, error] {
	return func(yield func(casework.Tally, error) bool) {
		if err := stopped(ctx, "memdb.Counted"); err != nil {
			yield(casework.Tally{}, err)
			return
		}
		d.mu.RLock()
		all := slices.Clone(d.counted)
		d.mu.RUnlock()
		for _, t := range all {
			if !yield(t, nil) {
				return
			}
		}
	}
}

// ForgetTexts empties what was said before the instant.
func (d *DB) ForgetTexts(ctx context.Context, before time.Time, dry bool) (casework.Texts, error) {
	var n casework.Texts
	if err := stopped(ctx, "memdb.ForgetTexts"); err != nil {
		return n, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, in := range d.inbox {
		if in.Body == nil || !in.At.Before(before) {
			continue
		}
		n.Deliveries++
		if !dry {
			in.answered, in.Body = true, nil
		}
	}
	for _, l := range d.outbox {
		if l.Body == nil || !l.wrote.Before(before) {
			continue
		}
		n.Letters++
		if !dry {
			d.void(l)
		}
	}
	return n, nil
}
