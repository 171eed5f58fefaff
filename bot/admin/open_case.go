package admin

import (
	"context"
	"fmt"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

type caseOpenCmd struct {
	Authority string     `required:"" placeholder:"AUTHORITY" help:"The local authority, by code, letters or name."`
	Ground    []string   `required:"" placeholder:"GROUND" help:"What the dispute is about, for example refuse-assess; may be repeated."`
	Appellant string     `default:"parent" enum:"parent,young-person,alternative-person" help:"Whose right it is: ${enum}."`
	Reference string     `placeholder:"REF" help:"The case's reference; default the next free one of the area."`
	Fact      []Supposed `placeholder:"FACT=DATE" sep:"none" help:"A first fact; may be repeated."`
	Assign    string     `placeholder:"PERSON" help:"The mediator who gets the case."`
	JSON      bool       `name:"json" help:"Write JSON."`
}

// Run opens the case and shows it.
func (c *caseOpenCmd) Run(ctx context.Context, h *House) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	area, err := h.authority(c.Authority)
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		if err := rooms.known(ctx, c.Assign); err != nil {
			return err
		}
		in := casework.Opening{
			Header: casework.Header{
				Reference: casework.Reference(c.Reference), Authority: area.Code, Grounds: c.Ground, Appellant: c.Appellant,
			},
			Area:     area.Letters,
			Envelope: commanded(now),
		}
		for _, f := range c.Fact {
			in.Facts = append(in.Facts, law.Event{Type: f.Type, On: f.On})
		}
		if c.Assign != "" {
			in.Facts = append(in.Facts, law.Event{
				Type: "assigned", On: casework.Today(now),
				Attrs: law.Attrs{}.With("role", "mediator").With("person", c.Assign),
			})
		}
		opened, err := rooms.Service.Open(ctx, operator(), in)
		if err != nil {
			return err
		}
		return h.show(rooms, &opened, casework.Today(now), c.JSON)
	})
}

// known is an error where the person is named and not there.
func (r *Rooms) known(ctx context.Context, person string) error {
	if person == "" {
		return nil
	}
	_, err := r.person(ctx, person)
	return err
}

type caseCloseCmd struct {
	Reference string `arg:"" help:"The case's reference, written in any way."`
	Why       string `required:"" placeholder:"WHY" help:"agreed, ordered, withdrawn, conceded, out-of-time or other."`
	On        day    `placeholder:"DATE" help:"The day it was closed; default today."`
	JSON      bool   `name:"json" help:"Write JSON."`
}

// Run records that the case is closed.
func (c *caseCloseCmd) Run(ctx context.Context, h *House) error {
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
		if found.Closed() {
			return fmt.Errorf("%s is closed already", found.Reference)
		}
		closed, err := rooms.record(ctx, &found, now, "", law.Event{Type: "case-closed", On: on, Attrs: law.Attrs{}.With("why", c.Why)})
		if err != nil {
			return err
		}
		if c.JSON {
			return h.show(rooms, &closed, casework.Today(now), true)
		}
		fmt.Fprintf(h.Out, "%s is closed: %s, %s.\n", found.Reference, c.Why, on.Short())
		return nil
	})
}
