package lawfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// The files that a book's folder holds beside those with limits.
const (
	bookName     = "book.yaml"
	groundsName  = "grounds.yaml"
	profilesName = "profiles.yaml"
)

type bookFile struct {
	Name     string `yaml:"name"`
	Title    string `yaml:"title"`
	Version  string `yaml:"version"`
	Proposal bool   `yaml:"proposal"`
}

// Book reads the book whose files stand in dir: book.yaml, grounds.yaml, profiles.yaml, and one file of
// limits for each stage. The error lists every fault, each with its file and line.
func Book(files fs.FS, dir string, vocabulary *law.Vocabulary) (*law.Book, error) {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, fmt.Errorf("there is no law book in %s: %w", dir, err)
	}
	r := &reader{files: files, dir: dir, book: law.Book{Vocabulary: vocabulary}, where: map[string]string{}}
	r.read(bookName, r.head)
	r.read(groundsName, r.grounds)
	r.read(profilesName, r.profiles)
	for _, e := range entries {
		name := e.Name()
		if strings.HasSuffix(name, ".yaml") && name != bookName && name != groundsName && name != profilesName {
			r.read(name, r.limits)
		}
	}
	if err := errors.Join(r.faults...); err != nil {
		return nil, err
	}
	return r.checked()
}

// reader gathers a book from its files.
type reader struct {
	files  fs.FS
	dir    string
	book   law.Book
	where  map[string]string // by limit or profile: file and line
	faults []error
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

func (r *reader) head(name string, data []byte) error {
	var f bookFile
	d, err := open(name, data, &f)
	if err != nil {
		return err
	}
	if f.Name == "" || f.Title == "" || f.Version == "" {
		d.fault("$", "a book needs a name, a title and a version")
	}
	r.book.Name, r.book.Title, r.book.Version, r.book.Proposal = f.Name, f.Title, f.Version, f.Proposal
	return d.err()
}

type groundsFile struct {
	Grounds []struct {
		ID          string `yaml:"id"`
		Title       string `yaml:"title"`
		Provision   string `yaml:"provision"`
		Certificate string `yaml:"certificate"`
		Form        string `yaml:"form"`
		Cases       string `yaml:"cases"`
	} `yaml:"grounds"`
}

func (r *reader) grounds(name string, data []byte) error {
	var f groundsFile
	d, err := open(name, data, &f)
	if err != nil {
		return err
	}
	for i, g := range f.Grounds {
		at := fmt.Sprintf("$.grounds[%d]", i)
		if g.ID == "" || g.Title == "" || g.Provision == "" {
			d.fault(at, "a ground needs an id, a title and a provision")
		}
		if g.Certificate != "needed" && g.Certificate != "not-needed" && g.Certificate != "not-needed-alone" {
			d.fault(at+".certificate", "%q: use needed, not-needed or not-needed-alone", g.Certificate)
		}
		if g.Cases != "sen" && g.Cases != "disability" {
			d.fault(at+".cases", "%q: use sen or disability", g.Cases)
		}
		r.book.Grounds = append(r.book.Grounds, law.Ground{ID: g.ID, Title: g.Title, Provision: g.Provision,
			Certificate: g.Certificate, Form: g.Form, Cases: g.Cases})
	}
	return d.err()
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
