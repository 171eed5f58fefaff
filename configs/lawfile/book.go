package lawfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// The files that a book's folder holds beside those with limits.
const (
	bookName     = "book.yaml"
	factsName    = "facts.yaml"
	groundsName  = "grounds.yaml"
	profilesName = "profiles.yaml"
)

// bookFile has a pointer where leaving a field out must be told from saying no.
type bookFile struct {
	Name     string   `yaml:"name"`
	Title    string   `yaml:"title"`
	Version  string   `yaml:"version"`
	Proposal *bool    `yaml:"proposal"`
	Calendar string   `yaml:"calendar"`
	Extends  string   `yaml:"extends"`
	Removed  []string `yaml:"removed"`

	Replaced []replacedFile `yaml:"replaced"`
}

// Book reads the book whose files stand in dir: book.yaml, grounds.yaml, profiles.yaml, one file of limits
// for each stage, and facts.yaml where it has kinds of fact of its own. A book that extends another one, which
// stands in a folder beside its own, says only what differs. The error lists every fault, each with its file
// and line.
func Book(files fs.FS, dir string, vocabulary *law.Vocabulary) (*law.Book, error) {
	r, err := readBook(files, dir, vocabulary, nil)
	if r == nil {
		return nil, err
	}
	if err := errors.Join(err, r.rules()); err != nil {
		return nil, err
	}
	return r.checked()
}

// reader gathers a book from its files.
type reader struct {
	files     fs.FS
	dir       string
	above     []string // folders of the books that extend this one, by way of each other
	head      bookFile
	headAt    *document
	book      law.Book
	limits    []limit
	documents []*document         // those with limits
	facts     []law.EventType     // kinds of fact that are not among the common ones
	where     map[string]string   // by limit, profile or "fact TYPE": file and line
	own       map[string]struct{} // what this book's own files have given so far: "limit appeal"
	faults    []error
}

// readBook reads a book on top of what it extends. It returns no reader where there is nothing to read on
// with.
func readBook(files fs.FS, dir string, vocabulary *law.Vocabulary, above []string) (*reader, error) {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, fmt.Errorf("there is no law book in %s: %w", dir, err)
	}
	r := &reader{files: files, dir: dir, above: above, book: law.Book{Vocabulary: vocabulary}, where: map[string]string{}, own: map[string]struct{}{}}
	if r.read(bookName, r.begin); len(r.faults) > 0 {
		return nil, errors.Join(r.faults...)
	}
	alone := r.head.Extends == ""
	var special []string
	for _, s := range []struct {
		name   string
		needed bool
		take   func(name string, data []byte) error
	}{{factsName, false, r.takeFacts}, {groundsName, alone, r.grounds}, {profilesName, alone, r.profiles}} {
		if special = append(special, s.name); s.needed || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == s.name }) {
			r.read(s.name, s.take)
		}
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".yaml") && name != bookName && !slices.Contains(special, name) {
			r.read(name, r.takeLimits)
		}
	}
	return r, errors.Join(r.faults...)
}

// read opens one file and hands it on.
func (r *reader) read(name string, take func(name string, data []byte) error) {
	full := path.Join(r.dir, name)
	data, err := fs.ReadFile(r.files, full)
	if err != nil {
		r.faults = append(r.faults, fmt.Errorf("%s: cannot be read: %w", full, err))
		return
	}
	if err := take(full, data); err != nil {
		r.faults = append(r.faults, err)
	}
}

// begin takes book.yaml, and what the book extends.
func (r *reader) begin(name string, data []byte) (err error) {
	f := &r.head
	d, err := open(name, data, f)
	if err != nil {
		return err
	}
	r.headAt = d
	if f.Name == "" || f.Title == "" || f.Version == "" {
		d.fault("$", "a book needs a name, a title and a version")
	}
	if f.Proposal == nil {
		d.fault("$", "a book says whether it is only a proposal: write proposal: true or proposal: false")
	}
	if f.Extends == "" && f.Calendar == "" {
		d.fault("$", "a book that extends no other names its calendar of closed days")
	}
	if f.Extends == "" && len(f.Removed) > 0 {
		d.fault("$.removed", "only a book that extends another one removes limits")
	}
	replaced := d.replaced(f.Replaced)
	if err := d.err(); err != nil {
		return err
	}
	if f.Extends != "" {
		if err := r.extend(); err != nil {
			return err
		}
	}
	r.book.Name, r.book.Title, r.book.Version, r.book.Proposal, r.book.Base = f.Name, f.Title, f.Version, *f.Proposal, f.Extends
	r.book.Replaced = append(r.book.Replaced, replaced...)
	if f.Calendar != "" {
		r.book.Calendar = f.Calendar
	}
	return nil
}

// once reports whether this book's own files give the thing for the first time; a second time is a fault.
func (r *reader) once(d *document, at, kind, id string) bool {
	key := kind + " " + id
	if _, twice := r.own[key]; twice {
		d.fault(at, "%s: stands twice", id)
		return false
	}
	r.own[key] = struct{}{}
	return true
}

// checked has the book check itself; each fault gets the file and line of what it names.
func (r *reader) checked() (*law.Book, error) {
	faults := r.book.Check()
	if len(faults) == 0 {
		return law.NewBook(r.book)
	}
	var out []error
	for _, text := range faults {
		id, _, _ := strings.Cut(strings.TrimPrefix(text, "profile "), ":")
		place := r.where[id]
		if place == "" {
			place = path.Join(r.dir, bookName) + ":1"
		}
		out = append(out, fmt.Errorf("%s: %s", place, text))
	}
	return nil, errors.Join(out...)
}
