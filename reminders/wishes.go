package reminders

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// wishes returns what the person settled about their messages and these items.
func (r *Runner) wishes(ctx context.Context, p casework.PersonID, about []casework.Item) (casework.Wishes, error) {
	if r.Wishes == nil {
		return casework.Wishes{}, nil
	}
	keys := make([]string, len(about))
	for i := range about {
		keys[i] = about[i].Key
	}
	return r.Wishes.Wishes(ctx, p, keys)
}

// wanted leaves out what the person put off, and what is not theirs where somebody else has it. What ends on
// the very day, and what is overdue, is never left out because it was put off.
func wanted(items []casework.Item, w *casework.Wishes, today civil.Date) []casework.Item {
	if len(w.Items) == 0 {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), func(it casework.Item) bool {
		return w.Asleep(it.Key, it.Deadline.Due, today) || notTheirs(&it, w)
	})
}

func notTheirs(it *casework.Item, w *casework.Wishes) bool {
	return slices.ContainsFunc(w.Items, func(i casework.ItemWish) bool { return i.NotMine && i.Key == it.Key }) &&
		slices.ContainsFunc(it.People, func(p casework.PersonID) bool { return p != w.Person })
}

// mayDisturb reports whether the instant is in the policy's hours, not before the person's own time and not in
// their quiet hours.
func (p *Policy) mayDisturb(who *casework.Actor, w *casework.Wishes, at time.Time) bool {
	chosen, err := clock(cmp.Or(w.DigestAt, who.Digest.At))
	return p.Hours.Hold(at) && (err != nil || chosen <= sinceMidnight(at)) && !quiet(w, at)
}

// quiet reports whether the instant is in the person's quiet hours, which may run over midnight.
func quiet(w *casework.Wishes, at time.Time) bool {
	from, err := clock(w.QuietFrom)
	to, err2 := clock(w.QuietTo)
	if err != nil || err2 != nil || from == to {
		return false
	}
	now := sinceMidnight(at)
	if from < to {
		return from <= now && now < to
	}
	return from <= now || now < to
}
