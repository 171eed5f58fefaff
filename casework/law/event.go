package law

import (
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// Retraction is the type of the event that takes another one back. It says nothing itself.
const Retraction = "retraction"

// Event is something that happened on a day, in the law's terms. Its Type and attributes are those of the
// Vocabulary.
type Event struct {
	ID   string     // unique within its Matter
	Type string     // a type of the Vocabulary
	On   civil.Date // the day in law: for a notice the day it was sent

	Printed  civil.Date // the date on the letter, where known
	Received civil.Date // the day it arrived, where known
	Due      civil.Date // the day that it fixes: of a hearing, a direction, a booking
	Time     string     // "15:04", the hour that it fixes, where it fixes one

	Attrs Attrs  // every other attribute
	Items []Item // what was agreed, for an agreement

	Of         string // the event that it belongs to; empty: the latest earlier one that it can belong to
	Supersedes string // the event that it replaces
	Reported   bool   // somebody said so; nobody on the case has confirmed it
}

// Item is one thing that was agreed, to be done by Due where the parties wrote a day down.
type Item struct {
	Item string // its short label
	What string // assess, make-plan, contents, placement, maintain or other
	Due  civil.Date
}

// Attr is one attribute with its values, in the vocabulary's spelling: "true" and "false" for yes and no.
type Attr struct {
	Name   string
	Values []string
}

// Attrs are an event's attributes, ordered by name, each at most once.
type Attrs []Attr

// Get returns the first value of the attribute, or the empty string.
func (a Attrs) Get(name string) string {
	for i := range a {
		if a[i].Name == name && len(a[i].Values) > 0 {
			return a[i].Values[0]
		}
	}
	return ""
}

// All returns the values of the attribute.
func (a Attrs) All(name string) []string {
	for i := range a {
		if a[i].Name == name {
			return a[i].Values
		}
	}
	return nil
}

// Has reports whether the attribute has the value.
func (a Attrs) Has(name, value string) bool { return slices.Contains(a.All(name), value) }

// With returns the attributes with name set to values (or taken out, where there are none). The receiver
// is left as it was.
func (a Attrs) With(name string, values ...string) Attrs {
	out := make(Attrs, 0, len(a)+1)
	for _, attr := range a {
		if attr.Name != name {
			out = append(out, attr)
		}
	}
	if len(values) > 0 {
		out = append(out, Attr{name, values})
	}
	slices.SortFunc(out, func(x, y Attr) int {
		if x.Name < y.Name {
			return -1
		}
		return 1
	})
	return out
}

// Day returns the day that the event counts from: On, or the printed date where that is all there is.
// fallback is true in the second case.
func (e *Event) Day() (day civil.Date, fallback bool) {
	if e.On.IsZero() {
		return e.Printed, !e.Printed.IsZero()
	}
	return e.On, false
}

// PhaseTransfer is the move to another phase of education that a matter is about.
type PhaseTransfer struct {
	Year int    // the calendar year of the transfer
	Kind string // secondary-to-post-16 or other
}

// Matter is everything that the law needs to know: what the dispute is about and what happened, in any
// order.
type Matter struct {
	Grounds       []string
	PhaseTransfer *PhaseTransfer
	Events        []Event
}
