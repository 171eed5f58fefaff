package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// block is a fenced block of the README.
type block struct {
	kind  string
	lines []string
}

func readmeBlocks(t *testing.T) []block {
	t.Helper()
	return blocksOf(t, "README.md")
}

func blocksOf(t *testing.T, name string) []block {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []block
	var open *block
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case open == nil && strings.HasPrefix(line, "```"):
			open = &block{kind: strings.TrimPrefix(line, "```")}
		case open != nil && line == "```":
			out = append(out, *open)
			open = nil
		case open != nil:
			open.lines = append(open.lines, line)
		}
	}
	return out
}

// The conversation in the README, typed into the demonstration, gives the lines that are printed there, in
// their order.
func TestTheReadmesConversationIsReal(t *testing.T) {
	const start = "$ REDRESS_NOW=2026-11-10T09:30:00Z go run . demo"
	found := false
	for _, b := range readmeBlocks(t) {
		if len(b.lines) == 0 || b.lines[0] != start {
			continue
		}
		found = true
		var typed, want []string
		for _, line := range b.lines[1:] {
			if said, ok := strings.CutPrefix(line, "> "); ok {
				typed = append(typed, said)
			} else if line != "…" {
				want = append(want, line)
			}
		}
		s := newShell(t)
		s.env["REDRESS_NOW"] = "2026-11-10T09:30:00Z"
		got := s.run(strings.Join(typed, "\n")+"\n", "demo")
		if got.status != 0 {
			t.Fatalf("status %d: %s", got.status, got.err)
		}
		if missing := notInOrder(got.out, want); missing != "" {
			t.Errorf("the README shows, and the demonstration does not say here:\n%s\nIt says:\n%s", missing, got.out)
		}
	}
	if !found {
		t.Error("the README shows no conversation")
	}
}

// notInOrder returns the first of the lines that the text does not have after the ones before it.
func notInOrder(text string, lines []string) string {
	rest := "\n" + text
	for _, line := range lines {
		at := strings.Index(rest, "\n"+line+"\n")
		if at < 0 {
			return line
		}
		rest = rest[at+1+len(line):]
	}
	return ""
}

// Every command of the README runs as it is written, in its order, with the files that the README shows.
func TestTheReadmesCommandsRun(t *testing.T) {
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-10T09:30:00Z"
	files := map[string]string{"copy.redress": filepath.Join(s.folder, "copy.redress")}
	ran := 0
	blocks := readmeBlocks(t)
	for _, b := range blocks {
		text := strings.Join(b.lines, "\n") + "\n"
		switch {
		case b.kind == "yaml" && strings.HasPrefix(text, "case:"):
			files["case.yaml"] = s.file("case.yaml", text)
		case b.kind == "yaml":
			files["people.yaml"] = s.file("people.yaml", text)
		}
	}
	for _, b := range blocks {
		if b.kind != "console" {
			continue
		}
		for _, line := range b.lines {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				runAsWritten(t, s, command, files)
				ran++
			}
		}
	}
	if ran < 10 {
		t.Errorf("the README has %d commands", ran)
	}
}

// The guide to the law books is as true as the README: the proposal that it shows checks, and its commands run.
func TestTheGuideToTheLawBooksIsReal(t *testing.T) {
	s := newShell(t)
	files := map[string]string{}
	for _, b := range readmeBlocks(t) {
		if text := strings.Join(b.lines, "\n") + "\n"; b.kind == "yaml" && strings.HasPrefix(text, "case:") {
			files["case.yaml"] = s.file("case.yaml", text)
		}
	}
	dir := t.TempDir()
	files["my-proposal"] = filepath.Join(dir, "my-proposal")
	if err := os.Mkdir(files["my-proposal"], 0o750); err != nil {
		t.Fatal(err)
	}
	guide := blocksOf(t, "configs/law/README.md")
	for _, b := range guide {
		if b.kind == "yaml" {
			name := strings.TrimPrefix(b.lines[0], "# ")
			if err := os.WriteFile(filepath.Join(files["my-proposal"], name), []byte(strings.Join(b.lines, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	ran := 0
	for _, b := range guide {
		for _, line := range b.lines {
			if command, ok := strings.CutPrefix(line, "$ "); ok && b.kind == "console" {
				runAsWritten(t, s, command, files)
				ran++
			}
		}
	}
	if ran < 5 {
		t.Errorf("the guide has %d commands", ran)
	}
}

// runAsWritten runs "go run . …" in this process; of the others it looks whether what they name is there.
func runAsWritten(t *testing.T, s *shell, command string, files map[string]string) {
	t.Helper()
	command = strings.TrimPrefix(command, "REDRESS_NOW=2026-11-10T09:30:00Z ")
	args, ours := strings.CutPrefix(command, "go run . ")
	if !ours {
		checkOther(t, command)
		return
	}
	words := strings.Fields(args)
	for i, word := range words {
		if path, ok := files[word]; ok {
			words[i] = path
		}
	}
	if words[0] == "drill" {
		t.Setenv(asRedress, "1") // its processes are redress too
	}
	if got := s.run("", words...); got.status != 0 {
		t.Errorf("%s: status %d: %s", command, got.status, got.err)
	}
}

func checkOther(t *testing.T, command string) {
	t.Helper()
	switch command {
	case "go test ./...": // this is it
	case "make check":
		data, err := os.ReadFile("Makefile")
		if err != nil || !bytes.Contains(data, []byte("\ncheck:")) {
			t.Errorf("%s: the Makefile has no such target (%v)", command, err)
		}
	default:
		t.Errorf("%s: nothing tests this command", command)
	}
}

// Every file and folder that the README names in backticks is there.
func TestTheReadmesPlacesAreThere(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, part := range strings.Split(string(data), "`") {
		if i%2 == 0 || strings.ContainsAny(part, " \n{") || !(strings.Contains(part, "/") || strings.HasSuffix(part, ".md")) || strings.Contains(part, ":") || strings.HasPrefix(part, "/") {
			continue
		}
		if _, err := os.Stat(filepath.FromSlash(part)); err != nil && part != "dist/redress" && part != "go.mod" {
			t.Errorf("%s is not there", part)
		}
	}
}
