package law

import (
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// Sense is what a time limit means for the one who owes it.
type Sense string

// The senses of a limit.
const (
	Limit       Sense = "limit"       // the right is lost, or needs leave, if it is missed
	Duty        Sense = "duty"        // an authority or body must act
	Target      Sense = "target"      // aimed at; nobody has a right to it
	Window      Sense = "window"      // a time in which something may be done
	Information Sense = "information" // nothing falls due; worth knowing
)

// Status is where a deadline stands on a day.
type Status string

// The states of a deadline.
const (
	Open       Status = "open"
	Met        Status = "met"
	MetLate    Status = "met-late"
	Missed     Status = "missed"
	Superseded Status = "superseded" // ended by another event
)

// Certainty is how far a deadline may be relied on.
type Certainty string

// The degrees of certainty.
const (
	Certain     Certainty = "certain"
	Provisional Certainty = "provisional" // rests on something reported, or on a fallback
	Unconfirmed Certainty = "unconfirmed" // the rule is remembered only, or the day cannot be worked out
)

// Deadline is one time limit as it stands for one start: what, who owes it, when, from which events and by
// which steps. It knows nothing of today; Status does.
type Deadline struct {
	Rule    *Rule    // what the book says of it
	Version *Version // the version in force on the day it started
	Of      string   // id of the event that started it; empty where the matter itself did
	Item    string   // for an agreed action: which
	Step    string   // for an agreed action: notify, no-plan, draft, final or amend

	RawEnd civil.Date // last day of the period as its profile counts; zero where there is none
	Due    civil.Date // after what moves it; zero where the law gives no day or it cannot be worked out
	Safe   civil.Date // the last working day on or before Due, where nothing moves a limit off a closed day
	Cutoff string     // "17:00", or empty for the end of the day

	Certainty Certainty
	From      []Source // the events that it started from
	Steps     []Step   // how the day was found, in order

	MetOn   civil.Date // the day of the event that met it; zero while there is none
	MetBy   string     // that event's id
	EndedOn civil.Date // the day of the event that ended it without meeting it
	EndedBy string     // that event's id, or the id of the limit that replaced it

	lacking bool // what would have made it needless has not happened
}

// Source is an event that a deadline rests on.
type Source struct {
	ID       string
	Type     string
	Day      civil.Date
	Reported bool
	Fallback bool
}

// Status says where the deadline stands on the day at. Events later than at count as known. What no event
// can meet goes on: it is never missed.
func (d *Deadline) Status(at civil.Date) Status {
	switch {
	case d.EndedBy != "":
		return Superseded
	case !d.MetOn.IsZero() && !d.Due.IsZero() && d.MetOn.After(d.Due):
		return MetLate
	case !d.MetOn.IsZero():
		return Met
	case !d.Due.IsZero() && d.Due.Before(at) && len(d.Rule.MetBy) > 0:
		return Missed
	}
	return Open
}

// StepKind names a step of the count.
type StepKind string

// The steps, in the one order in which they are taken. Each is taken at most once.
const (
	StepCounted   StepKind = "counted"      // N units from From (exclusive, or inclusive) end on To
	StepFixed     StepKind = "fixed"        // the law or a person names the day To
	StepLaterOf   StepKind = "later-of"     // two limbs: From is the other one, To governs
	StepSpan      StepKind = "span"         // From falls inside the span Name: pushed to To
	StepClosed    StepKind = "closed"       // From is a closed day (Name): moved to To
	StepExpiry    StepKind = "after-expiry" // the first working day after the period's last day From is To
	StepExtended  StepKind = "extended"     // the event Name of From makes the period longer by Period
	StepRevived   StepKind = "revived"      // ended on From, and the event Name of To took that back
	StepEdge      StepKind = "edge"         // moved to From, which falls in the span Name: pushing it on would give To
	StepSafe      StepKind = "safe"         // Due is a closed day (Name) and stays: To is the safe day
	StepReplaced  StepKind = "replaced"     // a directed or agreed day To takes the place of From
	StepReading   StepKind = "reading"      // another reading is possible: it would give To
	StepFallback  StepKind = "fallback"     // counted from From for want of the event Name
	StepUncounted StepKind = "uncounted"    // N days of the span Name were not counted
	StepUnknown   StepKind = "unknown"      // To cannot be worked out: outside the calendar
)

// Step is one step of the count, as data; casework/brief says it in words.
type Step struct {
	Kind      StepKind
	From, To  civil.Date
	Period    civil.Period
	Name      string // what the Kind says
	Provision string // the provision that commands the step, where it has one of its own
	Inclusive bool   // for StepCounted: the first day is counted
	Backwards bool   // for StepCounted: counted back
	Limb      string // id of the limb, for a limit with two
}

// Gap is something that cannot be worked out, and what would settle it.
type Gap struct {
	Rule   *Rule      // the limit concerned
	Of     string     // the start concerned, where there is one
	Needs  string     // the type of event that would settle it; empty where none would
	Reason GapReason  // why
	Day    civil.Date // for GapCoverage and GapVersion: the day concerned
	Text   string     // for GapAsk: the book's own sentence
}

// GapReason says why something cannot be worked out.
type GapReason string

// The reasons.
const (
	GapFallback GapReason = "fallback" // counted from a substitute
	GapPrinted  GapReason = "printed"  // counted from the printed date
	GapLimb     GapReason = "limb"     // only one limb is known
	GapCoverage GapReason = "coverage" // outside the calendar
	GapVersion  GapReason = "version"  // no version of the limit was in force
	GapAsk      GapReason = "ask"      // the book asks
	GapDay      GapReason = "day"      // the event that fixes the day does not say it
	GapSchool   GapReason = "school"   // the school's own calendar would be needed
)

// Result is all that follows from a Matter.
type Result struct {
	Deadlines []Deadline // ordered by due day, those without one last
	Missing   []Gap
	Stage     string
	Tracks    []Track
}

// Shown reports whether the deadline is worth showing on the day at. Some are guidance for when another
// limit has been missed, and are shown only then.
func (r *Result) Shown(d *Deadline, at civil.Date) bool {
	if len(d.Rule.OnceMissed) == 0 && d.Rule.OncePast == "" {
		return true
	}
	for i := range r.Deadlines {
		x := &r.Deadlines[i]
		if x.Of != d.Of {
			continue
		}
		status := x.Status(at)
		if slices.Contains(d.Rule.OnceMissed, x.Rule.ID) && (status == Missed || status == MetLate) {
			return true
		}
		if x.Rule.ID == d.Rule.OncePast && d.lacking && !x.Due.IsZero() && !at.Before(x.Due) {
			return true
		}
	}
	return false
}

// MissingAt returns what is missing on the day at: nothing about a limit that is not shown on it.
func (r *Result) MissingAt(at civil.Date) []Gap {
	hidden := func(g Gap) bool {
		for i := range r.Deadlines {
			if d := &r.Deadlines[i]; d.Rule == g.Rule && d.Of == g.Of {
				return !r.Shown(d, at)
			}
		}
		return false
	}
	if !slices.ContainsFunc(r.Missing, hidden) {
		return r.Missing
	}
	return slices.DeleteFunc(slices.Clone(r.Missing), hidden)
}

// Track is how far one of the independent tracks has come.
type Track struct{ Name, State string }
