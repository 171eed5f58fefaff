package sqldb

import (
	"context"
	"errors"
	"iter"

	"gorm.io/gorm"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// page is how many cases are read at a time.
const page = 200

// Get returns the case, or an error of kind NotFound.
func (d *DB) Get(ctx context.Context, id casework.CaseID) (casework.Case, error) {
	const op = "sqldb.Get"
	var row caseRow
	err := d.read(ctx).Where("id = ?", string(id)).Take(&row).Error
	rows := []caseRow{row}
	if errors.Is(err, gorm.ErrRecordNotFound) {
		rows, err = nil, nil
	}
	if err != nil {
		return casework.Case{}, d.fail(ctx, op, err)
	}
	cases, err := d.withFacts(ctx, rows, string(id))
	switch {
	case err != nil:
		return casework.Case{}, d.fail(ctx, op, err)
	case len(cases) == 0:
		return casework.Case{}, casework.NoSuchCase(op)
	}
	return cases[0], nil
}

// Find yields the cases that match, ordered by reference. It reads a page at a time, and the next while one is
// looked at: a case that is opened or changed meanwhile may be found as it was before.
func (d *DB) Find(ctx context.Context, f casework.Filter) iter.Seq2[casework.Case, error] {
	return func(yield func(casework.Case, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		next := d.turnTo(ctx, &f, "", f.Limit)
		defer func() {
			stop()
			for range next { // until nothing is read any more
			}
		}()
		for left := f.Limit; ; {
			p := <-next
			left -= len(p.cases)
			more := p.full && left != 0
			if more {
				next = d.turnTo(ctx, &f, string(p.cases[len(p.cases)-1].Reference), left)
			}
			if taken := d.handOut(ctx, &p, yield); !taken || !more {
				return
			}
		}
	}
}

// handOut yields what is on the page and reports whether more is wanted.
func (d *DB) handOut(ctx context.Context, p *leaf, yield func(casework.Case, error) bool) bool {
	for _, c := range p.cases {
		if p.err = ctx.Err(); p.err != nil {
			break
		}
		if !yield(c, nil) {
			return false
		}
	}
	if p.err != nil {
		yield(casework.Case{}, d.fail(ctx, "sqldb.Find", p.err))
	}
	return p.err == nil
}

// leaf is one page of what was found.
type leaf struct {
	cases []casework.Case
	full  bool // there may be more
	err   error
}

// turnTo reads the page after the reference, of no more cases than the limit where there is one.
func (d *DB) turnTo(ctx context.Context, f *casework.Filter, after string, limit int) <-chan leaf {
	out, n := make(chan leaf, 1), page
	if limit > 0 {
		n = min(n, limit)
	}
	go func() {
		defer close(out)
		cases, err := d.pageOf(ctx, f, after, n)
		out <- leaf{cases, len(cases) == n, err}
	}()
	return out
}

// pageOf returns at most n cases that match, from the first reference after the given one.
func (d *DB) pageOf(ctx context.Context, f *casework.Filter, after string, n int) ([]casework.Case, error) {
	q := d.read(ctx).Where("reference > ?", after).Order("reference").Limit(n)
	const assigned = "SELECT case_id FROM facts WHERE assigned = ? AND assigned <> ''"
	if f.Reference != "" {
		q = q.Where("reference = ?", string(f.Reference))
	}
	if f.References != nil {
		q = q.Where("reference IN ?", f.References)
	}
	if f.Number != "" {
		q = q.Where("number = ?", f.Number)
	}
	if f.Authority != "" {
		q = q.Where("authority = ?", f.Authority)
	}
	if f.Assigned != "" {
		q = q.Where("id IN ("+assigned+")", string(f.Assigned))
	}
	if f.Involves != "" {
		q = q.Where("id IN (SELECT id FROM cases WHERE opened_by = ? UNION ALL "+assigned+")", string(f.Involves), string(f.Involves))
	}
	var rows []caseRow
	if err := eachRow(q, func(r *caseRow) { rows = append(rows, *r) }); err != nil {
		return nil, err
	}
	return d.withFacts(ctx, rows, "c"+f.Number)
}

// withFacts returns the cases with the facts that they had when their rows were read. Where there are none it
// reads the facts of some other case, from the given id on, and drops them: what is not there takes about as
// long as what is, so that nobody who is refused a case can tell by the time whether there is one.
func (d *DB) withFacts(ctx context.Context, rows []caseRow, other string) ([]casework.Case, error) {
	if _, err := d.ring(ctx); err != nil {
		return nil, err
	}
	cases, err := d.tryFacts(ctx, rows, other)
	if errors.Is(err, sealed.ErrUnknownKey) { // a newer one
		if _, err := d.reload(ctx); err != nil {
			return nil, err
		}
		return d.tryFacts(ctx, rows, other)
	}
	return cases, err
}

// tryFacts is withFacts with the keys that are held.
func (d *DB) tryFacts(ctx context.Context, rows []caseRow, other string) ([]casework.Case, error) {
	cases, ids, index := make([]casework.Case, len(rows)), make([]string, len(rows)), make(map[string]int, len(rows))
	for i := range rows {
		cases[i], ids[i], index[rows[i].ID] = rows[i].toCase(), rows[i].ID, i
	}
	q := d.read(ctx).Where("case_id IN ?", ids)
	if len(rows) == 0 {
		q = d.read(ctx).Where("case_id = (SELECT id FROM cases WHERE id >= ? ORDER BY id LIMIT 1)", other)
	}
	take := func(f *factRow) error {
		fact, err := d.toFact(f)
		at, wanted := index[f.CaseID]
		if !wanted || f.Seq > rows[at].Recorded {
			return nil
		}
		if err != nil {
			return err
		}
		if cases[at].Facts == nil {
			cases[at].Facts = make([]casework.Fact, 0, rows[at].Recorded)
		}
		cases[at].Facts = append(cases[at].Facts, fact)
		return nil
	}
	return cases, eachRowBeside(q.Order("case_id, seq"), take)
}
