package journal

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/post"
)

func left(t *testing.T, j *Journal) []post.Delivery {
	t.Helper()
	if err := j.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := j.Left(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func accept(t *testing.T, j *Journal, numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		if _, err := j.Accept(t.Context(), delivery(n)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatAProcessLeftIsKnownAtOnceAndWhatALivingOneHasIsNot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.inbox")
	first, second := open(t, path), open(t, path)
	accept(t, first, 1, 2)
	accept(t, second, 3)
	if err := first.Settle(t.Context(), delivery(1).Key); err != nil {
		t.Fatal(err)
	}
	if err := first.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(([]post.Delivery)(nil), left(t, second)); d != "" {
		t.Error("while the other lives:", d)
	}
	if err := first.own.Close(); err != nil { // it is killed
		t.Fatal(err)
	}
	first.own = nil
	if d := cmp.Diff([]post.Delivery{delivery(2)}, left(t, second)); d != "" {
		t.Error("when the other is gone:", d)
	}
	third := open(t, path) // it has the number of the one that is gone
	accept(t, third, 4)
	if d := cmp.Diff([]post.Delivery{delivery(2)}, left(t, third)); d != "" {
		t.Error("of the one before:", d)
	}
	if d := cmp.Diff(([]post.Delivery)(nil), left(t, second)); d != "" {
		t.Error("when there is a third:", d)
	}
}

func TestAFileOfAnOlderProgramIsTakenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.inbox")
	old := open(t, path)
	if _, err := old.pool.ExecContext(t.Context(), "ALTER TABLE delivery DROP COLUMN process"); err != nil {
		t.Fatal(err)
	}
	j := open(t, path)
	accept(t, j, 1)
	if d := cmp.Diff([]post.Delivery{delivery(1)}, unsettled(t, j, delivery(2).At)); d != "" {
		t.Error(d)
	}
}
