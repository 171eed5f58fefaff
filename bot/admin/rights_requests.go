package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// recorded is what the commands have in common that record a fact of the keeping of a case.
type recorded struct {
	Reference string `arg:"" help:"The case's reference, written in any way."`
	On        day    `placeholder:"DATE" help:"The day it happened; default today."`
	JSON      bool   `name:"json" help:"Write JSON."`
}

// recording returns the events that are to be recorded in a case, none where there is nothing to do, and what
// to say about it.
type recording func(found *casework.Case) (events []law.Event, done string, err error)

// record finds the case and records what there is to record. The day of the events is that of --on.
func (c *recorded) record(ctx context.Context, h *House, what recording) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	on, err := h.day(c.On)
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		found, err := rooms.find(ctx, c.Reference)
		if err != nil {
			return err
		}
		events, done, err := what(&found)
		if err != nil {
			return err
		}
		for i := range events {
			if events[i].On.IsZero() {
				events[i].On = on
			}
		}
		if len(events) > 0 {
			if found, err = rooms.record(ctx, &found, now, "", events...); err != nil {
				return err
			}
		}
		if c.JSON {
			return h.show(rooms, &found, casework.Today(now), true)
		}
		fmt.Fprintln(h.Out, done)
		return h.sayRequests(rooms, &found)
	})
}

// sayRequests says until when the open rights requests are to be answered.
func (h *House) sayRequests(rooms *Rooms, c *casework.Case) error {
	open := c.OpenRequests()
	if len(open) == 0 {
		return nil
	}
	now, err := h.Now()
	if err != nil {
		return err
	}
	r, err := rooms.Service.WorkOut(c)
	if err != nil {
		return err
	}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if slices.ContainsFunc(open, func(f casework.Fact) bool { return f.ID == d.Of }) {
			fmt.Fprintf(h.Out, "  - %s\n", brief.Line(d, casework.Today(now)))
		}
	}
	return nil
}

type caseHoldCmd struct {
	recorded

	Lift bool `help:"Let the case go again."`
}

// Run sets a legal hold, or lifts it.
func (c *caseHoldCmd) Run(ctx context.Context, h *House) error {
	return c.record(ctx, h, func(found *casework.Case) ([]law.Event, string, error) {
		since := found.HeldSince()
		switch {
		case c.Lift && since.IsZero():
			return nil, fmt.Sprintf("%s is under no legal hold.", found.Reference), nil
		case c.Lift:
			return []law.Event{{Type: "legal-hold-lifted"}}, fmt.Sprintf("The legal hold of %s is lifted.", found.Reference), nil
		case !since.IsZero():
			return nil, fmt.Sprintf("%s is under a legal hold since %s.", found.Reference, since.Short()), nil
		}
		return []law.Event{{Type: "legal-hold-set"}}, fmt.Sprintf("%s is under a legal hold: it is not erased until that is lifted.", found.Reference), nil
	})
}

type caseRestrictCmd struct {
	recorded

	Why  string `placeholder:"WHY" help:"accuracy-contested, unlawful, needed-for-claim or objection."`
	Lift bool   `help:"Lift the restriction. Tell the family before."`
}

// Run restricts the processing of a case, or lifts the restriction.
func (c *caseRestrictCmd) Run(ctx context.Context, h *House) error {
	if !c.Lift && c.Why == "" {
		return wrongUsage("--why is missing: accuracy-contested, unlawful, needed-for-claim or objection")
	}
	return c.record(ctx, h, func(found *casework.Case) ([]law.Event, string, error) {
		since := found.RestrictedSince()
		switch {
		case c.Lift && since.IsZero():
			return nil, fmt.Sprintf("The processing of %s is not restricted.", found.Reference), nil
		case c.Lift:
			return []law.Event{{Type: "restriction-lifted"}}, fmt.Sprintf("The restriction of %s is lifted.", found.Reference), nil
		case !since.IsZero():
			return nil, fmt.Sprintf("The processing of %s is restricted since %s.", found.Reference, since.Short()), nil
		}
		return []law.Event{{Type: "processing-restricted", Attrs: law.Attrs{}.With("why", c.Why)}},
			fmt.Sprintf("The processing of %s is restricted: it is kept as it is. Only its manager and operators can change it; the family's own limits are still said.", found.Reference), nil
	})
}

type caseRequestCmd struct {
	recorded

	Kind string `required:"" enum:"subject-access,erasure,rectification,restriction" placeholder:"KIND" help:"subject-access, erasure, rectification or restriction."`
}

// Run records that a rights request came in.
func (c *caseRequestCmd) Run(ctx context.Context, h *House) error {
	return c.record(ctx, h, func(found *casework.Case) ([]law.Event, string, error) {
		return []law.Event{{Type: "rights-request-received", Attrs: law.Attrs{}.With("kind", c.Kind)}},
			fmt.Sprintf("The request is recorded in %s. It is to be answered without delay, and at the latest:", found.Reference), nil
	})
}

type caseAnswerCmd struct {
	recorded

	Request string `placeholder:"FACT" help:"The request's id (see “case show --json”), where several are open."`
	Extend  bool   `help:"Not answered: the family was told why it takes up to two months longer."`
}

// Run records that a rights request was answered, or extended.
func (c *caseAnswerCmd) Run(ctx context.Context, h *House) error {
	return c.record(ctx, h, func(found *casework.Case) ([]law.Event, string, error) {
		request, err := openRequest(found, c.Request)
		if err != nil {
			return nil, "", err
		}
		if c.Extend {
			return []law.Event{{Type: "rights-request-extended", Of: request.ID}}, fmt.Sprintf("The request in %s has two months more:", found.Reference), nil
		}
		return []law.Event{{Type: "rights-request-answered", Of: request.ID}}, fmt.Sprintf("The request in %s is answered.", found.Reference), nil
	})
}

// openRequest is the one that is meant.
func openRequest(c *casework.Case, id string) (casework.Fact, error) {
	open := c.OpenRequests()
	if id != "" {
		open = slices.DeleteFunc(open, func(f casework.Fact) bool { return f.ID != id })
	}
	switch len(open) {
	case 0:
		return casework.Fact{}, fmt.Errorf("%s has no such rights request that is open: record it with “redress case request”", c.Reference)
	case 1:
		return open[0], nil
	}
	ids := make([]string, len(open))
	for i := range open {
		day, _ := open[i].Day()
		ids[i] = fmt.Sprintf("%s (%s of %s)", open[i].ID, open[i].Attrs.Get("kind"), day.Short())
	}
	return casework.Fact{}, fmt.Errorf("several rights requests are open in %s: say which with --request: %s", c.Reference, strings.Join(ids, ", "))
}

type caseRectifyCmd struct {
	recorded

	Fact    string            `arg:"" help:"The id of the fact that is wrong (see “case show --json”)."`
	Set     map[string]string `placeholder:"NAME=VALUE" help:"An attribute as it is right; may be repeated."`
	Right   day               `placeholder:"DATE" help:"The day as it is right."`
	Request string            `placeholder:"FACT" help:"The rectification request that this answers, where several are open."`
}

// Run corrects a fact as the family asked: the right one takes its place, the wrong one stays in the history,
// and an open request for rectification is answered by it.
func (c *caseRectifyCmd) Run(ctx context.Context, h *House) error {
	if c.Right.IsZero() && len(c.Set) == 0 {
		return wrongUsage("say what is right: --right DATE or --set NAME=VALUE")
	}
	return c.record(ctx, h, func(found *casework.Case) ([]law.Event, string, error) {
		old, ok := found.Fact(c.Fact)
		if !ok {
			return nil, "", fmt.Errorf("%s has no fact %q; “redress case show %s --json” shows all", found.Reference, c.Fact, found.Reference)
		}
		right := old.Event
		right.ID, right.Supersedes, right.Reported = "", old.ID, false
		if !c.Right.IsZero() {
			right.On = c.Right.Date
		}
		for name, value := range c.Set {
			right.Attrs = right.Attrs.With(name, strings.Split(value, ",")...)
		}
		events, made := []law.Event{right}, fmt.Sprintf("%s is corrected in %s.", c.Fact, found.Reference)
		asked := slices.DeleteFunc(found.OpenRequests(), func(f casework.Fact) bool {
			return f.Attrs.Get("kind") != "rectification" || c.Request != "" && f.ID != c.Request
		})
		if len(asked) == 1 {
			events = append(events, law.Event{Type: "rights-request-answered", Of: asked[0].ID})
			made += " The request for it is answered."
		}
		return events, made, nil
	})
}
