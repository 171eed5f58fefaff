package casework

import (
	"slices"

	"github.com/redress-send/redress/casework/civil"
)

// The types of fact that say whether a case may go, and who may work on it meanwhile.
const (
	factHoldSet     = "legal-hold-set"
	factHoldLifted  = "legal-hold-lifted"
	factRestricted  = "processing-restricted"
	factUnrestrict  = "restriction-lifted"
	factRightsAsked = "rights-request-received"
	factRightsTold  = "rights-request-answered"
	factRightsMore  = "rights-request-extended"
)

// kindErasure is the kind of rights request that asks for the case to go.
const kindErasure = "erasure"

// HeldSince returns the day since which a legal hold keeps the case from being erased; no day where none
// does. A hold that was only reported holds; one that was only reported as lifted holds too.
func (c *Case) HeldSince() civil.Date { return c.lasting(factHoldSet, factHoldLifted) }

// RestrictedSince returns the day since which the case may be kept and not worked on; no day where it may
// be.
func (c *Case) RestrictedSince() civil.Date { return c.lasting(factRestricted, factUnrestrict) }

// lasting returns the day since which what one fact began lasts; the other ends it. Of a beginning and an
// end on one day the one that was recorded later counts.
func (c *Case) lasting(begins, ends string) civil.Date {
	var since civil.Date
	for _, f := range byDay(c.liveOf(begins, ends)) {
		switch day, _ := f.Day(); {
		case f.Type == begins && since.IsZero():
			since = day
		case f.Type == ends && !f.Reported:
			since = civil.Date{}
		}
	}
	return since
}

// ClosedOn returns the day of the closure that stands: the last one, where the case was not reopened since.
func (c *Case) ClosedOn() (on civil.Date, closed bool) {
	for _, f := range byDay(c.liveOf(factCaseClosed, factCaseReopened)) {
		switch {
		case f.Reported:
		case f.Type == factCaseClosed:
			on, _ = f.Day()
			closed = true
		case f.Type == factCaseReopened:
			on, closed = civil.Date{}, false
		}
	}
	return on, closed
}

// OpenRequests returns the rights requests that nobody has answered, in the order in which they came in. An
// answer belongs to the request that it names, else to the latest earlier one.
func (c *Case) OpenRequests() []Fact {
	var open []Fact
	for _, f := range byDay(c.liveOf(factRightsAsked, factRightsTold)) {
		switch {
		case f.Type == factRightsAsked:
			open = append(open, f)
		case f.Type == factRightsTold && !f.Reported && len(open) > 0:
			at := slices.IndexFunc(open, func(o Fact) bool { return o.ID == f.Of || c.first(o.ID) == c.first(f.Of) })
			if f.Of == "" {
				at = len(open) - 1
			}
			if at >= 0 {
				open = slices.Delete(open, at, at+1)
			}
		}
	}
	return open
}

// otherRequest returns an unanswered rights request that is not for erasure: what it is about must not go
// before it is answered.
func (c *Case) otherRequest() (Fact, bool) {
	for _, f := range c.OpenRequests() {
		if f.Attrs.Get("kind") != kindErasure {
			return f, true
		}
	}
	return Fact{}, false
}
