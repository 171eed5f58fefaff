package casework

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/redress-send/redress/casework/law"
)

// WithForgetting returns the service with what its store can forget. Without it nothing is erased.
func (s *Service) WithForgetting(f Forgetting) *Service {
	out := *s
	out.forgetting = f
	return &out
}

// Leaving is a case that was weighed for erasure: nothing stands against it.
type Leaving struct {
	Case Case
	Rows Rows // what goes, by table; the audit stays
	// Running are limits of the family that are still open: after the erasure nobody is reminded of them.
	Running []law.Deadline
	erasure Erasure
}

// WeighErasure says what erasing the case takes, and writes nothing but the look at it.
//
// The errors: NotFound (no such case, or none for this person), Refused (the person may not, or something
// keeps the case: the sentence names it), Invalid (no such reason).
func (s *Service) WeighErasure(ctx context.Context, a Actor, id CaseID, why Why, at time.Time) (Leaving, error) {
	const op = "casework.WeighErasure"
	if !slices.Contains(Whys, why) {
		return Leaving{}, E(Invalid, op, fmt.Sprintf("%q is not a reason: give one of %v.", why, Whys), nil)
	}
	if s.forgetting == nil {
		return Leaving{}, E(Internal, op, "", errors.New("the store cannot forget"))
	}
	v, err := s.enter(ctx, op, ActErase, a, id, s.directory())
	if err != nil {
		return Leaving{}, err
	}
	if !v.link.may(ActErase) {
		return Leaving{}, s.noteRefused(ctx, &a, ActErase, id, "", refusal(op, ActErase))
	}
	if kept := v.Case.keptBy(); kept != "" {
		return Leaving{}, s.noteRefused(ctx, &a, ActErase, id, "", E(Refused, op, fmt.Sprintf("%s is not erased: %s.", v.Case.Reference, kept), nil))
	}
	out := Leaving{Case: v.view(), erasure: Erasure{
		Case: id, BasedOn: v.Case.Version, At: at.UTC().Truncate(time.Millisecond), Why: why,
		Audit: []AuditEntry{{At: at, Person: a.ID, Action: ActErase, Case: id, Detail: string(why)}},
	}}
	if out.erasure.Tally, err = s.tallyOf(ctx, s.directory(), &v.Case, Today(at)); err != nil {
		return Leaving{}, err
	}
	if out.Running, err = s.running(&v.Case, at); err != nil {
		return Leaving{}, err
	}
	if out.Rows, err = s.forgetting.Erasable(ctx, id); err != nil {
		return Leaving{}, err
	}
	if s.traces != nil {
		traces, err := s.traces.Forget(ctx, []Erased{out.erased()}, true)
		if err != nil {
			return Leaving{}, err
		}
		maps.Copy(out.Rows, traces)
	}
	return out, nil
}

// running are the limits of the family that are open on the day; none in a case that is closed.
func (s *Service) running(c *Case, at time.Time) ([]law.Deadline, error) {
	r, err := s.WorkOut(c)
	if err != nil || c.Closed() {
		return nil, err
	}
	today := Today(at)
	return slices.DeleteFunc(r.Deadlines, func(d law.Deadline) bool {
		return !familys(&d) || d.Due.IsZero() || d.Due.Before(today) || d.Status(today) != law.Open
	}), nil
}

// Erase erases the case that was weighed, all of it or nothing, and returns how many rows of each table
// went. What is kept for counting names nobody; the audit keeps who did what when, by ids; the reference is
// not given again. A case that changed since it was weighed is an error of kind Conflict, one that is gone
// of kind NotFound.
func (s *Service) Erase(ctx context.Context, a Actor, w Leaving) (Rows, error) {
	const op = "casework.Erase"
	if s.forgetting == nil || w.erasure.Case == "" {
		return nil, E(Internal, op, "", errors.New("nothing was weighed"))
	}
	if !Allowed(&a, ActErase, &w.Case) {
		return nil, refusal(op, ActErase)
	}
	gone, err := s.forgetting.Erase(ctx, w.erasure)
	if err != nil {
		return nil, err
	}
	traces, err := s.forgetTraces(ctx, op, []Erased{w.erased()})
	maps.Copy(gone, traces)
	return gone, err
}

// erased is what will be known of the case.
func (w *Leaving) erased() Erased {
	return Erased{Case: w.Case.ID, Reference: w.Case.Reference, At: w.erasure.At, Why: w.erasure.Why}
}

// keptBy says what keeps the case from being erased; empty where nothing does.
func (c *Case) keptBy() string {
	if since := c.HeldSince(); !since.IsZero() {
		return fmt.Sprintf("it is under a legal hold since %s; lift the hold first", since.Short())
	}
	if f, open := c.otherRequest(); open {
		day, _ := f.Day()
		kind := f.Attrs.Get("kind")
		if kind == "" {
			kind = "rights"
		}
		return fmt.Sprintf("a %s request of %s is not answered; answer it first", kind, day.Short())
	}
	if since := c.RestrictedSince(); !since.IsZero() {
		return fmt.Sprintf("its processing is restricted since %s, and it has to be kept as it is; lift the restriction first", since.Short())
	}
	return ""
}

// Erased returns the erasure of the case that had the reference, typed in any way with its letters, and
// whether there was one. Only an operator learns it.
func (s *Service) Erased(ctx context.Context, a Actor, typed string) (Erased, bool, error) {
	letters, number, ok := ParseReference(typed)
	if !ok || letters == "" || s.forgetting == nil || linkWithout(&a).seat != seatOperator {
		return Erased{}, false, nil
	}
	return s.forgetting.WasErased(ctx, NewReference(letters, number))
}

// AllErased returns what is known of every erased case, by reference. Only an operator may ask.
func (s *Service) AllErased(ctx context.Context, a Actor) ([]Erased, error) {
	if err := s.mayForget("casework.AllErased", &a); err != nil {
		return nil, err
	}
	var out []Erased
	for e, err := range s.forgetting.Erased(ctx) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// erasedSoFar are the erased cases by reference.
func (s *Service) erasedSoFar(ctx context.Context) (map[Reference]Erased, error) {
	out := map[Reference]Erased{}
	if s.forgetting == nil {
		return out, nil
	}
	for e, err := range s.forgetting.Erased(ctx) {
		if err != nil {
			return nil, err
		}
		out[e.Reference] = e
	}
	return out, nil
}

// mayForget refuses what is about all cases to everybody but an operator.
func (s *Service) mayForget(op string, a *Actor) error {
	switch {
	case s.forgetting == nil:
		return E(Internal, op, "", errors.New("the store cannot forget"))
	case linkWithout(a).seat != seatOperator:
		return E(Refused, op, "Only an operator can ask about all cases at once.", nil)
	}
	return nil
}

// familys reports whether the deadline is a limit that the family can miss.
func familys(d *law.Deadline) bool {
	return d.Rule != nil && d.Rule.Sense == law.Limit && d.Rule.OwedBy == "parent-or-young-person"
}
