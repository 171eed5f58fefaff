// Package lawfile reads law, vocabulary and calendars from YAML, strictly: an unknown or doubled key, a
// value that cannot be, a citation left out is an error with file and line. It fills nothing in: what a
// file does not say is a fault, never a default.
//
//	book, err := lawfile.Book(files, "law/england", vocabulary)
package lawfile

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// document is one YAML file while it is read: it knows on which line everything stands and collects faults.
type document struct {
	name   string
	file   *ast.File
	faults []error
}

// open decodes the file strictly into v.
func open(name string, data []byte, v any) (*document, error) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, located(name, err)
	}
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		return nil, located(name, err)
	}
	return &document{name: name, file: file}, nil
}

var position = regexp.MustCompile(`^\[(\d+):\d+\] ([^\n]*)`)

// located turns the YAML library's error into one line with file and line.
func located(name string, err error) error {
	if m := position.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: %s", name, m[1], m[2])
	}
	return fmt.Errorf("%s: %w", name, err)
}

// line returns the line on which the path stands, or that of the nearest part of it that does.
func (d *document) line(path string) int {
	for path != "$" && path != "" {
		if p, err := yaml.PathString(path); err == nil {
			if n, err := p.FilterFile(d.file); err == nil && n != nil && n.GetToken() != nil {
				return lineOf(n)
			}
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 1 {
			break
		}
		path = path[:cut]
	}
	return 1
}

// lineOf returns the line on which a node begins. A mapping's own token is the colon of its first key.
func lineOf(n ast.Node) int {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	return n.GetToken().Position.Line
}

// fault notes something wrong at the path.
func (d *document) fault(path, format string, args ...any) {
	d.faults = append(d.faults, errors.New(d.name+":"+strconv.Itoa(d.line(path))+": "+fmt.Sprintf(format, args...)))
}

// err returns all that was noted.
func (d *document) err() error { return errors.Join(d.faults...) }
