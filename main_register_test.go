package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

type restoredShown struct {
	Rows        map[string]int
	ErasedAgain int `json:"erased_again"`
	Left        []string
	Uncounted   int
}

// lose takes the database away, with everything beside it.
func (s *shell) lose() {
	s.t.Helper()
	files, err := filepath.Glob(strings.TrimPrefix(s.env["DATABASE_URL"], "sqlite://") + "*")
	good(s.t, err)
	if len(files) == 0 {
		s.t.Fatal("there is no database to lose")
	}
	for _, f := range files {
		good(s.t, os.Remove(f))
	}
}

// A database is lost after a case was erased, and the backup is older than that. The register lies elsewhere, and
// the case does not come back; it is still counted.
func TestALostDatabaseDoesNotBringBackWhatWasErased(t *testing.T) {
	s := withCases(t, 3)
	apart := t.TempDir()
	s.env["REDRESS_REGISTER"] = filepath.Join(apart, "register")
	s.env["REDRESS_KEY"] = s.newKey()
	s.do("keys", "rewrap")
	kept := filepath.Join(apart, "before.redress")
	s.do("backup", kept)
	s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-plan") // HPL-0004, of which the backup knows nothing
	s.do("case", "erase", "HPL-0002", "--reason", "request", "--yes")
	s.do("case", "erase", "HPL-0004", "--reason", "mistake", "--yes")
	counts, list := s.do("case", "count", "--json"), s.do("case", "erased", "--json")
	data, err := os.ReadFile(s.env["REDRESS_REGISTER"])
	good(t, err)
	if bytes.Contains(data, []byte("HPL")) || bytes.Contains(data, []byte("E06")) {
		t.Errorf("the register can be read: %q", data)
	}
	s.lose()
	got := decoded[restoredShown](t, s.do("restore", kept, "--json"))
	if got.ErasedAgain != 1 || got.Uncounted != 0 || len(got.Left) != 0 || got.Rows["cases"] != 2 {
		t.Errorf("%+v", got)
	}
	s.fails(1, []string{"there is no case"}, "case", "show", "HPL-0002")
	if after := s.do("case", "erased", "--json"); after != list {
		t.Errorf("erased were\n%s\nand are\n%s", list, after)
	}
	if after := s.do("case", "count", "--json"); after != counts {
		t.Errorf("counts were\n%s\nand are\n%s", counts, after)
	}
	if opened := s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-plan"); !strings.HasPrefix(opened, "HPL-0005:") {
		t.Errorf("a reference of an erased case was given again: %s", opened)
	}
	s.do("audit", "verify")

	// The same by a file of another place, and by a mere list, which does not say how what was erased is counted.
	byHand := filepath.Join(apart, "register.copy")
	good(t, os.Rename(s.env["REDRESS_REGISTER"], byHand))
	for file, uncounted := range map[string]int{byHand: 0, s.file("erased.json", list): 1} {
		s.env["REDRESS_REGISTER"] = filepath.Join(t.TempDir(), "empty")
		s.lose()
		s.do("restore", kept)
		s.do("case", "show", "HPL-0002") // nobody said that it was erased
		got := s.do("restore", kept, "--overwrite", "--erased", file)
		if !strings.Contains(got, "1 case of it had been erased since it was made, and was erased again.") || strings.Contains(got, "not counted") != (uncounted > 0) {
			t.Errorf("%s: %s", filepath.Base(file), got)
		}
		s.fails(1, []string{"there is no case"}, "case", "show", "HPL-0002")
		s.do("audit", "verify")
	}
	s.fails(1, []string{"There is no file", "Nothing was changed"}, "restore", kept, "--overwrite", "--erased", filepath.Join(apart, "none"))
	s.fails(1, []string{"not a register of erasures"}, "restore", kept, "--overwrite", "--erased", kept)
}

// A reference that was given again before anybody knew that it had been erased is another family's by now.
func TestAReferenceThatIsAnothersByNowIsLeft(t *testing.T) {
	s := withCases(t, 0)
	apart := t.TempDir()
	s.env["REDRESS_REGISTER"] = filepath.Join(apart, "register")
	s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-plan")
	s.do("case", "erase", "HPL-0001", "--yes")
	register := filepath.Join(apart, "of-then")
	good(t, os.Rename(s.env["REDRESS_REGISTER"], register))
	good(t, os.Rename(s.env["REDRESS_REGISTER"]+".key", register+".key"))
	s.lose()
	s.do("people", "import", s.file("people.yaml", keepers))
	s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-assess")
	kept := filepath.Join(apart, "kept.redress")
	s.do("backup", kept)
	got := s.do("restore", kept, "--overwrite", "--erased", register)
	if !strings.Contains(got, "HPL-0001 was erased once, and is the reference of another case by now") {
		t.Error(got)
	}
	s.do("case", "show", "HPL-0001")
}

// The register is written by many at once, by retention, and by whoever looks; a change of the key reseals it.
func TestTheRegisterIsComplete(t *testing.T) {
	s := withCases(t, 6)
	path := filepath.Join(t.TempDir(), "register")
	s.env["REDRESS_REGISTER"] = path
	first := s.newKey()
	s.env["REDRESS_KEY"] = first
	s.do("keys", "rewrap")
	var all sync.WaitGroup
	for _, ref := range []string{"HPL-0001", "HPL-0002", "HPL-0003", "HPL-0004"} {
		all.Go(func() {
			if got := s.run("", "case", "erase", ref, "--yes"); got.status != 0 {
				t.Error(got.err)
			}
		})
	}
	all.Wait()
	written := func() int {
		known, _, err := s.home().readRegister(path)
		good(t, err)
		if known == nil {
			return 0
		}
		return len(known.Cases())
	}
	if n := written(); n != 4 {
		t.Errorf("%d of 4 erasures are written down", n)
	}
	good(t, os.Remove(path))
	if got := s.run("", "doctor"); !strings.Contains(got.out, "4 erasures written down in "+path) || written() != 4 {
		t.Errorf("doctor does not write down what is missing: %s", got.out)
	}
	s.env["REDRESS_NOW"] = "2040-01-01T04:30:00Z"
	s.do("case", "close", "HPL-0005", "--why", "agreed", "--on", "2030-01-01")
	s.do("retention", "--once")
	if n := written(); n != 5 {
		t.Errorf("%d of 5 erasures are written down after retention", n)
	}
	second := s.newKey()
	s.env["REDRESS_KEY"], s.env["REDRESS_KEY_OLD"] = second, first
	s.do("keys", "rewrap")
	delete(s.env, "REDRESS_KEY_OLD")
	if n := written(); n != 5 {
		t.Errorf("%d of 5 erasures can be read with the new key", n)
	}
	good(t, os.WriteFile(path, []byte("nonsense"), 0o600))
	s.fails(1, []string{"not a register of erasures", "REDRESS_REGISTER"}, "backup", filepath.Join(t.TempDir(), "b"))
}
