package sqldb

import (
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
)

// page is how many cases are read at a time.
const page = 200

// Get returns the case, or an error of kind NotFound.
func (d *DB) Get(ctx context.Context, id casework.CaseID) (casework.Case, error) {
	const op = "sqldb.Get"
	var found []casework.Case
	ask := question{where: []string{"id = ?"}, values: []any{string(id)}, limit: 1, other: string(id)}
	_, err := d.readCases(ctx, &ask, func(cases []casework.Case) { found = append(found, cases...) })
	switch {
	case err != nil:
		return casework.Case{}, d.fail(ctx, op, err)
	case len(found) == 0:
		return casework.Case{}, casework.NoSuchCase(op)
	}
	return found[0], nil
}

// Find yields the cases that match, ordered by reference. It reads a page at a time, hands out the first cases of
// one while the others are read, and reads the next page while one is looked at: a case that is opened or changed
// meanwhile may be found as it was before.
func (d *DB) Find(ctx context.Context, f casework.Filter) iter.Seq2[casework.Case, error] {
	return func(yield func(casework.Case, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		pages := d.pages(ctx, &f)
		defer func() {
			stop()
			for range pages { // until nothing is read any more
			}
		}()
		for parts := range pages {
			for p := range parts {
				if !d.handOut(ctx, &p, yield) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(casework.Case{}, d.fail(ctx, "sqldb.Find", err))
		}
	}
}

// handOut yields what is in the part and reports whether more is wanted.
func (d *DB) handOut(ctx context.Context, p *part, yield func(casework.Case, error) bool) bool {
	for i := range p.cases {
		if p.err = ctx.Err(); p.err != nil {
			break
		}
		if !yield(p.cases[i], nil) {
			return false
		}
	}
	if p.err != nil {
		yield(casework.Case{}, d.fail(ctx, "sqldb.Find", p.err))
	}
	return p.err == nil
}

// part is some of the cases of a page in a row, or an error after them.
type part struct {
	cases []casework.Case
	err   error
}

// pages reads page after page, one ahead of what is looked at. A page is announced when it is begun, and its parts
// come as they are read: whoever reads never waits for whoever looks, and so holds no connection for longer than
// reading takes. Where references are asked for, a page is of so many of them.
func (d *DB) pages(ctx context.Context, f *casework.Filter) <-chan (<-chan part) {
	out := make(chan (<-chan part), 1)
	read := func(f *casework.Filter, after string, n int) (heads []caseRow, err error) {
		parts := make(chan part, page/some+2) // of a whole page, and an error
		select {
		case out <- parts:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		defer close(parts)
		heads, err = d.readCases(ctx, d.asked(f, after, n), func(cases []casework.Case) { parts <- part{cases: cases} })
		if err != nil {
			parts <- part{err: err}
		}
		return heads, err
	}
	go func() {
		defer close(out)
		left := f.Limit
		for f := range inPages(f) {
			for after, more := "", true; more; {
				n := page
				if f.Limit > 0 {
					n = min(n, left)
				}
				heads, err := read(f, after, n)
				if left -= len(heads); err != nil || f.Limit > 0 && left <= 0 {
					return
				}
				if more = len(heads) == n && f.References == nil; more {
					after = heads[n-1].Reference
				}
			}
		}
	}()
	return out
}

// inPages yields the filter for each page of the references that it asks for, in their order; where it asks for
// none, as it is.
func inPages(f *casework.Filter) iter.Seq[*casework.Filter] {
	return func(yield func(*casework.Filter) bool) {
		if len(f.References) == 0 {
			yield(f)
			return
		}
		for of := range slices.Chunk(slices.Compact(slices.Sorted(slices.Values(f.References))), page) {
			some := *f
			if some.References = of; !yield(&some) {
				return
			}
		}
	}
}

// question is which cases are to be read.
type question struct {
	where  []string
	values []any
	limit  int
	other  string // where there are none, some other case from this id on is looked at
}

// asked is the question for at most n cases that match, from the first reference after the given one.
func (d *DB) asked(f *casework.Filter, after string, n int) *question {
	q := &question{limit: n, other: "c" + f.Number}
	q.and("reference > ?", after)
	const assigned = "SELECT case_id FROM facts WHERE assigned = ? AND assigned <> ''"
	if f.Reference != "" {
		q.and("reference = ?", string(f.Reference))
	}
	if f.References != nil {
		condition, values := among(d, "reference", f.References)
		q.and(condition, values...)
	}
	if f.Number != "" {
		q.and("number = ?", f.Number)
	}
	if f.Authority != "" {
		q.and("authority = ?", f.Authority)
	}
	if f.Assigned != "" {
		q.and("id IN ("+assigned+")", string(f.Assigned))
	}
	if f.Involves != "" {
		q.and("id IN (SELECT id FROM cases WHERE opened_by = ? UNION ALL "+assigned+")", string(f.Involves), string(f.Involves))
	}
	return q
}

func (q *question) and(condition string, values ...any) {
	q.where, q.values = append(q.where, condition), append(q.values, values...)
}

// heads reads the headers, in the order of their references.
func (d *DB) heads(ctx context.Context, conn *sql.Conn, q *question) ([]caseRow, error) {
	rows, err := conn.QueryContext(ctx, d.marked("SELECT id, reference, number, authority, grounds, appellant, transfer_year, transfer_kind, routes, "+
		"opened_at, opened_by, version, recorded FROM cases WHERE "+strings.Join(q.where, " AND ")+" ORDER BY reference LIMIT ?"),
		append(slices.Clip(q.values), q.limit)...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []caseRow
	for rows.Next() {
		var r caseRow
		if err := rows.Scan(&r.ID, &r.Reference, &r.Number, &r.Authority, &r.Grounds, &r.Appellant, &r.TransferYear, &r.TransferKind, &r.Routes,
			&r.OpenedAt, &r.OpenedBy, &r.Version, &r.Recorded); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
