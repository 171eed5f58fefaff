package casework

import (
	"context"
	"fmt"

	"github.com/redress-send/redress/casework/law"
)

// Confirm turns reported facts into confirmed ones: each is recorded once more, by the person who confirms
// it, in the place of the report. The report stays in the history. The errors are those of Record.
func (s *Service) Confirm(ctx context.Context, a Actor, in Confirming) (Case, error) {
	const op = "casework.Confirm"
	v, err := s.change(ctx, move{op: op, act: ActConfirm, actor: a, id: in.Case, basedOn: in.BasedOn, env: in.Envelope,
		facts: func(v *visit) ([]Fact, error) {
			events, err := confirmed(op, &v.Case, in.Facts)
			if err != nil {
				return nil, err
			}
			facts := stamp(events, v.actor.ID, in.Envelope)
			return facts, s.checkMove(ctx, op, v, facts, "")
		}})
	if err != nil {
		return Case{}, err
	}
	return v.view(), nil
}

// confirmed says the reported facts of those ids once more, as confirmed.
func confirmed(op string, c *Case, ids []string) ([]law.Event, error) {
	if len(ids) == 0 {
		return nil, E(Invalid, op, "Say which reported fact is to be confirmed.", nil)
	}
	live := Case{Facts: c.Live()}
	out := make([]law.Event, 0, len(ids))
	for _, id := range ids {
		f, ok := live.Fact(id)
		switch {
		case !ok:
			return nil, E(Invalid, op, fmt.Sprintf("%s has no fact %q that still stands. Look at the case again: it was confirmed, corrected or taken back.", c.Reference, id), nil)
		case !f.Reported:
			return nil, E(Invalid, op, fmt.Sprintf("The fact %q of %s is confirmed already.", id, c.Reference), nil)
		}
		e := f.Event
		e.ID, e.Supersedes, e.Reported = "", id, false
		out = append(out, e)
	}
	return out, nil
}
