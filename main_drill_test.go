package main

import (
	"strings"
	"testing"
)

// The command as somebody runs it, a few kills only; store/drill tests what it finds.
func TestTheDrillIsACommand(t *testing.T) {
	t.Setenv(asRedress, "1") // this program's processes are redress too
	s := newShell(t)
	out := s.do("drill", "--times", "2", "--writers", "2", "--folder", s.folder)
	for _, want := range []string{
		"SQLite: kill -9 of a process that writes, 2 times.", "0 lost, 0 doubled, 0 half", "SQLite: a disk of 24 MB full", "SQLite: two processes on one database",
		"SQLite: clocks that jump", "SQLite: eight processes start at once", "Nothing acknowledged was lost", "PostgreSQL was not tried",
	} {
		if !strings.Contains(strings.ReplaceAll(out, "files that may not grow", "a disk of 24 MB full"), want) {
			t.Errorf("want %q in\n%s", want, out)
		}
	}
	type drilled struct {
		Well  bool
		Parts []struct {
			Database, Part           string
			Acknowledged, Kept, Lost int
		}
	}
	got := decoded[drilled](t, s.do("drill", "--times", "1", "--only", "kill", "--json"))
	if !got.Well || len(got.Parts) != 1 || got.Parts[0].Kept == 0 || got.Parts[0].Kept != got.Parts[0].Acknowledged {
		t.Errorf("as JSON: %+v", got)
	}
	s.fails(2, []string{"--times"}, "drill", "--times", "0")
	s.fails(1, []string{`no part "floods"`, "kill, cut"}, "drill", "--only", "floods")
	s.fails(1, []string{"run “redress drill”"}, "drill-child")
	s.fails(1, []string{"postgres://"}, "drill", "--database", "sqlite://redress.db", "--only", "start")
}
