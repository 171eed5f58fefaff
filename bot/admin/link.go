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
