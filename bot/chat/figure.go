package chat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// Figure is what a message shows beside its words, for media that show pictures: the days of something, in order.
// It holds days and the field's own terms, and nothing that anybody typed.
type Figure struct {
	Title string     `json:"title"` // "HPL-0231"
	Today civil.Date `json:"today"`
	Marks []Mark     `json:"marks"`
	Left  int        `json:"left,omitempty"` // marks that were left out for want of room
}

// Mark is one day of a figure.
type Mark struct {
	Day   civil.Date `json:"day"`
	Label string     `json:"label"` // "Appeal to the tribunal"
	Kind  MarkKind   `json:"kind"`
	// Provisional says that the day may still change, or that the fact is reported and not confirmed.
	Provisional bool `json:"provisional,omitempty"`
}

// MarkKind says what a day is.
type MarkKind string

// The kinds of mark.
const (
	Happened MarkKind = "happened" // a fact
	Due      MarkKind = "due"      // a deadline that runs
	Done     MarkKind = "done"     // a deadline that was met
	DoneLate MarkKind = "done-late"
	Overdue  MarkKind = "overdue" // a deadline that was missed
	Fixed    MarkKind = "fixed"   // a day that was fixed: a mediation that is booked
)

// InOrder returns the marks by day; those of one day stay as they are.
func (f *Figure) InOrder() []Mark {
	marks := slices.Clone(f.Marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.Day.Compare(b.Day) })
	return marks
}

// Says says how a mark stands on the day; for a fact that is certain it is empty.
func (m *Mark) Says(today civil.Date) string {
	var says string
	switch m.Kind {
	case Happened:
		if m.Provisional {
			return "reported, not confirmed"
		}
		return ""
	case Due:
		says = "due " + away(m.Day.Sub(today))
	case Done:
		says = "done"
	case DoneLate:
		says = "done late"
	case Overdue:
		says = "missed " + away(m.Day.Sub(today))
	case Fixed:
		says = "fixed for this day, " + away(m.Day.Sub(today))
	}
	if m.Provisional {
		says += ", provisional"
	}
	return says
}

// away says how far away a day is.
func away(days int) string {
	switch {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "yesterday"
	case days < 0:
		return fmt.Sprintf("%d days ago", -days)
	}
	return fmt.Sprintf("in %d days", days)
}

// Alt says in words what the figure shows, in at most limit characters: for those who do not see it. Where that is
// not enough for all of it, the marks that are furthest from today are left out and counted.
func (f *Figure) Alt(limit int) string {
	marks := f.InOrder()
	left := f.Left
	for {
		text := f.inWords(marks, left)
		if len([]rune(text)) <= limit || len(marks) == 0 {
			return Cut(text, limit)
		}
		far := 0
		for i := range marks {
			if distance(&marks[i], f) > distance(&marks[far], f) {
				far = i
			}
		}
		marks = slices.Delete(marks, far, far+1)
		left++
	}
}

func distance(m *Mark, f *Figure) int {
	days := m.Day.Sub(f.Today)
	return max(days, -days)
}

func (f *Figure) inWords(marks []Mark, left int) string {
	var out strings.Builder
	out.WriteString("Time line of " + f.Title + ".")
	today := func() { fmt.Fprintf(&out, " %s: today.", f.Today.Short()) }
	said := false
	for i := range marks {
		if !said && !marks[i].Day.Before(f.Today) {
			today()
			said = true
		}
		m := &marks[i]
		fmt.Fprintf(&out, " %s: %s", m.Day.Short(), m.Label)
		if says := m.Says(f.Today); says != "" {
			out.WriteString(" (" + says + ")")
		}
		out.WriteString(".")
	}
	if !said {
		today()
	}
	if left > 0 {
		fmt.Fprintf(&out, " Not shown: %d more.", left)
	}
	return out.String()
}
