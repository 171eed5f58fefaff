package lawfile_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkers are the sources that say what is wrong with a law file.
var checkers = []string{"*.go", "../../casework/law/check_book.go", "../../casework/law/check_pattern.go",
	"../../casework/law/check_references.go", "../../casework/law/check_versions.go"}

// elsewhere are sentences that no file of law can provoke, with the reason.
var elsewhere = map[string]string{
	"%s: its limits cannot be told apart: write them as a list":         "a guard behind the strict reading, which says first that it is no list",
	"there is no law book in %s: %w":                                    "TestABookThatIsNotThere",
	"version %d has no provision":                                       "the file says so first: a version cites its provision",
	"its period is not at least 1":                                      "the file says so first: it is not a period",
	"its fallback does not say which fact would settle it: give needs":  "the file says so first: a fallback says which fact it needs",
	"it is extended by %s: a count of %s cannot be made longer by that": "the file says so first: in the unit that the limit is counted in",
}

// Every sentence about a fault in a law file is said of some broken file.
func TestEverySentenceAboutAFaultIsSaidOfABrokenFile(t *testing.T) {
	var said []string
	for _, b := range broken(t) {
		if b.got != nil {
			said = append(said, strings.Split(b.got.Error(), "\n")...)
		}
	}
	sentences := sentences(t)
	if len(sentences) < 60 {
		t.Fatalf("only %d sentences were found: this test is not looking at the sources", len(sentences))
	}
	for _, s := range sentences {
		form := formOf(s)
		provoked := slices.ContainsFunc(said, form.MatchString)
		if _, except := elsewhere[s]; provoked == except {
			t.Errorf("%q is said of a broken file: %t; without one: %s", s, provoked, elsewhere[s])
		}
	}
}

// verbs are the places in a sentence where something is put in.
var verbs = regexp.MustCompile(`%[a-z]`)

func formOf(sentence string) *regexp.Regexp {
	parts := verbs.Split(sentence, -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile(strings.Join(parts, ".*"))
}

// sentences collects what is said of faults: the first text among the arguments of whatever says one.
func sentences(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range checkers {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if s := sentenceOf(call); strings.ContainsAny(verbs.ReplaceAllString(s, ""), "abcdefghijklmnopqrstuvwxyz") {
						out = append(out, s)
					}
				}
				return true
			})
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sentenceOf is what the call says of a fault, or nothing.
func sentenceOf(call *ast.CallExpr) string {
	var name string
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	args := call.Args
	switch name {
	case "fault", "Fault":
		args = args[min(1, len(args)):]
	case "say", "missing", "Errorf", "idle":
	default:
		return ""
	}
	if len(args) == 0 {
		return ""
	}
	first := args[0]
	if sum, ok := first.(*ast.BinaryExpr); ok {
		first = sum.X // what is added to it is a name
	}
	lit, ok := first.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return text
}
