package casework

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/redress-send/redress/casework/law"
)

// A case is handed over from one provider to another by a fact, "provider-handed-over", with the family's
// consent to the new one. From the moment at which that is recorded, and not from the day that it names, the
// people of the old provider are nobody to the case, and those of the new one get it as if it began then:
// what was recorded before they see as far as the consent covers it, without who did what, who supported the
// family, and what was never confirmed. The old provider's managers keep the case as it stood, to read.

// handOver is one hand-over of a case.
type handOver struct {
	at int            // how many facts had been recorded before it, and one more
	on time.Time      // when it was recorded
	to OrganisationID // the provider that has had the case since
}

// handOvers returns the confirmed hand-overs that stand, oldest first. A corrected one stays where it was
// recorded first.
func (c *Case) handOvers() []handOver {
	var out []handOver
	for _, f := range c.liveOf(factHandedOver) {
		if f.Reported || f.Attrs.Get("to") == "" {
			continue
		}
		first := c.first(f.ID)
		at := slices.IndexFunc(c.Facts, func(g Fact) bool { return g.ID == first })
		out = append(out, handOver{at: at + 1, on: c.Facts[at].RecordedAt, to: OrganisationID(f.Attrs.Get("to"))})
	}
	slices.SortStableFunc(out, func(a, b handOver) int { return a.at - b.at })
	return out
}

// handedOver returns the last hand-over, and whether there was one.
func (c *Case) handedOver() (handOver, bool) {
	all := c.handOvers()
	if len(all) == 0 {
		return handOver{}, false
	}
	return all[len(all)-1], true
}

// before returns the ids of the facts that were recorded before the hand-over.
func (h *handOver) before(c *Case) map[string]bool {
	out := make(map[string]bool, h.at)
	for i := range c.Facts[:h.at-1] {
		out[c.Facts[i].ID] = true
	}
	return out
}

// upTo returns the case as it stood when the hand-over had been recorded.
func (c *Case) upTo(h handOver) Case {
	out := *c
	out.Facts = slices.Clone(c.Facts[:h.at])
	out.Version = max(1, c.Version-Version(len(acts(c.Facts[h.at:]))))
	return out
}

// keptFrom returns how the case had come to the provider that then handed it over, last of all: by an earlier
// hand-over, or not by any.
func (c *Case) keptFrom() (handOver, bool) {
	all := c.handOvers()
	const two = 2 // theirs, and the one before
	if len(all) < two {
		return handOver{}, false
	}
	return all[len(all)-two], true
}

// allocates reports whether the event gives the case to a mediator or a mediation adviser.
func allocates(e *law.Event) bool {
	role := e.Attrs.Get("role")
	return e.Type == factAssigned && (role == roleMediator || role == roleMediationAdviser)
}

// checkHandOver says why the case cannot be handed over by the facts: not without the family's consent to the
// new provider, and not so that a date would be lost because nobody is left who may see what it follows from.
func (s *Service) checkHandOver(ctx context.Context, op string, v *visit, facts []Fact) error {
	with := v.Case
	with.Facts = slices.Concat(v.Case.Facts, facts)
	for i := range facts {
		f := &facts[i]
		if f.Type != factHandedOver || f.Reported {
			continue
		}
		to := f.Attrs.Get("to")
		if old, ok := v.Case.Fact(f.Supersedes); ok && old.Type == f.Type && old.Attrs.Get("to") == to && !old.Reported {
			continue // only its day is put right
		}
		org, err := s.receiver(ctx, op, to)
		if err != nil {
			return err
		}
		there := Actor{Person: Person{Organisation: org}}
		has, err := s.directory().has(ctx, &there, &v.Case)
		if err != nil {
			return err
		}
		if has {
			return E(Invalid, op, fmt.Sprintf("%s is with %s already. Nothing was saved.", v.Case.Reference, org), nil)
		}
		if err := covers(op, &with, org); err != nil {
			return err
		}
	}
	return nil
}

// receiver returns the provider that is to get a case.
func (s *Service) receiver(ctx context.Context, op, to string) (OrganisationID, error) {
	if to == "" {
		return "", E(Invalid, op, "provider-handed-over, to: say to which provider, as the people file has it. Nothing was saved.", nil)
	}
	if s.people == nil {
		return OrganisationID(to), nil
	}
	org, err := s.people.Organisation(ctx, OrganisationID(to))
	switch {
	case err != nil && KindOf(err) != NotFound:
		return "", err
	case err != nil || (org.Kind != MediationProvider && org.Kind != Sendiass):
		return "", E(Invalid, op, fmt.Sprintf("provider-handed-over, to: %q is no provider here. The operator can add it, with its people. Nothing was saved.",
			law.Clip(to)), nil)
	}
	return org.ID, nil
}

// covers says why the family's consent does not carry the case over.
func covers(op string, c *Case, to OrganisationID) error {
	given, _ := consentTo(&Actor{Person: Person{Organisation: to}}, c)
	unconfirmed := 0
	for _, f := range c.Live() {
		switch {
		case slices.Contains(dealFacts, f.Type) && given != 0 && given&scopeDeals == 0:
			return E(Invalid, op, fmt.Sprintf("%s has an agreement, and the family's consent to %s does not cover it: nobody would be told of its dates. "+
				"Ask the family for a consent that covers the agreement. Nothing was saved.", c.Reference, to), nil)
		case f.Reported && f.Type != factAssigned && f.Type != factConsentGiven:
			unconfirmed++
		}
	}
	switch {
	case given == 0:
		return E(Invalid, op, fmt.Sprintf("%s can be handed over with the family's consent only: record it first, to %s, with its scope. Nothing was saved.",
			c.Reference, to), nil)
	case unconfirmed > 0 && given != scopeAll:
		return E(Invalid, op, fmt.Sprintf("%s has %d reported facts that nobody has confirmed, which %s would not see. Confirm or correct them first. Nothing was saved.",
			c.Reference, unconfirmed, to), nil)
	}
	return nil
}
