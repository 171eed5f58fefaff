package admin

import (
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// senses says what a limit means for the one who owes it.
var senses = map[law.Sense]string{
	law.Limit:       "limit: the right is lost, or needs leave, if it is missed",
	law.Duty:        "duty: an authority or body must act",
	law.Target:      "target: aimed at, and nobody has a right to it",
	law.Window:      "window: a time in which something may be done",
	law.Information: "information: nothing falls due",
}

// acts says what has to happen by the day.
var acts = map[string]string{
	"sent": "sent by then", "received": "received by then", "made": "made by then", "held": "held by then", "done": "done by then",
}

// ower says who owes the limit.
func ower(r *law.Rule) string { return brief.Ower(&law.Deadline{Rule: r}) }

func inForce(v *law.Version) string {
	switch {
	case v.From.IsZero() && v.To.IsZero():
		return "at all times that the book knows"
	case v.To.IsZero():
		return "since " + v.From.Short()
	case v.From.IsZero():
		return "until " + v.To.Short()
	}
	return "from " + v.From.Short() + " to " + v.To.Short()
}

func confidence(v *law.Version) string {
	says := map[string]string{"A": "A, read in the source", "B": "B, read in a good secondary source",
		"C": "C, remembered only: never shown as certain"}[v.Confidence]
	if says == "" {
		return v.Confidence
	}
	return says
}

func checked(v *law.Version) string {
	if v.Checked.IsZero() {
		return "no day is given"
	}
	return v.Checked.Short()
}

// counts says in words how the version finds its day, a line for each step.
func counts(b *law.Book, r *law.Rule, v *law.Version) []string {
	if len(r.LaterOf) > 0 {
		limbs := make([]string, len(r.LaterOf))
		for i, id := range r.LaterOf {
			limbs[i] = id
			if limb, err := ruleOf(b, id); err == nil {
				limbs[i] += " (" + brevity(limb) + ")"
			}
		}
		return []string{"the later of " + strings.Join(limbs, " and ")}
	}
	if len(v.Steps) == 0 {
		return []string{count(&v.Count)}
	}
	out := make([]string, len(v.Steps))
	for i := range v.Steps {
		s := &v.Steps[i]
		out[i] = strings.TrimSpace(s.What+" "+s.Step) + ": " + count(&s.Count)
		if s.Instead != "" {
			out[i] += ", instead of " + s.Instead
		}
		if s.Last && s.Count.Kind != law.CountNone {
			out[i] += " (a day agreed in writing takes its place)"
		}
	}
	return out
}

// count says a count in words.
func count(c *law.Count) string {
	switch c.Kind {
	case law.CountFixed:
		return daysOfYear(c) + " of the year of the transfer"
	case law.CountDirected:
		return "the day that was directed"
	case law.CountNone:
		return "no day: the law gives none"
	}
	says := length(c)
	switch {
	case c.Before && c.FromDue:
		says += " before the day that it fixes"
	case c.FromDue:
		says += " after the day that it fixes"
	case c.Before:
		says += " before"
	}
	return says
}

func daysOfYear(c *law.Count) string {
	before := ""
	if c.Before {
		before = "before "
	}
	return fmt.Sprintf("%s%d %s", before, c.Day, c.Month)
}

// length says a period: "2 months", "at least 15 days", "15 school days".
func length(c *law.Count) string {
	says := c.Period.String()
	if c.Kind == law.CountSchool {
		says = counted(c.Period.N, "school day")
	}
	if c.Minimum {
		says = "at least " + says
	}
	return says
}

// brevity says in a few words how the rule finds its day, for lists: as in the version that came last.
func brevity(r *law.Rule) string {
	v := &r.Versions[len(r.Versions)-1]
	switch {
	case len(r.LaterOf) > 0:
		return "later of two"
	case len(v.Steps) > 0:
		return manyCounts(v)
	}
	switch v.Count.Kind {
	case law.CountFixed:
		return daysOfYear(&v.Count)
	case law.CountDirected:
		return "day directed"
	case law.CountNone:
		return "no day"
	}
	says := length(&v.Count)
	if v.Count.Before {
		says += " before"
	}
	if v.Extended != nil {
		says += " + " + v.Extended.Period.String()
	}
	return says
}

// manyCounts says the counts of an agreed action: the shortest and the longest.
func manyCounts(v *law.Version) string {
	var periods []law.Count
	for i := range v.Steps {
		if v.Steps[i].Count.Kind == law.CountPeriod {
			periods = append(periods, v.Steps[i].Count)
		}
	}
	if len(periods) == 0 {
		return "no day"
	}
	least := slices.MinFunc(periods, func(a, b law.Count) int { return a.Period.N - b.Period.N })
	most := slices.MaxFunc(periods, func(a, b law.Count) int { return a.Period.N - b.Period.N })
	switch {
	case slices.ContainsFunc(periods, func(c law.Count) bool { return c.Period.Unit != least.Period.Unit }):
		return "by what was agreed"
	case least.Period == most.Period:
		return least.Period.String()
	}
	return fmt.Sprintf("%d to %s", least.Period.N, most.Period)
}
