package admin

import "context"

type remindCmd struct {
	Once   bool `help:"One run instead of the schedule."`
	DryRun bool `help:"Send nothing: only say what would be sent to whom, and why."`
	At     day  `placeholder:"DATE" help:"With --dry-run: the day to look at; default today."`
	JSON   bool `name:"json" help:"With --dry-run: write JSON."`
}

// Run runs the reminders.
func (c *remindCmd) Run(ctx context.Context, h *House) error {
	if !c.DryRun && (!c.At.IsZero() || c.JSON) {
		return wrongUsage("--at and --json go with --dry-run")
	}
	r := Reminding{Once: c.Once, DryRun: c.DryRun, JSON: c.JSON}
	if c.DryRun {
		at, err := h.day(c.At)
		if err != nil {
			return err
		}
		r.At = at
	}
	return h.Remind(ctx, r)
}
