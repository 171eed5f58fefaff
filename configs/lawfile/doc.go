// Package lawfile reads law, vocabulary and calendars from YAML, strictly: an unknown or doubled key, a
// value that cannot be, a citation left out is an error with file and line. It fills nothing in: what a
// file does not say is a fault, never a default.
//
// A book can extend another one and then says only what differs: it removes limits, changes single keys of
// them and adds what is new.
//
//	book, err := lawfile.Book(files, "law/england", vocabulary)
package lawfile

import "github.com/redress-send/redress/configs/strictyaml"

// document is a file while it is read.
type document struct {
	*strictyaml.Document

	name string
}

// open decodes the file strictly into v.
func open(name string, data []byte, v any) (*document, error) {
	d, err := strictyaml.Open(name, data, v)
	if err != nil {
		return nil, err
	}
	return &document{d, name}, nil
}

func (d *document) fault(path, format string, args ...any) { d.Fault(path, format, args...) }
func (d *document) err() error                             { return d.Err() }
func (d *document) line(path string) int                   { return d.Line(path) }
