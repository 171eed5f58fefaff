package casework

import (
	"context"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// Together changes several cases in one transaction: all of it is saved or nothing.
type Together struct {
	Parts []Part
	Envelope
	// ComposeAll writes what is to be said, given the cases as they will stand, in the order of Parts. It
	// takes the place of Envelope.Compose.
	ComposeAll func(all []Case) ([]post.Letter, error)
}

// Part is what is done to one case: facts are added, or the actor's own last change is taken back.
type Part struct {
	Case     CaseID
	BasedOn  Version
	Facts    []law.Event
	TakeBack bool
}

// RecordTogether adds facts to several cases, each as Record would, or takes the actor's own last change of
// one back as Undo would. It is how what was recorded in the wrong case gets to the right one. The errors are
// those of Record and Undo; with any nothing is saved. One with a Source that came before changes nothing.
func (s *Service) RecordTogether(ctx context.Context, a Actor, in Together) ([]Case, error) {
	const op = "casework.RecordTogether"
	if err := in.check(op); err != nil {
		return nil, err
	}
	for range tries {
		done, err := s.together(ctx, op, a, &in)
		if KindOf(err) == Conflict && err != nil && !in.based() {
			continue // somebody was quicker: look again
		}
		if err != nil {
			return nil, err
		}
		return done, nil
	}
	return nil, E(Conflict, op, "These cases are being changed by several people at once. Nothing was saved; try again in a moment.", nil)
}

// based reports whether the change is based on what the person saw: a conflict with that no second look heals.
func (in *Together) based() bool {
	return slices.ContainsFunc(in.Parts, func(p Part) bool { return p.BasedOn >= 0 })
}

// together is one attempt.
func (s *Service) together(ctx context.Context, op string, a Actor, in *Together) ([]Case, error) {
	var visits []visit
	var changes []Change
	before := 0
	for i := range in.Parts {
		env := in.Envelope
		env.Source = fmt.Sprintf("%s/%d", in.Source, i+1)
		v, facts, err := s.part(ctx, op, a, &in.Parts[i], env)
		if err != nil {
			return nil, err
		}
		if cameBefore(&v.Case, env.Source) {
			before++
		} else {
			act := ActRecord
			if in.Parts[i].TakeBack {
				act = ActUndo
			}
			changes = append(changes, Change{
				Case: v.Case.ID, BasedOn: v.Case.Version, Facts: facts,
				Audit: audited(AuditEntry{At: in.At, Person: a.ID, Action: act, Case: v.Case.ID, Detail: trail(facts)}, v.more),
			})
			v.Case.Facts = slices.Concat(v.Case.Facts, facts)
			v.Case.Version++
		}
		visits = append(visits, v)
	}
	out := make([]Case, len(visits))
	for i := range visits {
		out[i] = visits[i].view()
	}
	if before == len(visits) {
		return out, nil
	}
	if before > 0 {
		return nil, FactExists(op, in.Parts[0].Case)
	}
	if in.ComposeAll != nil {
		letters, err := in.ComposeAll(out)
		if err != nil {
			return nil, fmt.Errorf("%s: compose: %w", op, err)
		}
		changes[0].Letters = letters
	}
	changes[0].Done = in.Done
	_, err := s.cases.CommitAll(ctx, changes)
	return out, err
}

// part enters one case and makes the facts that are added to it.
func (s *Service) part(ctx context.Context, op string, a Actor, p *Part, env Envelope) (visit, []Fact, error) {
	act := ActRecord
	if p.TakeBack {
		act = ActUndo
	}
	v, err := s.enter(ctx, op, act, a, p.Case, s.directory())
	if err != nil || cameBefore(&v.Case, env.Source) {
		return v, nil, err
	}
	if !v.link.may(act) {
		return v, nil, s.noteRefused(ctx, &a, act, p.Case, "", v.refusal(op, act))
	}
	if p.BasedOn >= 0 && p.BasedOn != v.Case.Version {
		return v, nil, s.changedMeanwhile(op, &v, p.BasedOn)
	}
	var facts []Fact
	if p.TakeBack {
		facts, err = s.takeBackLast(op, &v, env)
	} else {
		facts, err = s.draft(op, &v, p.Facts, env)
		if err == nil {
			err = s.checkMove(ctx, op, &v, facts, "")
		}
	}
	if err != nil && KindOf(err) == Refused {
		return v, nil, s.noteRefused(ctx, &a, act, p.Case, "", err)
	}
	return v, facts, err
}
