// Package lawfile reads law, vocabulary and calendars from YAML, strictly: an unknown or doubled key, a
// value that cannot be, a citation left out is an error with file and line. It fills nothing in: what a
// file does not say is a fault, never a default.
//
//	book, err := lawfile.Book(files, "law/england", vocabulary)
package lawfile

import "github.com/redress-send/redress/configs/strictyaml"

// document is a file while it is read.
type document struct{ *strictyaml.Document }

// open decodes the file strictly into v.
func open(name string, data []byte, v any) (*document, error) {
	d, err := strictyaml.Open(name, data, v)
	if err != nil {
		return nil, err
	}
	return &document{d}, nil
}

func (d *document) fault(path, format string, args ...any) { d.Fault(path, format, args...) }
func (d *document) err() error                             { return d.Err() }
func (d *document) line(path string) int                   { return d.Line(path) }
