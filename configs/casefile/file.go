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
	"slices"
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

// said names the place of a fault and says what is wrong, and nothing that the file holds.
func said(f law.Fault) string { return located(f.Field) + ": " + law.Discreet(f.Text) }

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
	f, faults, doc, err := readWhole(name, data, book)
	if err != nil {
		return File{}, err
	}
	for _, fault := range faults {
		doc.Fault("$."+fault.Field, "%s", said(fault))
	}
	return f, doc.Err()
}

// readWhole reads a file that holds one case, as far as it can be read: the faults are all that is wrong with what
// could, the error is why nothing could. doc knows the lines.
func readWhole(name string, data []byte, book *law.Book) (File, []law.Fault, *strictyaml.Document, error) {
	tree, twice, doc, err := strictyaml.Tree(name, bytes.TrimPrefix(data, byteOrderMark))
	if err != nil {
		return File{}, nil, nil, err
	}
	f, faults := decode(tree, twice, book)
	return f, faults, doc, nil
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
	f, faults, err := readLoose(line, book)
	if err != nil {
		return File{}, err
	}
	texts := make([]string, len(faults))
	for i, fault := range faults {
		texts[i] = said(fault)
	}
	if len(faults) > 0 {
		return f, errors.New(strings.Join(texts, "; "))
	}
	return f, nil
}

// readLoose reads a line of any JSON, as far as it can be read; see readWhole.
func readLoose(line []byte, book *law.Book) (File, []law.Fault, error) {
	if err := json.Unmarshal(line, new(json.RawMessage)); err != nil {
		return File{}, nil, fmt.Errorf("not JSON: %w", err)
	}
	r := looseReader{in: json.NewDecoder(bytes.NewReader(line))}
	r.in.UseNumber()
	tree, err := r.tree("")
	if err != nil {
		return File{}, nil, err
	}
	f, faults := decode(tree, r.twice, book)
	return f, faults, nil
}

// looseReader reads what is known to be JSON. Numbers stay as they are written. Of a field that stands twice in its
// object it reads the first, and notes the path.
type looseReader struct {
	in    *json.Decoder
	twice []string
}

func (r *looseReader) tree(path string) (any, error) {
	token, err := r.in.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return r.object(path)
	case json.Delim('['):
		list := []any{}
		for r.in.More() {
			v, err := r.tree(fmt.Sprintf("%s[%d]", path, len(list)))
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := r.in.Token() // its end
		return list, err
	}
	return token, nil
}

func (r *looseReader) object(path string) (any, error) {
	m := make(map[string]any)
	for r.in.More() {
		token, err := r.in.Token()
		if err != nil {
			return nil, err
		}
		name := fmt.Sprint(token)
		at := join(path, name)
		v, err := r.tree(at)
		if err != nil {
			return nil, err
		}
		if _, there := m[name]; there {
			r.twice = append(r.twice, at)
			continue
		}
		m[name] = v
	}
	_, err := r.in.Token() // its end
	return m, err
}

// decode reads the tree of a file as far as it can be read and checks the whole of it. It returns every fault, in
// the order of the fields; twice are those of which it is known that they stand twice.
func decode(tree any, twice []string, book *law.Book) (File, []law.Fault) {
	d := &decoder{book: book}
	for _, path := range twice {
		d.fault(path, "stands twice: say it once")
	}
	f := d.file(tree)
	m := f.Matter()
	faults := slices.Concat(d.faults, law.Beside(d.faults, check(&m, book)))
	law.InOrder(faults)
	return f, faults
}

// check looks for what the book knows nothing of.
func check(m *law.Matter, book *law.Book) []law.Fault {
	var out []law.Fault
	for i := range m.Events {
		for _, fault := range book.Vocabulary.Check(&m.Events[i], book.Grounds) {
			out = append(out, law.Fault{Field: fmt.Sprintf("facts[%d].%s", i, fault.Field), Text: fault.Text})
		}
	}
	return append(out, book.CheckMatter(m)...)
}
