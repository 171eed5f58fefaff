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
	if l.may(ActSeeSupport) {
		return c
	}
	out := c
	out.Counted = c.Matter().Events
	out.Facts = make([]Fact, 0, len(c.Facts))
	hidden := make(map[string]bool)
	for i := range c.Facts {
		f, seen := l.shown(a, c.Facts[i])
		if !seen || (f.Type == law.Retraction && hidden[f.Supersedes]) {
			hidden[f.ID] = true
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
	hidden := unseen(*c)
	r.Deadlines = slices.DeleteFunc(r.Deadlines, func(d law.Deadline) bool { return hidden[d.Of] })
	r.Missing = slices.DeleteFunc(r.Missing, func(g law.Gap) bool { return hidden[g.Of] })
	return r
}
