package lawfile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/lawfile"
)

// Each broken file names the words that its error must contain. It stands in for, or beside, the files of
// England's book or of the small one; or it is part of a book that extends England's; or it is the file of facts
// or a calendar.
func TestBrokenLawFilesAreNamedWithFileAndLine(t *testing.T) {
	for _, b := range broken(t) {
		t.Run(b.name, func(t *testing.T) {
			if b.got == nil || b.want == "" || !strings.Contains(b.got.Error(), b.want) {
				t.Errorf("got  %v\nwant …%s…", b.got, b.want)
			}
		})
	}
}

// bad is a broken file with the error that it gives.
type bad struct {
	name, want string
	got        error
}

// broken reads every broken file, once.
func broken(t *testing.T) []bad {
	t.Helper()
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no broken files: %v", err)
	}
	if len(readAlready) == 0 {
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			readAlready = append(readAlready, bad{strings.TrimSuffix(filepath.Base(name), ".yaml"), comment(data, "# error: "), faultOf(t, data)})
		}
	}
	return readAlready
}

var readAlready []bad

// faultOf is the error of a broken file, read as what it says that it is.
func faultOf(t *testing.T, data []byte) error {
	t.Helper()
	place := comment(data, "# in: ")
	if place == "" {
		place = "bad.yaml"
	}
	switch comment(data, "# as: ") {
	case "facts":
		_, err := lawfile.Vocabulary(place, data)
		return err
	case "calendar":
		_, err := lawfile.Calendar(place, data)
		return err
	}
	from := "../law/england"
	if beside := comment(data, "# beside: "); beside != "" {
		from = "testdata/" + beside
	}
	_, err := loadFrom(t, from, comment(data, "# over: "), map[string]string{place: string(data)}, comment(data, "# without: "))
	return err
}

func comment(data []byte, prefix string) string {
	for line := range strings.Lines(string(data)) {
		if text, ok := strings.CutPrefix(line, prefix); ok {
			return strings.TrimSpace(text)
		}
	}
	return ""
}

// overlay is the book.yaml of a book that extends England's.
const overlay = "name: book\ntitle: A proposal\nversion: 2026-11-22\nextends: england\nproposal: true\n"

// load reads the book that the files make: put among England's or, over England, a book that extends it.
func load(t *testing.T, over string, put map[string]string) (*law.Book, error) {
	t.Helper()
	return loadFrom(t, "../law/england", over, put, "")
}

// loadFrom reads the book that the files make among those of a folder, without one of them.
func loadFrom(t *testing.T, from, over string, put map[string]string, without string) (*law.Book, error) {
	t.Helper()
	files := fstest.MapFS{}
	written, err := filepath.Glob(from + "/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := "book/"
	if over != "" {
		dir = over + "/"
		files["book/book.yaml"] = &fstest.MapFile{Data: []byte(overlay)}
	}
	for _, name := range written {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[dir+filepath.Base(name)] = &fstest.MapFile{Data: content}
	}
	for place, data := range put {
		files["book/"+place] = &fstest.MapFile{Data: []byte(data)}
	}
	delete(files, "book/"+without)
	v, err := configs.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return lawfile.Book(files, "book", v)
}

func TestABookThatIsNotThere(t *testing.T) {
	if _, err := lawfile.Book(fstest.MapFS{}, "law/atlantis", nil); err == nil || !strings.Contains(err.Error(), "law/atlantis") {
		t.Errorf("got %v", err)
	}
}

func TestBrokenCalendars(t *testing.T) {
	for says, tt := range map[string]struct{ text, want string }{
		"a wrong weekday":  {"name: x\ncovers: {from: 2026-01-01, to: 2026-12-31}\nholidays:\n  - {on: 2026-12-25 Thu, name: Christmas Day}\n", "cal.yaml:4: 2026-12-25 is a Fri, not a Thu"},
		"no coverage":      {"name: x\nholidays: []\n", "cal.yaml:1: a day is missing"},
		"outside coverage": {"name: x\ncovers: {from: 2026-01-01, to: 2026-12-31}\nholidays:\n  - {on: 2027-01-01 Fri, name: New Year's Day}\n", "cal.yaml:4: 2027-01-01 Fri is outside"},
		"an unknown key":   {"name: x\ncover: {}\n", `cal.yaml:2: unknown field "cover"`},
	} {
		if _, err := lawfile.Calendar("cal.yaml", []byte(tt.text)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want …%s…", says, err, tt.want)
		}
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add([]byte("name: x\ncovers: {from: 2026-01-01, to: 2026-12-31}\nholidays:\n  - {on: 2026-12-25 Fri, name: Christmas Day}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := lawfile.Calendar("cal.yaml", data); err == nil && c == nil {
			t.Error("neither a calendar nor an error")
		}
	})
}
