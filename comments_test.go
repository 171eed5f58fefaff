package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namedFile is a file that a comment names, in its own folder or from the root.
var namedFile = regexp.MustCompile(`\b[a-z0-9_/]+\.go\b`)

// A comment of a package that leads to a file leads to one that is there.
func TestTheFilesThatPackageCommentsNameAreThere(t *testing.T) {
	named := 0
	good(t, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil || file.Doc == nil {
			return err
		}
		for _, name := range namedFile.FindAllString(file.Doc.Text(), -1) {
			named++
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), name)); err != nil {
				if _, err := os.Stat(name); err != nil {
					t.Errorf("%s names %s, which is not there", path, name)
				}
			}
		}
		return nil
	}))
	if named == 0 {
		t.Error("no file is named: this test sees nothing")
	}
}
