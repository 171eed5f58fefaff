package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInventedCasesComeInAndAreTheSameForTheSameSeed(t *testing.T) {
	s := newShell(t)
	file := filepath.Join(s.folder, "made.jsonl")
	report := s.do("case", "generate", "60", "--seed", "7", "--authority", "hartlepool", "--authority", "DUR", "--out", file)
	for _, want := range []string{"60 cases made up", "mediations held on refusals to assess", "published", "grounds: "} {
		if !strings.Contains(report, want) {
			t.Errorf("want %q in\n%s", want, report)
		}
	}
	made, err := os.ReadFile(file)
	if err != nil || strings.Count(string(made), "\n") != 60 {
		t.Fatalf("%v, %d lines, want 60", err, strings.Count(string(made), "\n"))
	}
	if got := s.run("", "case", "generate", "60", "--seed", "7", "--authority", "DUR", "--authority", "E06000001"); got.out != string(made) {
		t.Error("the same seed gives other cases")
	}
	if got := s.do("case", "import", file); !strings.Contains(got, "60 cases read: 60 opened") {
		t.Errorf("said %q", got)
	}
	if got := s.do("case", "import", file); !strings.Contains(got, "0 opened, 0 added to, 0 facts new") {
		t.Errorf("the second time: %q", got)
	}
	year := s.run("", "case", "generate", "--year", "2024", "--scale", "0.01", "--seed", "7")
	if year.status != 0 || strings.Count(year.out, "\n") < 300 || strings.Count(year.out, "\n") > 400 {
		t.Errorf("a hundredth of a year: status %d, %d cases, want about 341", year.status, strings.Count(year.out, "\n"))
	}
	for _, wrong := range [][]string{{}, {"5", "--year", "2024"}, {"5", "--scale", "0"}} {
		if got := s.run("", append([]string{"case", "generate"}, wrong...)...); got.status != 2 {
			t.Errorf("%v: status %d, want 2", wrong, got.status)
		}
	}
}

// Whoever an invented case is assigned to can be put into the people file, so that they are reminded.
func TestInventedPeopleCanBePeople(t *testing.T) {
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-23T09:30:00Z"
	made := s.run("", "case", "generate", "60", "--seed", "7", "--authority", "hartlepool", "--from", "2026-08-01", "--to", "2026-11-20").out
	_, rest, found := strings.Cut(made, `"person":"`)
	who, _, _ := strings.Cut(rest, `"`)
	if !found || who == "" {
		t.Fatalf("nobody is assigned to a case:\n%.500s", made)
	}
	s.do("people", "import", s.file("people.yaml", "organisations:\n  - {id: north-mediation, kind: mediation-provider, authorities: [E06000001]}\n"+
		"people:\n  - {id: "+who+", organisation: north-mediation, roles: [mediator], digest: {by: [log]}}\n"))
	s.do("case", "import", s.file("made.jsonl", made))
	if said := s.do("remind", "--dry-run"); !strings.Contains(said, "To "+who+" by ") {
		t.Errorf("%s is told nothing:\n%s", who, said)
	}
}
