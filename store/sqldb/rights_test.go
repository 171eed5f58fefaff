//go:build unix

package sqldb_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestADatabaseThatCannotBeWrittenToIsNamed(t *testing.T) {
	for _, c := range []struct {
		says       string
		file, dir  os.FileMode // 0: there is no file
		sentenceOf string
	}{
		{"a folder that cannot be written to", 0, 0o555, "cannot be opened for writing"},
		{"a file that cannot be read", 0o000, 0o777, "cannot be opened for writing"},
		{"a file that cannot be written to", 0o444, 0o777, "cannot be"},
		{"a file in a folder that cannot be written to", 0o666, 0o555, "cannot be"},
	} {
		t.Run(c.says, func(t *testing.T) {
			dir := t.TempDir()
			for d := dir; d != os.TempDir() && d != "/"; d = filepath.Dir(d) {
				try(t, os.Chmod(d, 0o755))
			}
			path := filepath.Join(dir, "redress.db")
			if c.file != 0 || c.says == "a file that cannot be read" {
				old := ready(t, "sqlite://"+path)
				try(t, old.Close())
				try(t, os.Chmod(path, c.file))
			}
			try(t, os.Chmod(dir, c.dir))
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
			got := asSomebodyElse(t, "sqlite://"+path)
			if strings.Count(got, "\n") != 1 {
				t.Errorf("%q is more than one sentence: something else prints", got)
			}
			for _, name := range []string{"internal: ", path, c.sentenceOf, "DATABASE_URL"} {
				if !strings.Contains(got, name) {
					t.Errorf("%q does not name %q", got, name)
				}
			}
		})
	}
}

// asSomebodyElse opens the database in another process, without the rights of root if this one has them,
// and returns what that process complains of.
func asSomebodyElse(t *testing.T, address string) string {
	t.Helper()
	cmd, complaints := child(t, "ready", address)
	if os.Geteuid() == 0 {
		program, err := os.ReadFile(os.Args[0])
		try(t, err)
		dir, err := os.MkdirTemp("", "redress")
		try(t, err)
		t.Cleanup(func() { _ = os.RemoveAll(dir) })
		cmd.Path = filepath.Join(dir, "child")
		try(t, os.WriteFile(cmd.Path, program, 0o755))
		try(t, os.Chmod(dir, 0o755))
		const nobodyAtAll = 65534
		cmd.Dir = "/"
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobodyAtAll, Gid: nobodyAtAll}}
	}
	if err := cmd.Run(); err == nil {
		t.Fatal("the database could be used")
	}
	return complaints.String()
}

func TestADatabaseFileIsForItsOwnerOnly(t *testing.T) {
	address := file(t)
	db := ready(t, address)
	begin(t, db)
	files, err := filepath.Glob(strings.TrimPrefix(address, "sqlite://") + "*")
	try(t, err)
	if len(files) < 2 {
		t.Errorf("there are only %v, wanted the file and its log", files)
	}
	for _, f := range files {
		info, err := os.Stat(f)
		try(t, err)
		if got := info.Mode().Perm(); got != 0o600 {
			t.Errorf("%s has the rights %o, wanted 600", f, got)
		}
	}
}
