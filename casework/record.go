package casework

import (
	"context"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// Record adds facts to a case, or corrects them (with Supersedes), and returns the case as the person may
// see it. What somebody records who is not on the case is reported, whatever they say of it.
//
// The errors: NotFound (no such case, or none for this person), Invalid (the sentence names fact, field and
// remedy), Refused, Conflict (the case changed since BasedOn; the sentence says what). A recording with a
// Source that came before adds nothing and is answered like the first time. A negative BasedOn takes the
// case as it stands.
func (s *Service) Record(ctx context.Context, a Actor, in Recording) (Case, error) {
	const op = "casework.Record"
	v, err := s.change(ctx, move{op: op, act: ActRecord, actor: a, id: in.Case, basedOn: in.BasedOn, env: in.Envelope,
		facts: func(v *visit) ([]Fact, error) {
			facts, err := s.draft(op, v, in.Facts, in.Envelope)
			if err == nil {
				err = s.checkMove(ctx, op, v, facts, in.Override)
			}
			return facts, err
		}})
	if err != nil {
		return Case{}, err
	}
	return v.view(), nil
}

// checkMove says whether those to whom the facts give the case, or a part in it, are there and can have it.
func (s *Service) checkMove(ctx context.Context, op string, v *visit, facts []Fact, override string) error {
	if err := s.checkServices(ctx, op, v, facts); err != nil {
		return err
	}
	if err := s.checkHandOver(ctx, op, v, facts); err != nil {
		return err
	}
	return s.checkAllocation(ctx, op, v, facts, override)
}

// draft makes facts of what the visitor recorded, after checking everything about them.
func (s *Service) draft(op string, v *visit, events []law.Event, env Envelope) ([]Fact, error) {
	if len(events) == 0 {
		return nil, E(Invalid, op, "There is nothing to record: give at least one fact.", nil)
	}
	events = slices.Clone(events)
	for i := range events {
		events[i].Reported = events[i].Reported || !v.link.confirms()
	}
	facts := stamp(events, v.actor.ID, env)
	if err := s.checkFacts(op, &v.Case, facts, env.At); err != nil {
		return nil, err
	}
	for i := range facts {
		if act, ok := v.mayRecord(&facts[i]); !ok {
			return nil, refusal(op, act)
		}
	}
	return facts, nil
}

// mayRecord reports whether the visitor may record this fact and, where not, what they would have to be
// allowed.
func (v *visit) mayRecord(f *Fact) (Action, bool) {
	if act := v.needs(f); act != "" && !v.link.may(act) {
		return act, false
	}
	if act := factActs[f.Type]; act != "" && !f.Reported && (f.Type != factAssigned || allocates(&f.Event)) {
		return act, v.link.may(act)
	}
	if v.link.may(ActCorrect) {
		return "", true
	}
	if old, ok := v.Case.Fact(f.Supersedes); ok && old.RecordedBy != v.actor.ID {
		return ActCorrect, false
	}
	switch {
	case slices.Contains(dealFacts, f.Type):
		return ActSeeAgreement, v.link.may(ActSeeAgreement)
	case aboutOthers(&v.actor, &f.Event):
		return ActRecord, false
	case !v.link.particulars(f.Type):
		return ActRecord, len(f.Attrs) == 0 && len(f.Items) == 0
	}
	return "", true
}

// factActs are what it takes to record facts of those types so that they hold: not as a report.
var factActs = map[string]Action{
	factAssigned: ActAllocate, factHandedOver: ActHandOver, factCaseClosed: ActClose, factCaseReopened: ActClose,
}
