package journal

import (
	"path/filepath"
	"testing"
	"time"
)

func TestABatchIsKeptWholeOrNotAtAll(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "a.inbox"))
	if _, err := j.pool.ExecContext(t.Context(), `CREATE TRIGGER refused BEFORE INSERT ON delivery WHEN NEW.key LIKE '%:2'
		BEGIN SELECT RAISE(ABORT, 'no'); END`); err != nil {
		t.Fatal(err)
	}
	w, err := newWriter(t.Context(), j.pool, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	}()
	wishes := func(keys ...string) (all []*wish) {
		for _, key := range keys {
			all = append(all, &wish{key: key, body: []byte("sealed"), at: start})
		}
		return all
	}
	if err := w.write(t.Context(), wishes("wall:1", "wall:2", "wall:3")); err == nil {
		t.Error("what the file refuses was kept")
	}
	kept := wishes("wall:3", "wall:4")
	if err := w.write(t.Context(), kept); err != nil {
		t.Error(err)
	}
	if !kept[0].fresh || !kept[1].fresh {
		t.Error("a part of the batch that was refused was kept")
	}
	if left := unsettled(t, j, start.Add(time.Hour)); len(left) != 2 {
		t.Errorf("%d deliveries are kept, want 2", len(left))
	}
}

func TestAJournalGoesOnAfterAFailure(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "a.inbox"))
	if _, err := j.pool.ExecContext(t.Context(), "ALTER TABLE delivery RENAME TO away"); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Accept(t.Context(), delivery(1)); err == nil {
		t.Error("accepted where there is no table")
	}
	if _, err := j.pool.ExecContext(t.Context(), "ALTER TABLE away RENAME TO delivery"); err != nil {
		t.Fatal(err)
	}
	if fresh, err := j.Accept(t.Context(), delivery(1)); !fresh || err != nil {
		t.Errorf("not accepted afterwards: %v", err)
	}
}
