package casework

import "slices"

// The roles that somebody can have on a case.
const (
	roleMediator         = "mediator"
	roleMediationAdviser = "mediation-adviser"
	roleSendiasAdviser   = "sendias-adviser"
	roleSupporter        = "supporter"
)

// holds says which roles on a case the people of which organisations can have. An assignment to any other
// gives nothing.
var holds = map[OrganisationKind][]string{
	MediationProvider: {roleMediator, roleMediationAdviser},
	Sendiass:          {roleMediationAdviser, roleSendiasAdviser, roleSupporter},
	ParentCarerForum:  {roleSupporter},
}

// link is how one person stands to one case: a seat and, where it matters, the consent's scope.
type link struct {
	seat  seat
	scope scope
	// before are the ids of the facts of before the case came to the person's provider by hand-over, which
	// are shown as far as scope covers them; nil: the provider has had the case from the beginning.
	before     map[string]bool
	restricted bool // the case may be kept and not worked on, but by who answers for it
	manages    bool // a manager who works on the case too, and may do what managers may
}

// confirms reports whether what the person records is known, and not only reported.
func (l link) confirms() bool { return l.may(ActConfirm) }

// linkOf works out where the person sits.
func linkOf(a *Actor, c *Case) link {
	l := seatOf(a, c)
	manages := a.Is(Manager) && mediates(a) && c.ManagedBy == a.ID && a.ID != ""
	l.manages = manages && l.seat == seatOnCase
	l.restricted = l.seat != seatOperator && !manages && !c.RestrictedSince().IsZero()
	return l
}

func seatOf(a *Actor, c *Case) link {
	if l, fixed := fixedLink(a); fixed {
		return l
	}
	handed, moved := c.handedOver()
	opened := c.unallocated() && !moved && c.OpenedBy == a.ID && a.ID != ""
	roles := rolesOn(a, c)
	switch {
	case slices.Contains(roles, roleMediator), slices.Contains(roles, roleMediationAdviser), opened && mediates(a):
		return providerLink(a, c, seatOnCase, handed, moved)
	case a.Is(Manager) && mediates(a) && c.ManagedBy == a.ID && a.ID != "":
		return providerLink(a, c, seatManager, handed, moved)
	case len(roles) > 0 || opened:
		return supportLink(a, c, opened)
	case a.Is(Manager) && c.KeptBy == a.ID && a.ID != "":
		from, came := c.keptFrom()
		return providerLink(a, c, seatBefore, from, came)
	case a.Is(Manager) && c.BrokenBy == a.ID && a.ID != "":
		return link{seat: seatGlass, scope: scopeAll}
	}
	return link{seat: seatNobody}
}

// providerLink gives a seat of a provider. One that the case came to by hand-over sees of what came before
// what the family's consent to it covers, and the days in any case: it has to keep them.
func providerLink(a *Actor, c *Case, s seat, h handOver, moved bool) link {
	if !moved {
		return link{seat: s}
	}
	given, _ := consentTo(a, c)
	return link{seat: s, scope: given | scopeDates, before: h.before(c)}
}

// linkWithout works out what the person is where no case is concerned.
func linkWithout(a *Actor) link {
	l, fixed := fixedLink(a)
	switch {
	case fixed:
		return l
	case a.Is(Manager) && mediates(a):
		return link{seat: seatManager}
	case mediates(a):
		return link{seat: seatOnCase}
	case a.Kind == Sendiass && a.Is(Adviser):
		return link{seat: seatSendiass, scope: scopeAll}
	case a.Kind == ParentCarerForum && a.Is(ForumVolunteer):
		return link{seat: seatForum, scope: scopeAll}
	}
	return link{seat: seatNobody}
}

// linkOfOpener works out where the person sits in a case that they are about to open. Whom they assign to
// it does not matter.
func linkOfOpener(a *Actor, c *Case) link {
	if l, fixed := fixedLink(a); fixed {
		return l
	}
	if mediates(a) {
		return link{seat: seatOnCase}
	}
	fresh := *c
	fresh.OpenedBy = a.ID
	fresh.Facts = slices.Clone(c.Facts)
	for i := range fresh.Facts {
		fresh.Facts[i].RecordedBy, fresh.Facts[i].RecordedAt = a.ID, fresh.OpenedAt
	}
	return supportLink(a, &fresh, true)
}

// fixedLink gives the seats that do not depend on the case.
func fixedLink(a *Actor) (link, bool) {
	switch {
	case a.Disabled:
		return link{seat: seatNobody}, true
	case a.Kind == LocalAuthority || a.Is(Commissioner):
		return link{seat: seatArea}, true
	case a.Is(Operator):
		return link{seat: seatOperator}, true
	}
	return link{}, false
}

// supportLink gives the seat of somebody who supports the family. A service that takes a family's case in
// may see its own intake; a volunteer needs the consent first.
func supportLink(a *Actor, c *Case, opened bool) link {
	given, asked := consentTo(a, c)
	switch a.Kind {
	case Sendiass:
		if opened && !asked {
			given = scopes["facts"]
		}
		return link{seat: seatSendiass, scope: given}
	case ParentCarerForum:
		return link{seat: seatForum, scope: given}
	}
	return link{seat: seatNobody}
}

// mediates reports whether the person works for a provider: what they open is theirs to work on.
func mediates(a *Actor) bool {
	switch a.Kind {
	case MediationProvider:
		return a.Is(Mediator) || a.Is(MediationAdviser) || a.Is(Manager)
	case Sendiass:
		return a.Is(MediationAdviser)
	}
	return false
}

// rolesOn returns the roles that the person has on the case and can have.
func rolesOn(a *Actor, c *Case) []string {
	var out []string
	handed, moved := c.handedOver()
	var before map[string]bool
	if moved {
		before = handed.before(c)
	}
	for _, f := range c.liveOf(factAssigned) {
		role := f.Attrs.Get("role")
		if f.Assigned() != a.ID || a.ID == "" || !counts(&f, a, c) || !slices.Contains(holds[a.Kind], role) {
			continue
		}
		if moved && allocates(&f.Event) && (before[f.ID] || a.Kind == MediationProvider && handed.to != a.Organisation) {
			continue // of the provider that had the case, or of one that never got it
		}
		out = append(out, role)
	}
	return out
}

// consentTo returns what the family's consent to the person's organisation covers now, and whether any
// consent to it was ever given or withdrawn. A withdrawal counts as soon as somebody reports it.
func consentTo(a *Actor, c *Case) (given scope, asked bool) {
	for _, f := range byDay(c.liveOf(factConsentGiven, factConsentWithdrawn)) {
		to := f.Attrs.Get("to")
		switch {
		case f.Type == factConsentGiven && to != "" && to == string(a.Organisation) && counts(&f, a, c):
			for _, name := range f.Attrs.All("scope") {
				given |= scopes[name]
			}
			asked = true
		case f.Type == factConsentWithdrawn && (to == "" || to == string(a.Organisation)):
			given, asked = 0, true
		}
	}
	return given, asked
}

// counts reports whether an assignment or a consent gives rights: it is confirmed, or the person took the
// case in and reported it then. Nobody widens their own rights by a report afterwards.
func counts(f *Fact, a *Actor, c *Case) bool {
	return !f.Reported || (f.RecordedBy == a.ID && c.OpenedBy == a.ID && f.RecordedAt.Equal(c.OpenedAt))
}
