package reminders

import (
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// sentence is what is said about one item: its reference, what has changed, the deadline as a row, what else there is to
// say, and what it rests on.
func (n *Nudge) sentence(today civil.Date) string {
	said := string(n.Item.Reference) + ": "
	switch n.Reason {
	case Blocked:
		return said + n.missing()
	case Standing:
		if n.Item.Deadline.Due.IsZero() {
			return said + n.missing()
		}
	case Lost:
		said += n.title() + ": the day you were told, " + n.Was.Short() + ", no longer holds, and no other can be worked out."
		return said + " " + n.missing()
	case Moved:
		said += "the day has changed from " + n.Was.Short() + ". "
	case Found:
		said += "the day can be worked out now. "
	}
	said += brief.Row(&n.Item.Deadline, today)
	if n.Reason == SafeDay {
		said += " So today is the day to act."
	}
	if n.Item.Deadline.Certainty != law.Certain && len(n.Gaps) > 0 {
		said += " " + n.missing()
	}
	if len(n.Silent) > 0 {
		said += " " + names(n.Silent) + " has not answered."
	}
	return said + " " + brief.Provision(&n.Item.Deadline) + "."
}

// names are ids of people in a row: "mediator-1, mediator-2".
func names(of []casework.PersonID) string {
	all := make([]string, len(of))
	for i, id := range of {
		all[i] = string(id)
	}
	return strings.Join(all, ", ")
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
	if n.Item.Deadline.Rule != nil {
		return brief.Title(&n.Item.Deadline)
	}
	if r := ruleOf(&n.Item); r != nil {
		return r.Title
	}
	return "a date"
}

// aboutGap is a sentence of its own about what is missing.
func aboutGap(g *law.Gap) string {
	text := brief.Gap(g)
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
