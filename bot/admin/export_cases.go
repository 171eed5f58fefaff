package admin

import (
	"context"
	"encoding/json"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

type caseExportCmd struct {
	References []string `arg:"" optional:"" name:"reference" help:"The cases; default all of them."`
	JSON       bool     `name:"json" xor:"form" help:"What is written anyway: a single case indented, several a line each."`
	JSONL      bool     `name:"jsonl" xor:"form" help:"One case a line, also for a single one."`
}

// Run writes the cases: a single one as an indented facts file, several as JSON Lines. “redress case import”
// reads both. What was taken back is left out.
func (c *caseExportCmd) Run(ctx context.Context, h *House) (err error) {
	rooms, err := h.Enter(ctx)
	if err != nil {
		return err
	}
	defer rooms.leave(&err)
	if len(c.References) == 1 && !c.JSONL {
		found, err := rooms.find(ctx, c.References[0])
		if err != nil {
			return err
		}
		return writeJSON(h.Out, h.EncodeCase(exported(&found)))
	}
	line := json.NewEncoder(h.Out)
	line.SetEscapeHTML(false)
	if len(c.References) > 0 {
		return exportSome(ctx, h, rooms, c.References, line)
	}
	for found, err := range rooms.Service.List(ctx, operator(), casework.Filter{}) {
		if err != nil {
			return err
		}
		if err := line.Encode(h.EncodeCase(exported(&found))); err != nil {
			return err
		}
	}
	return nil
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
		if err := line.Encode(h.EncodeCase(exported(&all[i]))); err != nil {
			return err
		}
	}
	return nil
}

// exported is the case without what was taken back: a facts file cannot say that something was.
func exported(c *casework.Case) *casework.Case {
	gone := map[string]bool{}
	for _, f := range c.Facts {
		if f.Type == law.Retraction {
			gone[f.ID], gone[f.Supersedes] = true, true
		}
	}
	out := *c
	out.Facts = nil
	for _, f := range c.Facts {
		if !gone[f.ID] {
			out.Facts = append(out.Facts, f)
		}
	}
	return &out
}
