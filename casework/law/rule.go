package law

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// Rule is one time limit as the book holds it: who owes what, which events start, meet and end it, and the
// versions of its count by the dates on which they were in force.
type Rule struct {
	ID         string
	Title      string
	Stage      string // the file of the book that it stands in
	Place      string // file and line, where the book was read from files
	OwedBy     string
	Sense      Sense
	Act        string // sent, received, made, held or done
	Trigger    string // in words
	Satisfied  string // in words
	Exceptions string // in words
	IfMissed   string // in words
	Notes      []string

	Starts   []Pattern // each matching event starts one deadline
	Fallback *Fallback // what is counted from while no start is known
	MetBy    []Pattern
	// Guidance is true for a rule that never gives a deadline.
	Guidance bool

	// OnlyIf: left out unless an event of the same thing matches one of them.
	OnlyIf []Pattern
	// OnlyIfLatest and UnlessLatest look at the latest event of the pattern's type: left out unless it
	// matches (or: if it does).
	OnlyIfLatest, UnlessLatest []Pattern
	// UnlessOnlyGrounds: left out where the decision is on none but these grounds.
	UnlessOnlyGrounds []string
	// Cases: "sen", "disability" or empty for both.
	Cases string
	// OnceMissed: shown only once one of these limits is missed.
	OnceMissed []string
	// OncePast: or once the day of this limit has come and no event of Without has happened.
	OncePast string
	Without  []Pattern

	// SupersededBy ends the deadline; AlternativeTo names limits of which meeting one ends the others.
	SupersededBy  []Pattern
	AlternativeTo []string
	// NeedlessAfter ends it too, but not what had fallen due before: that stays missed.
	NeedlessAfter []Pattern
	// RevivedBy takes back what an event of SupersededBy did: a reinstatement, a suspension that is lifted.
	RevivedBy []Pattern
	// Asks are the book's own questions about the deadline.
	Asks []Ask
	// SupersededByLimit names limits that take its place where they have the same start.
	SupersededByLimit []string
	// ReplacedBy matches events whose own day takes the place of the computed one.
	ReplacedBy []Pattern

	// LatestOnly: a later start of the same thing ends the earlier one.
	LatestOnly bool
	// LaterOf are the limbs of a limit with two: the later governs. LimbOf is the other direction.
	LaterOf []string
	LimbOf  string
	// LimbTakes says which start a second limb is counted from: the earliest that belongs to the first
	// limb's start, or the latest before it.
	LimbTakes LimbTakes

	Versions []Version // by From, none overlapping
}

// Ask is something that the book asks for where it matters: Says is put among what is missing where an event
// of After came on or before the start, where the limit OnceLate of the same start was met late, where the
// deadline was revived, or where nothing has started the limit in a matter with a ground of the Unstarted kind of
// cases ("sen", "disability") and no event of Until came.
type Ask struct {
	After       []Pattern
	OnceLate    string
	OnceRevived bool
	Unstarted   string
	Until       []Pattern
	Says        string
}

// LimbTakes says which start a second limb is counted from.
type LimbTakes string

// The ways to take one.
const (
	TakesEarliest     LimbTakes = ""
	TakesLatestBefore LimbTakes = "latest-before"
)

// Pattern matches events of a type by their attributes.
type Pattern struct {
	Type  string
	Conds []Cond
	typ   int // index in the vocabulary
}

// Cond asks that the attribute has one of the values; "-" stands for "is not given". The names "ground"
// (of the decision), "item.what" (of an agreed item) and "of.ground" (of the decision it belongs to) look
// where the attribute is to be found; "covers" asks whether it is about "all" grounds in dispute.
type Cond struct {
	Name   string
	Values []string
}

// Fallback is a second-best start. What it gives is provisional.
type Fallback struct {
	Starts []Pattern
	Needs  string // the type of event that would settle it
	Count  *Count // its own count, where it is not that of the version
}

// Version is the count of a rule as it stood from From to To, both included; a zero day is open.
type Version struct {
	From, To   civil.Date
	Count      Count
	Extended   *Extension  // what makes the period longer; nil where nothing does
	Steps      []ItemCount // for agreed actions: the counts by kind of item
	Disability string      // the counting profile in disability cases, where it is another one
	Provision  string
	Force      string // statute, case, statute+case, direction, practice, guidance or policy
	Confidence string // A, B or C
	Checked    civil.Date
	Note       string
	disability *Profile
}

// Extension makes a period longer: by Period, in the unit of the count, where an event of By happened on or
// before the last day of the period, before anything moves it.
type Extension struct {
	By     []Pattern
	Period civil.Period
}

// Count is one way to find a day from a start.
type Count struct {
	Kind    CountKind
	Period  civil.Period
	Profile string
	// FromDue: counted from the day that the event fixes instead of the day it happened on.
	FromDue bool
	Month   time.Month // for CountFixed
	Day     int        // for CountFixed
	Before  bool       // CountFixed: strictly before; CountPeriod: counted back
	Minimum bool       // the period is the least that must be allowed
	profile *Profile
}

// CountKind says how a day is found.
type CountKind string

// The kinds of count.
const (
	CountPeriod   CountKind = "period"   // a number of units
	CountFixed    CountKind = "fixed"    // a day of the year of the phase transfer
	CountDirected CountKind = "directed" // the day that the event itself fixes
	CountNone     CountKind = "none"     // no day: at once, continuing, or an event
	CountSchool   CountKind = "school"   // Period.N days on which the school meets: never worked out here
)

// ItemCount is the count of one step of an agreed action of kind What. A day agreed in writing replaces
// the last step, or the step so marked.
type ItemCount struct {
	What string
	Step string // notify, no-plan, draft, final, amend; empty where there is only one
	Last bool   // a day agreed in writing takes its place
	// Instead names the step of which this one is the alternative: meeting one ends the other.
	Instead string
	Count   Count
}

// Profile says everything that can move a day. Every field is set, or the book does not load.
type Profile struct {
	ID          string
	Says        string // in words
	Place       string // file and line, where the book was read from files
	FirstDay    FirstDay
	NoSuchDay   NoSuchDay
	WorkingDays WorkingDays
	NotCounted  []string // spans whose days are not counted in any unit
	Pushes      []string // spans that push an end that falls inside them to the day after
	ClosedDay   ClosedDay
	Cutoff      string            // "17:00"; "end-of-day"; "none"
	Provisions  map[string]string // by field: which provision commands it
	spans       []Span            // of NotCounted
	pushes      []Span
	noWork      []Span
	cites       cites
}

// cites are a profile's provisions by field.
type cites struct{ firstDay, notCounted, workingDays, endsIn, closedDay string }

// FirstDay says whether the day of the start is counted.
type FirstDay string

// NoSuchDay says what a count of months does where the month has no corresponding day.
type NoSuchDay string

// ClosedDay says what an end on a closed day does.
type ClosedDay string

// The values of a profile's fields. NotApplicable must be written where a field cannot matter.
const (
	FirstExcluded FirstDay = "excluded"
	FirstIncluded FirstDay = "included"

	LastOfMonth          NoSuchDay = "last-of-month"
	DayBeforeLastOfMonth NoSuchDay = "day-before-last-of-month"

	ClosedNext  ClosedDay = "next-working-day"
	ClosedStays ClosedDay = "stays"
	ClosedAfter ClosedDay = "first-working-day-after" // whatever day the period ends on, the first working day after it

	NotApplicable = "not-applicable"
)

// WorkingDays says what a working day is: Calendar names the calendar of closed days ("school" days cannot
// be counted without a school's own), Without the spans whose days are not working days either.
type WorkingDays struct {
	Calendar string
	Without  []string
}

// Span is a stretch of every year, both days included; it may run over the new year.
type Span struct {
	ID                 string
	Says               string // "August"
	FromMonth, ToMonth time.Month
	FromDay, ToDay     int
}

// Ground is a ground of appeal or claim.
type Ground struct {
	ID          string
	Title       string
	Provision   string
	Certificate string // yes, no, or unless-alone
	Form        string
	Cases       string // sen or disability
}

// Book is the law of one place at all times: grounds, spans, profiles and rules, with the vocabulary that
// they are written in. A Book from NewBook is checked and never changes.
type Book struct {
	Name, Title string
	Version     string     // day of the book's last change
	Proposal    bool       // true for a book that is not in force
	Base        string     // the book that it is an overlay of; empty for a book of its own
	Calendar    string     // the calendar of closed days that it is counted by
	Replaced    []Replaced // instruments that it knows to have been replaced
	Vocabulary  *Vocabulary
	Grounds     []Ground
	Spans       []Span
	Profiles    []Profile
	Rules       []Rule

	plan *plan
}
