package admin

import (
	"context"

	"github.com/redress-send/redress/casework"
)

type consoleCmd struct {
	As   string  `required:"" placeholder:"PERSON" help:"Who talks."`
	At   instant `placeholder:"RFC3339" help:"The instant at which it is said; default now."`
	JSON bool    `name:"json" help:"One JSON object a line in and out."`
}

// Run talks until the input ends.
func (c *consoleCmd) Run(ctx context.Context, h *House) error {
	return h.Talk(ctx, Talk{As: casework.PersonID(c.As), At: c.At.Time, JSON: c.JSON})
}
