package law

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// Fault is one thing wrong with a piece of input: the field concerned, and what is wrong with the remedy.
type Fault struct {
	Field string
	Text  string
}

// EventError says which event cannot be computed with.
type EventError struct {
	Index int // position in Matter.Events
	Fault Fault
}

func (e *EventError) Error() string {
	return fmt.Sprintf("fact %d, %s: %s", e.Index+1, e.Fault.Field, e.Fault.Text)
}

var (
	clock = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	// namings say what an id is where one is wanted.
	namings = map[Named]string{
		NamesPerson:   "the id of a person: give it as the people file has it, for example mediator-1",
		NamesService:  "the id of a service or forum: give it as the people file has it, for example tees-forum",
		NamesProvider: "the id of a provider: give it as the people file has it, for example south-mediation",
	}
	// whats are the kinds of agreed item.
	whats = []string{"assess", "make-plan", "contents", "placement", "maintain", "other"}
)

// Check returns everything that is wrong with the event as the vocabulary has it. It does not look at other
// events, nor at today.
func (v *Vocabulary) Check(e *Event, grounds []Ground) []Fault {
	t, ok := v.Type(e.Type)
	if !ok {
		return []Fault{{"type", unknownType(v, e.Type)}}
	}
	var out []Fault
	if e.On.IsZero() && e.Printed.IsZero() {
		out = append(out, Fault{"on", e.Type + " has no day: give on (the day it happened) or printed_on"})
	}
	if !e.Due.IsZero() && !t.HasDue {
		out = append(out, Fault{"due", e.Type + " fixes no day: leave due out"})
	}
	if e.Time != "" && !t.HasDue {
		out = append(out, Fault{"time", e.Type + " fixes no hour: leave time out"})
	} else if e.Time != "" && !clock.MatchString(e.Time) {
		out = append(out, Fault{"time", fmt.Sprintf("%q is not an hour: write HH:MM, for example 10:00", Clip(e.Time))})
	}
	if e.Type == Retraction && e.Supersedes == "" {
		out = append(out, Fault{"supersedes", "a retraction names the fact that it takes back"})
	}
	out = append(out, checkItems(t, e.Items)...)
	for _, a := range e.Attrs {
		out = append(out, checkAttr(t, a, grounds)...)
	}
	return out
}

func checkItems(t *EventType, items []Item) []Fault {
	if len(items) > 0 && !t.HasItems {
		return []Fault{{"items", t.Name + " lists no items: leave items out"}}
	}
	var out []Fault
	seen := make(map[string]bool, len(items))
	for i, it := range items {
		field := fmt.Sprintf("items[%d]", i)
		switch {
		case !slices.Contains(whats, it.What):
			out = append(out, Fault{field + ".what", notOneOf(it.What, whats)})
		case !isLabel(it.Item):
			out = append(out, Fault{field + ".item", fmt.Sprintf("%q is not a short label", Clip(it.Item))})
		case seen[strings.ToLower(it.Item)]:
			out = append(out, Fault{field + ".item", fmt.Sprintf("%q stands twice: give each item its own label", Clip(it.Item))})
		}
		seen[strings.ToLower(it.Item)] = true
	}
	return out
}

func checkAttr(t *EventType, a Attr, grounds []Ground) []Fault {
	at, ok := t.Attr(a.Name)
	if !ok {
		return []Fault{{a.Name, t.Name + " has no such attribute" + attrsOf(t)}}
	}
	if len(a.Values) == 0 {
		return []Fault{{a.Name, "no value is given: leave it out or say what it is"}}
	}
	if len(a.Values) > 1 && at.Kind != AttrSome && at.Kind != AttrGrounds {
		return []Fault{{a.Name, "only one value can be given"}}
	}
	var out []Fault
	for _, value := range a.Values {
		if text := at.fault(value, grounds); text != "" {
			out = append(out, Fault{a.Name, text})
		}
	}
	return out
}

// fault says what is wrong with the value, or nothing.
func (a *AttrType) fault(value string, grounds []Ground) string {
	allowed := a.Values
	switch a.Kind {
	case AttrLabel:
		switch {
		case a.Names != "" && !isID(value):
			return fmt.Sprintf("%q is not %s", Clip(value), namings[a.Names])
		case a.Names == "" && !isLabel(value):
			return fmt.Sprintf("%q is not a short label: at most 80 letters, digits and hyphens, on one line", Clip(value))
		}
		return ""
	case AttrYesNo:
		allowed = append([]string{"true", "false"}, a.Values...)
	case AttrGrounds:
		allowed = make([]string, len(grounds))
		for i, g := range grounds {
			allowed[i] = g.ID
		}
	}
	if !slices.Contains(allowed, value) {
		return notOneOf(value, allowed)
	}
	return ""
}

func notOneOf(value string, allowed []string) string {
	return fmt.Sprintf("%q is not known here: use %s", Clip(value), strings.Join(allowed, ", "))
}

func attrsOf(t *EventType) string {
	names := make([]string, len(t.Attrs))
	for i, a := range t.Attrs {
		names[i] = a.Name
	}
	if len(names) == 0 {
		return ": it has none of its own"
	}
	return ": it can have " + strings.Join(names, ", ")
}

func unknownType(v *Vocabulary, name string) string {
	text := fmt.Sprintf("%q is not a fact that a case can hold", Clip(name))
	if near := nearest(v, name); near != "" {
		text += ": did you mean " + near + "?"
	}
	return text
}

// nearest returns the type whose words the name shares most, or the empty string.
func nearest(v *Vocabulary, name string) string {
	best, most := "", 0
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	for _, t := range v.Types {
		n := 0
		for _, w := range words {
			if len(w) > 2 && strings.Contains(t.Name, w) {
				n += 2
			}
		}
		if n > 0 && n-len(strings.Split(t.Name, "-")) > most-len(strings.Split(best, "-")) {
			best, most = t.Name, n
		}
	}
	return best
}

// Clip keeps what was typed short enough for an error: 40 characters at most.
func Clip(s string) string {
	const limit = 40
	if r := []rune(s); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}

// CheckMatter returns what is wrong with the matter beyond its single events: an unknown ground, an id
// used twice, an of or supersedes that names no event, a phase transfer that cannot be. Each fault's field
// names the event by its position: "facts[3].of".
func (b *Book) CheckMatter(m *Matter) []Fault {
	out := b.checkAbout(m)
	var ids map[string]int
	for i := range m.Events {
		if id := m.Events[i].ID; id != "" {
			if ids == nil {
				ids = make(map[string]int, len(m.Events))
			}
			if first, twice := ids[id]; twice {
				out = append(out, Fault{fmt.Sprintf("facts[%d].id", i), fmt.Sprintf("%q is the id of fact %d already", Clip(id), first+1)})
			}
			ids[id] = i
		}
	}
	for i := range m.Events {
		e := &m.Events[i]
		for _, ref := range [...]struct{ field, id string }{{"of", e.Of}, {"supersedes", e.Supersedes}} {
			if ref.id == "" {
				continue
			}
			if at, ok := ids[ref.id]; !ok || at == i {
				out = append(out, Fault{fmt.Sprintf("facts[%d].%s", i, ref.field), "there is no other fact with that id in this case"})
			}
		}
	}
	if at, found := circle(m.Events, ids, func(e *Event) string { return e.Supersedes }); found {
		out = append(out, Fault{fmt.Sprintf("facts[%d].supersedes", at), "these facts supersede each other in a circle"})
	}
	if at, found := circle(m.Events, ids, func(e *Event) string { return e.Of }); found {
		out = append(out, Fault{fmt.Sprintf("facts[%d].of", at), "these facts belong to each other in a circle"})
	}
	return out
}

// checkAbout checks what the matter is about.
func (b *Book) checkAbout(m *Matter) []Fault {
	var out []Fault
	for i, g := range m.Grounds {
		if !slices.ContainsFunc(b.Grounds, func(known Ground) bool { return known.ID == g }) {
			allowed := make([]string, len(b.Grounds))
			for i, g := range b.Grounds {
				allowed[i] = g.ID
			}
			out = append(out, Fault{fmt.Sprintf("case.grounds[%d]", i), notOneOf(g, allowed)})
		}
	}
	if pt := m.PhaseTransfer; pt != nil {
		if _, err := civil.New(pt.Year, 1, 1); err != nil || pt.Year < 2000 || pt.Year > 2100 {
			out = append(out, Fault{"case.phase_transfer.year", "give the calendar year of the transfer, for example 2027"})
		}
		if !slices.Contains(transferKinds, pt.Kind) {
			out = append(out, Fault{"case.phase_transfer.kind", notOneOf(pt.Kind, transferKinds)})
		}
	}
	return out
}

// circle finds an event that, by way of what it refers to, refers to itself.
func circle(events []Event, ids map[string]int, ref func(*Event) string) (int, bool) {
	for i := range events {
		at := i
		for range events {
			next, ok := ids[ref(&events[at])]
			if !ok || ref(&events[at]) == "" {
				break
			}
			if at = next; at == i {
				return i, true
			}
		}
	}
	return 0, false
}
