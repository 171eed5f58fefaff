package reminders

import (
	"context"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// unanswered returns, by the item's key, who of the person's organisation was told of it and has not answered, for the
// items whose ladder goes higher by now: those are for the managers to see to.
func (r *Runner) unanswered(ctx context.Context, who *casework.Actor, policy *Policy, others *overseen, today civil.Date) (
	map[string][]casework.PersonID, error,
) {
	theirs := map[casework.PersonID][]casework.Item{}
	for i := range others.risen {
		it := &others.risen[i]
		if !risen(policy, it, today) || slices.Contains(it.People, who.ID) {
			continue
		}
		for _, p := range it.People {
			theirs[p] = append(theirs[p], *it)
		}
	}
	var out map[string][]casework.PersonID
	for p, of := range theirs {
		holder, err := r.People.Person(ctx, p)
		if casework.KindOf(err) == casework.NotFound || err == nil && holder.Organisation != who.Organisation {
			continue
		}
		if err != nil {
			return nil, err
		}
		silent, err := r.silentOn(ctx, &holder, of, others.earlier, today)
		if err != nil {
			return nil, err
		}
		for _, key := range silent {
			if out == nil {
				out = map[string][]casework.PersonID{}
			}
			out[key] = append(out[key], p)
		}
	}
	for key, people := range out {
		out[key] = slices.Compact(slices.Sorted(slices.Values(people)))
	}
	return out, nil
}

// risen reports whether the item has come so near its last day that it is for managers too.
func risen(policy *Policy, it *casework.Item, today civil.Date) bool {
	above, due := policy.Ladder(ruleOf(it)).above(), it.Deadline.Due
	return !above.Silent && !due.IsZero() && alive(it, today) &&
		!latestRung(above, due, it.Deadline.Safe, today, policy.Calendar).IsZero()
}

// silentOn returns the keys of the items that the person was told of and has not answered. Whoever cannot be told is
// silent on everything. Somebody who was first told today has until tomorrow, unless today is the last day; what this
// very run told them is no reason to wait.
func (r *Runner) silentOn(ctx context.Context, who *casework.Actor, items []casework.Item, before earlier, today civil.Date) ([]string, error) {
	wishes, err := r.wishes(ctx, who.ID, items)
	if err != nil {
		return nil, err
	}
	last, err := told(ctx, r.Reminded, who.ID, items)
	if err != nil {
		return nil, err
	}
	var out []string
	for i := range items {
		it := &items[i]
		on := last[it.Key].On
		if then, is := before[toldOf{who.ID, it.Key}]; is {
			on = then
		}
		waited := who.Disabled || !on.IsZero() && on.Before(today) || it.Deadline.Due == today
		if waited && !answered(&wishes, it, on, today) {
			out = append(out, it.Key)
		}
	}
	return out, nil
}

// answered reports whether the person did something about the item, as its day now is, since they were last told, or
// put it off until a day that is still to come.
func answered(w *casework.Wishes, it *casework.Item, told, today civil.Date) bool {
	if w.Asleep(it.Key, it.Deadline.Due, today) {
		return true
	}
	for i := range w.Items {
		if wish := &w.Items[i]; wish.Key == it.Key && wish.Due == it.Deadline.Due && !wish.NotMine {
			return !told.IsZero() && !casework.Today(wish.At).Before(told)
		}
	}
	return false
}
