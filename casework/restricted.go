package casework

import (
	"fmt"
)

// privacyFacts says what the recording of a fact needs that decides about what is kept.
var privacyFacts = map[string]Action{
	factHoldSet: ActHold, factHoldLifted: ActHold, factRestricted: ActAnswerRights, factUnrestrict: ActAnswerRights,
	factRightsTold: ActAnswerRights, factRightsMore: ActAnswerRights,
}

// restrictedRefusal is the answer to such an act.
func restrictedRefusal(op string, c *Case) error {
	return E(Refused, op, fmt.Sprintf("The family has had the processing of %s restricted since %s: it is kept as it is and not worked on. Its own limits are still said. Ask the manager.",
		c.Reference, c.RestrictedSince().Short()), nil)
}

// KeptAsItIs is the refusal of an act to whoever could do it, were the processing of the case not restricted; nil for
// anybody else, and any other act. The case is as the person may see it.
func KeptAsItIs(a *Actor, act Action, c *Case) error {
	l := linkOf(a, c)
	if !l.restricted || leftIn(stateRestricted, act) != leftAnswering {
		return nil
	}
	if l.restricted = false; !l.may(act) {
		return nil
	}
	return restrictedRefusal("casework.KeptAsItIs", c)
}

// refusal is the answer to an act that the visitor may not do.
func (v *visit) refusal(op string, act Action) error {
	if v.link.restricted && leftIn(stateRestricted, act) == leftAnswering {
		return restrictedRefusal(op, &v.Case)
	}
	return refusal(op, act)
}

// needs says what recording the fact needs beside recording; a correction needs what the corrected fact did.
func (v *visit) needs(f *Fact) Action {
	old, _ := v.Case.Fact(f.Supersedes)
	for _, typ := range []string{f.Type, old.Type} {
		if act := privacyFacts[typ]; act != "" {
			return act
		}
	}
	return ""
}
