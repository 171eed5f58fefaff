package casefile

import (
	"encoding/json"
	"fmt"
	"io"
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
