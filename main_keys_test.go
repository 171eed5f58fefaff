package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"
	"github.com/google/go-cmp/cmp"
)

// newKey is a key as “redress keys new” makes it.
func (s *shell) newKey() string {
	s.t.Helper()
	return strings.TrimSpace(s.do("keys", "new"))
}

// standsIn are the files of a folder in which a text stands.
func standsIn(t *testing.T, folder, text string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "redress.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal("there is no database", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ToLower(string(data)), strings.ToLower(text)) {
			names = append(names, filepath.Base(f))
		}
	}
	return names
}

// A whole caseload and a whole conversation, with a word in every place into which somebody can write
// freely: it stands in no byte of the database, of its log, of the backup or of Redis.
func TestNothingThatPeopleWriteStandsInTheFiles(t *testing.T) {
	for _, keyed := range []bool{true, false} {
		s, mini := newShell(t), miniredis.RunT(t)
		if keyed {
			s.env["REDRESS_KEY"] = s.newKey()
		}
		s.env["REDIS_URL"] = "redis://" + mini.Addr()
		s.do("people", "import", s.file("people.yaml", strings.ReplaceAll(people, "mediator-1@", "quokkaz30@")))
		s.do("case", "import", s.file("cases.jsonl", strings.NewReplacer(`"item": "speech"`, `"item": "Quokkaz31 speech"`).Replace(disputes)))
		asked := append(marked(), "new case Hartlepool refused to assess letter dated 22 September 2026") // and nobody says save
		for _, mode := range [][]string{{"console", "--as", "mediator-1"}, {"console", "--as", "manager-1", "--json"}} {
			if got := s.run(strings.Join(asked, "\n")+"\n", mode...); got.status != 0 {
				t.Fatal(got.err)
			}
		}
		if got := s.run("", "remind", "--once"); got.status != 0 {
			t.Fatal(got.err)
		}
		s.do("backup", filepath.Join(s.folder, "redress.db.copy"))
		if got := s.do("case", "export"); !strings.Contains(got, "Quokkaz31") {
			t.Fatalf("nothing was planted: %s", got)
		}
		for _, word := range []string{plant, "example.org"} {
			if files := standsIn(t, s.folder, word); len(files) > 0 {
				t.Errorf("with a key %v: %s stands in %v", keyed, word, files)
			}
		}
		if all := mini.Dump(); len(mini.Keys()) == 0 || strings.Contains(all, "mediator") || strings.Contains(all, "Hartlepool") || strings.Contains(all, plant) {
			t.Errorf("with a key %v: it stands in Redis:\n%.2000s", keyed, all)
		}
	}
}

func TestKeysByTheCommandLine(t *testing.T) {
	s := newShell(t)
	if got := s.run("", "doctor"); !strings.Contains(got.out, "warning  keys") || !strings.Contains(got.out, "REDRESS_KEY is not set") {
		t.Errorf("doctor without a key: %s", got.out)
	}
	s.do("case", "import", s.file("cases.jsonl", disputes))
	want := s.do("case", "export")
	if got := s.do("keys", "list"); !strings.Contains(got, "lie open in the database") {
		t.Errorf("said %q", got)
	}
	first, second := s.newKey(), s.newKey()
	if first == second || len(first) != 44 {
		t.Errorf("the keys are %q and %q", first, second)
	}
	s.env["REDRESS_KEY"] = first // what lay open is locked
	if diff := cmp.Diff(want, s.do("case", "export")); diff != "" {
		t.Error(diff)
	}
	if got := s.run("", "doctor"); !strings.Contains(got.out, "warning  keys") || !strings.Contains(got.out, "redress keys reseal") || strings.Contains(got.out, first) {
		t.Errorf("doctor after the first key: %s", got.out)
	}
	s.fails(1, []string{"is still needed", "redress keys reseal"}, "keys", "retire")
	s.do("keys", "reseal")
	if got := s.run("", "doctor"); !strings.Contains(got.out, "redress keys retire") {
		t.Errorf("doctor with an unused key: %s", got.out)
	}
	s.do("keys", "retire")
	if got := s.run("", "doctor"); !strings.Contains(got.out, "pass  keys") {
		t.Errorf("doctor when all is well: %s", got.out)
	}
	s.do("keys", "rotate")
	type state struct {
		LockedBy string `json:"locked_by"`
		Given    string `json:"redress_key"`
		Keys     []struct {
			ID     string
			Seals  bool
			Values int
		}
	}
	is := decoded[state](t, s.do("keys", "list", "--json"))
	if len(is.Keys) != 2 || !is.Keys[0].Seals || is.Keys[1].Seals || is.Keys[1].Values == 0 || is.LockedBy == "" || is.LockedBy != is.Given {
		t.Errorf("%+v", is)
	}
	s.fails(1, []string{"not a key's id"}, "keys", "retire", "first")
	s.fails(1, []string{"New values are sealed with that key"}, "keys", "retire", is.Keys[0].ID)
	s.fails(1, []string{"no such key"}, "keys", "retire", "00000000")

	// REDRESS_KEY itself is changed.
	old := s.run("", "backup", filepath.Join(s.folder, "old.backup"))
	if old.status != 0 {
		t.Fatal(old.err)
	}
	s.env["REDRESS_KEY"] = second
	for _, command := range []string{"case list", "people list", "case import " + s.file("cases.jsonl", disputes), "console --as a", "keys list", "keys rotate", "migrate", "remind --once", "serve", "web"} {
		s.fails(1, []string{"REDRESS_KEY is the key", "Nothing was changed"}, strings.Fields(command)...)
	}
	if got := s.run("", "doctor"); got.status != 1 || !strings.Contains(got.out, "failure  keys") {
		t.Errorf("doctor with another key: %d %s", got.status, got.out)
	}
	s.env["REDRESS_KEY_OLD"] = first
	if got := s.do("keys", "list"); !strings.Contains(got, "redress keys rewrap") {
		t.Errorf("said %q", got)
	}
	s.do("keys", "rewrap")
	s.env["REDRESS_KEY_OLD"] = ""
	if diff := cmp.Diff(want, s.do("case", "export")); diff != "" {
		t.Error(diff)
	}
	s.fails(1, []string{"The backup is locked with", "Nothing was changed"}, "restore", "--overwrite", filepath.Join(s.folder, "old.backup"))
	s.env["REDRESS_KEY_OLD"] = first
	s.do("restore", "--overwrite", filepath.Join(s.folder, "old.backup"))
	if diff := cmp.Diff(want, s.do("case", "export")); diff != "" {
		t.Error(diff)
	}
	s.env["REDRESS_KEY"], s.env["REDRESS_KEY_OLD"] = "", ""
	s.fails(1, []string{"none is set: set REDRESS_KEY"}, "case", "list")
	s.env["REDRESS_KEY_FILE"] = s.file("key", first+"\n")
	s.do("audit", "verify")
	s.env["REDRESS_KEY_FILE"] = s.file("key", "short\n")
	s.fails(1, []string{"REDRESS_KEY is not 32 bytes in base64", "redress keys new"}, "case", "list")
	s.do("keys", "new") // needs no settings
}
