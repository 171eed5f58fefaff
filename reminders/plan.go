package reminders

import (
	"cmp"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Plan returns what one person is to be told today about the items of their agenda: at most one nudge an
// item, ordered by section and last day. The order of the items does not matter.
//
// An item that is met or superseded gives none. On a closed day only what ends on that very day is said;
// everything else waits for the next run on a working day, which says it once.
func Plan(items []casework.Item, p Policy, today civil.Date) []Nudge {
	var out []Nudge
	for _, n := range gather(items, today) {
		if p.due(&n, today) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, byUrgency)
	return out
}

func byUrgency(a, b Nudge) int {
	return cmp.Or(
		cmp.Compare(a.Section(), b.Section()),
		a.Item.Deadline.Due.Compare(b.Item.Deadline.Due),
		cmp.Compare(a.Item.Reference, b.Item.Reference),
		cmp.Compare(a.Item.Key, b.Item.Key))
}

// due reports whether the nudge is due today, and fills in why.
func (p *Policy) due(n *Nudge, today civil.Date) bool {
	d, told := &n.Item.Deadline, p.toldBy(n.Item.Key, today)
	ladder := p.Ladder(ruleOf(&n.Item))
	if silent := p.Silent[n.Item.Key]; len(silent) > 0 {
		ladder, n.Silent = ladder.above(), silent
	}
	if ladder.Silent || !alive(&n.Item, today) || isClosed(p.Calendar, today) && d.Due != today {
		return false
	}
	n.Rung, n.Note, n.before = today, ladder.Note, told.On
	switch {
	case !told.Due.IsZero() && d.Due.IsZero():
		n.Reason, n.Was = Lost, told.Due
		return true
	case d.Due.IsZero():
		n.Reason = Blocked
		return len(n.Gaps) > 0 && (told.On.IsZero() || today.Sub(told.On) >= p.BlockedEvery)
	}
	n.Days = d.Due.Sub(today)
	switch {
	case !told.Due.IsZero() && told.Due != d.Due:
		n.Reason, n.Was = Moved, told.Due
		return true
	case told.Due.IsZero() && !told.On.IsZero():
		n.Reason = Found
		return true
	}
	n.Reason = reason(d, today)
	n.Rung = latestRung(ladder, d.Due, d.Safe, today, p.Calendar)
	if ladder.AtOnce && told.On.IsZero() && n.Rung.IsZero() {
		n.Rung = today
	}
	n.Last = n.Reason == Overdue && spoken(&ladder.After, d.Due, today, p.Calendar)
	return n.Rung.After(told.On)
}

// toldBy returns what was told by today. Something said on a day that is yet to come was said by a clock that
// has been set back since, and does not count; one day is left for a run around midnight.
func (p *Policy) toldBy(key string, today civil.Date) Told {
	t := p.Told[key]
	if t.On.After(today.AddDays(1)) {
		t.On = civil.Date{}
	}
	return t
}

func ruleOf(item *casework.Item) *law.Rule {
	if item.Deadline.Rule == nil && item.Gap != nil {
		return item.Gap.Rule
	}
	return item.Deadline.Rule
}

func reason(d *law.Deadline, today civil.Date) Reason {
	switch {
	case d.Due.Before(today):
		return Overdue
	case d.Due == today:
		return LastDay
	case d.Safe == today:
		return SafeDay
	}
	return Ahead
}
