package reminders

import (
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// sentence is what is said about one item: its reference, what has changed, and the deadline in the words
// that every room uses.
func (n *Nudge) sentence(today civil.Date) string {
	said := string(n.Item.Reference) + ": "
	switch n.Reason {
	case Blocked:
		return said + n.missing()
	case Lost:
		said += n.title() + ": the day you were told, " + n.Was.Short() + ", no longer holds, and no other can be worked out."
		return said + " " + n.missing()
	case Moved:
		said += "the day has changed from " + n.Was.Short() + ". "
	}
	said += aboutDeadline(&n.Item.Deadline, today)
	if n.Reason == SafeDay {
		said += " Today is the last working day before it."
	}
	if n.Item.Deadline.Certainty != law.Certain && len(n.Gaps) > 0 {
		said += " " + n.missing()
	}
	return said
}

// missing says what cannot be worked out and what would settle it.
func (n *Nudge) missing() string {
	var all []string
	for i := range n.Gaps {
		all = append(all, aboutGap(&n.Gaps[i]))
	}
	return strings.Join(all, " ")
}

func (n *Nudge) title() string {
	if r := ruleOf(&n.Item); r != nil {
		return r.Title
	}
	return "a date"
}

func aboutDeadline(d *law.Deadline, today civil.Date) string {
	title := "a date"
	if d.Rule != nil {
		title = d.Rule.Title
	}
	out := title + ", by " + d.Due.Short()
	if d.Certainty != law.Certain {
		out += " (" + string(d.Certainty) + ")"
	}
	return out + "."
}

func aboutGap(g *law.Gap) string {
	title := "a date"
	if g.Rule != nil {
		title = g.Rule.Title
	}
	return title + " cannot be worked out."
}
