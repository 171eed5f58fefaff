package admin

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
)

type caseCountCmd struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// countJSON counts the cases of one kind as scripts get it.
type countJSON struct {
	Authority string           `json:"authority"`
	Grounds   []string         `json:"grounds"`
	Appellant string           `json:"appellant"`
	Opened    casework.Quarter `json:"opened"`
	Cases     int              `json:"cases"`
	Closed    int              `json:"closed"`
}

// Run counts all cases by authority, grounds, appellant and the quarter in which they were opened. Erased
// cases are counted as they were. Small numbers are not suppressed: this is for who runs the installation.
func (c *caseCountCmd) Run(ctx context.Context, h *House) error {
	today, err := h.day(day{})
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		index, all, total := map[string]int{}, []countJSON{}, 0
		for t, err := range rooms.Service.Tallies(ctx, operator(), today) {
			if err != nil {
				return err
			}
			key := strings.Join([]string{t.Authority, strings.Join(t.Grounds, " "), t.Appellant, string(t.Opened)}, "|")
			at, known := index[key]
			if !known {
				at = len(all)
				index[key] = at
				all = append(all, countJSON{Authority: t.Authority, Grounds: t.Grounds, Appellant: t.Appellant, Opened: t.Opened})
			}
			all[at].Cases++
			total++
			if t.Closed != "" {
				all[at].Closed++
			}
		}
		slices.SortFunc(all, func(a, b countJSON) int {
			return cmp.Or(cmp.Compare(a.Authority, b.Authority), slices.Compare(a.Grounds, b.Grounds),
				cmp.Compare(a.Appellant, b.Appellant), cmp.Compare(a.Opened, b.Opened))
		})
		if c.JSON {
			return writeJSON(h.Out, map[string]any{"cases": total, "counts": all})
		}
		fmt.Fprintf(h.Out, "%s in all, erased ones too. Not for publication: small numbers are not suppressed.\n", counted(total, "case"))
		for _, n := range all {
			fmt.Fprintf(h.Out, "  %s  %s, %s, %s: %d, of them closed %d\n", n.Opened, h.authorityName(n.Authority), strings.Join(n.Grounds, ", "), n.Appellant, n.Cases, n.Closed)
		}
		return nil
	})
}
