package reminders

import (
	"fmt"
	"strings"
)

// Section is where in a message a nudge stands. Sections are ordered by what cannot wait.
type Section int

// The sections.
const (
	Changed Section = iota
	Late
	Today
	ThisWeek // up to Sunday
	Fortnight
	Later
	CannotTell
)

var sections = [...]struct{ title, count string }{
	Changed:    {"Changed", "changed"},
	Late:       {"Overdue", "overdue"},
	Today:      {"Today", "today"},
	ThisWeek:   {"This week", "this week"},
	Fortnight:  {"In the next 14 days", "in the next 14 days"},
	Later:      {"Later", "later"},
	CannotTell: {"Cannot be worked out yet", "blocked"},
}

func (s Section) String() string { return sections[s].title }

// Section returns where the nudge stands in a message.
func (n *Nudge) Section() Section {
	switch n.Reason {
	case Moved, Lost, Found:
		return Changed
	case Blocked:
		return CannotTell
	case SafeDay:
		return Today
	}
	switch {
	case n.Item.Deadline.Due.IsZero():
		return CannotTell
	case n.Days < 0:
		return Late
	case n.Days == 0:
		return Today
	case n.inWeek():
		return ThisWeek
	case n.Days <= 14:
		return Fortnight
	}
	return Later
}

// inWeek reports whether the last day falls in the week of today, which ends on a Sunday.
func (n *Nudge) inWeek() bool {
	today := n.Item.Deadline.Due.AddDays(-n.Days)
	return n.Days <= (7-int(today.Weekday()))%7
}

// Counts says how many nudges stand in each section, "1 overdue, 2 today": numbers only, fit for a subject
// line. It is empty where there are none.
func Counts(nudges []Nudge) string {
	var by [len(sections)]int
	for i := range nudges {
		by[nudges[i].Section()]++
	}
	var parts []string
	for s, n := range by {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, sections[s].count))
		}
	}
	return strings.Join(parts, ", ")
}
