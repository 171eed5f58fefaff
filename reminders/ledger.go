package reminders

import (
	"context"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// The ledger of what was said is kept through casework.Reminded, two entries an item: under the item's own
// key the last day as it was told, and under that key with said the day on which something was last said.
const said = casework.ToldOn

// told reads from the ledger what the person was told about the items.
func told(ctx context.Context, ledger casework.Reminded, who casework.PersonID, items []casework.Item) (map[string]Told, error) {
	keys := make([]string, 0, 2*len(items))
	for i := range items {
		keys = append(keys, items[i].Key, items[i].Key+said)
	}
	days, err := ledger.LastTold(ctx, who, keys)
	if err != nil {
		return nil, err
	}
	out := make(map[string]Told, len(items))
	for i := range items {
		key := items[i].Key
		out[key] = Told{Due: days[key], On: days[key+said]}
	}
	return out, nil
}

// telling is what goes into the ledger with the nudges.
func telling(who casework.PersonID, nudges []Nudge, today civil.Date, at time.Time, law string) []casework.Told {
	out := make([]casework.Told, 0, 2*len(nudges))
	for i := range nudges {
		item := &nudges[i].Item
		out = append(out,
			casework.Told{Person: who, Case: item.Case, Key: item.Key, Due: item.Deadline.Due, At: at, Law: law},
			casework.Told{Person: who, Case: item.Case, Key: item.Key + said, Due: today, At: at, Law: law})
	}
	return out
}
