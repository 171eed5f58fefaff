package casework

import (
	"slices"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// CaseID is the store's own id of a case. It never changes and is not shown to people.
type CaseID string

// Reference is how people name a case: area letters and a number, "HPL-0231". Stored in capitals with a
// hyphen; typed in any way (see ParseReference).
type Reference string

// PersonID names a person who works with cases: "mediator-1".
type PersonID string

// OrganisationID names an organisation: "north-mediation".
type OrganisationID string

// Version counts the changes of a case. 0 is a case that does not exist.
type Version int64

// Header is what a case is about; nothing in it can name a family.
type Header struct {
	ID            CaseID
	Reference     Reference
	Authority     string   // nine-character code of the local authority
	Grounds       []string // at least one ground of the book
	Appellant     string   // parent, young-person or alternative-person
	PhaseTransfer *law.PhaseTransfer
	Routes        []string
	OpenedAt      time.Time // UTC
	OpenedBy      PersonID
}

// Fact is something that happened on a day, as somebody reported it. Facts are only ever added.
type Fact struct {
	law.Event
	RecordedAt time.Time // UTC
	RecordedBy PersonID
	Source     string // where it came from; unique for ever, so that a replay adds nothing
}

// Case is a header with all its facts, in the order in which they were recorded.
type Case struct {
	Header
	Version Version
	Facts   []Fact

	// ManagedBy is the person who asked, where they manage the provider that has the case. Only Service sets
	// it; without it a manager is nobody to the case.
	ManagedBy PersonID
	// KeptBy is the person who asked, where they manage a provider that has handed the case over, and the case
	// is the one of that time. BrokenBy is the person who asked, where they broke the glass. Only Service sets
	// them.
	KeptBy, BrokenBy PersonID
	// Counted is what deadlines are counted from where Facts shows the person who asked less than all; nil
	// where it shows all. Only Service sets it. It is never shown.
	Counted []law.Event
}

// Matter is the case in the law's terms: with everything that counts, also what the person who asked is
// not shown.
func (c *Case) Matter() law.Matter {
	room := make([]law.Event, 0, len(c.Facts))
	return c.matterIn(&room)
}

// matterIn is Matter with the events in the room, which is made larger where they do not fit.
func (c *Case) matterIn(room *[]law.Event) law.Matter {
	m := law.Matter{Grounds: c.Grounds, PhaseTransfer: c.PhaseTransfer, Events: c.Counted}
	if c.Counted != nil {
		return m
	}
	events := slices.Grow((*room)[:0], len(c.Facts))
	for i := range c.Facts {
		events = append(events, c.Facts[i].Event)
	}
	*room, m.Events = events, events
	return m
}

// Person is somebody who works with cases, and what they are in their organisation. Roles on a case are
// facts of the case ("assigned"), not of the person.
type Person struct {
	ID           PersonID
	Organisation OrganisationID
	Roles        []Role
	Email        string
	Disabled     bool
	Digest       Digest
}

// Digest says when and how somebody wants theirs.
type Digest struct {
	At   string   // "07:30", London
	By   []string // email, slack, discord
	Days []string // of Weekdays; none: as the policy of reminders has it
}

// OrganisationKind is what an organisation is.
type OrganisationKind string

// The kinds of organisation.
const (
	MediationProvider OrganisationKind = "mediation-provider"
	Sendiass          OrganisationKind = "sendiass"
	ParentCarerForum  OrganisationKind = "parent-carer-forum"
	LocalAuthority    OrganisationKind = "local-authority"
	OperatorKind      OrganisationKind = "operator"
)

// Organisation employs people and works for authorities.
type Organisation struct {
	ID          OrganisationID
	Kind        OrganisationKind
	Authorities []string
	Retention   Retention // the zero value: the defaults
}

// Role is what a person is in their organisation.
type Role string

// The roles of people.
const (
	Mediator         Role = "mediator"
	MediationAdviser Role = "mediation-adviser"
	Manager          Role = "manager"
	Adviser          Role = "adviser"
	ForumVolunteer   Role = "forum-volunteer"
	Commissioner     Role = "commissioner"
	SafeguardingLead Role = "safeguarding-lead"
	Operator         Role = "operator"
)

// Actor is the person who asks, as known at this moment.
type Actor struct {
	Person
	Kind OrganisationKind // of their organisation
}

// Is reports whether the actor has the role.
func (a *Actor) Is(r Role) bool {
	return slices.Contains(a.Roles, r)
}

// Today is the civil day in London at the instant.
func Today(at time.Time) civil.Date { return civil.Of(at.In(London)) }

// Authority is a local authority as people name it.
type Authority struct {
	Code    string   // nine characters
	Name    string   // "Hartlepool"
	Letters string   // area letters of references: "HPL"
	Aliases []string // other names, in small letters
	Region  string
}
