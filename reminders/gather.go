package reminders

import (
	"cmp"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// gather brings the items of one key together: a deadline and what is missing for it may come as several.
// Of several days the earliest that still matters counts. What comes out does not depend on the order of
// what goes in, but for its own order.
func gather(items []casework.Item, today civil.Date) []Nudge {
	at := make(map[string]int, len(items))
	var out []Nudge
	for _, it := range items {
		if it.Key == "" {
			it.Key = casework.DeadlineKey(it.Case, &it.Deadline)
		}
		i, known := at[it.Key]
		if !known {
			i = len(out)
			at[it.Key] = i
			out = append(out, Nudge{Item: it})
		} else if more(&it, &out[i].Item, today) {
			out[i].Item = it
		}
		if it.Gap != nil && !slices.Contains(out[i].Gaps, *it.Gap) {
			out[i].Gaps = append(out[i].Gaps, *it.Gap)
		}
	}
	for i := range out {
		slices.SortFunc(out[i].Gaps, func(a, b law.Gap) int {
			return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Needs, b.Needs), a.Day.Compare(b.Day), cmp.Compare(a.Text, b.Text))
		})
	}
	return out
}

// more reports whether a says more than b about the same deadline.
func more(a, b *casework.Item, today civil.Date) bool {
	if x, y := alive(a, today), alive(b, today); x != y {
		return x
	}
	if a.Deadline.Due != b.Deadline.Due {
		return b.Deadline.Due.IsZero() || !a.Deadline.Due.IsZero() && a.Deadline.Due.Before(b.Deadline.Due)
	}
	return a.Gap == nil && b.Gap != nil
}

// alive reports whether the item can still be nudged about.
func alive(it *casework.Item, today civil.Date) bool {
	status := it.Deadline.Status(today)
	return status == law.Open || status == law.Missed
}
