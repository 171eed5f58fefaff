package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestABackupIsPutBackElsewhereWithTheSameDeadlines(t *testing.T) {
	here, there := newShell(t), newShell(t)
	here.do("people", "import", here.file("people.yaml", people))
	here.do("case", "import", here.file("cases.jsonl", disputes))
	file := filepath.Join(here.folder, "redress.backup")
	if got := here.do("backup", file); !strings.Contains(got, "Backed up to "+file) || !strings.Contains(got, "cases 2, facts 4") {
		t.Errorf("said %q", got)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the backup: %v %v", info, err)
	}
	if got := there.do("restore", file); !strings.Contains(got, "cases 2, facts 4") {
		t.Errorf("said %q", got)
	}
	for _, command := range []string{"case list", "case export", "case show HPL-0231", "case show DUR-0077 --json", "people list", "audit verify",
		"remind --dry-run --at 2026-11-23"} {
		if d := cmp.Diff(here.do(strings.Fields(command)...), there.do(strings.Fields(command)...)); d != "" {
			t.Errorf("%s: - here, + there\n%s", command, d)
		}
	}
	there.fails(1, []string{"holds something already", "--overwrite"}, "restore", file)
	there.do("restore", "--overwrite", file)
}

func TestABackupThatFailsLeavesTheOldOne(t *testing.T) {
	s := newShell(t)
	s.do("case", "import", s.file("cases.jsonl", disputes))
	file := filepath.Join(s.folder, "redress.backup")
	s.do("backup", file)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s.spoil("ALTER TABLE told ADD COLUMN odd ANY")
	s.fails(1, []string{"redress doctor"}, "backup", file)
	s.fails(1, []string{"cannot be written"}, "backup", filepath.Join(s.folder, "none", "redress.backup"))
	s.fails(1, []string{"cannot be written"}, "backup", s.folder)
	after, err := os.ReadFile(file)
	if err != nil || string(before) != string(after) {
		t.Errorf("the old backup was changed: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(s.folder, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v was left behind: %v", left, err)
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		s.spoil("ALTER TABLE told DROP COLUMN odd")
		s.fails(1, []string{"no space left on device"}, "backup", "/dev/full")
	}
	s.fails(1, []string{"not a backup"}, "restore", s.file("cases.jsonl", disputes))
	s.fails(1, []string{"cannot be read"}, "restore", filepath.Join(s.folder, "none"))
}
