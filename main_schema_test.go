package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Whoever only asks how things are does not make a database by asking.
func TestAskingMakesNoDatabase(t *testing.T) {
	s := newShell(t)
	for _, command := range []string{"migrate status", "doctor", "doctor --json", "law check", "--help"} {
		if got := s.run("", strings.Fields(command)...); got.status != 0 {
			t.Errorf("%s: status %d, %s%s", command, got.status, got.out, got.err)
		}
	}
	left, err := os.ReadDir(s.folder)
	if err != nil || len(left) > 0 {
		t.Errorf("%v is there afterwards, %v", left, err)
	}
	s.env["DATABASE_URL"] = "sqlite://" + filepath.Join(s.folder, "missing", "redress.db")
	if got := s.run("", "doctor"); got.status != 1 || !strings.Contains(got.out, "missing, in which the database should be, does not exist") {
		t.Errorf("a folder that is not there: status %d\n%s", got.status, got.out)
	}
}

// standing are all commands that stand on a database, as they are typed; each ends by itself, whatever the schema.
var standing = []string{
	"case list", "case list --json", "case show HPL-0231", "case show HPL-0231 --as-at 2026-11-20", "case export", "case import case.jsonl",
	"case open --authority hartlepool --ground cease", "case close HPL-0231 --why agreed", "people list", "people import people.yaml",
	"people add a-1 --organisation north-mediation --role mediator", "people disable mediator-1", "remind --once", "remind --dry-run", "remind",
	"console --as mediator-1", "serve", "web", "audit verify", "backup copy.redress", "restore copy.redress",
}

func TestEveryCommandButMigrateRefusesAnOlderAndANewerSchema(t *testing.T) {
	s := newShell(t)
	t.Chdir(s.folder)
	s.file("case.jsonl", disputes)
	s.file("people.yaml", people)
	s.do("people", "import", "people.yaml")
	s.do("backup", "good.redress")
	if err := os.Rename("good.redress", "copy.redress"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		spoil string
		wants []string
	}{
		{"newer", "INSERT INTO redress_schema (version_id, is_applied) VALUES (9999, 1)", []string{"has schema 9999", "use the newer program"}},
		{"older", "DELETE FROM redress_schema WHERE version_id > 1", []string{"has schema 1", "run `redress migrate`"}},
	} {
		s.spoil(c.spoil)
		var all sync.WaitGroup // an older one is waited for a second, in case somebody is migrating
		for _, command := range standing {
			all.Go(func() { s.fails(1, c.wants, strings.Fields(command)...) })
		}
		all.Wait()
		if got := s.run("", "doctor"); got.status != 1 || !strings.Contains(got.out, "failure  schema") {
			t.Errorf("doctor on a %s schema: status %d\n%s", c.name, got.status, got.out)
		}
		if c.name == "newer" {
			s.fails(1, c.wants, "migrate")
			s.spoil("DELETE FROM redress_schema WHERE version_id = 9999")
		} else {
			s.spoil("DELETE FROM redress_schema") // nothing may be kept for the next round but its tables
			s.fails(1, []string{"holds tables, and none of Redress's"}, "case", "list")
		}
	}
}
