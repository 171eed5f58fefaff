package reminders

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// linesOfNobodys is how many lines a policy that does not say it has for cases that nobody has.
const linesOfNobodys = 40

// atATime is how many items of cases that nobody has are looked at together.
const atATime = 500

// Unsaid is how many dates in cases that nobody has are to be said, and are not, for they are too many for a message.
type Unsaid struct {
	All   int
	Today int // those of them that end today
}

// nobodys chooses, of all there is in cases that nobody has, what one of those who oversee them is told of: the most
// urgent lines, and where they get a list, those that stand there first. The rest is counted; it was not told, and
// comes another day. However many cases there are, no more is kept of them than that.
type nobodys struct {
	runner *Runner
	who    *casework.Actor
	policy Policy
	today  civil.Date

	waiting  []casework.Item
	due      []picked
	standing []picked
	told     int      // how many were told today already
	known    []string // keys of what was ever told
	unsaid   Unsaid
	unlisted int
}

// picked is a nudge with the items that it was made of.
type picked struct {
	nudge Nudge
	items []casework.Item
}

// settle looks at what is waiting.
func (n *nobodys) settle(ctx context.Context) error {
	items := n.waiting
	if n.waiting = nil; len(items) == 0 {
		return nil
	}
	wishes, err := n.runner.wishes(ctx, n.who.ID, items)
	if err != nil {
		return err
	}
	items = wanted(items, &wishes, n.today)
	if n.policy.Told, err = told(ctx, n.runner.Reminded, n.who.ID, items); err != nil {
		return err
	}
	of := map[string][]casework.Item{}
	for i := range items {
		of[items[i].Key] = append(of[items[i].Key], items[i])
	}
	for key := range of {
		on := n.policy.toldBy(key, n.today).On
		if on == n.today {
			n.told++
		}
		if !on.IsZero() {
			n.known = append(n.known, key)
		}
	}
	fresh := Plan(items, n.policy, n.today)
	n.due = pick(n.due, fresh, of)
	slices.SortFunc(n.due, func(a, b picked) int {
		return cmp.Or(ends(&b.nudge, n.today)-ends(&a.nudge, n.today), byUrgency(a.nudge, b.nudge))
	})
	n.cut(max(cmp.Or(n.policy.Unassigned, linesOfNobodys)-n.told, 0))
	if n.policy.Digest == nil {
		return nil
	}
	list, rest := n.policy.standing(items, fresh, n.today)
	n.standing = pick(n.standing, list, of)
	slices.SortFunc(n.standing, func(a, b picked) int { return byUrgency(a.nudge, b.nudge) })
	kept := min(len(n.standing), n.policy.Digest.Most)
	n.unlisted += rest + len(n.standing) - kept
	n.standing = slices.Delete(n.standing, kept, len(n.standing))
	return nil
}

func pick(onto []picked, nudges []Nudge, of map[string][]casework.Item) []picked {
	for i := range nudges {
		onto = append(onto, picked{nudges[i], of[nudges[i].Item.Key]})
	}
	return onto
}

// cut leaves so many of what is due and counts the rest.
func (n *nobodys) cut(room int) {
	kept := min(room, len(n.due))
	for i := range n.due[kept:] {
		n.unsaid.All++
		n.unsaid.Today += ends(&n.due[kept+i].nudge, n.today)
	}
	n.due = slices.Delete(n.due, kept, len(n.due))
}

// items are those of what was chosen.
func (n *nobodys) items() []casework.Item {
	var out []casework.Item
	for _, p := range slices.Concat(n.due, n.standing) {
		out = append(out, p.items...)
	}
	return out
}

// ends is 1 for what cannot wait for another day, and 0 for all else.
func ends(n *Nudge, today civil.Date) int {
	if d := &n.Item.Deadline; d.Due == today || d.Safe == today {
		return 1
	}
	return 0
}

// sentence says how many there are; nothing where there are none.
func (u Unsaid) sentence() string {
	switch {
	case u.All == 0:
		return ""
	case u.Today == 0:
		return fmt.Sprintf("And %s in cases that nobody has: assign them, so that somebody is told in time.", count(u.All, "more date", "more dates"))
	}
	return fmt.Sprintf("And %s in cases that nobody has, %d of them today: assign them, so that somebody is told in time.",
		count(u.All, "more date", "more dates"), u.Today)
}
