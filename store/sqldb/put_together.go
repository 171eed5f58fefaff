package sqldb

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// some is how many cases are put together at once.
const some = 32

// readCases reads the cases that the question is about and hands them on, some at a time and in their order, from
// one goroutine. The facts of some are opened while those of the next are read. It returns their headers.
//
// Where there are none it reads the facts of some other case, opens them and drops them: what is not there takes
// about as long as what is, so that nobody who is refused a case can tell by the time whether there is one.
func (d *DB) readCases(ctx context.Context, q *question, hand func([]casework.Case)) ([]caseRow, error) {
	if _, err := d.ring(ctx); err != nil {
		return nil, err
	}
	read, done := make(chan share, page/some+1), make(chan error, 1) // of a whole page: who reads waits for nobody
	go func() {
		var first error
		for s := range read {
			if first == nil {
				first = d.handOn(ctx, &s, hand)
			}
			s.giveBack()
		}
		done <- first
	}()
	heads, err := d.readShares(ctx, q, read)
	close(read)
	return heads, cmp.Or(err, <-done)
}

// readShares reads the headers and then the facts over one connection, which it gives back.
func (d *DB) readShares(ctx context.Context, q *question, read chan<- share) ([]caseRow, error) {
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	heads, err := d.heads(ctx, conn, q)
	if err != nil {
		return nil, err
	}
	shares := []share{{other: q.other}}
	if len(heads) > 0 {
		shares = shares[:0]
		for of := range slices.Chunk(heads, some) {
			shares = append(shares, share{heads: of})
		}
	}
	return heads, d.readFacts(ctx, conn, shares, read)
}

// readFacts reads the facts of each share in turn and sends it on.
func (d *DB) readFacts(ctx context.Context, conn *sql.Conn, shares []share, read chan<- share) error {
	if d.place.postgres != nil {
		return readFromPostgres(ctx, conn, shares, read)
	}
	return readFromSQLite(ctx, conn, shares, read)
}

// share is some cases in a row as they are read: headers, and the facts that were found for them, in any order.
type share struct {
	heads []caseRow
	other string // where there are no headers: an id from which on some other case is looked at
	facts []factRow
}

// ids are those of the cases whose facts are to be read.
func (s *share) ids() []string {
	out := make([]string, len(s.heads))
	for i := range s.heads {
		out[i] = s.heads[i].ID
	}
	return out
}

// handOn puts the cases together and hands them on. What was sealed with a key that is newer than those held is
// read once more, with that key.
func (d *DB) handOn(ctx context.Context, s *share, hand func([]casework.Case)) error {
	cases, err := d.putTogether(s)
	if errors.Is(err, sealed.ErrUnknownKey) {
		if err = d.readAnew(ctx, s); err == nil {
			cases, err = d.putTogether(s)
		}
	}
	if err == nil && len(cases) > 0 {
		hand(cases)
	}
	return err
}

// readAnew reads the keys, and then the facts of the share, once more.
func (d *DB) readAnew(ctx context.Context, s *share) error {
	if _, err := d.reload(ctx); err != nil {
		return err
	}
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	again := make(chan share, 1)
	if err := d.readFacts(ctx, conn, []share{{heads: s.heads, other: s.other}}, again); err != nil {
		return err
	}
	s.giveBack()
	*s = <-again
	return nil
}

// putTogether makes cases of what was read, with the facts that they had when their headers were read: those that
// came later have higher numbers.
func (d *DB) putTogether(s *share) ([]casework.Case, error) {
	cases, index, all := make([]casework.Case, len(s.heads)), make(map[string]int, len(s.heads)), 0
	for i := range s.heads {
		cases[i], index[s.heads[i].ID] = s.heads[i].toCase(), i
		all += s.heads[i].Recorded
	}
	room := make([]casework.Fact, all)
	for i := range cases {
		n := s.heads[i].Recorded
		cases[i].Facts, room = room[:n:n], room[n:]
	}
	got := make([]int, len(cases))
	last, at, wanted := "", 0, false
	for i := range s.facts {
		r := &s.facts[i]
		if i == 0 || r.CaseID != last {
			last = r.CaseID
			at, wanted = index[last]
		}
		fact, err := d.toFact(r)
		if !wanted || r.Seq > s.heads[at].Recorded {
			continue
		}
		if err != nil {
			return nil, err
		}
		cases[at].Facts[r.Seq-1] = fact
		got[at]++
	}
	for i := range cases {
		if got[i] < len(cases[i].Facts) { // it went meanwhile
			cases[i].Facts = slices.DeleteFunc(cases[i].Facts, func(f casework.Fact) bool { return f.Type == "" && f.ID == "" })
		}
		if len(cases[i].Facts) == 0 {
			cases[i].Facts = nil
		}
	}
	return cases, nil
}
