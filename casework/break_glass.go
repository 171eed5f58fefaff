package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// A manager of a provider that works for the area can break the glass of a case that is not open to them: for
// a day they see it and can report facts. The reason is one of a list, for the audit holds no words of
// people's own; those on the case are told. Asking is answered alike whether the case is there or not, and is
// in the audit either way; and nobody asks often enough in a day to find out what cases there are.

const (
	glassLasts   = 24 * time.Hour
	glassLooks   = 3                   // how often somebody can break the glass in that time
	glassIsShown = 30 * 24 * time.Hour // for how long those on the case are shown that it happened
	glassReason  = "reason "
)

// Reason is why somebody does what the table lets them do with a reason only.
type Reason struct {
	Name string // "absence"
	Says string // for people
}

// GlassReasons are the reasons for which the glass can be broken.
var GlassReasons = []Reason{
	{"absence", "nobody who has the case can be reached"},
	{"deadline", "a time limit would be missed"},
	{"safeguarding", "a child may be in danger"},
	{"complaint", "a complaint has to be answered"},
	{"legal", "a court, the tribunal or the Information Commissioner asks"},
}

// Breaking asks to break the glass.
type Breaking struct {
	Reference string // typed in any way, with its letters
	Reason    string // a name of GlassReasons
	At        time.Time
	By        PersonID // who asked for them, where it was somebody else: an operator
}

// Breakage is one time that the glass of a case was broken.
type Breakage struct {
	Person    PersonID
	Reference Reference
	Reason    string
	At, Until time.Time
}

// WithNotices returns the service with what writes the letter that tells somebody that the glass of their
// case was broken. Without it they see it at the case only.
func (s *Service) WithNotices(write func(to PersonID, b Breakage) (post.Letter, error)) *Service {
	out := *s
	out.notice = write
	return &out
}

// BreakGlass opens the case to the manager until the instant that is returned, if there is such a case in an
// area that their provider works for; the answer is the same if there is not. The errors: Invalid (the reason,
// the reference, or the case is open to them anyway), Refused (no manager of a provider, or too often).
func (s *Service) BreakGlass(ctx context.Context, a Actor, in Breaking) (Breakage, error) {
	const op = "casework.BreakGlass"
	letters, number, ok := ParseReference(in.Reference)
	switch {
	case !slices.ContainsFunc(GlassReasons, func(r Reason) bool { return r.Name == in.Reason }):
		return Breakage{}, E(Invalid, op, "Say why, in one word: "+saidReasons(GlassReasons)+".", nil)
	case !ok || letters == "":
		return Breakage{}, E(Invalid, op, "Give the whole reference, with its letters, like HPL-0231.", nil)
	case in.At.IsZero():
		return Breakage{}, E(Invalid, op, "Say when.", nil)
	}
	in.At = in.At.UTC().Truncate(time.Millisecond)
	b := Breakage{Person: a.ID, Reference: NewReference(letters, number), Reason: in.Reason, At: in.At, Until: in.At.Add(glassLasts)}
	d, err := s.breaker(ctx, op, &a, in.At)
	if err != nil && KindOf(err) == Refused {
		return Breakage{}, s.noteRefusedOf(ctx, &a, ActBreakGlass, b.Reference, err)
	}
	if err != nil {
		return Breakage{}, err
	}
	return b, s.breakGlass(ctx, op, &a, d, &b, in.By)
}

// breaker returns the directory for somebody who may break the glass now, with the areas that their provider works
// for.
func (s *Service) breaker(ctx context.Context, op string, a *Actor, at time.Time) (*directory, error) {
	if linkWithout(a).seat != seatManager || s.people == nil || s.history == nil {
		return nil, refusal(op, ActBreakGlass)
	}
	times := 0
	for e, err := range s.history.Breakings(ctx, at.Add(-glassLasts)) {
		if err != nil {
			return nil, err
		}
		if e.Person == a.ID && !refusedEntry(&e) {
			times++
		}
	}
	if times >= glassLooks {
		return nil, E(Refused, op, fmt.Sprintf("You have broken the glass %d times within a day. Ask the operator.", times), nil)
	}
	d := s.directory()
	return d, d.getReady(ctx, a, true)
}

// breakGlass writes that the glass was broken, and the letters to those on the case.
func (s *Service) breakGlass(ctx context.Context, op string, a *Actor, d *directory, b *Breakage, by PersonID) error {
	entry := AuditEntry{At: b.At, Person: a.ID, Action: ActBreakGlass, Detail: glassReason + b.Reason}
	if by != "" {
		entry.Detail += ", by " + string(by)
	}
	var letters []post.Letter
	found, err := s.exactly(ctx, b.Reference)
	if err != nil {
		return err
	}
	if found != nil {
		v, err := d.visit(ctx, *a, *found)
		if err != nil {
			return err
		}
		if v.link.may(ActKnow) && v.link.seat != seatBefore {
			return E(Invalid, op, fmt.Sprintf("%s is open to you already: there is no glass to break.", found.Reference), nil)
		}
		if slices.Contains(d.areas, found.Authority) {
			entry.Case = found.ID
			if letters, err = s.notices(ctx, d, found, b); err != nil {
				return err
			}
		}
	}
	_, err = s.cases.Commit(ctx, Change{Audit: []AuditEntry{entry}, Letters: letters})
	return err
}

// exactly returns the case of that reference, or nil.
func (s *Service) exactly(ctx context.Context, r Reference) (*Case, error) {
	for c, err := range s.cases.Find(ctx, Filter{Reference: r, Limit: 1}) {
		return &c, err
	}
	return nil, nil
}

// notices writes to those who have the case, and to the managers of their provider.
func (s *Service) notices(ctx context.Context, d *directory, c *Case, b *Breakage) ([]post.Letter, error) {
	if s.notice == nil {
		return nil, nil
	}
	to := slices.Clone(c.Workers())
	for id, p := range d.known {
		if p == nil || p.Disabled || !p.Is(Manager) || id == b.Person || slices.Contains(to, id) {
			continue
		}
		has, err := d.has(ctx, p, c)
		if err != nil {
			return nil, err
		}
		if has {
			to = append(to, id)
		}
	}
	slices.Sort(to)
	out := make([]post.Letter, 0, len(to))
	for _, id := range to {
		l, err := s.notice(id, *b)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

// brokenBy returns the cases of which the person has broken the glass, and sees because of it at the time of
// the request.
func (s *Service) brokenBy(ctx context.Context, p PersonID) (map[CaseID]bool, error) {
	r, ok := s.asked(ctx)
	if s.history == nil || !ok {
		return nil, nil
	}
	out := make(map[CaseID]bool)
	for e, err := range s.history.Breakings(ctx, r.at.Add(-glassLasts)) {
		if err != nil {
			return nil, err
		}
		if e.Person == p && e.Case != "" && !refusedEntry(&e) && !e.At.After(r.at) && r.at.Before(e.At.Add(glassLasts)) {
			out[e.Case] = true
		}
	}
	return out, nil
}

// Broken returns when the glass of the case was broken in the last thirty days, oldest first, for those who
// have the case; for anybody else nothing.
func (s *Service) Broken(ctx context.Context, a Actor, id CaseID, now time.Time) ([]Breakage, error) {
	v, err := s.enter(ctx, "casework.Broken", ActSee, a, id, s.directory())
	if err != nil || s.history == nil || !v.link.may(ActSeeSupport) {
		return nil, err
	}
	var out []Breakage
	for e, err := range s.history.Breakings(ctx, now.Add(-glassIsShown)) {
		if err != nil {
			return nil, err
		}
		if e.Case == id && !refusedEntry(&e) && v.knowsOf(e.Person, e.At) {
			reason, _, _ := strings.Cut(strings.TrimPrefix(e.Detail, glassReason), ",")
			out = append(out, Breakage{Person: e.Person, Reference: v.Case.Reference, Reason: reason, At: e.At, Until: e.At.Add(glassLasts)})
		}
	}
	return out, nil
}

// refusedEntry reports whether the entry says that somebody was refused.
func refusedEntry(e *AuditEntry) bool { return strings.HasPrefix(e.Detail, refusedHow) }

// saidReasons lists reasons for people.
func saidReasons(all []Reason) string {
	out := make([]string, len(all))
	for i, r := range all {
		out[i] = r.Name + " (" + r.Says + ")"
	}
	return strings.Join(out, ", ")
}
