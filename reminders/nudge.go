package reminders

import (
	"fmt"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Reason says why somebody is nudged.
type Reason string

// The reasons.
const (
	Ahead   Reason = "ahead"    // the last day is still to come
	SafeDay Reason = "safe-day" // the last day is closed and today is the last working day before it
	LastDay Reason = "last-day" // today is the last day
	Overdue Reason = "overdue"  // the last day has passed
	Moved   Reason = "moved"    // another day than the one this person was told
	Lost    Reason = "lost"     // the day this person was told no longer holds and none can be worked out
	Found   Reason = "found"    // told before that it cannot be worked out; now it can
	Blocked Reason = "blocked"  // nothing can be worked out for want of a fact

	Standing Reason = "standing" // nothing new: it stands in the list that this person gets
)

// Nudge is one thing that one person is to be told today about one item.
type Nudge struct {
	Item   casework.Item
	Gaps   []law.Gap // what is missing; for a day that is known: to make it certain
	Reason Reason
	Rung   civil.Date // the day on which it was to be said: today, or earlier where a run was missed
	Days   int        // from today to the last day; negative where it has passed; 0 also where there is none
	Was    civil.Date // for Moved and Lost: the day that was told
	Note   string     // what the policy adds, a whole sentence; mostly empty
	Last   bool       // it is not said by itself again
	// Silent is who was told, has not answered, and is this person's to see to.
	Silent []casework.PersonID

	before civil.Date // when it was last said before; zero where it never was
}

// Why says in words why the nudge is due, for a dry run and for operators: no reference, nothing personal.
func (n *Nudge) Why() string {
	why := n.why()
	if n.Last {
		why += ", for the last time"
	}
	if len(n.Silent) > 0 {
		why += "; " + names(n.Silent) + " has not answered"
	}
	return why
}

func (n *Nudge) why() string {
	switch n.Reason {
	case Moved:
		return fmt.Sprintf("told %s, now %s", n.Was.Short(), n.Item.Deadline.Due.Short())
	case Lost:
		return fmt.Sprintf("told %s, which no longer holds", n.Was.Short())
	case Found:
		return fmt.Sprintf("could not be worked out before, now %s", n.Item.Deadline.Due.Short())
	case Blocked:
		return "cannot be worked out"
	case Standing:
		return "on the list of every digest"
	case SafeDay:
		return fmt.Sprintf("today is the last working day before %s", n.Item.Deadline.Due.Short())
	case LastDay:
		return "today is the last day"
	case Overdue:
		return fmt.Sprintf("%s overdue, due %s", days(-n.Days), n.Item.Deadline.Due.Short())
	}
	return fmt.Sprintf("%s before %s", days(n.Days), n.Item.Deadline.Due.Short())
}

func days(n int) string { return count(n, "day", "days") }
