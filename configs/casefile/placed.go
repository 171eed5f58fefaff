package casefile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/strictyaml"
)

// Placed is a case with the place that it was read from: "cases.jsonl:12", or the file's name where it is
// the only one.
type Placed struct {
	File // as far as it could be read, where there are Faults

	Nr    int // of its line; 0 where the file holds no other case
	Place string
	// At names the place of a field, "cases.yaml:7: facts[1].on".
	At func(field string) string
	// Faults are everything that is wrong with what was read, in the order of the fields. Text holds nothing of
	// what the file holds.
	Faults []law.Fault
	// Err is why the case could not be read at all; or else one error of all Faults, each with its place.
	Err error
}

// Each hands on every case of a file in turn: YAML and JSON hold one, JSON Lines one a line, of which one is
// in memory at a time. What take returns ends it.
func Each(ctx context.Context, name string, r io.Reader, book *law.Book, take func(Placed) error) error {
	var lines lineReader
	return eachCase(ctx, name, r, func(one reading) error {
		p := Placed{Nr: one.nr, Place: one.place, At: func(field string) string { return one.place + ": " + located(field) }}
		switch {
		case one.err != nil:
			p.Err = one.err
		case one.whole != nil:
			p.At = locate(name, one.whole)
			p.File, p.Faults, _, p.Err = readWhole(name, one.whole, book)
			return take(p.told())
		default:
			p.File, p.Faults, p.Err = lines.read(one.line, book)
		}
		if p.Err != nil {
			p.Err = fmt.Errorf("%s: %w", one.place, p.Err)
		}
		return take(p.told())
	})
}

// lineReader reads one line after the other. What it returns stays.
type lineReader struct {
	plain  plainLine
	events []law.Event
}

// read reads a line; see readLoose.
func (r *lineReader) read(line []byte, book *law.Book) (File, []law.Fault, error) {
	line = bytes.TrimPrefix(line, byteOrderMark)
	if f, ok := r.plain.read(string(line)); ok {
		r.events = emptied(r.events, keptFacts)
		for i := range f.Facts {
			r.events = append(r.events, f.Facts[i].Event)
		}
		m := law.Matter{Grounds: f.Header.Grounds, PhaseTransfer: f.Header.PhaseTransfer, Events: r.events}
		if len(check(&m, book)) == 0 {
			return r.plain.stays(f), nil, nil
		}
	}
	return readLoose(line, book)
}

// told makes the faults discreet, and one error of them.
func (p Placed) told() Placed {
	for i := range p.Faults {
		f := &p.Faults[i]
		f.Text = law.Discreet(f.Text)
		p.Err = errors.Join(p.Err, fmt.Errorf("%s: %s", p.At(f.Field), f.Text))
	}
	return p
}

// locate names lines of a document of YAML.
func locate(name string, data []byte) func(field string) string {
	var doc *strictyaml.Document
	return func(field string) string {
		if doc == nil {
			_, _, opened, err := strictyaml.Tree(name, data)
			if err != nil {
				return name + ": " + located(field)
			}
			doc = opened
		}
		return fmt.Sprintf("%s:%d: %s", name, doc.Line("$."+field), located(field))
	}
}

// FromTree reads a case from a tree of maps, lists and scalars as a facts file has them, as far as it can be read,
// and checks it against the book.
func FromTree(tree any, book *law.Book) (File, []law.Fault) { return decode(tree, nil, book) }
