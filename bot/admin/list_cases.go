package admin

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/redress-send/redress/casework"
)

type caseListCmd struct {
	Authority string `placeholder:"AUTHORITY" help:"Only this authority's, by code or name."`
	Assigned  string `placeholder:"PERSON" help:"Only those that somebody was assigned to."`
	Open      bool   `xor:"state" help:"Only open ones."`
	Closed    bool   `xor:"state" help:"Only closed ones."`
	JSON      bool   `name:"json" help:"Write JSON."`
}

// Run lists cases, ordered by reference.
func (c *caseListCmd) Run(ctx context.Context, h *House) error {
	filter := casework.Filter{Assigned: casework.PersonID(c.Assigned)}
	if c.Authority != "" {
		a, err := h.authority(c.Authority)
		if err != nil {
			return err
		}
		filter.Authority = a.Code
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		show, end := c.printer(h)
		for found, err := range rooms.Service.List(ctx, operator(), filter) {
			if err != nil {
				return err
			}
			if closed := found.Closed(); c.Open && closed || c.Closed && !closed {
				continue
			}
			r, err := rooms.Service.WorkOut(&found)
			if err != nil {
				return err
			}
			show(&found, r.Stage)
		}
		return end()
	})
}

// printer returns what shows one case, and what ends the list.
func (c *caseListCmd) printer(h *House) (show func(*casework.Case, string), end func() error) {
	if c.JSON {
		type row struct {
			caseJSON

			Stage string `json:"stage"`
		}
		all := []row{}
		return func(found *casework.Case, stage string) { all = append(all, row{headerJSON(found), stage}) },
			func() error { return writeJSON(h.Out, all) }
	}
	w := tabwriter.NewWriter(h.Out, 0, 0, 2, ' ', 0)
	none := true
	return func(found *casework.Case, stage string) {
			none = false
			if found.Closed() {
				stage = "closed"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", found.Reference, h.authorityName(found.Authority), strings.Join(found.Grounds, ", "), stage)
		}, func() error {
			if none {
				fmt.Fprintln(w, c.nothing())
			}
			return w.Flush()
		}
}

// nothing says that the list is empty, and why that may be.
func (c *caseListCmd) nothing() string {
	if c.Authority != "" || c.Assigned != "" || c.Open || c.Closed {
		return "No case is like that."
	}
	return "There are no cases yet. “redress case open” opens one, “redress case import” brings them from a file."
}
