package admin

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
)

type doctorCmd struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// errNotWell is the end of doctor where something failed.
var errNotWell = errors.New("something is not set up: see the lines marked “failure” for what to do")

// Run looks at everything and says what to do. A failure is exit status 1, a warning is not.
func (c *doctorCmd) Run(ctx context.Context, h *House) error {
	found := h.Examine(ctx)
	if err := c.print(h, found); err != nil {
		return err
	}
	for _, f := range found {
		if f.Level == Failure {
			return errNotWell
		}
	}
	return nil
}

func (c *doctorCmd) print(h *House, found []Finding) error {
	if c.JSON {
		return writeJSON(h.Out, found)
	}
	w := tabwriter.NewWriter(h.Out, 0, 0, 2, ' ', 0)
	for _, f := range found {
		fmt.Fprintf(w, "%s\t%s\t%s\n", f.Level, f.Name, f.Text)
	}
	return w.Flush()
}
