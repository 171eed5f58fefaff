package casework

import (
	"context"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// Undo takes back the person's own last change of the case that is not taken back yet, all facts of it, and
// returns the case and what was taken back. What the change had corrected stands again.
//
// It is refused where somebody else has built on the change since: corrected or confirmed one of its facts,
// or recorded something that belongs to one. The other errors are those of Record.
func (s *Service) Undo(ctx context.Context, a Actor, in Undoing) (Case, []Fact, error) {
	const op = "casework.Undo"
	v, err := s.change(ctx, move{op: op, act: ActUndo, actor: a, id: in.Case, basedOn: in.BasedOn, env: in.Envelope,
		facts: func(v *visit) ([]Fact, error) { return s.takeBackLast(op, v, in.Envelope) }})
	if err != nil {
		return Case{}, nil, err
	}
	return v.view(), v.tookBack(in.Source), nil
}

// CanUndo says why an Undo by the person of the case, as they see it, would be refused; nil: it would not.
func (s *Service) CanUndo(a Actor, c *Case) error {
	const op = "casework.CanUndo"
	v := &visit{Case: *c, actor: a}
	last := v.lastChange()
	if len(last) == 0 {
		return E(Refused, op, fmt.Sprintf("There is nothing of yours to take back in %s.", c.Reference), nil)
	}
	return s.builtOn(op, v, last)
}

// takeBackLast makes the facts that take the visitor's own last change back.
func (s *Service) takeBackLast(op string, v *visit, env Envelope) ([]Fact, error) {
	last := v.lastChange()
	if len(last) == 0 {
		return nil, E(Refused, op, fmt.Sprintf("There is nothing of yours to take back in %s.", v.Case.Reference), nil)
	}
	if err := s.builtOn(op, v, last); err != nil {
		return nil, err
	}
	return stamp(retractions(last, env), v.actor.ID, env), nil
}

// lastChange returns the facts of the visitor's own last change, as far as they are not taken back. An undo
// is not itself a change.
func (v *visit) lastChange() []Fact {
	all := acts(v.Case.Facts)
	for _, act := range slices.Backward(all) {
		var open []Fact
		for _, f := range act {
			if f.RecordedBy == v.actor.ID && f.Type != law.Retraction && !v.Case.takenBack(f.ID, 0) {
				open = append(open, f)
			}
		}
		if len(open) > 0 {
			return open
		}
	}
	return nil
}

// builtOn refuses to take back what somebody else's facts stand on.
func (s *Service) builtOn(op string, v *visit, last []Fact) error {
	for _, f := range v.Case.Facts {
		if f.RecordedBy == v.actor.ID || f.Type == law.Retraction || v.Case.takenBack(f.ID, 0) {
			continue
		}
		for i := range last {
			if f.Supersedes != last[i].ID && f.Of != last[i].ID {
				continue
			}
			later := "somebody else has recorded a fact that belongs to it"
			if f.Supersedes == last[i].ID {
				later = "somebody else has corrected or confirmed it since"
			}
			return E(Refused, op, fmt.Sprintf("%q cannot be taken back: %s. Correct it instead.", s.says(&last[i].Event), later), nil)
		}
	}
	return nil
}

// retractions takes each of the facts back.
func retractions(facts []Fact, env Envelope) []law.Event {
	out := make([]law.Event, len(facts))
	for i := range facts {
		out[i] = law.Event{Type: law.Retraction, On: Today(env.At), Supersedes: facts[i].ID}
	}
	return out
}

// tookBack returns what the undo of that source took back.
func (v *visit) tookBack(source string) []Fact {
	var out []Fact
	for _, r := range v.Case.Facts {
		if r.Type != law.Retraction || actOf(r.Source) != source {
			continue
		}
		if f, ok := v.Case.Fact(r.Supersedes); ok {
			out = append(out, f)
		}
	}
	return out
}
