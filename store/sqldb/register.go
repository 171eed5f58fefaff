package sqldb

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
)

// Register is what was erased, and how it is counted, kept apart from the database: one that is lost and put back
// from an older backup does not know it otherwise. What is counted does not tell of which case it was, and both are
// written in an order that does not tell either. The zero value is empty.
type Register struct {
	cases  map[casework.CaseID]casework.Erased
	counts map[string]json.RawMessage // by their random ids
}

// registerName says what the bytes of a register are.
const registerName = "erasures"

type registerJSON struct {
	Redress string         `json:"redress"`
	Erased  []registerCase `json:"erased"`
	Counted []registerRow  `json:"counted"`
}

type registerCase struct {
	ID        casework.CaseID    `json:"id"`
	Reference casework.Reference `json:"reference"`
	At        time.Time          `json:"at"`
	Reason    casework.Why       `json:"reason"`
}

type registerRow struct {
	ID      string          `json:"id"`
	Counted json.RawMessage `json:"counted"`
}

// errNoRegister is what is read as a register and is none.
var errNoRegister = errors.New("sqldb: these bytes are no register of erasures")

// ReadRegister reads a register: what Bytes wrote, or the list that “redress case erased --json” writes, which says
// nothing of how the cases are counted.
func ReadRegister(b []byte) (*Register, error) {
	var in registerJSON
	if json.Unmarshal(b, &in) != nil || in.Redress != registerName {
		in = registerJSON{}
		if err := json.Unmarshal(b, &in.Erased); err != nil {
			return nil, errNoRegister
		}
	}
	r := &Register{}
	for _, e := range in.Erased {
		if e.ID == "" || e.Reference == "" || e.At.IsZero() || !slices.Contains(casework.Whys, e.Reason) {
			return nil, errNoRegister
		}
		r.add(casework.Erased{Case: e.ID, Reference: e.Reference, At: e.At, Why: e.Reason})
	}
	for _, c := range in.Counted {
		if c.ID == "" || !json.Valid(c.Counted) {
			return nil, errNoRegister
		}
		r.count(c.ID, c.Counted)
	}
	return r, nil
}

// Bytes is the register as it is kept.
func (r *Register) Bytes() ([]byte, error) {
	out := registerJSON{Redress: registerName, Erased: []registerCase{}, Counted: []registerRow{}}
	for _, e := range r.Cases() {
		out.Erased = append(out.Erased, registerCase{e.Case, e.Reference, e.At.UTC(), e.Why})
	}
	for _, id := range slices.Sorted(maps.Keys(r.counts)) {
		out.Counted = append(out.Counted, registerRow{id, r.counts[id]})
	}
	return json.Marshal(out)
}

// Cases are the erased cases, by reference.
func (r *Register) Cases() []casework.Erased {
	return slices.SortedFunc(maps.Values(r.cases), func(a, b casework.Erased) int {
		return cmp.Or(cmp.Compare(a.Reference, b.Reference), cmp.Compare(a.Case, b.Case))
	})
}

// Join adds what the other register has, and says how many cases and counts that were.
func (r *Register) Join(other *Register) (added int) {
	for _, e := range other.cases {
		added += r.add(e)
	}
	for id, c := range other.counts {
		added += r.count(id, c)
	}
	return added
}

func (r *Register) add(e casework.Erased) int {
	if _, known := r.cases[e.Case]; known {
		return 0
	}
	if r.cases == nil {
		r.cases = map[casework.CaseID]casework.Erased{}
	}
	r.cases[e.Case] = e
	return 1
}

func (r *Register) count(id string, counted json.RawMessage) int {
	if _, known := r.counts[id]; known {
		return 0
	}
	if r.counts == nil {
		r.counts = map[string]json.RawMessage{}
	}
	r.counts[id] = counted
	return 1
}

// Register returns what the database knows of the cases that were erased in it, by one look at it.
func (d *DB) Register(ctx context.Context) (*Register, error) {
	const op = "sqldb.Register"
	tx, err := d.pool.BeginTx(ctx, d.oneLook())
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	defer func() { _ = tx.Rollback() }()
	known, err := erasuresIn(ctx, tx)
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	return known.register(), nil
}

// oneLook begins a transaction that sees the database as it was at one moment. SQLite shows every reader one moment.
func (d *DB) oneLook() *sql.TxOptions {
	options := &sql.TxOptions{ReadOnly: true}
	if d.place.postgres != nil {
		options.Isolation = sql.LevelRepeatableRead
	}
	return options
}

func (e *erasures) register() *Register {
	r := &Register{}
	for i := range e.cases {
		r.add(e.cases[i].toErased())
	}
	for i := range e.counts {
		r.count(e.counts[i].ID, json.RawMessage(e.counts[i].Counted))
	}
	return r
}

// join adds to the erasures what the register has.
func (e *erasures) join(r *Register) {
	if r == nil {
		return
	}
	all := e.register()
	all.Join(r)
	*e = erasures{}
	for _, c := range all.Cases() {
		e.cases = append(e.cases, erasedRow{CaseID: string(c.Case), Reference: string(c.Reference), ErasedAt: millis(c.At), Why: string(c.Why)})
	}
	for id, c := range all.counts {
		e.counts = append(e.counts, countedRow{ID: id, Counted: string(c)})
	}
}
