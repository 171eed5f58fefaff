package admin

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
)

type caseEraseCmd struct {
	Reference string `arg:"" help:"The case's reference, written in any way."`
	Reason    string `default:"other" placeholder:"WHY" help:"request, retention, mistake or other. Other words are not kept."`
	DryRun    bool   `help:"Erase nothing: only say what would go, and what keeps it."`
	Yes       bool   `help:"Do not ask."`
	JSON      bool   `name:"json" help:"Write JSON."`
}

// erasedJSON is an erasure as scripts get it.
type erasedJSON struct {
	ID        casework.CaseID    `json:"id,omitempty"`
	Reference casework.Reference `json:"reference"`
	Erased    bool               `json:"erased"`
	Already   bool               `json:"already,omitempty"` // before this
	Reason    casework.Why       `json:"reason"`
	At        string             `json:"at,omitempty"`
	Rows      casework.Rows      `json:"rows,omitempty"` // that go, by table
}

// Run erases the case, after it was asked whether it really should.
func (c *caseEraseCmd) Run(ctx context.Context, h *House) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		found, err := rooms.find(ctx, c.Reference)
		if err != nil {
			return c.gone(ctx, h, rooms, err)
		}
		w, err := rooms.Service.WeighErasure(ctx, operator(), found.ID, c.why(), now)
		if err != nil {
			return err
		}
		if !c.JSON {
			c.say(h, &w, casework.Today(now))
		}
		if !c.DryRun {
			if err := c.confirm(h, found.Reference); err != nil {
				return err
			}
			if w.Rows, err = rooms.Service.Erase(ctx, operator(), w); err != nil {
				return err
			}
		}
		switch {
		case c.JSON:
			return writeJSON(h.Out, erasedJSON{Reference: found.Reference, Erased: !c.DryRun, Reason: c.why(), Rows: w.Rows})
		case c.DryRun:
			fmt.Fprintln(h.Out, "Nothing was erased.")
		default:
			fmt.Fprintf(h.Out, "%s is erased.\n", found.Reference)
		}
		return nil
	})
}

// why is the reason as it is kept: words that are not on the list are not.
func (c *caseEraseCmd) why() casework.Why {
	if why := casework.Why(c.Reason); slices.Contains(casework.Whys, why) {
		return why
	}
	return casework.WhyOther
}

// gone answers for a case that was erased before: there is nothing left to do.
func (c *caseEraseCmd) gone(ctx context.Context, h *House, rooms *Rooms, none error) error {
	was, erased, err := rooms.Service.Erased(ctx, operator(), c.Reference)
	switch {
	case err != nil:
		return err
	case !erased:
		return none
	}
	var rows casework.Rows
	if !c.DryRun { // what was left beside the database goes now
		if rows, err = rooms.Service.ForgetErased(ctx, operator(), []casework.Erased{was}); err != nil {
			return err
		}
	}
	if c.JSON {
		return writeJSON(h.Out, erasedJSON{Reference: was.Reference, Erased: true, Already: true, Reason: was.Why, At: was.At.UTC().Format(stamp), Rows: rows})
	}
	fmt.Fprintf(h.Out, "%s was erased on %s (%s). There is nothing left to do.\n", was.Reference, casework.Today(was.At).Short(), was.Why)
	return nil
}

// stamp is how instants are written for scripts.
const stamp = "2006-01-02T15:04:05Z"

// say says what goes and what stays.
func (c *caseEraseCmd) say(h *House, w *casework.Leaving, today civil.Date) {
	fmt.Fprintf(h.Out, "%s: %s, %s\n", w.Case.Reference, h.authorityName(w.Case.Authority), strings.Join(w.Case.Grounds, ", "))
	fmt.Fprintf(h.Out, "For good goes: %s.\n", rowsSay(w.Rows))
	fmt.Fprintln(h.Out, "There stays: the audit (who did what when, by ids), the reference, which is not given again, and how the case is counted, without it.")
	if c.Reason != string(c.why()) {
		fmt.Fprintln(h.Out, "The reason is kept as “other”; its words are not.")
	}
	h.section("Nobody is reminded any more of what is still running", len(w.Running), func(i int) string { return brief.Line(&w.Running[i], today) })
}

// rowsSay lists rows by table.
func rowsSay(rows casework.Rows) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		parts = append(parts, fmt.Sprintf("%s %d", name, rows[name]))
	}
	return strings.Join(parts, ", ")
}

// confirm asks on a terminal; where there is none nobody can be asked.
func (c *caseEraseCmd) confirm(h *House, r casework.Reference) error {
	if c.Yes {
		return nil
	}
	if !h.Terminal {
		return fmt.Errorf("%s was not erased: add --yes, for here nobody can be asked", r)
	}
	fmt.Fprintf(h.Err, "Type %s to erase it: ", r)
	typed, _ := bufio.NewReader(h.In).ReadString('\n') // the end of the input is an answer too
	letters, number, ok := casework.ParseReference(strings.TrimSpace(typed))
	if !ok || letters == "" || casework.NewReference(letters, number) != r {
		return fmt.Errorf("%s was not erased: what was typed is not its reference", r)
	}
	return nil
}

type caseErasedCmd struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// Run lists what was erased, by reference: when and why. Nothing else of it is kept.
func (c *caseErasedCmd) Run(ctx context.Context, h *House) error {
	return h.inside(ctx, func(rooms *Rooms) error {
		all, err := rooms.Service.AllErased(ctx, operator())
		if err != nil {
			return err
		}
		if c.JSON {
			out := make([]erasedJSON, len(all))
			for i, e := range all {
				out[i] = erasedJSON{ID: e.Case, Reference: e.Reference, Erased: true, Reason: e.Why, At: e.At.UTC().Format(stamp)}
			}
			return writeJSON(h.Out, out)
		}
		if len(all) == 0 {
			fmt.Fprintln(h.Out, "No case has been erased.")
		}
		for _, e := range all {
			fmt.Fprintf(h.Out, "%s  %s  %s\n", e.Reference, casework.Today(e.At).Short(), e.Why)
		}
		return nil
	})
}
