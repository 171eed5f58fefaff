package journal

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/post"
)

var start = time.Date(2026, time.November, 22, 9, 30, 0, 0, time.UTC)

func sealer(t testing.TB) Sealer {
	t.Helper()
	s, err := WithKeys(bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(t testing.TB, path string) *Journal {
	t.Helper()
	j, err := Open(t.Context(), path, sealer(t), func() time.Time { return start })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

func delivery(n int) post.Delivery {
	return post.Delivery{
		Key: fmt.Sprint("slack:T1:Ev", n), Body: fmt.Appendf(nil, "the appeal of %d", n), At: start.Add(time.Duration(n) * time.Second),
	}
}

func unsettled(t *testing.T, j *Journal, before time.Time) []post.Delivery {
	t.Helper()
	if err := j.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	left, err := j.Unsettled(t.Context(), before, 100)
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestADeliveryIsKeptOnceAndForgottenWhenItIsSettled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.inbox")
	j := open(t, path)
	for n := range 3 {
		for try := range 3 {
			fresh, err := j.Accept(t.Context(), delivery(n))
			if err != nil || fresh != (try == 0) {
				t.Fatalf("delivery %d, try %d: fresh %v (%v)", n, try, fresh, err)
			}
		}
	}
	if d := cmp.Diff([]post.Delivery{delivery(0), delivery(1)}, unsettled(t, j, start.Add(2*time.Second))); d != "" {
		t.Error(d)
	}
	if err := j.Settle(t.Context(), delivery(0).Key); err != nil {
		t.Fatal(err)
	}
	if fresh, err := j.Accept(t.Context(), delivery(0)); fresh || err != nil {
		t.Errorf("a settled delivery is fresh again: %v (%v)", fresh, err)
	}
	if err := j.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	again := open(t, path) // another process
	if d := cmp.Diff([]post.Delivery{delivery(1), delivery(2)}, unsettled(t, again, start.Add(time.Hour))); d != "" {
		t.Error(d)
	}
	if err := j.Settle(t.Context(), "slack:T1:unknown"); err != nil {
		t.Errorf("settling what was never accepted: %v", err)
	}
	if _, err := j.Accept(t.Context(), post.Delivery{}); err == nil {
		t.Error("a delivery without a key was kept")
	}
}

func TestTwoProcessesKeepEachDeliveryOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.inbox")
	var mu sync.Mutex
	fresh := map[string]int{}
	var all sync.WaitGroup
	for range 2 {
		j := open(t, path)
		for n := range 100 {
			all.Go(func() {
				is, err := j.Accept(t.Context(), delivery(n))
				if err != nil {
					t.Error(err)
				}
				if is {
					mu.Lock()
					fresh[delivery(n).Key]++
					mu.Unlock()
				}
			})
		}
	}
	all.Wait()
	if len(fresh) != 100 {
		t.Errorf("%d deliveries were fresh, want 100", len(fresh))
	}
	for key, n := range fresh {
		if n != 1 {
			t.Errorf("%s was fresh %d times", key, n)
		}
	}
}

func TestTheFileSaysNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.inbox")
	j := open(t, path)
	for n := range 5 {
		if _, err := j.Accept(t.Context(), delivery(n)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(unsettled(t, j, start.Add(time.Hour))); n != 5 {
		t.Fatalf("%d deliveries, want 5", n)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) < 2 {
		t.Fatalf("files %q (%v)", files, err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte("appeal")) {
			t.Errorf("%s says what was said", filepath.Base(f))
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has the mode %v (%v)", info.Mode(), err)
	}
}

func TestWhatAnotherKeySealedComesWithoutItsBody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.inbox")
	if _, err := open(t, path).Accept(t.Context(), delivery(1)); err != nil {
		t.Fatal(err)
	}
	other, err := WithKeys(bytes.Repeat([]byte{8}, 32))
	if err != nil {
		t.Fatal(err)
	}
	j, err := Open(t.Context(), path, other, func() time.Time { return start })
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	want := delivery(1)
	want.Body = nil
	if d := cmp.Diff([]post.Delivery{want}, unsettled(t, j, start.Add(time.Hour))); d != "" {
		t.Error(d)
	}
}

func TestAChangedKeyOpensWhatTheOldOneSealed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.inbox")
	if _, err := open(t, path).Accept(t.Context(), delivery(1)); err != nil {
		t.Fatal(err)
	}
	both, err := WithKeys(bytes.Repeat([]byte{8}, 32), bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	j, err := Open(t.Context(), path, both, func() time.Time { return start })
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if d := cmp.Diff([]post.Delivery{delivery(1)}, unsettled(t, j, start.Add(time.Hour))); d != "" {
		t.Error(d)
	}
}

func TestOldKeysAreForgotten(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "a.inbox"))
	for n := range 2 {
		if _, err := j.Accept(t.Context(), delivery(n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Settle(t.Context(), delivery(0).Key); err != nil {
		t.Fatal(err)
	}
	if err := j.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	j.forget(start.Add(remembered - time.Second))
	if fresh, err := j.Accept(t.Context(), delivery(0)); fresh || err != nil {
		t.Errorf("forgotten too early (%v)", err)
	}
	j.forget(start.Add(remembered + time.Second))
	if fresh, err := j.Accept(t.Context(), delivery(0)); !fresh || err != nil {
		t.Errorf("not forgotten (%v)", err)
	}
	if fresh, err := j.Accept(t.Context(), delivery(1)); fresh || err != nil {
		t.Errorf("what is not settled was forgotten (%v)", err)
	}
}

func TestAFileThatCannotBeUsedIsSaid(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken")
	if err := os.WriteFile(broken, bytes.Repeat([]byte("no database "), 500), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"no such folder": filepath.Join(dir, "none", "a"), "another file": broken, "a folder": dir} {
		j, err := Open(t.Context(), path, sealer(t), func() time.Time { return start })
		if err == nil {
			_ = j.Close()
			t.Errorf("%s: no error", name)
			continue
		}
		if !strings.Contains(err.Error(), "REDRESS_JOURNAL") {
			t.Errorf("%s: %v names no remedy", name, err)
		}
	}
}

func TestAClosedJournalKeepsNothing(t *testing.T) {
	j, err := Open(t.Context(), filepath.Join(t.TempDir(), "a"), sealer(t), func() time.Time { return start })
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Accept(context.Background(), delivery(1)); err == nil {
		t.Error("accepted")
	}
}

func TestTheKeyBesideIsMadeOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	keys := make([][]byte, 8)
	var all sync.WaitGroup
	for i := range keys {
		all.Go(func() {
			key, err := KeyBeside(path)
			if err != nil {
				t.Error(err)
			}
			keys[i] = key
		})
	}
	all.Wait()
	for _, k := range keys {
		if len(k) != 32 || !bytes.Equal(k, keys[0]) {
			t.Fatalf("keys of %d bytes differ", len(k))
		}
	}
	if err := os.WriteFile(path, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := KeyBeside(path); err == nil {
		t.Error("five bytes were taken for a key")
	}
}

func BenchmarkAccept(b *testing.B) {
	j := open(b, filepath.Join(b.TempDir(), "a.inbox"))
	n := 0
	for b.Loop() {
		n++
		if _, err := j.Accept(b.Context(), delivery(n)); err != nil {
			b.Fatal(err)
		}
	}
}
