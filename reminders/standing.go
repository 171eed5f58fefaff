package reminders

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// Telling is what one person is told in one message.
type Telling struct {
	Ref     string  // which of the person's messages it is, for what is pressed on it: the day and the number
	List    bool    // it is the list that they get today
	Lists   bool    // they get lists
	New     []Nudge // what is newly said
	Listed  []Nudge // what stands in their list besides
	Rest    int     // how many more stand there
	Settled int     // how many of the last list are settled
	Unsaid  Unsaid  // what is not in it, in cases that nobody has
}

// all is everything that is told, in the order of the message.
func (t *Telling) all() []Nudge {
	all := slices.Concat(t.New, t.Listed)
	slices.SortFunc(all, byUrgency)
	return all
}

// lastTime says how often what is newly said is said from now on, where that is not as before; mostly it is empty.
func (t *Telling) lastTime() string {
	last := 0
	for i := range t.New {
		if t.New[i].Last {
			last++
		}
	}
	switch {
	case last == 0:
		return ""
	case t.Lists:
		return count(last, "overdue date is", "overdue dates are") + " listed once a week from now on."
	}
	return count(last, "overdue date is", "overdue dates are") + " said for the last time. “what is overdue” goes on showing what has passed."
}

// lists reports whether the person gets their whole list on the day: on the days that they chose, or on those of
// their organisation, and never on a closed day.
func (p *Policy) lists(chosen Days, today civil.Date) bool {
	return p.Digest != nil && !isClosed(p.Calendar, today) && Days(firstOf(chosen, p.Digest.Days)).On(today.Weekday())
}

// firstOf is the first list that is not empty.
func firstOf(lists ...[]string) []string {
	for _, l := range lists {
		if len(l) > 0 {
			return l
		}
	}
	return nil
}

// settled is how much of what the person was last told is settled: is neither among the items nor the keys.
func (r *Runner) settled(ctx context.Context, who casework.PersonID, items []casework.Item, open []string) (int, error) {
	desk, ok := r.Wishes.(interface {
		LastDigest(ctx context.Context, p casework.PersonID) (keys []string, at time.Time, err error)
	})
	if !ok {
		return 0, nil
	}
	last, _, err := desk.LastDigest(ctx, who)
	return settledSince(last, items, open), err
}

// standing returns what stands in the person's list besides the nudges: overdue, due in the days that the digest looks
// ahead, or blocked; not what was said today already. rest is how many did not fit.
func (p *Policy) standing(items []casework.Item, nudges []Nudge, today civil.Date) (out []Nudge, rest int) {
	said := make(map[string]bool, len(nudges))
	for i := range nudges {
		said[nudges[i].Item.Key] = true
	}
	for _, n := range gather(items, today) {
		if !said[n.Item.Key] && p.stands(&n, today) {
			n.Reason, n.Rung = Standing, today
			if due := n.Item.Deadline.Due; !due.IsZero() {
				n.Days = due.Sub(today)
			}
			out = append(out, n)
		}
	}
	slices.SortFunc(out, byUrgency)
	kept := min(len(out), p.Digest.Most)
	return out[:kept], len(out) - kept
}

// stands reports whether the item stands in the list of the day. What its ladder has done with stands there once a week.
func (p *Policy) stands(n *Nudge, today civil.Date) bool {
	d, ladder, told := &n.Item.Deadline, p.Ladder(ruleOf(&n.Item)), p.toldBy(n.Item.Key, today).On
	if !alive(&n.Item, today) || ladder.Silent || !told.Before(today) || len(p.Silent[n.Item.Key]) > 0 {
		return false
	}
	if d.Due.IsZero() {
		return len(n.Gaps) > 0
	}
	if spoken(&ladder.After, d.Due, today, p.Calendar) && !told.Before(monday(today)) {
		return false
	}
	return d.Due.Sub(today) <= p.Digest.Ahead
}

// settledSince is how many of the deadlines of the last list are no longer the person's to look after: met, ended, or
// with somebody else.
func settledSince(last []string, items []casework.Item, keys []string) (n int) {
	open := make(map[string]bool, len(items))
	for _, key := range keys {
		open[key] = true
	}
	for i := range items {
		open[items[i].Key] = true
	}
	for _, key := range last {
		if !strings.HasSuffix(key, said) && !open[key] {
			n++
		}
	}
	return n
}
