package casework

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Whoever mediates, or advises on mediation, stands on no side. So before somebody gets a case it is looked
// whether they, or their service, are on it in another role, have declared a conflict of interest, or work
// for an authority. What roles somebody has for other families is no conflict: nobody here can know whether
// two cases are of one family, and an advice service may support one family and advise on mediation for
// another.

// OverrideReasons are the reasons for which somebody may get a case in spite of a conflict.
var OverrideReasons = []Reason{
	{"parties-agree", "the family and the authority were told of it and agree"},
	{"no-conflict", "it was looked into, and there is none"},
}

// errConflict is the cause of a refusal that can be overridden.
var errConflict = errors.New("a conflict of interest")

// IsConflict reports whether the error is a conflict of interest that a manager can override with a reason.
func IsConflict(err error) bool { return errors.Is(err, errConflict) }

// checkAllocation says why the people to whom the facts give the case cannot have it, and notes for the audit
// where a conflict was overridden.
func (s *Service) checkAllocation(ctx context.Context, op string, v *visit, facts []Fact, override string) error {
	if override != "" && !slices.ContainsFunc(OverrideReasons, func(r Reason) bool { return r.Name == override }) {
		return E(Invalid, op, fmt.Sprintf("%q is no reason to go ahead in spite of a conflict. Give one of: %s. Nothing was saved.",
			override, saidReasons(OverrideReasons)), nil)
	}
	c := v.Case
	c.Facts = nil // at an opening the facts are those of the case already
	for i := range v.Case.Facts {
		if f := v.Case.Facts[i]; !slices.ContainsFunc(facts, func(g Fact) bool { return g.ID == f.ID }) {
			c.Facts = append(c.Facts, f)
		}
	}
	for i := range facts {
		f := &facts[i]
		if f.Type == factAssigned && !f.Reported {
			a := allocation{service: s, d: s.directory(), op: op, v: v, c: &c, fact: f}
			if err := a.check(ctx, override); err != nil {
				return err
			}
		}
		c.Facts = append(c.Facts, *f)
	}
	return nil
}

// allocation is one person about to get a case, or to support the family in it.
type allocation struct {
	service *Service
	d       *directory
	op      string
	v       *visit
	c       *Case // as it will stand before the fact
	fact    *Fact
}

func (a *allocation) check(ctx context.Context, override string) error {
	p, err := a.d.find(ctx, a.fact.Assigned())
	if err != nil || p == nil {
		return err
	}
	if allocates(&a.fact.Event) {
		if why := cannotHold(p, a.fact.Attrs.Get("role")); why != "" {
			return E(Refused, a.op, why+" Nothing was saved.", nil)
		}
	}
	why, soft, err := a.conflict(ctx, p)
	switch {
	case err != nil || why == "":
		return err
	case !soft:
		return E(Refused, a.op, why+" Nothing was saved.", nil)
	case override == "":
		who := "a manager"
		if a.v.link.may(ActOverride) {
			who = "you"
		}
		return E(Refused, a.op, fmt.Sprintf("%s Nothing was saved. Choose somebody else; %s can go ahead with a reason: %s.",
			why, who, saidReasons(OverrideReasons)), errConflict)
	case !a.v.link.may(ActOverride):
		return refusal(a.op, ActOverride)
	}
	a.v.more = append(a.v.more, AuditEntry{Person: a.v.actor.ID, Action: ActOverride, Case: a.v.Case.ID, Detail: a.fact.ID + " " + override})
	return nil
}

// cannotHold says why the person can have no such role on any case.
func cannotHold(p *Actor, role string) string {
	switch {
	case p.Kind == LocalAuthority || p.Is(Commissioner):
		return fmt.Sprintf("%s works for a local authority. Whoever mediates or advises on mediation must be independent of it "+
			"(Children and Families Act 2014 s56(3)).", p.ID)
	case p.Disabled:
		return fmt.Sprintf("%s is disabled and would not see the case. Choose somebody else.", p.ID)
	case p.Kind != "" && !slices.Contains(holds[p.Kind], role):
		return fmt.Sprintf("%s is of a %s, whose people cannot be %s on a case. Choose somebody of a provider.", p.ID, p.Kind, role)
	}
	return ""
}

// conflict says which conflict of interest the person has, and whether it can be overridden. What whoever
// allocates may not see is not told.
func (a *allocation) conflict(ctx context.Context, p *Actor) (why string, soft bool, err error) {
	if !allocates(&a.fact.Event) {
		if slices.ContainsFunc(a.onCase(p.ID), mediating) {
			return fmt.Sprintf("%s mediates or advises on mediation in %s, and cannot support the family too.", p.ID, a.name()), true, nil
		}
		return "", false, nil
	}
	if why, soft, err = a.elsewhere(ctx, p); why != "" || err != nil {
		return why, soft, err
	}
	f, why, err := a.onTheSide(ctx, p)
	if err != nil {
		return "", false, err
	}
	if f == nil {
		if why, err = a.tookIn(ctx, p); why != "" && a.v.view().OpenedBy == "" {
			why = a.withoutGround(p)
		}
		return why, true, err
	}
	seen := a.v.view()
	if _, shown := seen.Fact(f.ID); !shown && a.known(f) {
		why = a.withoutGround(p)
	}
	return why, true, nil
}

// known reports whether the fact was there before the act.
func (a *allocation) known(f *Fact) bool {
	_, there := a.v.Case.Fact(f.ID)
	return there && a.v.Case.Version > 0
}

func (a *allocation) withoutGround(p *Actor) string {
	return fmt.Sprintf("%s has a conflict of interest in %s. Ask them, or the operator.", p.ID, a.name())
}

// tookIn finds that the person's service took the case in for the family.
func (a *allocation) tookIn(ctx context.Context, p *Actor) (string, error) {
	opener, err := a.d.find(ctx, a.c.OpenedBy)
	if err != nil || opener == nil || mediates(opener) || opener.Kind != Sendiass || opener.Organisation != p.Organisation {
		return "", err
	}
	return fmt.Sprintf("%s is of %s, which took the family's case in.", p.ID, p.Organisation), nil
}

// elsewhere finds that the case is with another provider: then it is handed over, with the family's consent.
// An advice service may advise on mediation in a provider's case.
func (a *allocation) elsewhere(ctx context.Context, p *Actor) (why string, soft bool, err error) {
	if p.Kind != MediationProvider {
		return "", false, nil
	}
	has, err := a.d.has(ctx, p, a.c)
	if err != nil || has || a.v.Case.Version == 0 {
		return "", false, err
	}
	if !a.provided(ctx) {
		if a.v.link.seat == seatManager && p.Organisation != a.v.actor.Organisation {
			why = fmt.Sprintf("%s is of another provider than you. Its own manager can accept %s.", p.ID, a.name())
		}
		return why, false, nil
	}
	why = fmt.Sprintf("%s is with another provider than %s's. Hand it over first, with the family's consent to %s.", a.name(), p.ID, p.Organisation)
	return why, a.v.link.seat == seatOperator, nil
}

// provided reports whether a mediation provider has the case.
func (a *allocation) provided(ctx context.Context) bool {
	if _, moved := a.c.handedOver(); moved {
		return true
	}
	for _, id := range a.c.Workers() {
		if p, err := a.d.find(ctx, id); err == nil && p != nil && p.Kind == MediationProvider {
			return true
		}
	}
	return false
}

// onTheSide finds the fact that puts the person on a side: a declared conflict, their own support of the
// family, or that of their service.
func (a *allocation) onTheSide(ctx context.Context, p *Actor) (*Fact, string, error) {
	for _, f := range a.c.Live() {
		role := f.Attrs.Get("role")
		switch {
		case f.Type == factConflict && a.declares(&f, p.ID):
			return &f, fmt.Sprintf("%s declared a conflict of interest in %s.", p.ID, a.name()), nil
		case f.Type == factAssigned && !mediating(role) && f.Assigned() == p.ID:
			return &f, fmt.Sprintf("%s is on %s as %s already, and so on the family's side.", p.ID, a.name(), strings.ReplaceAll(role, "-", " ")), nil
		case f.Type == factAssigned && !mediating(role) && p.Organisation != "":
			other, err := a.d.find(ctx, f.Assigned())
			if err != nil {
				return nil, "", err
			}
			if other != nil && other.Organisation == p.Organisation {
				return &f, fmt.Sprintf("%s is of %s, which supports the family in %s.", p.ID, p.Organisation, a.name()), nil
			}
		}
	}
	return nil, "", nil
}

// declares reports whether the declared conflict is the person's: they recorded it, or it names the role
// that they had then.
func (a *allocation) declares(f *Fact, p PersonID) bool {
	if f.RecordedBy == p {
		return true
	}
	for i := range a.c.Facts {
		switch g := &a.c.Facts[i]; {
		case g.ID == f.ID:
			return false
		case g.Assigned() == p && g.Attrs.Get("role") == f.Attrs.Get("role"):
			return true
		}
	}
	return false
}

// onCase returns the roles that the person is assigned to.
func (a *allocation) onCase(p PersonID) []string {
	var out []string
	for _, f := range a.c.Live() {
		if f.Assigned() == p && p != "" && !f.Reported {
			out = append(out, f.Attrs.Get("role"))
		}
	}
	return out
}

// name is how the sentences call the case.
func (a *allocation) name() string { return cmp.Or(string(a.c.Reference), "this case") }

func mediating(role string) bool { return role == roleMediator || role == roleMediationAdviser }
