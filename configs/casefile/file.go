// Package casefile is the facts file, in and out: a case with its facts as YAML, JSON or a line of JSON in;
// the deadlines that follow as JSON or text out. The format is a promise to everybody's scripts.
//
// It computes nothing, and nothing is computed from a file with a fault: every fault is named with its
// line and field.
//
//	f, err := casefile.Read("case.yaml", data, book)
//	result, err := law.Compute(book, calendar, f.Matter())
//	answer := casefile.NewAnswer(book, &f, &result, today)
package casefile

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/strictyaml"
)

// File is one case with its facts, as a file tells it.
type File struct {
	Header casework.Header // ID, OpenedAt and OpenedBy are not part of a file
	Facts  []casework.Fact
}

// Matter is the file in the law's terms.
func (f *File) Matter() law.Matter {
	c := casework.Case{Header: f.Header, Facts: f.Facts}
	return c.Matter()
}

// Fault is one thing wrong with a file: the path of the field, "facts[2].on", and what is wrong.
type Fault struct{ Path, Text string }

func (f Fault) String() string { return f.Path + ": " + f.Text }

// Read reads a facts file, YAML or JSON, and checks it against the book. The error lists every fault with
// its line and field.
func Read(name string, data []byte, book *law.Book) (File, error) {
	var tree any
	doc, err := strictyaml.Open(name, data, &tree)
	if err != nil {
		return File{}, err
	}
	f, faults := decode(tree, book)
	for _, fault := range faults {
		doc.Fault("$."+fault.Path, "%s", fault)
	}
	return f, doc.Err()
}

// ReadLine reads one line of JSON. The error lists every fault with its field.
func ReadLine(line []byte, book *law.Book) (File, error) {
	var tree any
	if err := json.Unmarshal(line, &tree); err != nil {
		return File{}, fmt.Errorf("not JSON: %w", err)
	}
	f, faults := decode(tree, book)
	if len(faults) == 0 {
		return f, nil
	}
	texts := make([]string, len(faults))
	for i, fault := range faults {
		texts[i] = fault.String()
	}
	return f, errors.New(strings.Join(texts, "; "))
}

// decode reads the tree of a file and checks the whole of it.
func decode(tree any, book *law.Book) (File, []Fault) {
	d := &decoder{book: book}
	f := d.file(tree)
	if len(d.faults) > 0 {
		return File{}, d.faults
	}
	for i := range f.Facts {
		for _, fault := range book.Vocabulary.Check(&f.Facts[i].Event, book.Grounds) {
			d.fault(fmt.Sprintf("facts[%d].%s", i, fault.Field), "%s", fault.Text)
		}
	}
	m := f.Matter()
	for _, fault := range book.CheckMatter(&m) {
		d.fault(fault.Field, "%s", fault.Text)
	}
	return f, d.faults
}

var authorityForm = regexp.MustCompile(`^[A-Z]\d{8}$`)
