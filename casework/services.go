package casework

import (
	"context"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// A consent names whom the family trusts with its case by an id. An id that nobody has opens the case to nobody; a
// withdrawal with one would shut nobody out, and whoever recorded it would think it done. So where services are known
// an id has to be one of theirs; where none are, as before the people file was read, it stands as it is.

// supporters are the kinds of organisation that a family can consent to.
var supporters = []OrganisationKind{MediationProvider, Sendiass, ParentCarerForum}

// checkServices says which consents name no service or forum. One that was there before is not asked about again.
func (s *Service) checkServices(ctx context.Context, op string, v *visit, facts []Fact) error {
	var faults []string
	for i := range facts {
		f := &facts[i]
		to := serviceOf(f)
		if old, ok := v.Case.Fact(f.Supersedes); to == "" || ok && serviceOf(&old) == to {
			continue
		}
		known, err := s.isService(ctx, OrganisationID(to))
		if err != nil {
			return err
		}
		if !known {
			faults = append(faults, placed(facts, i, law.Fault{Field: "to", Text: unknownService(to)}))
		}
	}
	return invalid(op, faults)
}

// serviceOf is whom a consent or its withdrawal names; empty where the fact is none, or names nobody.
func serviceOf(f *Fact) string {
	if f.Type != factConsentGiven && f.Type != factConsentWithdrawn {
		return ""
	}
	return f.Attrs.Get("to")
}

func unknownService(to string) string {
	return fmt.Sprintf("%q is no service or forum here: give its id as the people file has it, for example tees-forum, or have the operator add it first", law.Clip(to))
}

// isService reports whether a family can consent to the organisation: it is a service or forum, or none is known.
func (s *Service) isService(ctx context.Context, id OrganisationID) (bool, error) {
	if s.people == nil {
		return true, nil
	}
	org, err := s.people.Organisation(ctx, id)
	switch {
	case err == nil:
		return slices.Contains(supporters, org.Kind), nil
	case KindOf(err) != NotFound:
		return false, err
	}
	for p, err := range s.people.People(ctx) {
		if err != nil || slices.Contains(supporters, p.Kind) {
			return false, err
		}
	}
	return true, nil
}

// strangers finds the ids that withdrawals in what arrives name and no service has. One to which the same case has a
// consent is left out: it may be of a service that is still to come.
func (s *Service) strangers(ctx context.Context, in []Arrival, there map[Reference]*Case) (map[string]bool, error) {
	out := map[string]bool{}
	for i := range in {
		for j := range in[i].Facts {
			f := &in[i].Facts[j]
			to := serviceOf(f)
			if _, asked := out[to]; asked || to == "" || f.Type != factConsentWithdrawn || consents(&in[i], there[in[i].Reference], to) {
				continue
			}
			known, err := s.isService(ctx, OrganisationID(to))
			if err != nil {
				return nil, err
			}
			out[to] = !known
		}
	}
	return out, nil
}

// consents reports whether the case, in the file or in the store, has a consent to the service.
func consents(in *Arrival, there *Case, to string) bool {
	given := func(f Fact) bool { return f.Type == factConsentGiven && f.Attrs.Get("to") == to }
	return slices.ContainsFunc(in.Facts, given) || there != nil && slices.ContainsFunc(there.Facts, given)
}
