package casefile

import (
	"context"
	"fmt"
	"io"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/strictyaml"
)

// Placed is a case with the place that it was read from: "cases.jsonl:12", or the file's name where it is
// the only one.
type Placed struct {
	File

	Nr    int // of its line; 0 where the file holds no other case
	Place string
	// At names the place of a field, "cases.yaml:7: facts[1].on".
	At func(field string) string
	// Err lists every fault of what was read, each with its place; File is nothing then.
	Err error
}

// Each hands on every case of a file in turn: YAML and JSON hold one, JSON Lines one a line, of which one is
// in memory at a time. What take returns ends it.
func Each(ctx context.Context, name string, r io.Reader, book *law.Book, take func(Placed) error) error {
	return eachCase(ctx, name, r, func(one reading) error {
		p := Placed{Nr: one.nr, Place: one.place, At: func(field string) string { return one.place + ": " + field }}
		if one.whole != nil {
			p.At = locate(name, one.whole)
		}
		f, err := one.by(book)
		if err != nil {
			p.Err = err
			if one.whole == nil {
				p.Err = fmt.Errorf("%s: %w", one.place, err)
			}
			return take(p)
		}
		p.File = f
		return take(p)
	})
}

// locate names lines of a document of YAML.
func locate(name string, data []byte) func(field string) string {
	var doc *strictyaml.Document
	return func(field string) string {
		if doc == nil {
			var tree any
			opened, err := strictyaml.Open(name, data, &tree)
			if err != nil {
				return name + ": " + field
			}
			doc = opened
		}
		return fmt.Sprintf("%s:%d: %s", name, doc.Line("$."+field), field)
	}
}

// FromTree reads a case from a tree of maps, lists and scalars as a facts file has them, and checks it
// against the book.
func FromTree(tree any, book *law.Book) (File, []Fault) { return decode(tree, book) }
