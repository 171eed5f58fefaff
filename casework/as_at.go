package casework

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
)

// History is what a store keeps of what was said and done.
type History interface {
	// Tellings yields every time that somebody was told about a deadline of the case, oldest first.
	Tellings(ctx context.Context, id CaseID) iter.Seq2[Telling, error]
	// Trail yields the audit entries of the case, oldest first; of every case where id is empty.
	Trail(ctx context.Context, id CaseID) iter.Seq2[AuditEntry, error]
	// Breakings yields the audit entries of ActBreakGlass since the instant, oldest first.
	Breakings(ctx context.Context, since time.Time) iter.Seq2[AuditEntry, error]
}

// Telling is one time that one person was told about one deadline.
type Telling struct {
	Told

	Letter string    // the key of the letter that told it; empty where that is not known
	Sent   time.Time // when the letter went out; zero: it has not, or nobody knows
}

// Limit returns the id of the limit that was told of, and whether it was a deadline at all: the reminders
// keep a note of their own beside each.
func (t *Telling) Limit() (string, bool) {
	const parts = 5 // as DeadlineKey has them
	all := strings.Split(t.Key, "|")
	if len(all) != parts {
		return "", false
	}
	return all[1], true
}

// AsAt is a case as it was known at an instant.
type AsAt struct {
	// Case has the facts that were recorded by then, also those that somebody corrected or took back later.
	// What WorkOut makes of it is what followed then, by the law book of today's program.
	Case Case
	At   time.Time
	Told []Telling    // what was told to whom by then, oldest first; a letter that went out later has not been sent
	Seen []AuditEntry // who had looked at the case by then, or broken the glass, oldest first
}

// WithHistory returns the service with what its store keeps of what was said. Without it AsAt knows facts
// only.
func (s *Service) WithHistory(h History) *Service {
	out := *s
	out.history = h
	return &out
}

// AsAt returns the case as it was known at the instant, as far as the person may see it today. Of what was
// told and who looked, whoever may not see who supports the family is shown their own part only.
//
// The errors: NotFound (no such case, or none for this person), Invalid (it was not open yet).
func (s *Service) AsAt(ctx context.Context, a Actor, id CaseID, at time.Time) (AsAt, error) {
	const op = "casework.AsAt"
	v, err := s.enter(ctx, op, ActSee, a, id, s.directory())
	if err == nil {
		err = s.noteSeen(ctx, &v, looked+" as at "+at.UTC().Format(time.RFC3339))
	}
	if err != nil {
		return AsAt{}, err
	}
	if v.Case.OpenedAt.After(at) {
		return AsAt{}, E(Invalid, op, fmt.Sprintf("%s was opened on %s, and nothing was known of it before. Ask for that day or a later one.",
			v.Case.Reference, Today(v.Case.OpenedAt).Short()), nil)
	}
	v.Case = v.Case.knownAt(at)
	out := AsAt{Case: v.view(), At: at}
	if s.history == nil {
		return out, nil
	}
	if out.Told, err = s.toldBy(ctx, &v, at); err != nil {
		return AsAt{}, err
	}
	out.Seen, err = s.seenBy(ctx, &v, at)
	return out, err
}

// knownAt returns the case with the facts that were recorded by the instant.
func (c *Case) knownAt(at time.Time) Case {
	out := *c
	later := func(f Fact) bool { return f.RecordedAt.After(at) }
	out.Facts = slices.DeleteFunc(slices.Clone(c.Facts), later)
	since := acts(slices.DeleteFunc(slices.Clone(c.Facts), func(f Fact) bool { return !later(f) }))
	out.Version = max(1, c.Version-Version(len(since)))
	return out
}

// toldBy returns what was told by the instant, as far as the visitor may know.
func (s *Service) toldBy(ctx context.Context, v *visit, at time.Time) ([]Telling, error) {
	var out []Telling
	for t, err := range s.history.Tellings(ctx, v.Case.ID) {
		if err != nil {
			return nil, err
		}
		if _, deadline := t.Limit(); !deadline || t.At.After(at) || !v.knowsOf(t.Person, t.At) {
			continue
		}
		if t.Sent.After(at) {
			t.Sent = time.Time{}
		}
		out = append(out, t)
	}
	return out, nil
}

// seenBy returns who had looked by the instant, as far as the visitor may know.
func (s *Service) seenBy(ctx context.Context, v *visit, at time.Time) ([]AuditEntry, error) {
	var out []AuditEntry
	for e, err := range s.history.Trail(ctx, v.Case.ID) {
		if err != nil {
			return nil, err
		}
		saw := e.Action == ActSee && strings.HasPrefix(e.Detail, looked) || e.Action == ActBreakGlass
		if saw && !e.At.After(at) && v.knowsOf(e.Person, e.At) {
			out = append(out, e)
		}
	}
	return out, nil
}

// knowsOf reports whether the visitor may know what another person was told or has seen at the instant: not
// what others did before the case was handed over to the visitor's provider, nor after it was handed on.
func (v *visit) knowsOf(p PersonID, at time.Time) bool {
	if p == v.actor.ID {
		return true
	}
	h, moved := v.Case.handedOver()
	if v.link.seat == seatBefore {
		if at.After(h.on) {
			return false
		}
		h, moved = v.Case.keptFrom()
	}
	return v.link.may(ActSeeSupport) && !(moved && at.Before(h.on))
}
