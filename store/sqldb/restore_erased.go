package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/redress-send/redress/casework"
)

// A backup is older than what was erased since it was made. The database into which it is put back knows of
// those erasures, and keeps them: they are read before the database is emptied, and done again afterwards. What a
// database knew that was lost, the register that is kept apart from it knows.

// erasures are what is known of the cases that were erased.
type erasures struct {
	cases  []erasedRow
	counts []countedRow
}

// erasuresIn reads what was erased in the database so far.
func erasuresIn(ctx context.Context, tx *sql.Tx) (out erasures, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT case_id, reference, erased_at, why FROM erased")
	if err != nil {
		return out, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var e erasedRow
		if err := rows.Scan(&e.CaseID, &e.Reference, &e.ErasedAt, &e.Why); err != nil {
			return out, err
		}
		out.cases = append(out.cases, e)
	}
	if err := rows.Err(); err != nil {
		return out, err
	}
	counts, err := tx.QueryContext(ctx, "SELECT id, counted FROM erased_counts")
	if err != nil {
		return out, err
	}
	defer func() { _ = counts.Close() }()
	for counts.Next() {
		var c countedRow
		if err := counts.Scan(&c.ID, &c.Counted); err != nil {
			return out, err
		}
		out.counts = append(out.counts, c)
	}
	return out, counts.Err()
}

// eraseAgain erases what was erased since the backup was made. Of a case that the backup does not have only
// the reference is kept, so that it is not given again. A reference that another case has by now is left to it.
func (r *restoring) eraseAgain(ctx context.Context, since erasures) error {
	known, err := erasuresIn(ctx, r.tx)
	if err != nil {
		return err
	}
	for _, e := range since.cases {
		if slices.ContainsFunc(known.cases, func(k erasedRow) bool { return k.CaseID == e.CaseID || k.Reference == e.Reference }) {
			continue
		}
		if err := r.eraseOneAgain(ctx, &e); err != nil {
			return err
		}
	}
	counted := 0
	for _, c := range since.counts {
		if slices.ContainsFunc(known.counts, func(k countedRow) bool { return k.ID == c.ID }) {
			continue
		}
		if _, err := r.tx.ExecContext(ctx, r.d.marked("INSERT INTO erased_counts (id, counted) VALUES (?, ?)"), c.ID, c.Counted); err != nil {
			return err
		}
		counted++
	}
	r.out.Uncounted = max(0, len(r.out.Again)-counted)
	return nil
}

func (r *restoring) eraseOneAgain(ctx context.Context, e *erasedRow) error {
	w := erasing{d: r.d, tx: r.tx, op: r.op, open: r.ring.Open}
	err := w.load(ctx, &casework.Erasure{Case: casework.CaseID(e.CaseID), BasedOn: casework.AnyVersion})
	there := err == nil
	if err != nil && (casework.KindOf(err) != casework.NotFound || !isCasework(err)) {
		return err
	}
	if !there {
		var n int
		if err := r.tx.QueryRowContext(ctx, r.d.marked("SELECT count(*) FROM cases WHERE reference = ?"), e.Reference).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			r.out.Others = append(r.out.Others, casework.Reference(e.Reference))
			return nil
		}
	}
	if there {
		if err := w.takeOut(ctx); err != nil {
			return err
		}
		if err := r.noteAgain(ctx, e); err != nil {
			return err
		}
		for table, n := range w.gone {
			if table != "outbox" && table != "inbox" { // of which only the words go
				r.out.Rows[table] -= n
			}
		}
		r.out.Rows[auditTable]++
		r.out.Again = append(r.out.Again, e.toErased())
	}
	_, err = r.tx.ExecContext(ctx, r.d.marked("INSERT INTO erased (case_id, reference, erased_at, why) VALUES (?, ?, ?, ?)"),
		e.CaseID, e.Reference, e.ErasedAt, e.Why)
	return err
}

func isCasework(err error) bool {
	var e *casework.Error
	return errors.As(err, &e)
}

// noteAgain adds to the audit that the case was erased once more.
func (r *restoring) noteAgain(ctx context.Context, e *erasedRow) error {
	var kept headRow
	err := r.tx.QueryRowContext(ctx, "SELECT nr, hash FROM audit_head WHERE one = 1").Scan(&kept.Nr, &kept.Hash)
	if err != nil {
		return err
	}
	at, err := r.d.itsTime(ctx, r.tx)
	if err != nil {
		return err
	}
	entry := casework.AuditEntry{At: at, Person: "redress", Action: casework.ActErase, Case: casework.CaseID(e.CaseID),
		Detail: "again, after a backup was put back"}
	head, err := r.d.insertChained(ctx, r.tx, kept.toHead(), []casework.AuditEntry{entry}, func(detail string) (string, error) {
		text, err := r.ring.Seal(auditPlace, []byte(detail))
		return text.Form(), err
	})
	if err != nil {
		return err
	}
	_, err = r.tx.ExecContext(ctx, r.d.marked("UPDATE audit_head SET nr = ?, hash = ? WHERE one = 1"), head.Nr, head.Hash[:])
	return err
}
