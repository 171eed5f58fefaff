package admin

import (
	"context"
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

type caseAssignCmd struct {
	Reference string `arg:"" help:"The case's reference, written in any way."`
	Person    string `arg:"" help:"Who gets the case, by id."`
	Role      string `default:"mediator" enum:"mediator,mediation-adviser,sendias-adviser,supporter" help:"What they are on this case: ${enum}."`
	Override  string `placeholder:"REASON" help:"Go ahead in spite of a conflict of interest: ${overrides}."`
	JSON      bool   `name:"json" help:"Write JSON."`
}

// Run assigns the person, after the conflict check.
func (c *caseAssignCmd) Run(ctx context.Context, h *House) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		if err := rooms.known(ctx, c.Person); err != nil {
			return err
		}
		found, err := rooms.find(ctx, c.Reference)
		if err != nil {
			return err
		}
		given, err := rooms.record(ctx, &found, now, c.Override,
			law.Event{Type: "assigned", On: casework.Today(now), Attrs: law.Attrs{}.With("role", c.Role).With("person", c.Person)})
		if err != nil {
			return err
		}
		if c.JSON {
			return h.show(rooms, &given, casework.Today(now), true)
		}
		fmt.Fprintf(h.Out, "%s is %s on %s.\n", c.Person, strings.ReplaceAll(c.Role, "-", " "), found.Reference)
		return nil
	})
}

type caseGlassCmd struct {
	Reference string `arg:"" help:"The case's whole reference, like HPL-0231."`
	For       string `required:"" placeholder:"PERSON" help:"The manager who is to see the case for 24 hours."`
	Reason    string `required:"" placeholder:"REASON" help:"Why: ${glass}."`
}

// Run breaks the glass for a manager who cannot do it in chat.
func (c *caseGlassCmd) Run(ctx context.Context, h *House) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		who, err := rooms.person(ctx, c.For)
		if err != nil {
			return err
		}
		b, err := rooms.Service.BreakGlass(ctx, who, casework.Breaking{Reference: c.Reference, Reason: c.Reason, At: now, By: operator().ID})
		if err != nil {
			return err
		}
		fmt.Fprintf(h.Out, "If %s is a case of an area that %s works for, %s sees it until %s. Those who have the case are told; the reason is in the audit.\n",
			b.Reference, who.Organisation, who.ID, momentSays(b.Until))
		return nil
	})
}

type peopleRightsCmd struct{}

// Run prints the permission table.
func (peopleRightsCmd) Run(h *House) error {
	_, err := fmt.Fprint(h.Out, casework.RightsDocument())
	return err
}

// reasons lists the names of reasons, for help.
func reasons(all []casework.Reason) string {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.Name
	}
	return strings.Join(names, ", ")
}
