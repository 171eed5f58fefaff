package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// Write answers one file whole: as JSON, or as text for people. name is for errors.
func (c *Calculator) Write(name string, r io.Reader, w io.Writer, asJSON bool) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", name, err)
	}
	f, err := Read(name, data, c.Book)
	if err != nil {
		return err
	}
	answer, result, err := c.Answer(&f)
	if err != nil {
		return err
	}
	if !asJSON && !c.EasyRead && c.Book.Proposal { // easy read says it in its own words
		if err := sayProposal(w, c.Book); err != nil {
			return err
		}
	}
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(answer)
	}
	if c.EasyRead {
		return WriteEasyText(w, &f, &result, c.Book, c.At, answer.Changes)
	}
	return WriteText(w, &f, &result, c.Book, c.At, answer.Changes)
}

// Placed is a case with the place that it was read from: "cases.jsonl:12", or the file's name where it is
// the only one.
type Placed struct {
	File

	Place string
}

// ReadAll reads every case of a file: YAML and JSON hold one, JSON Lines one a line. The error lists every
// fault with its line and field.
func ReadAll(name string, r io.Reader, book *law.Book) ([]Placed, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	if !isLines(name, data) {
		f, err := Read(name, data, book)
		return []Placed{{f, name}}, err
	}
	var out []Placed
	var faults []error
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, n)
		f, err := ReadLine(line, book)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", place, err))
		}
		out = append(out, Placed{f, place})
	}
	return out, errors.Join(faults...)
}

// isLines reports whether the file is JSON Lines: by its name, or because its first line is a whole object
// and there is another line.
func isLines(name string, data []byte) bool {
	if strings.HasSuffix(strings.ToLower(name), ".jsonl") {
		return true
	}
	first, rest, more := bytes.Cut(bytes.TrimSpace(bytes.TrimPrefix(data, byteOrderMark)), []byte("\n"))
	return more && bytes.HasPrefix(first, []byte("{")) && json.Valid(first) && len(bytes.TrimSpace(rest)) > 0
}
