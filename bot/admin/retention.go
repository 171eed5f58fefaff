package admin

import (
	"context"
	"fmt"

	"github.com/redress-send/redress/casework"
)

type retentionCmd struct {
	Once   bool `xor:"how" required:"" help:"One run: erase what is due, empty what was said too long ago."`
	DryRun bool `xor:"how" required:"" help:"Change nothing: only say what would go, and why."`
	At     day  `placeholder:"DATE" help:"With --dry-run: the day to look at; default today."`
	JSON   bool `name:"json" help:"Write JSON."`
}

// overdueJSON is a case whose time is over, as scripts get it.
type overdueJSON struct {
	Reference    casework.Reference      `json:"reference"`
	Organisation casework.OrganisationID `json:"organisation,omitempty"`
	Closed       string                  `json:"closed"`
	Years        int                     `json:"years"`
	Until        string                  `json:"until"`
	Goes         bool                    `json:"goes"`
	KeptBy       string                  `json:"kept_by,omitempty"`
}

// Run runs retention once, or says what a run would do.
func (c *retentionCmd) Run(ctx context.Context, h *House) error {
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
	return h.inside(ctx, func(rooms *Rooms) error {
		if c.DryRun {
			plan, err := rooms.Service.PlanRetention(ctx, operator(), now)
			if err != nil {
				return err
			}
			waiting, err := h.ForgetArrived(ctx, plan.Before, true)
			if err != nil {
				return err
			}
			plan.Texts.Deliveries += waiting
			return c.sayPlan(h, &plan)
		}
		report, err := rooms.Service.Retain(ctx, operator(), now)
		if err != nil {
			return err
		}
		waiting, err := h.ForgetArrived(ctx, report.Before, false)
		if err != nil {
			return err
		}
		report.Texts.Deliveries += waiting
		if c.JSON {
			return writeJSON(h.Out, map[string]any{"erased": report.Erased, "kept": report.Stayed,
				"deliveries_emptied": report.Texts.Deliveries, "letters_emptied": report.Texts.Letters})
		}
		fmt.Fprintf(h.Out, "%s erased, %s kept for a reason; %s and %s emptied.\n", counted(report.Erased, "case"), counted(report.Stayed, "case"),
			counted(int(report.Texts.Deliveries), "message"), counted(int(report.Texts.Letters), "letter"))
		return nil
	})
}

func (c *retentionCmd) sayPlan(h *House, p *casework.RetentionPlan) error {
	if c.JSON {
		cases := make([]overdueJSON, len(p.Cases))
		for i, o := range p.Cases {
			cases[i] = overdueJSON{Reference: o.Reference, Organisation: o.Keeper, Closed: o.Closed.String(), Years: o.Years,
				Until: o.Until.String(), Goes: o.Stays == "", KeptBy: o.Stays}
		}
		return writeJSON(h.Out, map[string]any{"day": p.Day.String(), "cases": cases, "chat_days": p.ChatDays,
			"said_before": casework.Today(p.Before).String(), "deliveries": p.Texts.Deliveries, "letters": p.Texts.Letters})
	}
	going := p.Going()
	fmt.Fprintf(h.Out, "%s: %s would be erased, %s kept.\n", p.Day.Long(), counted(len(going), "case"), counted(len(p.Cases)-len(going), "case"))
	for _, o := range p.Cases {
		why := fmt.Sprintf("closed %s, kept for %s, until %s", o.Closed.Short(), counted(o.Years, "year"), o.Until.Short())
		if o.Stays != "" {
			why += "; stays: " + o.Stays
		}
		fmt.Fprintf(h.Out, "  %s  %s\n", o.Reference, why)
	}
	fmt.Fprintf(h.Out, "Of what was said before %s, %s and %s would be emptied (kept for %s).\n", casework.Today(p.Before).Short(),
		counted(int(p.Texts.Deliveries), "message"), counted(int(p.Texts.Letters), "letter"), counted(p.ChatDays, "day"))
	return nil
}
