package casework

import (
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// The types of fact that say who works on a case and whether it is open.
const (
	factAssigned         = "assigned"
	factConsentGiven     = "consent-given"
	factConsentWithdrawn = "consent-withdrawn"
	factCaseClosed       = "case-closed"
	factCaseReopened     = "case-reopened"
	factHandedOver       = "provider-handed-over"
	factConflict         = "conflict-declared"
)

// Live returns the facts that stand, in the order in which they were recorded: without those that were
// corrected or taken back.
func (c *Case) Live() []Fact {
	if !slices.ContainsFunc(c.Facts, func(f Fact) bool { return f.Supersedes != "" || f.Type == law.Retraction }) {
		return slices.Clone(c.Facts) // as most often
	}
	events := make([]law.Event, len(c.Facts))
	for i := range c.Facts {
		events[i] = c.Facts[i].Event
	}
	stands := make(map[string]bool, len(events))
	for _, e := range law.Live(events) {
		stands[e.ID] = true
	}
	out := make([]Fact, 0, len(stands))
	for i := range c.Facts {
		if stands[c.Facts[i].ID] {
			out = append(out, c.Facts[i])
		}
	}
	return out
}

// liveOf returns those of the facts that stand that are of one of the types, in their order. What it costs
// depends on how many there are of them: most questions about a case are about a few of its facts.
func (c *Case) liveOf(types ...string) []Fact {
	wanted, changed := 0, false
	for i := range c.Facts {
		f := &c.Facts[i]
		changed = changed || f.Supersedes != "" || f.Type == law.Retraction
		if slices.Contains(types, f.Type) {
			wanted++
		}
	}
	if wanted == 0 {
		return nil
	}
	from := c.Facts
	if changed {
		from = c.Live()
	}
	out := make([]Fact, 0, wanted)
	for i := range from {
		if slices.Contains(types, from[i].Type) {
			out = append(out, from[i])
		}
	}
	return out
}

// Closed reports whether the case is closed: it has a confirmed closure and no later reopening.
func (c *Case) Closed() bool {
	closed := false
	for _, f := range byDay(c.liveOf(factCaseClosed, factCaseReopened)) {
		switch {
		case f.Reported:
		case f.Type == factCaseClosed:
			closed = true
		case f.Type == factCaseReopened:
			closed = false
		}
	}
	return closed
}

// AssignedAs returns who has the role on the case ("mediator", "mediation-adviser", "sendias-adviser",
// "supporter"), in the order in which they were assigned; with an empty role everybody, each once. An
// assignment that was only reported counts once it is confirmed, and one of a mediator or an adviser until
// the case is handed over to another provider.
func (c *Case) AssignedAs(role string) []PersonID {
	var out []PersonID
	var before map[string]bool
	if h, moved := c.handedOver(); moved {
		before = h.before(c)
	}
	for _, f := range c.liveOf(factAssigned) {
		if f.Reported || (role != "" && f.Attrs.Get("role") != role) {
			continue
		}
		if before[f.ID] && allocates(&f.Event) {
			continue
		}
		if p := f.Assigned(); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// Workers returns the people of the provider who have the case: the assigned mediators, else the assigned
// mediation advisers, else the person who opened it; nobody in a case that was handed over and that the new
// provider has not allocated.
func (c *Case) Workers() []PersonID {
	for _, role := range []string{roleMediator, roleMediationAdviser} {
		if people := c.AssignedAs(role); len(people) > 0 {
			return people
		}
	}
	if _, moved := c.handedOver(); moved || c.OpenedBy == "" {
		return nil
	}
	return []PersonID{c.OpenedBy}
}

// unallocated reports whether nobody is on the case as mediator or mediation adviser.
func (c *Case) unallocated() bool {
	return len(c.AssignedAs(roleMediator)) == 0 && len(c.AssignedAs(roleMediationAdviser)) == 0
}

// Fact returns the fact of that id.
func (c *Case) Fact(id string) (Fact, bool) {
	if id == "" {
		return Fact{}, false
	}
	for i := range c.Facts { // not by slices.IndexFunc, which copies each
		if c.Facts[i].ID == id {
			return c.Facts[i], true
		}
	}
	return Fact{}, false
}

// takenBack reports whether a retraction that stands takes the fact back.
func (c *Case) takenBack(id string, depth int) bool {
	return depth <= len(c.Facts) && slices.ContainsFunc(c.Facts, func(f Fact) bool {
		return f.Type == law.Retraction && f.Supersedes == id && !c.takenBack(f.ID, depth+1)
	})
}

// first returns the id of the fact that began the chain of corrections in which id stands. It stays the
// same however often a fact is corrected.
func (c *Case) first(id string) string {
	for range c.Facts {
		f, ok := c.Fact(id)
		if !ok || f.Supersedes == "" {
			return id
		}
		id = f.Supersedes
	}
	return id
}

// inCircle reports whether the fact, by way of what it supersedes, supersedes itself.
func (c *Case) inCircle(id string) bool {
	at := id
	for range c.Facts {
		f, ok := c.Fact(at)
		if !ok || f.Supersedes == "" {
			return false
		}
		if at = f.Supersedes; at == id {
			return true
		}
	}
	return false
}

// byDay orders facts by the day on which they happened; those of one day as they were recorded.
func byDay(facts []Fact) []Fact {
	slices.SortStableFunc(facts, func(a, b Fact) int {
		x, _ := a.Day()
		y, _ := b.Day()
		return x.Compare(y)
	})
	return facts
}
