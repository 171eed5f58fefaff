package casework

import (
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// dealFacts are the types of fact that say what was agreed.
var dealFacts = []string{"agreement-made", "agreed-action-done", "authority-told-of-agreement"}

// view returns the case as the person may see it. Where that is less than all, Counted keeps what its
// deadlines are counted from.
func view(a *Actor, l link, c Case) Case {
	if l.may(ActSeeSupport) && l.before == nil {
		return c
	}
	out := c
	stands := standing(&c)
	out.Counted = c.Matter().Events
	out.Facts = make([]Fact, 0, len(c.Facts))
	hidden := make(map[string]bool)
	for i := range c.Facts {
		f, seen := l.shown(a, c.Facts[i])
		if l.before[c.Facts[i].ID] && !ofOwnConsent(a, &c.Facts[i].Event) {
			f, seen = l.shownOfBefore(c.Facts[i], stands)
		}
		if !seen || (f.Type == law.Retraction && hidden[f.Supersedes]) {
			hidden[c.Facts[i].ID] = true
			continue
		}
		out.Facts = append(out.Facts, f)
	}
	if out.OpenedBy != a.ID {
		out.OpenedBy = ""
	}
	return out
}

// shown returns the fact as the person may see it, and whether they may see it at all. Who else supports
// the family is hidden, and so is who recorded what, which would tell it.
func (l link) shown(a *Actor, f Fact) (Fact, bool) {
	own := f.RecordedBy == a.ID
	if l.may(ActSeeSupport) {
		return f, true
	}
	if !l.covers(f.Type) || aboutOthers(a, &f.Event) {
		return Fact{}, false
	}
	if !own {
		f.RecordedBy, f.Source = "", ""
	}
	if !own && !l.particulars(f.Type) {
		f.Attrs, f.Items = nil, nil
	}
	return f, true
}

// shownOfBefore returns a fact of before the case came to the person's provider, as they may see it: what
// stood at last, as far as the consent covers it. Who did what is nobody's any more. Who supported the family,
// and what was never confirmed, comes over with a consent to everything only; who mediated never does.
func (l link) shownOfBefore(f Fact, stands map[string]bool) (Fact, bool) {
	support := f.Type == factAssigned || f.Type == factConsentGiven || f.Type == factConsentWithdrawn
	switch {
	case !stands[f.ID], allocates(&f.Event), f.Type == factConflict, f.Type == factHandedOver, f.Type == law.Retraction,
		(support || f.Reported) && l.scope != scopeAll,
		slices.Contains(dealFacts, f.Type) && l.scope&scopeDeals == 0:
		return Fact{}, false
	case l.scope&scopeFacts == 0 && !slices.Contains(dealFacts, f.Type):
		f.Attrs, f.Items = nil, nil
	}
	f.RecordedBy, f.Source, f.Supersedes = "", "", ""
	return f, true
}

// standing returns the ids of the facts that stand.
func standing(c *Case) map[string]bool {
	out := make(map[string]bool, len(c.Facts))
	for _, f := range c.Live() {
		out[f.ID] = true
	}
	return out
}

// ofOwnConsent reports whether the event is a consent to the person's own organisation, or its end.
func ofOwnConsent(a *Actor, e *law.Event) bool {
	return (e.Type == factConsentGiven || e.Type == factConsentWithdrawn) && e.Attrs.Get("to") == string(a.Organisation)
}

// covers reports whether the scope lets the person see, at least, that such a fact happened.
func (l link) covers(typ string) bool {
	if slices.Contains(dealFacts, typ) {
		return l.may(ActSeeAgreement)
	}
	return l.may(ActSee)
}

// particulars reports whether the scope covers more of such a fact than its days.
func (l link) particulars(typ string) bool {
	switch {
	case l.may(ActSeeSupport):
		return true
	case slices.Contains(dealFacts, typ):
		return l.may(ActSeeAgreement)
	case typ == factAssigned, typ == factConsentGiven, typ == factConsentWithdrawn:
		return true // only one's own are left
	}
	return l.scope&scopeFacts != 0
}

// TellsSupport reports whether the event tells that somebody supports the family, or who. It is never shown
// where others read along.
func TellsSupport(e *law.Event) bool {
	switch e.Type {
	case factAssigned:
		return !mediating(e.Attrs.Get("role"))
	case factConsentGiven, factConsentWithdrawn:
		return true
	}
	return false
}

// aboutOthers reports whether the event tells who else supports the family.
func aboutOthers(a *Actor, e *law.Event) bool {
	switch e.Type {
	case factAssigned:
		role := e.Attrs.Get("role")
		return role != roleMediator && role != roleMediationAdviser && e.Attrs.Get("person") != string(a.ID)
	case factConsentGiven, factConsentWithdrawn:
		return e.Attrs.Get("to") != string(a.Organisation)
	}
	return false
}

// withhold takes out of a result what follows from facts that the person is not shown.
func withhold(c *Case, r law.Result) law.Result {
	if c.Counted == nil {
		return r
	}
	hidden := unseen(c)
	r.Deadlines = slices.DeleteFunc(r.Deadlines, func(d law.Deadline) bool { return hidden[d.Of] })
	r.Missing = slices.DeleteFunc(r.Missing, func(g law.Gap) bool { return hidden[g.Of] })
	return r
}
