package admin

import (
	"bufio"
	"context"
	"encoding/json"

	"github.com/redress-send/redress/casework"
)

type caseExportCmd struct {
	References []string `arg:"" optional:"" name:"reference" help:"The cases; default all of them."`
	JSON       bool     `name:"json" xor:"form" help:"What is written anyway: a single case indented, several a line each."`
	JSONL      bool     `name:"jsonl" xor:"form" help:"One case a line, also for a single one."`

	SubjectAccess bool   `help:"Everything that is kept about the case, for the family: as text, with --json as JSON."`
	Out           string `placeholder:"FILE" help:"With --subject-access: write it to a file, as JSON where its name ends with .json."`
}

// Run writes the cases: a single one as an indented facts file, several as JSON Lines, one in memory at a
// time. “redress case import” reads both, and exports again from an empty database what it read, byte for
// byte: every fact with its id, who recorded it when and where it came from, also what was corrected or taken
// back since.
func (c *caseExportCmd) Run(ctx context.Context, h *House) error {
	return h.inside(ctx, func(rooms *Rooms) (err error) {
		switch {
		case c.SubjectAccess:
			return c.subjectAccess(ctx, h, rooms)
		case c.Out != "":
			return wrongUsage("--out goes with --subject-access")
		}
		if len(c.References) == 1 && !c.JSONL {
			found, err := rooms.find(ctx, c.References[0])
			if err != nil {
				return err
			}
			return writeJSON(h.Out, h.EncodeCase(&found))
		}
		out := bufio.NewWriterSize(h.Out, 1<<16)
		defer func() {
			if e := out.Flush(); err == nil {
				err = e
			}
		}()
		line := json.NewEncoder(out)
		line.SetEscapeHTML(false)
		if len(c.References) > 0 {
			return exportSome(ctx, h, rooms, c.References, line)
		}
		for found, err := range rooms.Service.List(ctx, operator(), casework.Filter{}) {
			if err != nil {
				return err
			}
			if err := line.Encode(h.EncodeCase(&found)); err != nil {
				return err
			}
		}
		return nil
	})
}

func exportSome(ctx context.Context, h *House, rooms *Rooms, references []string, line *json.Encoder) error {
	var all []casework.Case
	for _, typed := range references { // all are found before anything is written
		found, err := rooms.find(ctx, typed)
		if err != nil {
			return err
		}
		all = append(all, found)
	}
	for i := range all {
		if err := line.Encode(h.EncodeCase(&all[i])); err != nil {
			return err
		}
	}
	return nil
}
