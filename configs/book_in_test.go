package configs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redress-send/redress/configs"
)

// overlay writes a book that extends England's into a folder.
func overlay(t *testing.T, folder, limits string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"book.yaml":   "name: mine\ntitle: Mine\nversion: 2026-11-22\nproposal: true\nextends: england\n",
		"limits.yaml": limits,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

const retitled = "stage: transfer\nlimits:\n  - id: transfer-inform-6w\n    title: Tell the family\n"

func TestABookInAFolderExtendsTheOneThatIsBuiltIn(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "mine")
	overlay(t, folder, retitled)
	for says, path := range map[string]string{"by its path": folder, "with a slash": folder + "/", "from inside": "."} {
		if path == "." {
			t.Chdir(folder)
		}
		b, err := configs.BookIn(path)
		if err != nil {
			t.Errorf("%s: %v", says, err)
			continue
		}
		r, ok := b.Rule("transfer-inform-6w")
		if !ok || r.Title != "Tell the family" || b.Name != "mine" || b.Base != "england" || !strings.HasSuffix(r.Place, "limits.yaml:3") {
			t.Errorf("%s: %s of %s says %q at %s", says, r.ID, b.Name, r.Title, r.Place)
		}
	}
}

func TestAnotherFolderOfThatNameStandsBeforeTheBuiltInBook(t *testing.T) {
	parent := t.TempDir()
	overlay(t, filepath.Join(parent, "mine"), retitled)
	if err := os.Mkdir(filepath.Join(parent, "england"), 0o750); err != nil {
		t.Fatal(err)
	}
	// It is empty, and nothing of the built-in one fills it.
	if _, err := configs.BookIn(filepath.Join(parent, "mine")); err == nil || !strings.Contains(err.Error(), `there is no law book "england" to extend`) {
		t.Errorf("got %v", err)
	}
}

func TestAFolderThatIsNoBookSaysSo(t *testing.T) {
	for says, folder := range map[string]string{"an empty folder": t.TempDir(), "no folder": filepath.Join(t.TempDir(), "nowhere")} {
		if b, err := configs.BookIn(folder); err == nil {
			t.Errorf("%s is the book %s", says, b.Name)
		}
	}
	// A folder that is not there is not taken for the built-in book of its name.
	if b, err := configs.BookIn(filepath.Join(t.TempDir(), "england")); err == nil {
		t.Errorf("a folder that is not there is the book %s", b.Name)
	}
}

func TestWhatIsNoPlainFileOrTooLargeIsNotRead(t *testing.T) {
	for says, tt := range map[string]struct {
		put  func(file string) error
		want string
	}{
		"a device": {func(file string) error { return os.Symlink(os.DevNull, file) }, "other.yaml: cannot be read: it is no plain file"},
		"a file of two megabytes": {func(file string) error {
			return os.WriteFile(file, []byte(strings.Repeat("#", 2<<20)), 0o600)
		}, "other.yaml: cannot be read: it has 2097152 bytes, and no file of a book has more than 1048576"},
	} {
		folder := filepath.Join(t.TempDir(), "mine")
		overlay(t, folder, retitled)
		if err := tt.put(filepath.Join(folder, "other.yaml")); err != nil {
			t.Skipf("%s cannot be made here: %v", says, err)
		}
		if _, err := configs.BookIn(folder); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v", says, err)
		}
	}
}
