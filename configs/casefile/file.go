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
	"regexp"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/strictyaml"
)

// File is one case with its facts, as a file tells it.
type File struct {
	Header casework.Header // ID is not part of a file; OpenedAt and OpenedBy are where it was exported
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

// String names the place and says what is wrong, and nothing that the file holds.
func (f Fault) String() string { return located(f.Path) + ": " + law.Discreet(f.Text) }

// ours is a field as a facts file has them.
var ours = regexp.MustCompile(`^[a-z][a-z0-9_]*(\[\d+\])*$`)

// located is the path of a field; a name that cannot be a field's is left out, for it may be anybody's.
func located(path string) string {
	parts := strings.Split(path, ".")
	for i, p := range parts {
		if !ours.MatchString(p) {
			parts[i] = "…"
		}
	}
	return strings.Join(parts, ".")
}

// Read reads a facts file, YAML or JSON, and checks it against the book. The error lists every fault with
// its line and field.
func Read(name string, data []byte, book *law.Book) (File, error) {
	data = bytes.TrimPrefix(data, byteOrderMark)
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
	if err := json.Unmarshal(line, new(json.RawMessage)); err != nil {
		return File{}, fmt.Errorf("not JSON: %w", err)
	}
	in := json.NewDecoder(bytes.NewReader(line))
	in.UseNumber()
	tree, err := strictTree(in, "")
	if err != nil {
		return File{}, err
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

// strictTree reads what is known to be JSON. A field that stands twice in its object is an error, and numbers
// stay as they are written.
func strictTree(in *json.Decoder, path string) (any, error) {
	token, err := in.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return strictObject(in, path)
	case json.Delim('['):
		list := []any{}
		for in.More() {
			v, err := strictTree(in, fmt.Sprintf("%s[%d]", path, len(list)))
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := in.Token() // its end
		return list, err
	}
	return token, nil
}

func strictObject(in *json.Decoder, path string) (any, error) {
	m := make(map[string]any)
	for in.More() {
		token, err := in.Token()
		if err != nil {
			return nil, err
		}
		name := fmt.Sprint(token)
		at := join(path, name)
		if _, twice := m[name]; twice {
			return nil, fmt.Errorf("%s: stands twice: say it once", located(at))
		}
		if m[name], err = strictTree(in, at); err != nil {
			return nil, err
		}
	}
	_, err := in.Token() // its end
	return m, err
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
