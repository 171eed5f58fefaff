package admin

import (
	"context"
	"fmt"

	"github.com/redress-send/redress/casework"
)

type peopleLinkCmd struct {
	Person  string `arg:"" help:"The person's id."`
	Account string `arg:"" optional:"" help:"The account: slack:TEAM/USER or discord:USER. Without it, a code is printed."`
}

// Run ties the account, or prints a code with which the person does.
func (c *peopleLinkCmd) Run(ctx context.Context, h *House) error {
	if _, err := h.Now(); err != nil {
		return err
	}
	code, err := h.Link(ctx, casework.PersonID(c.Person), c.Account)
	if err != nil {
		return err
	}
	if code == "" {
		fmt.Fprintf(h.Out, "%s is tied to %s.\n", c.Account, c.Person)
		return nil
	}
	fmt.Fprintf(h.Out, "Let %s send this to Redress in a direct message, within 24 hours; it is good once:\n\n    link %s\n", c.Person, code)
	return nil
}

type peopleUnlinkCmd struct {
	Person  string `arg:"" help:"The person's id."`
	Account string `arg:"" help:"The account: slack:TEAM/USER or discord:USER."`
}

// Run unties the account.
func (c *peopleUnlinkCmd) Run(ctx context.Context, h *House) error {
	was, err := h.Unlink(ctx, casework.PersonID(c.Person), c.Account)
	if err != nil {
		return err
	}
	if !was {
		return fmt.Errorf("%s is not an account of %s", c.Account, c.Person)
	}
	fmt.Fprintf(h.Out, "%s is nobody's now. Nothing more is sent there.\n", c.Account)
	return nil
}

type peopleCalendarCmd struct {
	Person string `arg:"" help:"The person's id."`
	Revoke bool   `help:"Make the address good for nothing; the next one is a new one."`
}

// Run prints the address, or revokes it.
func (c *peopleCalendarCmd) Run(ctx context.Context, h *House) error {
	address, err := h.PersonsCalendar(ctx, casework.PersonID(c.Person), c.Revoke)
	if err != nil {
		return err
	}
	if c.Revoke {
		fmt.Fprintf(h.Out, "The address of %s's calendar is good for nothing now.\n", c.Person)
		return nil
	}
	fmt.Fprintf(h.Out, "Let %s subscribe to this, and nobody else read it; “redress web” serves it:\n\n    %s\n", c.Person, address)
	return nil
}
