package casework_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
)

// rightsFile is the document.
const rightsFile = "RIGHTS.md"

var write = flag.Bool("write", false, "write "+rightsFile+" anew")

func TestTheDocumentOfRightsIsWrittenFromTheTable(t *testing.T) {
	want := casework.RightsDocument()
	if *write {
		if err := os.WriteFile(rightsFile, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(rightsFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(got), "\n"), strings.Split(want, "\n")); diff != "" {
		t.Errorf("%s is out of date; “go generate ./casework” writes it:\n%s", rightsFile, diff)
	}
}
