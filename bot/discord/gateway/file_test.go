package gateway

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestASessionIsKeptForTheNextProcess(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "session")
	first, err := Keep(path)
	if err != nil {
		t.Fatal(err)
	}
	long := Session{ID: strings.Repeat("a", 64), URL: "wss://gateway-us-east1-b.discord.gg", Seq: 123456}
	short := Session{ID: "b", Seq: 7, Of: "cafe"}
	for _, s := range []Session{long, short, {}, long, short} {
		if err := first.Save(ctx, s); err != nil {
			t.Fatal(err)
		}
		got, err := first.Load(ctx)
		if d := cmp.Diff(s, got); d != "" || err != nil {
			t.Errorf("%v %s", err, d)
		}
	}
	second, err := Keep(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := second.Load(ctx); got != (Session{}) {
		t.Errorf("a second process has the session of the first: %+v", got)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	third, err := Keep(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := third.Load(ctx); got != short {
		t.Errorf("the next process loads %+v", got)
	}
	_ = second.Close()
	_ = third.Close()
}

func TestAFileThatCannotBeUnderstoodHoldsNoSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "session")
	for _, body := range []string{"", "{", `{"id":`, "\x00\x00", "[]", strings.Repeat("x", 10000)} {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Keep(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.Load(t.Context()); got != (Session{}) || err != nil {
			t.Errorf("%.20q: %+v %v", body, got, err)
		}
		if err := f.Save(t.Context(), Session{ID: "x", Seq: 1}); err != nil {
			t.Fatal(err)
		}
		if got, _ := f.Load(t.Context()); got.ID != "x" {
			t.Errorf("%.20q: then %+v", body, got)
		}
		_ = f.Close()
	}
}
