package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The guide to cases in and out: its commands run as they are written, in their order, and leave the files
// that they name.
func TestTheGuideToCasesInAndOutIsReal(t *testing.T) {
	const guide = "configs/import/README.md"
	s := newShell(t)
	mapping, err := os.ReadFile("configs/import/provider.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s.file("our-columns.yaml", string(mapping))
	s.file("referrals.csv", referrals(t, aReferral()))
	blocks := blocksOf(t, guide)
	t.Chdir(s.folder)
	ran := 0
	for _, b := range blocks {
		if b.kind != "console" {
			t.Errorf("%s: a block of commands that nothing runs: %q", guide, b.lines)
		}
		for _, line := range b.lines {
			command, ours := strings.CutPrefix(line, "$ go run . ")
			if !ours {
				t.Errorf("%s: nothing runs %q", guide, line)
				continue
			}
			runInto(t, s, command)
			ran++
		}
	}
	if ran < 10 {
		t.Errorf("%s has %d commands", guide, ran)
	}
}

// runInto runs a command, its output going into the file behind ">" where there is one.
func runInto(t *testing.T, s *shell, command string) {
	t.Helper()
	command, file, _ := strings.Cut(command, " > ")
	got := s.run("", strings.Fields(command)...)
	if got.status != 0 {
		t.Errorf("%s: status %d: %s", command, got.status, got.err)
	}
	made := []string{file}
	args := strings.Fields(command)
	if i := slices.Index(args, "--out"); i >= 0 {
		made = append(made, args[i+1])
	}
	if file != "" {
		made[0] = s.file(file, got.out)
	}
	for _, name := range made {
		if info, err := os.Stat(filepath.Clean(name)); name != "" && (err != nil || info.Size() == 0) {
			t.Errorf("%s: %s is empty or not there (%v)", command, name, err)
		}
	}
}
