package admin

import (
	"context"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

type remindCmd struct {
	Once   bool `help:"One run instead of the schedule."`
	DryRun bool `help:"Send nothing: only say what would be sent to whom, and why."`
	At     day  `placeholder:"DATE" help:"With --dry-run: the day to look at; default today."`
}

// Run runs the reminders.
func (c *remindCmd) Run(ctx context.Context, h *House) error {
	if !c.DryRun && !c.At.IsZero() {
		return wrongUsage("--at goes with --dry-run")
	}
	now, err := h.Now()
	if err != nil {
		return err
	}
	if !c.At.IsZero() {
		now = morning(c.At.Date)
	}
	err = h.Remind(ctx, Reminding{Once: c.Once, DryRun: c.DryRun, At: now})
	if c.Once || c.DryRun {
		return err
	}
	return untilStopped(ctx, err)
}

// morning is the instant of the day at which the reminders of that day have been sent.
func morning(d civil.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 8, 0, 0, 0, casework.London)
}
