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
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
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

// byteOrderMark stands at the beginning of text that some editors write.
var byteOrderMark = []byte("\uFEFF")

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
	f, _, err := new(plainLine).readOr(line, book)
	return f, err
}

// readOr reads the line as a plain one or, where it is odd or has a fault, as any JSON. It returns the file's
// Matter too.
func (p *plainLine) readOr(line []byte, book *law.Book) (File, law.Matter, error) {
	line = bytes.TrimPrefix(line, byteOrderMark)
	if f, ok := p.read(string(line)); ok {
		if m := f.Matter(); len(check(&m, book)) == 0 {
			return f, m, nil
		}
	}
	f, err := readTree(line, book)
	return f, f.Matter(), err
}

// readTree reads a line of any JSON.
func readTree(line []byte, book *law.Book) (File, error) {
	var tree any
	if err := json.Unmarshal(line, &tree); err != nil {
		return File{}, fmt.Errorf("not JSON: %w", err)
	}
	if path := doubled(json.NewDecoder(bytes.NewReader(line)), ""); path != "" {
		return File{}, errors.New(path + ": stands twice: say it once")
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

// doubled returns the path of the first field that stands twice in its object, or nothing. What is read is
// known to be JSON.
func doubled(in *json.Decoder, path string) (found string) {
	open, err := in.Token()
	if err != nil || open != json.Delim('{') && open != json.Delim('[') {
		return ""
	}
	seen := make(map[any]bool)
	for n := 0; in.More(); n++ {
		at := fmt.Sprintf("%s[%d]", path, n)
		if open == json.Delim('{') {
			name, err := in.Token()
			if at = join(path, fmt.Sprint(name)); err != nil || seen[name] {
				return at
			}
			seen[name] = true
		}
		if found = doubled(in, at); found != "" {
			return found
		}
	}
	if _, err := in.Token(); err != nil { // its end
		return path
	}
	return ""
}

// decode reads the tree of a file and checks the whole of it.
func decode(tree any, book *law.Book) (File, []Fault) {
	d := &decoder{book: book}
	f := d.file(tree)
	if len(d.faults) > 0 {
		return File{}, d.faults
	}
	m := f.Matter()
	return f, check(&m, book)
}

// check looks for what the book knows nothing of.
func check(m *law.Matter, book *law.Book) []Fault {
	var out []Fault
	for i := range m.Events {
		for _, fault := range book.Vocabulary.Check(&m.Events[i], book.Grounds) {
			out = append(out, Fault{fmt.Sprintf("facts[%d].%s", i, fault.Field), fault.Text})
		}
	}
	for _, fault := range book.CheckMatter(m) {
		out = append(out, Fault{fault.Field, fault.Text})
	}
	return out
}
