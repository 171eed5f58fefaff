package law

import (
	"slices"
)

// AttrKind says what an attribute can hold.
type AttrKind string

// The kinds of attribute.
const (
	AttrOneOf   AttrKind = "one-of"  // one of Values
	AttrSome    AttrKind = "some-of" // one or more of Values
	AttrGrounds AttrKind = "grounds" // one or more grounds of the book
	AttrYesNo   AttrKind = "yes-no"  // true or false, and "unknown" where Values has it
	AttrLabel   AttrKind = "label"   // a short label or reference: never a name, never prose
	AttrRole    AttrKind = "role"    // one of Values: the roles that somebody can have on a case
)

// Named says whose id a label is.
type Named string

// What a label can be the id of.
const (
	NamesPerson   Named = "person"   // somebody in the people file
	NamesService  Named = "service"  // a service or forum that a family can consent to, a provider among them
	NamesProvider Named = "provider" // an organisation that can have a case
)

// AttrType is an attribute that a type of event can have.
type AttrType struct {
	Name   string
	Kind   AttrKind
	Values []string // what it can be, for one-of, some-of and role
	Names  Named    // for a label that is an id: whose
	Says   string   // for people: "how it was given"
}

// EventType is one entry of the Vocabulary.
type EventType struct {
	Name  string
	Says  string // for people, after a date or a reference: "mediation certificate issued"
	Attrs []AttrType
	// HasDue and HasItems say whether it fixes a day, and whether it lists what was agreed.
	HasDue, HasItems bool
	// Thing is true for an event that others belong to: a decision, an agreement, an order.
	Thing bool
	// Family names the things that take each other's place: what is about the later of two is not about the
	// earlier. Empty: each type is a family of its own.
	Family string
	// BelongsTo names what an event of this type can be about: of each group of types the latest earlier
	// event, where the event does not say itself.
	BelongsTo [][]string
	// Through names what it goes by first where the event does not say what it is about: the latest earlier event
	// of these types, such as the appeal that is before the tribunal, whatever the authority decided since. One
	// that an event of Until came to the end of, with another decision after that, is passed over.
	Through, Until []string
	// Stage is the stage that a case has reached with it, empty if it says nothing about that.
	Stage string
	// Tracks are the independent tracks that it moves, and to what.
	Tracks []Track
	// GivesRise are the decisions that it is at the same time.
	GivesRise []GivesRise
	// Keeping is true for a fact about the keeping of the case (who works on it, who agreed to what): it serves
	// rights and retention, and no limit need read it.
	Keeping bool
	// Planned is true where its own day may lie ahead (a booking is made today; a hearing is held in the past).
	Planned bool
}

// GivesRise says that an event is at the same time a decision on the grounds, where attribute Attr (if
// any) has the value.
type GivesRise struct {
	Grounds     []string
	Attr, Value string
}

// Vocabulary is the set of facts that a case can hold, and the order of the stages.
type Vocabulary struct {
	Types  []EventType
	Stages []string // from the first to the last
	index  map[string]int
}

// NewVocabulary returns the vocabulary with its index.
func NewVocabulary(types []EventType, stages []string) *Vocabulary {
	v := &Vocabulary{Types: types, Stages: stages, index: make(map[string]int, len(types))}
	for i, t := range types {
		v.index[t.Name] = i
	}
	return v
}

// Type returns the type of that name.
func (v *Vocabulary) Type(name string) (*EventType, bool) {
	i, ok := v.index[name]
	if !ok {
		return nil, false
	}
	return &v.Types[i], true
}

// Attr returns the attribute of that name.
func (t *EventType) Attr(name string) (AttrType, bool) {
	i := slices.IndexFunc(t.Attrs, func(a AttrType) bool { return a.Name == name })
	if i < 0 {
		return AttrType{}, false
	}
	return t.Attrs[i], true
}
